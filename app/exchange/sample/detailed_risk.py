"""ZCR 5 of the sample plant: what scenarios are made of, the scenarios, their ratings, and what opened them again."""

from itertools import groupby

from app.commands.countermeasures import add_countermeasures
from app.commands.decisions import conclude_review, record_trigger
from app.commands.library import add_threat_sources, add_threats, add_vulnerabilities
from app.commands.links import links, part_id
from app.commands.ratings import credit_countermeasures, rate_scenarios, score_likelihood
from app.commands.scenarios import LINKS, add_scenarios
from app.exchange.sample.declarations import Declarations, Record
from app.model.entities import (
    Asset,
    Countermeasure,
    Rating,
    ReviewTrigger,
    Scenario,
    ScenarioAsset,
    ScenarioCountermeasure,
    ScenarioTechnique,
    ScenarioVulnerability,
    Session,
    Threat,
    ThreatSource,
    Vulnerability,
)
from app.model.fields import Entity
from app.model.vocabulary import Stage, TriggerOutcome
from app.store.project import Project

_LINKED = ("techniques", "assets", "vulnerabilities", "countermeasures")
_RATED = (*(stage.value for stage in Stage), "session", "credits")


def collect(project: Project, plant: Declarations) -> None:
    """Threat sources of the catalogue, threats, vulnerabilities, countermeasures."""
    words = plant.toml("threats")
    add_threat_sources(project, *(_source(plant, record) for record in words["threat_source"]))
    threats = [plant.row(Threat, record, "techniques") for record in words["threat"]]
    techniques = {row.id: record["techniques"] for row, record in zip(threats, words["threat"], strict=True)}
    add_threats(project, *threats, techniques=techniques)
    weak = [plant.row(Vulnerability, record, "assets") for record in words["vulnerability"]]
    assets = {row.id: plant.ids(Asset, of["assets"]) for row, of in zip(weak, words["vulnerability"], strict=True)}
    add_vulnerabilities(project, *weak, assets=assets)
    measures = [plant.row(Countermeasure, record, "serves") for record in words["countermeasure"]]
    serves = {row.id: of.get("serves", []) for row, of in zip(measures, words["countermeasure"], strict=True)}
    add_countermeasures(project, *measures, serves=serves)


def imagine(project: Project, plant: Declarations) -> None:
    """The scenarios, zone by zone."""
    for _place, records in groupby(_by_place(plant), key=lambda record: str(record["place"])):
        together = list(records)
        scenarios = [plant.row(Scenario, record, *_LINKED, *_RATED) for record in together]
        rows = [link for record in together for link in _links(plant, record)]
        add_scenarios(project, *scenarios, links=rows)


def rate(project: Project, plant: Declarations) -> None:
    """The ratings, session by session, and what one of them counts on by name."""
    records = [record for record in plant.toml("scenarios")["scenario"] if "session" in record]
    for _session, scored in groupby(sorted(records, key=_session_of), key=_session_of):
        rate_scenarios(project, *(rating for record in scored for rating in _ratings(plant, record)))
    for record in records:
        if "credits" in record:
            rating = part_id(Rating, plant.id(Scenario, record["code"]), Stage.CURRENT)
            credit_countermeasures(project, rating, plant.ids(Countermeasure, record["credits"]))


def review(project: Project, plant: Declarations) -> None:
    """The events that opened scenarios again, and what came of it."""
    for record in plant.toml("decisions")["trigger"]:
        trigger = plant.row(ReviewTrigger, record, "outcomes", "note")
        outcomes = {plant.id(Scenario, code): TriggerOutcome(word) for code, word in record["outcomes"].items()}
        record_trigger(project, trigger, list(outcomes))
        concluded = {id: outcome for id, outcome in outcomes.items() if outcome is not TriggerOutcome.OPEN}
        if concluded:
            conclude_review(project, trigger.id, concluded, record["note"])


def reconsider(project: Project, plant: Declarations) -> None:
    """The last thing that the fourth session did: DR-014 is unlikely today."""
    score_likelihood(project, plant.id(Scenario, "DR-014"), Stage.CURRENT, 2)


def _source(plant: Declarations, record: Record) -> ThreatSource:
    """A threat source of the catalogue, with what the project says differently."""
    found = plant.catalogue.threat_sources[record["catalogue"]]
    known = {
        "code": found.id,
        "name": found.name,
        "capability": f"{found.category}, {found.intent}",
        "means": found.means,
        "resources": found.resources,
        "skill": found.skills,
        "motivation": found.motivation,
        "warrants": found.warranted_sl,
        "description": f"{found.example}.",
    }
    return plant.row(ThreatSource, known | record, "catalogue")


def _by_place(plant: Declarations) -> list[Record]:
    """The scenarios by the zone or conduit that they concern, places in the order of their first scenario."""
    records: list[Record] = plant.toml("scenarios")["scenario"]
    places = list(dict.fromkeys(record["place"] for record in records))
    return sorted(records, key=lambda record: places.index(record["place"]))


def _links(plant: Declarations, record: Record) -> list[Entity]:
    scenario = plant.id(Scenario, record["code"])
    others: dict[type[Entity], list[str]] = {
        ScenarioTechnique: record.get("techniques", []),
        ScenarioAsset: plant.ids(Asset, record.get("assets", [])),
        ScenarioVulnerability: plant.ids(Vulnerability, record.get("vulnerabilities", [])),
    }
    found = [
        link for kind, ends in others.items() for link in links(kind, "scenario_id", LINKS[kind], {scenario: ends})
    ]
    for code, effect in record.get("countermeasures", {}).items():
        measure = plant.id(Countermeasure, code)
        id = part_id(ScenarioCountermeasure, scenario, measure)
        found.append(ScenarioCountermeasure(id=id, scenario_id=scenario, countermeasure_id=measure, effect=effect))
    return found


def _ratings(plant: Declarations, record: Record) -> list[Rating]:
    scenario, session = plant.id(Scenario, record["code"]), plant.id(Session, record["session"])
    ratings = []
    for stage in Stage:
        if stage.value in record:
            likelihood, impacts = record[stage.value].split(": ")
            id = part_id(Rating, scenario, stage)
            ratings.append(
                Rating(
                    id=id,
                    scenario_id=scenario,
                    stage=stage,
                    likelihood=int(likelihood),
                    impacts=impacts,
                    rationale=record.get("rationale", "").strip() if stage is Stage.CURRENT else "",
                    session_id=session,
                )
            )
    return ratings


def _session_of(record: Record) -> str:
    return str(record["session"])
