"""Which columns of a sheet the columns of a table take: one each, or several on a grid that tables share."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from app.exchange.workbook.book import Filled
from app.exchange.workbook.layout import word_width
from app.i18n import _
from app.tables.column import Column

UNIT = 6
"""The width of one column of a shared grid."""

_STRETCHED = 40
_NARROW = 8
_WIDENED = 1.35
"""A column is widened by so much at most for its heading; a narrow one turns a longer heading upright."""
_LEAST_STRETCHED_UNITS = 6
_LEAST_UNITS = 25


@dataclass(frozen=True, slots=True)
class Slot:
    """A table's column `at` its position, from column `first` to `last` of the sheet, `width` wide together.

    `turned` lets the heading stand upright, where its words do not fit into a narrow column.
    """

    at: int
    column: Column[Any]
    first: int
    last: int
    width: float
    hidden: bool = False

    turned: bool = False


def single_slots(filled: Filled) -> tuple[Slot, ...]:
    """One column of the sheet each. Columns that hold nothing and may give way are hidden."""
    return tuple(_single(at, column, filled.is_empty(at)) for at, column in enumerate(filled.table.columns))


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
    return math.ceil(max(column.width, word_width(_(column.title))) / UNIT - 0.2)


def _single(at: int, column: Column[Any], hidden: bool) -> Slot:
    width, words = float(column.width or _STRETCHED), word_width(_(column.title))
    turned = words > width * _WIDENED and column.width <= _NARROW
    return Slot(at, column, at + 1, at + 1, width if turned else max(width, words), hidden, turned)
