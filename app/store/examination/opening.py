"""Opening a database that nobody vouches for: read only, nothing of it executed, limits on size and time."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.i18n import _
from app.store.examination.damage import Damage

LONGEST_VALUE = 12_000_000
"""Bytes of the longest value outside attachments: a method of two million characters, escaped in a row image."""

_SECONDS = 4.0
_BYTES_PER_SECOND = 8_000_000  # a tenth of what a slow laptop manages
_STEPS = 5_000
_PRAGMAS = ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "query_only=ON", "foreign_keys=OFF")
_LIMITS = {
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 200,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 300,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 100,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
}


class TooSlow(Exception):
    """The time for an examination is over."""


class Clock:
    """The time that an examination may take: some seconds, more for a large file."""

    def __init__(self, size: int, least: float = _SECONDS) -> None:
        self.seconds = max(least, size / _BYTES_PER_SECOND)
        self._end = time.monotonic() + self.seconds

    def is_over(self) -> bool:
        """Whether the time is used up; also how SQLite asks while it works."""
        return time.monotonic() > self._end

    def check(self) -> None:
        """TooSlow when the time is used up."""
        if self.is_over():
            raise TooSlow

    def damage(self) -> Damage:
        """What is said of a file that took too long."""
        reason = _("examining it takes longer than {seconds:.0f} seconds.").format(seconds=self.seconds)
        return Damage(_("the whole file"), reason)


@contextmanager
def untrusted(database: Path, clock: Clock) -> Iterator[sqlite3.Connection]:
    """A connection to a private copy that reads only and stops when the clock has run out."""
    connection = sqlite3.connect(f"{database.as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
    try:
        for limit, most in _LIMITS.items():
            connection.setlimit(limit, most)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        connection.set_progress_handler(clock.is_over, _STEPS)
        yield connection
    finally:
        connection.close()
