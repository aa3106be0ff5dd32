"""A sheet that one table has to itself: columns of their own width, a filter, headings that stay in sight."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from app.exchange.workbook.book import Book, Filled
from app.exchange.workbook.cells import NOTHING, CellWriter, Line, coordinate, letters
from app.exchange.workbook.choices import Choices
from app.exchange.workbook.head import HEAD_ROWS, across, dress, head_lines
from app.exchange.workbook.headings import FILTER_ROOM, heading_lines
from app.exchange.workbook.layout import LINE, ROW_HEIGHT, height_of, needs_a3, one_line
from app.exchange.workbook.printing import set_up_printing
from app.exchange.workbook.sheets import Sheet
from app.exchange.workbook.slots import Slot, single_slots
from app.exchange.workbook.styles import COLOURED, colours, look_of
from app.exchange.workbook.tally import Tally
from app.i18n import _
from app.tables.values import cell_values, display_text

_GROUP_HEIGHT = 17.0


def write_list_sheet(writer: CellWriter, book: Book, declared: Sheet, choices: Choices, tally: Tally) -> None:
    """Write the one table of a declared sheet."""
    filled, sheet = book.tables[declared.sections[0].table], writer.sheet
    slots = single_slots(filled)
    for slot in slots:
        dimension = sheet.column_dimensions[letters(slot.first)]
        dimension.width, dimension.hidden = slot.width, slot.hidden
    shown = sum(slot.width for slot in slots if not slot.hidden)
    lines = [*head_lines(book, declared, len(slots), shown), *heading_lines(slots, FILTER_ROOM)]
    top, last = len(lines) + 1, len(slots)
    dress(sheet)
    sheet.freeze_panes = coordinate(2, top)
    set_up_printing(sheet, book.marks, a3=needs_a3(shown), heading_rows=f"{HEAD_ROWS + 1}:{top - 1}")
    for line in lines:
        writer.write(line)
    if filled.values:
        _ListRows(writer, filled, slots).write(tally)
        _underline(sheet, f"A{top}:{coordinate(last, writer.row)}")
        choices.restrict(sheet, filled.table.columns, top, writer.row)
    else:
        writer.write(across("empty", _("Nothing is recorded."), last, LINE + 6))
    sheet.auto_filter.ref = f"A{top - 1}:{coordinate(last, writer.row)}"


class _ListRows:
    """The rows of a table, under a heading for each group."""

    def __init__(self, writer: CellWriter, filled: Filled, slots: Sequence[Slot]) -> None:
        self._writer, self._filled = writer, filled
        self._rooms = [(slot.width, one_line(slot.width)) for slot in slots]
        self._kinds = [column.kind for column in self._filled.table.columns]
        self._looks = [None if kind in COLOURED else look_of(kind, None) for kind in self._kinds]
        self._converts = [cell_values(kind) for kind in self._kinds]
        if self._looks[0] == "code":
            self._looks[0] = "key"

    def write(self, tally: Tally) -> None:
        """Write every row."""
        groups = self._filled.groups or [""] * len(self._filled.values)
        rows = zip(groups, self._filled.values, strict=True)
        for group, together in groupby(rows, key=lambda pair: pair[0]):
            members = [values for _group, values in together]
            if group:
                self._write_group(f"{group}  ({len(members)})")
            for values in members:
                self._write_row(values)
                tally.step()

    def _write_group(self, heading: str) -> None:
        self._writer.write(Line([("group", heading), *[("group", None)] * (len(self._kinds) - 1)], _GROUP_HEIGHT))

    def _write_row(self, values: Any) -> None:
        cells = [
            NOTHING if (cell := convert(value)) is None else (look or look_of(kind, value), cell)
            for kind, look, convert, value in zip(self._kinds, self._looks, self._converts, values, strict=True)
        ]
        long = [
            (cell, width)
            for (_look, cell), (width, room) in zip(cells, self._rooms, strict=True)
            if isinstance(cell, str) and (len(cell) > room or "\n" in cell)
        ]
        height = height_of(long)
        place = display_text(self._kinds[0], values[0])
        self._writer.write(Line(cells, height if height > ROW_HEIGHT else 0, place))


def _underline(sheet: Any, cells: str) -> None:
    """A thin line below each row, by a rule: empty cells need not be written for it."""
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import Border, Side
    from openpyxl.styles.differential import DifferentialStyle

    line = Side("thin", color=colours()["border.subtle"])
    look = DifferentialStyle(border=Border(bottom=line))
    sheet.conditional_formatting.add(cells, Rule(type="expression", formula=["TRUE"], dxf=look))
