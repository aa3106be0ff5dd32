"""Steps 5.6 to 6 of the sample plant: security levels, requirements, decisions, specification, and the rest."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from app.catalog.catalogue import Catalogue
from app.commands.decisions import record_decisions
from app.commands.levels import adopt_capability, assign_levels
from app.commands.observations import record_observations
from app.commands.requirements import override_level, state_requirements
from app.commands.settings import keep_setting
from app.commands.shapes import place_shapes
from app.commands.specification import add_assumptions, add_specification_entries
from app.commands.waivers import justify, waiver_for
from app.commands.zones import characterise
from app.exchange.sample.sheets import Sheets
from app.model.entities import (
    ENTITY,
    Assumption,
    Conduit,
    Countermeasure,
    Decision,
    Observation,
    RequirementState,
    Scenario,
    Shape,
    SpecificationEntry,
    Zone,
)
from app.model.levels import LevelVector
from app.model.vocabulary import DecisionKind, ObservationSource, RequirementStatus
from app.queries.facts import load_facts
from app.store.project import Project
from app.workflow.assessment import Assessment

ASSESSED = {
    "Z-DMZ": "2 2 2 2 2 2 2",
    "Z-OPS": "2 2 2 1 2 2 2",
    "Z-TMP": "2 2 2 1 2 1 1",
    "Z-CTL": "2 2 2 1 2 2 2",
    "Z-TRT": "2 2 2 1 2 1 2",
    "Z-WLS": "2 2 2 2 2 1 1",
    "Z-HLP": "2 2 2 1 2 1 2",
    "Z-DIS": "3 3 3 2 3 2 3",
    "Z-SIS": "3 3 3 2 3 2 3",
    "Z-REM": "2 2 2 2 2 1 2",
}
"""Up to which level the requirements of each zone were looked at: its SL-T."""

JUSTIFIED = (
    ("ZC-16", "Z-REM", "Telemetry units have to talk to the mobile network; GW-20 guards the way to operations."),
    ("ZC-21", "C-09", "All sockets but one are switched off; the one in the workshop is in sight of staff."),
    ("ZC-22", "Z-WLS", "Values of the probes are for information only (Rev B)."),
)
"""Findings that the works lets stand: rule, code, reason."""

LAPSED, OLD_EVIDENCE = "Z-WLS", hashlib.sha256(b"Rev B").hexdigest()
"""Whose justification was given for other evidence than there is now."""

JUSTIFIED_BY, JUSTIFIED_ON = "Petra Lindqvist", date(2026, 3, 12)

ADOPTED = ("Z-DIS", "2 2 3 2 3 2 2", "AIT-41 declares nothing; it is read only and stands behind FW-03.")

SETTINGS = (("assets.group", "zone"), ("detail.filter", "to score"))


def assign_security_levels(project: Project, sheets: Sheets) -> None:
    """SL-T where people set it, SL-C of the dosing zone, and one requirement read in the works' own way."""
    for line in sheets.plain("assigned_levels"):
        levels = dict(entry.split("=") for entry in line["levels"].split())
        assign_levels(
            project, place(sheets, line["place"]), {fr: int(n) for fr, n in levels.items()}, line["rationale"]
        )
    code, vector, reason = ADOPTED
    levels_of = {fr: level for fr, level in LevelVector.parse(vector).items() if level is not None}
    adopt_capability(project, place(sheets, code), levels_of, reason)
    override_level(project, "SR 2.2 RE 1", 4, "A radio scan once a year is enough; agreed with the inspectorate.")
    for line in sheets.plain("characteristics"):
        characterise(project, place(sheets, line["place"]), line["item"], line["text"])


def state(project: Project, sheets: Sheets) -> None:
    """How far each zone meets what its SL-T requires: met as the answers say, but for what is listed one by one."""
    state_requirements(project, *_states(sheets))


def decide(project: Project, sheets: Sheets) -> None:
    """What was decided about risks and gaps; two risks above tolerable are still open."""
    record_decisions(project, *(_decision(line, sheets) for line in sheets.plain("decisions")))


