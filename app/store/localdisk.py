"""Whether a folder lies on a disk of this computer: working copies are shared memory databases and need one."""

import sys
from pathlib import Path

from app.store.troubles import NoLocalDisk
from app.store.windows import is_remote

_MOUNTS = Path("/proc/self/mountinfo")

_REMOTE = (
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "9p",
    "afs",
    "ceph",
    "glusterfs",
    "fuse.sshfs",
    "davfs",
    "fuse.rclone",
)


def refuse_network_drive(folder: Path) -> None:
    """NoLocalDisk when a folder lies on a network drive, as far as this system tells; macOS does not."""
    kind = "network" if is_remote(folder) else file_system_of(folder) if sys.platform == "linux" else ""
    if kind == "network" or kind in _REMOTE:
        raise NoLocalDisk(folder, kind)


def file_system_of(folder: Path) -> str:
    """The kind of file system below a folder, as Linux names it; "" when it does not tell."""
    try:
        lines = _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    place = folder.resolve()
    best, kind = -1, ""
    for line in lines:
        before, _dash, after = line.partition(" - ")
        point = Path(before.split()[4].replace("\\040", " "))
        # Of two on one point the later one hides the earlier.
        if place.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), after.split()[0]
    return kind
