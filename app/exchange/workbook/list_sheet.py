"""A sheet that one table has to itself: columns of their own width, a filter, headings that stay in sight."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from app.exchange.workbook.book import Book, Filled
from app.exchange.workbook.cells import MOST_KNOWN, NOTHING, CellWriter, Line, Styled, coordinate, letters
from app.exchange.workbook.choices import Choices
from app.exchange.workbook.head import HEAD_ROWS, across, dress, head_lines
from app.exchange.workbook.headings import FILTER_ROOM, heading_lines
from app.exchange.workbook.layout import LINE, height_of_lines, lines_of, needs_a3
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
    filled, sheet = book.fill(declared.sections[0].table), writer.sheet
    tally.expect(len(filled.values))
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


class _Shown(dict[object, tuple[Styled, int]]):
    """How a column shows a value: as which cell, on how many lines. Remembered, for most values come again."""

    def __init__(self, slot: Slot, look: str) -> None:
        super().__init__()
        self._kind, self._width = slot.column.kind, slot.width
        self._look = "" if self._kind in COLOURED else look
        self._convert = cell_values(self._kind)

    def __missing__(self, value: object) -> tuple[Styled, int]:
        if len(self) >= MOST_KNOWN:
            self.clear()
        cell = self._convert(value)
        styled = NOTHING if cell is None else (self._look or look_of(self._kind, value), cell)
        shown = self[value] = styled, lines_of(cell, self._width) if isinstance(cell, str) else 1
        return shown


class _ListRows:
    """The rows of a table, under a heading for each group."""

    def __init__(self, writer: CellWriter, filled: Filled, slots: Sequence[Slot]) -> None:
        self._writer, self._filled = writer, filled
        looks = [look_of(slot.column.kind, None) for slot in slots]
        if looks[0] == "code":
            looks[0] = "key"
        self._columns = [_Shown(slot, look) for slot, look in zip(slots, looks, strict=True)]
        self._kind = slots[0].column.kind

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
        self._writer.write(Line([("group", heading), *[("group", None)] * (len(self._columns) - 1)], _GROUP_HEIGHT))

    def _write_row(self, values: Sequence[object]) -> None:
        shown = [column[value] for column, value in zip(self._columns, values, strict=True)]
        lines = max([lines for _cell, lines in shown])
        height = height_of_lines(lines) if lines > 1 else 0
        self._writer.write(Line([cell for cell, _lines in shown], height, display_text(self._kind, values[0])))


def _underline(sheet: Any, cells: str) -> None:
    """A thin line below each row, by a rule: empty cells need not be written for it."""
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import Border, Side
    from openpyxl.styles.differential import DifferentialStyle

    line = Side("thin", color=colours()["border.subtle"])
    look = DifferentialStyle(border=Border(bottom=line))
    sheet.conditional_formatting.add(cells, Rule(type="expression", formula=["TRUE"], dxf=look))
