"""What the outside of a file tells, before any of it is given to SQLite."""

import stat
from functools import partial
from pathlib import Path

from app.errors import UserError
from app.i18n import _
from app.store.examination.damage import Damage, refusal
from app.store.files import read_schema_number, unreadable
from app.store.refusals import in_words

LARGEST_FILE = 2 << 30
_PAGE_SIZES = {1 if size == 65_536 else size: size for size in (1 << power for power in range(9, 17))}


def examine_header(path: Path) -> int:
    """The schema number of a file whose outside is that of a published project file.

    UserError when it is missing, no regular file, too large, no project, newer, cut short, or in another mode than
    publishing leaves it in.
    """
    refuse_what_is_no_file(path)
    number = read_schema_number(path)
    with in_words(partial(unreadable, path)):
        with path.open("rb") as file:
            header = file.read(100)
        size = path.stat().st_size
    damage = _damage(header, number, size)
    if damage is not None:
        raise refusal(path, damage)
    return number


def refuse_what_is_no_file(path: Path) -> None:
    """UserError for what is not to be opened at all: a pipe would be waited for, a device read without end."""
    try:
        found = path.stat()
    except OSError:
        return  # reading the header says why
    if not stat.S_ISREG(found.st_mode):
        raise UserError(
            _("{path} is not a file but a folder, pipe or device.").format(path=path),
            _("Choose a project file; its name ends in .zonewright."),
        )
    if found.st_size > LARGEST_FILE:
        raise UserError(
            _("{path} is larger than {limit} MB.").format(path=path, limit=LARGEST_FILE >> 20),
            _("A project of this size cannot be worked with; keep large attachments outside."),
        )


def _damage(header: bytes, number: int, size: int) -> Damage | None:
    place = _("header")
    page = _PAGE_SIZES.get(int.from_bytes(header[16:18], "big"))
    pages = int.from_bytes(header[28:32], "big")
    if len(header) < 100 or page is None:
        return Damage(place, _("the page size is none that SQLite has."))
    if size != page * pages:
        return Damage(
            place,
            _("the file has {size} bytes and says it has {said}: it was cut short or added to.").format(
                size=size, said=page * pages
            ),
        )
    if header[18:20] != b"\x01\x01":
        return Damage(place, _("another program left it in a mode in which parts of it lie in other files."))
    if number < 1 or header[56:60] != b"\x00\x00\x00\x01":
        return Damage(place, _("it names no file format of this program."))
    return None
