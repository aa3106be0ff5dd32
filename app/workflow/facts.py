"""Everything that an assessment knows at one moment, held in memory for the rules to read.

Facts hold the row records of every table by id, with indexes over references that are built when first asked
for and kept in step with each change.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar, cast

from app.model.entities import ENTITIES
from app.model.fields import Entity

E = TypeVar("E", bound=Entity)

Difference = Mapping[str, Mapping[str, Entity | None]]
"""Per table and id the row as it is now; None where it is gone."""


Group = tuple[Entity, ...] | dict[str, Entity]
"""The rows that have one value in a field: a tuple, which is small, until one of them changes; then by id."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after a change; None before an addition and after a deletion."""

    table: str
    id: str
    before: Entity | None
    after: Entity | None


class Facts:
    """The rows of an assessment, by table and id, and what it is told besides them.

    `as_of` is the day that every rule about dates looks at; `missing_content` the ids of attachments whose bytes are
    missing or not those of their SHA-256; `content_hash` the present content hash, "" while it is not known.
    """

    def __init__(
        self,
        rows: Mapping[str, Iterable[Entity]],
        as_of: date,
        missing_content: frozenset[str] = frozenset(),
        content_hash: str = "",
    ) -> None:
        self.as_of = as_of
        self.missing_content = missing_content
        self.content_hash = content_hash
        self._tables: dict[str, dict[str, Entity]] = {
            kind.table: {row.id: row for row in rows.get(kind.table, ())} for kind in ENTITIES
        }
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

    def apply(self, difference: Difference) -> tuple[RowChange, ...]:
        """Take over rows that changed; the answer says per row what was and what is."""
        changes = []
        for table, rows in difference.items():
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


def _group_to_change(index: dict[object, Group], value: object) -> dict[str, Entity]:
    """The rows of a value in a form that can be changed."""
    group = index.get(value, ())
    if isinstance(group, tuple):
        group = index[value] = {row.id: row for row in group}
    return group
