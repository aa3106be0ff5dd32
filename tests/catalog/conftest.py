"""The shipped catalogue, and a copy of its files to damage."""

from pathlib import Path
from shutil import copytree

import pytest

from app.catalog import Catalogue
from app.paths import resource


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The catalogue that ships with the program."""
    return Catalogue()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder with a copy of the shipped files."""
    return Path(copytree(resource("catalog"), tmp_path / "catalog"))
