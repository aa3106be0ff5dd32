"""For those who change a dependency: write the lock files from pyproject.toml. Needs uv.

.venv/bin/python installer/lock.py [--upgrade]

Versions that still fit stay as they are, unless --upgrade is given. The files name versions and hashes of every
system and Python that is supported, and no address: where packages come from is the machine's own setting.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNTIME = "installer/requirements.lock"
DEV = "installer/requirements-dev.lock"
OPTIONS = ("--generate-hashes", "--universal", "--no-header", "--no-annotate", "--quiet")


def main() -> int:
    """Write both lock files; the exit code, uv's own where it fails."""
    if sys.argv[1:] not in ([], ["--upgrade"]):
        sys.stderr.write(f"Usage: python {sys.argv[0]} [--upgrade]\n")
        return 2
    uv = shutil.which("uv", path=os.pathsep.join((os.path.dirname(sys.executable), os.environ.get("PATH", ""))))
    if not uv:
        sys.stderr.write("uv is not here. Install it beside this Python (pip install uv), then start again.\n")
        return 1
    # The runtime lock bounds the other one: installing for development changes no version of the program's own.
    for options in ((RUNTIME,), (DEV, "--extra", "dev", "--constraint", RUNTIME)):
        code = subprocess.call(
            [uv, "pip", "compile", "pyproject.toml", *OPTIONS, *sys.argv[1:], "--output-file", *options], cwd=ROOT
        )
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
