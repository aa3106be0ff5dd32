"""The requirements specification and the assumptions that it rests on (ZCR 6.1 to 6.9)."""

from app.commands.naming import counted, with_codes
from app.i18n import ngettext
from app.model.entities import Assumption, SpecificationEntry
from app.store.project import Project


def add_specification_entries(project: Project, *entries: SpecificationEntry) -> tuple[SpecificationEntry, ...]:
    """Add entries to the requirements specification; those without a code get one."""
    entries = with_codes(project, entries)
    label = ngettext("Add specification entry {name}", "Add {count} specification entries", len(entries))
    with project.change(counted(label, entries)) as work:
        work.add(*entries)
    return entries


def add_assumptions(project: Project, *assumptions: Assumption) -> tuple[Assumption, ...]:
    """Add things that are taken as given; those without a code get one."""
    assumptions = with_codes(project, assumptions)
    label = ngettext("Add assumption {name}", "Add {count} assumptions", len(assumptions))
    with project.change(counted(label, assumptions)) as work:
        work.add(*assumptions)
    return assumptions
