"""Zones and conduits: tolerance, initial risk, comparison, and SL-T with where it comes from."""

from dataclasses import replace

from app.model.entities import ConduitZone, FunctionAsset, InitialRating, Zone
from app.model.levels import FR_CODES
from app.model.vocabulary import ComparisonOutcome, SlMethod
from app.risk.presets import DEFAULT_PRESET, load_preset
from app.risk.target import TargetStanding
from tests.workflow.edits import altered
from tests.workflow.plant import PLACES, Plant, assess, sound_plant, uid
from tests.workflow.planted import Edit, change, gone, new, planted


def _following() -> Plant:
    """The plant with no SL-T assigned: every place follows what is derived."""
    return {name: row for name, row in sound_plant().items() if row.table != "assigned_level"}


def test_the_initial_risk_of_a_zone_is_the_highest_of_its_functions_and_groups() -> None:
    """Likelihood certain (5): HS=4 is C 20 for EF-01, whose assets are everywhere but in Z-TMP."""
    initial = assess(sound_plant()).initial(uid("Z-OPS"))
    assert initial.outcome is not None
    assert (initial.outcome.letter, initial.sources, initial.above) == ("C", ("EF-01",), True)


def test_the_initial_risk_of_a_conduit_is_the_highest_of_its_zones() -> None:
    plant = planted(sound_plant(), (new("C-04 Z-TMP", ConduitZone(conduit_id=uid("C-04"), zone_id=uid("Z-TMP"))),))
    initial = assess(plant).initial(uid("C-04"))
    assert initial.outcome is not None
    assert (initial.outcome.letter, initial.sources) == ("C", ("Z-DOS", "Z-SIS"))


def test_a_zone_without_rated_functions_is_not_rated_rather_than_low() -> None:
    assessment = assess(planted(sound_plant(), (gone("EF-01 SCD-01"),)))
    assert assessment.initial(uid("Z-OPS")).outcome is None
    assert assessment.suggestion(uid("Z-OPS")).outcome is None
    assert assessment.suggestion(uid("Z-OPS")).reason == "The initial risk is not rated."


def test_the_comparison_suggests_detail_above_tolerable_and_says_why() -> None:
    suggestion = assess(sound_plant()).suggestion(uid("Z-CTL"))
    assert suggestion.outcome is ComparisonOutcome.REQUIRED
    assert suggestion.reason == "EF-01: Critical is above the tolerable level Medium."


def test_the_comparison_suggests_no_detail_within_tolerance() -> None:
    """AG-01: likelihood 2, HS=1 is L; the project tolerates M."""
    suggestion = assess(sound_plant()).suggestion(uid("Z-TMP"))
    assert suggestion.outcome is ComparisonOutcome.NOT_REQUIRED


def test_a_low_risk_does_not_excuse_a_function_that_is_not_rated() -> None:
    also = FunctionAsset(function_id=uid("EF-01"), asset_id=uid("LAP-01"))
    plant = planted(sound_plant(), (new("EF-01 LAP-01", also), gone("EF-01 rated")))
    suggestion = assess(plant).suggestion(uid("Z-TMP"))
    assert (suggestion.outcome, suggestion.reason) == (None, "EF-01 not rated.")


def test_a_stricter_zone_is_compared_by_its_own_tolerance_and_so_are_its_conduits() -> None:
    rated = InitialRating(id=uid("EF-01 rated"), function_id=uid("EF-01"), impacts="HS=1")
    plant = planted(sound_plant(), (new("EF-01 rated", rated), change("Z-CTL", tolerable="L")))
    assessment = assess(plant)
    letters = {code: assessment.tolerance(uid(code)) for code in ("Z-CTL", "Z-OPS", "C-02", "C-01")}
    assert {code: found.letter for code, found in letters.items() if found} == {
        "Z-CTL": "L",
        "Z-OPS": "M",
        "C-02": "L",
        "C-01": "M",
    }
    assert assessment.initial(uid("Z-CTL")).above is True
    assert assessment.initial(uid("Z-OPS")).above is False


def test_sl_t_follows_the_highest_scenario_and_names_it() -> None:
    """DR-Z-OPS: 4 x 4 is C, and C calls for SL 4."""
    entry = assess(_following()).target(uid("Z-OPS"))["IAC"]
    assert (entry.level, entry.standing) == (4, TargetStanding.DERIVED)
    assert entry.why() == ("DR-Z-OPS asks for SL 4: unmitigated risk Critical.",)


def test_a_scenario_raises_only_the_requirements_that_it_defeats() -> None:
    assessment = assess(planted(_following(), (change("DR-Z-OPS", frs="UC RA"),)))
    target = assessment.target(uid("Z-OPS"))
    assert str(target.vector) == "- 4 - - - - 4"
    assert target.standing_at(TargetStanding.NONE) == ("IAC", "SI", "DC", "RDF", "TRE")


