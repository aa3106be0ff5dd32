"""Edits of a method: nothing is dropped, the edited method is usable, and it is said which ratings moved."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from app.errors import UserError
from app.model.vocabulary import SlMethod
from app.risk.criteria import Band, CategoryRule, ImpactCategory, RiskLevel, ScaleLevel
from app.risk.level_edits import with_added_risk_level, with_risk_level, without_risk_level
from app.risk.method import Method, checked
from app.risk.method_edits import (
    with_category,
    with_category_at,
    with_category_label,
    with_category_on,
    with_cell,
    with_grid_from_bands,
    with_number,
    with_tolerable,
    without_bands,
    without_numbers,
)
from app.risk.outcome import rate
from app.risk.presets import list_presets, load_preset
from app.risk.problem import Check
from app.risk.rerating import Subject, moved
from app.risk.scale_edits import Axis, ScaleEdit, add_level, moved_rating, remove_level
from app.risk.scores import Rating
from app.risk.self_test import self_test

PRESETS = [preset.key for preset in list_presets()]
AXES: tuple[Axis, ...] = ("likelihood", "impact")
NEW = ScaleLevel("New level")
EXTREME = RiskLevel("X", "Extreme", "risk.C", "Board", 7)


def size(method: Method, axis: Axis) -> int:
    return len(method.likelihood if axis == "likelihood" else method.impact)


def scored(axis: Axis, level: int) -> Rating:
    return Rating(level, {"HS": 1}) if axis == "likelihood" else Rating(1, {"HS": level})


def level_of(axis: Axis, rating: Rating) -> int | None:
    return rating.likelihood if axis == "likelihood" else rating.impacts["HS"]


def every_scale_edit(key: str, axis: Axis) -> list[ScaleEdit]:
    method = load_preset(key)
    count = size(method, axis)
    added = [add_level(method, axis, number, NEW) for number in range(1, count + 2)]
    removals = [remove_level(method, axis, number) for number in range(1, count + 1)]
    return added + [removal.settle(choice) for removal in removals for choice in removal.choices]


@pytest.mark.parametrize("axis", AXES)
@pytest.mark.parametrize("key", PRESETS)
def test_after_every_scale_edit_the_method_is_usable_and_every_score_has_a_place(key: str, axis: Axis) -> None:
    before = size(load_preset(key), axis)
    for edit in every_scale_edit(key, axis):
        assert checked(edit.method) is edit.method
        assert set(edit.moves) == set(range(1, before + 1))
        for old in edit.moves:
            level = level_of(axis, moved_rating(scored(axis, old), edit))
            assert level is not None
            assert 1 <= level <= size(edit.method, axis)
        left = {problem.check for problem in self_test(edit.method)}
        assert left <= {Check.RANGE_GAP, Check.UNREACHED, Check.TOLERANCE_OUTSIDE, Check.SL_UNREACHED}


@pytest.mark.parametrize("axis", AXES)
def test_an_added_level_moves_the_higher_scores_up_and_leaves_their_risk(axis: Axis) -> None:
    method = load_preset("water-5x5-asymmetric")
    edit = add_level(method, axis, 3, NEW)
    for old in range(1, 6):
        rating = scored(axis, old)
        assert rate(edit.method, moved_rating(rating, edit)).letter == rate(method, rating).letter
    assert (edit.method.likelihood if axis == "likelihood" else edit.method.impact)[2] == NEW
    assert moved(method, edit.method, [Subject("DR-1", scored(axis, 4), moved_rating(scored(axis, 4), edit))]) == ()


def test_an_added_impact_level_has_no_descriptions_of_another() -> None:
    edit = add_level(load_preset("4x4"), "impact", 2, NEW)
    assert {category.descriptions[1] for category in edit.method.categories} == {""}
    assert [row.impact for row in edit.method.sl_rule.consequence_table] == [1, 2, 3, 4, 5]


def test_a_removed_level_asks_where_its_scores_go_and_rules_follow() -> None:
    method = replace(load_preset("5x5-4-9-15"), category_rules=(CategoryRule("HS", 3, "Senior management"),))
    removal = remove_level(method, "impact", 3)
    assert removal.choices == (1, 2, 4, 5)
    edit = removal.settle(2)
    assert edit.moves == {1: 1, 2: 2, 3: 2, 4: 3, 5: 4}
    assert edit.method.category_rules[0].impact == 2
    assert moved_rating(Rating(5, {"HS": 3, "EN": 5, "XX": 9}), edit).impacts == {"HS": 2, "EN": 4, "XX": 9}
    with pytest.raises(UserError, match="cannot go to level 3"):
        removal.settle(3)


def test_a_table_of_likelihoods_follows_the_scale() -> None:
    edit = remove_level(load_preset("style-62443-3-2"), "likelihood", 5).settle(4)
    assert edit.method.likelihood_table is not None
    assert edit.method.likelihood_table.likelihoods == ((1, 2, 3), (2, 3, 4), (3, 4, 4))


REFUSED: tuple[Callable[[Method], object], ...] = (
    lambda method: remove_level(method, "likelihood", 6),
    lambda method: add_level(method, "impact", 7, NEW),
    lambda method: with_cell(method, 6, 1, "L"),
    lambda method: with_cell(method, 1, 1, "X"),
    lambda method: with_number(method, 1, 0, Decimal(1)),
    lambda method: with_tolerable(method, "X"),
    lambda method: with_category_on(method, "XX", True),
    lambda method: with_category(method, method.categories[0]),
    lambda method: with_category_label(method, "HS", " "),
    lambda method: with_risk_level(method, "X", EXTREME),
    lambda method: with_risk_level(method, "L", replace(EXTREME, letter="M")),
    lambda method: without_risk_level(method, "L", "L"),
    lambda method: without_risk_level(method, "L", "X"),
    lambda method: add_level(add_level(method, "impact", 1, NEW).method, "impact", 1, NEW),
)


@pytest.mark.parametrize("number", range(len(REFUSED)))
def test_an_edit_that_cannot_be_is_refused_with_a_remedy(number: int) -> None:
    with pytest.raises(UserError) as refused:
        REFUSED[number](load_preset("5x5-4-9-15"))
    assert refused.value.hint


def test_a_scale_of_two_levels_loses_no_more() -> None:
    three = load_preset("3x3")
    two = remove_level(three, "impact", 3).settle(2).method
    with pytest.raises(UserError, match="2 to 6 entries"):
        remove_level(two, "impact", 1).settle(2)


def test_filling_the_grid_from_bands_stores_letters_numbers_and_the_tolerable_number() -> None:
    bands = tuple(Band(letter, Decimal(low), Decimal(high)) for letter, low, high in [("L", 1, 5), ("M", 6, 8)])
    method = with_grid_from_bands(load_preset("5x5-4-9-15"), bands)
    assert method.grid.letters[1] == ("L", "L", "M", "M", "")
    assert method.number_at(2, 5) == 10
    assert method.tolerable_number == 8


def test_an_edited_cell_changes_that_cell_only() -> None:
    before = load_preset("5x5-4-9-15")
    after = with_number(with_cell(before, 2, 4, "H"), 2, 4, Decimal("8.5"))
    assert (after.letter_at(2, 4), after.number_at(2, 4)) == ("H", Decimal("8.5"))
    assert with_number(with_cell(after, 2, 4, "M"), 2, 4, Decimal(8)) == before


def test_a_first_number_can_be_given_to_a_grid_without_numbers() -> None:
    method = with_number(load_preset("4x4"), 1, 2, Decimal(2))
    assert (method.number_at(1, 1), method.number_at(1, 2)) == (None, Decimal(2))


def test_taking_numbers_away_takes_bands_and_tolerable_number_with_them() -> None:
    method = without_numbers(load_preset("5x5-4-9-15"))
    assert (method.number_at(5, 5), method.bands, method.tolerable_number) == (None, (), None)
    assert self_test(method) == ()
    assert without_bands(load_preset("5x5-4-9-15")).number_at(5, 5) == 25


def test_categories_are_added_renamed_moved_and_switched_off_with_their_scores_kept() -> None:
    method = load_preset("4x4")
    method = with_category(method, ImpactCategory("PR", "Product quality", ("",) * 4))
    method = with_category_label(with_category_at(method, "PR", 1), "HS", "People")
    assert [category.key for category in method.categories] == ["PR", "HS", "EN", "AV", "FI", "RE", "RG"]
    assert method.category("HS").label == "People"
    rating = Rating(4, {"HS": 4, "EN": 1})
    off = with_category_on(method, "HS", False)
    assert (rate(method, rating).impact, rate(off, rating).impact) == (4, 1)
    assert rate(with_category_on(off, "HS", True), rating) == rate(method, rating)


def test_a_renamed_risk_level_keeps_its_cells_band_and_table_row() -> None:
    method = load_preset("5x5-4-9-15")
    renamed = with_risk_level(method, "M", replace(method.level("M"), letter="X", label="Middling"))
    assert renamed.tolerable == "X"
    assert renamed.letter_at(3, 3) == "X"
    assert [band.letter for band in renamed.bands] == ["L", "X", "H", "C"]
    assert renamed.spans_by_letter["X"] == method.spans_by_letter["M"]
    assert self_test(renamed) == ()


def test_a_removed_risk_level_gives_its_cells_and_band_to_another() -> None:
    method = without_risk_level(load_preset("5x5-4-9-15"), "M", "L")
    assert (method.letters, method.tolerable, method.letter_at(3, 3)) == (("L", "H", "C"), "L", "L")
    assert method.bands[0] == Band("L", Decimal(1), Decimal(9))
    assert self_test(method) == ()


def test_an_added_risk_level_starts_with_the_sl_of_the_level_below() -> None:
    method = with_added_risk_level(load_preset("4x4"), 5, EXTREME)
    assert method.letters == ("L", "M", "H", "C", "X")
    assert method.spans_by_letter["X"] == method.spans_by_letter["C"]


def test_a_changed_method_says_which_ratings_moved() -> None:
    old = load_preset("5x5-4-9-15")
    new = load_preset("5x5-5-8-15")
    ratings = {
        "DR-1": Rating(3, {"HS": 3}),  # 9: M becomes H
        "DR-2": Rating(5, {"HS": 1}),  # 5: M becomes L
        "DR-3": Rating(5, {"HS": 5}),  # 25: C stays
        "DR-4": Rating(None, {"HS": 5}),  # not scored under either
    }
    moves = moved(old, new, [Subject(code, rating, rating) for code, rating in ratings.items()])
    assert [(move.id, move.before.letter, move.after.letter) for move in moves] == [
        ("DR-1", "M", "H"),
        ("DR-2", "M", "L"),
    ]


def test_a_stricter_tolerance_moves_what_it_makes_intolerable_but_not_in_a_zone_with_its_own() -> None:
    old = load_preset("5x5-4-9-15")
    new = with_tolerable(old, "L")
    rating = Rating(3, {"HS": 3})
    subjects = [Subject("DR-1", rating, rating), Subject("DR-2", rating, rating, "M", "pilot plant")]
    assert [(move.id, move.after.above) for move in moved(old, new, subjects)] == [("DR-1", True)]


def test_another_sl_method_moves_no_risk() -> None:
    old = load_preset("5x5-4-9-15")
    new = replace(old, sl_rule=replace(old.sl_rule, method=SlMethod.STEPS))
    assert moved(old, new, [Subject("DR-1", Rating(5, {"HS": 5}), Rating(5, {"HS": 5}))]) == ()
