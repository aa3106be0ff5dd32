"""Which columns of a sheet a table's columns take: one each where it has the sheet to itself, several on a shared grid."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from app.exchange.workbook.book import Filled
from app.i18n import _
from app.model.kinds import Kind
from app.tables.column import Column

UNIT = 6
"""The width of one column of a shared grid."""

_STRETCHED = 40
_LEAST_STRETCHED_UNITS = 6
_LEAST_UNITS = 25


@dataclass(frozen=True, slots=True)
class Slot:
    """A table's column `at` its position, from column `first` to `last` of the sheet, `width` wide together."""

    at: int
    column: Column[Any]
    first: int
    last: int
    width: float
    hidden: bool = False

    @property
    def turned(self) -> bool:
        """Whether the heading stands upright: yes and no need little room."""
        return self.column.kind is Kind.FLAG and self.width < len(_(self.column.title)) + 3


def single_slots(filled: Filled) -> tuple[Slot, ...]:
    """One column of the sheet each. Columns that hold nothing and may give way are hidden."""
    return tuple(
        Slot(at, column, at + 1, at + 1, _width(column), filled.is_empty(at))
        for at, column in enumerate(filled.table.columns)
    )


def grid_slots(filled: Filled, units: int) -> tuple[Slot, ...]:
    """Columns of a shared grid of `units`; the stretching one takes what is left. Empty ones are left out."""
    kept = [(at, column) for at, column in enumerate(filled.table.columns) if not filled.is_empty(at)]
    fixed = sum(_units(column) for _at, column in kept if column.width)
    slots, first = [], 1
    for at, column in kept:
        taken = _units(column) if column.width else units - fixed
        slots.append(Slot(at, column, first, first + taken - 1, taken * UNIT))
        first += taken
    return tuple(slots)


def grid_units(tables: Sequence[Filled]) -> int:
    """How many units a grid needs that all tables share."""
    return max([_LEAST_UNITS, *(_needed(filled) for filled in tables)])


def bands(slots: Sequence[Slot]) -> Iterator[tuple[str, int, int]]:
    """Headings that stand once above neighbouring columns: the message id, first and last column of the sheet."""
    for band, together in groupby(slots, key=lambda slot: slot.column.band):
        members = list(together)
        if band:
            yield band, members[0].first, members[-1].last


def _needed(filled: Filled) -> int:
    columns = [column for at, column in enumerate(filled.table.columns) if not filled.is_empty(at)]
    return sum(_units(column) if column.width else _LEAST_STRETCHED_UNITS for column in columns)


def _units(column: Column[Any]) -> int:
    return max(1, math.ceil(column.width / UNIT - 0.2))


def _width(column: Column[Any]) -> float:
    """The declared width, or what the longest word of the heading needs."""
    if column.kind is Kind.FLAG:
        return column.width
    longest = max((len(word) for word in _(column.title).split()), default=0)
    return max(column.width or _STRETCHED, longest * 1.1 + 1.5)
