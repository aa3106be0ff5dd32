"""One committed state of a database as a file that stands alone: no side files, no WAL flag, with its digests."""

import sqlite3
from dataclasses import asdict
from pathlib import Path

from app.store.connections import reader_engine
from app.store.digests import Digests, RootDigests
from app.store.files import read_schema_number
from app.store.schema import SCHEMA


def copy_state(database: Path, part: Path) -> None:
    """Write the last committed state of a database into a new file, whoever else reads or writes it meanwhile."""
    source = sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True, isolation_level=None)
    try:
        source.execute("VACUUM INTO ?", (str(part),))
    finally:
        source.close()


def seal(part: Path, digests: Digests) -> RootDigests:
    """Write into a file that nobody reads yet which digests it has, and check that it reads as it should.

    One of an older format is brought to this release's first. sqlite3.DatabaseError when the check fails.
    """
    if read_schema_number(part) < SCHEMA:
        from app.store.migrations.upgrade import upgrade

        upgrade(part)
    engine = reader_engine(part)
    with engine.connect() as reading:
        roots = digests.refresh(reading)
    _write_meta(part, {name: str(value) for name, value in asdict(roots).items()})
    return roots


def unseal(part: Path) -> None:
    """Take the digests out of a file that nobody reads yet: they are those of an earlier state."""
    _write_meta(part, {})


def _write_meta(part: Path, digests: dict[str, str]) -> None:
    written = sqlite3.connect(part, isolation_level=None)
    try:
        # The file is thrown away when this fails, and synchronised as a whole when it does not.
        written.execute("PRAGMA journal_mode=OFF")
        written.execute("PRAGMA synchronous=OFF")
        written.execute("BEGIN")
        written.execute("DELETE FROM meta WHERE name IN ('content', 'drawing', 'store', 'seq')")
        written.executemany("INSERT INTO meta (name, value) VALUES (?, ?)", digests.items())
        written.execute("COMMIT")
        (verdict,) = written.execute("PRAGMA quick_check(1)").fetchone()
        if verdict != "ok":
            raise sqlite3.DatabaseError(verdict)
    finally:
        written.close()
