"""What was given for scenarios, ratings as they were scored, and the measures that scenarios name (ZCR 5)."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.i18n import N_
from app.model.entities import (
    Countermeasure,
    MethodVersion,
    Rating,
    RatingCredit,
    Scenario,
    ScenarioCountermeasure,
    Session,
)
from app.model.kinds import Kind
from app.model.vocabulary import CountermeasureState, Stage
from app.risk.outcome import Outcome
from app.tables.column import Column, Table, columns_over, field_column
from app.tables.place import code_order
from app.tables.results import mark_of
from app.tables.values import RiskMark
from app.workflow.assessment import Assessment
from app.workflow.criteria import CRITERIA
from app.workflow.reads import Whole, the
from app.workflow.scenarios import RISK

_STAGES = list(Stage)


@dataclass(frozen=True, slots=True)
class RatingRow:
    """A rating as it was given, the version of the method and the session it was given in, and what follows.

    `credits` are the countermeasures that it counted on by name; `outcome` is None without a usable method.
    """

    rating: Rating
    scenario: str
    version: int | None
    session: str
    credits: tuple[str, ...]
    outcome: Outcome | None
    mark: RiskMark | None


@dataclass(frozen=True, slots=True)
class NamedMeasureRow:
    """A countermeasure that a scenario names, and the effect that is claimed for it."""

    link: ScenarioCountermeasure
    scenario: str
    measure: Countermeasure | None


def _rating(assessment: Assessment, rating: Rating) -> Iterator[RatingRow]:
    facts = assessment.facts
    scenario, session = facts.get(Scenario, rating.scenario_id), facts.get(Session, rating.session_id)
    version = facts.get(MethodVersion, rating.method_id)
    rated = assessment.risk(scenario.id).at(rating.stage) if scenario is not None else None
    outcome = rated.outcome if rated is not None else None
    links = facts.where(RatingCredit, "rating_id", rating.id)
    measures = (facts.get(Countermeasure, link.countermeasure_id) for link in links)
    yield RatingRow(
        rating,
        scenario.code if scenario else "",
        version.number if version else None,
        session.code if session else "",
        tuple(sorted((measure.code for measure in measures if measure is not None), key=code_order)),
        outcome,
        mark_of(assessment, outcome.letter if outcome else None),
    )


def _named(assessment: Assessment, link: ScenarioCountermeasure) -> Iterator[NamedMeasureRow]:
    scenario = assessment.facts.get(Scenario, link.scenario_id)
    measure = assessment.facts.get(Countermeasure, link.countermeasure_id)
    yield NamedMeasureRow(link, scenario.code if scenario else "", measure)


def _why(row: RatingRow) -> str:
    return " ".join((*row.outcome.reasons, *row.outcome.missing)) if row.outcome else ""


_own = columns_over(Rating, "rating")

RATINGS: Table[RatingRow] = Table(
    "ratings",
    N_("Ratings"),
    _rating,
    lambda row: row.rating.id,
    (
        field_column(Rating, "scenario_id", N_("Scenario"), lambda row: row.scenario, width=10),
        _own("stage", N_("Stage"), width=13),
        _own("likelihood", N_("Likelihood picked"), width=11, hint=N_("Overrides a computed one.")),
        _own("factors", N_("Factors"), width=20, priority=1, hint=N_("Scores of what the likelihood is made of.")),
        Column(
            "computed",
            N_("Likelihood computed"),
            Kind.SCORE,
            lambda row: row.outcome.likelihood.computed if row.outcome else None,
            width=11,
            priority=1,
        ),
        _own("override_reason", N_("Reason for another likelihood"), width=24, priority=1),
        _own("impacts", N_("Impacts"), width=20, hint=N_("Impact per category, by its key.")),
        Column(
            "set_by",
            N_("Set by"),
            Kind.CODES,
            lambda row: row.outcome.set_by if row.outcome else (),
            width=9,
            hint=N_("Categories that reach the impact that counts."),
        ),
        Column("risk", N_("Risk"), Kind.RISK, lambda row: row.mark, width=7),
        Column("reasons", N_("Why above tolerable"), Kind.PROSE, _why, width=30, priority=1),
        Column("credits", N_("Counts on"), Kind.CODES, lambda row: row.credits, width=12, priority=1),
        Column(
            "version",
            N_("Method version"),
            Kind.INTEGER,
            lambda row: row.version,
            width=9,
            hint=N_("The version of the risk criteria that it was given under."),
        ),
        field_column(Rating, "session_id", N_("Session"), lambda row: row.session, width=9, priority=1),
        _own("rationale", N_("Rationale"), width=36),
    ),
    subjects=(Rating,),
    reads=(
        the(Rating).its("scenario_id"),
        the(Rating).its("scenario_id").to(RISK),
        the(Rating).its("session_id"),
        the(Rating).its("method_id"),
        the(Rating).each(RatingCredit, "rating_id").its("countermeasure_id"),
        Whole(CRITERIA),
    ),
    order=lambda row: (code_order(row.scenario), _STAGES.index(row.rating.stage), row.rating.id),
    entity=Rating,
)


NAMED_MEASURES: Table[NamedMeasureRow] = Table(
    "scenario_countermeasures",
    N_("Measures by scenario"),
    _named,
    lambda row: row.link.id,
    (
        field_column(ScenarioCountermeasure, "scenario_id", N_("Scenario"), lambda row: row.scenario, width=12),
        field_column(
            ScenarioCountermeasure,
            "countermeasure_id",
            N_("Measure"),
            lambda row: row.measure.code if row.measure else None,
            width=12,
        ),
        Column("name", N_("Name"), Kind.LINE, lambda row: row.measure.name if row.measure else None, width=40),
        Column(
            "state",
            N_("State"),
            Kind.CHOICE,
            lambda row: row.measure.state if row.measure else None,
            choices=CountermeasureState,
            width=14,
        ),
        field_column(
            ScenarioCountermeasure,
            "effect",
            N_("Claimed effect"),
            lambda row: row.link.effect,
            width=40,
            hint=N_("It explains a rating and is never calculated with."),
        ),
    ),
    subjects=(ScenarioCountermeasure,),
    reads=(the(ScenarioCountermeasure).its("scenario_id"), the(ScenarioCountermeasure).its("countermeasure_id")),
    order=lambda row: (code_order(row.scenario), code_order(row.measure.code if row.measure else ""), row.link.id),
    entity=ScenarioCountermeasure,
)
