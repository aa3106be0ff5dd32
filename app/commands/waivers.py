"""Justifying findings: the reason why one may stand, kept with the evidence that it was given for."""

from collections.abc import Iterable
from dataclasses import replace

from app.commands.naming import name_of
from app.commands.setters import put
from app.errors import UserError
from app.i18n import _, ngettext
from app.model.entities import ENTITY, Waiver
from app.store.project import Project


def justify(project: Project, waiver: Waiver) -> Waiver:
    """Say why the findings of a rule at a row may stand, in place of what was said before; the author says it.

    The waiver names rule, row, reason, day, and the hash of the evidence that the findings rest on. For a finding that
    cannot be justified it is the recorded decision to freeze in spite of it. UserError without a reason.
    """
    if not waiver.reason.strip():
        raise UserError(_("{rule} is justified without a reason.").format(rule=waiver.rule), _("Say why it may stand."))
    subject = name_of(project, ENTITY[waiver.subject_table], waiver.subject_id)
    with project.change(_("Justify {rule} at {subject}").format(rule=waiver.rule, subject=subject)) as work:
        (kept,) = put(work, [replace(waiver, given_by=waiver.given_by or work.author)])
    return kept


def withdraw_justifications(project: Project, ids: Iterable[str]) -> None:
    """Take justifications back; the findings are open again."""
    rows = project.rows(Waiver, list(ids))
    label = ngettext("Withdraw the justification of {rule}", "Withdraw {count} justifications", len(rows))
    rule = rows[0].rule if rows else ""
    with project.change(label.format(rule=rule, count=len(rows))) as work:
        work.delete(Waiver, [row.id for row in rows])
