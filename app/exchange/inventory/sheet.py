"""What a register file holds, as text: sheets of rows, before anyone knows which column means what."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.errors import UserError
from app.i18n import _

MOST_ROWS = 25_000
MOST_COLUMNS = 250
MOST_CELLS = 500_000
LONGEST_CELL = 32_767
"""Characters: as many as a cell of Excel holds."""
MOST_TEXT_OF_A_ROW = 1_000_000
MOST_TEXT = 16_000_000

_CONTROL = {code: chr(0x2400 + code) for code in range(32) if chr(code) not in "\n\t"}
_CONTROL |= {0x7F: "␡", 0x2028: "\n", 0x2029: "\n"}
_CONTROL |= dict.fromkeys(range(0x80, 0xA0), "␚")
_CONTROL |= dict.fromkeys(range(0xD800, 0xE000), "�")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as a spreadsheet shows it, from 1, and its cells as text without blanks at the ends."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet, without its empty rows. `flaw` says why a sheet was not read, "" when it was.

    `ragged` tells that the number of cells in a row means something, as it does in a CSV file.
    """

    name: str
    rows: tuple[Row, ...]
    flaw: str = ""
    ragged: bool = False


@dataclass(frozen=True, slots=True)
class Register:
    """A register file as it was read.

    `encoding` and `delimiter` are those of a CSV file, "" for a workbook; `notes` are sentences for the report about
    how it was read.
    """

    file_name: str
    sheets: tuple[Sheet, ...]
    encoding: str = ""
    delimiter: str = ""
    notes: tuple[str, ...] = ()


def shown_control(text: str) -> str:
    """The text with control characters as their visible pictures; line breaks as "\\n", tabs stay."""
    if text.isprintable():
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROL)


def cell_text(text: str) -> str:
    """A cell's text without blanks at its ends, composed (NFC), control characters as pictures."""
    text = text.strip()
    return text if text.isascii() and text.isprintable() else shown_control(unicodedata.normalize("NFC", text))


def filled_rows(place: str, rows: Iterable[tuple[int, list[str]]]) -> Iterator[Row]:
    """The rows that hold anything. UserError, naming `place` and row, when there is more than the limits allow."""
    count = cells = text = 0
    for number, texts in rows:
        if not any(texts):
            continue
        count += 1
        cells += len(texts)
        if count > MOST_ROWS or len(texts) > MOST_COLUMNS or cells > MOST_CELLS:
            raise UserError(
                _("{place}, row {row}: at most {rows} rows, {columns} columns and {cells} cells are read.").format(
                    place=place, row=number, rows=MOST_ROWS, columns=MOST_COLUMNS, cells=MOST_CELLS
                ),
                _("Split the register into smaller files."),
            )
        width = sum(map(len, texts))
        text += width
        if width > LONGEST_CELL:
            _refuse_long(place, number, texts, width)
        if text > MOST_TEXT:
            raise UserError(
                _("{place}, row {row}: at most {most} characters are read.").format(
                    place=place, row=number, most=MOST_TEXT
                ),
                _("Split the register into smaller files."),
            )
        yield Row(number, tuple(texts))


def _refuse_long(place: str, row: int, texts: list[str], width: int) -> None:
    longest = max(range(len(texts)), key=lambda at: len(texts[at]))
    if len(texts[longest]) > LONGEST_CELL:
        raise UserError(
            _("{place}, row {row}, column {column}: {count} characters in one cell; at most {most} are read.").format(
                place=place, row=row, column=column_letter(longest), count=len(texts[longest]), most=LONGEST_CELL
            ),
            _("Shorten the cell, or keep its text in a document beside the register."),
        )
    if width > MOST_TEXT_OF_A_ROW:
        raise UserError(
            _("{place}, row {row}: {count} characters in one row; at most {most} are read.").format(
                place=place, row=row, count=width, most=MOST_TEXT_OF_A_ROW
            ),
            _("Shorten the row, or keep its text in a document beside the register."),
        )


def column_letter(column: int) -> str:
    """The letter of a column counted from 0, as spreadsheets show it: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
