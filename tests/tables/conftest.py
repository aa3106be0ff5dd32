"""A small plant in an open project, and its assessment."""

from dataclasses import replace

import pytest

from app.catalog.catalogue import Catalogue
from app.model.entities import MethodVersion
from app.model.entities import Project as ProjectRow
from app.queries.facts import load_facts
from app.store.project import Project
from app.workflow.assessment import Assessment
from tests.tables.small_plant import AS_OF, small_plant


@pytest.fixture
def small(project: Project) -> Project:
    """An open project with a row in every table that a worksheet shows."""
    rows = small_plant()
    version = next(row for row in rows if isinstance(row, MethodVersion))
    (row,) = project.rows(ProjectRow)
    with project.change("Enter the plant") as work:
        work.add(*rows)
        work.replace(
            replace(
                row,
                name="Kestrel Reach WTW",
                site="Kestrel Reach",
                asset_owner="Norrin Water",
                document_number="KR-OT-017",
                revision="C",
                classification="Confidential",
                method_id=version.id,
            )
        )
    return project


@pytest.fixture
def assessment(small: Project) -> Assessment:
    """What follows from the small plant."""
    return Assessment(load_facts(small, AS_OF, small.content_hash), Catalogue())
