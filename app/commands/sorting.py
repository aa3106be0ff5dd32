"""What kind of zone an asset belongs in when nothing in the plant is like it yet: by flag, function and level."""

from dataclasses import dataclass

from app.i18n import N_, _
from app.model.entities import Asset, EssentialFunction
from app.model.vocabulary import AssetKind, PurdueLevel

_FUNCTION_LEVELS = (PurdueLevel.L0, PurdueLevel.L1, PurdueLevel.L2)


@dataclass(frozen=True, slots=True)
class ZoneOfSort:
    """A zone for assets of one sort: where it stands among others, code ("" for a free one), name and reason."""

    order: tuple[int, str]
    code: str
    name: str
    reason: str
    safety: bool = False


_APART = (
    (
        "safety_related",
        "Z-SIS",
        N_("Safety"),
        N_("Safety-related assets are kept apart, so that nothing else can reach into them (3.3)."),
    ),
    (
        "business",
        "Z-BUS",
        N_("Business systems"),
        N_("Business systems serve other people and other risks than control; they may not share a zone (3.2)."),
    ),
    (
        "temporary",
        "Z-TMP",
        N_("Temporary devices"),
        N_("What is plugged in now and then has been elsewhere meanwhile; it gets a zone of its own (3.4)."),
    ),
    (
        "wireless",
        "Z-WLS",
        N_("Wireless"),
        N_("Radio can be reached from outside the fence; it is kept from what is wired (3.5)."),
    ),
    (
        "external",
        "Z-EXT",
        N_("External connections"),
        N_("What talks to networks outside the system stands between them and the rest (3.6)."),
    ),
)
"""Assets that are kept apart: flag, code, name and reason of their zone; the first flag that is set counts."""

_BY_LEVEL = {
    PurdueLevel.L5: ("Z-ENT", N_("Enterprise network")),
    PurdueLevel.L4: ("Z-ENT", N_("Enterprise network")),
    PurdueLevel.L35: ("Z-DMZ", N_("Plant DMZ")),
    PurdueLevel.L3: ("Z-OPS", N_("Site operations")),
    PurdueLevel.L2: ("Z-SUP", N_("Supervisory control")),
    PurdueLevel.L1: ("Z-CTL", N_("Process control")),
    PurdueLevel.L0: ("Z-CTL", N_("Process control")),
}

_LEVEL_OF_KIND = {
    AssetKind.CONTROLLER: PurdueLevel.L1,
    AssetKind.RTU: PurdueLevel.L1,
    AssetKind.DRIVE: PurdueLevel.L1,
    AssetKind.FIELD_DEVICE: PurdueLevel.L0,
    AssetKind.ANALYSER: PurdueLevel.L0,
    AssetKind.VALVE: PurdueLevel.L0,
    AssetKind.HMI: PurdueLevel.L2,
    AssetKind.SERVER: PurdueLevel.L3,
    AssetKind.HISTORIAN: PurdueLevel.L3,
    AssetKind.WORKSTATION: PurdueLevel.L3,
}
_PLACES = {level: place for place, level in enumerate(reversed(PurdueLevel))}


def zone_of_sort(asset: Asset, function: EssentialFunction | None) -> ZoneOfSort:
    """The zone for an asset and those like it; `function` is the essential function that rests on it."""
    for place, (flag, code, name, reason) in enumerate(_APART):
        if getattr(asset, flag):
            return ZoneOfSort((20 + place, code), code, _(name), _(reason), safety=flag == "safety_related")
    level = asset.level or (_LEVEL_OF_KIND.get(asset.kind) if asset.kind is not None else None)
    if level is None:
        said = _("Neither level nor kind says where they belong. Rename this zone, or sort them later.")
        return ZoneOfSort((30, ""), "Z-UNS", _("To be sorted"), said)
    if function is not None and level in _FUNCTION_LEVELS:
        name = function.name or function.code
        said = _("{function} rests on them; what serves one function needs the same protection.").format(
            function=function.code
        )
        return ZoneOfSort((11, name), "", name, said)
    code, name = _BY_LEVEL[level]
    said = (
        _("They stand at level {level} of the plant.").format(level=_levels(code))
        if asset.level is not None
        else _("Their kind is at home at level {level}.").format(level=_levels(code))
    )
    return ZoneOfSort((_PLACES[level], code), code, _(name), said)


def _levels(code: str) -> str:
    """ "0 and 1": the levels that share a zone."""
    levels = [level.label for level, (own, _name) in _BY_LEVEL.items() if own == code]
    return _(" and ").join(sorted(levels))
