"""Zones and conduits alike: scope, tolerable risk, and initial risk with what to compare (ZCR 2 and 4)."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from app.i18n import _
from app.model.entities import (
    Asset,
    AssetGroup,
    Conduit,
    ConduitZone,
    EssentialFunction,
    FunctionAsset,
    GroupAsset,
    InitialRating,
    Zone,
)
from app.model.fields import Entity
from app.model.vocabulary import ComparisonOutcome
from app.risk.initial import InitialRisk, conduit_initial, initial_outcome, zone_initial
from app.risk.method import Method
from app.risk.outcome import Outcome
from app.risk.scores import parse_scores
from app.risk.tolerance import Tolerance, tolerance_of
from app.workflow.criteria import CRITERIA, method_in_force
from app.workflow.derivation import Derivation, View
from app.workflow.reads import Whole, the

Place: TypeAlias = Zone | Conduit
Rated: TypeAlias = EssentialFunction | AssetGroup

PLACES: tuple[type[Entity], ...] = (Zone, Conduit)
RATED: tuple[type[Entity], ...] = (EssentialFunction, AssetGroup)

JOINED = the(Conduit).each(ConduitZone, "conduit_id").its("zone_id")
"""The zones that a conduit joins."""


@lru_cache(maxsize=10_000)
def scores(text: str) -> dict[str, int]:
    """Scores by key from their text, shared by all that have the same text: not to be changed."""
    return parse_scores(text)


def joined_zones(view: View, conduit: Conduit) -> tuple[Zone, ...]:
    """The zones that a conduit joins, by code."""
    links = view.facts.where(ConduitZone, "conduit_id", conduit.id)
    zones = {link.zone_id: view.facts.get(Zone, link.zone_id) for link in links}
    return tuple(sorted((zone for zone in zones.values() if zone is not None), key=lambda zone: (zone.code, zone.id)))


def place_of(view: View, zone_id: str | None, conduit_id: str | None) -> Place | None:
    """The zone or conduit that a row belongs to."""
    return view.facts.get(Zone, zone_id) or view.facts.get(Conduit, conduit_id)


def _in_scope(view: View, place: Place) -> bool:
    if isinstance(place, Zone):
        return place.in_scope
    zones = joined_zones(view, place)
    return not zones or any(zone.in_scope for zone in zones)


IN_SCOPE = Derivation("in scope", PLACES, (JOINED,), _in_scope)
"""Whether a zone or conduit is part of the system: a conduit is unless all its zones are outside."""


def is_in_scope(view: View, place: Place) -> bool:
    """Whether a zone or conduit is part of the system under consideration."""
    return view.of(IN_SCOPE, place.id)


def _tolerance(view: View, place: Place) -> Tolerance | None:
    method = method_in_force(view)
    if method is None:
        return None
    if isinstance(place, Zone):
        return tolerance_of(method, place.tolerable, place.tolerable_reason)
    zones = [zone for zone in joined_zones(view, place) if zone.in_scope]
    own = [tolerance_of(method, zone.tolerable, zone.tolerable_reason) for zone in zones]
    return min(own, key=lambda tolerance: method.rank(tolerance.letter), default=tolerance_of(method))


TOLERANCE = Derivation("tolerance", PLACES, (JOINED, Whole(CRITERIA)), _tolerance)
"""The tolerable risk in force: a zone's own or the project's; a conduit's is the strictest of the zones it joins."""


def initial_rating(view: View, rated: Rated) -> InitialRating | None:
    """The rating of an essential function or asset group."""
    field = "function_id" if isinstance(rated, EssentialFunction) else "group_id"
    return min(view.facts.where(InitialRating, field, rated.id), key=lambda rating: rating.id, default=None)


def _outcome(view: View, method: Method, rated: Rated, tolerance: Tolerance | None) -> Outcome:
    rating = initial_rating(view, rated)
    if rating is None:
        return initial_outcome(method, {}, None, tolerance)
    return initial_outcome(method, scores(rating.impacts), rating.likelihood, tolerance)


