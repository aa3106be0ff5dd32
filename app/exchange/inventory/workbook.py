"""XLSX workbooks as sheets of text, through openpyxl: values only, nothing followed, nothing run."""

import math
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import BinaryIO, Protocol, cast

from app.errors import UserError
from app.exchange.inventory.package import UNREADABLE, Package, damaged, examine
from app.exchange.inventory.sheet import Register, Sheet, cell_text, filled_rows
from app.i18n import _, ngettext
from app.progress import Progress

_LAST_ROW = 1_048_576
_MOST_BLANKS = 20_000_000
"""Cells that stand in no row of the file, though a wider or later cell makes room for them."""


class _Cell(Protocol):
    """What is used of openpyxl's read-only cell."""

    @property
    def value(self) -> object: ...
    @property
    def number_format(self) -> str | None: ...


class _ReadOnlySheet(Protocol):
    """What is used of openpyxl's read-only worksheet."""

    title: str
    sheet_state: str

    def reset_dimensions(self) -> None: ...
    def iter_rows(self) -> Iterator[tuple[_Cell, ...]]: ...


def read_workbook(file: BinaryIO, name: str, progress: Progress) -> Register:
    """Every visible or hidden worksheet of a workbook.

    UserError when the package is larger than the limits or cannot be parsed. A sheet beyond the limits of rows and
    columns is passed over with its flaw, since it need not be the register.
    """
    package = examine(file, name)
    sheets, hidden = _sheets(file, name, progress)
    return Register(name, sheets, notes=tuple(_notes(package, hidden)))


def _notes(package: Package, hidden_sheets: list[str]) -> Iterator[str]:
    """What a person should know of how the workbook was read."""
    if package.formulas:
        yield _(
            "{count} formulas have no stored result and were read as empty; save the workbook in Excel first."
        ).format(count=package.formulas)
    if hidden_sheets:
        yield _("Hidden sheets were read like the others: {sheets}.").format(sheets=", ".join(hidden_sheets))
    if package.hidden_rows:
        yield ngettext(
            "{count} hidden row was read like the others.",
            "{count} hidden rows were read like the others.",
            package.hidden_rows,
        ).format(count=package.hidden_rows)
    if package.macros:
        yield _("The workbook holds macros; they were neither read nor run.")
    if package.links:
        yield _("The workbook refers to other files; they were not opened, and the values stored here were read.")


def _sheets(file: BinaryIO, name: str, progress: Progress) -> tuple[tuple[Sheet, ...], list[str]]:
    """The sheets, and the titles of those that are hidden."""
    import openpyxl
    import openpyxl.xml

    # Without it openpyxl expands entities of an attacker's choice.
    assert openpyxl.xml.DEFUSEDXML, "defusedxml must be installed"
    from xml.etree.ElementTree import ParseError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
            try:
                found = [cast(_ReadOnlySheet, sheet) for sheet in book.worksheets]
                sheets = tuple(_sheet(sheet, progress) for sheet in found)
                return sheets, [sheet.title for sheet in found if sheet.sheet_state != "visible"]
            finally:
                book.close()
    except (*UNREADABLE, ArithmeticError, ParseError, KeyError, TypeError, IndexError, AttributeError) as trouble:
        raise damaged(name, _reason(trouble)) from trouble


def _reason(trouble: BaseException) -> str:
    """Why a workbook cannot be parsed: openpyxl wraps what its XML parser says."""
    from defusedxml.common import DefusedXmlException

    while trouble.__context__ is not None and not isinstance(trouble, DefusedXmlException):
        trouble = trouble.__context__
    if isinstance(trouble, DefusedXmlException):
        return _("it declares XML entities, which are not followed")
    return str(trouble)


def _sheet(sheet: _ReadOnlySheet, progress: Progress) -> Sheet:
    sheet.reset_dimensions()  # a file may state fewer cells than it has
    try:
        return Sheet(cell_text(sheet.title), tuple(filled_rows(sheet.title, _texts(sheet, progress))))
    except UserError as beyond:
        return Sheet(cell_text(sheet.title), (), flaw=beyond.message)


def _texts(sheet: _ReadOnlySheet, progress: Progress) -> Iterator[tuple[int, list[str]]]:
    blanks = 0
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        if number % 500 == 0:
            progress.step(number, 0, _("Reading sheet {sheet}").format(sheet=sheet.title))
        texts = ["" if cell.value is None else _text(cell) for cell in cells]
        while texts and not texts[-1]:
            texts.pop()
        blanks += len(cells) - len(texts)
        if number > _LAST_ROW or blanks > _MOST_BLANKS:
            raise _too_sparse(sheet.title, number)
        yield number, texts


def _too_sparse(title: str, row: int) -> UserError:
    return UserError(
        _("{place}, row {row}: there are more empty cells before the next filled one than a sheet has.").format(
            place=title, row=row
        )
    )


def _text(cell: _Cell) -> str:
    """A cell as the text that a person would read in it; dates in ISO form."""
    value = cell.value
    if isinstance(value, str):
        return cell_text(value)
    if isinstance(value, float) and value.is_integer() and math.fabs(value) < 1e15:
        value = int(value)
    if type(value) is int:
        shape = cell.number_format or ""
        # 42 in the format 00000 is shown as 00042: a tag, not a number.
        return str(value).zfill(len(shape)) if shape.strip("0") == "" else str(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)
