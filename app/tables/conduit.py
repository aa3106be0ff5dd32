"""Conduits (ZCR 3.1)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.i18n import N_
from app.model.entities import Asset, Conduit, ConduitDevice, Passage
from app.model.kinds import Kind
from app.tables.column import Column, Table, columns_over
from app.tables.place import code_order
from app.tables.results import CONDUIT_READS, RESULT_COLUMNS, Results, results_of
from app.workflow.assessment import Assessment
from app.workflow.places import JOINED, joined_zones
from app.workflow.reads import the


@dataclass(frozen=True, slots=True)
class ConduitRow:
    """A conduit, the zones that it joins and the devices that guard it, its flows, and what follows for it."""

    conduit: Conduit
    zones: tuple[str, ...]
    devices: tuple[str, ...]
    flows: int
    results: Results


def _row(assessment: Assessment, conduit: Conduit) -> Iterator[ConduitRow]:
    facts = assessment.facts
    devices = (facts.get(Asset, link.asset_id) for link in facts.where(ConduitDevice, "conduit_id", conduit.id))
    yield ConduitRow(
        conduit,
        tuple(zone.code for zone in joined_zones(assessment, conduit)),
        tuple(sorted((asset.tag for asset in devices if asset is not None), key=code_order)),
        len({passage.flow_id for passage in facts.where(Passage, "conduit_id", conduit.id)}),
        results_of(assessment, conduit),
    )


_own = columns_over(Conduit, "conduit")

_LATER = {"initial_risk": 1, "tolerable_risk": 2, "assets": 3}
"""Columns of results that a narrow table leaves out."""

_COLUMNS: tuple[Column[ConduitRow], ...] = (
    _own("code", N_("Conduit"), width=9),
    _own("name", N_("Name"), width=18),
    Column("zones", N_("Joins"), Kind.CODES, lambda row: row.zones, width=14),
    _own("trust", N_("Trust"), width=10, hint=N_("Whether it runs through media that the assessment trusts.")),
    _own("media", N_("Media"), width=14, priority=2),
    Column("devices", N_("Boundary devices"), Kind.CODES, lambda row: row.devices, width=14),
    Column(
        "flows",
        N_("Flows"),
        Kind.INTEGER,
        lambda row: row.flows,
        width=7,
        priority=1,
        hint=N_("Data flows that pass it."),
    ),
    _own("owner", N_("Owner"), width=13, priority=2),
    _own("phase", N_("Lifecycle phase"), width=12, priority=3),
    *(replace(column, priority=_LATER.get(column.key, column.priority)) for column in RESULT_COLUMNS),
    _own("description", N_("Description"), width=32, priority=3),
    _own("policies", N_("Policies"), width=26, priority=2),
    _own("assumptions", N_("Assumptions"), width=26, priority=2),
)

CONDUITS: Table[ConduitRow] = Table(
    "conduits",
    N_("Conduits"),
    _row,
    lambda row: row.conduit.id,
    _COLUMNS,
    subjects=(Conduit,),
    reads=(
        JOINED,
        the(Conduit).each(ConduitDevice, "conduit_id").its("asset_id"),
        the(Conduit).each(Passage, "conduit_id"),
        *CONDUIT_READS,
    ),
    order=lambda row: (code_order(row.conduit.code), row.conduit.id),
    entity=Conduit,
)
