"""The program that is killed: it edits and publishes, says which edits are stored, and stops at a mark."""

import os
import shutil
import sqlite3
import threading
from collections.abc import Callable, Mapping
from multiprocessing.connection import Connection
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from app.model.entities import Zone
from app.store import backups, files, publishing, snapshot, workingcopy, writable
from app.store.backups import BULK_ROWS
from app.store.project import open_project

CHANGING = ("begun", "written", "uncommitted")
"""Between BEGIN and COMMIT."""

PUBLISHING = ("copying", "copied", "sealed", "synced", "replaced", "in place")
"""From the first byte of the unfinished file to the last fsync."""

BACKING_UP = ("backup begun", "backup written")
CLOSING = ("copy not removed", "copy half removed", "copy removed")

Wrapped = Callable[..., Any]


class Child:
    """One life. `stop_at` names the mark; edits are numbered from `first`, and before the mark there are `edits`."""

    def __init__(self, pipe: Connection, path: Path, stop_at: str, first: int, edits: int) -> None:
        self.pipe, self.path, self.stop_at = pipe, path, stop_at
        self.first, self.edits, self.number = first, edits, first
        self._sending = threading.Lock()

    def tell(self, *what: object) -> None:
        """Tell the parent."""
        with self._sending:
            self.pipe.send(what)

    def mark(self, name: str) -> None:
        """Stop here for ever if this is the mark and enough was edited."""
        if name == self.stop_at and self.number - self.first >= self.edits:
            self.tell("at", name)
            threading.Event().wait()

    def live(self) -> None:
        """Edit and publish until killed; those that are to be killed while closing close after some edits."""
        project = open_project(self.path, "Child")
        self.tell("open", project.recovered)
        while self.stop_at not in CLOSING or self.number - self.first < self.edits:
            self._edit(project)
        project.close()

    def _edit(self, project: writable.WritableProject) -> None:
        number = self.number
        bulk = self.stop_at in BACKING_UP and number - self.first == self.edits
        with project.change(f"Add {number}") as work:
            work.add(*(Zone(code=f"Z-{number}-{at}") for at in range(BULK_ROWS if bulk else 2)))
        self.tell("stored", number)
        self.number += 1


def live(pipe: Connection, path: str, stop_at: str, first: int, edits: int, environment: Mapping[str, str]) -> None:
    """What the forked process does."""
    os.environ.update(environment)
    child = Child(pipe, Path(path), stop_at, first, edits)
    with pytest.MonkeyPatch.context() as patch:
        _set_marks(child, patch)
        child.live()


def _set_marks(child: Child, patch: pytest.MonkeyPatch) -> None:
    def around(module: Any, name: str, before: str = "", after: str = "", when: Wrapped = lambda *_: True) -> None:
        wrapped = getattr(module, name)

        def call(*arguments: Any, **options: Any) -> Any:
            concerned = when(*arguments)
            if before and concerned:
                child.mark(before)
            result = wrapped(*arguments, **options)
            if after and concerned:
                child.mark(after)
            return result

        patch.setattr(module, name, call)

    patch.setattr(publishing, "QUIET_SECONDS", 0.0)
    around(writable, "begin_change", after="begun")
    around(writable, "end_change", before="written", after="uncommitted")
    around(writable, "copy_state", after="copied")
    around(publishing, "seal", after="sealed")
    around(publishing, "sync_file", after="synced")
    around(os, "replace", after="replaced", when=lambda _new, target: Path(target) == child.path)
    around(publishing, "replace_durably", after="in place")
    around(backups, "copy_state", before="backup begun", after="backup written")
    around(workingcopy.WorkingCopy, "remove", before="copy not removed", after="copy removed")
    around(shutil, "rmtree", before="copy half removed")
    patch.setattr(snapshot, "sqlite3", SimpleNamespace(**{**vars(sqlite3), "connect": _slow_connect(child)}))


def _slow_connect(child: Child) -> Wrapped:
    """A connection that comes by the mark "copying" in the middle of writing the copy."""

    def connect(*arguments: Any, **options: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = sqlite3.connect(*arguments, **options)
        part = files.part_of(child.path)

        def look() -> int:
            if part.exists() and part.stat().st_size:
                child.mark("copying")
            return 0

        connection.set_progress_handler(look, 50)
        return connection

    return connect
