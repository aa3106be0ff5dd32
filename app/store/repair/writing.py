"""A repaired project as a new file: tables, indexes and digests made anew, what changed journalled as one change."""

import json
import sqlite3
import uuid
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import NullPool

from app.i18n import _
from app.model.entities import ENTITIES
from app.store.digests import Digests
from app.store.journal import ChangeKind
from app.store.repair.mending import Mended, shown
from app.store.repair.past import Past
from app.store.schema import (
    APPLICATION_ID,
    SCHEMA,
    TABLES,
    change_table,
    content_table,
    meta_table,
    metadata,
    row_change_table,
    used_code_table,
)


@dataclass(frozen=True, slots=True)
class Saved:
    """Everything that a repaired file is made of."""

    mended: Mended
    past: Past
    contents: dict[str, bytes]
    codes: set[tuple[str, str]]


def write_repaired(part: Path, saved: Saved, author: str, name: str) -> None:
    """Write a new database. OSError or a database error when there is no room."""
    part.unlink(missing_ok=True)
    engine = create_engine(f"sqlite+pysqlite:///{part}", poolclass=NullPool)
    try:
        with engine.begin() as connection:
            metadata.create_all(connection)
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")
            _write_rows(connection, saved)
            _note(connection, saved.mended, author, _("Repair of {name}").format(name=name))
            roots = Digests().refresh(connection)
            pairs = [{"name": key, "value": str(value)} for key, value in asdict(roots).items()]
            connection.execute(meta_table.insert(), pairs)
    except sqlite3.OperationalError as trouble:
        raise OSError(0, str(trouble)) from trouble
    finally:
        engine.dispose()


def _write_rows(connection: Connection, saved: Saved) -> None:
    mended = saved.mended
    for kind in ENTITIES:
        _insert(connection, TABLES[kind.table], list(mended.rows[kind.table].values()))
    _insert(connection, change_table, saved.past.changes)
    _insert(connection, row_change_table, saved.past.images)
    _insert(connection, content_table, [{"sha256": sha, "bytes": content} for sha, content in saved.contents.items()])
    given = {(kind.table, row["code"]) for kind in ENTITIES if kind.prefix for row in mended.rows[kind.table].values()}
    _insert(connection, used_code_table, [{"tbl": table, "code": code} for table, code in sorted(saved.codes | given)])


def _insert(connection: Connection, table: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(table.insert(), rows)


def _note(connection: Connection, mended: Mended, author: str, label: str) -> None:
    """One final change with the rows that were left out and the values that were changed, as they were and are."""
    head = {
        "id": str(uuid.uuid4()),
        "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "author": author,
        "label": label,
        "place": "",
        "kind": ChangeKind.FINAL.value,
    }
    key = connection.execute(change_table.insert().values(**head)).inserted_primary_key
    assert key is not None
    images = []
    for (table, id), before in mended.before.items():
        row = mended.rows[table].get(id)
        images.append(
            {
                "change_seq": key[0],
                "tbl": table,
                "row_id": shown(id),
                "op": "D" if row is None else "U",
                "before": json.dumps(before),
                "after": None if row is None else json.dumps({name: row[name] for name in before}),
            }
        )
    _insert(connection, row_change_table, images)
