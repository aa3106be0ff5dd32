"""An environment whose checkout has moved or was copied: made to know its new place, without network.

The environment's Python finds its packages from where it lies. Only the scripts beside it, and the stamps, name
their folder in full.
"""

import os
from pathlib import Path

from installer.checkout import Checkout

LONGEST_FIRST_LINE = 127  # of a script; what the oldest Linux kernels in use still read


def relocated(checkout: Checkout) -> bool:
    """Whether the checkout had moved since its environment was made; if so, the environment follows."""
    old, _python = stamped(checkout)
    if not old or old == checkout.root:
        return False
    before, after = (os.fsencode(os.path.join(root, ".venv")) for root in (old, checkout.root))
    for script in Path(checkout.python).parent.iterdir():
        if script.is_file() and not script.is_symlink() and before in (text := script.read_bytes()):
            script.write_bytes(_startable(text.replace(before, after)))
    for stamp in (Path(checkout.stamp(dev)) for dev in (False, True)):
        if stamp.exists():
            stamp.write_bytes(os.fsencode(checkout.root) + b"\n" + stamp.read_bytes().partition(b"\n")[2])
    return True


def stamped(checkout: Checkout) -> tuple[str, str]:
    """Where the environment was made and with which Python, as its stamp says; empty texts without a stamp."""
    for dev in (False, True):
        try:
            root, python = Path(checkout.stamp(dev)).read_bytes().split(b"\n", 2)[:2]
        except (OSError, ValueError):
            continue
        return os.fsdecode(root), os.fsdecode(python)
    return "", ""


def _startable(script: bytes) -> bytes:
    """A script whose first line the kernel can read, be the path long or with spaces: pip's own way out of that."""
    first, _, rest = script.partition(b"\n")
    if not first.startswith(b"#!/") or (b" " not in first and len(first) <= LONGEST_FIRST_LINE):
        return script
    if first.startswith(b"#!/bin/sh"):
        return script
    return b"#!/bin/sh\n'''exec' \"" + first[2:] + b'" "$0" "$@"\n\' \'\'\'\n' + rest
