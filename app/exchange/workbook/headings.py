"""The headings of a table on a sheet, with those that stand once above several columns."""

from collections.abc import Iterator, Sequence

from app.exchange.workbook.cells import NOTHING, Line, Styled
from app.exchange.workbook.layout import LINE, height_of
from app.exchange.workbook.slots import Slot, bands
from app.exchange.workbook.styles import CENTRED, TO_THE_RIGHT
from app.i18n import _

_TURNED_POINTS = 5.0
"""Points that one character of a heading takes that stands upright."""

FILTER_ROOM = LINE
"""Points that the buttons of a filter take below a heading."""


def heading_lines(slots: Sequence[Slot], room: float = 0) -> Iterator[Line]:
    """The one or two rows of headings, with `room` points to spare below them."""
    over = list(bands(slots))
    if over:
        cells: list[Styled] = [("heading.above", None)] * slots[-1].last
        for band, first, last in over:
            cells[first - 1 : last] = [("heading.over", _(band)), *[("heading.over", None)] * (last - first)]
        yield Line(cells, LINE + 5, joins=[(first, last) for _band, first, last in over])
    cells = [NOTHING] * slots[-1].last
    for slot in slots:
        look = _look(slot)
        cells[slot.first - 1 : slot.last] = [(look, _(slot.column.title)), *[(look, None)] * (slot.last - slot.first)]
    yield Line(cells, _height(slots) + room, joins=[(slot.first, slot.last) for slot in slots])


def _look(slot: Slot) -> str:
    if slot.turned:
        return "heading.turned"
    if slot.column.kind in CENTRED:
        return "heading.centre"
    return "heading.right" if slot.column.kind in TO_THE_RIGHT else "heading"


def _height(slots: Sequence[Slot]) -> float:
    plain = [(_(slot.column.title), slot.width * 0.9) for slot in slots if not slot.turned]
    turned = [len(_(slot.column.title)) * _TURNED_POINTS + 6 for slot in slots if slot.turned]
    return max([height_of(plain), *turned])