def test_a_conduit_takes_the_higher_of_its_zones_and_of_its_own_scenarios() -> None:
    plant = planted(
        _following(),
        (change("DR-C-04 unmitigated", likelihood=1), change("DR-Z-DOS unmitigated", likelihood=3, impacts="HS=4")),
    )
    entry = assess(plant).target(uid("C-04"))["SI"]
    assert entry.level == 4
    assert [claim.source for claim in entry.raised_by] == ["Z-SIS"]
    assert [claim.source for claim in entry.claims] == ["Z-SIS", "Z-DOS", "DR-C-04"]


def test_a_zone_outside_the_system_asks_nothing_of_a_conduit() -> None:
    assessment = assess(planted(_following(), (gone("DR-C-01"), change("Z-OPS", in_scope=False))))
    assert assessment.target(uid("C-01")).vector.is_empty
    assert assessment.in_scope(uid("C-01")) is False


def test_a_zone_may_derive_sl_t_by_another_method_if_it_says_why() -> None:
    other: tuple[Edit, ...] = (change("Z-OPS", sl_method=SlMethod.THREAT_SOURCE),)
    assert assess(planted(_following(), other)).target(uid("Z-OPS"))["IAC"].level == 4
    explained = change("Z-OPS", sl_method=SlMethod.THREAT_SOURCE, sl_method_reason="Known intruders")
    assert assess(planted(_following(), (explained,))).target(uid("Z-OPS"))["IAC"].level == 2


def test_a_threat_source_that_is_not_credible_warrants_nothing() -> None:
    plant = planted(
        _following(),
        (
            change("Z-OPS", sl_method=SlMethod.THREAT_SOURCE, sl_method_reason="Known intruders"),
            change("TS-01", credible=False),
        ),
    )
    assert assess(plant).target(uid("Z-OPS")).vector.is_empty


def test_a_range_stays_a_range_until_a_level_is_chosen() -> None:
    method = load_preset(DEFAULT_PRESET)
    table = tuple(replace(row, low=row.low - 1) for row in method.sl_rule.risk_table)
    wide = replace(method, sl_rule=replace(method.sl_rule, risk_table=table)).to_text()
    assessment = assess(planted(_following(), (change("method 2", document=wide),)))
    target = assessment.target(uid("Z-OPS"))
    assert (str(target.derived), str(target.vector)) == (" ".join(["3..4"] * 7), " ".join(["4"] * 7))
    assert target.standing_at(TargetStanding.RANGE) == FR_CODES
    chosen = altered(sound_plant()["Z-OPS SL-T IAC"], level=3)
    assessment.apply({"assigned_level": {chosen.id: chosen}})
    assert assessment.target(uid("Z-OPS"))["IAC"].standing is TargetStanding.CHOSEN


def test_not_assessed_is_neither_a_gap_nor_reached() -> None:
    plant = {name: row for name, row in sound_plant().items() if not name.startswith("Z-BUS SR")}
    assessment = assess(plant)
    assert {gap.size for gap in assessment.gaps(uid("Z-BUS"))} == {None}
    assert not [finding for finding in assessment.findings() if finding.rule == "SL-03"]


def test_what_raises_sl_a_next_is_the_open_requirement() -> None:
    raising = assess(sound_plant()).achieved(uid("Z-DOS"))["IAC"].next_raise
    assert raising is not None
    assert ([unmet.requirement for unmet in raising.unmet], raising.reaches) == (["SR 1.1"], 4)


def test_requirement_rows_tell_what_sl_t_asks_for_and_how_far_it_is_met() -> None:
    rows = {row.requirement.id: row for row in assess(sound_plant()).requirements(uid("Z-DOS"))}
    assert len(rows) == 100
    assert [id for id, row in rows.items() if row.at_target] == [f"SR {number}.1" for number in range(1, 8)]
    assert rows["SR 1.1"].short is not None
    assert rows["SR 2.1"].short is None
    assert rows["SR 1.2"].state is None


def test_every_place_of_the_sound_plant_has_a_vector() -> None:
    assessment = assess(sound_plant())
    assert {str(assessment.target(uid(place)).vector) for place in PLACES} == {"1 1 1 1 1 1 1"}


def test_zones_that_go_round_in_a_circle_are_borne() -> None:
    """The store does not refuse it, a document written by hand may bring it."""
    plant = planted(
        sound_plant(),
        (
            change("Z-OPS", parent_id=uid("Z-CTL")),
            change("Z-CTL", parent_id=uid("Z-OPS")),
            new("Z-SELF", Zone(id=uid("Z-SELF"), code="Z-SELF", parent_id=uid("Z-SELF"))),
        ),
    )
    assert assess(plant).findings()
