"""A project that can be written: the one door for every change, and its way into the project file."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from app.errors import UserError
from app.i18n import _
from app.store.backups import Reason, back_up_file, back_up_state, reason_for
from app.store.connections import writable, writer_engine
from app.store.digests import Digests
from app.store.files import stamp_of
from app.store.history import Entry, History, put_back, read_history
from app.store.journal import Change, ChangeKind, begin_change, end_change, read_change
from app.store.lock import ProjectLock
from app.store.publishing import Publisher, Target
from app.store.refusals import in_words, is_storage, reason_of
from app.store.snapshot import copy_state
from app.store.surface import Project, Saved
from app.store.troubles import ChangedOnDisk, NotSaved, NotStored
from app.store.work import Work
from app.store.workingcopy import WorkingCopy


class WritableProject(Project):
    """One project file, open for writing in the thread that opened it.

    `keeps_backups` is False while a program builds the project from nothing: no state before its end is worth keeping.
    """

    def __init__(
        self, path: Path, id: str, copy: WorkingCopy, lock: ProjectLock, author: str, recovered: list[str]
    ) -> None:
        super().__init__(path, copy.file, author, recovered)
        self.id, self.keeps_backups = id, True
        self._copy, self._lock = copy, lock
        self._thread = threading.get_ident()
        self._changing = False
        self._target = Target(path, Digests())
        with self.reading() as connection:
            self._history: History = read_history(connection)
        self._writer_engine = writer_engine(copy.file)
        self._writer = self._writer_engine.connect()
        self._publisher = Publisher(self._publish, self._report_saved)
        self._publisher.start()
        if recovered:
            self._publisher.edited()

    @contextmanager
    def change(self, label: str, place: str = "", *, final: bool = False, imports: bool = False) -> Iterator[Work]:
        """Make one change, as the surface says."""
        kind = ChangeKind.FINAL if final else ChangeKind.EDIT
        with self._door(label, place, kind, None, imports=imports) as connection:
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

    def back_up(self) -> None:
        """Keep the present state as a backup, whatever changed since the last one; for any thread."""
        back_up_state(self._copy.file, self.id, Reason.HAND, "", self.path)

    def verify(self) -> None:
        """Compare the project file with the digests it carries; for any thread. FileTrouble when they differ."""
        self._target.verify()

    def save(self) -> None:
        """Publish now; for any thread. UserError when the file cannot be written; the work stays on this computer."""
        trouble = self._publisher.flush()
        if trouble is not None:
            raise trouble

    def save_copy(self, path: Path, *, replace: bool = False) -> None:
        """Publish under another name and go on living there: lock, working copy and saving belong to it from now on.

        The old file stays as it is. UserError when there is a file of that name and `replace` is not given, when it
        is open, or when it cannot be written; the project then goes on where it was. A file replaced is backed up.
        """
        path = path.resolve()
        if path == self.path:
            self.overwrite()
            return
        with in_words(partial(NotSaved, path)):
            if path.exists() and not replace:
                raise UserError(
                    _("{path} is there already.").format(path=path), _("Choose another name, or replace it.")
                )
        lock = ProjectLock(path)
        lock.acquire()
        try:
            with self._publisher.resting(), in_words(partial(NotSaved, path)):
                target = Target(path, Digests())
                if (stamp := stamp_of(path)) is not None:
                    back_up_file(path, self.id, Reason.OVERWRITE, path.name)
                    target.overwrite(stamp)
                roots = target.publish(partial(copy_state, self._copy.file), lock.confirm)
                self._belong_to(path, roots.seq)
        except BaseException:
            lock.release()
            raise
        self._lock, old = lock, self._lock
        self._target, self.path = target, path
        old.release()
        self._report_saved(None)

    def overwrite(self) -> None:
        """Put this project in the place of a file that someone else changed; that file is backed up first.

        A file that has gone is written anew. UserError when it cannot be; the file is then as it was.
        """
        with self._publisher.resting(), in_words(partial(NotSaved, self.path)):
            stamp = stamp_of(self.path)
            if stamp is not None:
                back_up_file(self.path, self.id, Reason.OVERWRITE, self.path.name)
                if stamp_of(self.path) != stamp:
                    raise ChangedOnDisk(self.path)
            self._target.overwrite(stamp)
        self._publisher.edited()
        self.save()

    def close(self) -> None:
        """Publish what is unpublished, give the lock back, and delete the working copy.

        When publishing fails, or the file is no longer what was published, the working copy stays and the next opening
        goes on from it; UserError is raised when something is unpublished.
        """
        trouble = self._publisher.flush()
        published = trouble is None and self._target.still_stands()
        try:
            self._shut()
            if published:
                self._copy.remove()
        finally:
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
    def _door(
        self, label: str, place: str, kind: ChangeKind, reverts: int | None, *, imports: bool = False
    ) -> Iterator[Connection]:
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
                else:
                    self._back_up_before(change, imports=imports)
        except DBAPIError as trouble:
            if not is_storage(trouble):
                raise
            raise NotStored(self.path, reason_of(trouble)) from trouble
        finally:
            self._changing = False
        if change.touched:
            self._made(change)

    def _back_up_before(self, change: Change, *, imports: bool) -> None:
        """Keep the state before a change that is written and not committed yet: readers do not see it."""
        reason = reason_for(change, imports=imports)
        if reason is not None and self.keeps_backups:
            back_up_state(self._copy.file, self.id, reason, change.label, self.path)

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
        roots = self._target.publish(partial(copy_state, self._copy.file), self._lock.confirm)
        with suppress(NotStored):  # the note only spares a later look into the file
            self._belong_to(self.path, roots.seq)

    def _belong_to(self, path: Path, published: int) -> None:
        with in_words(partial(NotStored, path)):
            self._copy.belong_to(path, published)

    def _report_saved(self, trouble: UserError | None) -> None:
        self.saved = Saved(self.saved.at if trouble else datetime.now().astimezone(), trouble)
        for listener in tuple(self.saved_listeners):
            listener(self.saved)
