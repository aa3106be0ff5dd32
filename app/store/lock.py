"""One writer for each project file.

Two locks serve two questions. An operating system lock in the state folder answers "is it open on this computer?"
and goes away with the process. A small file beside the project answers "is it open on another computer, or by another
user of this one?"; it stays when a computer crashes, so it names user, host, time and process. One that a dead process
of this computer left is taken over; another computer's never silently.
"""

import hashlib
import json
import os
import socket
import uuid
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime
from functools import partial
from pathlib import Path

from filelock import FileLock, Timeout

from app.paths import state_folder
from app.settings import login_name
from app.store.processes import machine, own_birth, still_runs
from app.store.refusals import in_words
from app.store.troubles import Holder, NoLock, NotStored, OpenElsewhere


class ProjectLock:
    """The right to write one project file, held until `release`."""

    def __init__(self, target: Path) -> None:
        self._target, self._beside = target, beside(target)
        self._local: FileLock | None = None
        self._ours: Holder | None = None

    def acquire(self, take_over: Holder | None = None) -> None:
        """Take both locks.

        `take_over` is the holder whose lock a person agreed to take over; it is, if it still is that one's.
        OpenElsewhere when someone else has it, NoLock when the folder cannot be written to.
        """
        self._local = local_lock(self._target)
        try:
            self._local.acquire(timeout=0)
        except Timeout:
            raise self._elsewhere(_holder_at(self._beside) or _here(), can_take_over=False) from None
        except OSError as trouble:
            raise NotStored(self._target, trouble.strerror) from trouble
        try:
            self._take_beside(take_over)
        except BaseException:
            self._local.release()
            raise

    def confirm(self) -> None:
        """Before each publishing: the lock beside the file is still ours; one that was deleted is made again.

        OpenElsewhere when somebody took it over, NoLock when it cannot be made again.
        """
        found = _holder_at(self._beside)
        if found is None and self._ours is not None:
            self._write(self._ours)
        elif found != self._ours:
            raise self._elsewhere(found or _here(), can_take_over=True)

    def release(self) -> None:
        """Give both locks back. One that cannot be deleted, as on a stick that was pulled, is stale from then on."""
        if self._ours is not None and _holder_at(self._beside) == self._ours:
            with suppress(OSError):
                self._beside.unlink()
        self._ours = None
        if self._local is not None:
            self._local.release()

    def _take_beside(self, take_over: Holder | None) -> None:
        found = _holder_at(self._beside)
        if found is not None and found != take_over and not _is_stale(found):
            raise self._elsewhere(found, can_take_over=found.machine != machine())
        ours = _here()
        self._write(ours)
        self._ours = ours

    def _write(self, holder: Holder) -> None:
        try:
            self._beside.unlink(missing_ok=True)
            with self._beside.open("x", encoding="utf-8") as file:
                file.write(json.dumps(asdict(holder)))
        except FileExistsError:
            # Another computer was faster in this very moment.
            raise self._elsewhere(_holder_at(self._beside) or _here(), can_take_over=False) from None
        except OSError as trouble:
            raise NoLock(self._target, trouble.strerror or str(trouble)) from trouble

    def _elsewhere(self, holder: Holder, *, can_take_over: bool) -> OpenElsewhere:
        return OpenElsewhere(self._target, holder, self._beside.name, can_take_over=can_take_over)


def beside(target: Path) -> Path:
    """The lock file beside a project file."""
    return target.with_name(f".{target.name}.lock")


def local_lock(target: Path) -> FileLock:
    """The lock that says that a file is open on this computer, not taken yet. NotStored when it cannot be made."""
    with in_words(partial(NotStored, target)):
        folder = state_folder() / "locks"
        folder.mkdir(exist_ok=True)
    return FileLock(folder / f"{hashlib.sha256(str(target).encode()).hexdigest()[:24]}.lock")


def refuse_if_open(target: Path) -> None:
    """OpenElsewhere when someone has a project file open; nothing is locked."""
    lock = ProjectLock(target)
    if target.exists() or beside(target).exists():
        lock.acquire()
        lock.release()


def _here() -> Holder:
    """This process, from now."""
    since = datetime.now().astimezone().isoformat(timespec="seconds")
    user, host = login_name(), socket.gethostname()
    return Holder(user, host, since, machine(), os.getpid(), own_birth(), uuid.uuid4().hex)


def _holder_at(lock: Path) -> Holder | None:
    """Who left a lock; None when there is none, or an empty one, as a loss of power leaves it."""
    try:
        text = lock.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    try:
        return Holder(**json.loads(text)) if text.strip("\0 \n") else None
    except (ValueError, TypeError):
        return Holder("?", "?", "?")


def _is_stale(holder: Holder) -> bool:
    """Whether a dead process of this computer left it, or an earlier opening in this one: the lock here is ours."""
    if holder.machine != machine() and (holder.machine or holder.host != socket.gethostname()):
        return False
    return holder.pid == os.getpid() or not still_runs(holder.pid, holder.born)
