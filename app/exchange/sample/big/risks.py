"""The risks of a generated plant: threat sources, countermeasures, and rated scenarios."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.catalog import Catalogue
from app.exchange.sample.big.dice import Dice
from app.exchange.sample.big.premises import Premises
from app.exchange.sample.big.stakes import here, impacts
from app.model.entities import (
    Asset,
    Conduit,
    Countermeasure,
    CountermeasureRequirement,
    Decision,
    Rating,
    Scenario,
    ScenarioAsset,
    ScenarioCountermeasure,
    ScenarioTechnique,
    ScenarioVulnerability,
    Threat,
    ThreatSource,
    ThreatTechnique,
    Vulnerability,
    VulnerabilityAsset,
    Zone,
)
from app.model.fields import ALL_FRS, Entity
from app.model.vocabulary import CountermeasureState, DecisionKind, Stage
from app.risk.method import Method

_FRS = (ALL_FRS, "IAC UC", "SI", "RDF RA", "IAC UC SI RA", "UC TRE", "DC", "IAC SI RDF")
_TITLES = (
    "Malware stops {asset}",
    "Setpoint of {asset} is changed without trace",
    "Supplier session reaches {asset}",
    "Storm on the network hides {asset}",
    "Reading of {asset} is falsified",
    "Program of {asset} is replaced",
)
_DAY = date(2026, 11, 22)


@dataclass(slots=True)
class Library:
    """What scenarios are made of; `measures` are in place, `actions` planned."""

    sources: list[ThreatSource]
    threats: list[Threat]
    techniques: list[str]
    weaknesses: list[Vulnerability]
    measures: list[Countermeasure]
    actions: list[Countermeasure]


def gather(dice: Dice, catalogue: Catalogue, scenarios: int) -> Library:
    """A library in proportion to the number of scenarios; threat sources and techniques are the catalogue's."""
    count = max(5, scenarios // 60)
    return Library(
        sources=[
            ThreatSource(id=dice.id(), code=row.id, name=row.name, warrants=row.warranted_sl)
            for row in catalogue.threat_sources
        ],
        threats=[Threat(id=dice.id(), code=f"TH-{at + 1:03}", name=f"Threat {at + 1}") for at in range(count // 5)],
        techniques=[row.id for row in catalogue.techniques],
        weaknesses=[
            Vulnerability(
                id=dice.id(), code=f"VU-{at + 1:04}", title=f"Weakness {at + 1}", description="Found in a scan."
            )
            for at in range(count)
        ],
        measures=[_measure(dice, at, CountermeasureState.IMPLEMENTED) for at in range(count)],
        actions=[_measure(dice, count + at, CountermeasureState.PLANNED) for at in range(count // 3)],
    )


def _measure(dice: Dice, at: int, state: CountermeasureState) -> Countermeasure:
    planned = state is CountermeasureState.PLANNED
    return Countermeasure(
        id=dice.id(),
        code=f"CM-{at + 1:04}",
        name=f"Countermeasure {at + 1}",
        state=state,
        owner="" if planned and dice.falls(0.1) else "E. Frost",
        due=_DAY + timedelta(days=dice.randint(-20, 400)) if planned else None,
        implemented_on=None if planned else _DAY - timedelta(days=dice.randint(30, 2000)),
    )


def stock(dice: Dice, library: Library, assets: Sequence[Asset], catalogue: Catalogue) -> Iterator[Entity]:
    """The rows of a library with their links."""
    served = [requirement.id for requirement in catalogue.system_requirements]
    yield from (*library.sources, *library.threats, *library.weaknesses, *library.measures, *library.actions)
    for threat in library.threats:
        for technique in dice.some(library.techniques, 3):
            yield ThreatTechnique(id=dice.id(), threat_id=threat.id, technique=technique)
    for weakness in library.weaknesses:
        for asset in dice.some(assets, 3):
            yield VulnerabilityAsset(id=dice.id(), vulnerability_id=weakness.id, asset_id=asset.id)
    for measure in (*library.measures, *library.actions):
        for requirement in dice.some(served, 2):
            yield CountermeasureRequirement(id=dice.id(), countermeasure_id=measure.id, requirement=requirement)


def imagine(
    dice: Dice, premises: Premises, library: Library, method: Method, version_id: str, count: int
) -> Iterator[Entity]:
    """Scenarios, in turn for each zone and conduit inside, nearly all scored without and with what is in place."""
    width = max(3, len(str(count)))
    spots: list[tuple[Zone | Conduit, Sequence[Asset]]] = [
        (zone, housed or premises.assets)
        for zone, housed in zip(premises.zones, premises.housed, strict=True)
        if zone.in_scope
    ]
    spots += [(conduit, premises.assets) for conduit in premises.conduits]
    for at in range(count):
        place, assets = spots[at % len(spots)]
        asset = dice.choice(assets)
        scenario = Scenario(
            id=dice.id(),
            code=f"DR-{at + 1:0{width}}",
            title=dice.choice(_TITLES).format(asset=asset.tag),
            weakness="Nothing stands in the way.",
            consequence="The plant stops for a shift.",
            threat_source_id=dice.choice(library.sources).id,
            threat_id=dice.choice(library.threats).id if library.threats else None,
            frs=dice.choice(_FRS),
            owner="G. Hill",
            **here(place),
        )
        yield scenario
        yield ScenarioAsset(id=dice.id(), scenario_id=scenario.id, asset_id=asset.id)
        yield ScenarioTechnique(id=dice.id(), scenario_id=scenario.id, technique=dice.choice(library.techniques))
        if dice.falls(0.3):
            weakness = dice.choice(library.weaknesses)
            yield ScenarioVulnerability(id=dice.id(), scenario_id=scenario.id, vulnerability_id=weakness.id)
        yield from _treated(dice, library, method, version_id, scenario)


def _treated(dice: Dice, library: Library, method: Method, version_id: str, scenario: Scenario) -> Iterator[Entity]:
    """Countermeasures and ratings of one scenario; one in fifty is still to score."""
    named = dice.some(library.measures, 2)
    action = dice.choice(library.actions) if library.actions and dice.falls(0.2) else None
    for measure in (*named, *([action] if action else [])):
        yield ScenarioCountermeasure(id=dice.id(), scenario_id=scenario.id, countermeasure_id=measure.id)
    if dice.falls(0.02):
        return
    likelihood, impact = dice.randint(2, len(method.likelihood)), dice.randint(2, len(method.impact))
    today = max(1, likelihood - dice.randint(1, 3))
    steps = [(Stage.UNMITIGATED, likelihood, impact), (Stage.CURRENT, today, impact)]
    if action is not None and today > 1:
        steps.append((Stage.PLANNED, today - 1, impact))
    for stage, level, worst in steps:
        yield Rating(
            id=dice.id(),
            scenario_id=scenario.id,
            stage=stage,
            likelihood=level,
            impacts=impacts(dice, method, worst),
            method_id=version_id,
        )
    if method.rank(method.letter_at(today, impact)) > method.rank(method.tolerable) and dice.falls(0.7):
        yield Decision(
            id=dice.id(),
            code=f"D-{scenario.code.removeprefix('DR-')}",
            scenario_id=scenario.id,
            kind=DecisionKind.TREAT,
            decided_by="A. Berg",
            decided_on=_DAY,
            until=_DAY + timedelta(days=365),
            reason="To be treated within a year.",
        )
