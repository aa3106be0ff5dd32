"""Builds Kestrel Reach WTW, a fictional water treatment works of Norrin Water, as its assessors would have."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from app.exchange.sample import detailed_risk, partition, requirements, system
from app.exchange.sample.declarations import PLANT, Declarations
from app.model.entities import Project as ProjectRow
from app.store.project import Project, create_project

SAMPLE_DAY = date(2026, 11, 22)
"""The day as of which the sample plant stands: after its fourth workshop session, before the fifth."""

ACTS: tuple[Callable[[Project, Declarations], None], ...] = (
    system.found,
    system.gather,
    system.describe,
    system.survey,
    system.rate,
    partition.divide,
    partition.connect,
    partition.draw,
    partition.compare,
    detailed_risk.collect,
    detailed_risk.imagine,
    detailed_risk.rate,
    detailed_risk.review,
    requirements.set_levels,
    requirements.state,
    requirements.specify,
    requirements.decide,
    requirements.observe,
    detailed_risk.reconsider,
)
"""What the assessors did, in order; each act is a few changes."""


def create_sample(path: Path, author: str) -> Project:
    """Make a project file of the sample plant and open it. Two of them have one content hash.

    UserError when there is a file of that name, or the folder cannot be written to.
    """
    project = create_project(path, author, ProjectRow(id=str(PLANT), name="Kestrel Reach WTW", revision="C"))
    project.keeps_backups = False
    try:
        build_sample(project)
    except BaseException:
        project.abandon()
        raise
    project.keeps_backups = True
    return project


def build_sample(project: Project) -> None:
    """Enter the sample plant into an empty project, through the commands and with their labels.

    The plant has things left undone on purpose; tests/sample says which findings follow from them on `SAMPLE_DAY`.
    """
    plant = Declarations()
    for act in ACTS:
        act(project, plant)
    requirements.justify_findings(project, plant, SAMPLE_DAY)
