"""Small drives for tests, where the system lets us mount them."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def mounted(folder: Path, *options: str) -> Iterator[None]:
    """Mount something on a folder meanwhile; the test is skipped where that is not allowed."""
    mount(folder, *options)
    try:
        yield
    finally:
        unmount(folder)


def mount(folder: Path, *options: str) -> None:
    """Mount something on a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        done = subprocess.run(["mount", *options, str(folder)], capture_output=True, text=True, check=False)
    except OSError as trouble:
        pytest.skip(f"this system cannot mount: {trouble}")
    if done.returncode:
        pytest.skip(f"this system does not let us mount: {done.stderr.strip()}")


def unmount(folder: Path, *, if_there: bool = False) -> None:
    """Take the drive away; `if_there` also where it was taken away already."""
    subprocess.run(["umount", str(folder)], check=not if_there, capture_output=True)


def tmpfs(size: str) -> tuple[str, ...]:
    """A drive of that size, as `mounted` takes it."""
    return ("-t", "tmpfs", "-o", f"size={size}", "tmpfs")


def fill(folder: Path) -> Path:
    """Use up a drive's free space; deleting the answer frees it."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while file.write(bytes(4096)) == 4096:
                pass
        except OSError:
            return filler
    return filler
