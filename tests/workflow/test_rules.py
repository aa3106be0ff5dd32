"""Each rule of DOMAIN section 12: planted once per condition, absent in a plant that is in order."""

from collections.abc import Iterator

import pytest

from app.commands.fixes import FIXES
from app.model.vocabulary import AssetKind, Criticality, PurdueLevel
from app.workflow.assessment import Assessment
from app.workflow.finding import Severity
from app.workflow.rules import RULES
from tests.workflow.plant import assess, sound_plant, uid
from tests.workflow.planted import PLANTED, Case, change, planted
from tests.workflow.snapshot import difference, values

SOUND = sound_plant()
RULE = {rule.id: rule for rule in RULES}
CASES = [pytest.param(id, case, id=f"{id} {case.says}") for id, cases in PLANTED.items() for case in cases]


def test_every_rule_is_planted_in_the_order_in_which_rules_are_declared() -> None:
    assert list(PLANTED) == [rule.id for rule in RULES]


def test_a_plant_in_order_has_no_findings() -> None:
    assert assess(sound_plant()).findings() == ()


def test_every_check_looks_at_something_in_the_plant_in_order() -> None:
    assessment = assess(sound_plant())
    idle = [ledger.rule.id for ledger in assessment._ledgers if not ledger.satisfied(assessment)[1]]
    assert idle == []


@pytest.fixture(scope="module")
def kept() -> Iterator[Assessment]:
    """One assessment of the sound plant that the cases are planted into and taken out of again."""
    assessment = assess(SOUND)
    assert values(assessment)
    yield assessment
    assert values(assessment) == values(assess(SOUND))


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_a_rule_finds_what_is_planted_and_nothing_once_it_is_taken_back(
    kept: Assessment, rule: str, case: Case
) -> None:
    plant = planted(SOUND, case.edits)
    effects = kept.apply(difference(SOUND, plant))
    found = [finding for finding in kept.findings_at(uid(case.at)) if finding.rule == rule]
    seen, afresh = values(kept), values(assess(plant))
    kept.apply(difference(plant, SOUND))
    assert any(case.says in finding.sentence for finding in found), [finding.sentence for finding in found]
    assert uid(case.at) in effects.rules[rule]
    assert seen == afresh
    assert kept.findings() == ()


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_a_finding_names_its_rule_its_place_and_its_severity(rule: str, case: Case) -> None:
    declared = RULE[rule]
    for finding in assess(planted(SOUND, case.edits)).findings_at(uid(case.at)):
        if finding.rule == rule:
            assert (finding.severity, finding.place.step) == (declared.severity, declared.step)
            assert finding.place.id == uid(case.at)
            assert finding.sentence.endswith(".")
            assert (finding.fix is not None) is declared.fixable
            assert bool(finding.evidence) or not declared.justifiable, "what can be justified says what it rests on"


def test_every_fix_that_a_rule_offers_has_its_command_and_no_command_goes_unoffered() -> None:
    plants = [planted(SOUND, case.edits) for cases in PLANTED.values() for case in cases]
    offered = {finding.fix.name for plant in plants for finding in assess(plant).findings() if finding.fix}
    assert offered == set(FIXES)


def test_rules_carry_the_severities_of_the_domain() -> None:
    """DOMAIN section 12, the last column: E blocks, W does not, H is a hint; j justify, f fix."""
    table = """
        SU-01 W f|SU-02 E f|SU-03 E f|SU-04 E|IR-01 E|ZC-01 E f|ZC-02 E f|ZC-03 W f|ZC-04 H j f|ZC-11 E f|ZC-12 E f
        ZC-13 E j f|ZC-14 W j f|ZC-15 W j f|ZC-16 W j f|ZC-21 E j|ZC-22 W j|RC-01 E|DR-01 E|DR-02 E|DR-03 W j|DR-04 E
        DR-05 E|DR-06 W|SL-01 E|SL-02 E|SL-03 E|SL-04 W j|RQ-01 W|RQ-02 E|ME-01 E|ME-02 W j|CO-01 W f|FI-01 E|AP-01 W
    """
    letter = {Severity.ERROR: "E", Severity.WARNING: "W", Severity.HINT: "H"}
    declared = [f"{r.id} {letter[r.severity]}{' j' * r.justifiable}{' f' * r.fixable}" for r in RULES]
    assert declared == [entry.strip() for line in table.split("\n") for entry in line.split("|") if entry.strip()]


@pytest.mark.parametrize(
    "other",
    [{"kind": AssetKind.HMI}, {"level": PurdueLevel.L3}, {"criticality": Criticality.ESSENTIAL}, {"external": True}],
)
def test_zones_whose_assets_are_of_other_sorts_are_not_called_alike(other: dict[str, object]) -> None:
    (case,) = PLANTED["ZC-04"]
    plant = planted(SOUND, (*case.edits, change("RTU-01", **other)))
    assert not [finding for finding in assess(plant).findings_at(uid(case.at)) if finding.rule == "ZC-04"]


def test_a_justifiable_rule_asks_each_row_one_question_only() -> None:
    """A justification names rule and row, so that two checks must not share a row."""
    for rule in RULES:
        subjects = [kind for check in rule.checks for kind in check.subjects]
        assert not rule.justifiable or len(subjects) == len(set(subjects)), rule.id
