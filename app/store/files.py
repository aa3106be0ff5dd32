"""What a project file is on disk: recognising one, and putting a new one in place of an old one safely."""

import os
import shutil
import sqlite3
import sys
from dataclasses import dataclass
from pathlib import Path

from app.errors import UserError
from app.i18n import _
from app.store.schema import APPLICATION_ID, SCHEMA

SUFFIX = ".zonewright"
_HEADER = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells whether a file is still the one that was seen: size, time in nanoseconds, inode."""

    size: int
    modified: int
    inode: int


def stamp_of(path: Path) -> Stamp | None:
    """The stamp of a file, or None when it is not there."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return Stamp(found.st_size, found.st_mtime_ns, found.st_ino)


def read_schema_number(path: Path) -> int:
    """The schema number of a project file, read from its header alone.

    UserError when the file is missing or unreadable, is no project, or comes from a newer release.
    """
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError:
        raise UserError(
            _("{path} does not exist.").format(path=path), _("Check the name, or create a project with “new”.")
        ) from None
    except OSError as trouble:
        raise UserError(
            _("{path} cannot be read: {reason}.").format(path=path, reason=trouble.strerror),
            _("Check that the drive is there and that you may read the file."),
        ) from trouble
    if header[:16] != _HEADER or int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise UserError(
            _("{path} is not a Zonewright project.").format(path=path),
            _("Project files end in {suffix}; import asset registers with “import”.").format(suffix=SUFFIX),
        )
    number = int.from_bytes(header[60:64], "big")
    if number > SCHEMA:
        raise UserError(
            _("{path} was written by a newer Zonewright (format {theirs}; this one knows {ours}).").format(
                path=path, theirs=number, ours=SCHEMA
            ),
            _("Open it with the newer program; the file was not touched."),
        )
    return number


def read_project_id(path: Path) -> str:
    """The project's id, read without touching the file. UserError when the file is damaged."""
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        row = connection.execute("SELECT id FROM project").fetchone()
    except sqlite3.DatabaseError as trouble:
        raise damaged(path, str(trouble)) from trouble
    finally:
        connection.close()
    if row is None:
        raise damaged(path, _("it names no project"))
    return str(row[0])


def damaged(path: Path, reason: str) -> UserError:
    """The message for a project file whose content cannot be trusted."""
    return UserError(
        _("{path} is damaged: {reason}.").format(path=path, reason=reason),
        _("Open a copy of it from a backup; the file was not changed."),
    )


def copy_durably(source: Path, target: Path) -> None:
    """Copy a file and make sure that it is on disk."""
    shutil.copyfile(source, target)
    sync_file(target)


def sync_file(path: Path) -> None:
    """Have the system write a file's content to disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def replace_durably(new: Path, target: Path) -> None:
    """Put `new` in the place of `target` in one step, and have the folder's entry written to disk."""
    os.replace(new, target)
    if sys.platform != "win32":
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
