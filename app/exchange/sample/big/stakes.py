"""What is at stake in a generated plant: functions, initial risk, its comparison, and what people set and decided."""

from collections.abc import Iterator, Sequence
from typing import Any

from app.catalog import Catalogue
from app.exchange.sample.big.dice import Dice
from app.exchange.sample.big.premises import Premises
from app.model.entities import (
    AccessPoint,
    AdoptedCapability,
    AssetGroup,
    AssignedLevel,
    Assumption,
    Comparison,
    Conduit,
    EssentialFunction,
    ExternalConnection,
    FunctionAsset,
    GroupAsset,
    InitialRating,
    RequirementState,
    SpecificationEntry,
    Zone,
)
from app.model.fields import Entity
from app.model.levels import FR_CODES
from app.model.vocabulary import AccessKind, ComparisonOutcome, RequirementStatus, SpecificationSection
from app.risk.method import Method
from app.risk.scores import format_scores

_ASSETS_PER_FUNCTION = 200
_SHARE_ASSESSED = 3
"""Every third zone has requirement states."""


def here(place: Zone | Conduit) -> dict[str, Any]:
    """The references by which a row names a zone or conduit."""
    return {"zone_id": place.id} if isinstance(place, Zone) else {"conduit_id": place.id}


def impacts(dice: Dice, method: Method, highest: int) -> str:
    """Scores in every category that is on, none above `highest`, one of them at it."""
    keys = [category.key for category in method.categories if category.on]
    scores = {key: dice.randint(1, highest) for key in keys}
    return format_scores(scores | {dice.choice(keys): highest})


def depend(dice: Dice, premises: Premises, method: Method, version_id: str) -> Iterator[Entity]:
    """Functions and groups that all assets belong to, with their worst case, and the ways into the plant."""
    count = max(1, len(premises.assets) // _ASSETS_PER_FUNCTION)
    functions = [
        EssentialFunction(id=dice.id(), code=f"EF-{at + 1:03}", name=f"Function {at + 1}") for at in range(count)
    ]
    groups = [AssetGroup(id=dice.id(), code=f"AG-{at + 1:03}", name=f"Group {at + 1}") for at in range(count // 2)]
    yield from (*functions, *groups)
    for at, asset in enumerate(premises.assets):
        yield FunctionAsset(
            id=dice.id(), function_id=functions[at * count // len(premises.assets)].id, asset_id=asset.id
        )
        if groups and at % 10 == 0:
            yield GroupAsset(id=dice.id(), group_id=groups[at // 10 % len(groups)].id, asset_id=asset.id)
    top = len(method.impact)
    for rated in (*functions, *groups):
        about: dict[str, Any] = (
            {"function_id": rated.id} if isinstance(rated, EssentialFunction) else {"group_id": rated.id}
        )
        worst = impacts(dice, method, dice.randint(2, top))
        yield InitialRating(id=dice.id(), impacts=worst, rationale="Worst case.", method_id=version_id, **about)
    yield from _ways_in(dice, premises)


def _ways_in(dice: Dice, premises: Premises) -> Iterator[Entity]:
    for at in range(max(2, len(premises.zones) // 6)):
        asset = dice.choice(premises.assets)
        point = AccessPoint(id=dice.id(), code=f"ACC-{at + 1:02}", name=f"Way in {at + 1}", asset_id=asset.id)
        yield point
        if at % 2:
            yield AccessPoint(id=dice.id(), code=f"ACC-P{at + 1:02}", name=f"Door {at + 1}", kind=AccessKind.PHYSICAL)
        else:
            yield ExternalConnection(
                id=dice.id(),
                code=f"XC-{at + 1:02}",
                name=f"Partner {at + 1}",
                asset_id=asset.id,
                access_point_id=point.id,
            )


def compare(dice: Dice, places: Sequence[Zone | Conduit]) -> Iterator[Comparison]:
    """Zones need detailed assessment, most conduits are covered by the zones that they join."""
    for place in places:
        covered = isinstance(place, Conduit) and dice.falls(0.8)
        yield Comparison(
            id=dice.id(),
            outcome=ComparisonOutcome.NOT_REQUIRED if covered else ComparisonOutcome.REQUIRED,
            reason="Covered by the zones that it joins." if covered else "Above tolerable.",
            decided_by="A. Berg" if covered else "",
            **here(place),
        )


def settle(dice: Dice, places: Sequence[Zone | Conduit]) -> Iterator[Entity]:
    """Levels that people assigned to a tenth of the places, and capabilities adopted for half of the zones."""
    for place in places:
        if dice.falls(0.1):
            for fr in FR_CODES:
                yield AssignedLevel(
                    id=dice.id(), fr=fr, level=dice.randint(2, 3), rationale="Decided in the workshop.", **here(place)
                )
        if isinstance(place, Zone) and dice.falls(0.5):
            for fr in FR_CODES:
                yield AdoptedCapability(
                    id=dice.id(), fr=fr, level=dice.randint(1, 3), reason="Statements of the suppliers.", **here(place)
                )


def require(dice: Dice, zones: Sequence[Zone], catalogue: Catalogue) -> Iterator[Entity]:
    """States of what SL 2 requires in every third zone, and a specification with assumptions."""
    wanted = [requirement.id for requirement in catalogue.system_requirements if requirement.level <= 2]
    statuses = (RequirementStatus.GAP, RequirementStatus.PARTLY, RequirementStatus.NOT_APPLICABLE)
    for zone in zones[::_SHARE_ASSESSED]:
        for requirement in wanted:
            yield RequirementState(
                id=dice.id(),
                zone_id=zone.id,
                requirement=requirement,
                status=dice.choice(statuses) if dice.falls(0.05) else RequirementStatus.MET,
                how="As in the standard design.",
                owner="C. Dale",
            )
    for at, section in enumerate(SpecificationSection):
        yield SpecificationEntry(
            id=dice.id(),
            code=f"RQ-{at + 1:02}",
            section=section,
            title=section.label,
            text="As designed.",
            owner="C. Dale",
        )
    for at in range(20):
        yield Assumption(id=dice.id(), code=f"AS-{at + 1:02}", text="Doors are locked.", owner="C. Dale")
