"""Detailed risk: threat scenarios with their three ratings (ZCR 5)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from app.i18n import N_
from app.model import entities
from app.model.entities import (
    Asset,
    Countermeasure,
    Decision,
    Scenario,
    ScenarioAsset,
    ScenarioTechnique,
    ScenarioVulnerability,
    Threat,
    ThreatSource,
    Vulnerability,
)
from app.model.kinds import Kind
from app.model.levels import LevelSpan
from app.model.vocabulary import DecisionKind, Stage
from app.tables.column import Column, Table, columns_over, field_column
from app.tables.place import code_order, place_code, place_order, place_title
from app.tables.rating import Rated, rated
from app.workflow.assessment import Assessment
from app.workflow.criteria import CRITERIA
from app.workflow.decisions import SETTLED
from app.workflow.places import Place, place_of
from app.workflow.reads import Given, Whole, the
from app.workflow.scenarios import CALLED, MEASURES, RISK, ScenarioState


@dataclass(frozen=True, slots=True)
class ScenarioRow:
    """A threat scenario with everything that is named in it, its ratings by stage, and what follows.

    `called` is the SL that it calls for; `decision` the one that holds, else the newest.
    """

    scenario: Scenario
    place: Place | None
    source: ThreatSource | None
    threat: Threat | None
    techniques: tuple[str, ...]
    vulnerabilities: tuple[str, ...]
    assets: tuple[str, ...]
    in_place: tuple[str, ...]
    planned: tuple[str, ...]
    ratings: tuple[Rated, ...]
    state: ScenarioState
    called: LevelSpan | None
    decision: Decision | None


def _row(assessment: Assessment, scenario: Scenario) -> Iterator[ScenarioRow]:
    facts, id = assessment.facts, scenario.id
    risk, measures, called = assessment.risk(id), assessment.measures(id), assessment.called_for(id)
    settlement = assessment.settlement(id)
    vulnerabilities = facts.where(ScenarioVulnerability, "scenario_id", id)
    assets = facts.where(ScenarioAsset, "scenario_id", id)
    yield ScenarioRow(
        scenario,
        place_of(assessment, scenario.zone_id, scenario.conduit_id),
        facts.get(ThreatSource, scenario.threat_source_id),
        facts.get(Threat, scenario.threat_id),
        tuple(sorted(link.technique for link in facts.where(ScenarioTechnique, "scenario_id", id))),
        _codes(facts.get(Vulnerability, link.vulnerability_id) for link in vulnerabilities),
        tuple(sorted((asset.tag for link in assets if (asset := facts.get(Asset, link.asset_id))), key=code_order)),
        _codes(facts.get(Countermeasure, measure) for measure in measures.in_place),
        _codes(facts.get(Countermeasure, measure) for measure in measures.planned),
        tuple(_stage(assessment, id, stage) for stage in Stage),
        risk.state,
        called.span if called else None,
        facts.get(Decision, settlement.holds or next(iter(settlement.decisions), None)),
    )


def _codes(rows: Iterable[Vulnerability | Countermeasure | None]) -> tuple[str, ...]:
    return tuple(sorted((row.code for row in rows if row is not None), key=code_order))


def _stage(assessment: Assessment, scenario_id: str, stage: Stage) -> Rated:
    given = assessment.risk(scenario_id).at(stage)
    return Rated() if given is None else rated(assessment, given.outcome, given.scores.impacts)


def _stage_columns(at: int, stage: Stage, band: str) -> Iterator[Column[ScenarioRow]]:
    """L, I, impacts by category, risk, number and verdict of one stage."""

    def column(key: str, title: str, kind: Kind, attribute: str, **look: Any) -> Column[ScenarioRow]:
        value = attrgetter(attribute)
        look["priority"] = max(look.get("priority", 0), 2 if stage is Stage.PLANNED else 0)
        return Column(f"{stage.value}_{key}", title, kind, lambda row: value(row.ratings[at]), band=band, **look)

    yield column("likelihood", N_("L"), Kind.SCORE, "likelihood", hint=N_("Likelihood."), width=2)
    yield column("impact", N_("I"), Kind.SCORE, "impact", hint=N_("Impact: the highest category counts."), width=2)
    yield column("impacts", N_("Impacts"), Kind.SCORES, "impacts", hint=N_("Impact per category."), width=9, priority=2)
    yield column("risk", N_("Risk"), Kind.RISK, "risk", width=4)
    yield column("number", N_("No."), Kind.DECIMAL, "number", width=5, priority=2)
    yield column("above", N_("Above"), Kind.FLAG, "above", hint=N_("Above tolerable."), width=5, priority=2)


def _decided(row: ScenarioRow, name: str) -> object:
    return None if row.decision is None else getattr(row.decision, name)


def _short_story(row: ScenarioRow) -> str:
    """What makes it possible and what comes of it."""
    return " ".join(part.strip() for part in (row.scenario.weakness, row.scenario.consequence) if part.strip())


_own = columns_over(Scenario, "scenario")
_UNMITIGATED, _RESIDUAL, _PLANNED = N_("Unmitigated"), N_("Residual"), N_("Planned")
_DECISION = N_("Decision")

_COLUMNS: tuple[Column[ScenarioRow], ...] = (
    _own("code", N_("ID"), width=8),
    _own("title", N_("Scenario"), width=44, under=_short_story),
    Column("place", N_("Zone or conduit"), Kind.CODE, lambda row: place_code(row.place), width=9, priority=2),
    field_column(
        Scenario,
        "threat_source_id",
        N_("Threat source"),
        lambda row: row.source.code if row.source else None,
        width=8,
        priority=2,
    ),
    field_column(
        Scenario, "threat_id", N_("Threat"), lambda row: row.threat.code if row.threat else None, width=8, priority=2
    ),
    _own("description", N_("Description"), width=20, priority=2),
    _own("weakness", N_("Weakness"), width=18, priority=2),
    _own("consequence", N_("Consequence"), width=18, priority=2),
    Column(
        "techniques",
        N_("Techniques"),
        Kind.CODES,
        lambda row: row.techniques,
        hint=N_("ATT&CK for ICS."),
        width=8,
        priority=2,
    ),
    Column("vulnerabilities", N_("Vulnerabilities"), Kind.CODES, lambda row: row.vulnerabilities, width=7, priority=2),
    Column("assets", N_("Assets"), Kind.CODES, lambda row: row.assets, width=9, priority=2),
    _own("frs", N_("FRs"), width=9, priority=2, hint=N_("Foundational requirements that the scenario defeats.")),
    *_stage_columns(0, Stage.UNMITIGATED, _UNMITIGATED),
    Column(
        "in_place",
        N_("Measures in place"),
        Kind.CODES,
        lambda row: row.in_place,
        width=10,
        priority=1,
        hint=N_("Implemented and not expired: they count in the residual rating."),
    ),
    *_stage_columns(1, Stage.CURRENT, _RESIDUAL),
    Column(
        "planned",
        N_("Measures planned"),
        Kind.CODES,
        lambda row: row.planned,
        width=10,
        priority=2,
        hint=N_("They count in the planned rating only."),
    ),
    *_stage_columns(2, Stage.PLANNED, _PLANNED),
    Column(
        "sl",
        N_("SL-T"),
        Kind.LEVEL,
        lambda row: row.called,
        width=6,
        hint=N_("What the scenario contributes to SL-T in the foundational requirements that it defeats."),
    ),
    Column("state", N_("State"), Kind.CHOICE, lambda row: row.state, choices=ScenarioState, width=9),
    Column(
        "decision", _DECISION, Kind.CHOICE, lambda row: _decided(row, "kind"), choices=DecisionKind, width=9, priority=1
    ),
    Column("until", N_("Until"), Kind.DATE, lambda row: _decided(row, "until"), width=11, priority=2),
    _own("owner", N_("Owner"), width=10, priority=1),
    _own("rationale", N_("Rationale"), width=20, priority=2),
)

SCENARIOS: Table[ScenarioRow] = Table(
    "scenarios",
    N_("Detailed risk"),
    _row,
    lambda row: row.scenario.id,
    _COLUMNS,
    subjects=(Scenario,),
    reads=(
        the(Scenario).its("zone_id"),
        the(Scenario).its("conduit_id"),
        the(Scenario).its("threat_source_id"),
        the(Scenario).its("threat_id"),
        the(Scenario).each(ScenarioTechnique, "scenario_id"),
        the(Scenario).each(ScenarioVulnerability, "scenario_id").its("vulnerability_id"),
        the(Scenario).each(ScenarioAsset, "scenario_id").its("asset_id"),
        the(Scenario).each(entities.ScenarioCountermeasure, "scenario_id").its("countermeasure_id"),
        the(Scenario).each(Decision, "scenario_id"),
        *(the(Scenario).to(derived) for derived in (RISK, MEASURES, CALLED, SETTLED)),
        Whole(CRITERIA),
        Whole(Given.AS_OF),
    ),
    order=lambda row: (place_order(row.place), code_order(row.scenario.code), row.scenario.id),
    entity=Scenario,
    group="place",
    group_title=lambda row: place_title(row.place),
)
