"""The people of the assessment."""

from app.commands.naming import counted
from app.i18n import ngettext
from app.model.entities import Participant
from app.store.project import Project


def add_participants(project: Project, *participants: Participant) -> tuple[Participant, ...]:
    """Add people to the assessment. UserError when a value may not stand."""
    label = ngettext("Add participant {name}", "Add {count} participants", len(participants))
    with project.change(counted(label, participants)) as work:
        work.add(*participants)
    return participants
