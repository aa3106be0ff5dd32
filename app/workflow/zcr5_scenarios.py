"""Rules of ZCR 5.1 to 5.11: the ratings of scenarios, and what was decided about them."""

from collections.abc import Iterator

from app.i18n import N_, _
from app.model.entities import Conduit, Countermeasure, Rating, RatingCredit, Scenario, ScenarioCountermeasure, Zone
from app.model.vocabulary import ComparisonOutcome, CountermeasureState, Stage
from app.risk.method import Method
from app.risk.residual import lowered, residual_above, unmoved
from app.workflow.criteria import CRITERIA, method_in_force
from app.workflow.decisions import SETTLED
from app.workflow.derivation import View
from app.workflow.finding import Evidence, Severity, code_of, seen
from app.workflow.places import CONDUIT_INITIAL, IN_SCOPE, PLACES, ZONE_INITIAL, Place, initial_risk, is_in_scope
from app.workflow.reads import Whole, the
from app.workflow.rule import Check, Problem, Rule
from app.workflow.scenarios import MEASURES, RISK, Rated
from app.workflow.zcr4_comparison import COMPARISONS, comparison_of


def _not_scored(view: View, scenario: Scenario) -> Iterator[Problem]:
    risk = view.of(RISK, scenario.id)
    wanted = (
        (Stage.UNMITIGATED, "5.5", _("The unmitigated risk of {code} is not scored.")),
        (Stage.CURRENT, "5.9", _("The residual risk of {code} is not scored.")),
    )
    for stage, clause, sentence in wanted:
        if risk.outcome(stage) is None:
            rated = risk.at(stage)
            missing = rated.outcome.missing if rated is not None else ()
            if missing:
                sentence = sentence[:-1] + ": " + _("missing is {missing}.").format(missing=", ".join(missing))
            yield Problem(sentence.format(code=code_of(scenario)), stage, clause=clause)


def _without_scenario(view: View, place: Place) -> Iterator[Problem]:
    """What was compared and needs detail, or was not compared yet and is above tolerable, needs a scenario."""
    comparison = comparison_of(view, place)
    needed = (
        comparison.outcome is ComparisonOutcome.REQUIRED if comparison is not None else initial_risk(view, place).above
    )
    field = "zone_id" if isinstance(place, Zone) else "conduit_id"
    if needed and not view.facts.where(Scenario, field, place.id):
        above = initial_risk(view, place).above
        sentence = (
            _("{place} is above tolerable and has no scenario.")
            if above
            else _("{place} requires a detailed assessment and has no scenario.")
        )
        yield Problem(sentence.format(place=code_of(place)), "scenario", clause="5.1")


def _both_scored(view: View, scenario: Scenario) -> bool:
    risk = view.of(RISK, scenario.id)
    return risk.outcome(Stage.UNMITIGATED) is not None and risk.outcome(Stage.CURRENT) is not None


def _unmitigated_scored(view: View, scenario: Scenario) -> bool:
    return view.of(RISK, scenario.id).outcome(Stage.UNMITIGATED) is not None


def _above_unmitigated(view: View, scenario: Scenario) -> Iterator[Problem]:
    risk = view.of(RISK, scenario.id)
    sentences = {
        Stage.CURRENT: _("The residual risk of {code} ({residual}) is above the unmitigated one ({unmitigated})."),
        Stage.PLANNED: _("The planned risk of {code} ({residual}) is above the unmitigated one ({unmitigated})."),
    }
    unmitigated = risk.unmitigated
    for stage, sentence in sentences.items():
        residual = risk.at(stage)
        if unmitigated is not None and residual is not None and residual_above(unmitigated.outcome, residual.outcome):
            text = sentence.format(code=code_of(scenario), residual=_cell(residual), unmitigated=_cell(unmitigated))
            yield Problem(text, stage)


def _cell(rated: Rated) -> str:
    """The risk letter with its likelihood and impact: "H, 3 x 4"."""
    outcome = rated.outcome
    return f"{outcome.letter}, {outcome.likelihood.level} x {outcome.impact}"


