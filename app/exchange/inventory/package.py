"""What an XLSX file must be before anything in it is parsed: a sound ZIP of bounded size."""

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from app.errors import UserError
from app.i18n import _

MEGABYTE = 1024 * 1024
MOST_MEMBERS = 2_000
MOST_BYTES = 80 * MEGABYTE
MOST_BYTES_BESIDE_SHEETS = 24 * MEGABYTE
HIGHEST_RATIO = 120
_RATIO_COUNTS_FROM = MEGABYTE

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_WITHOUT_RESULT = re.compile(rb"</(?:\w+:)?f>(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>")


@dataclass(frozen=True, slots=True)
class Package:
    """What was seen of a workbook before parsing: how many formulas have no stored result."""

    formulas_without_result: int


def examine(path: Path) -> Package:
    """Look at a workbook's ZIP directory. UserError when it is none, or larger than the limits, which are named."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            _refuse_flawed(path.name, members)
            sheets = [member for member in members if _SHEET.fullmatch(member.filename)]
            return Package(sum(len(_WITHOUT_RESULT.findall(archive.read(member))) for member in sheets))
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, RuntimeError) as trouble:
        raise damaged(path.name, str(trouble)) from trouble


def damaged(file_name: str, reason: str) -> UserError:
    """The refusal of a file that is no readable workbook."""
    return UserError(
        _("{file} is not a readable XLSX workbook: {reason}.").format(file=file_name, reason=reason.rstrip(".")),
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
        _("{file} unpacks to {found}; at most {most} is read.").format(file=file_name, found=found, most=most),
        _("Copy the register's rows into a new workbook and import that."),
    )
