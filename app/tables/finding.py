"""What the rules found, justified findings included (ZCR 1 to 7)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.i18n import N_
from app.model.entities import ENTITIES, Waiver
from app.model.fields import Entity, field_label
from app.model.kinds import Kind
from app.tables.column import Column, Table
from app.tables.place import code_order
from app.workflow.assessment import Assessment
from app.workflow.finding import Finding, Severity, Standing
from app.workflow.reads import Whole
from app.workflow.rules import RULES

_RANK = {rule.id: position for position, rule in enumerate(RULES)}
_SEVERITIES = list(Severity)


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding with the justification that was given for it; `number` tells findings of a rule at one row apart."""

    finding: Finding
    number: int
    waiver: Waiver | None


def _at(assessment: Assessment, subject: Entity) -> Iterator[FindingRow]:
    return _numbered(assessment, assessment.findings_at(subject.id))


def _everywhere(assessment: Assessment) -> Iterator[FindingRow]:
    return _numbered(assessment, assessment.findings())


def _numbered(assessment: Assessment, findings: Iterable[Finding]) -> Iterator[FindingRow]:
    counted: dict[tuple[str, str], int] = {}
    for finding in findings:
        at = (finding.place.id, finding.rule)
        counted[at] = counted.get(at, 0) + 1
        yield FindingRow(finding, counted[at], assessment.facts.get(Waiver, finding.waiver_id))


def _given(row: FindingRow, name: str) -> object:
    return None if row.waiver is None else getattr(row.waiver, name)


_COLUMNS: tuple[Column[FindingRow], ...] = (
    Column("severity", N_("Severity"), Kind.SEVERITY, lambda row: row.finding.severity, choices=Severity, width=9),
    Column("rule", N_("Rule"), Kind.CODE, lambda row: row.finding.rule, width=8),
    Column(
        "clause", N_("ZCR"), Kind.CODE, lambda row: row.finding.clause, width=7, hint=N_("Clause of IEC 62443-3-2.")
    ),
    Column("step", N_("Step"), Kind.INTEGER, lambda row: row.finding.place.step, width=5, priority=1),
    Column("code", N_("Where"), Kind.CODE, lambda row: row.finding.code, width=13),
    Column("table", N_("In"), Kind.LINE, lambda row: field_label(row.finding.place.table), width=14, priority=1),
    Column("sentence", N_("Finding"), Kind.PROSE, lambda row: row.finding.sentence, width=56),
    Column("standing", N_("Standing"), Kind.CHOICE, lambda row: row.finding.standing, choices=Standing, width=13),
    Column("justification", N_("Justification"), Kind.PROSE, lambda row: _given(row, "reason"), width=36),
    Column("given_by", N_("Given by"), Kind.LINE, lambda row: _given(row, "given_by"), width=13, priority=1),
    Column("given_on", N_("On"), Kind.DATE, lambda row: _given(row, "given_on"), width=11, priority=1),
)

FINDINGS: Table[FindingRow] = Table(
    "findings",
    N_("Findings"),
    _at,
    lambda row: f"{row.finding.place.id} {row.finding.rule} {row.number}",
    _COLUMNS,
    subjects=ENTITIES,
    reads=(Whole(Waiver),),
    findings=True,
    at_once=_everywhere,
    order=lambda row: (
        _SEVERITIES.index(row.finding.severity),
        _RANK.get(row.finding.rule, len(_RANK)),
        code_order(row.finding.code),
        row.finding.place.id,
        row.number,
    ),
)
