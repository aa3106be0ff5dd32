"""Plants of any size for benchmarks: invented at random from a seed, in the proportions of a real assessment."""

import random
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.commands.assets import add_assets
from app.commands.conduits import add_conduits
from app.commands.criteria import change_method
from app.commands.flows import add_flows
from app.commands.functions import add_functions
from app.commands.projects import describe_system
from app.commands.zones import add_zones
from app.exchange.sample import big_risk
from app.model.entities import Asset, Conduit, EssentialFunction, Flow, System, Zone
from app.model.vocabulary import AssetKind, Criticality, FlowAccess, PurdueLevel, Trust
from app.risk.presets import DEFAULT_PRESET, load_preset
from app.store.project import Project

AREA = 15
"""So many zones make an area: one of operations, the others within it."""

_KINDS = (
    ("FIT", AssetKind.FIELD_DEVICE, PurdueLevel.L0, 40),
    ("XV", AssetKind.VALVE, PurdueLevel.L0, 15),
    ("VSD", AssetKind.DRIVE, PurdueLevel.L0, 12),
    ("PLC", AssetKind.CONTROLLER, PurdueLevel.L1, 15),
    ("SW", AssetKind.NETWORK_DEVICE, PurdueLevel.L2, 8),
    ("HMI", AssetKind.HMI, PurdueLevel.L2, 5),
    ("SRV", AssetKind.SERVER, PurdueLevel.L3, 3),
    ("WS", AssetKind.WORKSTATION, PurdueLevel.L3, 2),
)
"""Letters of the tag, kind, level, share in 100."""

_MAKERS = ("Marden", "Kolben", "Hydrax", "Linkform", "Corvan", "Korrex", "Aeris", "Tegra")
_PROTOCOLS = (("Modbus TCP", "502/tcp"), ("OPC UA", "4840/tcp"), ("DNP3", "20000/tcp"), ("HTTPS", "443/tcp"))


@dataclass(slots=True)
class Plant:
    """What has been generated so far, and the dice."""

    dice: random.Random
    zones: list[Zone] = field(default_factory=list)
    conduits: list[Conduit] = field(default_factory=list)
    joined: dict[str, list[str]] = field(default_factory=dict)
    assets: list[Asset] = field(default_factory=list)

    def new_id(self) -> str:
        """An id that follows from the seed."""
        return str(uuid.UUID(int=self.dice.getrandbits(128)))


