"""The words that make a project file: a file of that name is replaced whole, or not at all."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.cli.main import say
from app.errors import UserError
from app.i18n import _
from app.settings import load_settings
from app.store.files import replace_durably
from app.store.lock import refuse_if_open
from app.store.project import Project
from app.store.reader import ProjectView


def make_project(path: Path, replace: bool, make: Callable[[Path], Project]) -> None:
    """Let `make` build a project beside `path` and put it in place once it is complete.

    UserError when `path` is there and `replace` is not given, or someone has it open.
    """
    path = path.resolve()
    if path.exists() and not replace:
        raise UserError(
            _("{path} is there already.").format(path=path), _("Choose another name, or replace it with --replace.")
        )
    refuse_if_open(path)
    fresh = path.with_name(f".{path.stem}.new{path.suffix}")
    fresh.unlink(missing_ok=True)
    try:
        make(fresh).close()
        replace_durably(fresh, path)
    finally:
        fresh.unlink(missing_ok=True)


def sample(options: Any) -> int:
    """`sample FILE`: the sample plant, built through the commands."""
    from app.exchange.sample import create_sample

    make_project(
        options.file, options.replace, lambda path: create_sample(path, options.author or load_settings().author)
    )
    say(_("{path}: the sample plant.").format(path=options.file))
    return 0


def new(options: Any) -> int:
    """`new FILE [--template T]`: an empty project with the risk criteria of a template."""
    from app.commands.founding import new_project
    from app.risk.presets import list_presets

    if options.template == "list":
        sys.stdout.writelines(f"{preset.key}  {preset.name}\n" for preset in list_presets())
        return 0
    name = options.name or options.file.stem
    make_project(
        options.file,
        options.replace,
        lambda path: new_project(path, options.author or load_settings().author, name, options.template),
    )
    say(_("{path}: a new project.").format(path=options.file))
    return 0


def load(options: Any) -> int:
    """`load DOCUMENT.json FILE`: a project of a JSON document."""
    from app.exchange.document.loading import load_document

    make_project(
        options.file,
        options.replace,
        lambda path: load_document(options.document, path, options.author or load_settings().author),
    )
    with ProjectView(options.file) as view:
        say(_("{path}: loaded, content hash {hash}.").format(path=options.file, hash=view.content_hash))
    return 0
