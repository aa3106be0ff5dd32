"""Residual against unmitigated ratings, and the rating that stands on a date (DOMAIN sections 5 and 11)."""

from collections.abc import Iterable
from datetime import date

from app.model.vocabulary import Stage
from app.risk.method import Method
from app.risk.outcome import Outcome, rate
from app.risk.scores import Rating


def residual_above(unmitigated: Outcome, residual: Outcome) -> bool:
    """Whether a residual risk is higher than the unmitigated one: an error (ZCR 5.9).

    Higher is: a higher level; or the same level with a higher number; or, without numbers, the same level in a cell
    that is at least as far out in both directions and further in one. Not scored is not higher.
    """
    if unmitigated.rank is None or residual.rank is None:
        return False
    if unmitigated.rank != residual.rank:
        return residual.rank > unmitigated.rank
    if unmitigated.number is not None and residual.number is not None:
        return residual.number > unmitigated.number
    before, after = _cell(unmitigated), _cell(residual)
    return before != after and after[0] >= before[0] and after[1] >= before[1]


def lowered(unmitigated: Outcome, residual: Outcome) -> bool:
    """Whether a residual risk is lower than the unmitigated one, in the sense of `residual_above`.

    Credit without any implemented countermeasure is a finding (DR-04).
    """
    return residual_above(residual, unmitigated)


def unmoved(method: Method, unmitigated: Rating, residual: Rating) -> bool:
    """Whether two ratings come to the same likelihood and the same impact in every category that is on.

    Said of a residual whose countermeasures are named, it reads "no change" (DR-03). The scores count, not the
    level: a likelihood that fell within one risk level did move.
    """
    before, after = _scores(method, unmitigated), _scores(method, residual)
    return before is not None and before == after


def standing_stage(planned: Outcome, due_dates: Iterable[date | None], as_of: date) -> Stage:
    """Which residual rating stands on a date: the planned one from the latest due date on, the current one before.

    `due_dates` are those of the countermeasures still planned. Without one, with one that has no date, or with the
    planned rating not scored, the current rating stands.
    """
    known: list[date] = []
    for due in due_dates:
        if due is None:
            return Stage.CURRENT
        known.append(due)
    counts = planned.scored and bool(known) and max(known) <= as_of
    return Stage.PLANNED if counts else Stage.CURRENT


def _cell(outcome: Outcome) -> tuple[int, int]:
    return outcome.likelihood.level or 0, outcome.impact or 0


def _scores(method: Method, rating: Rating) -> tuple[int, dict[str, int]] | None:
    """Likelihood and counted impacts; None where the rating is not scored."""
    outcome = rate(method, rating)
    if not outcome.scored or outcome.likelihood.level is None:
        return None
    return outcome.likelihood.level, {key: n for key, n in rating.impacts.items() if key in method.categories_on}