def _unfitting(view: View, scenario: Scenario) -> Iterator[Problem]:
    """Countermeasures and ratings that do not fit together, in either direction."""
    yield from _unchanged(view, scenario)
    yield from _lowered_unexplained(view, scenario)


def _unchanged(view: View, scenario: Scenario) -> Iterator[Problem]:
    method, risk, measures = method_in_force(view), view.of(RISK, scenario.id), view.of(MEASURES, scenario.id)
    if method is None or risk.unmitigated is None or risk.current is None:
        return
    if measures.in_place and _unmoved(method, risk.unmitigated, risk.current):
        sentence = _("No change: {code} names {measures} in place, and its rating did not move.")
        yield _no_change(view, scenario, sentence, measures.in_place, (risk.unmitigated, risk.current), Stage.CURRENT)
    if measures.planned and risk.planned is not None and _unmoved(method, risk.current, risk.planned):
        sentence = _("No change: {code} names {measures} as planned, and its planned rating did not move.")
        yield _no_change(view, scenario, sentence, measures.planned, (risk.current, risk.planned), Stage.PLANNED)


def _unmoved(method: Method, before: Rated, after: Rated) -> bool:
    """The results are compared first, the scores only where they are alike."""
    one, other = before.outcome, after.outcome
    alike = (one.likelihood.level, one.impact) == (other.likelihood.level, other.impact)
    return alike and unmoved(method, before.scores, after.scores)


def _no_change(
    view: View, scenario: Scenario, sentence: str, measures: tuple[str, ...], ratings: tuple[Rated, Rated], stage: Stage
) -> Problem:
    named = [view.facts.get(Countermeasure, id) for id in measures]
    evidence: tuple[Evidence, ...] = tuple(item for row in named if row is not None for item in seen(row, "state"))
    evidence += _scores_of(view, *ratings)
    codes = ", ".join(code_of(row) for row in named if row is not None)
    return Problem(sentence.format(code=code_of(scenario), measures=codes), stage, evidence)


def _lowered_unexplained(view: View, scenario: Scenario) -> Iterator[Problem]:
    """The mirror of a rating that did not move: one that is lower, although nothing is named that lowers it.

    DOMAIN section 12 names only the former. Both say that rating and countermeasures do not fit together, weigh the
    same, and may be justified. What is credited or merely planned is left to DR-04.
    """
    risk, measures = view.of(RISK, scenario.id), view.of(MEASURES, scenario.id)
    unmitigated, current, planned = risk.unmitigated, risk.current, risk.planned
    if unmitigated is None or current is None:
        return
    credited = view.facts.where(RatingCredit, "rating_id", current.id)
    named = measures.in_place or measures.planned or credited
    if not named and lowered(unmitigated.outcome, current.outcome):
        sentence = _("{code} is rated lower today ({after}, before {before}) and names no countermeasure in place.")
        yield _fallen(view, scenario, sentence, unmitigated, current, "5.8")
    if planned is not None and not measures.planned and lowered(current.outcome, planned.outcome):
        sentence = _("The planned rating of {code} is lower ({after}, residual {before}), and nothing is planned.")
        yield _fallen(view, scenario, sentence, current, planned, "5.12")


def _fallen(view: View, scenario: Scenario, sentence: str, before: Rated, after: Rated, clause: str) -> Problem:
    evidence = _scores_of(view, before, after)
    text = sentence.format(code=code_of(scenario), before=_cell(before), after=_cell(after))
    return Problem(text, "measures", evidence, clause=clause)


def _scores_of(view: View, *ratings: Rated) -> tuple[Evidence, ...]:
    rows = (view.facts.get(Rating, rated.id) for rated in ratings)
    return tuple(item for row in rows if row is not None for item in seen(row, "likelihood", "factors", "impacts"))


