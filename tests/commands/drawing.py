"""Random valid rows and references of a project: what the strategies of commands are made from."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from hypothesis import strategies as st

from app.model.entities import ENTITY
from app.model.fields import Entity, Field, fields_of
from app.model.kinds import Kind
from app.store.project import Project

E = TypeVar("E", bound=Entity)
T = TypeVar("T")

_WORDS = ("", "Pump house", "Läßt — größer ≥ 2", "=1+1", "'; DROP TABLE zone; --", "tab\tand\nline", "水処理", "NULL")
_CODES = ("", "", "", "Z-1", "X 7", "Ä-9", "PLC-04")


class NotNowError(Exception):
    """The project holds nothing that the command could be given."""


class Drawing:
    """Draws arguments against the rows that a project holds now."""

    def __init__(self, data: st.DataObject, project: Project) -> None:
        self._data = data
        self.project = project

    def one(self, strategy: st.SearchStrategy[T]) -> T:
        """A value of a strategy."""
        return self._data.draw(strategy)

    def of(self, choices: Sequence[T]) -> T:
        """One of the choices."""
        if not choices:
            raise NotNowError
        return self.one(st.sampled_from(choices))

    def ids(self, kind: type[Entity], least: int = 1, most: int = 3) -> list[str]:
        """Ids of different rows of an entity."""
        found = [row.id for row in self.project.rows(kind)]
        if len(found) < least:
            raise NotNowError
        return self.one(st.lists(st.sampled_from(found), min_size=least, max_size=most, unique=True)) if found else []

    def id(self, kind: type[Entity]) -> str:
        """The id of a row."""
        return self.ids(kind, most=1)[0]

    def existing(self, kind: type[E]) -> E:
        """A row as it stands."""
        return self.of(self.project.rows(kind))

    def rows(self, kind: type[E], **fixed: object) -> list[E]:
        """One to three new rows."""
        return [self.row(kind, **fixed) for _ in range(self.one(st.integers(1, 3)))]

    def row(self, kind: type[E], **fixed: object) -> E:
        """A new row; `fixed` fields as given, references to rows that are there."""
        free = [field for field in fields_of(kind) if field.name not in ("id", *fixed)]
        chosen = self.of([name for name in kind.one_of if self._can_refer(kind, name)]) if kind.one_of else ""
        values: dict[str, Any] = dict(fixed)
        for field in free:
            if field.name in kind.one_of:
                values[field.name] = self.id(ENTITY[field.target]) if field.name == chosen else None
            elif field.required or self.one(st.integers(0, 3)) == 0:
                values[field.name] = self.value(field)
        return kind(**values)

    def value(self, field: Field) -> Any:
        """A value that may stand in a field."""
        if field.optional and self.one(st.integers(0, 3)) == 0:
            return None
        if field.target:
            found = [row.id for row in self.project.rows(ENTITY[field.target])]
            return None if field.optional and not found else self.of(found)
        if field.choices is not None:
            return self.of(list(field.choices))
        return self.one(_VALUES[field.kind](field))

    def text(self) -> str:
        """A line of text that says something."""
        return self.of([word for word in _WORDS if word and "\n" not in word])

    def day(self) -> date:
        """A day."""
        return self.one(st.dates(date(2020, 1, 1), date(2035, 12, 31)))

    def _can_refer(self, kind: type[Entity], name: str) -> bool:
        field = next(field for field in fields_of(kind) if field.name == name)
        return bool(self.project.rows(ENTITY[field.target]))


def _frs(_field: Field) -> st.SearchStrategy[str]:
    return st.sampled_from(["", "IAC", "IAC UC SI DC RDF TRE RA", "UC RA"])


_VALUES: dict[Kind, Any] = {
    Kind.CODE: lambda field: st.sampled_from(_CODES if not field.required else [code for code in _CODES if code]),
    Kind.LINE: lambda field: st.sampled_from([word for word in _WORDS if "\n" not in word and "\t" not in word]),
    Kind.PROSE: lambda field: st.sampled_from(_WORDS),
    Kind.INTEGER: lambda field: st.integers(max(field.low or 0, -9), min(field.high or 9, 9)),
    Kind.DECIMAL: lambda field: st.sampled_from(["", "1.5", "2500"]),
    Kind.FLAG: lambda field: st.booleans(),
    Kind.DATE: lambda field: st.dates(date(2020, 1, 1), date(2035, 12, 31)),
    Kind.MOMENT: lambda field: st.just(datetime(2026, 3, 12, tzinfo=UTC)),
    Kind.SCORE: lambda field: st.integers(1, 5),
    Kind.SCORES: lambda field: st.sampled_from(["", "HS=4", "HS=3 EN=2", "AV=5 FI=1"]),
    Kind.LEVEL: lambda field: st.integers(0, 4),
    Kind.VECTOR: lambda field: st.sampled_from(["", "3 3 2 - 1 2 2", "1 1 1 1 1 1 1"]),
    Kind.FRS: _frs,
    Kind.HASH: lambda field: st.sampled_from(["", "a" * 64]),
    Kind.JSON: lambda field: st.just("{}"),
    Kind.ID: lambda field: st.uuids().map(str),
}
