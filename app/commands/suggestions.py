"""What the rest of the plant suggests for an asset: its zone, its kind and level, a free tag.

Suggestions only start a person's decision; each is one change with its own undo.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence

from app.model.entities import Asset, Zone
from app.model.vocabulary import AssetKind, PurdueLevel

_ADDRESS = re.compile(r"\b(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}\b")
_LETTERS = re.compile(r"[A-Za-z]+")
_NUMBER = re.compile(r"(\d+)(?!.*\d)")

_WEIGHTS = {"network": 5, "flag": 4, "function": 3, "kind": 1, "level": 1}


def suggested_zone(asset: Asset, zones: Sequence[Zone], assets: Iterable[Asset], least: float = 0) -> str | None:
    """The id of the zone whose assets are most like this one; None when none is like it at all.

    What counts: the same network, the same reason to be kept apart (temporary, wireless, safety, business), the same
    kind of tag, the same kind and level. A zone of temporary devices only takes temporary devices, and so on.
    `least` is how much alike the assets of the zone have to be on average.
    """
    return Likes(zones, (other for other in assets if other.id != asset.id)).best(asset, least)


class Likes:
    """What the zones hold, counted by what makes assets alike, so that each of ten thousand is soon compared."""

    def __init__(self, zones: Sequence[Zone], assets: Iterable[Asset]) -> None:
        self._zones = {zone.id: zone for zone in zones}
        self._sizes: Counter[str] = Counter()
        self._having: dict[object, Counter[str]] = defaultdict(Counter)
        self._networked: dict[object, dict[str, str]] = defaultdict(dict)
        self._found: dict[Hashable, tuple[Mapping[str, float], str | None]] = {}
        for asset in assets:
            if asset.zone_id in self._zones:
                self._count(asset, str(asset.zone_id))

    def _count(self, asset: Asset, zone_id: str) -> None:
        apart = _apart(asset)
        self._sizes[zone_id] += 1
        for trait in _alike(asset):
            self._having[apart, trait][zone_id] += 1
        for network in networks(asset):
            self._networked[apart, network][asset.id] = zone_id

    def best(self, asset: Asset, least: float = 0) -> str | None:
        """The id of the zone whose assets are most like this one, as `suggested_zone` judges."""
        fit, first = self._without_network(asset)
        candidates = {} if first is None else {first: fit[first]}
        near: dict[str, str] = {}
        for network in networks(asset):
            near |= self._networked.get((_apart(asset), network), {})
        for zone_id, count in Counter(near.values()).items():
            if self._fits(zone_id, asset):
                candidates[zone_id] = fit.get(zone_id, 0) + count * _WEIGHTS["network"] / self._sizes[zone_id]
        found = self._first(candidates)
        return found if found is not None and candidates[found] > least else None

    def _without_network(self, asset: Asset) -> tuple[Mapping[str, float], str | None]:
        """How well each zone fits and the best one, networks aside: the same for all assets of a sort."""
        key = _apart(asset), asset.in_scope, tuple(_alike(asset))
        if key not in self._found:
            scores = Counter[str]()
            for trait in _alike(asset):
                for zone_id, count in self._having.get((_apart(asset), trait), {}).items():
                    scores[zone_id] += count * _WEIGHTS[trait[0]]
            fit = {id: score / self._sizes[id] for id, score in scores.items() if self._fits(id, asset)}
            self._found[key] = fit, self._first(fit)
        return self._found[key]

    def _first(self, fit: Mapping[str, float]) -> str | None:
        return min(fit, key=lambda id: (-fit[id], self._zones[id].code), default=None)

    def _fits(self, zone_id: str, asset: Asset) -> bool:
        return self._zones[zone_id].in_scope == asset.in_scope


def suggested_kind(asset: Asset, assets: Iterable[Asset]) -> AssetKind | None:
    """The kind that most assets with such a tag have ("PLC-…")."""
    prefix = _prefix(asset)
    kinds = Counter(other.kind for other in assets if other.kind is not None and prefix and _prefix(other) == prefix)
    return min(kinds, key=lambda kind: (-kinds[kind], kind), default=None)


def suggested_level(asset: Asset, assets: Iterable[Asset]) -> PurdueLevel | None:
    """The level that most assets of the same zone and kind have, else that of its zone, else of its kind."""
    placed = [other for other in assets if other.level is not None and other.id != asset.id]
    for alike in (
        [other for other in placed if other.zone_id == asset.zone_id is not None and other.kind is asset.kind],
        [other for other in placed if other.zone_id == asset.zone_id is not None],
        [other for other in placed if other.kind is asset.kind is not None],
    ):
        levels = Counter(other.level for other in alike if other.level is not None)
        if levels:
            return min(levels, key=lambda level: (-levels[level], level))
    return None


def free_tag(tag: str, taken: Iterable[str]) -> str:
    """The next tag of the same pattern that nobody has: "PLC-04" gives "PLC-05", "Mail" gives "Mail-2"."""
    known = {one.casefold() for one in taken}
    number = _NUMBER.search(tag)
    if number is None:
        head, tail, width, count = f"{tag}-" if tag else "A-", "", 1, 1
    else:
        head, tail = tag[: number.start()], tag[number.end() :]
        width, count = len(number.group()), int(number.group())
    while True:
        count += 1
        found = f"{head}{count:0{width}d}{tail}"
        if found.casefold() not in known:
            return found


def _apart(asset: Asset) -> tuple[bool, ...]:
    """The reasons to be kept apart: assets that differ in one are not alike at all."""
    return asset.temporary, asset.wireless, asset.safety_related, asset.business


def _alike(asset: Asset) -> list[tuple[str, object]]:
    """What an asset can share with others besides its networks."""
    found: list[tuple[str, object]] = [("kind", asset.kind)] if asset.kind is not None else []
    found += [("level", asset.level)] if asset.level is not None else []
    found += [("function", _prefix(asset))] if _prefix(asset) else []
    return found + ([("flag", True)] if any(_apart(asset)) else [])


def networks(asset: Asset) -> set[str]:
    """The networks that an asset has addresses in: "10.20.40"."""
    return set(_ADDRESS.findall(asset.addresses))


def _prefix(asset: Asset) -> str:
    found = _LETTERS.match(asset.tag)
    return found.group().casefold() if found else ""
