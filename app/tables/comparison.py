"""Initial risk compared with tolerable risk, per zone and conduit (ZCR 4.1)."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.i18n import N_
from app.model.entities import Comparison, Conduit, Zone
from app.model.kinds import Kind
from app.model.terms import Term
from app.model.vocabulary import ComparisonOutcome
from app.tables.column import Column, Table, field_column
from app.tables.place import place_order
from app.tables.results import mark_of
from app.tables.values import RiskMark, placed_risk
from app.workflow.assessment import Assessment
from app.workflow.criteria import CRITERIA
from app.workflow.places import CONDUIT_INITIAL, IN_SCOPE, PLACES, TOLERANCE, ZONE_INITIAL, Place, Suggestion
from app.workflow.reads import Whole, the
from app.workflow.zcr4_comparison import COMPARISONS


class PlaceKind(Term):
    """Which of the two a place is."""

    ZONE = "zone", N_("Zone")
    CONDUIT = "conduit", N_("Conduit")


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """A zone or conduit in scope: its initial and tolerable risk, what that suggests, and what was recorded."""

    place: Place
    initial: RiskMark | None
    tolerable: RiskMark | None
    above: bool | None
    sources: tuple[str, ...]
    suggestion: Suggestion
    given: Comparison | None

    @property
    def kind(self) -> PlaceKind:
        """Whether it is a zone or a conduit."""
        return PlaceKind.ZONE if isinstance(self.place, Zone) else PlaceKind.CONDUIT


def _row(assessment: Assessment, place: Place) -> Iterator[ComparisonRow]:
    if not assessment.in_scope(place.id):
        return
    initial, tolerance = assessment.initial(place.id), assessment.tolerance(place.id)
    yield ComparisonRow(
        place,
        _placed(
            assessment, initial.outcome.letter if initial.outcome else None, tolerance.letter if tolerance else None
        ),
        mark_of(assessment, tolerance.letter if tolerance else None),
        initial.above,
        initial.sources,
        assessment.suggestion(place.id),
        assessment.comparison(place.id),
    )


def _placed(assessment: Assessment, letter: str | None, tolerable: str | None) -> RiskMark | None:
    """The initial risk on the scale of all levels, where there is a line to hold it against."""
    mark, method = mark_of(assessment, letter), assessment.method
    return mark if mark is None or method is None or tolerable is None else placed_risk(method, mark, tolerable)


def _given(row: ComparisonRow, name: str) -> object:
    return None if row.given is None else getattr(row.given, name)


_COLUMNS: tuple[Column[ComparisonRow], ...] = (
    Column("code", N_("Code"), Kind.CODE, lambda row: row.place.code, width=8),
    Column("name", N_("Name"), Kind.LINE, lambda row: row.place.name, width=24),
    Column("kind", N_("Zone or conduit"), Kind.CHOICE, lambda row: row.kind, choices=PlaceKind, width=9, priority=4),
    Column(
        "initial_risk", N_("Initial risk"), Kind.RISK, lambda row: row.initial, width=20, hint=N_("Empty: not rated.")
    ),
    Column(
        "sources",
        N_("From"),
        Kind.CODES,
        lambda row: row.sources,
        width=16,
        priority=2,
        hint=N_("Functions, groups or zones that bring the initial risk there."),
    ),
    Column("tolerable_risk", N_("Tolerable risk"), Kind.RISK, lambda row: row.tolerable, width=9, priority=4),
    Column("above", N_("Above tolerable"), Kind.FLAG, lambda row: row.above, width=10, priority=4),
    Column(
        "suggestion",
        N_("Suggested"),
        Kind.CHOICE,
        lambda row: row.suggestion.outcome,
        choices=ComparisonOutcome,
        width=30,
        priority=4,
    ),
    Column("why", N_("Why"), Kind.PROSE, lambda row: row.suggestion.reason, width=36, priority=4),
    field_column(Comparison, "outcome", N_("Result"), lambda row: _given(row, "outcome"), width=30),
    field_column(Comparison, "reason", N_("Reason"), lambda row: _given(row, "reason"), width=32),
    field_column(
        Comparison, "decided_by", N_("Decided by"), lambda row: _given(row, "decided_by"), width=15, priority=1
    ),
    field_column(Comparison, "decided_on", N_("On"), lambda row: _given(row, "decided_on"), width=14, priority=1),
)

COMPARISON: Table[ComparisonRow] = Table(
    "comparison",
    N_("Risk comparison"),
    _row,
    lambda row: row.place.id,
    _COLUMNS,
    subjects=PLACES,
    reads=(
        *(the(Zone).to(derived) for derived in (IN_SCOPE, TOLERANCE, ZONE_INITIAL)),
        *(the(Conduit).to(derived) for derived in (IN_SCOPE, TOLERANCE, CONDUIT_INITIAL)),
        *COMPARISONS,
        Whole(CRITERIA),
    ),
    order=lambda row: place_order(row.place),
)
