"""Files that are no project at all, and projects with something beside them."""

import gzip
import json
import os
import shutil
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.store.hostile_case import Case, edited

_TEXTS = {
    "empty": b"",
    "one byte": b"S",
    "text": b"Tag;Description\nPLC-01;Pump\n",
    "JSON document": json.dumps({"format": "zonewright-project", "version": 1, "tables": {}}).encode(),
    "deep JSON": b"[" * 100_000,
    "PDF": b"%PDF-1.7\n" + bytes(2000),
    "PNG": b"\x89PNG\r\n\x1a\n" + bytes(5000),
    "UTF-16 text": "SQLite format 3".encode("utf-16"),
    "header alone": b"SQLite format 3\x00",
    "header and blanks": b"SQLite format 3\x00" + bytes(84),
    "blank megabyte": bytes(1 << 20),
    "HTML": b"<!doctype html><title>Sign in to the share</title>",
    "lock file": b'{"user": "mara", "host": "x", "since": "2026"}',
}


def foreign_cases() -> Iterator[Case]:
    """What people drop on the window by mistake, and what a share or stick leaves beside a project."""
    for name, content in _TEXTS.items():
        yield Case(name, _writing(content))
    yield Case("archive", _zip)
    yield Case("packed project", lambda base, path: _write(path, gzip.compress(base.read_bytes(), 1)))
    yield Case("folder", lambda base, path: path.mkdir())
    yield Case("folder with a project inside", _folder_with_project)
    yield Case("pipe", lambda base, path: os.mkfifo(path))
    yield Case("link to nothing", lambda base, path: path.symlink_to("nowhere"))
    yield Case("link to itself", lambda base, path: path.symlink_to(path.name))
    yield Case("link to a folder", lambda base, path: path.symlink_to(path.parent))
    yield Case("link to a device without end", lambda base, path: path.symlink_to("/dev/zero"))
    yield Case("missing", lambda base, path: None)
    yield Case("huge and blank", _sparse)
    yield Case("huge with a sound beginning", _huge_project)
    yield Case("huge and its header agrees", _huge_and_agreeing)
    yield edited("another application's number", lambda content: _number(content, 68, 0x46534C00), opens=False)
    yield edited("no application's number", lambda content: _number(content, 68, 0), opens=False)
    for number in (3, 99, 0x7FFFFFFF, 0xFFFFFFFF):
        yield edited(f"format {number}", _numbering(number), opens=False)
    yield edited("format 0", _numbering(0), opens=False)
    yield edited("format 1 in name only", _numbering(1), opens=False)
    yield edited("write-ahead flag", lambda content: content.__setitem__(slice(18, 20), b"\2\2"), opens=False)
    yield Case("another database", _database("CREATE TABLE notes (text)"))
    yield Case("another database under our number", _database("CREATE TABLE zone (id)", marked=True))
    yield Case("empty database under our number", _database("CREATE TABLE a (b); DROP TABLE a", marked=True))
    yield Case("database of recursive views", _database(_RECURSION, marked=True))
    for ending in ("-journal", "-wal", "-shm", ".part", ".part-journal"):
        yield Case(
            f"garbage in {ending} beside it", _beside(ending, b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" * 900), opens=True
        )
    yield Case("a sound journal beside it", _hot_journal, opens=True)
    yield Case("a write-ahead log beside it", _write_ahead_log, opens=False)
    yield Case("as it was saved", lambda base, path: _write(path, base.read_bytes()), opens=True)
    yield Case("read only", _read_only, opens=True)
    yield Case("through a link", _through_link, opens=True)


_RECURSION = (
    "CREATE VIEW project AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n) "
    "SELECT max(id) AS id FROM n;"
    "CREATE VIEW change AS SELECT * FROM project"
)


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def _writing(content: bytes) -> Callable[[Path, Path], None]:
    return lambda base, path: _write(path, content)


def _zip(base: Path, path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(base, "xl/workbook.xml")


def _folder_with_project(base: Path, path: Path) -> None:
    path.mkdir()
    shutil.copyfile(base, path / path.name)


def _sparse(base: Path, path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(20 << 30)


def _huge_project(base: Path, path: Path) -> None:
    shutil.copyfile(base, path)
    with path.open("rb+") as file:
        file.truncate(1 << 30)


def _huge_and_agreeing(base: Path, path: Path) -> None:
    """A quarter of a gigabyte of pages that nothing refers to, as the header says."""
    content = bytearray(base.read_bytes())
    _number(content, 28, (256 << 20) // 4096)
    path.write_bytes(content)
    with path.open("rb+") as file:
        file.truncate(256 << 20)


def _numbering(number: int) -> Callable[[bytearray], None]:
    return lambda content: _number(content, 60, number)


def _number(content: bytearray, at: int, number: int) -> None:
    content[at : at + 4] = number.to_bytes(4, "big")


def _database(script: str, *, marked: bool = False) -> Callable[[Path, Path], None]:
    def make(base: Path, path: Path) -> None:
        connection = sqlite3.connect(path)
        connection.executescript(script)
        if marked:
            connection.execute(f"PRAGMA application_id={0x5A57524B}")
            connection.execute("PRAGMA user_version=2")
        connection.close()

    return make


def _beside(ending: str, content: bytes) -> Callable[[Path, Path], None]:
    def make(base: Path, path: Path) -> None:
        shutil.copyfile(base, path)
        path.with_name(path.name + ending).write_bytes(content)

    return make


def _hot_journal(base: Path, path: Path) -> None:
    """What a program leaves that dies while it writes: SQLite would roll the file back to what the journal says."""
    shutil.copyfile(base, path)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN")
    connection.execute("UPDATE zone SET name = 'Rolled back'")
    journal = path.with_name(path.name + "-journal").read_bytes()
    connection.execute("ROLLBACK")
    connection.close()
    path.write_bytes(base.read_bytes())
    path.with_name(path.name + "-journal").write_bytes(journal)


def _write_ahead_log(base: Path, path: Path) -> None:
    """A database left open by another program, its last change in the log only."""
    scratch = path.with_name("scratch.db")
    shutil.copyfile(base, scratch)
    connection = sqlite3.connect(scratch, isolation_level=None)
    connection.execute("PRAGMA journal_mode=wal")
    connection.execute("UPDATE zone SET name = 'In the log'")
    path.write_bytes(scratch.read_bytes())
    path.with_name(path.name + "-wal").write_bytes(scratch.with_name("scratch.db-wal").read_bytes())
    connection.close()
    scratch.unlink()


def _read_only(base: Path, path: Path) -> None:
    shutil.copyfile(base, path)
    path.chmod(0o444)


def _through_link(base: Path, path: Path) -> None:
    real = path.with_name("Real.zonewright")
    shutil.copyfile(base, real)
    path.symlink_to(real.name)
