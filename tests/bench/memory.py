"""The peak of memory that a piece of code needs in a process of its own."""

import subprocess
import sys

from tests.bench.measuring import Taken

_TELL_PEAK = """
import resource, sys
from pathlib import Path
status = Path("/proc/self/status")
if status.exists():
    (line,) = [line for line in status.read_text().splitlines() if line.startswith("VmHWM:")]
    sys.stdout.write(str(int(line.split()[1]) / 1024))
else:
    sys.stdout.write(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2))
"""
"""On Linux the peak is read from /proc: what getrusage says of a process counts its parent's peak at the start too."""


def run_apart(code: str, *arguments: str) -> Taken:
    """Run code in a new process, with the arguments in `sys.argv`; it must print nothing. The answer has its peak."""
    done = subprocess.run([sys.executable, "-c", code + _TELL_PEAK, *arguments], check=True, stdout=subprocess.PIPE)
    return Taken(peak_mb=float(done.stdout))
