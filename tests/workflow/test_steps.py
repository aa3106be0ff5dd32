"""The seven steps: what is declared of them, their completion, and the gate."""

import json
import random

import pytest

from app.model.entities import ENTITY, AccessPoint, Conduit, ExternalConnection, Flow, FunctionAsset
from app.model.fields import Entity
from app.workflow.assessment import Assessment
from app.workflow.facts import Facts
from app.workflow.results import results
from app.workflow.rules import RULES
from app.workflow.standing import State
from app.workflow.step import STEPS
from tests.workflow.big_plant import by_table
from tests.workflow.plant import AS_OF, CATALOGUE, CONTENT, assess, sound_plant, uid
from tests.workflow.planted import change, gone, planted


def test_steps_and_clauses_are_those_of_the_standard() -> None:
    declared = {f"ZCR {clause.number}" for step in STEPS for clause in step.clauses}
    assert declared == {row.id for row in CATALOGUE.assessment_requirements if row.kind == "requirement"}
    assert [step.number for step in STEPS] == [1, 2, 3, 4, 5, 6, 7]


def test_every_rule_belongs_to_a_clause_of_its_step_or_to_the_files() -> None:
    for rule in RULES:
        numbers = [clause.number for clause in STEPS[rule.step - 1].clauses]
        assert rule.id == "FI-01" or any(rule.clause == n or rule.spans(n) for n in numbers), rule.id


def test_a_sound_plant_passes_every_line_of_the_gate() -> None:
    gate = assess(sound_plant()).gate()
    assert gate.is_open
    assert [line.step.number if line.step else "files" for line in gate.lines] == [1, 2, 3, 4, 5, 6, "files"]


def test_the_gate_lists_errors_by_step_and_no_warnings() -> None:
    plant = planted(sound_plant(), (gone("guard"), change("SCD-01", kind=None), change("EF-01 rated", impacts="")))
    gate = assess(plant).gate()
    assert not gate.is_open
    assert [[finding.rule for finding in line.blockers] for line in gate.lines] == [
        [],
        ["IR-01"],
        ["ZC-21"],
        [],
        [],
        [],
        [],
    ]


def test_a_step_is_complete_when_every_check_that_applies_is_satisfied() -> None:
    parts = [step.part for step in assess(sound_plant()).steps()]
    assert parts[:4] == [1, 1, 1, 1]
    assert 0.99 < parts[4] < 1, "TR-01 calls for another look at one scenario"
    assert parts[5:] == [1, 1]


def test_an_unsatisfied_check_lowers_the_completion_of_its_step_only() -> None:
    before, after = (
        assess(sound_plant()).steps(),
        assess(planted(sound_plant(), (change("SCD-01", kind=None),))).steps(),
    )
    assert after[0].satisfied == before[0].satisfied - 1
    assert after[0].applicable == before[0].applicable
    assert after[1:] == before[1:]


def test_an_empty_project_has_done_nothing_and_fails_nowhere() -> None:
    steps = Assessment(Facts({}, AS_OF), CATALOGUE).steps()
    assert [step.part for step in steps] == [0.0] * 7
    states = {clause.clause.number: clause.state for step in steps for clause in step.clauses}
    assert {number for number, state in states.items() if state is not State.NOTHING} == {"1.1", "7.1"}
    assert states["1.1"] is State.OPEN


def test_a_sub_clause_that_has_nothing_to_check_is_never_done() -> None:
    plant = {name: row for name, row in sound_plant().items() if name not in ("WGW-01", "EF-01 WGW-01")}
    wireless = assess(plant).steps()[2].clauses[4]
    assert (wireless.clause.number, wireless.state, wireless.progress.done) == ("3.5", State.NOTHING, 0)


@pytest.mark.parametrize(
    ("left_out", "number", "missing"),
    [
        ((AccessPoint, ExternalConnection), "1.1", "no access point is listed"),
        ((Flow,), "1.1", "no data flow is listed"),
        ((FunctionAsset,), "2.1", "1 function or group without assets"),
        ((Conduit,), "3.1", "no conduit is drawn"),
        ((Flow,), "3.1", "no data flow is listed"),
    ],
)
def test_a_sub_clause_whose_things_are_not_listed_is_not_done(
    left_out: tuple[type[Entity], ...], number: str, missing: str
) -> None:
    plant = {name: row for name, row in sound_plant().items() if not isinstance(row, left_out)}
    step = assess(plant).steps()[int(number[0]) - 1]
    clause = next(one for one in step.clauses if one.clause.number == number)
    assert missing in clause.wanting
    assert clause.state is not State.DONE
    assert step.percent < 100


def test_a_worst_case_without_its_reason_is_not_done() -> None:
    step = assess(planted(sound_plant(), (change("EF-01 rated", rationale=""),))).steps()[1]
    assert (step.clauses[0].state, step.clauses[0].wanting) == (State.STARTED, ("1 rating without its reason",))
    assert step.percent == 83


@pytest.mark.parametrize("softened", [True, False])
def test_nothing_is_done_in_a_step_that_nobody_began(softened: bool) -> None:
    begun = STEPS[5].kinds
    plant = {name: row for name, row in sound_plant().items() if not isinstance(row, begun)}
    step = assess(plant).steps(softened=softened)[5]
    assert (step.touched, step.satisfied, step.percent) == (False, 0, 0)
    assert step.applicable > 20
    assert {clause.state for clause in step.clauses} <= {State.OPEN, State.NOTHING}
    assert step.counts.later == (8 if softened else 0), "errors that the freeze counts now"
    assert step.counts.errors == (0 if softened else 8)


def test_approval_wants_the_freeze_and_everyone_who_is_to_sign() -> None:
    """The revision is frozen and Ada has signed; without her sign-off half is left, without the freeze all."""
    assert assess(sound_plant()).steps()[6].part == 1
    assert assess(planted(sound_plant(), (gone("signed A"),))).steps()[6].part == 0.5
    assert assess(planted(sound_plant(), (gone("revision A"),))).steps()[6].part == 0


def test_results_are_plain_json_and_do_not_depend_on_the_order_of_rows() -> None:
    rows = list(planted(sound_plant(), (gone("guard"), change("PLC-01", wireless=True))).values())
    random.Random(1).shuffle(rows)
    shuffled = Assessment(Facts(by_table(rows), AS_OF, content_hash=CONTENT), CATALOGUE)
    ordered = assess({row.id: row for row in sorted(rows, key=lambda row: row.id)})
    assert json.dumps(results(shuffled), sort_keys=True) == json.dumps(results(ordered), sort_keys=True)


def test_results_hold_every_derived_value_of_a_scenario_and_a_place() -> None:
    document = results(assess(sound_plant()))
    scenario, place = document["scenarios"][uid("DR-Z-DOS")], document["places"][uid("Z-DOS")]
    assert (scenario["current"]["letter"], scenario["current"]["number"]) == ("H", "12")
    assert (scenario["state"], scenario["decided"], scenario["calls_for"]) == ("above", uid("D-01"), [4, 4])
    assert (place["sl_t"], place["gap"]["IAC"], place["gap_decided"]) == ("1 1 1 1 1 1 1", 1, {"IAC": uid("D-03")})
    assert document["findings"] == []


def test_every_evidence_field_names_a_table_of_the_project() -> None:
    plant = planted(sound_plant(), (gone("guard"), change("PLC-01", wireless=True), change("PLC-02", sl_c="")))
    for finding in assess(plant).findings():
        assert {table for table, _id, _field, _value in finding.evidence} <= set(ENTITY)
