"""The content hash that a workbook says it was written from."""

import re
from pathlib import Path

from app.errors import UserError
from app.i18n import _

_HASH = re.compile(r"\b[0-9a-f]{64}\b")


def read_content_hash(path: Path) -> str | None:
    """The content hash on the first sheet of a workbook, the cover; None when it names none.

    UserError when the file is no workbook.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        cover = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    except (CalamineError, OSError) as trouble:
        raise UserError(
            _("{path} is not a workbook: {reason}.").format(path=path, reason=trouble),
            _("Give a workbook or document that this program exported."),
        ) from trouble
    named = (found for row in cover for cell in row for found in _HASH.findall(str(cell)))
    return next(named, None)
