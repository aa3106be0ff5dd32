"""Whether the journal is one that undo, redo and the audit trail can work with."""

import json
import sqlite3
from collections.abc import Iterator
from datetime import datetime

from app.i18n import _
from app.model.checks import problem_with
from app.model.entities import ENTITY
from app.model.fields import Field, fields_of
from app.model.kinds import Kind
from app.store.examination.damage import Damage
from app.store.examination.opening import Clock
from app.store.examination.values import ValueCheck
from app.store.history import History
from app.store.journal import ChangeKind
from app.store.schema import SCHEMA

_FURTHEST = 1 << 53
_TEXT = Field("text", Kind.PROSE, optional=False, default="", required=True, length=4_000)
_FIELDS = {table: {field.name: field for field in fields_of(kind)} for table, kind in ENTITY.items()}


def find_wrong_history(
    connection: sqlite3.Connection, number: int, clock: Clock, check: ValueCheck
) -> Iterator[Damage]:
    """Changes that cannot be read or do not follow from one another, and row images that could not be put back."""
    history, barrier = History(), 0
    for seq, at, author, label, place, kind, id in connection.execute(
        "SELECT seq, at, author, label, place, kind, id FROM change ORDER BY seq"
    ):
        where = f"change {seq}"
        if not 0 < seq < _FURTHEST or any(problem_with(_TEXT, text) for text in (author, label, place, at, id)):
            yield Damage(where, _("it is not written as this program writes it."))
            return
        try:
            datetime.fromisoformat(at)
            history.record(seq, label, place, ChangeKind(kind))
        except (ValueError, IndexError):
            yield Damage(where, _("it does not follow from the changes before it."))
            return
        barrier = seq if kind == ChangeKind.FINAL.value else barrier
    for name, last in connection.execute("SELECT name, seq FROM sqlite_sequence"):
        if type(last) is not int or not 0 <= last < _FURTHEST:
            yield Damage(f"sqlite_sequence {name}", _("there is no room for further changes."))
    yield from _wrong_images(connection, barrier if number == SCHEMA else _FURTHEST, clock, check)


def _wrong_images(connection: sqlite3.Connection, barrier: int, clock: Clock, check: ValueCheck) -> Iterator[Damage]:
    query = "SELECT seq, change_seq, tbl, row_id, op, before, after FROM row_change"
    for at, (seq, change, table, id, op, before, after) in enumerate(connection.execute(query)):
        if at % 512 == 0:
            clock.check()
        shape = type(table) is str and type(id) is str and op in ("I", "U", "D")
        sound = shape and (before is None) == (op == "I") and (after is None) == (op == "D")
        for image in (before, after):
            sound = sound and (image is None or _image_is_sound(check, table, image, reachable=change > barrier))
        if not sound:
            yield Damage(f"row_change {seq}", _("the row could not be put back as it was."))


def _image_is_sound(check: ValueCheck, table: str, image: object, *, reachable: bool) -> bool:
    try:
        values = json.loads(image) if isinstance(image, str) else None
    except (ValueError, RecursionError):
        return False
    if not isinstance(values, dict):
        return False
    if not reachable:
        return True
    fields = _FIELDS.get(table, {})
    return all(name in fields and check.problem(table, fields[name], value) is None for name, value in values.items())
