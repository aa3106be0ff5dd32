"""Requirements of IEC 62443-3-3 per zone and conduit with their state (ZCR 6.1, 6.4)."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.i18n import N_, _
from app.model.entities import Conduit, Countermeasure, Document, LevelOverride, RequirementState, Zone
from app.model.kinds import Kind
from app.model.levels import FR_CODES
from app.model.vocabulary import RequirementStatus
from app.risk.achieved import Shortfall
from app.tables.column import Column, Table, field_column
from app.tables.place import code_order, place_order, place_title
from app.workflow.assessment import Assessment
from app.workflow.levels import RequirementRow
from app.workflow.places import IN_SCOPE, PLACES, Place
from app.workflow.reads import Given, Whole, the
from app.workflow.targets import CONDUIT_TARGET, ZONE_TARGET


@dataclass(frozen=True, slots=True)
class StateRow:
    """An SR or RE that SL-T of a zone or conduit requires, or for which something is recorded there."""

    place: Place
    row: RequirementRow
    document: Document | None
    measure: Countermeasure | None

    @property
    def status(self) -> RequirementStatus:
        """What is recorded; an untouched requirement is not assessed."""
        return RequirementStatus.NOT_ASSESSED if self.row.state is None else self.row.state.status


def _rows(assessment: Assessment, place: Place) -> Iterator[StateRow]:
    if not assessment.in_scope(place.id):
        return
    facts = assessment.facts
    for row in assessment.requirements(place.id):
        if row.at_target or row.state is not None:
            state = row.state
            yield StateRow(
                place,
                row,
                facts.get(Document, state.evidence_document_id) if state else None,
                facts.get(Countermeasure, state.countermeasure_id) if state else None,
            )


def _state(row: StateRow, name: str) -> object:
    return None if row.row.state is None else getattr(row.row.state, name)


_COLUMNS: tuple[Column[StateRow], ...] = (
    Column("place", N_("Zone or conduit"), Kind.CODE, lambda row: row.place.code, width=9),
    Column("requirement", N_("Requirement"), Kind.CODE, lambda row: row.row.requirement.id, width=12),
    Column("title", N_("Title"), Kind.LINE, lambda row: _(row.row.requirement.title), width=46),
    Column("fr", N_("FR"), Kind.CODE, lambda row: row.row.requirement.fr, width=6),
    Column(
        "level",
        N_("From SL"),
        Kind.INTEGER,
        lambda row: row.row.level,
        width=7,
        hint=N_("The lowest SL that requires it here; 5 means that none does."),
    ),
    Column("at_target", N_("At SL-T"), Kind.FLAG, lambda row: row.row.at_target, width=8, hint=N_("SL-T requires it.")),
    field_column(RequirementState, "status", N_("State"), lambda row: row.status, width=14),
    Column(
        "short",
        N_("Does not count"),
        Kind.CHOICE,
        lambda row: row.row.short,
        choices=Shortfall,
        width=16,
        hint=N_("Why it does not count towards SL-A; empty when it does."),
    ),
    field_column(
        RequirementState, "how", N_("How it is met, or what is missing"), lambda row: _state(row, "how"), width=36
    ),
    field_column(RequirementState, "evidence", N_("Evidence"), lambda row: _state(row, "evidence"), width=24),
    field_column(
        RequirementState,
        "evidence_document_id",
        N_("Evidence document"),
        lambda row: row.document.code if row.document else None,
        width=10,
        priority=2,
    ),
    field_column(RequirementState, "owner", N_("Owner"), lambda row: _state(row, "owner"), width=13),
    field_column(RequirementState, "due", N_("Due"), lambda row: _state(row, "due"), width=11),
    field_column(
        RequirementState,
        "countermeasure_id",
        N_("Compensated by"),
        lambda row: row.measure.code if row.measure else None,
        width=11,
        priority=1,
    ),
    field_column(
        RequirementState,
        "expires",
        N_("Expires"),
        lambda row: _state(row, "expires"),
        width=11,
        priority=1,
        hint=N_("The last day on which the compensation counts."),
    ),
)

REQUIREMENTS: Table[StateRow] = Table(
    "requirements",
    N_("Requirements"),
    _rows,
    lambda row: f"{row.place.id} {row.row.requirement.id}",
    _COLUMNS,
    subjects=PLACES,
    reads=(
        *(the(Zone).to(derived) for derived in (IN_SCOPE, ZONE_TARGET)),
        *(the(Conduit).to(derived) for derived in (IN_SCOPE, CONDUIT_TARGET)),
        the(Zone).each(RequirementState, "zone_id").its("countermeasure_id"),
        the(Conduit).each(RequirementState, "conduit_id").its("countermeasure_id"),
        the(Zone).each(RequirementState, "zone_id").its("evidence_document_id"),
        the(Conduit).each(RequirementState, "conduit_id").its("evidence_document_id"),
        Whole(LevelOverride),
        Whole(Given.AS_OF),
    ),
    order=lambda row: (
        place_order(row.place),
        FR_CODES.index(row.row.requirement.fr),
        code_order(row.row.requirement.id),
    ),
    group="place",
    group_title=lambda row: place_title(row.place),
)
