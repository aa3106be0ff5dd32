"""A plant of any size, held in memory: the shape of a real assessment without its words."""

import random
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from app.model.entities import (
    Asset,
    Comparison,
    Conduit,
    ConduitDevice,
    ConduitZone,
    Countermeasure,
    EssentialFunction,
    Flow,
    FunctionAsset,
    InitialRating,
    MethodVersion,
    Passage,
    Project,
    Rating,
    RequirementState,
    Scenario,
    ScenarioCountermeasure,
    System,
    ThreatSource,
    Zone,
)
from app.model.fields import Entity
from app.model.vocabulary import AssetKind, CountermeasureState, PurdueLevel, RequirementStatus, Stage
from app.risk.presets import DEFAULT_PRESET, load_preset

Rows = dict[str, list[Entity]]


def by_table(rows: Iterable[Entity]) -> Rows:
    """Rows by table, as Facts take them."""
    found: Rows = defaultdict(list)
    for row in rows:
        found[row.table].append(row)
    return dict(found)


def big_plant(assets: int, zones: int, conduits: int, scenarios: int, seed: int = 1) -> Rows:
    """Everything scored, with a few requirement states per zone and one flow per asset."""
    dice = random.Random(seed)
    method = load_preset(DEFAULT_PRESET)
    version = MethodVersion(number=1, document=method.to_text())
    rows: list[Entity] = [version, Project(name="Big", method_id=version.id), System(perimeter="The fence")]
    sources = [ThreatSource(code=f"TS-{at}", warrants=at % 4 + 1) for at in range(9)]
    measures = [
        Countermeasure(code=f"CM-{at:03}", state=CountermeasureState.IMPLEMENTED, owner="O") for at in range(200)
    ]
    places = [Zone(code=f"Z-{at:03}", parent_id=None, owner=f"O{at}") for at in range(zones)]
    links = [Conduit(code=f"C-{at:03}") for at in range(conduits)]
    rows += [*sources, *measures, *places, *links]
    for at, link in enumerate(links):
        rows += [ConduitZone(conduit_id=link.id, zone_id=places[(at + by) % zones].id) for by in (0, 1)]
    things = [
        Asset(
            tag=f"A-{at:05}",
            kind=AssetKind.CONTROLLER,
            level=PurdueLevel.L1,
            zone_id=places[at % zones].id,
            sl_c="2 2 2 2 2 2 2",
            wireless=at % 50 == 0,
        )
        for at in range(assets)
    ]
    functions = [EssentialFunction(code=f"EF-{at:02}") for at in range(40)]
    keys = [category.key for category in method.categories]
    rows += [*things, *functions]
    rows += [FunctionAsset(function_id=functions[at % 40].id, asset_id=thing.id) for at, thing in enumerate(things)]
    rows += [
        InitialRating(function_id=function.id, impacts=_impacts(dice, keys), method_id=version.id)
        for function in functions
    ]
    rows += [ConduitDevice(conduit_id=link.id, asset_id=things[at % assets].id) for at, link in enumerate(links)]
    for at in range(assets):
        flow = Flow(code=f"F-{at}", source_id=things[at].id, target_id=things[(at + 1) % assets].id)
        rows += [flow, Passage(flow_id=flow.id, position=1, conduit_id=links[at % zones % conduits].id)]
    for place in [*places, *links]:
        here: dict[str, Any] = {"zone_id" if isinstance(place, Zone) else "conduit_id": place.id}
        rows.append(Comparison(**here))
        rows += [
            RequirementState(**here, requirement=f"SR 1.{at}", status=RequirementStatus.MET, how="so")
            for at in range(1, 6)
        ]
    spots = [{"zone_id": place.id} for place in places] + [{"conduit_id": link.id} for link in links]
    for at in range(scenarios):
        scenario = Scenario(
            code=f"DR-{at:05}", threat_source_id=sources[at % 9].id, weakness="w", **spots[at % len(spots)]
        )
        rows.append(scenario)
        impacts = _impacts(dice, keys)
        for stage, likelihood in ((Stage.UNMITIGATED, 4), (Stage.CURRENT, dice.randint(1, 3))):
            rows.append(
                Rating(
                    scenario_id=scenario.id, stage=stage, likelihood=likelihood, impacts=impacts, method_id=version.id
                )
            )
        rows.append(ScenarioCountermeasure(scenario_id=scenario.id, countermeasure_id=measures[at % 200].id))
    return by_table(rows)


def _impacts(dice: random.Random, keys: list[str]) -> str:
    return " ".join(f"{key}={dice.randint(1, 5)}" for key in keys)
