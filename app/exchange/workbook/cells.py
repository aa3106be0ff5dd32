"""The one place where worksheet cells are written: text stays text, numbers are numbers, and nothing is cut."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO, TypeAlias
from xml.sax.saxutils import escape

from app.errors import UserError
from app.exchange.workbook.kept_rows import KeptRows
from app.i18n import _
from app.tables.values import Cell

MOST_ROWS = 1_048_576
MOST_CHARACTERS = 32_767
"""What a worksheet and one of its cells hold; characters are counted as UTF-16 does."""

TALLEST = 409
"""The greatest height of a row, in points."""

MOST_KNOWN = 20_000
"""How many cells that were met are remembered at a time, lest memory grows with the plant."""

Styled: TypeAlias = tuple[str, Cell]
"""The name of a style and the value of a cell; "" and None leave the cell out."""

NOTHING: Styled = ("", None)

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_RISKY = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True)
class Line:
    """A row to be written. `height` is in points, 0 for the usual one; `place` names the row in messages.

    `joins` are the first and last column of cells that become one.
    """

    cells: Sequence[Styled]
    height: float = 0
    place: str = ""
    joins: Sequence[tuple[int, int]] = ()


class CellWriter:
    """Writes rows of one sheet from top to bottom and remembers what each cell is meant to hold.

    Text is marked as text, so that "=1+1" is no formula, not even after somebody edits the cell. `meant` has the
    rows as a reader must find them, empty cells as "". `body` takes the rows as they stand between the tags of
    `sheetData`: openpyxl makes several objects of each cell, which costs four times as much as all the rest.
    """

    def __init__(self, sheet: Any, title: str, body: BinaryIO, meant: KeptRows) -> None:
        self.sheet = sheet
        self.title = title
        self.body = body
        self.meant = meant
        self._marks = _Marks(sheet)
        self._letters: list[str] = []

    @property
    def row(self) -> int:
        """The number of the row written last, from 1; 0 before the first."""
        return len(self.meant)

    def write(self, line: Line) -> None:
        """Write the next row.

        UserError when a text is too long or holds control characters; it names sheet, cell and the row's place.
        """
        if self.row == MOST_ROWS:
            message = _("Sheet “{sheet}” would need more than {most} rows.")
            raise UserError(message.format(sheet=self.title, most=MOST_ROWS), _("Export the project as JSON instead."))
        row, marks = self.row + 1, self._marks
        while len(self._letters) < len(line.cells):
            self._letters.append(letters(len(self._letters) + 1))
        try:
            cells = [
                f'<c r="{letter}{row}"{mark}'
                for letter, cell in zip(self._letters, line.cells, strict=False)
                if (mark := marks[cell])
            ]
        except _Unfit:
            self._refuse(line)
            raise
        height = f' ht="{min(line.height, TALLEST)}" customHeight="1"' if line.height else ""
        self.body.write(f'<row r="{row}"{height}>{"".join(cells)}</row>'.encode())
        self.meant.append(tuple(["" if value is None else value for _look, value in line.cells]))
        self._join(line.joins)

    def _join(self, joins: Sequence[tuple[int, int]]) -> None:
        """Join cells of the row written last. `merged_cells.add` would compare each with all before it."""
        from openpyxl.worksheet.cell_range import CellRange

        for first, last in joins:
            if last > first:
                joined = CellRange(min_col=first, max_col=last, min_row=self.row, max_row=self.row)
                self.sheet.merged_cells.ranges.add(joined)

    def _refuse(self, line: Line) -> None:
        """Say which cell of a line does not fit."""
        for at, (_look, value) in enumerate(line.cells):
            problem = _problem(value) if isinstance(value, str) else ""
            if problem:
                where = f"{self.title}!{coordinate(at + 1, self.row + 1)}" + (f" ({line.place})" if line.place else "")
                raise UserError(
                    _("{where}: {problem}.").format(where=where, problem=problem),
                    _("Correct the text there and export again; no file was written."),
                )


class _Unfit(ValueError):
    """A text that no cell can hold."""


class _Marks(dict[Styled, str]):
    """What is written of a cell after its coordinate; remembered, for most cells of a plant are like others."""

    def __init__(self, sheet: Any) -> None:
        super().__init__()
        self._sheet = sheet
        self._styles: dict[tuple[str, bool], str] = {}

    def __missing__(self, cell: Styled) -> str:
        if len(self) >= MOST_KNOWN:
            self.clear()
        mark = self[cell] = self._mark(*cell)
        return mark

    def _mark(self, look: str, value: Cell) -> str:
        if value is None:
            return f"{self._style(look, False)}/>" if look else ""
        if isinstance(value, str):
            if _problem(value):
                raise _Unfit(value)
            kept = ' xml:space="preserve"' if value != value.strip() or "\n" in value else ""
            text = escape(_ESCAPE.sub("_x005F_", value))
            style = self._style(look, value.startswith(_RISKY))
            return f'{style} t="inlineStr"><is><t{kept}>{text}</t></is></c>' if value else f"{style}/>"
        return f"{self._style(look, False)}><v>{_number(value)!r}</v></c>"

    def _style(self, look: str, risky: bool) -> str:
        known = self._styles.get((look, risky))
        if known is None:
            known = self._styles[look, risky] = self._register(look, risky)
        return known

    def _register(self, look: str, risky: bool) -> str:
        """The number that a look has in the workbook, as openpyxl gives it to the first cell of its kind."""
        from openpyxl.cell import WriteOnlyCell

        cell: Any = WriteOnlyCell(self._sheet)
        if look:
            cell.style = look
        cell.quotePrefix = risky
        return f' s="{cell.style_id}"'


def _number(value: float | date) -> float:
    """A number as it is; a date or moment as worksheets count days."""
    if isinstance(value, date):
        from openpyxl.utils import datetime as days

        to_days: Callable[[date], float] = days.to_excel
        return to_days(value)
    return value


def _problem(text: str) -> str:
    """Why no cell can hold a text; "" when one can."""
    if len(text) <= MOST_CHARACTERS // 2 and text.isprintable():
        return ""
    found = _UNPRINTABLE.search(text)
    if found is not None:
        return _("character {at} is a control character (U+{code:04X})").format(
            at=found.start() + 1, code=ord(found.group())
        )
    length = len(text.encode("utf-16-le")) // 2
    if length > MOST_CHARACTERS:
        return _("the text has {count} characters; a cell holds {most}").format(count=length, most=MOST_CHARACTERS)
    return ""


def letters(column: int) -> str:
    """The letters of a column by its number from 1: A, Z, AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def coordinate(column: int, row: int) -> str:
    """A cell as worksheets name it, both counted from 1: B3."""
    return f"{letters(column)}{row}"
