"""SL-A and SL-C of zones and conduits, and the requirements behind them (DOMAIN section 7)."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from app.catalog.catalogue import Catalogue
from app.catalog.ids import canonical_id
from app.catalog.requirements import Requirement
from app.model.entities import (
    AdoptedCapability,
    Asset,
    Conduit,
    ConduitDevice,
    Countermeasure,
    LevelOverride,
    RequirementState,
    Zone,
)
from app.model.levels import FR_CODES, LevelVector
from app.model.vocabulary import CountermeasureState
from app.risk.achieved import AT_NO_LEVEL, Achieved, Answer, RequirementLevels, Shortfall, achieved, shortfall
from app.risk.capability import Adopted, Capabilities, Component, capabilities
from app.risk.gap import Gap, gaps
from app.workflow.derivation import Derivation, View
from app.workflow.places import PLACES, Place
from app.workflow.reads import Given, Whole, the
from app.workflow.targets import target

canonical = lru_cache(maxsize=4_000)(canonical_id)
vector = lru_cache(maxsize=4_000)(LevelVector.parse)


def _overrides(view: View, _row: None) -> tuple[tuple[str, int], ...]:
    rows = sorted(view.facts.all(LevelOverride).values(), key=lambda row: row.id)
    return tuple({canonical(row.requirement): row.level for row in rows}.items())


OVERRIDES = Derivation("level overrides", (), (Whole(LevelOverride),), _overrides)
"""Requirements of which the project says itself from which level on they apply."""


@lru_cache(maxsize=4)
def _requirement_levels(catalogue: Catalogue, overrides: tuple[tuple[str, int], ...]) -> RequirementLevels:
    return RequirementLevels(catalogue.system_requirements, dict(overrides))


def requirement_levels(view: View) -> RequirementLevels:
    """From which level on each SR and RE applies, with the project's overrides."""
    return _requirement_levels(view.catalogue, view.of(OVERRIDES))


def requirement_states(view: View, place: Place) -> dict[str, RequirementState]:
    """What is recorded for a zone or conduit, by requirement id in the catalogue's spelling."""
    rows = view.facts.where(RequirementState, "zone_id" if isinstance(place, Zone) else "conduit_id", place.id)
    return {canonical(row.requirement): row for row in sorted(rows, key=lambda row: row.id)}


def answer(view: View, state: RequirementState) -> Answer:
    """A requirement state as it counts: a compensation needs its countermeasure, and ends with the earlier of both."""
    measure = view.facts.get(Countermeasure, state.countermeasure_id)
    ends = [day for day in (state.expires, measure.expires if measure else None) if day is not None]
    implemented = measure is not None and measure.state is CountermeasureState.IMPLEMENTED
    return Answer(state.status, state.how, implemented, min(ends, default=None))


def _achieved(view: View, place: Place) -> Achieved:
    answers = {id: answer(view, state) for id, state in requirement_states(view, place).items()}
    return achieved(requirement_levels(view), answers, view.facts.as_of)


ACHIEVED = Derivation(
    "SL-A",
    PLACES,
    (
        the(Zone).each(RequirementState, "zone_id").its("countermeasure_id"),
        the(Conduit).each(RequirementState, "conduit_id").its("countermeasure_id"),
        Whole(OVERRIDES),
        Whole(Given.AS_OF),
    ),
    _achieved,
)
"""SL-A of a zone or conduit, and what raises it next."""


def gaps_of(view: View, place: Place) -> tuple[Gap, ...]:
    """SL-T against SL-A, per foundational requirement."""
    return gaps(target(view, place), view.of(ACHIEVED, place.id))


def components(view: View, place: Place) -> tuple[Asset, ...]:
    """The assets in scope whose capability counts: those in a zone; those of a conduit with its boundary devices."""
    if isinstance(place, Zone):
        found = list(view.facts.where(Asset, "zone_id", place.id))
    else:
        links = view.facts.where(ConduitDevice, "conduit_id", place.id)
        devices = (view.facts.get(Asset, link.asset_id) for link in links)
        own = view.facts.where(Asset, "conduit_id", place.id)
        found = list({asset.id: asset for asset in (*own, *devices) if asset is not None}.values())
    return tuple(sorted((asset for asset in found if asset.in_scope), key=lambda asset: (asset.tag, asset.id)))


def _capability(view: View, place: Place) -> Capabilities:
    rows = view.facts.where(AdoptedCapability, "zone_id" if isinstance(place, Zone) else "conduit_id", place.id)
    adopted = {row.fr: Adopted(row.level, row.reason) for row in sorted(rows, key=lambda row: row.id)}
    parts = (Component(asset.tag, vector(asset.sl_c), asset.passive) for asset in components(view, place))
    return capabilities(parts, adopted)


CAPABILITY = Derivation(
    "SL-C",
    PLACES,
    (
        the(Zone).each(Asset, "zone_id"),
        the(Zone).each(AdoptedCapability, "zone_id"),
        the(Conduit).each(Asset, "conduit_id"),
        the(Conduit).each(ConduitDevice, "conduit_id").its("asset_id"),
        the(Conduit).each(AdoptedCapability, "conduit_id"),
    ),
    _capability,
)
"""SL-C of a zone or conduit: the screening figures, what is unknown, what was adopted."""


@dataclass(frozen=True, slots=True)
class RequirementRow:
    """One SR or RE in a zone or conduit.

    `level` is the lowest SL that requires it here, AT_NO_LEVEL where none does; `at_target` says whether SL-T does.
    `state` is what is recorded, None while untouched; `short` says why it does not count, None when it does.
    """

    requirement: Requirement
    level: int
    at_target: bool
    state: RequirementState | None
    short: Shortfall | None


def requirement_rows(view: View, place: Place) -> tuple[RequirementRow, ...]:
    """Every SR and RE for a zone or conduit, in the order of the catalogue."""
    levels, targets = requirement_levels(view), target(view, place)
    states = requirement_states(view, place)
    return tuple(
        _row(view, requirement, level, level <= (targets[fr].level or 0), states.get(requirement.id), view.facts.as_of)
        for fr in FR_CODES
        for requirement, level in _levelled(view, levels, fr)
    )


def _levelled(view: View, levels: RequirementLevels, fr: str) -> list[tuple[Requirement, int]]:
    own = {id: level for level, ids in enumerate(levels.of(fr), start=1) for id in ids}
    return [(row, own.get(row.id, AT_NO_LEVEL)) for row in view.catalogue.system_requirements if row.fr == fr]


def _row(
    view: View, requirement: Requirement, level: int, at_target: bool, state: RequirementState | None, as_of: date
) -> RequirementRow:
    short = shortfall(None if state is None else answer(view, state), as_of)
    return RequirementRow(requirement, level, at_target, state, short)
