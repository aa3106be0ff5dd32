"""One writer for each project file.

Two locks serve two questions. An operating system lock in the state folder answers "is it open on this computer?"
and goes away with the process. A small file beside the project answers "is it open on another computer?"; it stays
when a computer crashes, so it names user, host and time, and another host's is never taken over silently.
"""

import getpass
import json
import socket
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from app.errors import UserError
from app.i18n import _


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a project open."""

    user: str
    host: str
    since: str

    @classmethod
    def here(cls) -> "Holder":
        """This user on this computer, from now."""
        return cls(getpass.getuser(), socket.gethostname(), datetime.now().astimezone().isoformat(timespec="seconds"))


class ProjectLock:
    """The right to write one project file, held until `release`."""

    def __init__(self, target: Path, local: Path) -> None:
        self._beside = beside(target)
        self._local = FileLock(local)
        self._target = target

    def acquire(self) -> None:
        """Take both locks. UserError, with who has it, when the file is open elsewhere or no lock can be made."""
        try:
            self._local.acquire(timeout=0)
        except Timeout:
            raise self._open_elsewhere(self._holder() or Holder.here()) from None
        try:
            self._take_beside()
        except BaseException:
            self._local.release()
            raise

    def release(self) -> None:
        """Give both locks back."""
        self._beside.unlink(missing_ok=True)
        self._local.release()

    def _take_beside(self) -> None:
        holder = self._holder()
        if holder is not None and holder.host != socket.gethostname():
            raise self._open_elsewhere(holder)
        try:
            self._beside.write_text(json.dumps(asdict(Holder.here())), encoding="utf-8")
        except OSError as trouble:
            raise UserError(
                _("{folder} cannot be written to: {reason}.").format(
                    folder=self._target.parent, reason=trouble.strerror
                ),
                _("Copy the project to a folder of your own, or open it to read only."),
            ) from trouble

    def _holder(self) -> Holder | None:
        try:
            return Holder(**json.loads(self._beside.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def _open_elsewhere(self, holder: Holder) -> UserError:
        return UserError(
            _("{path} is open: {user} on {host} since {since}.").format(
                path=self._target, user=holder.user, host=holder.host, since=holder.since
            ),
            _("Close it there, or open it to read only. If that computer crashed, delete {lock}.").format(
                lock=self._beside.name
            ),
        )


def beside(target: Path) -> Path:
    """The lock file beside a project file."""
    return target.with_name(f".{target.name}.lock")
