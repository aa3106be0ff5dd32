"""What the first word means, and the short way from there into the program.

Only `os` and `sys` are imported before the program takes over: once set up, a start costs one look at the stamp.
"""

import os
import sys

from installer.checkout import Checkout, say, this_checkout


class Errand:
    """What the environment's Python is to do: its arguments, variables to set, and whether it runs in the checkout.

    `dev`: the packages for tests and checks are needed. No `arguments`: setting up was all.
    """

    def __init__(
        self,
        arguments: list[str],
        *,
        variables: dict[str, str] | None = None,
        dev: bool = False,
        in_checkout: bool = False,
    ) -> None:
        self.arguments = arguments
        self.variables = variables or {}
        self.dev = dev
        self.in_checkout = in_checkout


class WrongWordsError(Exception):
    """The words of the command line make no sense; the text says how they should read."""


def errand_for(words: list[str]) -> Errand:
    """What the words ask for; words that are not the installer's own go to the program as they are.

    Raises WrongWordsError.
    """
    match words:
        case ["setup"]:
            return Errand([])
        case ["setup", "--dev"]:
            return Errand([], dev=True)
        case ["setup", *_]:
            raise WrongWordsError("setup [--dev]")
        case ["test", *rest]:
            full = {"ZONEWRIGHT_FULL": "1"} if "--all" in rest else {}
            rest = [word for word in rest if word != "--all"]
            return Errand(
                ["-m", "pytest", "-n", "2", *rest],
                variables={"QT_QPA_PLATFORM": "offscreen", **full},
                dev=True,
                in_checkout=True,
            )
        case ["bench", *rest]:
            return Errand(
                ["-m", "tests.bench", *rest], variables={"QT_QPA_PLATFORM": "offscreen"}, dev=True, in_checkout=True
            )
    # -P: a folder named `app` beside the person's project must not be taken for the program.
    return Errand(["-P", "-m", "app", *words])


def display_is_there() -> bool:
    """Whether a window can open; only Linux and its kin may lack a display."""
    if os.name == "nt" or sys.platform == "darwin":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def run(words: list[str]) -> int:
    """Set up where needed, then hand over to the program. The exit code, where it returns at all."""
    try:
        errand = errand_for(words)
    except WrongWordsError as usage:
        say(f"Usage: python3 {sys.argv[0]} {usage}")
        return 2
    checkout = this_checkout()
    if not checkout.is_ready(errand.dev):
        from installer.environment import prepare

        if not prepare(checkout, errand.dev):
            return 1
    if not errand.arguments:
        say(f"Zonewright is set up in {checkout.root}")
        return 0
    if not words and not display_is_there():
        python = os.path.relpath(checkout.python)
        say(f"No display here for the window. The command line needs none: {python} -m app --help")
        return 1
    return hand_over(checkout, errand)


def hand_over(checkout: Checkout, errand: Errand) -> int:
    """Become the environment's Python; where a process cannot become another, run it and give its exit code."""
    os.environ.update(errand.variables)
    if errand.in_checkout:
        os.chdir(checkout.root)
    command = [checkout.python, *errand.arguments]
    if os.name != "nt":
        os.execv(checkout.python, command)
    import subprocess

    return subprocess.call(command)
