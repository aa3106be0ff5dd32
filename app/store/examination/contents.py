"""Whether the bytes that the file keeps are those that their names say, and whether its own small tables are sound."""

import hashlib
import sqlite3
from collections.abc import Iterator

from app.i18n import _
from app.store.examination.damage import Damage
from app.store.examination.opening import Clock
from app.store.limits import LARGEST_CONTENT

_PIECE = 1 << 20
_LONGEST = 200
_MOST_NAMES = 100


def find_wrong_contents(connection: sqlite3.Connection, clock: Clock) -> Iterator[Damage]:
    """Kept bytes that are too large or have another SHA-256."""
    query = "SELECT rowid, sha256, typeof(bytes), length(bytes) FROM content"
    for row, sha, kind, size in connection.execute(query).fetchall():
        place = _("content {sha}").format(sha=str(sha)[:16])
        if kind != "blob":
            yield Damage(place, _("bytes are expected."))
        elif size > LARGEST_CONTENT:
            reason = _("it has {size} MB; at most {most} are kept.")
            yield Damage(place, reason.format(size=size >> 20, most=LARGEST_CONTENT >> 20))
        elif hash_of_content(connection, row, size, clock) != sha:
            yield Damage(place, _("its bytes are not those that were stored."))


def hash_of_content(connection: sqlite3.Connection, row: int, size: int, clock: Clock) -> str:
    """SHA-256 of kept bytes, read piece by piece."""
    digest = hashlib.sha256()
    with connection.blobopen("content", "bytes", row, readonly=True) as blob:
        for _start in range(0, size, _PIECE):
            clock.check()
            digest.update(blob.read(_PIECE))
    return digest.hexdigest()


def find_wrong_names(connection: sqlite3.Connection) -> Iterator[Damage]:
    """Entries of the file's own tables that are no short text."""
    for table, first, second in (("meta", "name", "value"), ("used_code", "tbl", "code")):
        query = f"SELECT count(*) FROM {table} WHERE " + " OR ".join(
            f"typeof({name}) <> 'text' OR length(CAST({name} AS BLOB)) > {_LONGEST}" for name in (first, second)
        )
        if connection.execute(query).fetchone() != (0,):
            yield Damage(table, _("it holds something else than short text."))
    if connection.execute("SELECT count(*) FROM meta").fetchone()[0] > _MOST_NAMES:
        yield Damage("meta", _("it holds more than a file says of itself."))
