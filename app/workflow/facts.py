"""Everything that an assessment knows at one moment, held in memory for the rules to read.

Facts hold the row records of every table by id, with indexes over references that are built when first asked
for and kept in step with each change.
"""

from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from typing import TypeVar, cast

from app.model.entities import ENTITIES
from app.model.fields import Entity

E = TypeVar("E", bound=Entity)

Difference = Mapping[str, Mapping[str, Entity | None]]
"""Per table and id the row as it is now; None where it is gone."""


Batches = Generator[Iterable[Entity], None, None]
Source = Callable[[str], Batches]
"""Reads the rows of a table as they stand now, a batch at a time."""

Group = tuple[Entity, ...] | dict[str, Entity]
"""The rows that have one value in a field: a tuple, which is small, until one of them changes; then by id."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after a change; None before an addition and after a deletion."""

    table: str
    id: str
    before: Entity | None
    after: Entity | None


class _Tables(dict[str, dict[str, Entity]]):
    """The rows of each table by id; a table that nobody asked for yet is read when it is first asked for."""

    def __init__(self, source: Source) -> None:
        super().__init__()
        self._source = source

    def __missing__(self, table: str) -> dict[str, Entity]:
        with closing(self._source(table)) as batches:
            rows = self[table] = {row.id: row for batch in batches for row in batch}
        return rows


class Facts:
    """The rows of an assessment, by table and id, and what it is told besides them.

    With a `source`, tables that `rows` leaves out are read from it when they are first asked for; `load` reads those
    that nobody asked for yet (`loading` names the one it is at). Whoever changes the rows that the source reads
    applies each change before the next.

    `as_of` is the day that every rule about dates looks at; `missing_content` the ids of attachments whose bytes are
    missing or not those of their SHA-256; `content_hash` the present content hash, "" while it is not known.
    """

    def __init__(
        self,
        rows: Mapping[str, Iterable[Entity]],
        as_of: date,
        missing_content: frozenset[str] = frozenset(),
        content_hash: str = "",
        source: Source | None = None,
    ) -> None:
        self.as_of = as_of
        self.missing_content = missing_content
        self.content_hash = content_hash
        self._source: Source = source or _nothing
        self._tables = _Tables(self._source)
        for table in rows if source is not None else (kind.table for kind in ENTITIES):
            self._tables[table] = {row.id: row for row in rows.get(table, ())}
        self.loading, self._missed = "", dict[str, Entity | None]()
        self._indexes: dict[tuple[str, str], dict[object, Group]] = {}

    def all(self, kind: type[E]) -> Mapping[str, E]:
        """The rows of one entity by id. Not to be changed by the caller."""
        return cast(Mapping[str, E], self._tables[kind.table])

    def get(self, kind: type[E], id: str | None) -> E | None:
        """One row, or None when there is none of that id."""
        return None if id is None else cast("E | None", self._tables[kind.table].get(id))

    def where(self, kind: type[E], field: str, value: object) -> tuple[E, ...]:
        """The rows whose `field` has `value`, in the order in which they came in."""
        index = self._indexes.get((kind.table, field))
        if index is None:
            index = self._index(kind.table, field)
        found = index.get(value, ())
        return cast("tuple[E, ...]", found if isinstance(found, tuple) else tuple(found.values()))

    def only(self, kind: type[E]) -> E | None:
        """The row of a table that has one row (project, system), or None before there is one."""
        return next(iter(self.all(kind).values()), None)

    def load(self) -> Generator[None, None, None]:
        """Read the tables that are not read yet, a batch at a step; rows may be asked for and change in between."""
        for kind in ENTITIES:
            if kind.table not in self._tables:
                yield from self._load(kind.table)

    def _load(self, table: str) -> Generator[None, None, None]:
        found: dict[str, Entity] = {}
        missed: dict[str, Entity | None] = {}
        self.loading, self._missed = table, missed
        with closing(self._source(table)) as batches:
            for batch in batches:
                found.update((row.id, row) for row in batch)
                yield
                if table in self._tables:
                    return
        for id, row in missed.items():
            if row is None:
                found.pop(id, None)
            else:
                found[id] = row
        self.loading, self._tables[table] = "", found

    def apply(self, difference: Difference) -> tuple[RowChange, ...]:
        """Take over rows that changed; the answer says per row what was and what is.

        Of a table that is not read yet nothing is told: nobody can have seen a row of it.
        """
        changes = []
        for table, rows in difference.items():
            if table not in self._tables:
                if table == self.loading:
                    self._missed.update(rows)
                continue
            for id, after in rows.items():
                before = self._tables[table].get(id)
                if before != after:
                    changes.append(RowChange(table, id, before, after))
                    self._replace(table, id, before, after)
        return tuple(changes)

    def _replace(self, table: str, id: str, before: Entity | None, after: Entity | None) -> None:
        if after is None:
            self._tables[table].pop(id, None)
        else:
            self._tables[table][id] = after
        for (indexed, field), index in self._indexes.items():
            if indexed != table:
                continue
            if before is not None:
                _group_to_change(index, getattr(before, field)).pop(id, None)
            if after is not None:
                _group_to_change(index, getattr(after, field))[id] = after

    def _index(self, table: str, field: str) -> dict[object, Group]:
        groups: dict[object, list[Entity]] = {}
        for row in self._tables[table].values():
            groups.setdefault(getattr(row, field), []).append(row)
        index = self._indexes[table, field] = {value: tuple(rows) for value, rows in groups.items()}
        return index


def _nothing(_table: str) -> Batches:
    yield ()


def _group_to_change(index: dict[object, Group], value: object) -> dict[str, Entity]:
    """The rows of a value in a form that can be changed."""
    group = index.get(value, ())
    if isinstance(group, tuple):
        group = index[value] = {row.id: row for row in group}
    return group
