"""Whether the journal is one that undo, redo and the audit trail can work with."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

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
_COLUMNS = ("seq", "id", "at", "author", "label", "place", "kind")
_TEXT = Field("text", Kind.PROSE, optional=False, default="", required=True, length=4_000)
_FIELDS = {table: {field.name: field for field in fields_of(kind)} for table, kind in ENTITY.items()}


def find_wrong_history(
    connection: sqlite3.Connection, number: int, clock: Clock, check: ValueCheck
) -> Iterator[Damage]:
    """Changes that cannot be read or do not follow from one another, and row images that could not be put back."""
    history, barrier, broken = History(), 0, None
    for values in connection.execute(f"SELECT {', '.join(_COLUMNS)} FROM change ORDER BY seq"):
        row = dict(zip(_COLUMNS, values, strict=True))
        if not change_is_sound(row):
            yield Damage(f"change {row['seq']}", _("it is not written as this program writes it."))
            return
        try:
            history.record(row["seq"], row["label"], row["place"], ChangeKind(row["kind"]))
        except IndexError:
            broken = broken or row["seq"]
        if row["kind"] == ChangeKind.FINAL.value:  # undo stops here: what came before is only shown
            barrier, broken = row["seq"], None
    if broken is not None:
        yield Damage(f"change {broken}", _("it takes back a change that is not there."))
    for name, last in connection.execute("SELECT name, seq FROM sqlite_sequence"):
        if type(last) is not int or not 0 <= last < _FURTHEST:
            yield Damage(f"sqlite_sequence {name}", _("there is no room for further changes."))
    yield from _wrong_images(connection, barrier if number == SCHEMA else _FURTHEST, clock, check)


def change_is_sound(row: Mapping[str, Any]) -> bool:
    """Whether the head of a change can be read and shown: its number, texts, time and kind."""
    try:
        datetime.fromisoformat(row["at"])
        ChangeKind(row["kind"])
    except (TypeError, ValueError):
        return False
    texts = (row[name] for name in ("id", "author", "label", "place"))
    return (
        type(row["seq"]) is int and 0 < row["seq"] < _FURTHEST and not any(problem_with(_TEXT, text) for text in texts)
    )


def has_images_of(op: object, before: object, after: object) -> bool:
    """Whether a row image has what its kind of writing has: before it, after it, or both."""
    return op in ("I", "U", "D") and (before is None) == (op == "I") and (after is None) == (op == "D")


def _wrong_images(connection: sqlite3.Connection, barrier: int, clock: Clock, check: ValueCheck) -> Iterator[Damage]:
    query = "SELECT seq, change_seq, tbl, row_id, op, before, after FROM row_change"
    for at, (seq, change, table, id, op, before, after) in enumerate(connection.execute(query)):
        if at % 512 == 0:
            clock.check()
        sound = type(table) is str and type(id) is str and has_images_of(op, before, after)
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
