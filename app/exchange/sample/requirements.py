"""ZCR 5.6 and 6 of the sample plant: levels, requirement states, specification, decisions, justified findings."""

from dataclasses import replace
from datetime import date

from app.commands.decisions import record_decisions
from app.commands.levels import adopt_capability, assign_levels
from app.commands.links import part_id
from app.commands.observations import record_observations
from app.commands.requirements import override_level, state_requirements
from app.commands.settings import keep_setting
from app.commands.specification import add_assumptions, add_specification_entries
from app.commands.waivers import justify, waiver_for
from app.exchange.sample.declarations import Declarations, Record
from app.model.entities import (
    Asset,
    Assumption,
    Decision,
    Observation,
    RequirementState,
    Scenario,
    SpecificationEntry,
    Zone,
)
from app.model.levels import FR_CODES, LevelVector
from app.queries.facts import load_facts
from app.store.project import Project
from app.workflow.assessment import Assessment
from app.workflow.finding import evidence_hash


def set_levels(project: Project, plant: Declarations) -> None:
    """SL-T as assigned, SL-C as adopted, and the level that the owner reads differently."""
    words = plant.toml("decisions")
    for record in words["assigned"]:
        (place,) = plant.place(record["place"]).values()
        assign_levels(project, place, record["levels"], record["rationale"].strip())
    for record in words["adopted"]:
        (place,) = plant.place(record["place"]).values()
        levels = LevelVector.parse(record["levels"])
        adopt_capability(project, place, {fr: levels[fr] or 0 for fr in FR_CODES}, record["reason"])
    for record in words["override"]:
        override_level(project, record["requirement"], record["level"], record["reason"])


def state(project: Project, plant: Declarations) -> None:
    """The requirements that each zone was assessed against: the plant's answer, unless the zone differs."""
    answers = {record["requirement"]: record for record in plant.csv("answers")}
    differing = {(record["place"], record["requirement"]): record for record in plant.csv("deviations")}
    for record in plant.toml("partition")["zone"]:
        levels = LevelVector.parse(record.get("assessed", ""))
        code = record["code"]
        wanted = [row.id for row in plant.catalogue.system_requirements if row.level <= (levels[row.fr] or 0)]
        if wanted:
            found = [{"place": code} | differing.get((code, id), answers[id]) for id in wanted]
            state_requirements(project, *(_state(plant, record) for record in found))


def specify(project: Project, plant: Declarations) -> None:
    """The requirements specification and its assumptions."""
    entries = plant.toml("specification")["entry"]
    add_specification_entries(project, *(plant.row(SpecificationEntry, record) for record in entries))
    add_assumptions(project, *(plant.row(Assumption, record) for record in plant.toml("decisions")["assumption"]))


def decide(project: Project, plant: Declarations) -> None:
    """What was decided about risks and gaps."""
    record_decisions(project, *(plant.row(Decision, record) for record in plant.toml("decisions")["decision"]))


def observe(project: Project, plant: Declarations) -> None:
    """What other sources say of an asset or a scenario, and how the people like to see their lists."""
    seen = []
    for record in plant.toml("decisions")["observation"]:
        kind = Asset if "asset" in record else Scenario
        about = {"subject_table": kind.table, "subject_id": plant.id(kind, record[kind.table])}
        id = part_id(Observation, about["subject_id"], record["field"])
        seen.append(plant.row(Observation, record | about, kind.table, id=id))
    record_observations(project, *seen)
    for name, value in plant.toml("decisions")["setting"].items():
        keep_setting(project, name, value)


def justify_findings(project: Project, plant: Declarations, as_of: date) -> None:
    """Reasons why some findings about zones may stand; one was given for revision B and has lapsed since."""
    assessment = Assessment(load_facts(project, as_of), plant.catalogue)
    for record in plant.toml("decisions")["waiver"]:
        found = assessment.findings_at(plant.id(Zone, record["zone"]))
        finding = next(finding for finding in found if finding.rule == record["rule"])
        waiver = waiver_for(assessment, finding, record["reason"], record.get("given_on", as_of))
        evidence = evidence_hash([]) if "given_on" in record else waiver.evidence
        justify(project, replace(waiver, evidence=evidence, given_by=record["given_by"]))


def _state(plant: Declarations, record: Record) -> RequirementState:
    (place,) = plant.place(record["place"]).values()
    return plant.row(RequirementState, record, id=part_id(RequirementState, place, record["requirement"]))
