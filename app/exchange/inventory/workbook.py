"""XLSX workbooks as sheets of text, through openpyxl: values only, nothing followed, nothing run."""

import math
import unicodedata
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Protocol, cast

from app.errors import UserError
from app.exchange.inventory.package import UNREADABLE, damaged, examine
from app.exchange.inventory.sheet import Register, Sheet, filled_rows, shown_control
from app.i18n import _
from app.progress import Progress


class _ReadOnlySheet(Protocol):
    """What is used of openpyxl's read-only worksheet."""

    title: str

    def reset_dimensions(self) -> None: ...
    def iter_rows(self, *, values_only: bool) -> Iterator[tuple[object, ...]]: ...


def read_workbook(path: Path, progress: Progress) -> Register:
    """Every visible or hidden worksheet of a workbook.

    UserError when the package is larger than the limits or cannot be parsed. A sheet beyond the limits of rows and
    columns is passed over with its flaw, since it need not be the register.
    """
    formulas = examine(path)
    note = _("{count} formulas have no stored result and were read as empty; save the workbook in Excel first.")
    notes = (note.format(count=formulas),) if formulas else ()
    return Register(path.name, _sheets(path, progress), notes=notes)


def _sheets(path: Path, progress: Progress) -> tuple[Sheet, ...]:
    import openpyxl
    import openpyxl.xml

    # Without it openpyxl expands entities of an attacker's choice.
    assert openpyxl.xml.DEFUSEDXML, "defusedxml must be installed"
    from xml.etree.ElementTree import ParseError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
            try:
                return tuple(_sheet(cast(_ReadOnlySheet, sheet), progress) for sheet in book.worksheets)
            finally:
                book.close()
    except (*UNREADABLE, ParseError, KeyError, TypeError, IndexError, AttributeError) as trouble:
        raise damaged(path.name, _reason(trouble)) from trouble


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
        return Sheet(sheet.title, tuple(filled_rows(sheet.title, _texts(sheet, progress))))
    except UserError as beyond:
        return Sheet(sheet.title, (), flaw=beyond.message)


def _texts(sheet: _ReadOnlySheet, progress: Progress) -> Iterator[tuple[int, list[str]]]:
    for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
        if number % 500 == 0:
            progress.step(number, 0, _("Reading sheet {sheet}").format(sheet=sheet.title))
        texts = ["" if value is None else _text(value) for value in values]
        while texts and not texts[-1]:
            texts.pop()
        yield number, texts


def _text(value: object) -> str:
    """A cell as the text that a person would read in it; dates in ISO form."""
    if isinstance(value, str):
        text = value.strip()
        return text if text.isascii() and text.isprintable() else shown_control(unicodedata.normalize("NFC", text))
    if isinstance(value, float) and value.is_integer() and math.fabs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)
