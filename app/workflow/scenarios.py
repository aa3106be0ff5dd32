"""What follows for a scenario: its risk at each stage, its countermeasures, the SL that it calls for (ZCR 5)."""

from dataclasses import dataclass
from datetime import date

from app.i18n import N_
from app.model import entities
from app.model.entities import Conduit, Countermeasure, Scenario, ScenarioCountermeasure, ThreatSource, Zone
from app.model.terms import Term
from app.model.vocabulary import CountermeasureState, Stage
from app.risk.outcome import Outcome
from app.risk.residual import standing_stage
from app.risk.scores import Rating
from app.risk.sl_method import CalledFor, called_for, zone_method
from app.risk.tolerance import Tolerance
from app.workflow.criteria import CRITERIA, method_in_force
from app.workflow.derivation import Derivation, View
from app.workflow.outcomes import OUTCOMES, Outcomes
from app.workflow.places import TOLERANCE, place_of
from app.workflow.reads import Given, Whole, the


class ScenarioState(Term):
    """How far the rating of a scenario has come."""

    TO_SCORE = "to_score", N_("To score")
    PARTLY = "partly", N_("Partly scored")
    SCORED = "scored", N_("Scored")
    ABOVE = "above", N_("Above tolerable")


@dataclass(frozen=True, slots=True)
class Rated:
    """A rating as it counts: the row's id, the scores, the version it was given under, and the outcome."""

    id: str
    scores: Rating
    version_id: str | None
    outcome: Outcome

    @property
    def begun(self) -> bool:
        """Something is scored."""
        return self.scores.likelihood is not None or bool(self.scores.impacts or self.scores.factors)


@dataclass(frozen=True, slots=True)
class ScenarioRisk:
    """A scenario's ratings; a stage without a row, or a project without a usable method, has None."""

    unmitigated: Rated | None = None
    current: Rated | None = None
    planned: Rated | None = None

    def at(self, stage: Stage) -> Rated | None:
        """The rating of a stage."""
        if stage is Stage.UNMITIGATED:
            return self.unmitigated
        return self.current if stage is Stage.CURRENT else self.planned

    def outcome(self, stage: Stage) -> Outcome | None:
        """The outcome of a stage that is scored; None while it is not."""
        rated = self.at(stage)
        return rated.outcome if rated is not None and rated.outcome.scored else None

    @property
    def above(self) -> bool | None:
        """Whether the residual risk is above tolerable; None while it is not scored."""
        outcome = self.outcome(Stage.CURRENT)
        return None if outcome is None else outcome.above

    @property
    def state(self) -> ScenarioState:
        """To score, partly, scored, or above tolerable with what is in place today."""
        if not any(rated is not None and rated.begun for rated in (self.unmitigated, self.current)):
            return ScenarioState.TO_SCORE
        if self.outcome(Stage.UNMITIGATED) is None or self.above is None:
            return ScenarioState.PARTLY
        return ScenarioState.ABOVE if self.above else ScenarioState.SCORED


def _risk(view: View, scenario: Scenario) -> ScenarioRisk:
    outcomes = view.of(OUTCOMES)
    if outcomes is None:
        return ScenarioRisk()
    place = place_of(view, scenario.zone_id, scenario.conduit_id)
    tolerance = None if place is None else view.of(TOLERANCE, place.id)
    rows = view.facts.where(entities.Rating, "scenario_id", scenario.id)
    rated = {row.stage: _rated(outcomes, row, tolerance) for row in sorted(rows, key=lambda row: row.id)}
    return ScenarioRisk(rated.get(Stage.UNMITIGATED), rated.get(Stage.CURRENT), rated.get(Stage.PLANNED))


def _rated(outcomes: Outcomes, row: entities.Rating, tolerance: Tolerance | None) -> Rated:
    given, outcome = outcomes.of(row, tolerance)
    return Rated(row.id, given, row.method_id, outcome)


RISK = Derivation(
    "risk",
    (Scenario,),
    (
        the(Scenario).each(entities.Rating, "scenario_id"),
        the(Scenario).its("zone_id").to(TOLERANCE),
        the(Scenario).its("conduit_id").to(TOLERANCE),
        Whole(OUTCOMES),
    ),
    _risk,
)
"""The risk of a scenario at each stage, judged by the tolerance of its zone or conduit."""


@dataclass(frozen=True, slots=True)
class Measures:
    """The countermeasures that a scenario names, by code: `in_place` earn credit today, `planned` only later.

    A retired one, or an implemented one past its last day, is neither; `planned_for` are the due dates.
    """

    in_place: tuple[str, ...]
    planned: tuple[str, ...]
    planned_for: tuple[date | None, ...]


def is_in_place(countermeasure: Countermeasure, as_of: date) -> bool:
    """Implemented, and on the date not past its last day."""
    expired = countermeasure.expires is not None and countermeasure.expires < as_of
    return countermeasure.state is CountermeasureState.IMPLEMENTED and not expired


def _measures(view: View, scenario: Scenario) -> Measures:
    links = view.facts.where(ScenarioCountermeasure, "scenario_id", scenario.id)
    found = [view.facts.get(Countermeasure, link.countermeasure_id) for link in links]
    named = sorted(
        (measure for measure in found if measure is not None), key=lambda measure: (measure.code, measure.id)
    )
    planned = [measure for measure in named if measure.state is CountermeasureState.PLANNED]
    return Measures(
        in_place=tuple(measure.id for measure in named if is_in_place(measure, view.facts.as_of)),
        planned=tuple(measure.id for measure in planned),
        planned_for=tuple(measure.due for measure in planned),
    )


MEASURES = Derivation(
    "measures",
    (Scenario,),
    (
        the(Scenario).each(ScenarioCountermeasure, "scenario_id").its("countermeasure_id"),
        Whole(Given.AS_OF),
    ),
    _measures,
)
"""The countermeasures of a scenario."""


def standing_on(view: View, scenario_id: str, day: date) -> Rated | None:
    """The residual rating that stands on a day: the planned one once all its countermeasures are due."""
    risk = view.of(RISK, scenario_id)
    if risk.planned is None:
        return risk.current
    dates = view.of(MEASURES, scenario_id).planned_for
    return risk.at(standing_stage(risk.planned.outcome, dates, day))


def _called(view: View, scenario: Scenario) -> CalledFor | None:
    method = method_in_force(view)
    unmitigated = view.of(RISK, scenario.id).outcome(Stage.UNMITIGATED)
    if method is None or unmitigated is None:
        return None
    zone = view.facts.get(Zone, scenario.zone_id)
    kind = zone_method(method, zone.sl_method, zone.sl_method_reason) if zone is not None else zone_method(method)
    source = view.facts.get(ThreatSource, scenario.threat_source_id)
    return called_for(method, kind, unmitigated, [source.warrants] if source is not None and source.credible else [])


CALLED = Derivation(
    "called for",
    (Scenario,),
    (
        the(Scenario).to(RISK),
        the(Scenario).its("zone_id"),
        the(Scenario).its("threat_source_id"),
        Whole(CRITERIA),
    ),
    _called,
)
"""The SL that a scenario calls for; None while its unmitigated risk is not scored."""


def scenarios_of(view: View, place: Zone | Conduit) -> tuple[Scenario, ...]:
    """The scenarios of a zone or conduit, by code."""
    found = view.facts.where(Scenario, "zone_id" if isinstance(place, Zone) else "conduit_id", place.id)
    return tuple(sorted(found, key=lambda scenario: (scenario.code, scenario.id)))
