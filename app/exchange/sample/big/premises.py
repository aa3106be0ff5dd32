"""The premises of a generated plant: zones within zones, conduits, assets, and the flows between them."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.exchange.sample.big.dice import Dice
from app.model.entities import Asset, Conduit, ConduitDevice, ConduitZone, Flow, Passage, Shape, Zone
from app.model.fields import Entity
from app.model.vocabulary import (
    AssetKind,
    Boundary,
    Criticality,
    Direction,
    FlowAccess,
    LifecyclePhase,
    PurdueLevel,
    Trust,
)

_NAMES = (
    "Intake",
    "Mixing",
    "Reaction",
    "Filling",
    "Packing",
    "Boilers",
    "Cooling",
    "Tank farm",
    "Loading",
    "Utilities",
)
_OWNERS = ("A. Berg", "C. Dale", "E. Frost", "G. Hill", "I. Jarvis", "K. Lund")
_MAKERS = ("Marden", "Linkform", "Kolben", "Hydrax", "Tegra", "Fennel")
_PROTOCOLS = (("Modbus TCP", "TCP 502"), ("OPC UA", "TCP 4840"), ("EtherNet/IP", "TCP 44818"), ("HTTPS", "TCP 443"))
_FIELD = (
    (AssetKind.CONTROLLER, "PLC", PurdueLevel.L1),
    (AssetKind.HMI, "HMI", PurdueLevel.L2),
    (AssetKind.DRIVE, "VSD", PurdueLevel.L0),
    (AssetKind.FIELD_DEVICE, "FT", PurdueLevel.L0),
    (AssetKind.FIELD_DEVICE, "LT", PurdueLevel.L0),
    (AssetKind.ANALYSER, "AIT", PurdueLevel.L0),
    (AssetKind.VALVE, "XV", PurdueLevel.L0),
    (AssetKind.NETWORK_DEVICE, "SW", PurdueLevel.L1),
)
_SERVERS = (
    (AssetKind.SERVER, "SRV", PurdueLevel.L3),
    (AssetKind.WORKSTATION, "WS", PurdueLevel.L3),
    (AssetKind.HISTORIAN, "HIS", PurdueLevel.L3),
)
_CAPABILITIES = ("2 2 2 1 2 1 2", "2 2 2 2 2 2 2", "3 3 3 2 3 2 3", "1 1 2 1 2 1 1", "")


@dataclass(slots=True)
class Premises:
    """Where everything stands; `above` gives per zone the position of the zone that its way out leads to."""

    zones: list[Zone]
    above: list[int]
    conduits: list[Conduit] = field(default_factory=list)
    joins: list[ConduitZone] = field(default_factory=list)
    assets: list[Asset] = field(default_factory=list)
    devices: list[ConduitDevice] = field(default_factory=list)
    housed: list[list[Asset]] = field(default_factory=list)

    def way(self, start: int, end: int) -> list[Conduit]:
        """The conduits from zone to zone along the ways out; empty where one of them is missing."""
        up, down = self._ways_out(start), self._ways_out(end)
        while up and down and up[-1] == down[-1]:
            del up[-1], down[-1]
        positions = [*up, *reversed(down)]
        return [self.conduits[at - 1] for at in positions] if all(at <= len(self.conduits) for at in positions) else []

    def _ways_out(self, zone: int) -> list[int]:
        found = []
        while zone:
            found.append(zone)
            zone = self.above[zone]
        return found


def divide(dice: Dice, count: int) -> Premises:
    """Zones: areas side by side, cells within areas, and some cells within cells. The second area is outside."""
    areas = max(1, math.isqrt(count))
    width = len(str(count))
    ids = [dice.id() for _at in range(count)]
    above = [0 if at < areas else _host(dice, at, areas) for at in range(count)]
    zones = [
        Zone(
            id=ids[at],
            code=f"Z-{at + 1:0{width}}",
            name=f"{_NAMES[at % len(_NAMES)]} {at // len(_NAMES) + 1}",
            parent_id=ids[above[at]] if at >= areas else None,
            boundary=Boundary.PHYSICAL if dice.falls(0.2) else Boundary.LOGICAL,
            in_scope=at != 1,
            lowest_level=PurdueLevel.L3 if at < areas else PurdueLevel.L0,
            highest_level=PurdueLevel.L4 if at < areas else PurdueLevel.L2,
            owner=dice.choice(_OWNERS),
            safety=_is_safety(at),
            phase=LifecyclePhase.OPERATION,
            description=f"Zone {at + 1} of the generated plant.",
        )
        for at in range(count)
    ]
    return Premises(zones, above, housed=[[] for _zone in zones])


def _host(dice: Dice, at: int, areas: int) -> int:
    """The zone around a cell: an inside area, or now and then an earlier cell."""
    if at > areas and dice.falls(0.2):
        return dice.randrange(areas, at)
    return dice.choice([area for area in range(areas) if area != 1] or [0])


def _is_safety(at: int) -> bool:
    return at % 33 == 20


def connect(dice: Dice, premises: Premises, count: int) -> None:
    """Conduits: the way out of each zone but the first, as far as they go; the others between zones at random."""
    width = len(str(count))
    ends = [(at, premises.above[at]) for at in range(1, len(premises.zones))][:count]
    while len(ends) < count and len(premises.zones) > 1:
        one, other = dice.sample(range(len(premises.zones)), 2)
        ends.append((one, other))
    for at, pair in enumerate(ends):
        conduit = Conduit(
            id=dice.id(),
            code=f"C-{at + 1:0{width}}",
            name=f"{premises.zones[pair[0]].code} to {premises.zones[pair[1]].code}",
            trust=Trust.UNTRUSTED if dice.falls(0.1) else Trust.TRUSTED,
            media=dice.choice(("Fibre", "Copper", "Radio")),
            owner=dice.choice(_OWNERS),
        )
        premises.conduits.append(conduit)
        premises.joins += [
            ConduitZone(id=dice.id(), conduit_id=conduit.id, zone_id=premises.zones[zone].id) for zone in pair
        ]


def furnish(dice: Dice, premises: Premises, count: int) -> None:
    """Assets: one in each zone first, then anywhere; a third of the conduits have a firewall, a few assets no place."""
    zones = premises.zones
    for at in range(count):
        conduit = premises.conduits[at // 50 % len(premises.conduits)] if at % 50 == 49 and premises.conduits else None
        zone = None if conduit is not None else at if at < len(zones) else dice.randrange(len(zones))
        asset = _asset(dice, at, zones, None if at % 200 == 100 else zone, conduit)
        premises.assets.append(asset)
        if zone is not None and asset.zone_id is not None:
            premises.housed[zone].append(asset)
    guards = {asset.conduit_id: asset for asset in premises.assets if asset.conduit_id is not None}
    switches = [asset for asset in premises.assets if asset.kind is AssetKind.NETWORK_DEVICE]
    for conduit in premises.conduits:
        guard = guards.get(conduit.id) or (dice.choice(switches) if switches and dice.falls(0.9) else None)
        if guard is not None:
            premises.devices.append(ConduitDevice(id=dice.id(), conduit_id=conduit.id, asset_id=guard.id))


def _asset(dice: Dice, at: int, zones: list[Zone], position: int | None, conduit: Conduit | None) -> Asset:
    zone = zones[position] if position is not None else None
    kind, prefix, level = dice.choice(_SERVERS if zone is not None and zone.parent_id is None else _FIELD)
    if conduit is not None:
        kind, prefix, level = AssetKind.FIREWALL, "FW", PurdueLevel.L2
    safety = zone is not None and zone.safety
    inside = zone is None or zone.in_scope
    network = 0 if position is None else position + 1
    return Asset(
        id=dice.id(),
        tag=f"{'SIS' if safety else prefix}-{at + 1:05}",
        name=f"{kind.label} {at + 1}",
        kind=AssetKind.SAFETY_SYSTEM if safety else kind,
        vendor=dice.choice(_MAKERS),
        model=f"{prefix}{dice.randint(1, 9)}00",
        firmware=f"{dice.randint(1, 9)}.{dice.randint(0, 20)}",
        addresses=f"10.{network // 250}.{network % 250}.{at % 250 + 2}",
        location=f"Building {at % 40 + 1}",
        criticality=Criticality.SAFETY if safety else dice.choice(tuple(Criticality)[1:]),
        level=None if at % 500 == 7 else level,
        business=not inside,
        safety_related=safety,
        wireless=dice.falls(0.005) and not safety,
        passive=kind in (AssetKind.FIELD_DEVICE, AssetKind.VALVE) and not safety,
        in_scope=inside,
        owner=dice.choice(_OWNERS),
        phase=LifecyclePhase.OPERATION,
        sl_c=dice.choice(_CAPABILITIES),
        zone_id=zone.id if zone is not None else None,
        conduit_id=conduit.id if conduit is not None else None,
    )


def wire(dice: Dice, premises: Premises, count: int) -> Iterator[Entity]:
    """Flows: most stay within their zone, the others go to the zone that the way out leads to, or to any."""
    inhabited = [at for at, assets in enumerate(premises.housed) if assets]
    for at in range(count if inhabited else 0):
        start = dice.choice(inhabited)
        end = start if dice.falls(0.6) else premises.above[start] if dice.falls(0.8) else dice.choice(inhabited)
        end = end if premises.housed[end] else start
        protocol, port = dice.choice(_PROTOCOLS)
        into_safety = start != end and (premises.zones[start].safety or premises.zones[end].safety)
        flow = Flow(
            id=dice.id(),
            code=f"F-{at + 1:05}",
            source_id=dice.choice(premises.housed[start]).id,
            target_id=dice.choice(premises.housed[end]).id,
            protocol=protocol,
            port=port,
            direction=Direction.FORWARD if into_safety else dice.choice(tuple(Direction)),
            access=FlowAccess.READ if into_safety else dice.choice(tuple(FlowAccess)),
            purpose="Values and commands of the process.",
        )
        yield flow
        for position, conduit in enumerate(premises.way(start, end), start=1):
            yield Passage(id=dice.id(), flow_id=flow.id, position=position, conduit_id=conduit.id)


def draw(premises: Premises) -> Iterator[Shape]:
    """Zones side by side on a grid, each with its place in the drawing."""
    columns = max(1, math.isqrt(len(premises.zones)))
    for at, zone in enumerate(premises.zones):
        down, across = divmod(at, columns)
        yield Shape(id=zone.id, zone_id=zone.id, x=across * 260, y=down * 180, width=240, height=160)
