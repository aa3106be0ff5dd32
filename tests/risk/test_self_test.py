"""The presets, and the self-test of a method: each planted defect is found once and absent in the clean method."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from app.errors import UserError
from app.model.vocabulary import SlMethod, TriggerKind
from app.risk.criteria import CategoryRule, ImpactSpan, LikelihoodMode, RiskLevel, ScaleLevel
from app.risk.level_edits import with_added_risk_level
from app.risk.method import Method
from app.risk.method_edits import with_category_on, with_cell, with_number, with_tolerable
from app.risk.presets import DEFAULT_PRESET, list_presets, load_preset
from app.risk.problem import Check
from app.risk.self_test import self_test

PRESETS = [preset.key for preset in list_presets()]


def band(letter: str, low: str, high: str) -> Callable[[Method], Method]:
    def plant(method: Method) -> Method:
        bands = tuple(
            replace(found, low=Decimal(low), high=Decimal(high)) if found.letter == letter else found
            for found in method.bands
        )
        return replace(method, bands=bands)

    return plant


def likelihood_starts(number: int, low: str) -> Callable[[Method], Method]:
    def plant(method: Method) -> Method:
        level = replace(method.likelihood[number - 1], low=Decimal(low))
        scale: tuple[ScaleLevel, ...] = (*method.likelihood[: number - 1], level, *method.likelihood[number:])
        return replace(method, likelihood=scale)

    return plant


def sl_method(kind: SlMethod) -> Callable[[Method], Method]:
    return lambda method: replace(method, sl_rule=replace(method.sl_rule, method=kind))


def risk_table(*levels: int) -> Callable[[Method], Method]:
    def plant(method: Method) -> Method:
        rows = [replace(row, low=sl, high=sl) for row, sl in zip(method.sl_rule.risk_table, levels, strict=True)]
        return replace(method, sl_rule=replace(method.sl_rule, risk_table=tuple(rows)))

    return plant


def consequences(*levels: int) -> Callable[[Method], Method]:
    def plant(method: Method) -> Method:
        rows = tuple(ImpactSpan(impact, sl, sl) for impact, sl in enumerate(levels, start=1))
        rule = replace(method.sl_rule, consequence_table=rows, method=SlMethod.CONSEQUENCE)
        return replace(method, sl_rule=rule)

    return plant


def looked_up(*rows: tuple[int, ...]) -> Callable[[Method], Method]:
    def plant(method: Method) -> Method:
        assert method.likelihood_table is not None
        table = replace(method.likelihood_table, likelihoods=rows)
        return replace(method, likelihood_table=table, likelihood_mode=LikelihoodMode.LOOKUP)

    return plant


def no_category_on(method: Method) -> Method:
    for category in method.categories:
        method = with_category_on(method, category.key, False)
    return method


def rule_about_a_category_that_is_off(method: Method) -> Method:
    ruled = replace(method, category_rules=(CategoryRule("RG", 3, method.levels[-1].authority),))
    return with_category_on(ruled, "RG", False)


def everything_tolerable(kind: SlMethod) -> Callable[[Method], Method]:
    return lambda method: sl_method(kind)(with_tolerable(method, method.letters[-1]))


EXTREME = RiskLevel("X", "Extreme", "risk.C", "Senior management", 30)
WATER, PRODUCT = "water-5x5-asymmetric", "5x5-4-9-15"

PLANTED: tuple[tuple[Check, str, str, Callable[[Method], Method]], ...] = (
    (Check.HOLE, "grid[2][2]", PRODUCT, lambda method: with_cell(method, 2, 2, "")),
    (Check.UNREACHED, "levels[5]", "4x4", lambda method: with_added_risk_level(method, 5, EXTREME)),
    (Check.FALLS, "grid[5][5]", WATER, lambda method: with_cell(method, 5, 5, "H")),
    (Check.FALLS, "grid[2][2]", PRODUCT, lambda method: with_number(method, 2, 2, Decimal(1))),
    (Check.NUMBER_MISSING, "grid[1][1]", PRODUCT, lambda method: with_number(method, 1, 1, None)),
    (Check.BAND_GAP, "bands L, M", PRODUCT, band("M", "6", "9")),
    (Check.BAND_GAP, "bands L, M", PRODUCT, band("L", "1", "4.5")),
    (Check.BAND_OVERLAP, "bands L, M", PRODUCT, band("M", "4", "9")),
    (Check.BAND_CONTRADICTED, "grid[3][5]", PRODUCT, lambda method: with_cell(method, 3, 5, "C")),
    (Check.BAND_CONTRADICTED, "grid[5][5]", PRODUCT, lambda method: with_number(method, 5, 5, Decimal(30))),
    (Check.RANGE_GAP, "likelihood[2]", PRODUCT, likelihood_starts(2, "0.02")),
    (Check.RANGE_OVERLAP, "likelihood[2]", PRODUCT, likelihood_starts(2, "0.005")),
    (Check.TABLE_FALLS, "likelihood_table[3][3]", "style-62443-3-2", looked_up((1, 2, 3), (2, 3, 4), (3, 4, 3))),
    (Check.TOLERANCE_OUTSIDE, "tolerable_number", PRODUCT, lambda m: replace(m, tolerable_number=Decimal(10))),
    (Check.TOLERANCE_OUTSIDE, "tolerable_number", WATER, lambda m: replace(m, tolerable_number=Decimal(3))),
    (Check.TOLERANCE_NUMBER, "tolerable_number", PRODUCT, lambda m: replace(m, tolerable_number=None)),
    (Check.NO_CATEGORY, "categories", PRODUCT, no_category_on),
    (Check.IDLE_RULE, "category_rules[1]", PRODUCT, rule_about_a_category_that_is_off),
    (Check.SL_UNREACHED, "sl_rule.crrf_thresholds", PRODUCT, sl_method(SlMethod.CRRF)),
    (Check.SL_UNREACHED, "sl_rule", WATER, sl_method(SlMethod.CRRF)),
    (Check.SL_UNREACHED, "sl_rule", PRODUCT, everything_tolerable(SlMethod.CRRF)),
    (Check.SL_UNREACHED, "sl_rule", PRODUCT, everything_tolerable(SlMethod.STEPS)),
    (Check.SL_UNREACHED, "sl_rule", PRODUCT, everything_tolerable(SlMethod.THREAT_SOURCE)),
    (Check.SL_UNREACHED, "sl_rule", PRODUCT, risk_table(0, 0, 0, 0)),
    (Check.SL_UNREACHED, "sl_rule", PRODUCT, consequences(0, 0, 0, 0, 0)),
    (Check.SL_FALLS, "sl_rule.risk_table[3]", PRODUCT, risk_table(1, 3, 2, 4)),
    (Check.SL_FALLS, "sl_rule.consequence_table[4]", PRODUCT, consequences(1, 2, 3, 2, 4)),
)


@pytest.mark.parametrize("key", PRESETS)
def test_every_preset_passes_the_self_test(key: str) -> None:
    assert self_test(load_preset(key)) == ()


@pytest.mark.parametrize(("check", "place", "preset", "plant"), PLANTED)
def test_a_planted_defect_is_found_once_and_nothing_else(
    check: Check, place: str, preset: str, plant: Callable[[Method], Method]
) -> None:
    found = self_test(plant(load_preset(preset)))
    assert [(problem.check, problem.place) for problem in found] == [(check, place)]
    assert found[0].sentence.endswith(".")


def test_every_check_has_a_planted_defect() -> None:
    assert {check for check, *_rest in PLANTED} == set(Check)


def test_a_gap_of_a_hundredth_between_bands_is_found() -> None:
    """2.49 and 2.5: a mean of 2.495 would have no level."""
    gap = band("M", "2.5", "9")(band("L", "1", "2.49")(load_preset(PRODUCT)))
    assert Check.BAND_GAP in {problem.check for problem in self_test(gap)}


def test_thresholds_that_no_rating_reaches_are_named() -> None:
    """25 / 9 = 2.78 reaches 1.25 and 2.25, not 3.25 and 4.25."""
    found = self_test(sl_method(SlMethod.CRRF)(load_preset(PRODUCT)))
    assert "CRRF is 2.78, so no rating gives SL 3, SL 4:" in found[0].sentence


def test_a_tolerable_level_that_no_cell_has_is_outside_the_grid() -> None:
    method = with_tolerable(with_added_risk_level(load_preset("4x4"), 1, EXTREME), "X")
    assert {problem.check for problem in self_test(method)} == {Check.UNREACHED, Check.TOLERANCE_OUTSIDE}


def test_the_asymmetric_preset_judges_likelihood_and_impact_differently() -> None:
    method = load_preset(WATER)
    assert (method.letter_at(1, 5), method.letter_at(5, 1)) == ("M", "L")


@pytest.mark.parametrize("key", PRESETS)
def test_every_preset_asks_more_of_an_acceptance_the_higher_the_risk(key: str) -> None:
    levels = load_preset(key).levels
    assert (levels[0].accepted_days, levels[-1].accepted_days) == (365, 30)
    assert [level.accepted_days for level in levels] == sorted((x.accepted_days for x in levels), reverse=True)
    assert "owner" in levels[0].authority


@pytest.mark.parametrize("key", PRESETS)
def test_every_preset_describes_every_level_and_every_trigger(key: str) -> None:
    method = load_preset(key)
    assert [category.key for category in method.categories] == ["HS", "EN", "AV", "FI", "RE", "RG"]
    assert all(text for category in method.categories for text in category.descriptions)
    assert all(level.description for level in (*method.likelihood, *method.impact))
    assert {reaction.trigger for reaction in method.reaction_times} == set(TriggerKind)


def test_the_default_preset_is_there_and_an_unknown_one_is_refused_with_those_that_are() -> None:
    assert load_preset(DEFAULT_PRESET).letters == ("L", "M", "H", "C")
    with pytest.raises(UserError, match=DEFAULT_PRESET):
        load_preset("7x7")


def test_the_bands_of_the_presets_are_those_that_their_names_promise() -> None:
    bands = {key: [f"{band.low}-{band.high}" for band in load_preset(key).bands] for key in PRESETS}
    assert bands["4x4-product"] == ["1-2", "3-5", "6-11", "12-16"]
    assert bands["5x5-5-8-15"] == ["1-5", "6-8", "9-15", "16-25"]
    assert bands["5x5-4-9-14-19"] == ["1-4", "5-9", "10-14", "15-19", "20-25"]
    assert bands["5x5-4-9-15"] == ["1-4", "5-9", "10-15", "16-25"]
