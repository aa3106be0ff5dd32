"""Threat scenarios to start from: what the library of techniques suggests for the assets of a zone (ZCR 5.1)."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.i18n import N_, _
from app.model.entities import Asset, Zone
from app.model.vocabulary import AssetKind
from app.workflow.assessment import Assessment

Kinds = AssetKind
_STATIONS = frozenset((Kinds.HMI, Kinds.SERVER, Kinds.HISTORIAN, Kinds.WORKSTATION))
_CONTROL = frozenset((Kinds.CONTROLLER, Kinds.RTU, Kinds.SAFETY_SYSTEM))
_FIELD = frozenset((Kinds.FIELD_DEVICE, Kinds.ANALYSER, Kinds.DRIVE, Kinds.VALVE))
_NETWORK = frozenset((Kinds.NETWORK_DEVICE, Kinds.FIREWALL, Kinds.GATEWAY))
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A technique of ATT&CK for ICS, the kinds of asset that it is about, and what would happen in plain words."""

    technique: str
    kinds: frozenset[AssetKind]
    title: str


_PATTERNS = (
    _Pattern("T0847", _STATIONS, N_("Infected USB stick is used on {assets}")),
    _Pattern("T0859", _STATIONS, N_("Stolen or shared account is used on {assets}")),
    _Pattern("T0822", _NETWORK, N_("Remote access is misused through {assets}")),
    _Pattern("T0814", _NETWORK | _CONTROL, N_("Flood of traffic takes {assets} out of service")),
    _Pattern("T0843", _CONTROL, N_("Altered program is loaded into {assets}")),
    _Pattern("T0836", _CONTROL | _FIELD, N_("Settings of {assets} are changed without trace")),
    _Pattern("T0856", _FIELD | _CONTROL, N_("Falsified readings of {assets} mislead operation")),
    _Pattern("T0860", frozenset((Kinds.PORTABLE_DEVICE,)), N_("Lost or tapped {assets} opens a way in")),
)


@dataclass(frozen=True, slots=True)
class Opening:
    """A scenario to start from: its zone, its title, its technique, and the assets that it concerns."""

    zone: Zone
    title: str
    technique: str
    assets: tuple[Asset, ...]


def openings(assessment: Assessment) -> list[Opening]:
    """What the library suggests for every zone inside the system, by the assets in it; in the order of the zones."""
    zones = sorted(assessment.facts.all(Zone).values(), key=lambda zone: (zone.code, zone.id))
    return [one for zone in zones if zone.in_scope for one in _openings_of(assessment, zone)]


def _openings_of(assessment: Assessment, zone: Zone) -> Iterator[Opening]:
    found = assessment.facts.where(Asset, "zone_id", zone.id)
    assets = sorted((asset for asset in found if asset.in_scope), key=lambda asset: (asset.tag, asset.id))
    for pattern in _PATTERNS:
        fitting = tuple(asset for asset in assets if asset.kind in pattern.kinds)
        if fitting:
            yield Opening(zone, _(pattern.title).format(assets=_names(fitting)), pattern.technique, fitting)


def _names(assets: tuple[Asset, ...]) -> str:
    names = ", ".join(asset.tag for asset in assets[:_MOST_NAMED])
    rest = len(assets) - _MOST_NAMED
    return _("{names} and {count} more").format(names=names, count=rest) if rest > 0 else names
