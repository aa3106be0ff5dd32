"""Which columns are shown how wide: pure arithmetic over pixels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.model.kinds import Kind
from app.tables.column import Column
from app.ui.table.look import TableLook

STRETCH_LEAST = 280
_TEXTS = (Kind.LINE, Kind.PROSE)


@dataclass(frozen=True, slots=True)
class Widths:
    """The width of every shown column by its place in the declaration."""

    shown: Mapping[int, int]

    @property
    def total(self) -> int:
        """How wide all of them are together."""
        return sum(self.shown.values())


def stretched(columns: Sequence[Column[Any]]) -> int:
    """The column that takes what is left: one without width, else the widest text that is always shown."""
    loose = [n for n, column in enumerate(columns) if not column.width]
    lines = [n for n, column in enumerate(columns) if column.kind in _TEXTS and not column.priority]
    return loose[0] if loose else max(lines or [0], key=lambda n: columns[n].width)


def fit(columns: Sequence[Column[Any]], needs: Sequence[int], look: TableLook, room: int, scale: float = 1.0) -> Widths:
    """Share `room` pixels among columns that need so many each.

    Columns are taken in by priority while there is room; of those of one priority each that still fits, and none of
    a higher number where one did not. What a person chose to see is always there: then the table is wider than its
    room and scrolls. The stretched column gets what is left.
    """
    loose = stretched(columns)
    wanted = {
        place: _width(place, column, needs, look, round(STRETCH_LEAST * scale) if place == loose else 0, scale)
        for place, column in enumerate(columns)
        if look.chosen.get(column.key, True)
    }
    widths = {n: wide for n, wide in wanted.items() if not columns[n].priority or columns[n].key in look.chosen}
    for priority in sorted({columns[n].priority for n in wanted} - {0}):
        tier = [n for n in wanted if n not in widths and columns[n].priority == priority]
        for place in tier:
            if sum(widths.values()) + wanted[place] <= room:
                widths[place] = wanted[place]
        if not all(place in widths for place in tier):
            break
    left = room - sum(widths.values())
    if left > 0 and loose in widths and columns[loose].key not in look.widths:
        widths[loose] += left
    return Widths(dict(sorted(widths.items())))


def _width(place: int, column: Column[Any], needs: Sequence[int], look: TableLook, least: int, scale: float) -> int:
    own = look.widths.get(column.key)
    return round(own * scale) if own else max(needs[place], least)


def in_order(columns: Sequence[Column[Any]], look: TableLook) -> list[int]:
    """The places of all columns in the order in which a person wants them."""
    by_key = {column.key: place for place, column in enumerate(columns)}
    named = [by_key[key] for key in dict.fromkeys(look.order) if key in by_key]
    return [*named, *(place for place in range(len(columns)) if place not in named)]
