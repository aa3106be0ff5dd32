"""Rows of the catalogue in their published order, found by id in any spelling."""

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, Protocol, TypeVar

from app.catalog.ids import canonical_id


class Identified(Protocol):
    """A row with an id that is unique in its list."""

    @property
    def id(self) -> str: ...


Row = TypeVar("Row", bound=Identified, covariant=True)
Member = TypeVar("Member")


class Listing(Generic[Row]):
    """One list: iterates in the published order; `in`, `[]` and `get` take an id in any spelling."""

    def __init__(self, file: str, rows: Iterable[Row]) -> None:
        self.file = file
        self._by_id = {row.id: row for row in rows}

    def __iter__(self) -> Iterator[Row]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    def __contains__(self, id: str) -> bool:
        return self.get(id) is not None

    def __getitem__(self, id: str) -> Row:
        """The row of `id`; KeyError where the list has none."""
        row = self.get(id)
        if row is None:
            raise KeyError(id)
        return row

    def get(self, id: str) -> Row | None:
        """The row of `id`, or None: a project may name an id that only another edition has."""
        return self._by_id.get(id) or self._by_id.get(canonical_id(id))


class Grouped(Generic[Member]):
    """A list whose rows belong to an id each: iterates in order, `of` gives the rows of one id."""

    def __init__(self, rows: Iterable[Member], key: Callable[[Member], str]) -> None:
        self._rows = tuple(rows)
        groups: dict[str, list[Member]] = {}
        for row in self._rows:
            groups.setdefault(key(row), []).append(row)
        self._groups = {id: tuple(members) for id, members in groups.items()}

    def __iter__(self) -> Iterator[Member]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def of(self, id: str) -> tuple[Member, ...]:
        """The rows of `id`, in any spelling and in the order of the list; none for an id without rows."""
        return self._groups.get(id) or self._groups.get(canonical_id(id), ())
