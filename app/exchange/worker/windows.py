"""Windows only: a job object that bounds a worker's memory and dies with this program.

Unverified until a run on Windows is recorded.
"""

import sys
from dataclasses import dataclass

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _EXTENDED_LIMITS = 9
    _PROCESS_MEMORY, _JOB_TIME, _KILL_ON_CLOSE = 0x100, 0x4, 0x2000
    _TICKS_PER_SECOND = 10_000_000

    class _BasicLimits(ctypes.Structure):
        _fields_ = (
            ("per_process_time", ctypes.c_int64),
            ("per_job_time", ctypes.c_int64),
            ("flags", wintypes.DWORD),
            ("least_working_set", ctypes.c_size_t),
            ("most_working_set", ctypes.c_size_t),
            ("active_processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
        )

    class _ExtendedLimits(ctypes.Structure):
        _fields_ = (
            ("basic", _BasicLimits),
            ("transfers", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process_memory", ctypes.c_size_t),
            ("peak_job_memory", ctypes.c_size_t),
        )


@dataclass(slots=True)
class Job:
    """A job object. Closing it kills what still runs in it."""

    handle: int

    def close(self) -> None:
        """Let go of the job."""
        if sys.platform == "win32":
            ctypes.windll.kernel32.CloseHandle(wintypes.HANDLE(self.handle))


def confine(process_handle: int, memory: int, seconds: int) -> Job | None:
    """Put a process into a job with limits. None where Windows refuses: then time alone is watched."""
    if sys.platform == "win32":
        kernel = ctypes.windll.kernel32
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        handle = kernel.CreateJobObjectW(None, None)
        if not handle:
            return None
        limits = _ExtendedLimits()
        limits.basic.flags = _PROCESS_MEMORY | _JOB_TIME | _KILL_ON_CLOSE
        limits.basic.per_job_time = seconds * _TICKS_PER_SECOND
        limits.process_memory = memory
        size = ctypes.sizeof(limits)
        job = wintypes.HANDLE(handle)
        kept = kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), size)
        if kept and kernel.AssignProcessToJobObject(job, wintypes.HANDLE(process_handle)):
            return Job(handle)
        kernel.CloseHandle(job)
    return None
