"""A project file that holds the sound plant of the workflow tests: every table has rows, and nothing is found."""

from hashlib import sha256
from pathlib import Path

from app.model.entities import ENTITIES, ENTITY
from app.model.entities import Project as ProjectRow
from app.store.project import Project, create_project
from app.store.work import Work
from tests.workflow.edits import altered
from tests.workflow.plant import Plant, sound_plant
from tests.workflow.snapshot import difference

FOUNDED = "Found the plant"
"""The last change that is made to it."""
_DRAWING = b"A drawing"
SOUND = sound_plant()
_OF_CONTENT = ("revision A", "signed A")
"""What was frozen and signed is the content as it was founded."""
SOUND["drawing"] = altered(SOUND["drawing"], sha256=sha256(_DRAWING).hexdigest())
_OF_CONTENT = ("revision A", "signed A")
"""What was frozen and signed is the content as it was founded."""


def write(work: Work, before: Plant, after: Plant) -> None:
    """Write what makes one plant the other."""
    changes, kept = difference(before, after), {row.id for row in before.values()}
    for kind in ENTITIES:
        rows = changes.get(kind.table, {})
        work.add(*(row for id, row in rows.items() if row is not None and id not in kept))
    for table, rows in changes.items():
        work.replace(*(row for id, row in rows.items() if row is not None and id in kept))
        work.delete(ENTITY[table], [id for id, row in rows.items() if row is None])


def found(path: Path) -> Project:
    """A new project with the plant in it."""
    row = altered(SOUND["project"], method_id=None)
    assert isinstance(row, ProjectRow)
    project = create_project(path, "Tester", row)
    unsigned = {name: row for name, row in SOUND.items() if name not in _OF_CONTENT}
    with project.change(FOUNDED) as work:
        work.keep_content(_DRAWING)
        write(work, {"project": row}, unsigned)
    signed = {name: altered(SOUND[name], content_hash=project.content_hash) for name in _OF_CONTENT}
    with project.change(FOUNDED) as work:
        write(work, unsigned, {**unsigned, **signed})
    return project
