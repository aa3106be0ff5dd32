"""A small plant, in an open project and in memory, and what follows from it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.catalog.catalogue import Catalogue
from app.model.entities import Project as ProjectRow
from app.store.project import Project, create_project
from app.workflow.assessment import Assessment
from app.workflow.facts import Facts
from tests.tables.small_plant import AS_OF, small_plant
from tests.workflow.big_plant import by_table

CATALOGUE = Catalogue()


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Project]:
    """An open project with a row in every table that a worksheet shows."""
    row, *rows = small_plant()
    assert isinstance(row, ProjectRow)
    opened = create_project(tmp_path / "Small.zonewright", "Mira Kask", row, *rows)
    yield opened
    opened.close()


@pytest.fixture
def assessment() -> Assessment:
    """What follows from the small plant, in memory."""
    return Assessment(Facts(by_table(small_plant()), AS_OF), CATALOGUE)
