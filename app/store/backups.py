"""Backups: the state of a project before a step that is hard to take back, kept on this computer.

A backup is a project file of its own with a small note beside it. Backups belong to the project's id, so that they are
found again when the file was moved or renamed.
"""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from enum import Enum
from functools import partial
from pathlib import Path

from app.errors import UserError
from app.i18n import N_, _
from app.paths import user_folder
from app.store.examination.known import remember
from app.store.files import (
    SUFFIX,
    copy_durably,
    damaged,
    fingerprint,
    part_of,
    read_project_id,
    read_schema_number,
    replace_durably,
    sync_file,
    unreadable,
    write_durably,
)
from app.store.journal import Change, ChangeKind
from app.store.lock import local_lock
from app.store.refusals import in_words
from app.store.snapshot import copy_state, unseal
from app.store.thinning import surplus
from app.store.troubles import NoBackup

BULK_ROWS = 100
"""A change of as many rows is preceded by a backup."""

LONGEST_WAIT = 10.0
"""Seconds to wait for another program of this user that writes a backup of the same project."""

_STAMP = "%Y%m%dT%H%M%S%fZ"


class Reason(Enum):
    """Why a backup was made."""

    MIGRATION = ("migration", N_("Before a new file format"))
    IMPORT = ("import", N_("Before an import"))
    BULK = ("bulk", N_("Before a change of many rows"))
    FREEZE = ("freeze", N_("Before a freeze"))
    SIGN_OFF = ("sign-off", N_("Before a sign-off"))
    RESTORE = ("restore", N_("Before a restored backup took its place"))
    HAND = ("hand", N_("By hand"))
    OVERWRITE = ("overwrite", N_("Before it was overwritten by another state"))

    def __init__(self, key: str, label: str) -> None:
        self.key, self.label = key, label


@dataclass(frozen=True, slots=True)
class Note:
    """What is noted beside a backup: the change that it came before, the file that it is of, and its fingerprint."""

    label: str = ""
    source: str = ""
    print: str = ""


@dataclass(frozen=True, slots=True)
class Holding:
    """What a backup holds: the last change in it, how many there are, and per table how many rows."""

    last_label: str
    last_at: datetime | None
    changes: int
    rows: dict[str, int]


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup. `path` can be opened to look into, as any project file can."""

    path: Path
    at: datetime
    reason: Reason
    label: str
    source: str
    print: str
    size: int

    def examine(self) -> None:
        """Damaged when the file is no longer what was written."""
        with in_words(partial(unreadable, self.path)):
            same = not self.print or fingerprint(self.path) == self.print
        if not same:
            raise damaged(self.path, _("it is not what was backed up"))

    def holding(self) -> Holding:
        """What it holds. Damaged when it cannot be read."""
        try:
            with closing(sqlite3.connect(f"{self.path.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
                return _holding(connection)
        except (sqlite3.Error, ValueError) as trouble:
            raise damaged(self.path, str(trouble)) from trouble


def reason_for(change: Change, *, imports: bool) -> Reason | None:
    """Why the state before a change is kept; None for a change that is small, or that the journal takes back anyway.

    `imports` says that the change takes over rows from elsewhere. What undo and redo lead to was backed up when it
    was left for the first time.
    """
    if change.seq == 1 or change.kind in (ChangeKind.UNDO, ChangeKind.REDO):
        return None
    if "baseline" in change.touched:
        return Reason.FREEZE
    if "sign_off" in change.touched:
        return Reason.SIGN_OFF
    if imports:
        return Reason.IMPORT
    return Reason.BULK if sum(map(len, change.touched.values())) >= BULK_ROWS else None


def back_up_state(database: Path, project_id: str, reason: Reason, label: str, source: Path) -> Backup:
    """Keep the last committed state of a working copy. NoBackup when it cannot be written."""

    def write(part: Path) -> None:
        copy_state(database, part)
        unseal(part)
        remember(fingerprint(part))

    return _back_up(write, project_id, reason, Note(label, str(source)))


def back_up_file(file: Path, project_id: str, reason: Reason, label: str) -> Backup:
    """Keep a project file byte for byte. NoBackup when it cannot be written."""
    return _back_up(lambda part: copy_durably(file, part), project_id, reason, Note(label, str(file)))


def list_backups(project_id: str) -> list[Backup]:
    """The backups of a project, the newest first."""
    try:
        names = [path for path in backup_folder(project_id).iterdir() if path.suffix == SUFFIX]
    except OSError:
        return []
    found = [backup for path in names if (backup := _read(path)) is not None]
    return sorted(found, key=lambda backup: backup.at, reverse=True)


def backups_of_file(file: Path) -> list[Backup]:
    """The backups of the project in a file, the newest first; of a file that cannot be read, those made of it.

    UserError when the file cannot be read and no backup was made of it.
    """
    file = file.resolve()
    try:
        read_schema_number(file)
        return list_backups(read_project_id(file))
    except UserError:
        folders = backup_folder("").iterdir() if backup_folder("").is_dir() else ()
        found = [one for folder in folders for one in list_backups(folder.name) if one.source == str(file)]
        if not found:
            raise
        return sorted(found, key=lambda backup: backup.at, reverse=True)


def backup_folder(project_id: str) -> Path:
    """Where a project's backups are kept; it need not exist."""
    return user_folder() / "backups" / project_id