def _credits_planned(view: View, scenario: Scenario) -> Iterator[Problem]:
    risk, measures = view.of(RISK, scenario.id), view.of(MEASURES, scenario.id)
    if risk.current is None:
        return
    credits = view.facts.where(RatingCredit, "rating_id", risk.current.id)
    found = [view.facts.get(Countermeasure, credit.countermeasure_id) for credit in credits]
    wrong = sorted(code_of(row) for row in found if row and row.state is not CountermeasureState.IMPLEMENTED)
    if wrong:
        sentence = _("The residual rating of {code} counts on countermeasures that are not implemented: {measures}.")
        yield Problem(sentence.format(code=code_of(scenario), measures=", ".join(wrong)), "current")
    elif (
        risk.unmitigated is not None
        and measures.planned
        and not measures.in_place
        and lowered(risk.unmitigated.outcome, risk.current.outcome)
    ):
        sentence = _("The residual rating of {code} is lowered, but all countermeasures it names are only planned.")
        yield Problem(sentence.format(code=code_of(scenario)), "current")


def _current_scored(view: View, scenario: Scenario) -> bool:
    return view.of(RISK, scenario.id).outcome(Stage.CURRENT) is not None


def _undecided(view: View, scenario: Scenario) -> Iterator[Problem]:
    settlement, risk = view.of(SETTLED, scenario.id), view.of(RISK, scenario.id)
    outcome = risk.outcome(Stage.CURRENT)
    if settlement.holds is not None or outcome is None:
        return
    if settlement.problems:
        sentence = _("The decision about {code} does not hold: {problems}")
        text = sentence.format(code=code_of(scenario), problems=" ".join(settlement.problems))
        yield Problem(text, "decision")
    elif outcome.above:
        sentence = _("{code} is above tolerable ({risk}) without a decision.")
        yield Problem(sentence.format(code=code_of(scenario), risk=outcome.letter), "decision")


SCENARIO_RULES = (
    Rule(
        id="DR-01",
        clause="5.1-5.5",
        step=5,
        severity=Severity.ERROR,
        title=N_("Scenario not scored, or zone above tolerable without scenario"),
        checks=(
            Check((Scenario,), (the(Scenario).to(RISK),), _not_scored),
            Check(
                PLACES,
                (
                    the(Zone).to(IN_SCOPE),
                    the(Conduit).to(IN_SCOPE),
                    the(Zone).to(ZONE_INITIAL),
                    the(Conduit).to(CONDUIT_INITIAL),
                    the(Zone).each(Scenario, "zone_id"),
                    the(Conduit).each(Scenario, "conduit_id"),
                    *COMPARISONS,
                ),
                _without_scenario,
                is_in_scope,
            ),
        ),
    ),
    Rule(
        id="DR-02",
        clause="5.9",
        step=5,
        severity=Severity.ERROR,
        title=N_("Residual risk above the unmitigated one"),
        checks=(Check((Scenario,), (the(Scenario).to(RISK),), _above_unmitigated, _unmitigated_scored),),
    ),
    Rule(
        id="DR-03",
        clause="5.9",
        step=5,
        severity=Severity.WARNING,
        title=N_("Countermeasures named and rating unchanged, or none named and rating lowered"),
        checks=(
            Check(
                (Scenario,),
                (
                    the(Scenario).to(RISK),
                    the(Scenario).to(MEASURES),
                    the(Scenario).each(Rating, "scenario_id").each(RatingCredit, "rating_id"),
                    the(Scenario).each(ScenarioCountermeasure, "scenario_id").its("countermeasure_id"),
                    Whole(CRITERIA),
                ),
                _unfitting,
                _both_scored,
            ),
        ),
        justifiable=True,
    ),
    Rule(
        id="DR-04",
        clause="5.8",
        step=5,
        severity=Severity.ERROR,
        title=N_("Planned countermeasure credited in the residual rating"),
        checks=(
            Check(
                (Scenario,),
                (
                    the(Scenario).to(RISK),
                    the(Scenario).to(MEASURES),
                    the(Scenario).each(Rating, "scenario_id").each(RatingCredit, "rating_id").its("countermeasure_id"),
                ),
                _credits_planned,
                _current_scored,
            ),
        ),
    ),
    Rule(
        id="DR-05",
        clause="5.11",
        step=5,
        severity=Severity.ERROR,
        title=N_("Above tolerable without decision, or an acceptance that does not hold"),
        checks=(Check((Scenario,), (the(Scenario).to(RISK), the(Scenario).to(SETTLED)), _undecided, _current_scored),),
    ),
)
