"""Derived values: what follows from the facts, kept per subject and evaluated when first asked for."""

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from app.catalog.catalogue import Catalogue
from app.model.fields import Entity
from app.workflow.facts import Facts
from app.workflow.reads import Node, Path, Read

R = TypeVar("R")
V = TypeVar("V")

ROWS_AT_A_STEP = 20
"""Where everything is evaluated in steps: so many rows take about a millisecond."""

ONLY = ""
"""The key of a derivation that has one value for the whole assessment."""


@dataclass(eq=False)
class Derivation(Generic[R, V]):
    """A value per row of the `subjects`, or one for the whole assessment where there are none.

    `compute` is a pure function of what `reads` declares; it gets the row (None without subjects). It may read
    values of other derivations, never one that reads this derivation in turn.
    """

    name: str
    subjects: tuple[type[Entity], ...]
    reads: tuple[Read, ...]
    compute: Callable[["View", R], V]


def in_order(nodes: Iterable[Node]) -> tuple[Derivation[Any, Any], ...]:
    """All derivations that the nodes read, directly or through others, each after those that it reads itself."""
    found: dict[Derivation[Any, Any], None] = {}
    for node in nodes:
        found.update(dict.fromkeys(_chain(node)))
    return tuple(found)


def _chain(node: Node) -> Iterator[Derivation[Any, Any]]:
    for read in node.reads:
        source = read.derived if isinstance(read, Path) else read.source
        if isinstance(source, Derivation):
            yield from _chain(source)
    if isinstance(node, Derivation):
        yield node


@contextmanager
def collector_paused() -> Iterator[None]:
    """Evaluate thousands of values that all stay: going through them for garbage costs a third of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class View:
    """What derivations and checks look at: the facts, the catalogue, and values derived from both."""

    def __init__(self, facts: Facts, catalogue: Catalogue, derivations: Iterable[Derivation[Any, Any]]) -> None:
        self.facts = facts
        self.catalogue = catalogue
        self._values: dict[Derivation[Any, Any], dict[str, Any]] = {derivation: {} for derivation in derivations}

    def of(self, derivation: Derivation[R, V], id: str = ONLY) -> V:
        """The value derived for the row `id`; KeyError where there is no such row."""
        kept = self._values[derivation]
        if id in kept:
            value: V = kept[id]
            return value
        value = kept[id] = self._computed(derivation, id)
        return value

    def forget(self) -> None:
        """Drop every value; each is evaluated again when it is asked for."""
        for kept in self._values.values():
            kept.clear()

    def refresh(self, derivation: Derivation[Any, Any], ids: Iterable[str] | None) -> frozenset[str]:
        """Evaluate the values kept for `ids` (None: all that are kept) again; the answer says which changed."""
        kept = self._values[derivation]
        changed = set()
        with collector_paused():
            for id in list(kept) if ids is None else [id for id in ids if id in kept]:
                if derivation.subjects and self._subject(derivation, id) is None:
                    del kept[id]
                    changed.add(id)
                elif (now := self._computed(derivation, id)) != kept[id]:
                    kept[id] = now
                    changed.add(id)
        return frozenset(changed)

    def _computed(self, derivation: Derivation[R, V], id: str) -> V:
        row: Any = self._subject(derivation, id)
        if row is None and derivation.subjects:
            raise KeyError(f"{derivation.name}: there is no row {id}")
        return derivation.compute(self, row)

    def _subject(self, derivation: Derivation[Any, Any], id: str) -> Entity | None:
        for kind in derivation.subjects:
            row = self.facts.get(kind, id)
            if row is not None:
                return row
        return None
