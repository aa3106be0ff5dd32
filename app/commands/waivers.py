"""Justifying findings: the reason why one may stand, kept with the evidence that it was given for."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from app.commands.links import part_id
from app.commands.naming import name_of
from app.commands.setters import put
from app.errors import UserError
from app.i18n import _, ngettext
from app.model.entities import ENTITY, Waiver
from app.store.project import Project
from app.workflow.assessment import Assessment
from app.workflow.finding import Finding, evidence_hash


def waiver_for(assessment: Assessment, finding: Finding, reason: str, on: date) -> Waiver:
    """The justification of a finding, not yet recorded; it holds for all that the rule finds at the row."""
    place = finding.place
    return Waiver(
        id=part_id(Waiver, place.id, finding.rule),
        rule=finding.rule,
        subject_table=place.table,
        subject_id=place.id,
        evidence=evidence_of(assessment, finding),
        reason=reason,
        given_on=on,
    )


def evidence_of(assessment: Assessment, finding: Finding) -> str:
    """The hash of the evidence of everything that the finding's rule finds at its row."""
    return evidence_hash(row for row in assessment.findings_at(finding.place.id) if row.rule == finding.rule)


def justify(project: Project, waiver: Waiver) -> Waiver:
    """Say why the findings of a rule at a row may stand, in place of what was said before; the author says it.

    `waiver` is made by `waiver_for`. For a finding that cannot be justified it is the recorded decision to freeze in
    spite of it. UserError without a reason.
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
