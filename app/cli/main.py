"""Runs one word of the command line. Exit status: 0 done, 1 trouble or findings, 2 unreadable or wrong usage."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.i18n import _

WORDS = ("sample", "new", "import", "load", "show", "check", "export", "verify", "backups", "restore", "gallery")


def run(arguments: Sequence[str], gallery: Callable[[Path], int]) -> int:
    """Do what the arguments ask for; messages go to stderr, data to stdout.

    `gallery` draws the pictures: it needs Qt, which nothing here knows.
    """
    from app.cli.parser import build_parser

    options = build_parser().parse_args(arguments)
    try:
        return gallery(options.folder) if options.word == "gallery" else _handler(options.word)(options)
    except UserError as trouble:
        say(str(trouble))
        return 2 if options.word == "check" else 1
    except BrokenPipeError:
        # The reader of our output has gone, as `head` does; nothing more is wanted.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def say(message: str) -> None:
    """Tell the person something, on stderr."""
    sys.stderr.write(f"{message}\n")


def _handler(word: str) -> Callable[[Any], int]:
    """The function that does a word; its module, and what that needs, is loaded only now."""
    if word in ("sample", "new", "load"):
        from app.cli import making

        return {"sample": making.sample, "new": making.new, "load": making.load}[word]
    if word == "import":
        from app.cli import importing

        return importing.import_register
    if word == "show":
        from app.cli import showing

        return showing.show
    if word == "check":
        from app.cli import checking

        return checking.check
    if word in ("backups", "restore"):
        from app.cli import keeping

        return {"backups": keeping.backups, "restore": keeping.restore}[word]
    from app.cli import exporting

    return {"export": exporting.export, "verify": exporting.verify}[word]


def no_display(platform: str, environment: Any) -> bool:
    """Whether a window cannot be shown here."""
    wanted = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return platform == "linux" and not any(environment.get(name) for name in wanted)


def say_no_display(executable: str) -> None:
    """One line for a person without a display, with the way that works without one."""
    say(
        _("There is no display here; the command line works without one: {python} -m app --help").format(
            python=executable
        )
    )
