"""Opening and creating projects."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from app.errors import UserError
from app.i18n import _
from app.model.entities import Project as ProjectRow
from app.model.fields import Entity
from app.store.backups import Reason, back_up_file, tidy_backups
from app.store.examination.examine import examine
from app.store.files import damaged, discard_part, read_project_id, read_schema_number
from app.store.leftwork import sweep
from app.store.lock import ProjectLock
from app.store.readonly import ReadOnlyProject
from app.store.refusals import REFUSALS, is_storage, reason_of
from app.store.schema import APPLICATION_ID, SCHEMA, metadata
from app.store.surface import Project, Saved
from app.store.troubles import Holder, NoLocalDisk, NoLock, NotStored, OpenElsewhere
from app.store.workingcopy import WorkingCopy
from app.store.writable import WritableProject

__all__ = ["Project", "Saved", "create_project", "open_project", "open_read_only", "open_to_show"]


def open_project(path: Path, author: str, *, take_over: Holder | None = None) -> WritableProject:
    """Open a project file for writing, and go on from what a crash left unpublished.

    `take_over` is the holder that OpenElsewhere named, when a person confirmed that it no longer has the file open.
    UserError when the file is missing, no project, of a newer release, damaged, open elsewhere, in a folder where no
    lock can be made, or when this computer cannot hold its working copy.
    """
    path = examine(path)
    id = read_project_id(path)
    with _locked(path, take_over) as lock:
        sweep()
        tidy_backups(id)
        copy = WorkingCopy.of(id, path)
        recovered = copy.left_changes(path)
        if recovered is None:
            copy = WorkingCopy.of(id, path)  # another one, where the first was set aside
            copy.make_from(path, partial(_bring_up, path, id))
        else:
            _bring_up(path, id, copy.file)
        return WritableProject(path, id, copy, lock, author, recovered or [])


def open_read_only(path: Path, why: UserError | None = None) -> ReadOnlyProject:
    """Open a project file to look into. `why` is what keeps it from being written, if anything.

    UserError when it is missing, no project, of a newer release, or damaged.
    """
    return ReadOnlyProject(path, why)


def open_to_show(path: Path, author: str) -> Project:
    """Open a project for writing, or to read only: somebody else has it, no lock can be made, no disk here."""
    try:
        return open_project(path, author)
    except (OpenElsewhere, NoLock, NoLocalDisk) as why:
        return open_read_only(path, why)


def create_project(
    path: Path, author: str, row: ProjectRow, *more: Entity, contents: Iterable[bytes] = ()
) -> WritableProject:
    """Make a new project file that holds the project row, `more` rows and the bytes of attachments, and open it.

    UserError when there is a file of that name already, the folder cannot be written to, or a row may not be stored.
    """
    path = path.resolve()
    if path.exists():
        raise UserError(
            _("{path} is there already.").format(path=path), _("Choose another name, or replace it with --replace.")
        )
    with _locked(path) as lock:
        copy = WorkingCopy.of(row.id, path)
        copy.make(path, _write_empty)
        project = WritableProject(path, row.id, copy, lock, author, [])
    try:
        with project.change(_("Create project"), final=True) as work:
            for content in contents:
                work.keep_content(content)
            work.add(row, *more)
        project.save()
    except BaseException:
        project.abandon()
        raise
    return project


@contextmanager
def _locked(path: Path, take_over: Holder | None = None) -> Iterator[ProjectLock]:
    """The lock of a file, beside which nothing unfinished is left. It is given back when what follows fails.

    Trouble with disks and databases becomes NotStored or Damaged.
    """
    lock = ProjectLock(path)
    lock.acquire(take_over)
    try:
        discard_part(path)
        yield lock
    except REFUSALS as trouble:
        lock.release()
        said = NotStored if is_storage(trouble) else damaged
        raise said(path, reason_of(trouble)) from trouble
    except BaseException:
        lock.release()
        raise


def _bring_up(path: Path, id: str, database: Path) -> None:
    """Bring a database to this release's format, after a backup of the project file."""
    if read_schema_number(database) < SCHEMA:
        from app.store.migrations.upgrade import upgrade

        label = _("Upgrade to file format {number}").format(number=SCHEMA)
        back_up_file(path, id, Reason.MIGRATION, label)
        upgrade(database)


def _write_empty(path: Path) -> None:
    """Write the schema of this release into a new database, without loading the migrations."""
    from sqlalchemy import create_engine
    from sqlalchemy.pool import NullPool

    path.unlink(missing_ok=True)
    engine = create_engine(f"sqlite+pysqlite:///{path}", poolclass=NullPool)
    with engine.begin() as connection:
        metadata.create_all(connection)
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")
    engine.dispose()
