"""CSV files: which encoding, which delimiter, and their records as rows."""

import csv
from collections.abc import Iterator
from io import StringIO, TextIOWrapper
from typing import BinaryIO, TextIO

from app.errors import UserError
from app.exchange.inventory.encoding import LONGEST_LINE, encoding_of
from app.exchange.inventory.headings import recognised
from app.exchange.inventory.sheet import MOST_COLUMNS, Register, Sheet, cell_text, filled_rows
from app.i18n import N_, _
from app.progress import Progress

CODE_PAGE = "cp1252"
"""What is proposed for a file that is not UTF-8; the person may pick another."""

DELIMITERS = (",", ";", "\t", "|")

_OPEN_QUOTE = N_("a quoted cell does not end")
_SNIFFED_LINES = 60
_SNIFFED_TEXT = 200_000


def read_delimited(file_name: str, file: BinaryIO, code_page: str, progress: Progress) -> Register:
    """Read a CSV file.

    The encoding is that of the byte order mark, else strict UTF-8, else `code_page`. UserError, with the place, when
    the bytes are no text in it, a quoted cell never ends, or a limit is passed.
    """
    encoding = encoding_of(file_name, file, code_page, progress)
    notes = []
    if encoding == code_page:
        note = _("The file is not UTF-8; it was read as {code_page}. Pick another code page if letters look wrong.")
        notes.append(note.format(code_page=code_page))
    text = TextIOWrapper(file, encoding, newline="")
    try:
        delimiter, skipped = _delimiter(text)
        records = _records(file_name, text, delimiter, skipped, progress)
        rows = tuple(filled_rows(file_name, records))
    finally:
        text.detach()
    if not rows:
        raise UserError(_("{file} is empty.").format(file=file_name), _("Choose the file that holds the register."))
    return Register(file_name, (Sheet("", rows, ragged=True),), encoding, delimiter, tuple(notes))


def _delimiter(text: TextIO) -> tuple[str, int]:
    """The delimiter, and how many lines were taken off before the text that it divides.

    The delimiter is the one that makes a heading of the first lines; where none does, the one that divides the
    lines most evenly. A `sep=;` line, as Excel writes it, decides.
    """
    sample = text.read(_SNIFFED_TEXT)
    text.seek(0)
    first = sample.partition("\n")[0]
    stated = first.strip().removeprefix("sep=")
    if stated != first.strip() and (stated in DELIMITERS or first.rstrip("\r\n").endswith("\t")):
        text.readline()
        return stated or "\t", 1
    lines = "\n".join(sample.split("\n", _SNIFFED_LINES)[:_SNIFFED_LINES])
    return max(DELIMITERS, key=lambda delimiter: _fitness(lines, delimiter)), 0


def _fitness(sample: str, delimiter: str) -> tuple[float, float, int]:
    try:
        records = [record[:MOST_COLUMNS] for record in csv.reader(StringIO(sample), delimiter=delimiter) if record]
    except csv.Error:
        return 0.0, 0.0, 0
    widths = [len(record) for record in records if len(record) > 1]
    if not widths:
        return 0.0, 0.0, 0
    usual = max(set(widths), key=widths.count)
    return max(recognised(record) for record in records), widths.count(usual) / len(records), usual


def _records(
    file_name: str, text: TextIO, delimiter: str, skipped: int, progress: Progress
) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(LONGEST_LINE)
    reader = csv.reader(text, delimiter=delimiter, strict=True)
    number, begun = skipped, skipped + 1
    try:
        for record in reader:
            number, begun = number + 1, reader.line_num + skipped + 1
            if number % 1000 == 0:
                progress.step(number, 0, _("Reading {file}").format(file=file_name))
            yield number, [cell_text(cell) for cell in record]
    except csv.Error as trouble:
        line = reader.line_num + skipped
        reason = _OPEN_QUOTE if str(trouble).startswith(("unexpected end", "field larger")) else str(trouble)
        place = _("line {line}") if line == begun else _("line {line}, in the row that begins in line {begun}")
        raise UserError(
            _("{file}, {place}: {reason}.").format(
                file=file_name, place=place.format(line=line, begun=begun), reason=_(reason)
            ),
            _("Correct the quotes there, or save the register as XLSX."),
        ) from trouble
