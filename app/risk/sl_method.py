"""The SL that one scenario calls for, by each of the five methods (DOMAIN section 6)."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.i18n import _
from app.model.levels import TOP_LEVEL, LevelSpan
from app.model.vocabulary import SlMethod
from app.risk.method import Method
from app.risk.outcome import Outcome


@dataclass(frozen=True, slots=True)
class CalledFor:
    """The SL that a scenario calls for; None where it calls for none, and why in words either way."""

    span: LevelSpan | None
    words: str


def zone_method(method: Method, own: SlMethod | None = None, reason: str = "") -> SlMethod:
    """The SL-T method of a zone: the project's, unless the zone names its own with a reason."""
    return own if own is not None and reason.strip() else method.sl_rule.method


def called_for(method: Method, kind: SlMethod, unmitigated: Outcome, sources: Sequence[int] = ()) -> CalledFor:
    """The SL that a scenario calls for by the method `kind`.

    `unmitigated` is its unmitigated outcome, judged by the tolerance of its zone; `sources` are the levels 0 to 4
    that its credible threat sources warrant. A scenario that is not scored calls for none, which is not SL 0.
    """
    if not unmitigated.scored:
        return CalledFor(None, _("not scored"))
    return _METHODS[kind](method, unmitigated, sources)


def crrf_of(unmitigated: Outcome) -> Fraction | None:
    """The cyber risk reduction factor: unmitigated number / tolerable number; None without numbers.

    It comes from a draft of the standard, not from its published text.
    """
    number, tolerable = unmitigated.number, unmitigated.tolerance.number
    if number is None or not tolerable:
        return None
    return Fraction(number) / Fraction(tolerable)


def _by_risk_level(method: Method, outcome: Outcome, _sources: Sequence[int]) -> CalledFor:
    letter = outcome.letter or ""
    label = method.level(letter).label
    return CalledFor(method.spans_by_letter[letter], _("unmitigated risk {label}").format(label=label))


def _by_steps(method: Method, outcome: Outcome, _sources: Sequence[int]) -> CalledFor:
    steps = (outcome.rank or 0) - method.rank(outcome.tolerance.letter)
    least = 1 if outcome.above else 0
    level = min(max(steps, least), TOP_LEVEL)
    if steps < least:
        return _exactly(level, _("above tolerable by a category rule"))
    if steps <= 0:
        return _exactly(level, _("not above tolerable"))
    return _exactly(level, _("risk levels above tolerable: {steps}").format(steps=steps))


def _by_crrf(method: Method, outcome: Outcome, _sources: Sequence[int]) -> CalledFor:
    if not outcome.above:
        return _exactly(0, _("not above tolerable"))
    crrf = crrf_of(outcome)
    if crrf is None:
        return CalledFor(None, _("the cells of the grid have no numbers to take CRRF from"))
    level = max(bisect_right([Fraction(start) for start in method.sl_rule.crrf_thresholds], crrf), 1)
    words = _("CRRF {number} / {tolerable} = {crrf}")
    number, tolerable = outcome.number, outcome.tolerance.number
    return _exactly(level, words.format(number=number, tolerable=tolerable, crrf=round(float(crrf), 2)))


def _by_threat_source(_method: Method, outcome: Outcome, sources: Sequence[int]) -> CalledFor:
    if not outcome.above:
        return _exactly(1, _("not above tolerable"))
    if not sources:
        return CalledFor(None, _("above tolerable, but no credible threat source is named"))
    return _exactly(max(sources), _("most capable credible threat source"))


def _by_consequence(method: Method, outcome: Outcome, _sources: Sequence[int]) -> CalledFor:
    impact = outcome.impact or 0
    return CalledFor(method.spans_by_impact[impact], _("overall impact {impact}").format(impact=impact))


def _exactly(level: int, words: str) -> CalledFor:
    return CalledFor(LevelSpan(level, level), words)


_METHODS: dict[SlMethod, Callable[[Method, Outcome, Sequence[int]], CalledFor]] = {
    SlMethod.RISK_TABLE: _by_risk_level,
    SlMethod.STEPS: _by_steps,
    SlMethod.CRRF: _by_crrf,
    SlMethod.THREAT_SOURCE: _by_threat_source,
    SlMethod.CONSEQUENCE: _by_consequence,
}
