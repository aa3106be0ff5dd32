"""Which columns are shown how wide: pure arithmetic over pixels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.model.kinds import Kind
from app.tables.column import Column
from app.ui.table.look import TableLook

STRETCH_LEAST = 280
_LAST_LEAST = 200
"""How narrow the stretched column gets before a table scrolls, when all that may hide is hidden."""
_TEXTS = (Kind.LINE, Kind.PROSE)


@dataclass(frozen=True, slots=True)
class Need:
    """What a column needs in pixels: at `least`, to be comfortable, and in `whole` so that no text of it is cut."""

    least: int
    wide: int
    whole: int

    def times(self, part: float) -> "Need":
        """So many times as much."""
        return Need(round(self.least * part), round(self.wide * part), round(self.whole * part))


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


def fit(
    columns: Sequence[Column[Any]],
    needs: Sequence[Need],
    look: TableLook,
    room: int,
    scale: float = 1.0,
    said: str = "",
) -> Widths:
    """Share `room` pixels among columns that need so many each; the column `said` is said above the rows already: it
    is not shown, or where it can be edited, only where there is room.

    Columns are taken in by priority while there is room; of those of one priority each that still fits, neighbours
    below one band together, and none of a higher number where one did not. What a person chose to see is always
    there. Where that is more than there is room for, columns get narrower, and only then the table is wider than its
    room and scrolls. What is left goes to columns whose texts are cut, and then to the stretched one.
    """
    loose = stretched(columns)
    wide = [max(need.wide, round(STRETCH_LEAST * scale) if n == loose else 0) for n, need in enumerate(needs)]
    last = round(_LAST_LEAST * scale)
    floors = [max(need.least, min(need.wide, last)) if n == loose else need.least for n, need in enumerate(needs)]
    wanted = {
        place: round(look.widths[column.key] * scale) if column.key in look.widths else wide[place]
        for place, column in enumerate(columns)
        if look.chosen.get(column.key, column.key != said or column.edits is not None)
    }
    weights = [max(column.priority, 1) if column.key == said else column.priority for column in columns]
    widths = _taken_in(columns, weights, wanted, look, room)
    free = [n for n in widths if columns[n].key not in look.widths]
    left = room - sum(widths.values())
    if left < 0:
        _narrow(widths, {n: widths[n] - floors[n] for n in free}, -left)
    else:
        left -= _widen(widths, {n: needs[n].whole - widths[n] for n in free}, left)
        if loose in free:
            widths[loose] += left
    return Widths(dict(sorted(widths.items())))


def _taken_in(
    columns: Sequence[Column[Any]], weights: Sequence[int], wanted: Mapping[int, int], look: TableLook, room: int
) -> dict[int, int]:
    widths = {n: wide for n, wide in wanted.items() if not weights[n] or columns[n].key in look.chosen}
    for priority in sorted({weights[n] for n in wanted} - {0}):
        tier = [n for n in wanted if n not in widths and weights[n] == priority]
        for one in _together(columns, tier):
            if sum(widths.values()) + sum(wanted[place] for place in one) <= room:
                widths |= {place: wanted[place] for place in one}
        if not all(place in widths for place in tier):
            break
    return widths


def _together(columns: Sequence[Column[Any]], tier: Sequence[int]) -> list[list[int]]:
    """The places of a tier, those of one band as one."""
    found: dict[str, list[int]] = {}
    for place in tier:
        found.setdefault(columns[place].band or f"{place}", []).append(place)
    return list(found.values())


def _narrow(widths: dict[int, int], spare: Mapping[int, int], over: int) -> None:
    """Take `over` pixels from what columns can spare, from each in the same proportion."""
    every = sum(one for one in spare.values() if one > 0)
    if every > 0:
        part = min(1.0, over / every)
        for place, one in spare.items():
            widths[place] -= min(one, -int(-one * part // 1)) if one > 0 else 0


def _widen(widths: dict[int, int], lacking: Mapping[int, int], room: int) -> int:
    """Give columns what they lack, the least lacking first, so that most are whole; how much was given."""
    left, short = room, sorted((lack, place) for place, lack in lacking.items() if lack > 0)
    for done, (lack, place) in enumerate(short):
        given = min(lack, left // (len(short) - done))
        widths[place] += given
        left -= given
    return room - left


def in_order(columns: Sequence[Column[Any]], look: TableLook) -> list[int]:
    """The places of all columns in the order in which a person wants them."""
    by_key = {column.key: place for place, column in enumerate(columns)}
    named = [by_key[key] for key in dict.fromkeys(look.order) if key in by_key]
    return [*named, *(place for place in range(len(columns)) if place not in named)]
