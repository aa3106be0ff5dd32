"""Security levels per place and foundational requirement: target, capability, achieved, gap (ZCR 5.6, 6.4)."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.i18n import N_, _
from app.model.entities import Conduit, Decision, Zone
from app.model.kinds import Kind
from app.model.levels import FR_CODES
from app.model.vocabulary import DecisionKind
from app.risk.achieved import AchievedStanding, Achievement
from app.risk.capability import Capability
from app.risk.gap import Gap, GapStanding
from app.risk.target import TargetEntry, TargetStanding
from app.tables.column import Column, Table
from app.tables.place import place_order, place_title
from app.workflow.assessment import Assessment
from app.workflow.decisions import GAPS_SETTLED
from app.workflow.levels import ACHIEVED, CAPABILITY
from app.workflow.places import IN_SCOPE, PLACES, Place
from app.workflow.reads import the
from app.workflow.targets import CONDUIT_TARGET, ZONE_TARGET

_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class LevelRow:
    """One foundational requirement of a zone or conduit in scope; `decision` is the one about its gap."""

    place: Place
    fr: str
    target: TargetEntry
    capability: Capability
    achieved: Achievement
    gap: Gap
    decision: Decision | None

    @property
    def derived_from(self) -> str:
        """What raised the derived level, those of one reason together; of many the first are named."""
        claims: dict[tuple[str, str], list[str]] = {}
        for claim in self.target.raised_by:
            claims.setdefault((str(claim.span), claim.words), []).append(claim.source)
        return "\n".join(
            _("SL {span} for {sources}: {words}").format(span=span, sources=_few(sources), words=words)
            for (span, words), sources in claims.items()
        )

    @property
    def raises(self) -> tuple[str, ...]:
        """The requirements that lift SL-A next."""
        raising = self.achieved.next_raise
        return () if raising is None else tuple(unmet.requirement for unmet in raising.unmet)


def _few(sources: list[str]) -> str:
    """The first codes in words, and how many more there are."""
    named, more = ", ".join(sources[:_MOST_NAMED]), len(sources) - _MOST_NAMED
    return named if more <= 0 else _("{codes} and {count} more").format(codes=named, count=more)


def _rows(assessment: Assessment, place: Place) -> Iterator[LevelRow]:
    if not assessment.in_scope(place.id):
        return
    target, capability = assessment.target(place.id), assessment.capability(place.id)
    achieved, gaps = assessment.achieved(place.id), assessment.gaps(place.id)
    decided = assessment.gap_decisions(place.id)
    for fr, gap in zip(FR_CODES, gaps, strict=True):
        settlement = decided.get(fr)
        decision = None
        if settlement is not None:
            decision = assessment.facts.get(Decision, settlement.holds or next(iter(settlement.decisions), None))
        yield LevelRow(place, fr, target[fr], capability[fr], achieved[fr], gap, decision)


_DERIVED, _CAPABILITY, _ACHIEVED = N_("SL-T"), N_("SL-C"), N_("SL-A")

_COLUMNS: tuple[Column[LevelRow], ...] = (
    Column("place", N_("Zone or conduit"), Kind.CODE, lambda row: row.place.code, width=9),
    Column("fr", N_("FR"), Kind.CODE, lambda row: row.fr, width=6, hint=N_("Foundational requirement.")),
    Column(
        "derived",
        N_("Derived"),
        Kind.LEVEL,
        lambda row: row.target.derived,
        width=8,
        band=_DERIVED,
        hint=N_("What the scenarios call for; empty where none is scored, which is not 0."),
    ),
    Column(
        "assigned",
        N_("Assigned"),
        Kind.LEVEL,
        lambda row: row.target.assigned.level if row.target.assigned else None,
        width=9,
        band=_DERIVED,
        hint=N_("A person's decision; empty where the derived level holds."),
    ),
    Column(
        "target",
        N_("In force"),
        Kind.LEVEL,
        lambda row: row.target.level,
        width=7,
        band=_DERIVED,
        hint=N_("Of a range that is not settled, the high end."),
    ),
    Column(
        "standing",
        N_("How it came about"),
        Kind.CHOICE,
        lambda row: row.target.standing,
        choices=TargetStanding,
        width=20,
        band=_DERIVED,
    ),
    Column(
        "rationale",
        N_("Rationale of the assigned level"),
        Kind.PROSE,
        lambda row: row.target.assigned.rationale if row.target.assigned else None,
        width=22,
        priority=1,
        band=_DERIVED,
    ),
    Column("why", N_("Derived from"), Kind.PROSE, lambda row: row.derived_from, width=30, priority=1, band=_DERIVED),
    Column(
        "screening",
        N_("Lowest declared"),
        Kind.LEVEL,
        lambda row: row.capability.lowest,
        width=10,
        priority=1,
        band=_CAPABILITY,
        hint=N_("Screening only: a system may supply what a component lacks."),
    ),
    Column(
        "unknown",
        N_("Without statement"),
        Kind.INTEGER,
        lambda row: len(row.capability.unknown),
        width=9,
        priority=1,
        band=_CAPABILITY,
        hint=N_("Assets whose capability nobody declared."),
    ),
    Column("capability", N_("Adopted"), Kind.LEVEL, lambda row: row.capability.level, width=8, band=_CAPABILITY),
    Column(
        "capability_reason",
        N_("Reason"),
        Kind.PROSE,
        lambda row: row.capability.reason,
        width=18,
        priority=1,
        band=_CAPABILITY,
    ),
    Column("achieved", N_("Achieved"), Kind.LEVEL, lambda row: row.achieved.level, width=9, band=_ACHIEVED),
    Column(
        "achieved_standing",
        N_("Standing"),
        Kind.CHOICE,
        lambda row: row.achieved.standing,
        choices=AchievedStanding,
        width=11,
        band=_ACHIEVED,
        hint=N_("Not assessed is neither 0 nor met."),
    ),
    Column("gap", N_("Gap"), Kind.INTEGER, lambda row: row.gap.size, width=5, hint=N_("Levels missing to SL-T.")),
    Column("gap_standing", N_("Result"), Kind.CHOICE, lambda row: row.gap.standing, choices=GapStanding, width=12),
    Column(
        "raises",
        N_("Raises it next"),
        Kind.CODES,
        lambda row: row.raises,
        width=16,
        priority=1,
        hint=N_("The smallest set of requirements that lifts SL-A."),
    ),
    Column(
        "reaches",
        N_("Lifts to"),
        Kind.LEVEL,
        lambda row: row.achieved.next_raise.reaches if row.achieved.next_raise else None,
        width=7,
        priority=1,
    ),
    Column(
        "decision",
        N_("Decision"),
        Kind.CHOICE,
        lambda row: row.decision.kind if row.decision else None,
        choices=DecisionKind,
        width=11,
        hint=N_("What was decided about the gap."),
    ),
    Column(
        "decided_by",
        N_("Decided by"),
        Kind.LINE,
        lambda row: row.decision.decided_by if row.decision else None,
        width=12,
        priority=1,
    ),
)

_FOLLOWS_FROM = (IN_SCOPE, CAPABILITY, ACHIEVED, GAPS_SETTLED)

LEVELS: Table[LevelRow] = Table(
    "levels",
    N_("Security levels"),
    _rows,
    lambda row: f"{row.place.id} {row.fr}",
    _COLUMNS,
    subjects=PLACES,
    reads=(
        the(Zone).to(ZONE_TARGET),
        the(Conduit).to(CONDUIT_TARGET),
        *(the(place).to(derived) for place in (Zone, Conduit) for derived in _FOLLOWS_FROM),
        the(Zone).each(Decision, "zone_id"),
        the(Conduit).each(Decision, "conduit_id"),
    ),
    order=lambda row: (place_order(row.place), FR_CODES.index(row.fr)),
    group="place",
    group_title=lambda row: place_title(row.place),
)
