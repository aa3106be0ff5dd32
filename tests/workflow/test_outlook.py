"""How the assessment stands in numbers, against a count by hand."""

from app.model.entities import RequirementState, Scenario, Zone
from app.model.vocabulary import Stage
from app.risk.achieved import Shortfall
from app.workflow.assessment import Assessment
from app.workflow.outlook import Outlook, gather
from tests.workflow.plant import assess, sound_plant


def summed_up(assessment: Assessment) -> Outlook:
    """The whole outlook at once."""
    steps = gather(assessment)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            found: Outlook = done.value
            return found


def test_scenarios_are_counted_by_cell_and_above_tolerable() -> None:
    assessment = assess(sound_plant())
    outlook = summed_up(assessment)
    scenarios = list(assessment.facts.all(Scenario).values())
    assert outlook.scenarios == len(scenarios)
    for stage in (Stage.UNMITIGATED, Stage.CURRENT):
        outcomes = [outcome for one in scenarios if (outcome := assessment.risk(one.id).outcome(stage)) is not None]
        picture = outlook.stages[stage]
        assert picture.counts.total() == len(outcomes)
        assert picture.above == sum(bool(outcome.above) for outcome in outcomes)
        for cell, (_length, code, id) in picture.first.items():
            assert picture.counts[cell]
            outcome = assessment.risk(id).outcome(stage)
            assert outcome is not None
            assert (outcome.likelihood.level, outcome.impact) == cell
            assert assessment.facts.all(Scenario)[id].code == code


def test_the_highest_risks_come_first() -> None:
    assessment = assess(sound_plant())
    outcomes = [assessment.risk(id).outcome(Stage.CURRENT) for id in summed_up(assessment).highest]
    ranks = [outcome.rank for outcome in outcomes if outcome is not None and outcome.rank is not None]
    assert ranks == sorted(ranks, reverse=True)
    assert len(ranks) == len(outcomes) > 0


def test_zones_inside_the_system_show_their_highest_target_and_what_is_missing() -> None:
    assessment = assess(sound_plant())
    outlook = summed_up(assessment)
    inside = sorted(zone.code for zone in assessment.facts.all(Zone).values() if zone.in_scope)
    assert [one.zone.code for one in outlook.zones] == inside
    for one in outlook.zones:
        assert one.target == assessment.target(one.zone.id).vector.highest
        rows = assessment.requirements(one.zone.id)
        missing = [row.short for row in rows if row.at_target and row.short is not None]
        assert one.unassessed == missing.count(Shortfall.NOT_ASSESSED)
        assert one.short == len(missing) - one.unassessed


def test_what_is_not_assessed_is_no_gap_and_no_level() -> None:
    plant = {name: row for name, row in sound_plant().items() if not isinstance(row, RequirementState)}
    zones = summed_up(assess(plant)).zones
    assert {(one.short, one.achieved) for one in zones if one.target} == {(0, None)}
    assert all(one.unassessed for one in zones if one.target)
