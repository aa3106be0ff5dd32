"""Bringing a working copy to this release's schema.

Foreign keys are off while tables are rebuilt (batch mode would otherwise delete child rows by cascade and clear links)
and checked afterwards; everything happens in one transaction that is begun explicitly, so that a failed upgrade leaves
no half-made table. The number of the format is written last. Old row images no longer fit the new tables, so undo
starts afresh after an upgrade and the audit trail stays.
"""

import uuid
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.pool import NullPool, StaticPool

from app.i18n import _
from app.store.schema import SCHEMA


def upgrade(path: Path, to: int = SCHEMA) -> None:
    """Run the revisions that a database lacks. On any failure the database is as it was.

    RuntimeError when rows were lost or a reference no longer leads anywhere.
    """
    engine = create_engine(f"sqlite+pysqlite:///{path}", poolclass=NullPool, connect_args={"isolation_level": None})
    try:
        _upgrade(engine, to)
    finally:
        engine.dispose()


def definitions_at(number: int) -> list[tuple[str, str, str, str | None]]:
    """What `sqlite_master` says in a file of an older format: type, name, table and SQL."""
    engine = create_engine("sqlite+pysqlite://", poolclass=StaticPool, connect_args={"isolation_level": None})
    try:
        _upgrade(engine, number)
        with engine.connect() as connection:
            rows = connection.exec_driver_sql("SELECT type, name, tbl_name, sql FROM sqlite_master").all()
            return [(row[0], row[1], row[2], row[3]) for row in rows]
    finally:
        engine.dispose()


def _upgrade(engine: Engine, to: int) -> None:
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    with engine.connect() as connection:
        _switch_off_foreign_keys(connection)
        with connection.begin():
            found = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
            if found >= to:
                return
            before = _row_counts(connection)
            _run(connection, found, to)
            _check(connection, before, _row_counts(connection))
            if found:
                _note(connection, to)
            connection.exec_driver_sql(f"PRAGMA user_version={to}")


def _switch_off_foreign_keys(connection: Connection) -> None:
    """Read back, for the pragma does nothing inside a transaction and says nothing about it."""
    below = connection.connection.driver_connection
    assert below is not None
    below.execute("PRAGMA foreign_keys=OFF")
    below.execute("PRAGMA trusted_schema=OFF")
    if below.execute("PRAGMA foreign_keys").fetchone() != (0,):
        raise RuntimeError("foreign keys cannot be switched off: a rebuilt table would take its child rows with it")


def _run(connection: Connection, found: int, to: int) -> None:
    with Operations.context(MigrationContext.configure(connection)):
        for number in range(found + 1, to + 1):
            import_module(f"app.store.migrations.versions.r{number:04d}").upgrade()


def _row_counts(connection: Connection) -> dict[str, int]:
    return {
        name: int(connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one())
        for name in inspect(connection).get_table_names()
    }


def _check(connection: Connection, before: dict[str, int], after: dict[str, int]) -> None:
    lost = {name: count for name, count in before.items() if name in after and after[name] != count}
    if lost:
        raise RuntimeError(f"the upgrade changed the number of rows in {sorted(lost)}")
    dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if dangling is not None:
        raise RuntimeError(f"the upgrade left a reference without its row: {dangling}")


def _note(connection: Connection, to: int) -> None:
    connection.exec_driver_sql(
        "INSERT INTO change (id, at, author, label, place, kind) VALUES (?, ?, '', ?, '', 'final')",
        (
            str(uuid.uuid4()),
            datetime.now(UTC).isoformat(timespec="milliseconds"),
            _("Upgrade to file format {number}").format(number=to),
        ),
    )
