"""What changed since the last freeze, and the frozen revisions, as the window shows them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.i18n import N_, _
from app.model.entities import Baseline, SignOff
from app.model.kinds import Kind
from app.queries.frozen import Verdict
from app.queries.since import SinceLine
from app.tables.column import Column, Table
from app.tables.values import Replaced
from app.workflow.assessment import Assessment

_SINCE: tuple[Column[SinceLine], ...] = (
    Column("sign", "±", Kind.CHOICE, lambda row: row.sign, width=3, hint=N_("+ added, ~ changed, - removed.")),
    Column("record", N_("Item"), Kind.REF, lambda row: row.record, width=20),
    Column("what", N_("What"), Kind.LINE, lambda row: row.what, width=16),
    Column("values", N_("Before and after"), Kind.PROSE, lambda row: values_of(row), width=24),
    Column("why", N_("Why"), Kind.PROSE, lambda row: row.why, width=0),
    Column("author", N_("By"), Kind.LINE, lambda row: row.author, width=10, priority=2),
    Column("day", N_("Date"), Kind.DATE, lambda row: row.day, width=13),
)


def values_of(row: SinceLine) -> Replaced:
    """ "90 → 365" of a field; of a record that came or went, its title."""
    if row.field:
        return Replaced(row.before or "–", row.after or "–")
    return Replaced(row.before, row.after)


def since_table() -> Table[SinceLine]:
    """Changes since a freeze, by step. Its rows are computed beside the assessment and filled in."""

    def read(_assessment: Assessment, _subject: None) -> Iterable[SinceLine]:
        return ()

    return Table(
        "since",
        N_("Changes since the last freeze"),
        read,
        lambda row: f"{row.row_id or row.entity} {row.field}",
        _SINCE,
        order=lambda row: (row.step == 0, row.step),
        group="what",
        group_title=lambda row: row.group,
    )


@dataclass(frozen=True, slots=True)
class BaselineRow:
    """A frozen revision, how many signed it, and what verifying came to where that was done."""

    baseline: Baseline
    agreed: int
    verdict: Verdict | None


def _equal(row: BaselineRow, name: str) -> str:
    if row.verdict is None:
        return _("not verified")
    return _("equal") if getattr(row.verdict, name) else _("differs")


def _rules(row: BaselineRow) -> str:
    if row.verdict is None:
        return ""
    return _("as then") if row.verdict.same_rules else _("others than then")


def _now(row: BaselineRow) -> str:
    if row.verdict is None:
        return ""
    return _("unchanged") if row.verdict.unchanged else _("changed since")


_BASELINES: tuple[Column[BaselineRow], ...] = (
    Column("revision", N_("Revision"), Kind.REF, lambda row: row.baseline.revision, width=10),
    Column("frozen_at", N_("Frozen (UTC)"), Kind.MOMENT, lambda row: row.baseline.frozen_at, width=22),
    Column("author", N_("By"), Kind.LINE, lambda row: row.baseline.author, width=14, priority=1),
    Column("agreed", N_("Agreed"), Kind.INTEGER, lambda row: row.agreed, width=8),
    Column("content", N_("Content"), Kind.LINE, lambda row: _equal(row, "content_equal"), width=14),
    Column("results", N_("Results"), Kind.LINE, lambda row: _equal(row, "results_equal"), width=14),
    Column("rules", N_("Rules and catalogue"), Kind.LINE, _rules, width=18, priority=2),
    Column("now", N_("Project"), Kind.LINE, _now, width=14),
    Column("hash", N_("Content hash"), Kind.HASH, lambda row: row.baseline.content_hash, width=0),
)


def baseline_rows(assessment: Assessment, verdicts: Mapping[str, Verdict]) -> list[BaselineRow]:
    """The frozen revisions, the newest first."""
    facts = assessment.facts
    rows = []
    for baseline in facts.all(Baseline).values():
        standing = [
            row
            for row in facts.where(SignOff, "baseline_id", baseline.id)
            if row.withdraws_id is None and not facts.where(SignOff, "withdraws_id", row.id)
        ]
        agreed = sum(row.decision.value != "rejected" for row in standing)
        rows.append(BaselineRow(baseline, agreed, verdicts.get(baseline.revision)))
    return sorted(rows, key=lambda row: str(row.baseline.frozen_at), reverse=True)


def baselines_table() -> Table[BaselineRow]:
    """Frozen revisions; what verifying came to is not of the assessment."""

    def read(assessment: Assessment, _subject: None) -> Iterable[BaselineRow]:
        return baseline_rows(assessment, {})

    return Table("baselines", N_("Baselines"), read, lambda row: row.baseline.id, _BASELINES)
