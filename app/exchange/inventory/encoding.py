"""Which encoding a text file is in, and that it is text in it throughout. Nothing is guessed."""

import codecs
from typing import BinaryIO

from app.errors import UserError
from app.i18n import _
from app.progress import Progress

LONGEST_LINE = 2_000_000

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # starts like UTF-16
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PIECE = 256 * 1024


def encoding_of(name: str, file: BinaryIO, code_page: str, progress: Progress) -> str:
    """The encoding of the byte order mark, else strict UTF-8, else `code_page`; the file stands at its start again.

    UserError, with the place, when the bytes are no text in it, or a line has no end.
    """
    start = file.read(4)
    marked = next((encoding for mark, encoding in _BOMS if start.startswith(mark)), "")
    try:
        _Reading(name, marked or "utf-8").check(file, progress)
    except _NoText as trouble:
        if marked:
            raise trouble.told() from None
        try:
            _Reading(name, _known(code_page)).check(file, progress)
        except _NoText as again:
            raise again.told() from None
        return code_page
    finally:
        file.seek(0)
    return marked or "utf-8"


def _known(code_page: str) -> str:
    """The code page, if it is one. LookupError would also be raised for "zlib", which makes bytes of bytes."""
    try:
        b"".decode(code_page)
    except (LookupError, UnicodeError, ValueError):
        raise UserError(
            _("{encoding} is not a code page.").format(encoding=code_page), _("Pick one such as cp1252 or cp850.")
        ) from None
    return code_page


class _NoText(Exception):
    """Bytes that are no text in an encoding, with their place."""

    def __init__(self, name: str, encoding: str, line: int, byte: int) -> None:
        super().__init__()
        self._place = name, encoding, line, byte

    def told(self) -> UserError:
        """The same for people."""
        name, encoding, line, byte = self._place
        return UserError(
            _("{file}, line {line}: byte {at} is no text in {encoding}.").format(
                file=name, line=line, at=byte + 1, encoding=encoding
            ),
            _("Pick the code page that the file was written in, or save it as UTF-8."),
        )


class _Reading:
    """Reads a file piece by piece in one encoding, keeping count of lines."""

    def __init__(self, name: str, encoding: str) -> None:
        self._name, self._encoding = name, encoding
        self._decoder = codecs.getincrementaldecoder(encoding)("strict")
        self._lines, self._open, self._bytes = 1, 0, 0

    def check(self, file: BinaryIO, progress: Progress) -> None:
        """Read it all. _NoText, or UserError for a NUL or a line without end."""
        file.seek(0)
        while piece := file.read(_PIECE):
            self._take(piece, final=False)
            progress.step(self._lines, 0, _("Reading {file}").format(file=self._name))
        self._take(b"", final=True)

    def _take(self, piece: bytes, *, final: bool) -> None:
        try:
            text = self._decoder.decode(piece, final)
        except UnicodeDecodeError as trouble:
            before = trouble.object[: trouble.start]
            byte = self._bytes + len(piece) - len(trouble.object) + trouble.start
            raise _NoText(self._name, self._encoding, self._lines + before.count(b"\n"), byte) from None
        except UnicodeError:  # some codecs tell no place
            raise _NoText(self._name, self._encoding, self._lines, self._bytes) from None
        self._bytes += len(piece)
        if "\0" in text:
            self._refuse_nul(text)
        self._count(text)

    def _count(self, text: str) -> None:
        line_end = "\n" if "\n" in text else "\r"
        first, last = text.find(line_end), text.rfind(line_end)
        if self._open + (len(text) if first < 0 else first) > LONGEST_LINE:
            raise UserError(
                _("{file}, line {line}: the line has more than {most} characters.").format(
                    file=self._name, line=self._lines, most=LONGEST_LINE
                ),
                _("Give a register with one line for each asset."),
            )
        self._open = self._open + len(text) if first < 0 else len(text) - last - 1
        self._lines += text.count(line_end)

    def _refuse_nul(self, text: str) -> None:
        line = self._lines + text.count("\n", 0, text.index("\0"))
        raise UserError(
            _("{file}, line {line}: a zero character; this is not a text file.").format(file=self._name, line=line),
            _("Give a CSV file or an XLSX workbook. UTF-16 is read where it starts with a byte order mark."),
        )
