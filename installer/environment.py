"""The environment `.venv`: made on first use, brought up to date with the lock files, healed when it is half-made.

The file `unfinished` stands in it while packages change; a start that finds it makes the environment anew.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from installer import system_packages
from installer.checkout import Checkout, say
from installer.relocation import relocated, stamped
from installer.start import OLDEST
from installer.steps import SetupError, run

WHEELS_VARIABLE = "ZONEWRIGHT_WHEELS"
ALIVE = f"import pip, sys; sys.exit(sys.version_info < {OLDEST})"
WORKS = "import PySide6.QtWidgets, sqlalchemy"


def prepare(checkout: Checkout, dev: bool) -> bool:
    """Bring the environment to what the lock file says, telling the person about it; whether that worked."""
    try:
        with _alone(checkout):
            if not checkout.is_ready(dev):
                _bring_up_to_date(checkout, dev)
    except SetupError as failure:
        say(f"Setting up stopped.\n{failure}")
        return False
    except OSError as error:
        say(f"Setting up stopped: {error.strerror}: {error.filename or checkout.venv}")
        say("The folder of the program must be writable, on a disk with 600 MB free, while it is set up.")
        return False
    except KeyboardInterrupt:
        say("\nSetting up was interrupted; the next start takes care of it.")
        return False
    return True


def _bring_up_to_date(checkout: Checkout, dev: bool) -> None:
    begun = time.monotonic()
    sources = pip_sources(checkout.lock(dev))
    sound = is_sound(checkout)
    if sound and relocated(checkout) and checkout.is_ready(dev):
        say("The folder has moved; its environment moved along.")
        return
    if sound:
        say("Zonewright brings its environment .venv up to date.")
    else:
        say("Zonewright sets itself up in .venv: a minute or two, once.")
        shutil.rmtree(checkout.venv, ignore_errors=True)
    os.makedirs(checkout.venv, exist_ok=True)
    system_packages.provide(checkout.log)
    Path(checkout.unfinished).touch()
    for kind in (False, True):
        Path(checkout.stamp(kind)).unlink(missing_ok=True)
    if not sound:
        say("  Python environment: making it")
        run(
            [base_python(), "-I", "-m", "venv", checkout.venv],
            checkout.log,
            failure="This Python cannot make environments; one from python.org or from the system's packages can.",
        )
    say(f"  Libraries: fetching and installing {_packages(checkout.lock(dev))} packages")
    _install(checkout, dev, *sources)
    _stamp(checkout, dev)
    say(f"  Ready after {time.monotonic() - begun:.0f} s")


def is_sound(checkout: Checkout) -> bool:
    """Whether there is an environment to build on: not half-made, and its Python the one it was made with.

    One that somebody made by hand, without a stamp, is taken over as it stands.
    """
    if os.path.exists(checkout.unfinished):
        return False
    made_with = stamped(checkout)[1]
    if made_with and made_with != checkout.interpreter():
        return False
    try:
        return subprocess.run([checkout.python, "-I", "-c", ALIVE], check=False, capture_output=True).returncode == 0
    except OSError:
        return False


def base_python() -> str:
    """The Python outside any environment, so that an environment can be made anew from within itself."""
    return os.path.realpath(getattr(sys, "_base_executable", sys.executable))


def pip_sources(lock: str) -> tuple[list[str], str]:
    """pip's arguments for where packages come from, and what to tell the person should pip fail.

    The machine's own settings of pip hold, unless a folder of wheels is named for a computer without network.
    Raises SetupError when that folder is not there.
    """
    wheels = os.environ.get(WHEELS_VARIABLE)
    if not wheels:
        return [], (
            "Without network: on a computer of the same kind that has one, fetch the packages with\n"
            f"  python3 -m pip download --no-deps --only-binary :all: -d wheels -r {lock}\n"
            f"and bring the folder here: {WHEELS_VARIABLE}=wheels python3 installer/start.py"
        )
    if not os.path.isdir(wheels):
        raise SetupError(f"{WHEELS_VARIABLE} names a folder that is not there: {wheels}")
    return ["--no-index", "--find-links", os.path.abspath(wheels)], (
        f"The folder {wheels} must hold every package of {lock}, for this system and Python."
    )


def _install(checkout: Checkout, dev: bool, sources: list[str], remedy: str) -> None:
    pip = [checkout.python, "-I", "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    # The lock is complete, therefore --no-deps; wheels only, so that nothing is built on this machine.
    rules = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "--no-user", "--progress-bar", "off"]
    run([*pip, *rules, *sources, "-r", checkout.lock(dev)], checkout.log, failure=remedy)
    run(
        [checkout.python, "-I", "-c", WORKS],
        checkout.log,
        failure="The libraries are installed but do not load on this system.",
    )


def _stamp(checkout: Checkout, dev: bool) -> None:
    site = Path(
        subprocess.check_output(
            [checkout.python, "-I", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], text=True
        ).strip()
    )
    # A relative line: the program is found from any folder, also after the checkout has moved.
    (site / "zonewright.pth").write_text(os.path.relpath(checkout.root, site) + "\n", encoding="utf-8")
    os.remove(checkout.unfinished)
    for kind in (False, True) if dev else (False,):
        Path(checkout.stamp(kind)).write_bytes(checkout.stamp_text(kind))


def _packages(lock: str) -> int:
    return sum("==" in line for line in Path(lock).read_text(encoding="utf-8").splitlines())


@contextmanager
def _alone(checkout: Checkout) -> Iterator[None]:
    """Hold off a second set-up of the same checkout, say after an impatient second start.

    The commands that are run inherit the lock: should this process be killed, it holds until they have ended too.
    """
    if os.name == "nt":
        yield
        return
    import fcntl

    folder = os.open(checkout.root, os.O_RDONLY)
    os.set_inheritable(folder, True)
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Zonewright is being set up by another start; waiting for it.")
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)
