"""Where each finding is cured: not always where the step of its rule is, nor at the row that it is about."""

from dataclasses import dataclass

from app.model.entities import ENTITY, Flow, Observation, ReviewTrigger, Scenario, TriggerScenario
from app.model.fields import Entity
from app.model.vocabulary import Stage, TriggerOutcome
from app.ui.places import METHOD, SETTINGS
from app.workflow.assessment import Assessment
from app.workflow.finding import Finding
from app.workflow.homes import Way, home_of, ways_to
from app.workflow.places import place_of
from app.workflow.scenarios import scenarios_of


@dataclass(frozen=True, slots=True)
class Cure:
    """The place of the rail, under what the row may be shown there, the best first, and the field to enter."""

    place: str
    ways: tuple[Way, ...]
    field: str


_LEVELS = frozenset({"SL-01", "SL-02", "SL-03", "ZC-22"})
"""Security levels are entered beside the grid of gaps, whichever step needs them."""
_MIXED = frozenset({"ZC-11", "ZC-12", "ZC-14", "ZC-15", "ZC-16"})
_OUTSIDE = {"ME-01": METHOD.id, "DR-06 review_date": SETTINGS.id}
_LATER_STAGES = {"likelihood", "impacts", "factors"}


def cure_of(assessment: Assessment, finding: Finding) -> Cure:
    """Where one goes from a finding to put it right."""
    place, rule = finding.place, finding.rule
    row = assessment.facts.get(ENTITY[place.table], place.id)
    ways = tuple(ways_to(assessment.facts, row)) if row is not None else ()
    outside = _OUTSIDE.get(rule) or _OUTSIDE.get(f"{rule} {place.field}")
    if outside is not None:
        return Cure(outside, ways, place.field)
    if rule in _MIXED:
        held = tuple((table, id) for table, id, field, _value in finding.evidence if field == "zone_id")
        return Cure("step3", (*held, *ways), "zone_id")
    if row is None:
        return Cure(f"step{place.step}", (), place.field)
    if rule == "ME-02":
        return _given_anew(assessment, row, ways)
    if isinstance(row, Observation):
        return _contradicted(assessment, row, ways)
    if isinstance(row, ReviewTrigger):
        links = assessment.facts.where(TriggerScenario, "trigger_id", row.id)
        waiting = (link.scenario_id for link in links if link.outcome is TriggerOutcome.OPEN)
        return Cure("step5", tuple((Scenario.table, id) for id in waiting), "")
    return Cure(f"step{_step(rule, finding, row)}", ways, place.field)


def _step(rule: str, finding: Finding, row: Entity) -> int:
    if rule in _LEVELS:
        return 6
    return home_of(type(row)) or finding.place.step if _is_kept_at_home(finding, row) else finding.place.step


def _is_kept_at_home(finding: Finding, row: Entity) -> bool:
    """Its own step shows the row; that of the rule does not."""
    return isinstance(row, Flow) or finding.rule == "FI-01" or finding.place.table == "requirement_state"


def _given_anew(assessment: Assessment, row: Entity, ways: tuple[Way, ...]) -> Cure:
    """Ratings are given anew where they are given: the first older one of a zone or conduit, or the worst case."""
    place = place_of(assessment, row.id, row.id)
    if place is None:
        return Cure("step2", ways, "impacts")
    for scenario, stage in ((one, stage) for one in scenarios_of(assessment, place) for stage in Stage):
        rated = assessment.risk(scenario.id).at(stage)
        if rated is not None and assessment.criteria.is_older(rated.version_id):
            return Cure("step5", ((Scenario.table, scenario.id),), stage)
    return Cure("step5", ways, "")


def _contradicted(assessment: Assessment, seen: Observation, ways: tuple[Way, ...]) -> Cure:
    """What a worksheet says otherwise is corrected where the row itself is kept."""
    kind = ENTITY[seen.subject_table]
    subject = assessment.facts.get(kind, seen.subject_id)
    field = str(getattr(subject, "stage", "")) if seen.field in _LATER_STAGES else seen.field
    return Cure(f"step{home_of(kind) or 5}", ways[1:], field)
