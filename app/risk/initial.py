"""Initial risk: worst-case impact with likelihood taken as certain, carried to zones and conduits (ZCR 2 and 4)."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.i18n import _
from app.risk.method import Method
from app.risk.outcome import Outcome, highest, rate
from app.risk.scores import Rating
from app.risk.tolerance import Tolerance


@dataclass(frozen=True, slots=True)
class InitialRisk:
    """The initial risk of a zone or conduit.

    `outcome` is the highest and `sources` name what brought it there; None is "not rated", which is not low.
    `above` says that any of them is above tolerable, `reasons` why; `unrated` names those without a rating.
    """

    outcome: Outcome | None = None
    sources: tuple[str, ...] = ()
    above: bool | None = None
    reasons: tuple[str, ...] = ()
    unrated: tuple[str, ...] = ()


def initial_outcome(
    method: Method, impacts: Mapping[str, int], likelihood: int | None = None, tolerance: Tolerance | None = None
) -> Outcome:
    """The initial risk of an essential function or asset group (ZCR 2.1).

    Without a likelihood it is certain: the highest level of the scale. It counts as given even where the method
    computes likelihoods, for there is no scenario yet whose factors could be scored.
    """
    certain = len(method.likelihood) if likelihood is None else likelihood
    return rate(method, Rating(certain, impacts, override_reason=_("Initial risk")), tolerance)


def zone_initial(outcomes: Mapping[str, Outcome]) -> InitialRisk:
    """The initial risk of a zone from the outcomes, by code, of the functions and groups of its assets.

    The outcomes are judged by the zone's own tolerance. One above tolerable makes the zone above tolerable, even
    where another of a higher level is not (a category rule can do that).
    """
    top = highest(outcomes.values())
    unrated = tuple(code for code, outcome in outcomes.items() if not outcome.scored)
    if top is None:
        return InitialRisk(unrated=unrated)
    sources = tuple(code for code, outcome in outcomes.items() if _equal(outcome, top))
    reasons = tuple(f"{code}: {reason}" for code, outcome in outcomes.items() for reason in outcome.reasons)
    return InitialRisk(top, sources, bool(reasons), reasons, unrated)


def conduit_initial(zones: Mapping[str, InitialRisk]) -> InitialRisk:
    """The initial risk of a conduit: the highest of its zones, above tolerable where one of them is."""
    outcomes = {code: zone.outcome for code, zone in zones.items() if zone.outcome is not None}
    top = highest(outcomes.values())
    unrated = tuple(code for code in zones if code not in outcomes)
    if top is None:
        return InitialRisk(unrated=unrated)
    sources = tuple(code for code, outcome in outcomes.items() if _equal(outcome, top))
    above = tuple(code for code, zone in zones.items() if zone.above)
    reasons = tuple(_("{zone} is above its tolerable risk.").format(zone=code) for code in above)
    return InitialRisk(top, sources, bool(above), reasons, unrated)


def _equal(outcome: Outcome, top: Outcome) -> bool:
    return (outcome.rank, outcome.number) == (top.rank, top.number)
