"""Data flows and the conduits that they pass (ZCR 3.1)."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.i18n import N_
from app.model.entities import Asset, Conduit, Flow, Passage
from app.model.kinds import Kind
from app.tables.column import Column, Table, columns_over, field_column
from app.tables.place import code_order
from app.workflow.assessment import Assessment
from app.workflow.reads import the
from app.workflow.routes import GAP_IN_ROUTE, passages_of


@dataclass(frozen=True, slots=True)
class FlowRow:
    """A data flow, the tags at its ends, the conduits on its path in order, and where that path breaks."""

    flow: Flow
    source: str
    target: str
    path: tuple[str, ...]
    gap: str | None


def _row(assessment: Assessment, flow: Flow) -> Iterator[FlowRow]:
    facts = assessment.facts
    ends = (facts.get(Asset, flow.source_id), facts.get(Asset, flow.target_id))
    source, target = ("" if asset is None else asset.tag for asset in ends)
    conduits = (facts.get(Conduit, passage.conduit_id) for passage in passages_of(assessment, flow))
    path = tuple(conduit.code for conduit in conduits if conduit is not None)
    yield FlowRow(flow, source, target, path, assessment.gap_in_route(flow.id))


_own = columns_over(Flow, "flow")

_COLUMNS: tuple[Column[FlowRow], ...] = (
    _own("code", N_("Flow"), width=8),
    field_column(Flow, "source_id", N_("From"), lambda row: row.source, width=14),
    field_column(Flow, "target_id", N_("To"), lambda row: row.target, width=14),
    _own("protocol", N_("Protocol"), width=16),
    _own("port", N_("Port"), width=9, priority=1),
    _own("direction", N_("Direction"), width=14, priority=1),
    _own("access", N_("Access"), width=14, hint=N_("What the flow may do at its target.")),
    Column("path", N_("Conduits"), Kind.CODES, lambda row: row.path, width=16, hint=N_("Conduits passed, in order.")),
    Column(
        "gap",
        N_("Path breaks"),
        Kind.PROSE,
        lambda row: row.gap,
        width=24,
        hint=N_("Why the path of conduits does not lead from one end to the other; empty when it does."),
    ),
    _own("purpose", N_("Purpose"), width=34, priority=1),
)

FLOWS: Table[FlowRow] = Table(
    "flows",
    N_("Data flows"),
    _row,
    lambda row: row.flow.id,
    _COLUMNS,
    subjects=(Flow,),
    reads=(
        the(Flow).its("source_id"),
        the(Flow).its("target_id"),
        the(Flow).each(Passage, "flow_id").its("conduit_id"),
        the(Flow).to(GAP_IN_ROUTE),
    ),
    order=lambda row: (code_order(row.flow.code), row.flow.id),
    entity=Flow,
)
