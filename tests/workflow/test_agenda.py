"""What to do next: the order of what blocks approval, in words that name the rows."""

from app.workflow.agenda import agenda
from app.workflow.agenda_words import WORDS, words_for
from app.workflow.finding import Place, Severity
from app.workflow.rules import RULES
from tests.workflow.plant import assess, sound_plant
from tests.workflow.planted import change, gone, planted


def test_a_project_without_assets_has_one_thing_to_do() -> None:
    (only,) = agenda(assess({name: row for name, row in sound_plant().items() if row.table in ("project", "method")}))
    assert only.title == "List the assets"
    assert (only.place.step, only.blocks) == (1, True)


def test_where_nothing_is_open_the_revision_is_frozen_next_unless_it_was() -> None:
    plant = sound_plant()
    assert not any(errand.blocks for errand in agenda(assess(plant)))
    bare = {name: row for name, row in plant.items() if row.table not in ("baseline", "sign_off")}
    assert agenda(assess(bare))[0].title == "Freeze the revision and have it signed"


def test_what_blocks_comes_first_by_step_and_warnings_follow() -> None:
    edits = (gone("guard"), change("SCD-01", kind=None), change("EF-01 rated", impacts=""))
    found = agenda(assess(planted(sound_plant(), edits)))
    assert [(errand.rule, errand.blocks) for errand in found] == [("IR-01", True), ("ZC-21", True), ("SU-01", False)]
    assert found[0].title == "Rate the worst case of 1 function or group"
    assert found[2].detail == "SCD-01 has no kind."
    assert all(errand.place.id for errand in found)


def test_rows_are_counted_and_named() -> None:
    edits = (change("PLC-01", zone_id=None), change("PLC-02", zone_id=None))
    found = agenda(assess(planted(sound_plant(), edits)))
    placing = next(errand for errand in found if errand.rule == "ZC-01")
    assert placing.title == "Place 2 assets that belong to no zone"
    assert placing.detail == "PLC-01, PLC-02"
    assert placing.verb == "Place assets"


def test_every_check_of_every_rule_has_words() -> None:
    for rule in RULES:
        for check in rule.checks:
            for kind in check.subjects:
                if rule.id != "SU-04":
                    assert words_for(rule.id, Place(rule.step, kind.table, "", ""))
    assert {key.partition(" ")[0] for key in WORDS} == {rule.id for rule in RULES}
    assert any(rule.severity is Severity.HINT for rule in RULES)