def _back_up(write: Callable[[Path], None], project_id: str, reason: Reason, note: Note) -> Backup:
    said = partial(NoBackup, Path(note.source))
    with in_words(said):
        folder = backup_folder(project_id)
        folder.mkdir(parents=True, exist_ok=True)
        with local_lock(folder).acquire(timeout=LONGEST_WAIT):
            path = _write(write, folder, reason, note)
            _thin(project_id)
    backup = _read(path)
    if backup is None:
        raise said(_("it cannot be read back"))
    return backup


def _write(write: Callable[[Path], None], folder: Path, reason: Reason, note: Note) -> Path:
    _tidy(folder)
    path = folder / f"{datetime.now(UTC):{_STAMP}}-{reason.key}{SUFFIX}"
    part = part_of(path)
    try:
        write(part)
        sync_file(part)
        noted = replace(note, print=fingerprint(part))
        write_durably(_note_of(path), json.dumps(asdict(noted), ensure_ascii=False))
        replace_durably(part, path)
    except BaseException:
        _tidy(folder)
        raise
    return path


def _note_of(path: Path) -> Path:
    return path.with_suffix(".json")


def tidy_backups(project_id: str) -> None:
    """Delete what a crash left half made among a project's backups, unless one is being made."""
    folder = backup_folder(project_id)
    if folder.is_dir():
        with suppress(OSError), local_lock(folder).acquire(timeout=0):
            _tidy(folder)


def _thin(project_id: str) -> None:
    backups = list_backups(project_id)
    doomed = surplus((backup.at.astimezone() for backup in backups), datetime.now().astimezone())
    for backup in backups:
        if backup.at in doomed:
            with suppress(OSError):
                backup.path.unlink()
                _note_of(backup.path).unlink(missing_ok=True)


def _tidy(folder: Path) -> None:
    """Delete what an interrupted backup left: unfinished files, and notes of backups that never came to be."""
    with suppress(OSError):
        for path in list(folder.iterdir()):
            unfinished = path.name.endswith((".part", ".part-journal"))
            if unfinished or (path.suffix == ".json" and not path.with_suffix(SUFFIX).exists()):
                path.unlink(missing_ok=True)


def _read(path: Path) -> Backup | None:
    moment, _dash, key = path.stem.partition("-")
    reason = next((reason for reason in Reason if reason.key == key), None)
    try:
        at, size = datetime.strptime(moment, _STAMP).replace(tzinfo=UTC), path.stat().st_size
    except (ValueError, OSError):
        return None
    if reason is None:
        return None
    try:
        note = Note(**json.loads(_note_of(path).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        note = Note()
    return Backup(path, at, reason, note.label, note.source, note.print, size)


def _holding(connection: sqlite3.Connection) -> Holding:
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    inner = {"change", "row_change", "content", "used_code", "meta"}
    rows = {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        for name in tables
        if name not in inner and not name.startswith("sqlite_")
    }
    last = connection.execute("SELECT label, at FROM change ORDER BY seq DESC LIMIT 1").fetchone()
    (count,) = connection.execute("SELECT count(*) FROM change").fetchone()
    label, at = (last[0], datetime.fromisoformat(last[1])) if last else ("", None)
    return Holding(label, at, count, {name: number for name, number in rows.items() if number})
