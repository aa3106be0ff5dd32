"""The sample plant, built once and copied: open for all tests of a file, each of which takes back what it did."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.exchange.sample import create_sample
from app.store.project import Project, open_project


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project file with the sample plant, not to be opened itself."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("sample")
        patch.setenv("XDG_STATE_HOME", str(folder))
        path = folder / "Kestrel Reach.zonewright"
        create_sample(path, "Tester").close()
        return path


@pytest.fixture(scope="module")
def works(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """The sample plant of a file of tests."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("works")
        patch.setenv("XDG_STATE_HOME", str(folder))
        opened = open_project(Path(shutil.copy(sample_file, folder)), "Tester")
        yield opened
        opened.close()


@pytest.fixture
def plant(works: Project) -> Iterator[Project]:
    """The sample plant as it was built; what a test does is undone after it."""
    before = works.next_undo
    yield works
    while works.next_undo != before:
        works.undo()


@pytest.fixture
def own_plant(sample_file: Path, tmp_path: Path) -> Iterator[Project]:
    """A sample plant that a test may do with what cannot be undone."""
    opened = open_project(Path(shutil.copy(sample_file, tmp_path)), "Mira Kask")
    yield opened
    opened.close()
