"""Work that a crash left on this computer, told without opening the project."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from app.store.workingcopy import WorkingCopy


@dataclass(frozen=True, slots=True)
class LeftWork:
    """Changes that a working copy has and its project file has not: their labels in order, the time of the last."""

    path: Path
    labels: tuple[str, ...]
    last: datetime


def left_work(project_id: str, path: Path) -> LeftWork | None:
    """What was left of a project; None where there is nothing, or it is open in another window."""
    copy = WorkingCopy.of(project_id, path)
    if not copy.file.exists() or not path.exists():
        return None
    try:
        with FileLock(copy.lock, timeout=0):
            ours, theirs = _changes(copy.file), _changes(path)
    except (Timeout, OSError, sqlite3.DatabaseError):
        return None
    known = {id for id, _label, _at in theirs}
    later = [(label, at) for id, label, at in ours if id not in known]
    if not later or (theirs and theirs[-1][0] not in {id for id, _label, _at in ours}):
        return None
    return LeftWork(path, tuple(label for label, _at in later), datetime.fromisoformat(later[-1][1]))


def _changes(database: Path) -> list[tuple[str, str, str]]:
    connection = sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)
    try:
        return connection.execute("SELECT id, label, at FROM change ORDER BY seq").fetchall()
    finally:
        connection.close()
