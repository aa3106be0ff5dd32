"""A sheet that several tables share, one below the other, on a grid of narrow columns that cells are joined across."""

from collections.abc import Sequence
from typing import Any

from app.exchange.workbook.book import Book, Filled
from app.exchange.workbook.cells import NOTHING, CellWriter, Styled, letters
from app.exchange.workbook.head import dress, join, write_across, write_head
from app.exchange.workbook.headings import write_headings
from app.exchange.workbook.layout import LINE, height_of, needs_a3
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


class GridSheet:
    """Writes a declared sheet of several tables."""

    def __init__(self, writer: CellWriter, book: Book, declared: Sheet) -> None:
        self._writer, self._book, self._declared = writer, book, declared
        self._units = grid_units([book.tables[section.table] for section in declared.sections if not section.form])

    def write(self, tally: Tally) -> None:
        """Write head and sections."""
        sheet, width = self._writer.sheet, self._units * UNIT
        for at in range(1, self._units + 1):
            sheet.column_dimensions[letters(at)].width = UNIT
        dress(sheet)
        set_up_printing(sheet, self._book.marks, a3=needs_a3(width))
        write_head(self._writer, self._book, self._declared, self._units, width)
        for section in self._declared.sections:
            filled = self._book.tables[section.table]
            self._write_title(_(filled.table.title))
            if not filled.values:
                write_across(self._writer, "empty", _("Nothing is recorded."), self._units, LINE + 6)
            elif section.form:
                self._write_form(filled)
            else:
                self._write_table(filled)
            self._writer.write([NOTHING], _GAP)
            tally.step(len(filled.values))

    def write_texts(self, title: str, texts: Sequence[tuple[str, str]], *, apart: bool = False) -> None:
        """Write a section of labels, each with a text that may be long, from a new page on where `apart`."""
        if apart:
            self._begin_page()
        self._write_title(title)
        for label, text in texts:
            self._write_pair(label, "field", text, text, self._units)
        self._writer.write([NOTHING], _GAP)

    def _begin_page(self) -> None:
        from openpyxl.worksheet.pagebreak import Break

        self._writer.sheet.row_breaks.append(Break(id=self._writer.row))

    def _write_title(self, title: str) -> None:
        write_across(self._writer, "section", title, self._units, _SECTION_HEIGHT)

    def _write_form(self, filled: Filled) -> None:
        """Each row as pairs of label and value; an empty value that may give way does."""
        for values in filled.values:
            for column, value in zip(filled.table.columns, values, strict=True):
                if not (column.priority and is_empty(value)):
                    self._write_field(column, value)

    def _write_field(self, column: Column[Any], value: object) -> None:
        last = _LABEL_UNITS + 1 if column.kind in COLOURED else self._units
        cell, text = cell_value(column.kind, value), display_text(column.kind, value)
        self._write_pair(_(column.title), field_look_of(column.kind, value), cell, text, last)

    def _write_pair(self, label: str, look: str, cell: Cell, text: str, last: int) -> None:
        """A label and a value from the column after it to column `last`."""
        labels: list[Styled] = [("label", label), *[("label", None)] * (_LABEL_UNITS - 1)]
        spread: list[Styled] = [(look, cell), *[(look, None)] * (last - _LABEL_UNITS - 1)]
        room = (last - _LABEL_UNITS) * UNIT
        self._writer.write([*labels, *spread], height_of([(label, _LABEL_UNITS * UNIT * 0.9), (text, room)]), label)
        join(self._writer, 1, _LABEL_UNITS, self._writer.row)
        join(self._writer, _LABEL_UNITS + 1, last, self._writer.row)

    def _write_table(self, filled: Filled) -> None:
        slots = grid_slots(filled, self._units)
        write_headings(self._writer, slots, self._units)
        for values in filled.values:
            cells: list[Styled] = [NOTHING] * self._units
            texts: list[tuple[str, float]] = []
            for slot in slots:
                value = values[slot.at]
                look = look_of(slot.column.kind, value) + LINED
                cells[slot.first - 1 : slot.last] = [
                    (look, cell_value(slot.column.kind, value)),
                    *[(look, None)] * (slot.last - slot.first),
                ]
                texts.append((display_text(slot.column.kind, value), slot.width))
            self._writer.write(cells, height_of(texts), texts[0][0])
            for slot in slots:
                join(self._writer, slot.first, slot.last, self._writer.row)
