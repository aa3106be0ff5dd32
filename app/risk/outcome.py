"""What a rating comes to: risk level, number, and whether it is above tolerable, with the reasons (DOMAIN 3, 5)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from app.i18n import _
from app.risk.criteria import CategoryRule
from app.risk.likelihood import Likelihood, likelihood_of
from app.risk.method import Method
from app.risk.scores import Rating
from app.risk.tolerance import Tolerance, tolerance_of


@dataclass(frozen=True, slots=True)
class Outcome:
    """The risk of a rating; always derived, never stored.

    `impact` is the overall impact level and `set_by` the categories that reach it. `letter`, `rank` (0 the lowest
    level) and `number` come from the grid and are None until `missing` is empty. `rules` are the category rules
    that the impacts break, `reasons` say in words why the risk is above tolerable.
    """

    likelihood: Likelihood
    tolerance: Tolerance
    impact: int | None = None
    set_by: tuple[str, ...] = ()
    letter: str | None = None
    rank: int | None = None
    number: Decimal | None = None
    rules: tuple[CategoryRule, ...] = ()
    reasons: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def scored(self) -> bool:
        """There is a risk level."""
        return self.letter is not None

    @property
    def above(self) -> bool | None:
        """Above tolerable, by level or by a category rule; None when not scored."""
        return bool(self.reasons) if self.scored else None


def rate(method: Method, rating: Rating, tolerance: Tolerance | None = None) -> Outcome:
    """The outcome of a rating, judged by `tolerance` (the project's when left out).

    The overall impact is the highest over the categories that are on. A category that is not rated does not count;
    without any rated category, or without a likelihood, the rating is not scored.
    """
    tolerance = tolerance or tolerance_of(method)
    likelihood = likelihood_of(method, rating)
    top = len(method.impact)
    counted = {key: level for key, level in rating.impacts.items() if key in method.categories_on and 1 <= level <= top}
    missing = (*likelihood.missing, *_wrong_impacts(method, rating))
    if missing or likelihood.level is None:
        return Outcome(likelihood, tolerance, max(counted.values(), default=None), missing=missing)
    impact = max(counted.values())
    set_by = tuple(category.key for category in method.categories if counted.get(category.key) == impact)
    letter = method.letter_at(likelihood.level, impact)
    if not letter:
        hole = _("risk level of the cell likelihood {likelihood}, impact {impact}")
        missing = (hole.format(likelihood=likelihood.level, impact=impact),)
        return Outcome(likelihood, tolerance, impact, set_by, missing=missing)
    rules = tuple(rule for rule in method.category_rules if counted.get(rule.category, 0) >= rule.impact)
    reasons = tuple(_reasons(method, letter, tolerance, rules, rating))
    number = method.number_at(likelihood.level, impact)
    return Outcome(likelihood, tolerance, impact, set_by, letter, method.rank(letter), number, rules, reasons)


def highest(outcomes: Iterable[Outcome]) -> Outcome | None:
    """The outcome of the highest risk level, then number; the first of equals; None when none is scored."""
    scored = (outcome for outcome in outcomes if outcome.scored)
    return max(scored, key=lambda outcome: (outcome.rank or 0, outcome.number or Decimal(0)), default=None)


def _wrong_impacts(method: Method, rating: Rating) -> Iterator[str]:
    """What keeps the impacts from counting: a wrong entry must not pass for a lower risk."""
    if not any(key in method.categories_on for key in rating.impacts):
        yield _("impact")
    for key, level in rating.impacts.items():
        if not method.has_category(key):
            yield _("impact category {key} (the method does not have it)").format(key=key)
        elif key in method.categories_on and not 1 <= level <= len(method.impact):
            label = method.category(key).label
            yield _("impact in {category} (level {level} is not on the scale)").format(category=label, level=level)


def _reasons(
    method: Method, letter: str, tolerance: Tolerance, rules: tuple[CategoryRule, ...], rating: Rating
) -> Iterator[str]:
    if method.rank(letter) > method.rank(tolerance.letter):
        text = _("{label} is above the tolerable level {tolerable}.")
        yield text.format(label=method.level(letter).label, tolerable=method.level(tolerance.letter).label)
    for rule in rules:
        text = _("{category} impact {impact}: from {limit} on it is never tolerable without {authority}.")
        label, impact = method.category(rule.category).label, rating.impacts[rule.category]
        yield text.format(category=label, impact=impact, limit=rule.impact, authority=rule.authority)
