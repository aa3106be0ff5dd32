"""Starts a worker: from the source tree, from an installed wheel, or from a bundle."""

import json
import os
import subprocess
import sys
from typing import BinaryIO, cast

from app.exchange.worker import WORD, windows
from app.exchange.worker.limits import LIMITS, MEGABYTE

Process = subprocess.Popen[bytes]

_CODE = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from app.exchange.worker.child import main; main()"


def command(request: str) -> list[str]:
    """The command line of a worker that gets `request` as its last argument.

    A bundle is one program, which starts itself with the hidden word. Elsewhere the interpreter starts bare (no
    `site`, no environment, no current folder) and gets this process's module path.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable, WORD, request]
    return [sys.executable, "-I", "-S", "-c", _CODE, json.dumps([*map(os.path.abspath, sys.path)]), request]


def start(request: str, file: BinaryIO) -> tuple[Process, "windows.Job | None"]:
    """A worker that reads `file`; OSError when it cannot be started. The job must be closed after the process."""
    flags = cast(int, getattr(subprocess, "CREATE_NO_WINDOW", 0))
    process = subprocess.Popen(
        command(request),
        stdin=file,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=flags,
        restore_signals=True,
    )
    handle = getattr(process, "_handle", None)
    job = None if handle is None else windows.confine(int(handle), LIMITS.megabytes * MEGABYTE, LIMITS.computing)
    return process, job
