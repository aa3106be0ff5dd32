"""Step 5 of the sample plant: what scenarios are made of, the scenarios, and their ratings."""

import re
from collections.abc import Iterator

from app.catalog.catalogue import Catalogue
from app.commands.countermeasures import add_countermeasures
from app.commands.decisions import conclude_review, record_trigger
from app.commands.library import add_threat_sources, add_threats, add_vulnerabilities
from app.commands.links import part_id
from app.commands.ratings import credit_countermeasures, rate_scenarios
from app.commands.scenarios import add_scenarios
from app.exchange.sample.sheets import Line, Sheets
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

SOURCES = ("TS-01", "TS-03", "TS-04", "TS-05", "TS-06", "TS-07", "TS-08", "TS-10", "TS-15")
"""The threat sources of the catalogue that the works looks at."""

CREDITED = "DR-014"
"""A scenario whose current rating says by name which countermeasures it counts on."""

_EFFECT = re.compile(r"([LI]) (\d) to (\d)")


def fill_library(project: Project, sheets: Sheets) -> None:
    """Threat sources from the catalogue, threats and vulnerabilities of the works."""
    catalogue = Catalogue()
    for code in SOURCES:
        sheets.know(ThreatSource, code)
    add_threat_sources(project, *(_source(catalogue, code, sheets) for code in SOURCES))
    threats = sheets.lines("threats", Threat)
    techniques = {line.row.id: line.listed("techniques") for line in threats}
    add_threats(project, *(line.row for line in threats), techniques=techniques)
    weaknesses = sheets.lines("vulnerabilities", Vulnerability)
    assets = {line.row.id: [sheets.id(Asset, tag) for tag in line.listed("assets")] for line in weaknesses}
    add_vulnerabilities(project, *(line.row for line in weaknesses), assets=assets)


def list_countermeasures(project: Project, sheets: Sheets) -> None:
    """Twenty in place, fourteen planned, one retired."""
    lines = sheets.lines("countermeasures", Countermeasure)
    serves = {line.row.id: line.listed("serves") for line in lines}
    add_countermeasures(project, *(line.row for line in lines), serves=serves)


def write_scenarios(project: Project, sheets: Sheets) -> None:
    """Thirty-eight scenarios with what they are linked to."""
    lines = sheets.lines("scenarios", Scenario)
    links = [link for line in lines for link in _links(line, sheets)]
    add_scenarios(project, *(line.row for line in lines), links=links)


def rate(project: Project, sheets: Sheets) -> None:
    """The ratings of 26 scenarios, and half of one more."""
    lines = sheets.lines("scenarios", Scenario)
    rate_scenarios(project, *(rating for line in lines for rating in _ratings(line, sheets)))
    (credited,) = (line for line in lines if line.row.code == CREDITED)
    in_place = [sheets.id(Countermeasure, code) for code in ("CM-01", "CM-02", "CM-03")]
    credit_countermeasures(project, part_id(Rating, credited.row.id, Stage.CURRENT), in_place)


def review(project: Project, sheets: Sheets) -> None:
    """Two events that opened scenarios again, and what came of it."""
    for line in sheets.lines("review_triggers", ReviewTrigger):
        outcomes = dict(entry.split("=") for entry in line.listed("scenarios"))
        by_id = {sheets.id(Scenario, code): TriggerOutcome(word) for code, word in outcomes.items()}
        record_trigger(project, line.row, list(by_id))
        concluded = {id: outcome for id, outcome in by_id.items() if outcome is not TriggerOutcome.OPEN}
        conclude_review(project, line.row.id, concluded)


def _source(catalogue: Catalogue, code: str, sheets: Sheets) -> ThreatSource:
    source = catalogue.threat_sources[code]
    return ThreatSource(
        id=sheets.id(ThreatSource, code),
        code=code,
        name=str(source.name),
        capability=str(source.category),
        means=str(source.means),
        resources=str(source.resources),
        skill=str(source.skills),
        motivation=str(source.motivation),
        warrants=source.warranted_sl,
        description=str(source.example),
    )


def _links(line: Line[Scenario], sheets: Sheets) -> Iterator[Entity]:
    id = line.row.id
    for technique in line.listed("techniques"):
        yield ScenarioTechnique(id=part_id(ScenarioTechnique, id, technique), scenario_id=id, technique=technique)
    for tag in line.listed("assets"):
        asset = sheets.id(Asset, tag)
        yield ScenarioAsset(id=part_id(ScenarioAsset, id, asset), scenario_id=id, asset_id=asset)
    for code in line.listed("vulnerabilities"):
        weakness = sheets.id(Vulnerability, code)
        link = part_id(ScenarioVulnerability, id, weakness)
        yield ScenarioVulnerability(id=link, scenario_id=id, vulnerability_id=weakness)
    for entry in line.listed("countermeasures"):
        code, _colon, effect = entry.partition(": ")
        measure = sheets.id(Countermeasure, code)
        link = part_id(ScenarioCountermeasure, id, measure)
        yield ScenarioCountermeasure(id=link, scenario_id=id, countermeasure_id=measure, effect=_effect(effect))


def _effect(text: str) -> str:
    """The claimed effect in words: "L 4 to 3" is "likelihood 4 to 3"."""
    return _EFFECT.sub(lambda found: f"{_AXES[found[1]]} {found[2]} to {found[3]}", text)


_AXES = {"L": "likelihood", "I": "impact"}


def _ratings(line: Line[Scenario], sheets: Sheets) -> Iterator[Rating]:
    for stage in Stage:
        likelihood, _space, impacts = line.more[stage.value].partition(" ")
        if likelihood:
            yield Rating(
                id=part_id(Rating, line.row.id, stage),
                scenario_id=line.row.id,
                stage=stage,
                likelihood=int(likelihood),
                impacts=impacts,
                session_id=sheets.id(Session, line.more["session"]),
            )
