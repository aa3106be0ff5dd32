"""A bad import and what must come of it; the modules beside this one declare them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

Maker = Callable[[Path], Path | None]
"""Makes the file of a case at the path that it is given; another path where the file must have another place."""


@dataclass(frozen=True, slots=True)
class Case:
    """A bad import.

    `says` is a pattern that the refusal matches, "" when it imports; then `tags` are those of the assets that come.
    A `heavy` case needs much time or memory unless a worker stops it.
    """

    name: str
    file_name: str
    make: Maker
    says: str = ""
    tags: Sequence[str] = ()
    heavy: bool = False

    @property
    def is_document(self) -> bool:
        """Whether the file is loaded as a JSON document."""
        return self.file_name.endswith(".json")

    def file(self, folder: Path) -> Path:
        """Make the file in a folder of its own."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / self.file_name
        return self.make(path) or path


def refused(file_name: str, says: str, *, heavy: bool = False) -> Callable[[Maker], Maker]:
    """Declare a case that ends in a message."""
    return _declared(file_name, says, (), heavy)


def imports(file_name: str, *tags: str, heavy: bool = False) -> Callable[[Maker], Maker]:
    """Declare a case that brings assets with these tags."""
    return _declared(file_name, "", tags, heavy)


def _declared(file_name: str, says: str, tags: Sequence[str], heavy: bool) -> Callable[[Maker], Maker]:
    def declare(make: Maker) -> Maker:
        name = make.__name__.replace("_", " ")
        CASES.append(Case(name, file_name, make, says, tags, heavy))
        return make

    return declare


CASES: list[Case] = []

for _module in ("text_files", "no_registers", "packages", "workbooks", "documents"):
    import_module(f"tests.inventory.hostile.{_module}")
