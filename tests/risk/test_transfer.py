"""From one method to another: in proportion, and nothing is lost."""

from itertools import product

import pytest

from app.risk.criteria import ImpactCategory
from app.risk.method_edits import with_category
from app.risk.presets import list_presets, load_preset
from app.risk.transfer import in_proportion, letter_moves, level_moves, with_kept_categories

KEYS = [preset.key for preset in list_presets()]


@pytest.mark.parametrize(("old", "new"), list(product(range(2, 7), repeat=2)))
def test_the_lowest_stays_lowest_the_highest_highest_and_the_order_holds(old: int, new: int) -> None:
    moved = [in_proportion(level, old, new) for level in range(1, old + 1)]
    assert (moved[0], moved[-1]) == (1, new)
    assert moved == sorted(moved)


def test_the_middle_goes_up_when_it_lies_between_two() -> None:
    assert in_proportion(2, 3, 4) == 3
    assert in_proportion(3, 5, 3) == 2


@pytest.mark.parametrize(("old", "new"), list(product(KEYS, repeat=2)))
def test_between_any_two_presets_every_level_and_letter_has_a_place(old: str, new: str) -> None:
    before, after = load_preset(old), load_preset(new)
    moves = level_moves(before, after)
    for axis, size, other in (
        ("likelihood", before.likelihood, after.likelihood),
        ("impact", before.impact, after.impact),
    ):
        assert (axis in moves) == (len(size) != len(other))
    letters = letter_moves(before, after)
    assert all(letter in after.letters or letters[letter] in after.letters for letter in before.letters)


def test_a_scored_category_that_is_missing_is_kept_and_switched_off() -> None:
    after, water = load_preset("3x3"), load_preset("water-5x5-asymmetric")
    own = ImpactCategory("BW", "Boil water", ("none", "a street", "a district", "a town", "all"))
    before = with_category(water, own)
    kept = with_kept_categories(before, after, {"BW"})
    assert kept.category("BW").descriptions == ("none", "a district", "all")
    assert not kept.category("BW").on
    assert with_kept_categories(before, after, set()) is after
