"""One hostile file: its name, how it is made from a sound one, and what must become of it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Make = Callable[[Path, Path], None]
"""Writes the suspect file; the first path is a sound file to start from."""


@dataclass(frozen=True, slots=True)
class Case:
    """`opens` says whether it must open; None where either will do, as with a flip in unused bytes."""

    name: str
    make: Make
    opens: bool | None = False


def edited(name: str, edit: Callable[[bytearray], None], *, opens: bool | None = None) -> Case:
    """A case whose file is a sound one with some bytes changed."""

    def make(base: Path, path: Path) -> None:
        content = bytearray(base.read_bytes())
        edit(content)
        path.write_bytes(content)

    return Case(name, make, opens)
