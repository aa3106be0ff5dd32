"""What follows for a zone or conduit, as the tables of both show it."""

from dataclasses import dataclass
from typing import Any

from app.i18n import N_
from app.model.entities import Asset, Conduit, Zone
from app.model.kinds import Kind
from app.risk.gap import GapStanding
from app.tables.column import Column
from app.tables.values import RiskMark, risk_mark
from app.workflow.assessment import Assessment
from app.workflow.criteria import CRITERIA
from app.workflow.levels import ACHIEVED, CAPABILITY
from app.workflow.places import CONDUIT_INITIAL, TOLERANCE, ZONE_INITIAL, Place
from app.workflow.reads import Read, Whole, the
from app.workflow.targets import CONDUIT_TARGET, ZONE_TARGET


@dataclass(frozen=True, slots=True)
class Results:
    """Derived values of a zone or conduit; vectors are text, "" where nothing is known.

    `below` is None where no foundational requirement is assessed against its SL-T: that is not 0.
    """

    assets: int
    tolerable: RiskMark | None
    initial: RiskMark | None
    target: str
    capability: str
    achieved: str
    below: int | None
    unassessed: int


def results_of(assessment: Assessment, place: Place) -> Results:
    """The derived values of a zone or conduit."""
    tolerance, initial = assessment.tolerance(place.id), assessment.initial(place.id).outcome
    gaps = [gap for gap in assessment.gaps(place.id) if gap.target]
    unassessed = sum(gap.standing is GapStanding.UNKNOWN for gap in gaps)
    return Results(
        len(assessment.facts.where(Asset, "zone_id" if isinstance(place, Zone) else "conduit_id", place.id)),
        mark_of(assessment, tolerance.letter if tolerance else None),
        mark_of(assessment, initial.letter if initial else None),
        str(assessment.target(place.id).vector),
        str(assessment.capability(place.id).vector),
        str(assessment.achieved(place.id).vector),
        sum(gap.standing is GapStanding.BELOW for gap in gaps) if len(gaps) > unassessed else None,
        unassessed,
    )


def mark_of(assessment: Assessment, letter: str | None) -> RiskMark | None:
    """A risk level of the method in force, as RISK columns show it."""
    method = assessment.method
    return None if method is None else risk_mark(method, letter)


ZONE_READS: tuple[Read, ...] = (
    the(Zone).each(Asset, "zone_id"),
    the(Zone).to(ZONE_INITIAL),
    the(Zone).to(ZONE_TARGET),
    *(the(Zone).to(derived) for derived in (TOLERANCE, CAPABILITY, ACHIEVED)),
    Whole(CRITERIA),
)
CONDUIT_READS: tuple[Read, ...] = (
    the(Conduit).each(Asset, "conduit_id"),
    the(Conduit).to(CONDUIT_INITIAL),
    the(Conduit).to(CONDUIT_TARGET),
    *(the(Conduit).to(derived) for derived in (TOLERANCE, CAPABILITY, ACHIEVED)),
    Whole(CRITERIA),
)
"""What `results_of` looks at."""

RESULT_COLUMNS: tuple[Column[Any], ...] = (
    Column("assets", N_("Assets"), Kind.INTEGER, lambda row: row.results.assets, width=7),
    Column("tolerable_risk", N_("Tolerable risk"), Kind.RISK, lambda row: row.results.tolerable, width=9, priority=1),
    Column(
        "initial_risk",
        N_("Initial risk"),
        Kind.RISK,
        lambda row: row.results.initial,
        width=8,
        hint=N_("Empty means not rated, which is not low."),
    ),
    Column(
        "sl_t",
        N_("SL-T"),
        Kind.VECTOR,
        lambda row: row.results.target,
        width=26,
        hint=N_("FR 1 to FR 7; the inspector says why."),
    ),
    Column(
        "sl_c",
        N_("SL-C"),
        Kind.VECTOR,
        lambda row: row.results.capability,
        width=26,
        priority=2,
        hint=N_("As adopted."),
    ),
    Column(
        "sl_a", N_("SL-A"), Kind.VECTOR, lambda row: row.results.achieved, width=21, priority=2, hint=N_("As assessed.")
    ),
    Column(
        "below",
        N_("FRs below"),
        Kind.INTEGER,
        lambda row: row.results.below,
        width=8,
        priority=2,
        hint=N_("Foundational requirements in which SL-A is below SL-T. Empty means none is assessed."),
    ),
    Column(
        "unassessed",
        N_("FRs not assessed"),
        Kind.INTEGER,
        lambda row: row.results.unassessed,
        width=9,
        priority=2,
        hint=N_("Foundational requirements with an SL-T against which nothing is assessed."),
    ),
)
"""Columns of rows that have `results`."""
