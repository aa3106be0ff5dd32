"""What Windows alone needs. Unverified until a run on Windows is recorded."""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

PASSING = (5, 32, 33)
"""Access denied, sharing violation, lock violation: what a virus scanner or a synchroniser causes for a moment."""

_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8)
_REMOTE_DRIVE = 4
_QUERY_PROCESS = 0x1000


def patiently(act: Callable[[], T]) -> T:
    """Do something with a file, again after a pause when Windows says that somebody else has it for the moment."""
    for pause in _PAUSES:
        try:
            return act()
        except OSError as trouble:
            if getattr(trouble, "winerror", None) not in PASSING:
                raise
        time.sleep(pause)
    return act()


def is_remote(folder: Path) -> bool:
    """Whether a folder lies on a network drive; False anywhere but on Windows."""
    if sys.platform != "win32":
        return False
    import ctypes

    return folder.drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == _REMOTE_DRIVE


def process_birth(pid: int) -> str:
    """When a process began, as Windows counts; "" when there is none of that number, or anywhere but on Windows."""
    if sys.platform != "win32":
        return ""
    import ctypes

    kernel = ctypes.windll.kernel32
    kernel.OpenProcess.restype = ctypes.c_void_p
    handle = kernel.OpenProcess(_QUERY_PROCESS, False, pid)
    if not handle:
        return ""
    begun, *others = (ctypes.c_ulonglong() for _time in range(4))
    times = [ctypes.byref(one) for one in (begun, *others)]
    found = kernel.GetProcessTimes(ctypes.c_void_p(handle), *times)
    kernel.CloseHandle(ctypes.c_void_p(handle))
    return str(begun.value) if found else ""
