"""How the saved state of a project is told in a few words: in the top bar, in banners, in tooltips."""

from pathlib import Path

from app.errors import UserError
from app.i18n import _
from app.store.surface import Saved
from app.store.troubles import (
    Altered,
    ChangedOnDisk,
    Damaged,
    NoLocalDisk,
    NoLock,
    NotReachable,
    NotSaved,
    OpenElsewhere,
    ReadOnly,
)


def saved_words(saved: Saved, *, saving: bool, path: Path) -> str:
    """The sentence of the top bar for a project of the file `path`; `saving` says that it is about to be written."""
    if saved.trouble is not None:
        return _trouble_words(saved.trouble, path.name)
    if saving:
        return _("Saving")
    return _("Saved") if saved.at is None else _("Saved {time}").format(time=f"{saved.at:%H:%M}")


def _trouble_words(trouble: UserError, file: str) -> str:
    match trouble:
        case ReadOnly():
            return _("Open to read only")
        case NotReachable():
            said = _("Stored on this computer; {file} not reachable")
        case Altered() | Damaged():
            said = _("Stored on this computer; {file} is damaged")
        case ChangedOnDisk():
            said = _("Stored on this computer; {file} was changed by someone else")
        case OpenElsewhere():
            said = _("Stored on this computer; {file} is open elsewhere")
        case NotSaved() | NoLock():
            said = _("Stored on this computer; {file} cannot be written")
        case _:
            said = _("Stored on this computer; {file} is not saved")
    return said.format(file=file)


def locked_words(trouble: ReadOnly | None) -> str:
    """Why nothing can be changed, in one sentence; "" where everything can."""
    if trouble is None:
        return ""
    match trouble.why:
        case OpenElsewhere(holder=holder):
            said = _("Open to read only: {user} on {host} has it open.")
            return said.format(user=holder.user, host=holder.host)
        case NoLock():
            return _("Open to read only: its folder cannot be written to.")
        case NoLocalDisk():
            return _("Open to read only: edits cannot be stored safely on this computer.")
        case _:
            return _("Open to read only.")
