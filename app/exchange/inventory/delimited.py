"""CSV files: which encoding, which delimiter, and their records as rows."""

import codecs
import csv
import unicodedata
from collections.abc import Iterator
from io import StringIO

from app.errors import UserError
from app.exchange.inventory.headings import recognised
from app.exchange.inventory.sheet import Register, Sheet, filled_rows, shown_control
from app.i18n import _
from app.progress import Progress

CODE_PAGE = "cp1252"
"""What is proposed for a file that is not UTF-8; the person may pick another."""

DELIMITERS = (",", ";", "\t", "|")

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SNIFFED_LINES = 60
_LONGEST_CELL = 1_000_000


def read_delimited(file_name: str, content: bytes, code_page: str, progress: Progress) -> Register:
    """Read the bytes of a CSV file.

    The encoding is that of the byte order mark, else strict UTF-8, else `code_page`. UserError, with the place, when
    the bytes are no text in it, a quoted cell never ends, or a limit is passed.
    """
    text, encoding, notes = _decoded(file_name, content, code_page)
    text = unicodedata.normalize("NFC", text)
    delimiter, body, skipped = _delimiter(text)
    rows = tuple(filled_rows(file_name, _records(file_name, body, delimiter, skipped, progress)))
    return Register(file_name, (Sheet("", rows, ragged=True),), encoding, delimiter, tuple(notes))


def _decoded(file_name: str, content: bytes, code_page: str) -> tuple[str, str, list[str]]:
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _strictly(file_name, content, encoding), encoding, []
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        note = _("The file is not UTF-8; it was read as {code_page}. Pick another code page if letters look wrong.")
        return _strictly(file_name, content, code_page), code_page, [note.format(code_page=code_page)]
    return _strictly(file_name, content, "utf-8"), "utf-8", []


def _strictly(file_name: str, content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except LookupError:
        raise UserError(
            _("{encoding} is not a code page.").format(encoding=encoding), _("Pick one such as cp1252 or cp850.")
        ) from None
    except UnicodeDecodeError as trouble:
        line = content.count(b"\n", 0, trouble.start) + 1
        raise UserError(
            _("{file}, line {line}: byte {at} is no text in {encoding}.").format(
                file=file_name, line=line, at=trouble.start + 1, encoding=encoding
            ),
            _("Pick the code page that the file was written in, or save it as UTF-8."),
        ) from trouble
    if "\0" in text:
        raise UserError(
            _("{file} is not a text file.").format(file=file_name), _("Give a CSV file or an XLSX workbook.")
        )
    return text


def _delimiter(text: str) -> tuple[str, str, int]:
    """The delimiter, the text that it divides, and how many lines were taken off before it.

    The delimiter is the one that makes a heading of the first lines; where none does, the one that divides the
    lines most evenly. A `sep=;` line, as Excel writes it, decides.
    """
    first, _end, rest = text.partition("\n")
    stated = first.strip().removeprefix("sep=")
    if stated != first.strip() and (stated in DELIMITERS or first.rstrip("\r\n").endswith("\t")):
        return stated or "\t", rest, 1
    sample = "\n".join(text.split("\n", _SNIFFED_LINES)[:_SNIFFED_LINES])
    return max(DELIMITERS, key=lambda delimiter: _fitness(sample, delimiter)), text, 0


def _fitness(sample: str, delimiter: str) -> tuple[float, float, int]:
    try:
        records = [record for record in csv.reader(StringIO(sample), delimiter=delimiter) if record]
    except csv.Error:
        return 0.0, 0.0, 0
    widths = [len(record) for record in records if len(record) > 1]
    if not widths:
        return 0.0, 0.0, 0
    usual = max(set(widths), key=widths.count)
    return max(recognised(record) for record in records), widths.count(usual) / len(records), usual


def _records(
    file_name: str, text: str, delimiter: str, skipped: int, progress: Progress
) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = skipped
    try:
        for record in reader:
            number += 1
            if number % 1000 == 0:
                progress.step(number, 0, _("Reading {file}").format(file=file_name))
            yield number, [shown_control(cell.strip()) for cell in record]
    except csv.Error as trouble:
        raise UserError(
            _("{file}, line {line}: {reason}.").format(file=file_name, line=reader.line_num + skipped, reason=trouble),
            _("Correct the quotes in that line, or save the register as XLSX."),
        ) from trouble
