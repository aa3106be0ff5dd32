"""Reading what is readable of a damaged database, row by row."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.i18n import _
from app.store.examination.damage import Damage
from app.store.examination.opening import LONGEST_VALUE, Clock, untrusted
from app.store.files import damaged

_LONGEST_GAP = 5_000
"""Numbers without a readable row after which a table is taken to be at its end."""

_MINUTES = 10


@contextmanager
def salvaging(copy: Path, path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a private copy that puts up with damage. UserError when not even its tables can be found."""
    _straighten(copy)
    clock = Clock(copy.stat().st_size, least=_MINUTES * 60.0)
    try:
        with untrusted(copy, clock) as connection:
            connection.execute("PRAGMA writable_schema=ON")  # a definition that cannot be read is passed over
            connection.text_factory = _decode
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            yield connection
    except (sqlite3.Error, UnicodeDecodeError) as trouble:
        raise UserError(
            damaged(path, str(trouble)).message, _("Too little of it can be read to save anything; open a backup.")
        ) from trouble


def stored_tables(connection: sqlite3.Connection) -> set[str]:
    """The names of real tables: views and virtual tables run what somebody else wrote."""
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0 AND sql LIKE 'CREATE TABLE%'"
    return {str(name) for (name,) in connection.execute(query)}


def salvaged_rows(
    connection: sqlite3.Connection, table: str, names: list[str], lost: list[Damage]
) -> Iterator[tuple[Any, ...]]:
    """The readable rows of a table in the order in which they are stored; what could not be read is noted once."""
    columns = ", ".join(f'"{name}"' for name in names)
    query = f'SELECT rowid, {columns} FROM "{table}" WHERE rowid > ? ORDER BY rowid'
    last, gap, noted = -1, 0, False
    while gap < _LONGEST_GAP:
        try:
            for row in connection.execute(query, (last,)):
                last, gap = row[0], 0
                yield row[1:]
            return
        except sqlite3.Error as trouble:
            last, gap = last + 1, gap + 1
            if not noted:
                lost.append(Damage(table, _("some rows cannot be read: {reason}.").format(reason=trouble)))
                noted = True


def _straighten(copy: Path) -> None:
    """Make the outside of a copy such that SQLite opens it: its length as it says, no mode of other programs."""
    with copy.open("rb+") as file:
        header = file.read(100)
        page = int.from_bytes(header[16:18], "big")
        said = int.from_bytes(header[28:32], "big") * (65_536 if page == 1 else page)
        size = copy.stat().st_size
        file.seek(18)
        file.write(b"\x01\x01")
        if size < said < 4 * size:
            file.truncate(said)


def _decode(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")
