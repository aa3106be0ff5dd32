"""What the machine itself must bring: Python's own venv, and the libraries that Qt is linked against on Linux."""

import ctypes
import importlib
import importlib.util
import os
import shutil
import sys

from installer.checkout import say
from installer.steps import SetupError, run

# Library as the loader knows it -> Debian package. What libQt6Gui, the offscreen and the xcb platform of
# PySide6-Essentials 6.11 are linked against and do not bring along (found with ldd on a bare Debian 12).
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
PYTHON_MODULES = ("venv", "ensurepip")
VENV_PACKAGE = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"


def provide(log: str) -> None:
    """See to it that nothing is missing: installed with apt-get when root, otherwise the command is named.

    Raises SetupError.
    """
    lacking = missing()
    if not lacking:
        return
    apt = shutil.which("apt-get")
    if not apt:
        raise SetupError(
            f"This system lacks: {', '.join(lacking)}.\nInstall the packages that hold them, then start again."
        )
    packages = sorted(set(lacking.values()))
    if not is_root():
        raise SetupError(
            f"This system lacks {_count(packages)}. Install once with the following command, then start again:\n"
            f"{command_for_a_person(packages)}"
        )
    say(f"  System packages: installing {len(packages)} with apt-get")
    failure = f"Install these packages, then start again: {' '.join(packages)}"
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    wait = ["-o", "DPkg::Lock::Timeout=120"]
    run([apt, "update"], log, failure=failure, variables=quiet)
    run([apt, "install", "-y", "--no-install-recommends", *wait, *packages], log, failure=failure, variables=quiet)
    if still := missing():
        raise SetupError(f"After installing {' '.join(packages)}, these are still not found: {', '.join(still)}.")


def missing() -> dict[str, str]:
    """What this machine lacks, each with the Debian package that holds it."""
    importlib.invalidate_caches()
    modules = {name: VENV_PACKAGE for name in PYTHON_MODULES if importlib.util.find_spec(name) is None}
    libraries = QT_LIBRARIES if sys.platform.startswith("linux") else {}
    return modules | {name: package for name, package in libraries.items() if not _loads(name)}


def is_root() -> bool:
    """Whether packages may be installed without asking anyone."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def command_for_a_person(packages: list[str]) -> str:
    """The whole command that installs the packages, for a shell of this machine."""
    commands = ["apt-get update", f"apt-get install -y --no-install-recommends {' '.join(packages)}"]
    if shutil.which("sudo"):
        return " && ".join(f"sudo {command}" for command in commands)
    return f'su - -c "{" && ".join(commands)}"'


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _count(packages: list[str]) -> str:
    return "1 package" if len(packages) == 1 else f"{len(packages)} packages"
