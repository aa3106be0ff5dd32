"""The audit trail as people read it: who changed what, when, from which value to which."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from app.i18n import N_, _, ngettext
from app.model.entities import ENTITIES, ENTITY
from app.model.fields import Entity, Field, Scope, field_label, fields_of
from app.model.kinds import Kind
from app.model.terms import Term
from app.store.codec import sha256
from app.store.journal import ChangeKind
from app.store.reader import ProjectReader
from app.store.schema import change_table, row_change_table
from app.workflow.facts import Facts

MOST_LINES = 200
"""A change that added, changed or removed more rows of one table is told in one line that counts them."""

SHOWN: tuple[type[Entity], ...] = tuple(
    kind for kind in ENTITIES if kind.scope is not Scope.DRAWING and kind.table != "setting"
)
"""Whose changes are told: everything but drawing geometry and settings."""


class Action(Term):
    """What happened to a row."""

    ADDED = "I", N_("Added")
    CHANGED = "U", N_("Changed")
    REMOVED = "D", N_("Removed")


class Cause(Term):
    """How a change came about."""

    EDIT = ChangeKind.EDIT.value, N_("Edit")
    UNDO = ChangeKind.UNDO.value, N_("Undo")
    REDO = ChangeKind.REDO.value, N_("Redo")
    FINAL = ChangeKind.FINAL.value, N_("Final")


_ACTIONS = {action.value: action for action in Action}
_CAUSES = {cause.value: cause for cause in Cause}


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One line of the audit trail: a row added or removed, one field changed, or a count of many rows.

    `change` is the number of the change, `line` the place within it from 1; `table` and `field` are labels in the
    language in use, `record` is how people call the row.
    """

    change: int
    line: int
    at: datetime
    author: str
    label: str
    cause: Cause
    action: Action
    table: str
    record: str
    field: str = ""
    before: str = ""
    after: str = ""


def read_audit(project: ProjectReader, facts: Facts) -> list[AuditLine]:
    """The whole trail, oldest first. `facts` give the present names of rows; those that are gone keep their last."""
    with project.reading() as connection:
        many = _many(connection)
        images = _images(connection, many)
        names = _Names(facts, images)
        heads = {head.seq: head for head in connection.execute(select(change_table))}
    lines: list[AuditLine] = []
    found: dict[int, list[tuple[Any, ...]]] = {}
    for image in images:
        for told in _told(image, names):
            found.setdefault(image.change_seq, []).append(told)
    for (seq, table, op), count in many.items():
        found.setdefault(seq, []).append((_ACTIONS[op], field_label(table), _count(count)))
    for seq in sorted(found):
        head = heads[seq]
        about = (datetime.fromisoformat(head.at), head.author, head.label, _CAUSES[head.kind])
        lines += [AuditLine(seq, line, *about, *told) for line, told in enumerate(found[seq], start=1)]
    return lines


def _count(count: int) -> str:
    return ngettext("{count} row", "{count} rows", count).format(count=count)


def _many(connection: Connection) -> dict[tuple[int, str, str], int]:
    """How many rows of a table a change wrote in one way, where that is too many to list."""
    columns = row_change_table.c
    query = (
        select(columns.change_seq, columns.tbl, columns.op, func.count())
        .where(columns.tbl.in_([kind.table for kind in SHOWN]))
        .group_by(columns.change_seq, columns.tbl, columns.op)
        .having(func.count() > MOST_LINES)
    )
    return {(seq, table, op): count for seq, table, op, count in connection.execute(query)}


def _images(connection: Connection, many: Mapping[tuple[int, str, str], int]) -> list[Row[Any]]:
    columns = row_change_table.c
    query = select(row_change_table).where(columns.tbl.in_([kind.table for kind in SHOWN])).order_by(columns.seq)
    return [row for row in connection.execute(query) if (row.change_seq, row.tbl, row.op) not in many]


class _Names:
    """How people call rows: by their natural key as it is now; a row that is gone by the last image of it."""

    def __init__(self, facts: Facts, images: list[Row[Any]]) -> None:
        self._facts = facts
        self._gone = {row.row_id: json.loads(row.before or row.after) for row in images if row.op != "U"}
        self._known: dict[str, str] = {}

    def of(self, kind: type[Entity], id: str) -> str:
        """The name of a row; the id where nothing else is known of it."""
        if id not in self._known:
            self._known[id] = id
            self._known[id] = self._name(kind, id) or id
        return self._known[id]

    def _name(self, kind: type[Entity], id: str) -> str:
        row, image = self._facts.get(kind, id), self._gone.get(id, {})
        parts = []
        natural = kind.natural or ("name",)
        for field in fields_of(kind):
            if field.name in natural:
                value = getattr(row, field.name) if row is not None else image.get(field.name)
                parts.append(self.shown(field, value))
        return " ".join(part for part in parts if part)

    def shown(self, field: Field, value: object) -> str:
        """A stored value as text: a reference as a name, a choice as its label, a method by its digest."""
        if value is None or value == "":
            return ""
        if field.kind is Kind.REF:
            return self.of(ENTITY[field.target], str(value))
        if field.choices is not None:
            return next((term.label for term in field.choices if term.value == value), str(value))
        if field.kind is Kind.FLAG:
            return _("Yes") if value else _("No")
        if field.kind is Kind.JSON:
            return _("SHA-256 {digest}").format(digest=sha256(str(value)))
        return str(value)


def _told(image: Row[Any], names: _Names) -> Iterator[tuple[Any, ...]]:
    kind, action = ENTITY[image.tbl], _ACTIONS[image.op]
    table, record = field_label(image.tbl), names.of(kind, image.row_id)
    if action is not Action.CHANGED:
        yield action, table, record
        return
    before, after = json.loads(image.before), json.loads(image.after)
    for field in fields_of(kind):
        if field.name in after:
            yield (
                action,
                table,
                record,
                field.label,
                names.shown(field, before[field.name]),
                names.shown(field, after[field.name]),
            )
