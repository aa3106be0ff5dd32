"""Rules of ZCR 5.12: what was planned has an owner and a date, and is not overdue."""

from collections.abc import Iterator
from datetime import date

from app.i18n import N_, _, ngettext
from app.model.entities import (
    Countermeasure,
    Decision,
    Project,
    RequirementState,
    ReviewTrigger,
    Scenario,
    TriggerScenario,
)
from app.model.vocabulary import CountermeasureState, DecisionKind, RequirementStatus, TriggerOutcome
from app.workflow.derivation import View
from app.workflow.finding import Severity, code_of
from app.workflow.places import place_of
from app.workflow.reads import Given, Whole, the
from app.workflow.rule import Check, Problem, Rule
from app.workflow.scenarios import MEASURES


def _is_planned(_view: View, measure: Countermeasure) -> bool:
    return measure.state is CountermeasureState.PLANNED


def _planned(view: View, measure: Countermeasure) -> Iterator[Problem]:
    words = {"owner": _("owner"), "due": _("date")}
    missing = [field for field in words if not str(getattr(measure, field) or "").strip()]
    if missing:
        sentence = _("Planned countermeasure {code} has no {missing}.").format(
            code=code_of(measure), missing=_(" and no ").join(words[field] for field in missing)
        )
        yield Problem(sentence, missing[0])
    if _is_past(measure.due, view):
        sentence = _("Planned countermeasure {code} was due on {day}.")
        yield Problem(sentence.format(code=code_of(measure), day=_day(measure.due)), "due")


def _is_treatment(_view: View, decision: Decision) -> bool:
    return decision.kind is DecisionKind.TREAT and decision.scenario_id is not None


def _treatment(view: View, decision: Decision) -> Iterator[Problem]:
    """A risk that is to be treated needs an action: a countermeasure, or at least a day until when."""
    scenario = view.facts.get(Scenario, decision.scenario_id)
    if scenario is None or decision.countermeasure_id is not None or decision.until is not None:
        return
    if not view.of(MEASURES, scenario.id).planned:
        sentence = _("The decision to treat {scenario} names no countermeasure and no date.")
        yield Problem(sentence.format(scenario=code_of(scenario)), "countermeasure_id")


_OPEN_STATES = (RequirementStatus.PARTLY, RequirementStatus.GAP)


def _is_awaited(_view: View, state: RequirementState) -> bool:
    return state.status in _OPEN_STATES and state.due is not None


def _requirement_due(view: View, state: RequirementState) -> Iterator[Problem]:
    place = place_of(view, state.zone_id, state.conduit_id)
    if place is not None and _is_past(state.due, view):
        sentence = _("{requirement} in {place} was due on {day}.")
        text = sentence.format(requirement=state.requirement, place=code_of(place), day=_day(state.due))
        yield Problem(text, "due", code=f"{code_of(place)} {state.requirement}")


def _reassessment(view: View, trigger: ReviewTrigger) -> Iterator[Problem]:
    touched = view.facts.where(TriggerScenario, "trigger_id", trigger.id)
    waiting = sum(row.outcome is TriggerOutcome.OPEN for row in touched)
    if waiting and _is_past(trigger.due, view):
        sentence = ngettext(
            "The re-assessment of {count} scenario after {trigger} was due on {day}.",
            "The re-assessment of {count} scenarios after {trigger} was due on {day}.",
            waiting,
        )
        yield Problem(sentence.format(count=waiting, trigger=code_of(trigger), day=_day(trigger.due)), "due")


def _review(view: View, project: Project) -> Iterator[Problem]:
    if _is_past(project.review_date, view):
        sentence = _("The review of the assessment was due on {day}.")
        yield Problem(sentence.format(day=_day(project.review_date)), "review_date")


def _is_past(day: date | None, view: View) -> bool:
    return day is not None and day < view.facts.as_of


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


ACTION_RULES = (
    Rule(
        id="DR-06",
        clause="5.12",
        step=5,
        severity=Severity.WARNING,
        title=N_("Action without owner or date, or overdue"),
        checks=(
            Check((Countermeasure,), (Whole(Given.AS_OF),), _planned, _is_planned),
            Check((Decision,), (the(Decision).its("scenario_id").to(MEASURES),), _treatment, _is_treatment),
            Check(
                (RequirementState,),
                (
                    the(RequirementState).its("zone_id"),
                    the(RequirementState).its("conduit_id"),
                    Whole(Given.AS_OF),
                ),
                _requirement_due,
                _is_awaited,
            ),
            Check(
                (ReviewTrigger,),
                (the(ReviewTrigger).each(TriggerScenario, "trigger_id"), Whole(Given.AS_OF)),
                _reassessment,
            ),
            Check((Project,), (Whole(Given.AS_OF),), _review),
        ),
    ),
)
