"""How many rows pass each of several filters, kept by key, so that one edit does not count ten thousand rows again."""

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

R = TypeVar("R")


class Tallies(Generic[R]):
    """The keys of the rows that pass, for each of `filters`."""

    def __init__(self, filters: Sequence[Callable[[R], bool]]) -> None:
        self._filters = tuple(filters)
        self._passing: tuple[set[str], ...] = tuple(set() for _one in self._filters)

    def fill(self, rows: Iterable[tuple[str, R]]) -> None:
        """Count these rows instead of those before."""
        for passing in self._passing:
            passing.clear()
        for key, row in rows:
            for passes, passing in zip(self._filters, self._passing, strict=True):
                if passes(row):
                    passing.add(key)

    def put(self, key: str, row: R | None) -> None:
        """Take a row that is new or different, or None for one that is gone."""
        for passes, passing in zip(self._filters, self._passing, strict=True):
            if row is not None and passes(row):
                passing.add(key)
            else:
                passing.discard(key)

    @property
    def counts(self) -> list[int]:
        """How many rows pass, in the order of the filters."""
        return [len(passing) for passing in self._passing]
