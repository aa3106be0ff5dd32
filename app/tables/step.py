"""Where the seven steps of the assessment stand."""

from collections.abc import Iterator

from app.i18n import N_
from app.model.kinds import Kind
from app.tables.column import Column, Table
from app.workflow.assessment import Assessment
from app.workflow.standing import StepStanding


def _rows(assessment: Assessment, _subject: None) -> Iterator[StepStanding]:
    return iter(assessment.steps())


_COUNTS = N_("Open findings")

_COLUMNS: tuple[Column[StepStanding], ...] = (
    Column("number", N_("Step"), Kind.INTEGER, lambda row: row.step.number, width=6),
    Column("title", N_("Title"), Kind.LINE, lambda row: row.step.label, width=28),
    Column("touched", N_("Begun"), Kind.FLAG, lambda row: row.touched, width=6),
    Column("satisfied", N_("Checks met"), Kind.INTEGER, lambda row: row.satisfied, width=9),
    Column("applicable", N_("Checks in all"), Kind.INTEGER, lambda row: row.applicable, width=9),
    Column(
        "errors",
        N_("Errors"),
        Kind.INTEGER,
        lambda row: row.counts.errors,
        width=8,
        band=_COUNTS,
        hint=N_("Those of steps not begun count in full; the window shows them as hints until then."),
    ),
    Column("warnings", N_("Warnings"), Kind.INTEGER, lambda row: row.counts.warnings, width=9, band=_COUNTS),
    Column("hints", N_("Hints"), Kind.INTEGER, lambda row: row.counts.hints, width=8, band=_COUNTS),
    Column("justified", N_("Justified"), Kind.INTEGER, lambda row: row.counts.justified, width=9),
)

STEPS: Table[StepStanding] = Table(
    "steps", N_("Steps"), _rows, lambda row: str(row.step.number), _COLUMNS, findings=True
)
