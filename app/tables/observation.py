"""Values that a source gave and that are not the current ones: kept, with where and when they were seen."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.i18n import N_
from app.model.entities import ENTITIES, ENTITY, Observation
from app.model.fields import field_label
from app.model.kinds import Kind
from app.tables.column import Column, Table, columns_over
from app.tables.place import code_order
from app.workflow.assessment import Assessment
from app.workflow.finding import code_of
from app.workflow.reads import the


@dataclass(frozen=True, slots=True)
class ObservationRow:
    """An observation and how people call the row that it is about."""

    observation: Observation
    subject: str


def _row(assessment: Assessment, observation: Observation) -> Iterator[ObservationRow]:
    kind = ENTITY.get(observation.subject_table)
    row = None if kind is None else assessment.facts.get(kind, observation.subject_id)
    yield ObservationRow(observation, "" if row is None else code_of(row))


_own = columns_over(Observation, "observation")

OBSERVATIONS: Table[ObservationRow] = Table(
    "observations",
    N_("Values that sources disagree about"),
    _row,
    lambda row: row.observation.id,
    (
        Column("subject", N_("Record"), Kind.CODE, lambda row: row.subject, width=16),
        Column("field", N_("Field"), Kind.LINE, lambda row: field_label(row.observation.field), width=18),
        _own("value", N_("Other value"), width=30),
        _own("source", N_("Source"), width=16),
        _own("source_name", N_("Name of the source"), width=30),
        _own("seen_on", N_("Seen on"), width=12),
    ),
    subjects=(Observation,),
    reads=tuple(the(Observation).match(kind, "id", "subject_id") for kind in ENTITIES),
    order=lambda row: (code_order(row.subject), row.observation.field, row.observation.id),
    entity=Observation,
)
