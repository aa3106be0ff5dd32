"""Countermeasures; the planned ones are the action plan (ZCR 5.8 and 5.12)."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.i18n import N_
from app.model.entities import Countermeasure, CountermeasureRequirement, Document, ScenarioCountermeasure
from app.model.kinds import Kind
from app.tables.column import Column, Table, columns_over, field_column
from app.tables.place import code_order
from app.workflow.assessment import Assessment
from app.workflow.reads import the


@dataclass(frozen=True, slots=True)
class CountermeasureRow:
    """A countermeasure, the requirements that it serves, its evidence, and in how many scenarios it is named."""

    measure: Countermeasure
    requirements: tuple[str, ...]
    document: Document | None
    scenarios: int


def _row(assessment: Assessment, measure: Countermeasure) -> Iterator[CountermeasureRow]:
    facts = assessment.facts
    served = (link.requirement for link in facts.where(CountermeasureRequirement, "countermeasure_id", measure.id))
    yield CountermeasureRow(
        measure,
        tuple(sorted(served, key=code_order)),
        facts.get(Document, measure.evidence_document_id),
        len(facts.where(ScenarioCountermeasure, "countermeasure_id", measure.id)),
    )


_own = columns_over(Countermeasure, "measure")

_COLUMNS: tuple[Column[CountermeasureRow], ...] = (
    _own("code", N_("Code"), width=9),
    _own("name", N_("Countermeasure"), width=30),
    _own("kind", N_("Kind"), width=13, priority=1),
    _own("state", N_("State"), width=12),
    _own("owner", N_("Owner"), width=14),
    _own("due", N_("Due"), width=13),
    _own("implemented_on", N_("Implemented on"), width=12, priority=1),
    _own("expires", N_("Expires"), width=13, priority=1, hint=N_("The last day on which it counts.")),
    _own("cost", N_("Cost"), width=10, priority=2),
    Column(
        "requirements",
        N_("Serves"),
        Kind.CODES,
        lambda row: row.requirements,
        width=14,
        hint=N_("Requirements of IEC 62443-3-3 by their number."),
    ),
    Column("scenarios", N_("Scenarios"), Kind.INTEGER, lambda row: row.scenarios, width=9, hint=N_("That name it.")),
    _own("evidence", N_("Evidence"), width=24, priority=1),
    field_column(
        Countermeasure,
        "evidence_document_id",
        N_("Evidence document"),
        lambda row: row.document.code if row.document else None,
        width=10,
        priority=2,
    ),
    _own("description", N_("Description"), width=34, priority=1),
)

COUNTERMEASURES: Table[CountermeasureRow] = Table(
    "countermeasures",
    N_("Countermeasures"),
    _row,
    lambda row: row.measure.id,
    _COLUMNS,
    subjects=(Countermeasure,),
    reads=(
        the(Countermeasure).its("evidence_document_id"),
        the(Countermeasure).each(CountermeasureRequirement, "countermeasure_id"),
        the(Countermeasure).each(ScenarioCountermeasure, "countermeasure_id"),
    ),
    order=lambda row: (code_order(row.measure.code), row.measure.id),
    entity=Countermeasure,
)
