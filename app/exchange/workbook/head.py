"""What stands on top of every sheet: its title, the project, the state that it shows, how to read it."""

from typing import Any

from app.exchange.workbook.book import Book
from app.exchange.workbook.cells import NOTHING, CellWriter, coordinate
from app.exchange.workbook.layout import height_of
from app.exchange.workbook.sheets import COVER, Sheet
from app.i18n import _

HEAD_ROWS = 5
"""How many rows the head takes, the last of them empty."""

_TITLE_LINE = 22.0


def dress(sheet: Any) -> None:
    """No lines but those that tables have, and the colour of the product on the tab."""
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = 90


def write_head(writer: CellWriter, book: Book, sheet: Sheet, columns: int, width: float) -> None:
    """Write the head over `columns` columns that are `width` wide together; the last of its rows is empty."""
    title, below = _(sheet.title), book.project
    if sheet is COVER:
        title, below = book.marks.project, _("Cyber security risk assessment: worksheets")
    write_across(writer, "title", title, columns, height_of([(title, width * 0.5)], _TITLE_LINE))
    for look, text in (("project", below), ("about", book.about), ("about", _(sheet.note))):
        write_across(writer, look, text, columns, height_of([(text, width * 0.9)]))
    writer.write([NOTHING], 6)


def write_across(writer: CellWriter, look: str, text: str, columns: int, height: float) -> None:
    """Write one text over all columns."""
    writer.write([(look, text), *[(look, None)] * (columns - 1)], height)
    if columns > 1:
        join(writer, 1, columns, writer.row)


def join(writer: CellWriter, first: int, last: int, row: int) -> None:
    """Join cells of a row into one."""
    if last > first:
        writer.sheet.merged_cells.add(f"{coordinate(first, row)}:{coordinate(last, row)}")
