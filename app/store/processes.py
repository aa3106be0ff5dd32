"""Telling computers and processes apart: whether the process that left a lock behind still runs."""

import functools
import hashlib
import os
import subprocess
import sys
import uuid
from pathlib import Path

from app.store.windows import process_birth

_MACHINE_ID = Path("/etc/machine-id")


@functools.cache
def machine() -> str:
    """A short name of this computer that no other has; the same after a restart."""
    try:
        known = _MACHINE_ID.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        known = ""
    return hashlib.sha256((known or f"{uuid.getnode():x}").encode()).hexdigest()[:16]


def birth_of(pid: int) -> str:
    """When the process of that number began, in the system's own way; "" when there is none.

    Two processes of one number differ in it, also across a restart of the computer.
    """
    if sys.platform == "win32":
        return process_birth(pid)
    if sys.platform == "linux":
        return _birth_on_linux(pid)
    told = subprocess.run(["ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return told.stdout.strip()


def still_runs(pid: int, born: str) -> bool:
    """Whether the process of that number that began then still runs."""
    return bool(pid) and bool(born) and birth_of(pid) == born


def own_birth() -> str:
    """When this process began."""
    return birth_of(os.getpid())


def _birth_on_linux(pid: int) -> str:
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        # The name of the program, in parentheses, may hold spaces; the start time is the 20th field after it.
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    except OSError:
        return ""
    return "" if fields[0] in "ZX" else f"{boot}:{fields[19]}"
