"""How a row record is stored, read back, and written in canonical form.

Stored values are text and whole numbers only, so that journal images survive SQLite's JSON unchanged.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from typing import Any, TypeVar

from app.model.fields import Entity, Field, fields_of
from app.model.kinds import Kind

E = TypeVar("E", bound=Entity)
Stored = str | int | None


def stored_value(value: object) -> Stored:
    """A field's value as SQLite keeps it: enums and dates as text, yes and no as 1 and 0."""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool):
        return int(value)
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, date):  # datetime is a date
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} cannot be stored")


def stored_row(row: Entity) -> dict[str, Stored]:
    """Every field of a row, as SQLite keeps it."""
    return {field.name: stored_value(getattr(row, field.name)) for field in fields_of(type(row))}


def value_of_stored(field: Field, stored: Any) -> object:
    """A field's value of a stored one that may be anything: KeyError or ValueError when it is none of the field."""
    convert = _from_stored(field)
    return stored if convert is None or stored is None else convert(stored)


def reader_of(kind: type[E]) -> Callable[[Sequence[Any]], E]:
    """A function that makes a row record of a fetched row whose columns are in the order of the entity's fields."""
    fields = fields_of(kind)
    names = [field.name for field in fields]
    conversions = [(at, convert) for at, field in enumerate(fields) if (convert := _from_stored(field)) is not None]

    def read(values: Sequence[Any]) -> E:
        mutable = list(values)
        for at, convert in conversions:
            if mutable[at] is not None:
                mutable[at] = convert(mutable[at])
        return kind(**dict(zip(names, mutable, strict=True)))

    return read


_FROM_STORED: dict[Kind, Callable[[Any], object]] = {
    Kind.FLAG: bool,
    Kind.DATE: date.fromisoformat,
    Kind.MOMENT: datetime.fromisoformat,
}


def _from_stored(field: Field) -> Callable[[Any], object] | None:
    if field.choices is not None:
        return {str(term): term for term in field.choices}.__getitem__
    return _FROM_STORED.get(field.kind)


_ENCODER = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def canonical_json(value: object) -> str:
    """JSON with sorted keys and no spaces: one text for one value."""
    return _ENCODER.encode(value)


def sha256(text: str) -> str:
    """SHA-256 of the UTF-8 text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


class Canon:
    """The canonical form of one table's rows: what digests cover and what the JSON document holds.

    Fields that have their default are left out, so that a field which a later release adds leaves the digests of
    all rows that do not use it as they were. `content_only` leaves out fields outside the content hash too.
    """

    def __init__(self, kind: type[Entity], *, content_only: bool = False) -> None:
        self._kind = kind
        self._parts = [
            (field.name, _missing if field.required else stored_value(field.default), _CANONICAL.get(field.kind))
            for field in fields_of(kind)
            if field.name != "id" and (field.in_content or not content_only)
        ]

    def of(self, stored: Mapping[str, Any]) -> dict[str, object]:
        """The canonical form of a stored row."""
        canonical: dict[str, object] = {"id": stored["id"]}
        for name, default, convert in self._parts:
            value = stored[name]
            if value != default:
                canonical[name] = convert(value) if convert is not None and value is not None else value
        return canonical

    def row(self, canonical: Mapping[str, Any]) -> Entity:
        """The row record of a canonical row: the way back from `of`. KeyError or ValueError when it is none."""
        names = {field.name for field in fields_of(self._kind)}
        if not canonical.keys() <= names:
            raise KeyError(f"{self._kind.table} has no field {sorted(canonical.keys() - names)}")
        values = {
            field.name: _from_canonical(field, canonical[field.name])
            for field in fields_of(self._kind)
            if field.name in canonical
        }
        return self._kind(**values)

    def digest(self, stored: Mapping[str, Any]) -> str:
        """SHA-256 of the canonical JSON of a stored row."""
        return sha256(canonical_json(self.of(stored)))


def _from_canonical(field: Field, value: Any) -> Any:
    if value is None:
        return None
    if field.kind is Kind.JSON:
        return canonical_json(value)
    convert = _from_stored(field)
    return value if convert is None else convert(value)


_missing = object()

_CANONICAL: dict[Kind, Callable[[Any], object]] = {Kind.FLAG: bool, Kind.JSON: json.loads}
