"""Faults on order: the k-th file operation that an act makes below a folder fails.

What counts as an operation: opening, writing, syncing, renaming, deleting, listing and asking after files, making
folders, copying, opening a database, and every statement and commit on one. `operations_of` tells which an act makes;
`failing` lets one of them fail, before it was done or (a slow share's answer that never came) after.

    for at in range(len(operations_of(act, folder))):
        fresh()
        with failing(at, folder), suppress(UserError):
            act()
        check()
"""

import builtins
import errno
import io
import os
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

DONE_OR_NOT = ("replace", "rename", "unlink", "mkdir", "fsync", "commit")
"""Operations that a system may report as failed although they were carried out."""

_BY_PATH = ("stat", "lstat", "open", "replace", "rename", "unlink", "remove", "mkdir", "rmdir", "scandir", "listdir")
_BY_NUMBER = ("fsync", "sendfile")
_HARMLESS = (
    "PRAGMA QUERY_ONLY",
    "PRAGMA TRUSTED_SCHEMA",
    "PRAGMA CELL_SIZE_CHECK",
    "PRAGMA MMAP_SIZE",
    "ROLLBACK",
    "CREATE TEMP",
)
"""Statements that reach no file, so that no file system can refuse them."""


class Faults:
    """The operations that were `made` so far in this thread below a folder, and which of them is to fail."""

    def __init__(self, under: Path, at: int | None, code: int, after: bool) -> None:
        self.made: list[str] = []
        self._under, self._at, self._code, self._after = str(under), at, code, after
        self._thread = threading.get_ident()
        self.active = True

    def concerns(self, where: object, options: dict[str, Any]) -> bool:
        """Whether an operation counts: it is in this thread, and its file lies below the folder."""
        if not self.active or threading.get_ident() != self._thread:
            return False
        if isinstance(where, int) or options.get("dir_fd") is not None:
            return True
        if not isinstance(where, (str, os.PathLike)):
            return False
        name = os.fspath(where)
        return isinstance(name, str) and self._under in unquote(name)

    def run(self, name: str, work: Callable[[], Any], *, database: bool = False) -> Any:
        """Do an operation, or fail it when it is its turn."""
        at = len(self.made)
        self.made.append(name)
        if at != self._at:
            return work()
        if self._after and name.split()[0] in DONE_OR_NOT:
            work()
        raise self._database_error() if database else OSError(self._code, os.strerror(self._code), name)

    def _database_error(self) -> sqlite3.OperationalError:
        full = self._code == errno.ENOSPC
        error = sqlite3.OperationalError("database or disk is full" if full else "disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL if full else sqlite3.SQLITE_IOERR
        return error


def operations_of(act: Callable[[], object], under: Path) -> list[str]:
    """The operations that an act makes below a folder, in order."""
    with failing(None, under) as faults:
        act()
    return faults.made


@contextmanager
def failing(at: int | None, under: Path, *, code: int = errno.ENOSPC, after: bool = False) -> Iterator[Faults]:
    """While inside, the operation number `at` (from 0) of this thread below a folder fails; None only counts.

    `code` is the system's error; `after` lets those of DONE_OR_NOT be carried out before they are reported as failed.
    """
    faults = Faults(under, at, code, after)
    with pytest.MonkeyPatch.context() as patch:
        for name in _BY_PATH:
            patch.setattr(os, name, _guarded(faults, name, getattr(os, name)))
        for name in _BY_NUMBER:
            patch.setattr(os, name, _guarded(faults, name, getattr(os, name), always=True))
        opened = _guarded_open(faults, builtins.open)
        patch.setattr(builtins, "open", opened)
        patch.setattr(io, "open", opened)
        patch.setattr(shutil, "copyfile", _guarded(faults, "copyfile", shutil.copyfile))
        connect = _guarded_connect(faults, sqlite3.connect)
        patch.setattr(sqlite3, "connect", connect)
        patch.setattr(sqlite3.dbapi2, "connect", connect)
        try:
            yield faults
        finally:
            faults.active = False


def _guarded(faults: Faults, name: str, function: Callable[..., Any], *, always: bool = False) -> Callable[..., Any]:
    def call(*arguments: Any, **options: Any) -> Any:
        where = arguments[0] if arguments and not always else 0
        if not faults.concerns(where, options):
            return function(*arguments, **options)
        shown = Path(where).name if isinstance(where, (str, os.PathLike)) else ""
        return faults.run(f"{name} {shown}".strip(), lambda: function(*arguments, **options))

    return call


def _guarded_open(faults: Faults, function: Callable[..., Any]) -> Callable[..., Any]:
    def call(file: Any, *arguments: Any, **options: Any) -> Any:
        if isinstance(file, int) or not faults.concerns(file, options):
            return function(file, *arguments, **options)
        opened = faults.run(f"open {Path(file).name}", lambda: function(file, *arguments, **options))
        return _GuardedFile(faults, opened) if opened.writable() else opened

    return call


class _GuardedFile:
    """An open file whose writes count."""

    def __init__(self, faults: Faults, file: Any) -> None:
        self._faults, self._file = faults, file

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __enter__(self) -> "_GuardedFile":
        return self

    def __exit__(self, *_exception: object) -> None:
        self._file.close()

    def write(self, content: Any) -> Any:
        if not self._faults.concerns(0, {}):
            return self._file.write(content)
        return self._faults.run("write", lambda: self._file.write(content))


def _guarded_connect(faults: Faults, connect: Callable[..., Any]) -> Callable[..., Any]:
    class Cursor(sqlite3.Cursor):
        def execute(self, sql: str, *parameters: Any) -> Any:
            return _statement(faults, sql, lambda: super(Cursor, self).execute(sql, *parameters))

        def executemany(self, sql: str, *parameters: Any) -> Any:
            return _statement(faults, sql, lambda: super(Cursor, self).executemany(sql, *parameters))

    class Connection(sqlite3.Connection):
        def cursor(self, factory: Any = Cursor) -> Any:
            return super().cursor(factory)

        def execute(self, sql: str, *parameters: Any) -> Any:
            return self.cursor().execute(sql, *parameters)

        def executemany(self, sql: str, *parameters: Any) -> Any:
            return self.cursor().executemany(sql, *parameters)

        def commit(self) -> None:
            if not self.in_transaction:
                super().commit()
            else:
                _statement(faults, "commit", super().commit)

    def call(database: Any, *arguments: Any, **options: Any) -> Any:
        if not faults.concerns(database, {}):
            return connect(database, *arguments, **options)
        options["factory"] = Connection
        return faults.run("connect", lambda: connect(database, *arguments, **options), database=True)

    return call


def _statement(faults: Faults, sql: str, work: Callable[[], Any]) -> Any:
    if not faults.concerns(0, {}) or sql.lstrip().upper().startswith(_HARMLESS):
        return work()
    name = "commit" if sql.upper().startswith("COMMIT") else f"sql {' '.join(sql.split()[:2])}"
    return faults.run(name, work, database=True)
