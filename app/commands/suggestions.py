"""What the rest of the plant suggests for an asset: its zone, its kind and level, a free tag.

Suggestions only start a person's decision; each is one change with its own undo.
"""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

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
    inside = {zone.id for zone in zones if zone.in_scope == asset.in_scope}
    scores: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    for other in assets:
        if other.zone_id in inside and other.id != asset.id:
            zone_id = str(other.zone_id)
            sizes[zone_id] += 1
            scores[zone_id] += _likeness(asset, other)
    codes = {zone.id: zone.code for zone in zones}
    ranked = sorted(scores, key=lambda id: (-scores[id] / sizes[id], codes[id]))
    return ranked[0] if ranked and scores[ranked[0]] > least * sizes[ranked[0]] else None


def traits(asset: Asset) -> Hashable:
    """Everything by which `suggested_zone` judges an asset: assets with the same traits get the same zone."""
    flags = asset.temporary, asset.wireless, asset.safety_related, asset.business, asset.in_scope
    return flags, asset.kind, asset.level, _prefix(asset), frozenset(networks(asset))


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


def _likeness(one: Asset, other: Asset) -> int:
    flags = ("temporary", "wireless", "safety_related", "business")
    if any(getattr(one, flag) != getattr(other, flag) for flag in flags):
        return 0
    shares = {
        "network": bool(networks(one) & networks(other)),
        "flag": any(getattr(one, flag) for flag in flags),
        "function": bool(_prefix(one)) and _prefix(one) == _prefix(other),
        "kind": one.kind is not None and one.kind is other.kind,
        "level": one.level is not None and one.level is other.level,
    }
    return sum(weight for name, weight in _WEIGHTS.items() if shares[name])


def networks(asset: Asset) -> set[str]:
    """The networks that an asset has addresses in: "10.20.40"."""
    return set(_ADDRESS.findall(asset.addresses))


def _prefix(asset: Asset) -> str:
    found = _LETTERS.match(asset.tag)
    return found.group().casefold() if found else ""
