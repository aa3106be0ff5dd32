"""The tables of the sample plant: CSV files whose rows name each other by code, as in a document written by hand."""

import csv
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from app.model.entities import ENTITY
from app.model.fields import Entity, Field, fields_of
from app.model.kinds import Kind
from app.store.codec import Stored, reader_of, stored_value

E = TypeVar("E", bound=Entity)

_WHOLE = (Kind.INTEGER, Kind.SCORE, Kind.LEVEL)


@dataclass(frozen=True, slots=True)
class Line(Generic[E]):
    """A row of a table, and what stands in its columns that are no fields of the entity."""

    row: E
    more: Mapping[str, str]

    def listed(self, column: str) -> tuple[str, ...]:
        """The entries of a column that holds several, divided by semicolons."""
        return tuple(entry.strip() for entry in self.more[column].split(";") if entry.strip())


class Sheets:
    """The tables in a folder, read as rows of one project; ids follow from its id, the table and the row's key."""

    def __init__(self, folder: Path, project_id: str) -> None:
        self._folder = folder
        self._space = uuid.UUID(project_id)
        self._known: set[str] = set()

    def plain(self, name: str) -> list[dict[str, str]]:
        """The lines of a table as text."""
        with (self._folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file, strict=True))

    def lines(self, name: str, kind: type[E]) -> list[Line[E]]:
        """The rows of a table. ValueError names the line and what is wrong with it."""
        return list(self._lines(name, kind))

    def rows(self, name: str, kind: type[E]) -> list[E]:
        """The rows of a table that has no columns besides the entity's fields."""
        return [line.row for line in self.lines(name, kind)]

    def text(self, name: str) -> str:
        """The text of another file beside the tables."""
        return (self._folder / name).read_text(encoding="utf-8")

    def know(self, kind: type[Entity], key: str) -> None:
        """Take note of a row that stands in no table, so that tables may name it."""
        self._known.add(self.new_id(kind, key))

    def id(self, kind: type[Entity], key: str) -> str:
        """The id of the row that has a code, tag or key. KeyError when no row read so far has it."""
        id = self.new_id(kind, key)
        if id not in self._known:
            raise KeyError(f"there is no {kind.table} {key}")
        return id

    def new_id(self, kind: type[Entity], *key: str) -> str:
        """The id of a row of this project by the parts of its key."""
        return str(uuid.uuid5(self._space, f"{kind.table}/{'/'.join(key)}"))

    def _lines(self, name: str, kind: type[E]) -> Iterator[Line[E]]:
        fields = {field.name: field for field in fields_of(kind)}
        make = reader_of(kind)
        for at, cells in enumerate(self.plain(name), start=2):
            try:
                stored = {field.name: stored_value(field.default) for field in fields.values()}
                for column, text in cells.items():
                    if column in fields and text:
                        stored[column] = self._stored(fields[column], text)
                id = stored["id"] = self.new_id(kind, *(cells[part] for part in kind.natural if cells.get(part)))
                row = make([stored[field] for field in fields])
            except (KeyError, ValueError) as wrong:
                raise ValueError(f"{name}.csv, line {at}: {wrong}") from wrong
            self._known.add(id)
            yield Line(row, {column: text for column, text in cells.items() if column not in fields})

    def _stored(self, field: Field, text: str) -> Stored:
        if field.target:
            return self.id(ENTITY[field.target], text)
        if field.kind is Kind.FLAG:
            return {"yes": 1, "no": 0}[text]
        return int(text) if field.kind in _WHOLE else text
