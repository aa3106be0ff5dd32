"""Scenarios: their states, what stands on a day, and the counts per sub-step."""

from datetime import date

import pytest

from app.model.vocabulary import CountermeasureState, Stage
from app.workflow.progress import Progress
from app.workflow.scenarios import ScenarioState
from app.workflow.standing import State
from tests.workflow.plant import assess, sound_plant, uid
from tests.workflow.planted import Edit, change, gone, planted


@pytest.mark.parametrize(
    ("edits", "state"),
    [
        ((), ScenarioState.SCORED),
        ((change("DR-C-02 current", likelihood=3),), ScenarioState.ABOVE),
        ((gone("DR-C-02 current"),), ScenarioState.PARTLY),
        ((change("DR-C-02 unmitigated", impacts=""),), ScenarioState.PARTLY),
        ((gone("DR-C-02 current"), gone("DR-C-02 unmitigated")), ScenarioState.TO_SCORE),
        (
            (change("DR-C-02 current", likelihood=None, impacts=""), gone("DR-C-02 unmitigated")),
            ScenarioState.TO_SCORE,
        ),
        ((change("DR-C-02 current", likelihood=None), gone("DR-C-02 unmitigated")), ScenarioState.PARTLY),
        ((change("Z-CTL", tolerable="L"),), ScenarioState.ABOVE),
    ],
)
def test_a_scenario_says_how_far_its_rating_has_come(edits: tuple[Edit, ...], state: ScenarioState) -> None:
    assert assess(planted(sound_plant(), edits)).risk(uid("DR-C-02")).state is state


def test_the_planned_rating_stands_from_the_latest_due_date_on() -> None:
    """CM-02 is due on 1 March 2027; until then the risk is H 12, from then on M 8."""
    assessment = assess(sound_plant())
    before = assessment.standing_on(uid("DR-Z-REM"), date(2027, 2, 28))
    after = assessment.standing_on(uid("DR-Z-REM"), date(2027, 3, 1))
    assert before is not None
    assert after is not None
    assert (before.outcome.letter, after.outcome.letter) == ("H", "M")


def test_a_planned_countermeasure_without_a_date_earns_no_credit_on_any_day() -> None:
    assessment = assess(planted(sound_plant(), (change("CM-02", due=None),)))
    standing = assessment.standing_on(uid("DR-Z-REM"), date(2099, 1, 1))
    assert standing == assessment.risk(uid("DR-Z-REM")).at(Stage.CURRENT)


def test_without_a_planned_rating_the_current_one_stands() -> None:
    assessment = assess(sound_plant())
    assert assessment.standing_on(uid("DR-C-02"), date(2099, 1, 1)) == assessment.risk(uid("DR-C-02")).current


def test_a_countermeasure_past_its_last_day_is_no_longer_in_place() -> None:
    edits = (change("CM-01", expires=date(2026, 11, 21)),)
    assert assess(planted(sound_plant(), edits)).measures(uid("DR-C-02")).in_place == ()


def _progress(*edits: Edit) -> dict[str, Progress]:
    standing = assess(planted(sound_plant(), edits)).steps()[4]
    return {clause.clause.number: clause.progress for clause in standing.clauses}


def test_each_sub_step_counts_what_is_done_open_and_above() -> None:
    """Eleven scenarios: unmitigated all C, today two above tolerable, both decided; TR-01 opens one again."""
    progress = _progress()
    assert progress["5.4"] == Progress(done=11, open=0)
    assert progress["5.5"] == Progress(done=11, open=0, above=11)
    assert progress["5.10"] == Progress(done=11, open=0, above=2)
    assert progress["5.11"] == Progress(done=11, open=0, above=2)
    assert progress["5.12"] == Progress(done=2, open=0, above=2)
    assert progress["5.13"] == Progress(done=10, open=1)


def test_an_undecided_risk_leaves_its_comparison_open() -> None:
    assert _progress(gone("D-01"))["5.11"] == Progress(done=10, open=1, above=2)


def test_a_scenario_that_is_not_scored_is_open_in_what_follows_from_its_score() -> None:
    progress = _progress(gone("DR-C-02 unmitigated"))
    assert progress["5.2"].open == 0
    assert [number for number, count in progress.items() if count.open] == ["5.3", "5.4", "5.5", "5.7", "5.13"]


def test_a_sub_step_shows_whether_it_is_done_begun_or_has_findings() -> None:
    assessment = assess(planted(sound_plant(), (gone("DR-C-02 current"),)))
    states = {clause.clause.number: clause.state for clause in assessment.steps()[4].clauses}
    assert (states["5.1"], states["5.9"], states["5.13"]) == (State.DONE, State.FINDINGS, State.STARTED)


def test_a_rating_lowered_by_nothing_is_a_finding_where_existing_measures_are_named() -> None:
    bare = planted(sound_plant(), (gone("DR-C-02 CM-01"), gone("DR-C-02 credit")))
    step = assess(bare).steps()[4]
    measures = next(clause for clause in step.clauses if clause.clause.number == "5.8")
    assert (measures.state, measures.findings, measures.progress.open) == (State.FINDINGS, 1, 1)
    same = planted(bare, (change("DR-C-02 current", likelihood=4),))
    assert not [one for one in assess(same).findings() if one.rule == "DR-03"]


def test_a_decision_stands_as_long_as_any_one_of_them_holds() -> None:
    assessment = assess(sound_plant())
    assert assessment.settlement(uid("DR-Z-DOS")).holds == uid("D-01")
    assert assessment.settlement(uid("DR-C-02")).holds is None


def test_a_retired_countermeasure_is_neither_in_place_nor_planned() -> None:
    measures = assess(planted(sound_plant(), (change("CM-01", state=CountermeasureState.RETIRED),))).measures(
        uid("DR-C-02")
    )
    assert (measures.in_place, measures.planned) == ((), ())
