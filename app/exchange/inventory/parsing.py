"""Parses a register file, whatever it is. Runs inside the worker: it trusts nothing that it reads."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import BinaryIO

from app.errors import UserError
from app.exchange.inventory.delimited import read_delimited
from app.exchange.inventory.sheet import Register, Row
from app.exchange.inventory.workbook import read_workbook
from app.i18n import N_, _
from app.progress import Progress

ROWS_AT_ONCE = 250

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0"
_PROTECTED = "EncryptedPackage".encode("utf-16-le")
_SEARCHED = 4 * 1024 * 1024
_NO_REGISTERS = (
    (b"%pdf", N_("a PDF document")),
    (b"sqlite format 3", N_("a database or a project file")),
    (b"\x1f\x8b", N_("a packed file (gzip)")),
    (b"7z\xbc\xaf", N_("a packed file (7z)")),
    (b"rar!", N_("a packed file (RAR)")),
    (b"\x89png", N_("a picture")),
    (b"\xff\xd8\xff", N_("a picture")),
    (b"{\\rtf", N_("an RTF document")),
    (b'{"', N_("a JSON document")),
    (b"<?xml", N_("an XML document")),
    (b"<!doctype html", N_("a web page")),
    (b"<html", N_("a web page")),
)


def parse_register(file: BinaryIO, name: str, code_page: str, progress: Progress) -> Register:
    """Read a CSV file or an XLSX workbook; the content decides which, not the name.

    UserError, naming file, place and remedy, when it is neither or cannot be read. Cancelled when asked to stop.
    """
    start = file.read(32)
    file.seek(0)
    if start.startswith(_OLE):
        raise _old_excel(file, name)
    if start.startswith(_ZIP):
        return read_workbook(file, name, progress)
    plain = start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for sign, what in _NO_REGISTERS:
        if plain.startswith(sign):
            raise UserError(
                _("{file} is {what}, not a register.").format(file=name, what=_(what)),
                _("Give a CSV file or an XLSX workbook."),
            )
    return read_delimited(name, file, code_page, progress)


def register_parts(
    file: BinaryIO, name: str, options: Mapping[str, str], progress: Progress
) -> Iterator[dict[str, object]]:
    """A register in parts for the way back from the worker: how it was read, each sheet, and the sheet's rows."""
    register = parse_register(file, name, options["code_page"], progress)
    yield {"encoding": register.encoding, "delimiter": register.delimiter, "notes": register.notes}
    for sheet in register.sheets:
        yield {"sheet": sheet.name, "flaw": sheet.flaw, "ragged": sheet.ragged}
        rows = iter(sheet.rows)
        while some := list(islice(rows, _how_many(sheet.rows))):
            yield {"rows": [[row.number, row.cells] for row in some]}


def _how_many(rows: tuple[Row, ...]) -> int:
    """How many rows go into one part: few where any row is long."""
    longest = max((sum(map(len, row.cells)) for row in rows), default=0)
    return max(1, ROWS_AT_ONCE if longest < 4_000 else 1_000_000 // longest)


def _old_excel(file: BinaryIO, name: str) -> UserError:
    if _PROTECTED in file.read(_SEARCHED):
        return UserError(
            _("{file} is protected by a password.").format(file=name),
            _("Open it in Excel, save it without a password, and import that."),
        )
    return UserError(
        _("{file} is an old Excel file (XLS).").format(file=name),
        _("Open it in Excel, save it as XLSX, and import that."),
    )
