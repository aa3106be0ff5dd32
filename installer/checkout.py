"""Where a checkout keeps its environment, and the stamp that tells whether it is in order.

On the way of every start, therefore only `os` and `sys` are imported here.
"""

import os
import sys


class Checkout:
    """The folder with the program's source, and the environment `.venv` inside it.

    A stamp is written last, when everything else stands. It repeats the lock file word for word, and says where
    the environment was made and with which Python, so that a new lock, a moved folder and a replaced Python are
    all seen by comparing one file.
    """

    def __init__(self, root: str) -> None:
        self.root = root
        self.venv = os.path.join(root, ".venv")
        self.python = os.path.join(self.venv, *(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))
        self.log = os.path.join(self.venv, "setup.log")
        self.unfinished = os.path.join(self.venv, "unfinished")

    def lock(self, dev: bool) -> str:
        """The lock file: what the program needs, with `dev` also what its tests and checks need."""
        return os.path.join(self.root, "installer", "requirements-dev.lock" if dev else "requirements.lock")

    def stamp(self, dev: bool) -> str:
        """The stamp that goes with `lock(dev)`."""
        return os.path.join(self.venv, "ready-dev" if dev else "ready")

    def is_ready(self, dev: bool) -> bool:
        """Whether the environment holds what `lock(dev)` says, here and for the Python it was made with."""
        try:
            with open(self.stamp(dev), "rb") as stamp:
                return stamp.read() == self.stamp_text(dev)
        except OSError:
            return False

    def stamp_text(self, dev: bool) -> bytes:
        """What a valid stamp says now; OSError when the lock file cannot be read."""
        with open(self.lock(dev), "rb") as lock:
            return b"\n".join((os.fsencode(self.root), os.fsencode(self.interpreter()), lock.read()))

    def interpreter(self) -> str:
        """The Python that `.venv` stands on; one that was copied into the checkout is the same after a move."""
        return os.path.realpath(self.python).removeprefix(self.root)


def this_checkout() -> Checkout:
    """The checkout that this file belongs to."""
    return Checkout(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))


def say(text: str) -> None:
    """One line for the person. On stderr, since stdout belongs to the program's own output."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()