def generate_plant(
    project: Project,
    assets: int = 10_000,
    zones: int = 300,
    conduits: int = 600,
    scenarios: int = 20_000,
    seed: int = 1,
) -> None:
    """Fill an empty project with a plant of the given size, in few changes; the same seed gives the same rows.

    Flows, functions, ratings, countermeasures and requirement states come in proportion. `zones` is at least 2.
    """
    plant = Plant(random.Random(seed))
    describe_system(
        project, System(id=plant.new_id(), name="Generated plant", purpose="Benchmarks.", perimeter="The fence.")
    )
    change_method(project, load_preset(DEFAULT_PRESET))
    _add_zones(project, plant, zones)
    _add_conduits(project, plant, conduits)
    _add_assets(project, plant, assets)
    _add_functions(project, plant)
    _add_flows(project, plant)
    big_risk.compare(project, plant.dice, plant.zones, plant.conduits)
    measures = big_risk.add_measures(project, plant.dice, max(scenarios // 50, 1))
    big_risk.add_rated_scenarios(project, plant.dice, plant.zones, plant.assets, measures, scenarios)
    big_risk.state_some(project, plant.dice, plant.zones)


def _add_zones(project: Project, plant: Plant, count: int) -> None:
    for at in range(count):
        head = plant.zones[at - at % AREA] if at % AREA else None
        plant.zones.append(
            Zone(
                id=plant.new_id(),
                code=f"Z-{at:04d}",
                name=f"Area {at // AREA + 1}, " + ("operations" if head is None else f"unit {at % AREA}"),
                parent_id=head.id if head is not None and at % 3 else None,
                safety=at % AREA == AREA - 1,
                owner=f"Owner {at // AREA + 1}",
            )
        )
    add_zones(project, *plant.zones)


def _add_conduits(project: Project, plant: Plant, count: int) -> None:
    """First each unit with the operations of its area, then areas in a row, then at random."""
    ends: list[tuple[Zone, Zone]] = []
    for at, zone in enumerate(plant.zones):
        if at:
            ends.append((plant.zones[at - at % AREA if at % AREA else at - AREA], zone))
    while len(ends) < count:
        one, other = plant.dice.sample(plant.zones, 2)
        ends.append((one, other))
    for at, (one, other) in enumerate(ends[:count]):
        trust = Trust.UNTRUSTED if plant.dice.random() < 0.2 else Trust.TRUSTED
        conduit = Conduit(id=plant.new_id(), code=f"C-{at:04d}", name=f"{one.code} to {other.code}", trust=trust)
        plant.conduits.append(conduit)
        plant.joined[conduit.id] = [one.id, other.id]
    add_conduits(project, *plant.conduits, zones=plant.joined)


def _add_assets(project: Project, plant: Plant, count: int) -> None:
    shares = [share for _letters, _kind, _level, share in _KINDS]
    for at in range(count):
        letters, kind, level, _share = plant.dice.choices(_KINDS, shares)[0]
        zone = plant.zones[at * len(plant.zones) // count]
        plant.assets.append(
            Asset(
                id=plant.new_id(),
                tag=f"{letters}-{at:05d}",
                name=f"{kind.label} {at}",
                kind=kind,
                level=level,
                vendor=plant.dice.choice(_MAKERS),
                model=f"M{plant.dice.randrange(100, 400)}",
                firmware=f"{plant.dice.randrange(1, 9)}.{plant.dice.randrange(10)}",
                addresses=f"10.{at // 62_500}.{at // 250 % 250}.{at % 250 + 1}",
                criticality=plant.dice.choice(list(Criticality)),
                safety_related=zone.safety,
                passive=level is PurdueLevel.L0,
                sl_c=plant.dice.choice(("", "1 1 1 1 1 1 1", "2 2 2 1 2 2 2", "3 3 3 2 3 3 3")),
                zone_id=zone.id if plant.dice.random() < 0.99 else None,
            )
        )
    add_assets(project, *plant.assets)


def _add_functions(project: Project, plant: Plant) -> None:
    """One essential function for each area, resting on every third of its assets."""
    areas = {zone.id: at // AREA for at, zone in enumerate(plant.zones)}
    functions = [
        EssentialFunction(id=plant.new_id(), code=f"EF-{at:03d}", name=f"Production of area {at + 1}")
        for at in range(len(plant.zones[::AREA]))
    ]
    members: dict[str, list[str]] = {function.id: [] for function in functions}
    for asset in plant.assets[::3]:
        if asset.zone_id is not None:
            members[functions[areas[asset.zone_id]].id].append(asset.id)
    add_functions(project, *functions, assets=members)
    big_risk.rate_functions(project, plant.dice, functions)


def _add_flows(project: Project, plant: Plant) -> None:
    """A flow for every second asset: most stay in the zone, the others pass the conduit to a neighbour."""
    by_zone: dict[str | None, list[Asset]] = {}
    for asset in plant.assets:
        by_zone.setdefault(asset.zone_id, []).append(asset)
    flows, paths = [], dict[str, list[str]]()
    for at, source in enumerate(plant.assets[::2]):
        path: list[str] = []
        peers: Sequence[Asset] = by_zone[source.zone_id]
        if source.zone_id is not None and plant.dice.random() < 0.3:
            conduit = plant.dice.choice([id for id, ends in plant.joined.items() if source.zone_id in ends])
            beyond = next(end for end in plant.joined[conduit] if end != source.zone_id)
            path, peers = [conduit], by_zone.get(beyond, peers)
        protocol, port = plant.dice.choice(_PROTOCOLS)
        flow = Flow(
            id=plant.new_id(),
            code=f"F-{at:05d}",
            source_id=source.id,
            target_id=plant.dice.choice(peers).id,
            protocol=protocol,
            port=port,
            access=plant.dice.choice(list(FlowAccess)),
        )
        flows.append(flow)
        if path:
            paths[flow.id] = path
    add_flows(project, *flows, paths=paths)
