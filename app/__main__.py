"""Composes the program and starts it: a window, or one word of the command line."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from app.cli.main import WORDS, no_display, run, say, say_no_display
from app.exchange.worker import WORD


def main(arguments: Sequence[str] | None = None) -> int:
    """Start with the given arguments (those of the process if None); the answer is the exit status.

    `[FILE]` opens the window with a project, or with the sample plant; everything else is the command line.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == [WORD]:  # a bundle starts itself as the worker that parses a foreign file
        from app.exchange.worker.child import main as parse

        return parse()
    if len(given) > 1 or (given and (given[0] in WORDS or given[0].startswith("-"))):
        return run(given, gallery)
    if no_display(sys.platform, os.environ):
        say_no_display(os.path.relpath(sys.executable))
        return 2
    from app.ui.ahead import load_ahead

    load_ahead()
    from app.ui.run import open_window

    return open_window(Path(given[0]) if given else None)


def gallery(folder: Path) -> int:
    """Draw every page of the sample plant into `folder`; needs no display."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from app.ui.run import draw_gallery

    for picture in draw_gallery(folder):
        say(str(picture))
    return 0


if __name__ == "__main__":
    sys.exit(main())
