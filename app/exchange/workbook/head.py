"""What stands on top of every sheet: its title, the project, the state that it shows, how to read it."""

from collections.abc import Iterator
from typing import Any

from app.exchange.workbook.book import Book
from app.exchange.workbook.cells import Line
from app.exchange.workbook.layout import height_of
from app.exchange.workbook.sheets import COVER, Sheet
from app.i18n import _

HEAD_ROWS = 5
"""How many rows the head takes, the last of them empty."""

_TITLE_LINE = 22.0
_GAP = 6.0


def dress(sheet: Any) -> None:
    """No lines but those that tables have, and a size at which most of a table is in sight."""
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = 90


def head_lines(book: Book, sheet: Sheet, columns: int, width: float) -> Iterator[Line]:
    """The head over `columns` columns that are `width` wide together."""
    title, below = _(sheet.title), book.project
    if sheet is COVER:
        title, below = book.marks.project, _("Cyber security risk assessment: worksheets")
    yield across("title", title, columns, height_of([(title, width * 0.5)], _TITLE_LINE))
    for look, text in (("project", below), ("about", book.about), ("about", _(sheet.note))):
        yield across(look, text, columns, height_of([(text, width * 0.9)]))
    yield Line((), _GAP)


def across(look: str, text: str, columns: int, height: float) -> Line:
    """One text over all columns."""
    return Line(((look, text), *[(look, None)] * (columns - 1)), height, joins=((1, columns),))