def specify(project: Project, sheets: Sheets) -> None:
    """The specification, with two sections still empty, and the assumptions."""
    add_specification_entries(project, *sheets.rows("specification", SpecificationEntry))
    add_assumptions(project, *sheets.rows("assumptions", Assumption))


def observe(project: Project, sheets: Sheets) -> None:
    """What older registers and worksheets say otherwise."""
    record_observations(project, *(_observation(line, sheets) for line in sheets.plain("observations")))


def draw(project: Project, sheets: Sheets) -> None:
    """The drawing, and how the people of this project like to see their lists."""
    place_shapes(project, *sheets.rows("shapes", Shape))
    for name, value in SETTINGS:
        keep_setting(project, name, value)


def justify_findings(project: Project, sheets: Sheets) -> None:
    """Two findings that may stand, and one justification that has lapsed."""
    assessment = Assessment(load_facts(project, JUSTIFIED_ON), Catalogue())
    for rule, code, reason in JUSTIFIED:
        finding = next(row for row in assessment.findings_at(place(sheets, code)) if row.rule == rule)
        waiver = waiver_for(assessment, finding, reason, JUSTIFIED_ON)
        lapsed = code == LAPSED
        justify(project, replace(waiver, evidence=OLD_EVIDENCE if lapsed else waiver.evidence, given_by=JUSTIFIED_BY))


def place(sheets: Sheets, code: str) -> str:
    """The id of a zone or conduit."""
    return sheets.id(Zone if code.startswith("Z-") else Conduit, code)


def _states(sheets: Sheets) -> Iterator[RequirementState]:
    requirements = Catalogue().system_requirements
    answers = {line["requirement"]: line for line in sheets.plain("requirement_answers")}
    listed = {(line["place"], line["requirement"]): line for line in sheets.plain("requirement_states")}
    for code, vector in ASSESSED.items():
        for fr, level in LevelVector.parse(vector).items():
            for requirement in requirements.required(fr, level or 0):
                if (code, requirement.id) not in listed:
                    line = {"place": code, "status": "met", **answers[requirement.id]}
                    yield _state(line, sheets)
    yield from (_state(line, sheets) for line in listed.values())


def _state(line: dict[str, str], sheets: Sheets) -> RequirementState:
    code, requirement, measure = line["place"], line["requirement"], line.get("countermeasure_id")
    is_zone = code.startswith("Z-")
    return RequirementState(
        id=sheets.new_id(RequirementState, code, requirement),
        zone_id=place(sheets, code) if is_zone else None,
        conduit_id=None if is_zone else place(sheets, code),
        requirement=requirement,
        status=RequirementStatus(line["status"]),
        how=line["how"],
        evidence=line["evidence"],
        owner=line.get("owner", ""),
        due=_day(line.get("due")),
        expires=_day(line.get("expires")),
        countermeasure_id=sheets.id(Countermeasure, measure) if measure else None,
    )


def _decision(line: dict[str, str], sheets: Sheets) -> Decision:
    code, measure = line["place"], line["countermeasure_id"]
    return Decision(
        id=sheets.new_id(Decision, line["code"]),
        code=line["code"],
        scenario_id=sheets.id(Scenario, line["scenario_id"]) if line["scenario_id"] else None,
        zone_id=place(sheets, code) if code else None,
        fr=line["fr"],
        kind=DecisionKind(line["kind"]),
        authority=line["authority"],
        decided_by=line["decided_by"],
        decided_on=_day(line["decided_on"]),
        until=_day(line["until"]),
        countermeasure_id=sheets.id(Countermeasure, measure) if measure else None,
        reason=line["reason"],
    )


def _observation(line: dict[str, str], sheets: Sheets) -> Observation:
    table, subject = line["subject_table"], line["subject"]
    return Observation(
        id=sheets.new_id(Observation, table, subject, line["field"], line["source_name"]),
        subject_table=table,
        subject_id=sheets.id(ENTITY[table], subject),
        field=line["field"],
        value=line["value"],
        source=ObservationSource(line["source"]),
        source_name=line["source_name"],
        seen_on=_day(line["seen_on"]),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
