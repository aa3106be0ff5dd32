"""Bringing a working copy to this release's schema.

Foreign keys are off while tables are rebuilt (batch mode would otherwise delete child rows by cascade) and checked
afterwards; everything happens in one transaction that is begun explicitly. Old row images no longer fit the new
tables, so undo starts afresh after an upgrade and the audit trail stays.
"""

import uuid
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection, create_engine, event, inspect
from sqlalchemy.pool import NullPool

from app.i18n import _
from app.store.schema import SCHEMA


def upgrade(path: Path, to: int = SCHEMA) -> None:
    """Run the revisions that a database lacks. On any failure the database is as it was.

    RuntimeError when rows were lost or a reference no longer leads anywhere.
    """
    engine = create_engine(f"sqlite+pysqlite:///{path}", poolclass=NullPool, connect_args={"isolation_level": None})
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    with engine.connect() as connection:
        found = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
        connection.rollback()
        with connection.begin():
            before = _row_counts(connection)
            _run(connection, found, to)
            _check(connection, before, _row_counts(connection))
            if found:
                _note(connection, to)
            connection.exec_driver_sql(f"PRAGMA user_version={to}")
    engine.dispose()


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
