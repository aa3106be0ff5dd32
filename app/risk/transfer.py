"""From one method to another that was made elsewhere: where scores, letters and categories go (DOMAIN section 3).

These are proposals in proportion: the lowest stays the lowest, the highest the highest. A person may choose others.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace

from app.risk.criteria import ImpactCategory
from app.risk.method import Method, checked
from app.risk.scale_edits import Axis


def in_proportion(level: int, old: int, new: int) -> int:
    """Where a level of a scale of `old` levels goes on one of `new` levels, half up."""
    return 1 + (2 * (level - 1) * (new - 1) + (old - 1)) // (2 * (old - 1))


def level_moves(old: Method, new: Method) -> dict[Axis, Mapping[int, int]]:
    """Per scale that has another number of levels where the scores of each level go."""
    sizes: dict[Axis, tuple[int, int]] = {
        "likelihood": (len(old.likelihood), len(new.likelihood)),
        "impact": (len(old.impact), len(new.impact)),
    }
    return {
        axis: {level: in_proportion(level, before, after) for level in range(1, before + 1)}
        for axis, (before, after) in sizes.items()
        if before != after
    }


def letter_moves(old: Method, new: Method) -> dict[str, str]:
    """Which level takes the place of one whose letter is gone: in proportion, the stricter of two."""
    last_old, last_new = len(old.levels) - 1, len(new.levels) - 1
    return {
        letter: new.letters[rank * last_new // last_old]
        for rank, letter in enumerate(old.letters)
        if letter not in new.letters
    }


def with_kept_categories(old: Method, new: Method, scored: Collection[str]) -> Method:
    """The new method with the scored impact categories that it lacks, switched off, so that no score is lost."""
    missing = [category for category in old.categories if category.key in scored and not new.has_category(category.key)]
    kept = tuple(_kept(category, len(old.impact), len(new.impact)) for category in missing)
    return checked(replace(new, categories=(*new.categories, *kept))) if kept else new


def _kept(category: ImpactCategory, old: int, new: int) -> ImpactCategory:
    """A category with a description for each level of the new impact scale."""
    texts = tuple(category.descriptions[in_proportion(level, new, old) - 1] for level in range(1, new + 1))
    return replace(category, descriptions=texts, on=False)
