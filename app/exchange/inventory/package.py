"""What an XLSX file must be before anything in it is parsed: a sound ZIP of bounded size."""

import re
import zipfile
import zlib
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO

from app.errors import UserError
from app.i18n import _

MEGABYTE = 1024 * 1024
MOST_MEMBERS = 2_000
MOST_BYTES = 48 * MEGABYTE
MOST_BYTES_BESIDE_SHEETS = 12 * MEGABYTE
MOST_ROWS_AND_CELLS = 400_000
HIGHEST_RATIO = 120
_RATIO_COUNTS_FROM = MEGABYTE

UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError)
"""What a damaged or encrypted ZIP raises."""

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_ROW_OR_CELL = re.compile(rb"<(?:\w+:)?(?:row|c)[\s>/]")
_WITHOUT_RESULT = re.compile(rb"</(?:\w+:)?f>(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>")
_HIDDEN_ROW = re.compile(rb"""<(?:\w+:)?row\s[^>]*?\bhidden=["'](?:1|true)["']""")
_ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class Package:
    """What a workbook holds besides values: formulas without a stored result, hidden rows, macros, outside links."""

    formulas: int
    hidden_rows: int
    macros: bool
    links: bool


def examine(file: BinaryIO, name: str) -> Package:
    """Refuse a file that is no workbook or passes the limits, which are named; tell what else it holds.

    UserError when the file is refused. The file stands at its start again.
    """
    try:
        size = file.seek(0, 2)
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            _refuse_flawed(name, members, size)
            cells = formulas = hidden = 0
            for member in members:
                if _SHEET.fullmatch(member.filename):
                    content = archive.read(member)
                    cells += sum(1 for _cell in islice(_ROW_OR_CELL.finditer(content), MOST_ROWS_AND_CELLS + 1))
                    if cells > MOST_ROWS_AND_CELLS:
                        raise _too_large(name, _("more rows and cells"), str(MOST_ROWS_AND_CELLS))
                    formulas += sum(1 for _formula in _WITHOUT_RESULT.finditer(content))
                    hidden += sum(1 for _row in _HIDDEN_ROW.finditer(content))
            names = [member.filename.lower() for member in members]
            return Package(
                formulas,
                hidden,
                macros=any(part.endswith("vbaproject.bin") for part in names),
                links=any(part.startswith("xl/externallinks/") for part in names),
            )
    except UNREADABLE as trouble:
        raise damaged(name, str(trouble)) from trouble
    finally:
        file.seek(0)


def damaged(file_name: str, reason: str) -> UserError:
    """The refusal of a file that is no readable workbook; of the reason the first line is told."""
    told = (reason.splitlines() or [""])[0].strip().rstrip(".") or _("a part of it cannot be read")
    return UserError(
        _("{file} is not a readable XLSX workbook: {reason}.").format(file=file_name, reason=told[:200]),
        _("Open it in a spreadsheet program, save it as XLSX again, and import that."),
    )


def _refuse_flawed(file_name: str, members: list[zipfile.ZipInfo], size: int) -> None:
    names = [member.filename.lower() for member in members]
    if len(members) > MOST_MEMBERS:
        raise _too_large(file_name, _("{count} parts").format(count=len(members)), str(MOST_MEMBERS))
    if "xl/workbook.xml" not in names:
        raise damaged(file_name, _no_workbook(names))
    twice = next((name for at, name in enumerate(names) if name in names[:at]), "")
    if twice:
        raise damaged(file_name, _("two parts have the name {name}").format(name=twice))
    for member in members:
        if member.flag_bits & _ENCRYPTED:
            raise damaged(file_name, _("its part {name} is encrypted").format(name=member.filename))
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise damaged(file_name, _("its part {name} is packed in an unusual way").format(name=member.filename))
    if sum(member.compress_size for member in members) > size:
        raise damaged(file_name, _("its parts lie over one another"))
    total = sum(member.file_size for member in members)
    beside = sum(member.file_size for member in members if not _SHEET.fullmatch(member.filename) and _is_xml(member))
    for found, most in ((total, MOST_BYTES), (beside, MOST_BYTES_BESIDE_SHEETS)):
        if found > most:
            raise _too_large(file_name, _in_megabytes(found), _in_megabytes(most))
    for member in members:
        if member.file_size > _RATIO_COUNTS_FROM and member.file_size > HIGHEST_RATIO * max(member.compress_size, 1):
            ratio = member.file_size // max(member.compress_size, 1)
            told = _("a part packed to 1/{ratio} of its size").format(ratio=ratio)
            raise _too_large(file_name, told, f"1/{HIGHEST_RATIO}")


def _no_workbook(names: list[str]) -> str:
    if "xl/workbook.bin" in names:
        return _("it is a binary workbook (XLSB)")
    if "content.xml" in names and "mimetype" in names:
        return _("it is an OpenDocument file")
    return _("it holds no workbook")


def _is_xml(member: zipfile.ZipInfo) -> bool:
    return member.filename.lower().endswith((".xml", ".rels", ".vml"))


def _in_megabytes(size: int) -> str:
    return _("{size} MB").format(size=-(-size // MEGABYTE))


def _too_large(file_name: str, found: str, most: str) -> UserError:
    return UserError(
        _("{file} holds {found}; at most {most} are read.").format(file=file_name, found=found, most=most),
        _("Copy the register's rows into a new workbook and import that."),
    )
