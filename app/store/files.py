"""What a project file is on disk: recognising one, and putting a new one in place of an old one safely."""

import hashlib
import os
import shutil
import sqlite3
import sys
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from app.errors import UserError
from app.i18n import _
from app.store.refusals import is_storage
from app.store.schema import APPLICATION_ID, SCHEMA
from app.store.troubles import Damaged, Missing
from app.store.windows import patiently

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


def fingerprint(path: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_schema_number(path: Path) -> int:
    """The schema number of a project file, read from its header alone.

    UserError when the file is missing or unreadable, is no project, or comes from a newer release.
    """
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError:
        raise Missing(
            path, _("{path} does not exist.").format(path=path), _("Check the name, or create a project with “new”.")
        ) from None
    except OSError as trouble:
        raise unreadable(path, trouble.strerror) from trouble
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
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            row = connection.execute("SELECT id FROM project").fetchone()
    except sqlite3.DatabaseError as trouble:
        said = unreadable if is_storage(trouble) else damaged
        raise said(path, str(trouble)) from trouble
    if row is None:
        raise damaged(path, _("it names no project"))
    return str(row[0])


def unreadable(path: Path, reason: object) -> Missing:
    """The message for a file that the system does not hand out."""
    return Missing(
        path,
        _("{path} cannot be read: {reason}.").format(path=path, reason=reason),
        _("Check that the drive is there and that you may read the file."),
    )


def damaged(path: Path, reason: str) -> Damaged:
    """The message for a project file whose content cannot be trusted."""
    return Damaged(
        path,
        _("{path} is damaged: {reason}.").format(path=path, reason=reason),
        _("Open a copy of it from a backup; the file was not changed."),
    )


def part_of(target: Path) -> Path:
    """Where the next content of a file is written before it takes the file's place."""
    return target.with_name(f"{target.name}.part")


def discard_part(target: Path) -> None:
    """Delete what an interrupted writing of a file left beside it; a folder that refuses keeps it until next time."""
    part = part_of(target)
    for left in (part, part.with_name(f"{part.name}-journal")):
        with suppress(OSError):
            patiently(partial(left.unlink, missing_ok=True))


def copy_durably(source: Path, target: Path) -> None:
    """Copy a file and make sure that it is on disk."""
    shutil.copyfile(source, target)
    sync_file(target)


def write_durably(path: Path, text: str) -> None:
    """Give a small file a new content in one step."""
    part = part_of(path)
    part.write_text(text, encoding="utf-8")
    sync_file(part)
    replace_durably(part, path)


def sync_file(path: Path) -> None:
    """Have the system write a file's content to disk."""
    with path.open("rb+") as file:
        _sync(file.fileno())


def replace_durably(new: Path, target: Path) -> None:
    """Put `new` in the place of `target` in one step, and have the folder's entry written to disk."""
    patiently(lambda: os.replace(new, target))
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Have the system write a folder's entries to disk; Windows does so by itself."""
    if sys.platform != "win32":
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _sync(opened: int) -> None:
    """fsync, and on macOS what fsync is elsewhere."""
    os.fsync(opened)
    if sys.platform == "darwin":
        import fcntl

        fcntl.fcntl(opened, fcntl.F_FULLFSYNC)
