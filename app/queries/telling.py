"""How journalled rows are told: names instead of ids, words instead of stored values."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Connection, Row

from app.i18n import N_, _
from app.model.entities import ENTITIES, ENTITY
from app.model.fields import Entity, Field, Scope, field_label, fields_of
from app.model.kinds import Kind
from app.model.terms import Term
from app.store.codec import sha256
from app.workflow.facts import Facts

SHOWN: tuple[type[Entity], ...] = tuple(
    kind for kind in ENTITIES if kind.scope is not Scope.DRAWING and kind.table != "setting"
)
"""Whose changes are told: everything but drawing geometry and settings."""

_LAST_IMAGE = (
    "SELECT coalesce(before, after) FROM row_change "
    "WHERE tbl = ? AND row_id = ? AND op <> 'U' ORDER BY seq DESC LIMIT 1"
)


class Action(Term):
    """What happened to a row."""

    ADDED = "I", N_("Added")
    CHANGED = "U", N_("Changed")
    REMOVED = "D", N_("Removed")


ACTIONS = {action.value: action for action in Action}


class Names:
    """How people call rows: by their natural key as it is now; a row that is gone by the last image of it."""

    def __init__(self, connection: Connection, facts: Facts) -> None:
        self._connection, self._facts = connection, facts
        self._known: dict[str, str] = {}

    def of(self, kind: type[Entity], id: str) -> str:
        """The name of a row; the id where nothing else is known of it."""
        if id not in self._known:
            self._known[id] = id
            self._known[id] = self._name(kind, id) or id
        return self._known[id]

    def _name(self, kind: type[Entity], id: str) -> str:
        row = self._facts.get(kind, id)
        image = self._last_image(kind, id) if row is None else {}
        natural, parts = natural_of(kind), []
        for field in fields_of(kind):
            if field.name in natural:
                value = getattr(row, field.name) if row is not None else image.get(field.name)
                about = getattr(row, "subject_table", "") if row is not None else image.get("subject_table", "")
                parts.append(self.part(field, value, str(about)))
        return " ".join(part for part in parts if part)

    def part(self, field: Field, value: object, about: str) -> str:
        """A stored value as text in its row; one that is about a row of any table, `about`, says which by its name."""
        if field.name in ("subject_table", "field") and value:
            return field_label(str(value)).lower()
        if field.name == "subject_id" and about in ENTITY:
            return self.of(ENTITY[about], str(value))
        return self.shown(field, value)

    def _last_image(self, kind: type[Entity], id: str) -> dict[str, Any]:
        found = self._connection.exec_driver_sql(_LAST_IMAGE, (kind.table, id)).scalar()
        image: dict[str, Any] = json.loads(found) if found else {}
        return image

    def shown(self, field: Field, value: object) -> str:
        """A stored value as text: a reference as a name, a choice as its label, a method by its digest."""
        return in_words(field, value, self.of)


def natural_of(kind: type[Entity]) -> tuple[str, ...]:
    """The fields that name a row of an entity."""
    return kind.natural or ("name",)


def told(image: Row[Any], names: Names, whole: bool = False) -> Iterator[tuple[Any, ...]]:
    """What is told of one journalled row: action, table, record, and per changed field its label, before and after.

    A row that was added or removed is one line, and with `whole` one line more for each of its fields that says
    something.
    """
    kind, action = ENTITY[image.tbl], ACTIONS[image.op]
    about = action, field_label(image.tbl), names.of(kind, image.row_id)
    if action is not Action.CHANGED:
        yield *about, "", "", ""
        if not whole:
            return
    before, after = (json.loads(text) if text else {} for text in (image.before, image.after))
    subjects = [str(image.get("subject_table", "")) for image in (before, after)]
    for field in fields_of(kind):
        if field.name in (after or before) and field.name != "id":
            values = (before.get(field.name), after.get(field.name))
            was, now = (names.part(field, *told) for told in zip(values, subjects, strict=True))
            if was or now or action is Action.CHANGED:
                yield *about, field.label, was, now


def in_words(field: Field, value: object, named: Callable[[type[Entity], str], str]) -> str:
    """A stored value as text; `named` gives the name of a row that a reference leads to."""
    if value is None or value == "":
        return ""
    if field.kind is Kind.REF:
        return named(ENTITY[field.target], str(value))
    if field.choices is not None:
        return next((term.label for term in field.choices if term.value == value), str(value))
    if field.kind is Kind.FLAG:
        return _("Yes") if value else _("No")
    if field.kind is Kind.JSON:
        return _("SHA-256 {digest}").format(digest=sha256(str(value)))
    return str(value)
