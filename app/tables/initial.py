"""Initial risk of essential functions and asset groups (ZCR 2.1)."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.i18n import N_
from app.model.entities import AssetGroup, EssentialFunction, FunctionAsset, GroupAsset, InitialRating, MethodVersion
from app.model.kinds import Kind
from app.model.terms import Term
from app.tables.column import Column, Table, field_column
from app.tables.place import code_order
from app.tables.rating import Rated, rated
from app.workflow.assessment import Assessment
from app.workflow.criteria import CRITERIA
from app.workflow.places import RATED, WORST_CASE, initial_rating, scores
from app.workflow.reads import Whole, the


class RatedKind(Term):
    """What initial risk is rated for."""

    FUNCTION = "function", N_("Essential function")
    GROUP = "asset_group", N_("Asset group")


@dataclass(frozen=True, slots=True)
class InitialRow:
    """An essential function or asset group, how many assets it rests on, its rating and what follows."""

    subject: EssentialFunction | AssetGroup
    assets: int
    given: InitialRating | None
    version: int | None
    rated: Rated

    @property
    def kind(self) -> RatedKind:
        """Which of the two it is."""
        return RatedKind.FUNCTION if isinstance(self.subject, EssentialFunction) else RatedKind.GROUP

    @property
    def owner(self) -> str:
        """Who answers for the function; a group has nobody."""
        return self.subject.owner if isinstance(self.subject, EssentialFunction) else ""


def _row(assessment: Assessment, subject: EssentialFunction | AssetGroup) -> Iterator[InitialRow]:
    facts = assessment.facts
    if isinstance(subject, EssentialFunction):
        assets = len(facts.where(FunctionAsset, "function_id", subject.id))
    else:
        assets = len(facts.where(GroupAsset, "group_id", subject.id))
    given, outcome = initial_rating(assessment, subject), assessment.worst_case(subject.id)
    if given is None or outcome is None:
        yield InitialRow(subject, assets, given, None, Rated())
        return
    version = facts.get(MethodVersion, given.method_id)
    number = version.number if version is not None else None
    yield InitialRow(subject, assets, given, number, rated(assessment, outcome, scores(given.impacts)))


def _given(row: InitialRow, name: str) -> object:
    return None if row.given is None else getattr(row.given, name)


_COLUMNS: tuple[Column[InitialRow], ...] = (
    Column("code", N_("Code"), Kind.CODE, lambda row: row.subject.code, width=8),
    Column("kind", N_("Rated for"), Kind.CHOICE, lambda row: row.kind, choices=RatedKind, width=17, priority=4),
    Column("name", N_("Name"), Kind.LINE, lambda row: row.subject.name, width=26),
    Column("description", N_("Description"), Kind.PROSE, lambda row: row.subject.description, width=32, priority=5),
    Column("owner", N_("Owner"), Kind.LINE, lambda row: row.owner, width=13, priority=5),
    Column("assets", N_("Assets"), Kind.INTEGER, lambda row: row.assets, width=7, priority=3),
    Column(
        "likelihood",
        N_("Likelihood"),
        Kind.SCORE,
        lambda row: row.rated.likelihood,
        width=9,
        priority=2,
        hint=N_("Taken as certain, the highest level, unless another is given with a reason."),
    ),
    field_column(
        InitialRating,
        "likelihood_reason",
        N_("Reason for another likelihood"),
        lambda row: _given(row, "likelihood_reason"),
        width=20,
        priority=6,
    ),
    field_column(
        InitialRating,
        "impacts",
        N_("Impacts"),
        lambda row: row.rated.impacts,
        width=26,
        hint=N_("Worst case per impact category, by its key."),
    ),
    Column(
        "impact",
        N_("Impact"),
        Kind.SCORE,
        lambda row: row.rated.impact,
        width=7,
        priority=1,
        hint=N_("The highest category counts."),
    ),
    Column("set_by", N_("Set by"), Kind.CODES, lambda row: row.rated.set_by, width=8, priority=5),
    Column(
        "risk", N_("Initial risk"), Kind.RISK, lambda row: row.rated.risk, width=8, hint=N_("Empty means not rated.")
    ),
    Column("number", N_("Number"), Kind.DECIMAL, lambda row: row.rated.number, width=8, priority=5),
    Column("above", N_("Above tolerable"), Kind.FLAG, lambda row: row.rated.above, width=10, priority=2),
    Column("reasons", N_("Why"), Kind.PROSE, lambda row: row.rated.reasons, width=28, priority=5),
    Column(
        "version",
        N_("Method version"),
        Kind.INTEGER,
        lambda row: row.version,
        width=9,
        priority=5,
        hint=N_("The version of the risk criteria that it was given under."),
    ),
    field_column(InitialRating, "rationale", N_("Rationale"), lambda row: _given(row, "rationale"), width=28),
)

INITIAL: Table[InitialRow] = Table(
    "initial",
    N_("Initial risk"),
    _row,
    lambda row: row.subject.id,
    _COLUMNS,
    subjects=RATED,
    reads=(
        the(EssentialFunction).each(FunctionAsset, "function_id"),
        the(AssetGroup).each(GroupAsset, "group_id"),
        the(EssentialFunction).each(InitialRating, "function_id").its("method_id"),
        the(AssetGroup).each(InitialRating, "group_id").its("method_id"),
        the(EssentialFunction).to(WORST_CASE),
        the(AssetGroup).to(WORST_CASE),
        Whole(CRITERIA),
    ),
    order=lambda row: (isinstance(row.subject, AssetGroup), code_order(row.subject.code), row.subject.id),
)
