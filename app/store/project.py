"""An open project: the one door for every change, and the readings that everything else is made from."""

import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from app.errors import UserError
from app.i18n import _
from app.model.entities import Project as ProjectRow
from app.model.fields import Entity
from app.store.connections import writable, writer_engine
from app.store.digests import Digests
from app.store.examination.examine import examine
from app.store.files import damaged, read_project_id, read_schema_number
from app.store.history import Entry, History, put_back, read_history
from app.store.journal import Change, ChangeKind, begin_change, end_change, read_change
from app.store.lock import ProjectLock
from app.store.publishing import Publisher, Target
from app.store.reader import ProjectReader
from app.store.schema import APPLICATION_ID, SCHEMA, metadata
from app.store.work import Work
from app.store.workingcopy import WorkingCopy


@dataclass(frozen=True, slots=True)
class Saved:
    """Whether the project file holds everything: when it was last published, or what is in the way."""

    at: datetime | None
    trouble: UserError | None


class Project(ProjectReader):
    """One project file, open for writing in the thread that opened it. Open it with `open_project`.

    `listeners` are called with each change after it is committed, in the writing thread; `saved_listeners` with the
    saved state, in any thread. `recovered` lists the changes that a crash had left unpublished.
    """

    def __init__(self, path: Path, copy: WorkingCopy, lock: ProjectLock, author: str, recovered: list[str]) -> None:
        super().__init__(path, copy.file)
        self.author, self.recovered = author, recovered
        self.listeners: list[Callable[[Change], None]] = []
        self.saved_listeners: list[Callable[[Saved], None]] = []
        self.saved = Saved(None, None)
        self._copy, self._lock = copy, lock
        self._thread = threading.get_ident()
        self._writer_engine = writer_engine(copy.file)
        self._writer = self._writer_engine.connect()
        self._changing = False
        self._target = Target(path, Digests())
        self._publisher = Publisher(self._publish, self._report_saved)
        self._publisher.start()
        with self.reading() as connection:
            self._history: History = read_history(connection)
        if recovered:
            self._publisher.edited()

    @contextmanager
    def change(self, label: str, place: str = "", *, final: bool = False) -> Iterator[Work]:
        """Make one change: everything written inside is stored together, journalled, and undone together.

        `label` names it as people read it; `place` says where it was made. An exception inside leaves nothing; a
        change that touched no row is dropped. A `final` change (freeze, sign-off) is never undone.
        """
        with self._door(label, place, ChangeKind.FINAL if final else ChangeKind.EDIT, None) as connection:
            yield Work(connection, self.author)

    def undo(self) -> str:
        """Undo the last change; the answer is its label. UserError when there is none."""
        return self._revert(self._history.done, ChangeKind.UNDO, _("There is nothing to undo."))

    def redo(self) -> str:
        """Redo the change undone last; the answer is its label. UserError when there is none."""
        return self._revert(self._history.undone, ChangeKind.REDO, _("There is nothing to redo."))

    @property
    def next_undo(self) -> Entry | None:
        """The change that `undo` would undo."""
        return self._history.done[-1] if self._history.done else None

    @property
    def next_redo(self) -> Entry | None:
        """The change that `redo` would redo."""
        return self._history.undone[-1] if self._history.undone else None

    def verify(self) -> None:
        """Compare the project file with the digests it carries. UserError when they differ."""
        self._target.verify()

    def save(self) -> None:
        """Publish now. UserError when the project file cannot be written; the work stays on this computer."""
        trouble = self._publisher.flush()
        if trouble is not None:
            raise trouble

    def close(self) -> None:
        """Publish what is unpublished, give the lock back, and delete the working copy.

        When publishing fails the working copy stays, the next opening goes on from it, and UserError is raised.
        """
        trouble = self._publisher.flush()
        self._shut()
        if trouble is None:
            self._copy.remove()
        self._lock.release()
        if trouble is not None:
            raise trouble

    def abandon(self) -> None:
        """Leave without publishing; what was not published is gone."""
        self._shut()
        self._copy.remove()
        self._lock.release()

    def _shut(self) -> None:
        self._publisher.stop()
        self._reader_engine.dispose()
        self._writer.close()
        self._writer_engine.dispose()

    @contextmanager
    def _door(self, label: str, place: str, kind: ChangeKind, reverts: int | None) -> Iterator[Connection]:
        if threading.get_ident() != self._thread:
            raise RuntimeError("a project is changed only in the thread that opened it")
        if self._changing:
            raise RuntimeError("changes do not nest")
        self._changing = True
        change: Change | None = None
        try:
            with writable(self._writer), self._writer.begin() as transaction:
                seq = begin_change(self._writer, self.author, label, place, kind, reverts)
                yield self._writer
                end_change(self._writer)
                change = read_change(self._writer, seq)
                if not change.touched:
                    transaction.rollback()
        finally:
            self._changing = False
        if change.touched:
            self._made(change)

    def _made(self, change: Change) -> None:
        self._history.record(change.seq, change.label, change.place, change.kind)
        self._publisher.edited()
        for listener in tuple(self.listeners):
            listener(change)

    def _revert(self, side: list[Entry], kind: ChangeKind, nothing: str) -> str:
        if not side:
            raise UserError(nothing)
        entry = side[-1]
        with self._door(entry.label, entry.place, kind, entry.seq) as connection:
            put_back(connection, entry.seq)
        return entry.label

    def _publish(self) -> None:
        self._target.publish(self._copy.file)

    def _report_saved(self, trouble: UserError | None) -> None:
        self.saved = Saved(self.saved.at if trouble else datetime.now().astimezone(), trouble)
        for listener in tuple(self.saved_listeners):
            listener(self.saved)


def open_project(path: Path, author: str) -> Project:
    """Open a project file for writing.

    UserError when it is missing, no project, of a newer release, damaged, open elsewhere, or in a folder that cannot
    be written to.
    """
    path = examine(path)
    copy = WorkingCopy.of(read_project_id(path), path)
    copy.folder.parent.mkdir(parents=True, exist_ok=True)
    lock = ProjectLock(path, copy.lock)
    lock.acquire()
    try:
        recovered = copy.left_changes(path)
        if recovered is None:
            copy.make_from(path)
        if read_schema_number(copy.file) < SCHEMA:  # also one that a crash of an older release left behind
            from app.store.migrations.upgrade import upgrade

            upgrade(copy.file)
        return Project(path, copy, lock, author, recovered or [])
    except sqlite3.DatabaseError as trouble:
        lock.release()
        raise damaged(path, str(trouble)) from trouble
    except BaseException:
        lock.release()
        raise


def create_project(path: Path, author: str, row: ProjectRow, *more: Entity, contents: Iterable[bytes] = ()) -> Project:
    """Make a new project file that holds the project row, `more` rows and the bytes of attachments, and open it.

    UserError when there is a file of that name already, the folder cannot be written to, or a row may not be stored.
    """
    path = path.resolve()
    if path.exists():
        raise UserError(
            _("{path} is there already.").format(path=path), _("Choose another name, or replace it with --replace.")
        )
    copy = WorkingCopy.of(row.id, path)
    copy.folder.mkdir(parents=True, exist_ok=True)
    lock = ProjectLock(path, copy.lock)
    lock.acquire()
    try:
        _write_empty(copy.file)
        project = Project(path, copy, lock, author, [])
    except BaseException:
        lock.release()
        raise
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
