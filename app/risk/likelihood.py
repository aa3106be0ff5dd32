"""The likelihood of a rating: picked, a weighted mean of factors, or looked up; and its override (DOMAIN section 3)."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from operator import mul

from app.i18n import _
from app.risk.criteria import LikelihoodMode, LikelihoodTable
from app.risk.decimals import half_up
from app.risk.method import Method
from app.risk.scores import Rating

THREAT = "threat"
VULNERABILITY = "vulnerability"


@dataclass(frozen=True, slots=True)
class Likelihood:
    """What the scores of a rating come to.

    `level` is the one that counts, None when there is none yet. `computed` stays visible beside an override;
    `exact` is the mean before rounding. `missing` says in words what is not scored.
    """

    level: int | None
    computed: int | None = None
    exact: Fraction | None = None
    overridden: bool = False
    missing: tuple[str, ...] = ()


def likelihood_of(method: Method, rating: Rating) -> Likelihood:
    """The likelihood of a rating under a method.

    A mean needs every factor scored; it is rounded half up and clamped to the scale. An override counts only with
    a reason. A level outside the scale counts as missing, never as the nearest one.
    """
    picked = rating.likelihood
    if picked is not None and not 1 <= picked <= len(method.likelihood):
        return Likelihood(None, missing=(_("likelihood (level {level} is not on the scale)").format(level=picked),))
    if method.likelihood_mode is LikelihoodMode.PICKED:
        return Likelihood(picked, missing=() if picked is not None else (_("likelihood"),))
    found = _computed(method, rating)
    if picked is None:
        return found
    if rating.override_reason.strip():
        return Likelihood(picked, found.computed, found.exact, overridden=True)
    if found.level is None:
        return Likelihood(None, missing=(*found.missing, _("reason for the override of the likelihood")))
    return found


def _computed(method: Method, rating: Rating) -> Likelihood:
    if method.likelihood_mode is LikelihoodMode.FACTORS:
        return _weighted_mean(method, rating)
    table = method.likelihood_table
    if table is None:
        return Likelihood(None, missing=(_("likelihood"),))
    missing = tuple(_not_looked_up(table, rating))
    if missing:
        return Likelihood(None, missing=missing)
    level = table.likelihoods[rating.factors[THREAT] - 1][rating.factors[VULNERABILITY] - 1]
    return Likelihood(level, level, Fraction(level))


def _weighted_mean(method: Method, rating: Rating) -> Likelihood:
    missing = tuple(
        _("factor {label}").format(label=factor.label)
        for factor in method.factors
        if not 1 <= rating.factors.get(factor.key, 0) <= len(factor.descriptions)
    )
    if missing:
        return Likelihood(None, missing=missing)
    weights = [Fraction(factor.weight) for factor in method.factors]
    scores = [rating.factors[factor.key] for factor in method.factors]
    exact = sum(map(mul, weights, scores), Fraction(0)) / sum(weights, Fraction(0))
    level = min(max(half_up(exact), 1), len(method.likelihood))
    return Likelihood(level, level, exact)


def _not_looked_up(table: LikelihoodTable, rating: Rating) -> Iterator[str]:
    if not 1 <= rating.factors.get(THREAT, 0) <= len(table.threat):
        yield _("threat")
    if not 1 <= rating.factors.get(VULNERABILITY, 0) <= len(table.vulnerability):
        yield _("vulnerability")
