"""Valid rows of every entity, with the rows that they belong to, made from the declarations alone."""

from datetime import UTC, date, datetime
from typing import Any

from app.model.entities import ENTITIES, ENTITY
from app.model.fields import Entity, Field, fields_of
from app.model.kinds import Kind

_VALUES: dict[Kind, tuple[object, object]] = {
    Kind.ID: ("00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"),
    Kind.CODE: ("K-{at}", "K-{at}-changed"),
    Kind.LINE: ("Name {at}", "Läßt — größer ≥ {at}"),
    Kind.PROSE: ("Line one\nline two {at}", 'Quote " and \\ and ‘’ {at}'),
    Kind.INTEGER: (1, 2),
    Kind.DECIMAL: ("1.5", "2500"),
    Kind.FLAG: (True, False),
    Kind.DATE: (date(2026, 1, 31), date(2027, 2, 28)),
    Kind.MOMENT: (datetime(2026, 1, 31, 8, 30, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)),
    Kind.SCORE: (3, 4),
    Kind.SCORES: ("AV=4 HS=3", "HS=2"),
    Kind.LEVEL: (2, 3),
    Kind.VECTOR: ("3 3 2 - 1 2 2", "1 1 1 1 1 1 1"),
    Kind.FRS: ("IAC", "UC"),
    Kind.HASH: ("a" * 64, "b" * 64),
    Kind.JSON: ('{"name":"one"}', '{"name":"two"}'),
}


def value_of(field: Field, at: int, *, changed: bool) -> object:
    """A valid value of a field; a different one when `changed`."""
    if field.choices is not None:
        return list(field.choices)[1 if changed else 0]
    value = _VALUES[field.kind][changed]
    if field.kind is Kind.INTEGER and field.low is not None and field.high is not None:
        return min(field.high, field.low + at * 2 + changed)
    return value.format(at=at) if isinstance(value, str) and field.kind not in (Kind.JSON, Kind.VECTOR) else value


def row_with_owners(kind: type[Entity], at: int = 0) -> list[Entity]:
    """A row of an entity with every field filled, last, after the rows that it has to refer to."""
    owners: list[Entity] = []
    values: dict[str, Any] = {}
    for field in fields_of(kind):
        if field.name == "id":
            continue
        if not field.target:
            values[field.name] = value_of(field, at, changed=False)
        elif field.name in kind.one_of[:1] or not field.optional:
            owners += row_with_owners(ENTITY[field.target], at)
            values[field.name] = owners[-1].id
    return [*owners, kind(**values)]


def one_of_each() -> list[Entity]:
    """A row of every entity, each with rows of its own to refer to; codes differ throughout."""
    return [row for at, kind in enumerate(ENTITIES) if kind.table != "project" for row in row_with_owners(kind, at)]
