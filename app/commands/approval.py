"""Approval (ZCR 7.1): freezing a revision, and what people sign. Journalled like everything, but never undone."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from sqlalchemy import select

from app.catalog.catalogue import Catalogue
from app.commands.revisions import next_revision
from app.commands.waivers import evidence_of
from app.errors import UserError
from app.i18n import _, ngettext
from app.model.entities import Baseline, SignOff, Waiver
from app.model.entities import Project as ProjectRow
from app.queries.facts import load_facts
from app.queries.frozen import frozen_content, frozen_results
from app.store.codec import canonical_json
from app.store.project import Project
from app.store.schema import change_table
from app.workflow.assessment import Assessment
from app.workflow.finding import Finding
from app.workflow.rules import RULES_VERSION


def undecided_blockers(assessment: Assessment) -> tuple[Finding, ...]:
    """The findings that keep a revision from being frozen: errors without a recorded decision.

    A decision is recorded by `justify`, also where the finding cannot be justified away; it holds for the evidence that
    it was given for.
    """
    blockers = (finding for line in assessment.gate().lines for finding in line.blockers)
    return tuple(finding for finding in blockers if not _is_decided(assessment, finding))


@dataclass(frozen=True, slots=True)
class Freezing:
    """A revision made ready to be frozen: what is kept of it, as of which day, and the last change before."""

    project: ProjectRow
    content_hash: str
    content: bytes
    results: bytes
    catalogue_digest: str
    as_of: date
    change_id: str


def prepare_freeze(project: Project, catalogue: Catalogue, as_of: date) -> Freezing:
    """Read and compute what a freeze of the present revision keeps, with its results as of a date; for any thread.

    UserError while something blocks, or when the revision was frozen before.
    """
    read_after = _last_change(project)
    (row,) = project.rows(ProjectRow)
    if any(baseline.revision == row.revision for baseline in project.rows(Baseline)):
        raise UserError(
            _("Revision {revision} is frozen already.").format(revision=row.revision),
            _("Choose another revision label first."),
        )
    content_hash = project.content_hash
    assessment = Assessment(load_facts(project, as_of, content_hash), catalogue)
    _refuse_blockers(undecided_blockers(assessment))
    with project.reading() as connection:
        content = frozen_content(connection)
    results = frozen_results(content, as_of, catalogue, assessment.facts.missing_content)
    return Freezing(
        project=row,
        content_hash=content_hash,
        content=canonical_json(content).encode(),
        results=results.encode(),
        catalogue_digest=catalogue.digest(),
        as_of=as_of,
        change_id=read_after,
    )


def freeze(project: Project, ready: Freezing) -> Baseline:
    """Freeze the revision that was made ready; work goes on in the next one.

    UserError when the project was changed since: what was read is no longer what would be signed.
    """
    if _last_change(project) != ready.change_id:
        raise UserError(_("The project was changed while it was being frozen."), _("Freeze it again."))
    row = ready.project
    with project.change(_("Freeze revision {revision}").format(revision=row.revision), final=True) as work:
        baseline = Baseline(
            revision=row.revision,
            frozen_at=datetime.now(UTC),
            author=work.author,
            content_hash=ready.content_hash,
            content_sha256=work.keep_content(ready.content),
            results_sha256=work.keep_content(ready.results),
            rules_version=RULES_VERSION,
            catalogue_digest=ready.catalogue_digest,
            as_of=ready.as_of,
            change_id=ready.change_id,
        )
        work.add(baseline)
        work.set(ProjectRow, [row.id], revision=next_revision(row.revision))
    return baseline


def sign(project: Project, sign_off: SignOff) -> SignOff:
    """Record what one person decided about a baseline; the hash signed is that of the baseline.

    UserError when the baseline is gone, or the person's sign-off of it stands already.
    """
    baseline = _baseline(project, sign_off.baseline_id)
    for row in _standing(project, baseline.id):
        if row.name == sign_off.name and row.role == sign_off.role:
            raise UserError(
                _("{name} has signed revision {revision}.").format(name=row.name, revision=baseline.revision),
                _("Withdraw that sign-off first."),
            )
    signed = replace(sign_off, content_hash=baseline.content_hash, withdraws_id=None)
    label = _("Sign revision {revision}: {name}, {decision}").format(
        revision=baseline.revision, name=signed.name, decision=signed.decision.label.lower()
    )
    with project.change(label, final=True) as work:
        work.add(signed)
    return signed


def withdraw_sign_off(project: Project, sign_off_id: str, on: date, remark: str = "") -> SignOff:
    """Withdraw a sign-off by a new row; the old one stays in the record. UserError when it does not stand."""
    signed = next(iter(project.rows(SignOff, [sign_off_id])), None)
    if signed is None or signed not in _standing(project, signed.baseline_id):
        raise UserError(_("This sign-off does not stand."), _("Choose one that was not withdrawn."))
    withdrawal = SignOff(
        baseline_id=signed.baseline_id,
        role=signed.role,
        name=signed.name,
        organisation=signed.organisation,
        covers=signed.covers,
        decision=signed.decision,
        signed_on=on,
        remark=remark,
        content_hash=signed.content_hash,
        withdraws_id=signed.id,
    )
    revision = _baseline(project, signed.baseline_id).revision
    label = _("Withdraw the sign-off of {name} from revision {revision}").format(name=signed.name, revision=revision)
    with project.change(label, final=True) as work:
        work.add(withdrawal)
    return withdrawal


def _is_decided(assessment: Assessment, finding: Finding) -> bool:
    place = finding.place
    waivers = assessment.facts.where(Waiver, "subject_id", place.id)
    given = [row for row in waivers if row.rule == finding.rule and row.subject_table == place.table]
    return any(row.reason.strip() and row.evidence == evidence_of(assessment, finding) for row in given)


def _refuse_blockers(blockers: tuple[Finding, ...]) -> None:
    if blockers:
        message = ngettext("{count} finding blocks the freeze.", "{count} findings block the freeze.", len(blockers))
        listed = "\n".join(f"{finding.rule} {finding.sentence}" for finding in blockers[:10])
        raise UserError(
            f"{message.format(count=len(blockers))}\n{listed}",
            _("Close them, or record a decision on each."),
        )


def _last_change(project: Project) -> str:
    """The id of the latest change, "" before the first."""
    latest = select(change_table.c.id).order_by(change_table.c.seq.desc()).limit(1)
    with project.reading() as connection:
        return connection.execute(latest).scalar() or ""


def _baseline(project: Project, id: str) -> Baseline:
    baseline = next(iter(project.rows(Baseline, [id])), None)
    if baseline is None:
        raise UserError(_("There is no such frozen revision."), _("Freeze the revision before it is signed."))
    return baseline


def _standing(project: Project, baseline_id: str) -> list[SignOff]:
    """The sign-offs of a baseline that are neither withdrawn nor withdrawals."""
    rows = [row for row in project.rows(SignOff) if row.baseline_id == baseline_id]
    withdrawn = {row.withdraws_id for row in rows}
    return [row for row in rows if row.withdraws_id is None and row.id not in withdrawn]
