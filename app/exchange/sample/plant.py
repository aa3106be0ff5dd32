"""Kestrel Reach WTW, the fictional water works of Norrin Water: how the sample plant is built."""

import uuid
from collections.abc import Callable
from datetime import date
from pathlib import Path

from app.exchange.sample import detail, outcome, system
from app.exchange.sample.sheets import Sheets
from app.model.entities import Project as ProjectRow
from app.paths import resource
from app.store.project import Project, create_project

SAMPLE_DAY = date(2026, 3, 12)
"""The day on which the story of the sample plant stands: between the fourth workshop session and the fifth."""

SAMPLE_ID = str(uuid.uuid5(uuid.NAMESPACE_DNS, "kestrel-reach.sample.zonewright"))

PARTS: tuple[Callable[[Project, Sheets], None], ...] = (
    system.describe,
    system.gather_people,
    system.gather_documents,
    system.draw_zones,
    system.list_assets,
    system.list_access,
    system.join_conduits,
    system.route,
    system.rate_initial_risk,
    system.compare,
    detail.fill_library,
    detail.list_countermeasures,
    detail.write_scenarios,
    detail.rate,
    detail.review,
    outcome.assign_security_levels,
    outcome.state,
    outcome.decide,
    outcome.specify,
    outcome.observe,
    outcome.draw,
    outcome.justify_findings,
)
"""What is entered, in the order of the seven steps; each part is a few changes."""


def create_sample(path: Path, author: str) -> Project:
    """Make a project file with the sample plant and open it.

    Two files made of it have one content hash. UserError when there is a file of that name already.
    """
    project = create_project(path, author, ProjectRow(id=SAMPLE_ID))
    try:
        build_sample(project)
    except BaseException:
        project.abandon()
        raise
    return project


def build_sample(project: Project) -> None:
    """Enter the sample plant into an empty project; ids follow from the project's."""
    (row,) = project.rows(ProjectRow)
    sheets = Sheets(resource("examples", "kestrel-reach"), row.id)
    for part in PARTS:
        part(project, sheets)
