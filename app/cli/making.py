"""Making a project file so that a file of that name is replaced whole, or not at all."""

from collections.abc import Callable
from pathlib import Path

from app.errors import UserError
from app.i18n import _
from app.store.files import replace_durably
from app.store.lock import beside
from app.store.project import Project


def make_project(path: Path, replace: bool, make: Callable[[Path], Project]) -> None:
    """Let `make` build a project beside `path` and put it in place once it is complete.

    UserError when `path` is there and `replace` is not given, or someone has it open.
    """
    path = path.resolve()
    if path.exists() and not replace:
        raise UserError(
            _("{path} is there already.").format(path=path), _("Choose another name, or replace it with --replace.")
        )
    if beside(path).exists():
        raise UserError(
            _("{path} is open.").format(path=path), _("Close it, or delete {lock}.").format(lock=beside(path).name)
        )
    fresh = path.with_name(f".{path.stem}.new{path.suffix}")
    fresh.unlink(missing_ok=True)
    try:
        make(fresh).close()
        replace_durably(fresh, path)
    finally:
        fresh.unlink(missing_ok=True)
