"""What crashes left on this computer: working copies that hold more than their project files."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from filelock import Timeout

from app.store.lock import local_lock
from app.store.refusals import REFUSALS
from app.store.restoring import write_new
from app.store.snapshot import copy_state
from app.store.workingcopy import About, WorkingCopy, all_copies, changes_of


@dataclass(frozen=True, slots=True)
class LeftWork:
    """A working copy that a crash, a vanished stick or a file changed by someone else left on this computer.

    `path` is the project file that it belongs to, None where nobody knows; opening that goes on from it, unless it was
    `set_aside` because file and copy went separate ways. `labels` are the changes that the file does not have, the
    first first; `at` is the moment of the last one.
    """

    folder: Path
    project: str
    path: Path | None
    at: datetime | None
    labels: tuple[str, ...]
    set_aside: bool

    def save_as(self, out: Path) -> None:
        """Write it into a new project file; the copy stays until it is discarded.

        UserError when there is a file of that name, it cannot be written, or the copy cannot be read.
        """
        write_new(out, partial(copy_state, WorkingCopy(self.folder).file))

    def discard(self) -> None:
        """Delete it."""
        WorkingCopy(self.folder).remove()


def left_work() -> list[LeftWork]:
    """What was left on this computer and nobody has open, the latest first. Copies that hold nothing are deleted."""
    found = []
    for copy in all_copies():
        with _unless_open(copy.about) as free:
            if free and (left := _found_in(copy)) is not None:
                found.append(left)
    return sorted(found, key=lambda left: left.at.timestamp() if left.at else 0.0, reverse=True)


def sweep() -> None:
    """Delete working copies that a crash left half made; those that are being made now are locked."""
    for copy in all_copies():
        if not copy.file.exists():
            with _unless_open(copy.about) as free:
                if free and not copy.file.exists():
                    copy.remove()


@contextmanager
def _unless_open(about: About) -> Iterator[bool]:
    """Whether nobody on this computer has the project of a working copy open; nobody can open it meanwhile."""
    lock = local_lock(Path(about.path))
    try:
        lock.acquire(timeout=0)
    except Timeout:
        yield False
        return
    try:
        yield True
    finally:
        lock.release()


def _found_in(copy: WorkingCopy) -> LeftWork | None:
    """What a copy holds; one that cannot be read is named all the same."""
    try:
        return _look_into(copy)
    except REFUSALS:
        return LeftWork(copy.folder, "", None, None, (), False)


def _look_into(copy: WorkingCopy) -> LeftWork | None:
    about = copy.about
    path = Path(about.path) if about.path else None
    changes = changes_of(copy.file)
    if changes is None:
        return LeftWork(copy.folder, "", path, None, (), bool(about.set_aside)) if copy.file.exists() else None
    theirs = changes_of(path, still=True) if path is not None and path.exists() else None
    known = {id for id, _label in (changes[: about.published] if theirs is None else theirs)}
    labels = tuple(label for id, label in changes if id not in known)
    if not labels:
        if theirs is not None or not changes:
            copy.remove()
        return None
    name, at = _last_words(copy.file)
    return LeftWork(copy.folder, name, path, at, labels, bool(about.set_aside))


def _last_words(database: Path) -> tuple[str, datetime | None]:
    """The project's name and the moment of its last change."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA query_only=ON")
        named = connection.execute("SELECT name FROM project").fetchone()
        at = connection.execute("SELECT at FROM change ORDER BY seq DESC LIMIT 1").fetchone()
    return (named[0] if named else ""), (datetime.fromisoformat(at[0]) if at else None)
