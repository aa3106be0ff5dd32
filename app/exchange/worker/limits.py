"""What a worker may use. It limits itself before it touches the file; on Windows the program limits it."""

import sys
from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Memory in megabytes, seconds of computing, and seconds that may pass without a sign of progress."""

    megabytes: int = 192
    computing: int = 30
    silence: float = 4.0


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
