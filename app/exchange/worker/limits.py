"""What a worker may use. It limits itself before it touches the file; on Windows the program limits it."""

import signal
import sys
from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Memory in megabytes; seconds of computing, in all and without a sign of progress; seconds of silence.

    Computing is what the worker itself takes, so that a busy machine does not make an honest file a bad one.
    """

    megabytes: int = 192
    computing: int = 30
    patience: float = 4.0
    silence: float = 20.0


LIMITS = Limits()


def limit_this_process(limits: Limits) -> None:
    """Give up memory and time beyond the limits, and the rights to write files and to start other programs.

    Linux keeps all of them. macOS keeps the time, not the memory. On Windows nothing happens here: see `windows`.
    """
    if sys.platform == "win32":
        return
    import resource

    memory = limits.megabytes * MEGABYTE
    wanted = {
        "RLIMIT_DATA": memory,
        "RLIMIT_AS": memory + 256 * MEGABYTE,  # libraries and the file itself count here too
        "RLIMIT_CPU": limits.computing,
        "RLIMIT_CORE": 0,
        "RLIMIT_FSIZE": 0,
        "RLIMIT_NPROC": 0,
    }
    for name, most in wanted.items():
        kind = getattr(resource, name, None)
        if kind is None:
            continue
        _soft, hard = resource.getrlimit(kind)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(kind, (allowed, allowed))
        except (ValueError, OSError):
            # macOS refuses some limits below what is in use already; the other limits and the watch stay.
            continue


def go_on(limits: Limits) -> None:
    """Grant this process some more seconds of computing; it ends when it takes more before it is granted others.

    On Windows nothing happens here: silence alone is watched there.
    """
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, limits.patience)


def ended_for_time(status: int) -> bool:
    """Whether an exit status says that a process took more computing than it was granted."""
    return sys.platform != "win32" and -status in (signal.SIGPROF, signal.SIGXCPU)
