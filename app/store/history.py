"""Undo and redo over the journal: which change is next, and how its rows are put back.

Undoing is a change of its own that names the change it reverts, so the audit trail only ever grows.
"""

from dataclasses import dataclass, field
from itertools import groupby

from sqlalchemy import Connection, bindparam, select

from app.store.journal import ChangeKind, row_images
from app.store.schema import TABLES, change_table


@dataclass(frozen=True, slots=True)
class Entry:
    """A change on the undo or redo side: the number of the change whose rows to put back, and its label."""

    seq: int
    label: str
    place: str


@dataclass(slots=True)
class History:
    """The undo and redo sides, in the order in which changes were made."""

    undone: list[Entry] = field(default_factory=list)
    done: list[Entry] = field(default_factory=list)

    def record(self, seq: int, label: str, place: str, kind: ChangeKind) -> None:
        """Take note of a change that was made."""
        entry = Entry(seq, label, place)
        if kind is ChangeKind.UNDO:
            self.done.pop()
            self.undone.append(entry)
        elif kind is ChangeKind.REDO:
            self.undone.pop()
            self.done.append(entry)
        else:
            self.undone.clear()
            if kind is ChangeKind.FINAL:
                self.done.clear()
            else:
                self.done.append(entry)


def read_history(connection: Connection) -> History:
    """The undo and redo sides as the journal tells them; what came before the last final change is out of reach."""
    history = History()
    columns = change_table.c
    query = select(columns.seq, columns.label, columns.place, columns.kind).order_by(columns.seq)
    barrier = connection.execute(
        select(columns.seq).where(columns.kind == ChangeKind.FINAL.value).order_by(columns.seq.desc()).limit(1)
    ).scalar()
    if barrier is not None:
        query = query.where(columns.seq > barrier)
    for seq, label, place, kind in connection.execute(query):
        history.record(seq, label, place, ChangeKind(kind))
    return history


def put_back(connection: Connection, seq: int) -> None:
    """Write the rows of a change back as they were before it, the last first."""
    images = reversed(row_images(connection, seq))
    for (name, op, _columns), alike in groupby(
        images, lambda image: (image.table, image.op, tuple(image.before or ()))
    ):
        table = TABLES[name]
        same_id = table.c.id == bindparam("row_id")
        rows = [{"row_id": image.row_id, **(image.before or {})} for image in alike]
        if op == "I":
            connection.execute(table.delete().where(same_id), rows)
        elif op == "D":
            connection.execute(table.insert(), [{k: v for k, v in row.items() if k != "row_id"} for row in rows])
        else:
            connection.execute(table.update().where(same_id), rows)
