"""What an XLSX file must be before anything in it is parsed: a sound ZIP of bounded size."""

import re
import zipfile
import zlib
from pathlib import Path

from app.errors import UserError
from app.i18n import _

MEGABYTE = 1024 * 1024
MOST_MEMBERS = 2_000
MOST_BYTES = 48 * MEGABYTE
MOST_BYTES_BESIDE_SHEETS = 12 * MEGABYTE
MOST_ROWS_AND_CELLS = 600_000
HIGHEST_RATIO = 120
_RATIO_COUNTS_FROM = MEGABYTE

UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError)
"""What a damaged or encrypted ZIP raises."""

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_ROW_OR_CELL = re.compile(rb"<(?:\w+:)?(?:row|c)[\s>/]")
_WITHOUT_RESULT = re.compile(rb"</(?:\w+:)?f>(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>")


def examine(path: Path) -> int:
    """Refuse a file that is no workbook or passes the limits, which are named; count formulas without a stored result.

    Such formulas read as empty cells. UserError when the file is refused.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            _refuse_flawed(path.name, members)
            cells = formulas = 0
            for member in members:
                if _SHEET.fullmatch(member.filename):
                    content = archive.read(member)
                    cells += len(_ROW_OR_CELL.findall(content))
                    formulas += len(_WITHOUT_RESULT.findall(content))
            if cells > MOST_ROWS_AND_CELLS:
                raise _too_large(path.name, _("{count} rows and cells").format(count=cells), str(MOST_ROWS_AND_CELLS))
            return formulas
    except UNREADABLE as trouble:
        raise damaged(path.name, str(trouble)) from trouble


def damaged(file_name: str, reason: str) -> UserError:
    """The refusal of a file that is no readable workbook; of the reason the first line is told."""
    told = (reason.splitlines() or [""])[0].strip().rstrip(".") or _("a part of it cannot be read")
    return UserError(
        _("{file} is not a readable XLSX workbook: {reason}.").format(file=file_name, reason=told),
        _("Open it in a spreadsheet program, save it as XLSX again, and import that."),
    )


def _refuse_flawed(file_name: str, members: list[zipfile.ZipInfo]) -> None:
    names = {member.filename for member in members}
    if "xl/workbook.xml" not in {name.lower() for name in names}:
        raise damaged(file_name, _("it holds no workbook"))
    if len(members) > MOST_MEMBERS:
        raise _too_large(file_name, _("{count} parts").format(count=len(members)), str(MOST_MEMBERS))
    total = sum(member.file_size for member in members)
    beside = sum(member.file_size for member in members if not _SHEET.fullmatch(member.filename) and _is_xml(member))
    for size, most in ((total, MOST_BYTES), (beside, MOST_BYTES_BESIDE_SHEETS)):
        if size > most:
            raise _too_large(file_name, _in_megabytes(size), _in_megabytes(most))
    for member in members:
        if member.file_size > _RATIO_COUNTS_FROM and member.file_size > HIGHEST_RATIO * max(member.compress_size, 1):
            found = _("a part packed to 1/{ratio} of its size").format(
                ratio=member.file_size // max(member.compress_size, 1)
            )
            raise _too_large(file_name, found, f"1/{HIGHEST_RATIO}")


def _is_xml(member: zipfile.ZipInfo) -> bool:
    return member.filename.lower().endswith((".xml", ".rels", ".vml"))


def _in_megabytes(size: int) -> str:
    return _("{size} MB").format(size=-(-size // MEGABYTE))


def _too_large(file_name: str, found: str, most: str) -> UserError:
    return UserError(
        _("{file} holds {found}; at most {most} are read.").format(file=file_name, found=found, most=most),
        _("Copy the register's rows into a new workbook and import that."),
    )
