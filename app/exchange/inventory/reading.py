"""A register file, whatever it is, as sheets of text."""

from pathlib import Path

from app.errors import UserError
from app.exchange.inventory.delimited import CODE_PAGE, read_delimited
from app.exchange.inventory.sheet import Register
from app.exchange.inventory.workbook import read_workbook
from app.i18n import _
from app.progress import Progress

MOST_BYTES = 64 * 1024 * 1024

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"


def read_register(path: Path, code_page: str = CODE_PAGE, progress: Progress | None = None) -> Register:
    """Read a CSV file or an XLSX workbook; the content decides which, not the name.

    `code_page` is used for a CSV file without byte order mark that is not UTF-8. UserError, naming file, place and
    remedy, when it cannot be read. Cancelled when the person asked to stop.
    """
    progress = progress or Progress()
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise UserError(
                _("{path} has {size} MB; at most {most} MB are read.").format(
                    path=path, size=size // 2**20, most=MOST_BYTES // 2**20
                ),
                _("Split the register into smaller files."),
            )
        content = path.read_bytes()
    except OSError as trouble:
        raise UserError(
            _("{path} cannot be read: {reason}.").format(path=path, reason=trouble.strerror),
            _("Check the name and that you may read the file."),
        ) from trouble
    if content.startswith(_OLE):
        raise UserError(
            _("{path} is an old or password-protected Excel file.").format(path=path),
            _("Open it in Excel, save it as XLSX without a password, and import that."),
        )
    if content.startswith(_ZIP):
        return read_workbook(path, progress)
    if not content.strip():
        raise UserError(_("{path} is empty.").format(path=path), _("Choose the file that holds the register."))
    return read_delimited(path.name, content, code_page, progress)
