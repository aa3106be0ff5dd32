"""How the plant is partitioned: what stands together in a zone, how zones nest, which are alike (ZCR 3)."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from app.model.entities import Asset, ConduitZone, FunctionAsset, GroupAsset, Zone
from app.workflow.derivation import Derivation, View
from app.workflow.reads import Whole, the
from app.workflow.targets import ZONE_TARGET


@dataclass(frozen=True, slots=True)
class Mix:
    """The ids of the assets in a zone, by tag, and which of them are to be kept apart."""

    assets: tuple[str, ...]
    business: tuple[str, ...]
    safety: tuple[str, ...]
    temporary: tuple[str, ...]
    wireless: tuple[str, ...]
    external: tuple[str, ...]

    def is_mixed(self, apart: tuple[str, ...]) -> bool:
        """Whether some assets of the zone, but not all, are of a sort that is to be kept apart."""
        return 0 < len(apart) < len(self.assets)


def _mix(view: View, zone: Zone) -> Mix:
    assets = sorted(view.facts.where(Asset, "zone_id", zone.id), key=lambda asset: (asset.tag, asset.id))
    return Mix(
        assets=tuple(asset.id for asset in assets),
        business=tuple(asset.id for asset in assets if asset.business),
        safety=tuple(asset.id for asset in assets if asset.safety_related),
        temporary=tuple(asset.id for asset in assets if asset.temporary),
        wireless=tuple(asset.id for asset in assets if asset.wireless),
        external=tuple(asset.id for asset in assets if asset.external),
    )


MIX = Derivation("mix", (Zone,), (the(Zone).each(Asset, "zone_id"),), _mix)
"""What stands together in a zone. Sub-zones are zones of their own: an inner boundary keeps apart as well."""


def _lines(view: View, _row: None) -> Mapping[str, tuple[str, ...]]:
    parents = {zone.id: zone.parent_id for zone in view.facts.all(Zone).values()}
    return {id: _ancestors(id, parents) for id in parents}


def _ancestors(id: str, parents: Mapping[str, str | None]) -> tuple[str, ...]:
    line: list[str] = []
    parent = parents[id]
    while parent is not None and parent in parents and parent not in line and parent != id:
        line.append(parent)
        parent = parents[parent]
    return tuple(line)


ANCESTORS = Derivation("ancestors", (), (Whole(Zone),), _lines)
"""Per zone the zones around it, from the inside out."""


def _designated(view: View, _row: None) -> Mapping[str, str]:
    zones = view.facts.all(Zone)
    found = {}
    for id, line in view.of(ANCESTORS).items():
        around = [zone for zone in (id, *line) if zones[zone].safety]
        if around:
            found[id] = around[-1]
    return found


DESIGNATED = Derivation("designated safety", (), (Whole(Zone), Whole(ANCESTORS)), _designated)
"""Per zone that is designated safety-related, itself or by a zone around it: the outermost zone so designated."""


def _safety_area(view: View, zone: Zone) -> str | None:
    mix = view.of(MIX, zone.id)
    consists_of_safety = bool(mix.safety) and len(mix.safety) == len(mix.assets)
    return view.of(DESIGNATED).get(zone.id, zone.id if consists_of_safety else None)


SAFETY_AREA = Derivation("safety area", (Zone,), (the(Zone).to(MIX), Whole(DESIGNATED)), _safety_area)
"""The zone that bounds the safety area in which a zone lies, None outside.

A zone is a safety zone when it or a zone around it is designated, or when it holds safety-related assets only.
"""

_TRAITS = (
    "parent_id",
    "boundary",
    "in_scope",
    "lowest_level",
    "highest_level",
    "owner",
    "safety",
    "phase",
    "description",
    "policies",
    "assumptions",
    "tolerable",
    "sl_method",
)

_ASSET_TRAITS = (
    "kind",
    "level",
    "criticality",
    "business",
    "safety_related",
    "temporary",
    "wireless",
    "external",
)


def _likeness(view: View, zone: Zone) -> str:
    assets = view.facts.where(Asset, "zone_id", zone.id)
    if not assets:
        return ""
    functions = (use.function_id for asset in assets for use in view.facts.where(FunctionAsset, "asset_id", asset.id))
    groups = (member.group_id for asset in assets for member in view.facts.where(GroupAsset, "asset_id", asset.id))
    sorts = {tuple(str(getattr(asset, trait)) for trait in _ASSET_TRAITS) for asset in assets}
    traits = [getattr(zone, trait) for trait in _TRAITS]
    target = str(view.of(ZONE_TARGET, zone.id).vector)
    conduits = {link.conduit_id for link in view.facts.where(ConduitZone, "zone_id", zone.id)}
    return repr((traits, target, sorted(sorts), sorted({*functions, *groups}), sorted(conduits)))


LIKENESS = Derivation(
    "likeness",
    (Zone,),
    (
        the(Zone).each(Asset, "zone_id").each(FunctionAsset, "asset_id"),
        the(Zone).each(Asset, "zone_id").each(GroupAsset, "asset_id"),
        the(Zone).each(ConduitZone, "zone_id"),
        the(Zone).to(ZONE_TARGET),
    ),
    _likeness,
)
"""Everything by which a zone can be told apart besides code, name and which assets it holds, as one text.

What sorts of assets it holds counts: what stands in two zones for different reasons needs other security.

Text is quick to compare again and again. It is empty for a zone without assets, which is not compared.
"""


def _twins(view: View, _row: None) -> Mapping[str, tuple[str, str]]:
    alike: dict[str, list[Zone]] = defaultdict(list)
    for zone in view.facts.all(Zone).values():
        alike[view.of(LIKENESS, zone.id)].append(zone)
    alike.pop("", None)
    found: dict[str, tuple[str, str]] = {}
    for zones in alike.values():
        if len(zones) > 1:
            first, *others = sorted(zones, key=lambda zone: (zone.code, zone.id))
            found |= {zone.id: (first.id, first.code) for zone in others}
    return found


TWINS = Derivation("twins", (), (Whole(Zone), Whole(LIKENESS)), _twins)
"""Per zone that is like another in everything: id and code of the first such zone."""
