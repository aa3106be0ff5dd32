"""Self-test of the rules: a tolerance outside the grid, rules and security levels that no rating can bring about."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from app.i18n import _
from app.model.levels import LevelSpan
from app.model.vocabulary import SlMethod
from app.risk.method import Method
from app.risk.problem import Check, Problem


def tolerance_problems(method: Method) -> Iterator[Problem]:
    """A tolerable level or number that the grid does not have."""
    label = method.level(method.tolerable).label
    if method.tolerable not in _reached(method):
        sentence = _("The tolerable level {label} is not in the grid.").format(label=label)
        yield Problem(Check.TOLERANCE_OUTSIDE, "tolerable", sentence)
        return
    numbers = method.numbers_by_letter.get(method.tolerable)
    if method.tolerable_number is None:
        if numbers:
            sentence = _("Cells have numbers, but the tolerable level {label} has none.").format(label=label)
            yield Problem(Check.TOLERANCE_NUMBER, "tolerable_number", sentence)
    elif not numbers or not numbers[0] <= method.tolerable_number <= numbers[-1]:
        sentence = _("The tolerable number {number} lies outside the cells of the tolerable level {label}.")
        text = sentence.format(number=method.tolerable_number, label=label)
        yield Problem(Check.TOLERANCE_OUTSIDE, "tolerable_number", text)


def category_problems(method: Method) -> Iterator[Problem]:
    """Impact categories of which none is on, and rules about one that is off."""
    if not method.categories_on:
        yield Problem(Check.NO_CATEGORY, "categories", _("Every impact category is off, so nothing can be scored."))
    for number, rule in enumerate(method.category_rules, start=1):
        if rule.category not in method.categories_on:
            sentence = _("The rule about {category} never applies, because the category is off.")
            text = sentence.format(category=method.category(rule.category).label)
            yield Problem(Check.IDLE_RULE, f"category_rules[{number}]", text)


def sl_problems(method: Method) -> Iterator[Problem]:
    """Defects of the SL-T method in use: what no rating can trigger, and an SL that falls as risk rises."""
    yield from _SL_CHECKS[method.sl_rule.method](method)


def _risk_table(method: Method) -> Iterator[Problem]:
    rows = [method.spans_by_letter[letter] for letter in method.letters]
    yield from _falling("sl_rule.risk_table", rows)
    reached = [method.spans_by_letter[letter] for letter in method.letters if letter in _reached(method)]
    if all(span.high == 0 for span in reached):
        yield _idle(_("Every risk level gives SL 0, so the risk level table never asks for anything."))


def _consequence(method: Method) -> Iterator[Problem]:
    rows = [method.spans_by_impact[impact] for impact in range(1, len(method.impact) + 1)]
    yield from _falling("sl_rule.consequence_table", rows)
    if all(span.high == 0 for span in rows):
        yield _idle(_("Every impact level gives SL 0, so the consequence table never asks for anything."))


def _above_only(method: Method) -> Iterator[Problem]:
    if not _can_be_above(method):
        yield _idle(_("No rating can be above tolerable, so the SL-T method never asks for anything."))


def _crrf(method: Method) -> Iterator[Problem]:
    if not _can_be_above(method):
        yield from _above_only(method)
        return
    numbers = [number for row in method.numbers_by_letter.values() for number in row]
    if not numbers or method.tolerable_number is None:
        yield _idle(_("CRRF divides numbers, but the cells or the tolerable level have none."))
        return
    most = Fraction(max(numbers)) / Fraction(method.tolerable_number)
    beyond = [f"SL {sl}" for sl, start in enumerate(method.sl_rule.crrf_thresholds, start=1) if sl > 1 and start > most]
    if beyond:
        sentence = _("The highest CRRF is {most}, so no rating gives {levels}: remove or lower their thresholds.")
        text = sentence.format(most=round(float(most), 2), levels=", ".join(beyond))
        yield Problem(Check.SL_UNREACHED, "sl_rule.crrf_thresholds", text)


def _falling(place: str, rows: Sequence[LevelSpan]) -> Iterator[Problem]:
    for number, (lower, upper) in enumerate(pairwise(rows), start=2):
        if upper.low < lower.low or upper.high < lower.high:
            sentence = _("SL {upper} follows on SL {lower}: the level falls although the risk rises.")
            yield Problem(Check.SL_FALLS, f"{place}[{number}]", sentence.format(upper=upper, lower=lower))


def _idle(sentence: str) -> Problem:
    return Problem(Check.SL_UNREACHED, "sl_rule", sentence)


def _reached(method: Method) -> frozenset[str]:
    return frozenset(letter for row in method.grid.letters for letter in row if letter)


def _can_be_above(method: Method) -> bool:
    by_level = any(method.rank(letter) > method.rank(method.tolerable) for letter in _reached(method))
    return by_level or any(rule.category in method.categories_on for rule in method.category_rules)


_SL_CHECKS: dict[SlMethod, Callable[[Method], Iterator[Problem]]] = {
    SlMethod.RISK_TABLE: _risk_table,
    SlMethod.STEPS: _above_only,
    SlMethod.CRRF: _crrf,
    SlMethod.THREAT_SOURCE: _above_only,
    SlMethod.CONSEQUENCE: _consequence,
}
