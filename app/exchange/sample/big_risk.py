"""The risk of a generated plant: scenarios, ratings, countermeasures, comparisons, requirement states."""

import random
import uuid
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from app.catalog.catalogue import Catalogue
from app.commands.countermeasures import add_countermeasures
from app.commands.initial import rate_initial_risk, record_comparisons
from app.commands.library import add_threat_sources
from app.commands.links import part_id
from app.commands.ratings import rate_scenarios
from app.commands.requirements import state_requirements
from app.commands.scenarios import add_scenarios
from app.model.entities import (
    Asset,
    Comparison,
    Conduit,
    Countermeasure,
    EssentialFunction,
    InitialRating,
    Rating,
    RequirementState,
    Scenario,
    ScenarioAsset,
    ScenarioCountermeasure,
    ScenarioTechnique,
    ThreatSource,
    Zone,
)
from app.model.entities import Project as ProjectRow
from app.model.fields import Entity
from app.model.vocabulary import CountermeasureState, RequirementStatus, Stage
from app.store.project import Project

_FRS = ("IAC UC SI DC RDF TRE RA", "IAC UC", "SI RA", "UC SI RDF", "DC", "TRE RA")
_TECHNIQUES = ("T0814", "T0836", "T0843", "T0847", "T0855", "T0859", "T0866", "T0886")
_DAY = date(2026, 3, 12)

SCORED, RATED_AGAIN, PLANNED = 0.9, 0.85, 0.2
"""Shares of the scenarios that have an unmitigated, a current, and a planned rating."""

ASSESSED = 0.3
"""Share of the zones whose requirements were looked at."""


def rate_functions(project: Project, dice: random.Random, functions: Sequence[EssentialFunction]) -> None:
    """The worst case of each function."""
    rate_initial_risk(
        project,
        *(
            InitialRating(id=_id(dice), function_id=function.id, impacts=_impacts(dice, 3), rationale="Worst case.")
            for function in functions
        ),
    )


def compare(project: Project, dice: random.Random, zones: Sequence[Zone], conduits: Sequence[Conduit]) -> None:
    """Every zone and conduit compared."""
    rows = [Comparison(id=_id(dice), zone_id=zone.id, reason="Above tolerable.") for zone in zones]
    rows += [Comparison(id=_id(dice), conduit_id=conduit.id, reason="Above tolerable.") for conduit in conduits]
    record_comparisons(project, *rows)


def add_measures(project: Project, dice: random.Random, count: int) -> list[Countermeasure]:
    """Countermeasures, two thirds of them in place."""
    rows = []
    for at in range(count):
        planned = dice.random() < 1 / 3
        rows.append(
            Countermeasure(
                id=_id(dice),
                code=f"CM-{at:04d}",
                name=f"Measure {at}",
                state=CountermeasureState.PLANNED if planned else CountermeasureState.IMPLEMENTED,
                owner=f"Owner {at % 20}",
                due=_DAY + timedelta(days=dice.randrange(-60, 400)) if planned else None,
            )
        )
    add_countermeasures(project, *rows)
    return rows


def add_rated_scenarios(
    project: Project,
    dice: random.Random,
    zones: Sequence[Zone],
    assets: Sequence[Asset],
    measures: Sequence[Countermeasure],
    count: int,
) -> None:
    """Scenarios spread over the zones, with an asset, a technique, a countermeasure, and most of their ratings."""
    sources = [
        ThreatSource(id=_id(dice), code=f"TS-{at:02d}", name=f"Source {at}", warrants=at % 4 + 1) for at in range(12)
    ]
    add_threat_sources(project, *sources)
    by_zone: dict[str | None, list[Asset]] = {}
    for asset in assets:
        by_zone.setdefault(asset.zone_id, []).append(asset)
    scenarios, links = [], list[Entity]()
    for at in range(count):
        zone = zones[at * len(zones) // count]
        scenario = Scenario(
            id=_id(dice),
            code=f"DR-{at:05d}",
            title=f"Scenario {at} against {zone.name}",
            zone_id=zone.id,
            threat_source_id=dice.choice(sources).id,
            frs=dice.choice(_FRS),
            weakness="Generated.",
            consequence="Generated.",
            owner=f"Owner {at % 20}",
        )
        scenarios.append(scenario)
        links += _links(dice, scenario.id, by_zone.get(zone.id) or assets, measures)
    add_scenarios(project, *scenarios, links=links)
    (row,) = project.rows(ProjectRow)
    rate_scenarios(project, *(rating for one in scenarios for rating in _ratings(dice, one, row.method_id)))


def state_some(project: Project, dice: random.Random, zones: Sequence[Zone]) -> None:
    """Requirement states of a share of the zones, as far as SL 2 requires them."""
    required = [row.id for rows in Catalogue().system_requirements.required_by_fr(2).values() for row in rows]
    statuses = list(RequirementStatus)[1:]
    rows = [
        RequirementState(
            id=part_id(RequirementState, zone.id, requirement),
            zone_id=zone.id,
            requirement=requirement,
            status=dice.choices(statuses, (70, 8, 12, 4, 6))[0],
            how="As generated.",
            owner=f"Owner {dice.randrange(20)}",
        )
        for zone in zones
        if dice.random() < ASSESSED
        for requirement in required
    ]
    state_requirements(project, *rows)


def _links(
    dice: random.Random, scenario_id: str, assets: Sequence[Asset], measures: Sequence[Countermeasure]
) -> Iterator[Entity]:
    asset, technique, measure = dice.choice(assets).id, dice.choice(_TECHNIQUES), dice.choice(measures).id
    yield ScenarioAsset(id=part_id(ScenarioAsset, scenario_id, asset), scenario_id=scenario_id, asset_id=asset)
    link = part_id(ScenarioTechnique, scenario_id, technique)
    yield ScenarioTechnique(id=link, scenario_id=scenario_id, technique=technique)
    link = part_id(ScenarioCountermeasure, scenario_id, measure)
    yield ScenarioCountermeasure(id=link, scenario_id=scenario_id, countermeasure_id=measure)


def _ratings(dice: random.Random, scenario: Scenario, method_id: str | None) -> Iterator[Rating]:
    """Each stage no higher in likelihood than the one before."""
    likelihood = 5
    for stage, share in ((Stage.UNMITIGATED, SCORED), (Stage.CURRENT, RATED_AGAIN), (Stage.PLANNED, PLANNED)):
        if dice.random() >= share:
            return
        likelihood = dice.randint(1, likelihood)
        yield Rating(
            id=part_id(Rating, scenario.id, stage),
            scenario_id=scenario.id,
            stage=stage,
            likelihood=likelihood,
            impacts=_impacts(dice, 1),
            method_id=method_id,
        )


def _impacts(dice: random.Random, least: int) -> str:
    return " ".join(f"{key}={dice.randint(least, 5)}" for key in ("HS", "EN", "AV", "FI", "RE"))


def _id(dice: random.Random) -> str:
    return str(uuid.UUID(int=dice.getrandbits(128)))
