"""Which files this computer wrote or examined before: remembered by the SHA-256 of all their bytes.

A known file costs one reading at its opening. A file that differs by one bit from what was published is not known, and
neither is one that another computer saved: both are examined in full.
"""

import time
from contextlib import suppress
from pathlib import Path

from app.paths import state_folder

_MOST = 2_000


def is_known(digest: str) -> bool:
    """Whether a file of these bytes was written or found sound on this computer."""
    mark = _folder() / digest
    if not mark.exists():
        return False
    with suppress(OSError):
        mark.touch()  # marks that were not used for long are forgotten first
    return True


def remember(digest: str) -> None:
    """Take note that a file of these bytes is sound. Without a place to note it, it is examined next time."""
    with suppress(OSError):
        _note(digest)


def _note(digest: str) -> None:
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / digest).touch()
    marks = list(folder.iterdir())
    if len(marks) > _MOST:
        marks.sort(key=_last_used)
        for mark in marks[: len(marks) - _MOST // 2]:
            mark.unlink(missing_ok=True)


def _last_used(mark: Path) -> float:
    try:
        return mark.stat().st_mtime
    except FileNotFoundError:
        return time.time()


def _folder() -> Path:
    return state_folder() / "known"
