"""Changes: what was done, by whom, to which rows. Append-only."""

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, select

from app.store.schema import change_table, row_change_table


class ChangeKind(StrEnum):
    """How a change came about. A final one (freeze, sign-off, migration) is never undone; undo stops at it."""

    EDIT = "edit"
    UNDO = "undo"
    REDO = "redo"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Change:
    """One change: `touched` names per table the ids of the rows that it wrote; `place` where it was made."""

    seq: int
    id: str
    at: datetime
    author: str
    label: str
    place: str
    kind: ChangeKind
    reverts: int | None
    touched: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class RowImage:
    """One journalled row: `op` is I, U or D; images hold stored values, of an update the changed columns only."""

    seq: int
    change_seq: int
    table: str
    row_id: str
    op: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


def begin_change(
    connection: Connection, author: str, label: str, place: str, kind: ChangeKind, reverts: int | None
) -> int:
    """Write the head of a change and open the door for it; the answer is its number."""
    result = connection.execute(
        change_table.insert().values(
            id=str(uuid.uuid4()),
            at=datetime.now(UTC).isoformat(timespec="milliseconds"),
            author=author,
            label=label,
            place=place,
            kind=kind.value,
            reverts=reverts,
        )
    )
    key = result.inserted_primary_key
    assert key is not None
    connection.exec_driver_sql("DELETE FROM temp.door")
    connection.exec_driver_sql("INSERT INTO temp.door VALUES (?)", (key[0],))
    return int(key[0])


def end_change(connection: Connection) -> None:
    """Close the door again; a write after it has no change to belong to and is refused."""
    connection.exec_driver_sql("DELETE FROM temp.door")


def touched_rows(connection: Connection, seq: int) -> dict[str, frozenset[str]]:
    """Per table the ids of the rows that a change wrote."""
    found: dict[str, set[str]] = {}
    query = select(row_change_table.c.tbl, row_change_table.c.row_id).where(row_change_table.c.change_seq == seq)
    for table, row_id in connection.execute(query):
        found.setdefault(table, set()).add(row_id)
    return {table: frozenset(ids) for table, ids in found.items()}


def read_change(connection: Connection, seq: int) -> Change:
    """One change with the rows that it touched."""
    row = connection.execute(select(change_table).where(change_table.c.seq == seq)).one()
    return Change(
        row.seq,
        row.id,
        datetime.fromisoformat(row.at),
        row.author,
        row.label,
        row.place,
        ChangeKind(row.kind),
        row.reverts,
        touched_rows(connection, seq),
    )


def row_images(connection: Connection, seq: int) -> list[RowImage]:
    """The journalled rows of a change in the order in which they were written."""
    query = select(row_change_table).where(row_change_table.c.change_seq == seq).order_by(row_change_table.c.seq)
    return [
        RowImage(
            row.seq,
            row.change_seq,
            row.tbl,
            row.row_id,
            row.op,
            None if row.before is None else json.loads(row.before),
            None if row.after is None else json.loads(row.after),
        )
        for row in connection.execute(query)
    ]
