"""The file of a workbook: openpyxl writes all of it but the rows of sheets, which are put into their places."""

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import pairwise
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from app.exchange.workbook.cells import CellWriter
from app.exchange.workbook.kept_rows import KeptRows
from app.exchange.workbook.styles import named_styles

_PLACE = re.compile(rb"<sheetData\s*/>|<sheetData></sheetData>")
_PIECE = 1 << 20


class Package:
    """A workbook in the making. `book` is openpyxl's; rows go through the writers of its sheets, one by one."""

    def __init__(self, body: BinaryIO, meant: BinaryIO) -> None:
        from openpyxl import Workbook

        self.book: Any = Workbook(write_only=True)
        for style in named_styles():
            self.book.add_named_style(style)
        self._body, self._meant = body, meant
        self._starts: list[int] = []

    def add_sheet(self, title: str) -> CellWriter:
        """A writer for the next sheet; that of the sheet before must not be used any more."""
        sheet = self.book.create_sheet(title)
        self._starts.append(self._body.tell())
        return CellWriter(sheet, title, self._body, KeptRows(self._meant))

    def save(self, file: BinaryIO) -> None:
        """Write the file. Afterwards nothing more can be written."""
        without_rows = BytesIO()
        self.book.save(without_rows)
        names = [sheet.path.lstrip("/") for sheet in self.book.worksheets]
        spans = dict(zip(names, pairwise([*self._starts, self._body.tell()]), strict=True))
        with ZipFile(without_rows) as made, ZipFile(file, "w", ZIP_DEFLATED) as whole:
            for name in made.namelist():
                with whole.open(name, "w", force_zip64=True) as member:
                    for piece in self._with_rows(made.read(name), *spans[name]) if name in spans else [made.read(name)]:
                        member.write(piece)

    def _with_rows(self, sheet: bytes, start: int, end: int) -> Iterator[bytes]:
        """A sheet with its rows, which stand in the body from `start` to `end`."""
        place = _PLACE.search(sheet)
        if place is None:
            raise RuntimeError("openpyxl left no place for rows")
        yield sheet[: place.start()] + b"<sheetData>"
        self._body.seek(start)
        while start < end:
            piece = self._body.read(min(_PIECE, end - start))
            start += len(piece)
            yield piece
        yield b"</sheetData>" + sheet[place.end() :]


@contextmanager
def new_package() -> Iterator[Package]:
    """An empty workbook with every style.

    Its rows wait in files without a name, as they are written and as they are meant; both are gone when it is left.
    """
    with tempfile.TemporaryFile() as body, tempfile.TemporaryFile() as meant:
        yield Package(body, meant)
