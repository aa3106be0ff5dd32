"""A state of a project as a project file of its own: a backup restored, work that was left behind saved."""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from app.errors import UserError
from app.i18n import _
from app.store.backups import Backup, Reason, back_up_file
from app.store.digests import Digests
from app.store.files import read_project_id, read_schema_number, stamp_of
from app.store.lock import ProjectLock
from app.store.publishing import Target
from app.store.refusals import in_words
from app.store.troubles import NotSaved, NotWritten


def restore(backup: Path | Backup, out: Path, *, replace: bool = False) -> None:
    """Write a backup into a new project file; the project that it was made of stays as it is.

    UserError when the backup is damaged, when there is a file of that name and `replace` is not given, when that is
    open, or when it cannot be written. A file that is replaced is backed up first.
    """
    if isinstance(backup, Backup):
        backup.examine()
        backup = backup.path
    read_schema_number(backup)
    write_new(out, partial(_copy, backup), read_project_id(backup) if replace else None)


def write_new(out: Path, fill: Callable[[Path], None], replaces: str | None = None) -> None:
    """Have `fill` write a database, and make a project file of it.

    `replaces` is the id of the project whose backups keep a file of that name; without it there may be none.

    UserError as for `restore`; there is no new file then, or the old one as it was.
    """
    out = out.resolve()
    with in_words(partial(NotWritten, out)):
        if out.exists() and replaces is None:
            raise UserError(_("{path} is there already.").format(path=out), _("Choose another name."))
    lock = ProjectLock(out)
    lock.acquire()
    try:
        with in_words(partial(NotWritten, out)):
            _publish(out, fill, replaces, lock)
    except NotSaved as trouble:  # nothing is tried again here, as it says
        raise NotWritten(out, trouble.reason) from trouble
    finally:
        lock.release()


def _publish(out: Path, fill: Callable[[Path], None], replaces: str | None, lock: ProjectLock) -> None:
    target = Target(out, Digests())
    if replaces is not None and (stamp := stamp_of(out)) is not None:
        back_up_file(out, replaces, Reason.RESTORE, out.name)
        target.overwrite(stamp)
    target.publish(fill, lock.confirm)


def _copy(backup: Path, part: Path) -> None:
    shutil.copyfile(backup, part)
