"""The one place where worksheet cells are written: text stays text, numbers are numbers, and nothing is cut."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

from app.errors import UserError
from app.i18n import _
from app.tables.values import Cell

MOST_ROWS = 1_048_576
MOST_CHARACTERS = 32_767
"""What a worksheet and one of its cells hold; characters are counted as UTF-16 does."""

TALLEST = 409
"""The greatest height of a row, in points."""

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
    rows as a reader must find them, empty cells as "".
    """

    def __init__(self, sheet: Any, title: str) -> None:
        self.sheet = sheet
        self.title = title
        self.meant: list[tuple[object, ...]] = []
        self._shared: dict[tuple[str, bool], Any] = {}

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
        if line.height:
            self.sheet.row_dimensions[self.row + 1].height = min(line.height, TALLEST)
        for at, (_look, value) in enumerate(line.cells):
            if isinstance(value, str) and (len(value) > MOST_CHARACTERS // 2 or not value.isprintable()):
                self._refuse(value, at, line.place)
        self.meant.append(tuple(["" if value is None else value for _look, value in line.cells]))
        self.sheet.append(self._cells(line.cells))
        self._join(line.joins)

    def _join(self, joins: Sequence[tuple[int, int]]) -> None:
        """Join cells of the row written last. `merged_cells.add` would compare each with all before it."""
        from openpyxl.worksheet.cell_range import CellRange

        for first, last in joins:
            if last > first:
                joined = CellRange(min_col=first, max_col=last, min_row=self.row, max_row=self.row)
                self.sheet.merged_cells.ranges.add(joined)

    def _cells(self, cells: Sequence[Styled]) -> Iterator[Any]:
        """Cells for openpyxl, which writes each before it asks for the next: one per style is enough."""
        for look, value in cells:
            if value is None and not look:
                yield None
                continue
            if isinstance(value, str):
                risky = value.startswith(_RISKY)
                cell = self._shared.get((look, risky)) or self._prepare(look, risky)
                cell.value = _ESCAPE.sub("_x005F_", value) if "_x" in value else value
                cell.data_type = "s"
            else:
                cell = self._shared.get((look, False)) or self._prepare(look, False)
                cell.value = value
            yield cell

    def _prepare(self, look: str, risky: bool) -> Any:
        """A cell of a style, to be shared. Its style must not change once a cell was written with it."""
        cell = self._shared[look, risky] = _shared_cell()(self.sheet)
        if look:
            cell.style = look
        cell.quotePrefix = risky
        return cell

    def _refuse(self, text: str, at: int, place: str) -> None:
        found = _UNPRINTABLE.search(text)
        if found is not None:
            problem = _("character {at} is a control character (U+{code:04X})").format(
                at=found.start() + 1, code=ord(found.group())
            )
        elif (length := len(text.encode("utf-16-le")) // 2) > MOST_CHARACTERS:
            problem = _("the text has {count} characters; a cell holds {most}").format(
                count=length, most=MOST_CHARACTERS
            )
        else:
            return
        where = f"{self.title}!{coordinate(at + 1, self.row + 1)}" + (f" ({place})" if place else "")
        raise UserError(
            _("{where}: {problem}.").format(where=where, problem=problem),
            _("Correct the text there and export again; no file was written."),
        )


@cache
def _shared_cell() -> Any:
    """The class of shared cells. openpyxl asks each for its long name, to no end, before it is written."""
    from openpyxl.cell import Cell as WorksheetCell

    class SharedCell(WorksheetCell):
        __slots__ = ()

        def __repr__(self) -> str:
            return "shared cell"

    return SharedCell


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
