"""A sheet that several tables share, one below the other, on a grid of narrow columns that cells are joined across."""

from collections.abc import Iterator, Sequence
from typing import Any

from app.exchange.workbook.book import Book, Filled
from app.exchange.workbook.cells import NOTHING, CellWriter, Line, Styled, letters
from app.exchange.workbook.head import across, dress, head_lines
from app.exchange.workbook.headings import heading_lines
from app.exchange.workbook.layout import LINE, ROW_HEIGHT, height_of, needs_a3, page_height
from app.exchange.workbook.printing import set_up_printing
from app.exchange.workbook.sheets import Sheet
from app.exchange.workbook.slots import UNIT, grid_slots, grid_units
from app.exchange.workbook.styles import COLOURED, LINED, field_look_of, look_of
from app.exchange.workbook.tally import Tally
from app.i18n import _
from app.tables.column import Column
from app.tables.values import Cell, cell_value, display_text, is_empty

_LABEL_UNITS = 4
_SECTION_HEIGHT = 24.0
_GAP = 10.0
_TOGETHER = 5
"""So many of its first rows a section keeps on one page."""


class GridSheet:
    """Writes a declared sheet of several tables."""

    def __init__(self, writer: CellWriter, book: Book, declared: Sheet) -> None:
        self._writer, self._book, self._declared = writer, book, declared
        self._filled = {section.table: book.fill(section.table) for section in declared.sections}
        self._units = grid_units([self._filled[section.table] for section in declared.sections if not section.form])
        self._page = page_height(self._units * UNIT)
        self._used = 0.0

    def write(self, tally: Tally) -> None:
        """Write head and sections."""
        sheet, width = self._writer.sheet, self._units * UNIT
        tally.expect(sum(len(filled.values) for filled in self._filled.values()))
        for at in range(1, self._units + 1):
            sheet.column_dimensions[letters(at)].width = UNIT
        dress(sheet)
        set_up_printing(sheet, self._book.marks, a3=needs_a3(width))
        for line in head_lines(self._book, self._declared, self._units, width):
            self._write(line)
        for section in self._declared.sections:
            filled = self._filled[section.table]
            if section.optional and not filled.values:
                continue
            self._write_section(_(filled.table.title), self._form(filled) if section.form else self._table(filled))
            tally.step(len(filled.values))

    def write_texts(self, title: str, texts: Sequence[tuple[str, str]]) -> None:
        """Write a section of labels, each with a text that may be long."""
        self._write_section(title, (self._pair(label, "field", text, text, self._units) for label, text in texts))

    def _write_section(self, title: str, lines: Iterator[Line]) -> None:
        """Write a section, on one page where it has room on one; its title never stands alone."""
        body = list(lines) or [across("empty", _("Nothing is recorded."), self._units, LINE + 6)]
        whole = [across("section", title, self._units, _SECTION_HEIGHT), *body]
        height = sum(map(_height, whole))
        kept = height if height <= self._page else sum(map(_height, whole[:_TOGETHER]))
        if self._used + kept > self._page:
            self._begin_page()
        for line in whole:
            self._write(line)
        self._write(Line((), _GAP))

    def _write(self, line: Line) -> None:
        self._writer.write(line)
        height = _height(line)
        self._used = self._used + height if self._used + height <= self._page else height

    def _begin_page(self) -> None:
        from openpyxl.worksheet.pagebreak import Break

        self._writer.sheet.row_breaks.append(Break(id=self._writer.row))
        self._used = 0.0

    def _form(self, filled: Filled) -> Iterator[Line]:
        """Each row as pairs of label and value; an empty value that may give way does."""
        for values in filled.values:
            for column, value in zip(filled.table.columns, values, strict=True):
                if not (column.priority and is_empty(value)):
                    yield self._field(column, value)

    def _field(self, column: Column[Any], value: object) -> Line:
        last = _LABEL_UNITS + 1 if column.kind in COLOURED else self._units
        cell, text = cell_value(column.kind, value), display_text(column.kind, value)
        return self._pair(_(column.title), field_look_of(column.kind, value), cell, text, last)

    @staticmethod
    def _pair(label: str, look: str, cell: Cell, text: str, last: int) -> Line:
        """A label and a value from the column after it to column `last`."""
        labels: list[Styled] = [("label", label), *[("label", None)] * (_LABEL_UNITS - 1)]
        spread: list[Styled] = [(look, cell), *[(look, None)] * (last - _LABEL_UNITS - 1)]
        height = height_of([(label, _LABEL_UNITS * UNIT * 0.9), (text, (last - _LABEL_UNITS) * UNIT)])
        return Line([*labels, *spread], height, label, [(1, _LABEL_UNITS), (_LABEL_UNITS + 1, last)])

    def _table(self, filled: Filled) -> Iterator[Line]:
        if not filled.values:
            return
        slots = grid_slots(filled, self._units)
        yield from heading_lines(slots)
        joins = [(slot.first, slot.last) for slot in slots]
        for values in filled.values:
            cells: list[Styled] = [NOTHING] * slots[-1].last
            texts: list[tuple[str, float]] = []
            for slot in slots:
                kind, value = slot.column.kind, values[slot.at]
                look = look_of(kind, value) + LINED
                rest: list[Styled] = [(look, None)] * (slot.last - slot.first)
                cells[slot.first - 1 : slot.last] = [(look, cell_value(kind, value)), *rest]
                texts.append((display_text(kind, value), slot.width))
            yield Line(cells, height_of(texts), texts[0][0], joins)


def _height(line: Line) -> float:
    return line.height or ROW_HEIGHT
