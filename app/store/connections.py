"""The arrangement of connections: one writer held for life, readers that cannot write.

The working copy is in WAL mode with synchronous=FULL. The writer is `query_only` outside a change, so that a write
past the door is refused by the database whatever statement it comes from. Readers open `mode=ro`.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool, QueuePool

from app.store.triggers import journal_statements

_WRITER_PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "fullfsync": 1,
    "checkpoint_fullfsync": 1,
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "trusted_schema": 0,
    "temp_store": 2,
}


def writer_engine(path: Path) -> Engine:
    """An engine whose single connection journals every write and begins each transaction IMMEDIATE."""
    engine = create_engine(
        f"sqlite+pysqlite:///{path}",
        pool_size=1,
        max_overflow=0,
        pool_timeout=0.1,
        connect_args={"isolation_level": None, "check_same_thread": True, "cached_statements": 512},
    )
    event.listen(engine, "connect", _prepare_writer)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def reader_engine(path: Path, *, kept: bool = False) -> Engine:
    """An engine whose connections can only read and may be used in any thread, one reading at a time.

    Each is opened for one reading; `kept`, for a database that is read all the time, a few stay open until the engine
    is disposed of: opening one takes as long as a small reading.
    """

    def connect() -> sqlite3.Connection:
        uri = f"{path.as_uri()}?mode=ro"
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=not kept)
        connection.execute("PRAGMA query_only=ON")
        connection.execute("PRAGMA trusted_schema=OFF")
        return connection

    if kept:
        engine = create_engine("sqlite+pysqlite://", creator=connect, poolclass=QueuePool, pool_size=2, max_overflow=-1)
    else:
        engine = create_engine("sqlite+pysqlite://", creator=connect, poolclass=NullPool)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine


def driver(connection: Connection) -> sqlite3.Connection:
    """The sqlite3 connection below a SQLAlchemy one: for pragmas and fast reading."""
    below: Any = connection.connection.driver_connection
    assert isinstance(below, sqlite3.Connection)
    return below


@contextmanager
def writable(connection: Connection) -> Iterator[None]:
    """Lift `query_only` for the length of one change."""
    below = driver(connection)
    below.execute("PRAGMA query_only=OFF")
    try:
        yield
    finally:
        below.execute("PRAGMA query_only=ON")


def _prepare_writer(connection: sqlite3.Connection, _record: object) -> None:
    try:
        _arrange(connection)
    except BaseException:
        connection.close()
        raise


def _arrange(connection: sqlite3.Connection) -> None:
    for name, wanted in _WRITER_PRAGMAS.items():
        connection.execute(f"PRAGMA {name}={wanted}")
        (found,) = connection.execute(f"PRAGMA {name}").fetchone()
        if found != wanted:
            raise sqlite3.OperationalError(f"PRAGMA {name} is {found}, not {wanted}")
    for statement in journal_statements():
        connection.execute(statement)
    connection.execute("PRAGMA query_only=ON")


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