def _worst_case(view: View, rated: Rated) -> Outcome | None:
    method = method_in_force(view)
    return None if method is None else _outcome(view, method, rated, None)


WORST_CASE = Derivation(
    "worst case",
    RATED,
    (
        the(EssentialFunction).each(InitialRating, "function_id"),
        the(AssetGroup).each(InitialRating, "group_id"),
        Whole(CRITERIA),
    ),
    _worst_case,
)
"""The initial risk of an essential function or asset group, judged by the project's tolerance; None: no method."""


def _rated_of(view: View, zone: Zone) -> list[Rated]:
    found: dict[str, Rated] = {}
    for asset in view.facts.where(Asset, "zone_id", zone.id):
        for use in view.facts.where(FunctionAsset, "asset_id", asset.id):
            function = view.facts.get(EssentialFunction, use.function_id)
            if function is not None:
                found[function.id] = function
        for member in view.facts.where(GroupAsset, "asset_id", asset.id):
            group = view.facts.get(AssetGroup, member.group_id)
            if group is not None:
                found[group.id] = group
    return sorted(found.values(), key=lambda rated: (rated.code, rated.id))


def _zone_initial(view: View, zone: Zone) -> InitialRisk:
    method = method_in_force(view)
    if method is None:
        return InitialRisk()
    tolerance = view.of(TOLERANCE, zone.id)
    return zone_initial({rated.code: _outcome(view, method, rated, tolerance) for rated in _rated_of(view, zone)})


_FUNCTIONS = the(Zone).each(Asset, "zone_id").each(FunctionAsset, "asset_id").its("function_id")
_GROUPS = the(Zone).each(Asset, "zone_id").each(GroupAsset, "asset_id").its("group_id")

ZONE_INITIAL = Derivation(
    "initial risk of a zone",
    (Zone,),
    (
        _FUNCTIONS.each(InitialRating, "function_id"),
        _GROUPS.each(InitialRating, "group_id"),
        the(Zone).to(TOLERANCE),
        Whole(CRITERIA),
    ),
    _zone_initial,
)
"""The highest initial risk over the functions and groups of a zone's assets, judged by the zone's tolerance."""


def _conduit_initial(view: View, conduit: Conduit) -> InitialRisk:
    return conduit_initial({zone.code: view.of(ZONE_INITIAL, zone.id) for zone in joined_zones(view, conduit)})


CONDUIT_INITIAL = Derivation("initial risk of a conduit", (Conduit,), (JOINED.to(ZONE_INITIAL),), _conduit_initial)
"""The highest initial risk of the zones that a conduit joins."""


def initial_risk(view: View, place: Place) -> InitialRisk:
    """The initial risk of a zone or conduit; without an outcome it is not rated, which is not low."""
    return view.of(ZONE_INITIAL, place.id) if isinstance(place, Zone) else view.of(CONDUIT_INITIAL, place.id)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the comparison of initial with tolerable risk suggests; `outcome` None while that cannot be said."""

    outcome: ComparisonOutcome | None
    reason: str


def suggestion(view: View, place: Place) -> Suggestion:
    """What to answer in ZCR 4.1 for a zone or conduit, and why. The decision is a person's."""
    initial = initial_risk(view, place)
    if initial.above:
        return Suggestion(ComparisonOutcome.REQUIRED, " ".join(initial.reasons))
    if initial.outcome is None:
        return Suggestion(None, _("The initial risk is not rated."))
    if initial.unrated:
        return Suggestion(None, _("{codes} not rated.").format(codes=", ".join(initial.unrated)))
    label = initial.outcome.tolerance.letter
    return Suggestion(
        ComparisonOutcome.NOT_REQUIRED,
        _("The initial risk {risk} is not above the tolerable level {tolerable}.").format(
            risk=initial.outcome.letter, tolerable=label
        ),
    )
