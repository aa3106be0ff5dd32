"""The requirements specification and the assumptions that it rests on (ZCR 6.1 to 6.9)."""

from collections.abc import Mapping

from app.commands.naming import counted, names_of, with_codes
from app.commands.setters import add_rows, set_values
from app.i18n import _, ngettext
from app.model.entities import Assumption, SpecificationEntry
from app.store.project import Project


def add_specification_entries(project: Project, *entries: SpecificationEntry) -> tuple[SpecificationEntry, ...]:
    """Add entries to the requirements specification; those without a code get one."""
    entries = with_codes(project, entries)
    label = ngettext("Add specification entry {name}", "Add {count} specification entries", len(entries))
    with project.change(counted(label, entries)) as work:
        work.add(*entries)
    return entries


def write_drafts(project: Project, texts: Mapping[str, str], *entries: SpecificationEntry) -> None:
    """Write what was drafted from the records in one change: texts of entries by id, and entries that are new.

    KeyError for an id without a row.
    """
    entries, count = with_codes(project, entries), len(texts) + len(entries)
    if entries:
        label = ngettext("Draft {count} specification entry", "Draft {count} specification entries", count)
    else:
        names = names_of(project, SpecificationEntry, texts)
        label = _("Take the drafted text of {names}").format(names=names)
    with project.change(label.format(count=count)) as work:
        set_values(work, SpecificationEntry, {id: {"text": text} for id, text in texts.items()})
        add_rows(work, entries)


def add_assumptions(project: Project, *assumptions: Assumption) -> tuple[Assumption, ...]:
    """Add things that are taken as given; those without a code get one."""
    assumptions = with_codes(project, assumptions)
    label = ngettext("Add assumption {name}", "Add {count} assumptions", len(assumptions))
    with project.change(counted(label, assumptions)) as work:
        work.add(*assumptions)
    return assumptions
