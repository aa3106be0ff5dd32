"""The small plant, and its workbook."""

from pathlib import Path

import pytest

from app.exchange.workbook import export_workbook
from app.queries.facts import load_facts
from app.store.project import Project
from app.workflow.assessment import Assessment
from tests.tables.conftest import CATALOGUE
from tests.tables.conftest import small as small
from tests.tables.small_plant import AS_OF


@pytest.fixture
def assessment(small: Project) -> Assessment:
    """What follows from the small plant in its project."""
    return Assessment(load_facts(small, AS_OF), CATALOGUE)


@pytest.fixture
def workbook(small: Project, assessment: Assessment, tmp_path: Path) -> Path:
    """The workbook of the small plant."""
    path = tmp_path / "plant.xlsx"
    export_workbook(small, assessment, path)
    return path
