"""For each command a way to draw arguments that it may be given. A command without one fails the test."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from hypothesis import strategies as st

from app.catalog.catalogue import Catalogue
from app.commands.approval import prepare_freeze
from app.commands.cells import Deed, deletable, editable
from app.commands.contents import Contents
from app.commands.documents import GivenFile, Parcel
from app.commands.proposal import Proposed
from app.commands.register import Replacement
from app.commands.scenarios import LINKS
from app.errors import UserError
from app.model.entities import (
    ENTITIES,
    AccessPoint,
    AdoptedCapability,
    Asset,
    AssetGroup,
    Assumption,
    Attachment,
    Baseline,
    Comparison,
    Conduit,
    Countermeasure,
    Decision,
    Document,
    EssentialFunction,
    ExternalConnection,
    Flow,
    InitialRating,
    LevelOverride,
    Observation,
    Participant,
    Rating,
    RequirementState,
    ReviewTrigger,
    Scenario,
    Session,
    Shape,
    SignOff,
    SpecificationEntry,
    System,
    Threat,
    ThreatSource,
    Vulnerability,
    Waiver,
    Zone,
)
from app.model.entities import Project as ProjectRow
from app.model.fields import Entity, field_of, fields_of
from app.model.kinds import Kind
from app.model.levels import FR_CODES
from app.model.vocabulary import ComparisonOutcome, Stage, TriggerOutcome
from app.risk.presets import list_presets, load_preset
from tests.commands.drawing import Drawing, NotNowError

Arguments = tuple[tuple[Any, ...], dict[str, Any]]
Strategy = Callable[[Drawing], Arguments]

CATALOGUE = Catalogue()
TECHNIQUES = ["T0843", "T0836", "T0859", "T0886"]
REQUIREMENTS = ["SR 1.1", "SR 1.1 RE 1", "SR 2.8", "SR 7.3"]


@dataclass(frozen=True)
class Plan:
    """A register import as `apply_register` takes it."""

    label: str
    additions: list[Entity]
    replacements: list[Replacement]
    removals: list[Entity]


def given(*arguments: Any, **named: Any) -> Arguments:
    return arguments, named


def new_rows(kind: type[Entity]) -> Strategy:
    return lambda draw: given(*draw.rows(kind))


def linked(kind: type[Entity], member: type[Entity] | list[str], name: str) -> Strategy:
    def draw_linked(draw: Drawing) -> Arguments:
        rows = draw.rows(kind)
        return given(*rows, **{name: {rows[0].id: ends(draw, member)}})

    return draw_linked


def ends(draw: Drawing, member: type[Entity] | list[str]) -> list[str]:
    if isinstance(member, list):
        return draw.one(st.lists(st.sampled_from(member), unique=True, max_size=3))
    return draw.ids(member, least=0)


def relinked(owner: type[Entity], member: type[Entity] | list[str]) -> Strategy:
    return lambda draw: given(draw.id(owner), ends(draw, member))


def subject(draw: Drawing) -> str:
    return draw.id(draw.of([Zone, Conduit]))


def rated(draw: Drawing) -> str:
    return draw.id(draw.of([EssentialFunction, AssetGroup]))


def levels(draw: Drawing) -> dict[str, int]:
    return draw.one(st.dictionaries(st.sampled_from(FR_CODES), st.integers(0, 4), min_size=1))


def cells(draw: Drawing) -> Arguments:
    kind = draw.of([kind for kind in ENTITIES if any(editable(kind, field.name) for field in fields_of(kind))])
    names = [field.name for field in fields_of(kind) if editable(kind, field.name)]
    values = {}
    for id in draw.ids(kind):
        chosen = draw.one(st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True))
        values[id] = {name: draw.value(field_of(kind, name)) for name in chosen}
    deed = draw.of(list(Deed))
    return given(kind, values, deed, draw.rows(Asset) if kind is Asset and deed is Deed.PASTE else ())


def cells_of_kinds(draw: Drawing) -> Arguments:
    return given({kind: {draw.id(kind): {"owner": draw.text()}} for kind in (Countermeasure, RequirementState)})


def drafts(draw: Drawing) -> Arguments:
    """Texts of entries that are there, and perhaps one that is new."""
    texts = {id: draw.text() for id in draw.ids(SpecificationEntry, least=0)}
    return given(texts, *([draw.row(SpecificationEntry)] if draw.one(st.booleans()) or not texts else []))


def deletions(draw: Drawing) -> Arguments:
    kind = draw.of([kind for kind in ENTITIES if deletable(kind)])
    return given(kind, draw.ids(kind))


def another_method(draw: Drawing) -> Arguments:
    """The same preset with another tolerance, or another preset with a place for every score."""
    method = load_preset(draw.of([preset.key for preset in list_presets()]))
    to_likelihood = {level: min(level, len(method.likelihood)) for level in range(1, 7)}
    to_impact = {level: min(level, len(method.impact)) for level in range(1, 7)}
    moves = {"likelihood": to_likelihood, "impact": to_impact} if draw.one(st.booleans()) else {}
    letters = dict.fromkeys("VLMHC", method.letters[0]) if draw.one(st.booleans()) else {}
    return given(method, moves, letters)


def observation(draw: Drawing) -> Observation:
    kinds: list[type[Entity]] = [Asset, Zone, Scenario]
    kind = draw.of(kinds)
    row = draw.existing(kind)
    field = draw.of([field for field in fields_of(kind) if field.kind in (Kind.LINE, Kind.CODE, Kind.CHOICE)])
    value = draw.value(field)
    return draw.row(
        Observation,
        subject_table=kind.table,
        subject_id=row.id,
        field=field.name,
        value="" if value is None else str(value),
    )


def waiver(draw: Drawing) -> Waiver:
    kinds: list[type[Entity]] = [Zone, Conduit, Flow, Asset]
    kind = draw.of(kinds)
    return draw.row(
        Waiver, rule=draw.of(["ZC-13", "SL-04"]), subject_table=kind.table, subject_id=draw.id(kind), reason=draw.text()
    )


def shape(draw: Drawing) -> Shape:
    subject_field = draw.of(["zone_id", "conduit_id", "asset_id", ""])
    references: dict[str, str | None] = {"zone_id": None, "conduit_id": None, "asset_id": None}
    if subject_field:
        references[subject_field] = draw.id({"zone_id": Zone, "conduit_id": Conduit}.get(subject_field, Asset))
    return draw.row(Shape, **references)


def register_plan(draw: Drawing) -> Arguments:
    before = draw.existing(Asset)
    after = draw.row(Asset, id=before.id, conduit_id=None)
    additions: list[Entity] = list(draw.rows(Asset, conduit_id=None))
    return given(Plan("Import a register", additions, [Replacement(before, after)], []))


def conduits(draw: Drawing) -> Arguments:
    rows = draw.rows(Conduit)
    return given(*rows, zones={rows[0].id: draw.ids(Zone, least=0)}, devices={rows[-1].id: draw.ids(Asset, least=0)})


def scenarios(draw: Drawing) -> Arguments:
    rows = draw.rows(Scenario)
    kind = draw.of(list(LINKS))
    row = draw.row(kind, scenario_id=rows[0].id)
    return given(*rows, links=[row])


def scenario_links(draw: Drawing) -> Arguments:
    kind = draw.of(list(LINKS))
    target = field_of(kind, LINKS[kind]).target
    others = ends(draw, TECHNIQUES) if not target else draw.ids(next(k for k in ENTITIES if k.table == target), least=0)
    return given(draw.id(Scenario), kind, others)


def attachment(draw: Drawing) -> Arguments:
    return given(draw.row(Attachment, file_name=draw.of(["plan.pdf", "photo.jpg"])), draw.one(st.binary(max_size=20)))


def proposal(draw: Drawing) -> Arguments:
    there = Proposed(draw.of(draw.project.rows(Zone)), False, tuple(draw.ids(Asset)), "")
    return given([there, Proposed(Zone(name=draw.text()), True, tuple(draw.ids(Asset)), "")])


def given_files(draw: Drawing) -> Arguments:
    document = draw.existing(Document) if draw.one(st.booleans()) else draw.row(Document)
    files = [GivenFile("plan.pdf", "", draw.one(st.binary(max_size=20))), GivenFile("b.txt", "", b"")]
    return given(Parcel(document, files), Parcel(draw.row(Document), files[:1]))


def described_functions(draw: Drawing) -> Arguments:
    ids = draw.ids(EssentialFunction) + draw.ids(AssetGroup)
    added = [draw.row(EssentialFunction)] if draw.one(st.booleans()) else []
    return given({id: {"name": draw.text()} for id in ids}, added)


def made_ready(draw: Drawing) -> Arguments:
    try:
        return given(prepare_freeze(draw.project, CATALOGUE, date(2026, 3, 12)))
    except UserError as blocked:
        raise NotNowError from blocked


STRATEGIES: dict[str, Strategy] = {
    "describe_project": lambda draw: given(draw.row(ProjectRow)),
    "name_revision": lambda draw: given(draw.of(["B", "P02", "Draft 3"])),
    "describe_system": lambda draw: given(draw.row(System)),
    "add_participants": new_rows(Participant),
    "add_sessions": new_rows(Session),
    "record_attendance": lambda draw: given(
        draw.id(Session), {id: draw.one(st.booleans()) for id in draw.ids(Participant)}
    ),
    "add_documents": new_rows(Document),
    "attach_file": attachment,
    "attach_files": given_files,
    "change_method": another_method,
    "add_assets": new_rows(Asset),
    "apply_register": register_plan,
    "move_assets": lambda draw: given(draw.ids(Asset), (draw.one(st.booleans()) and draw.id(Zone)) or None),
    "move_assets_to_conduit": lambda draw: given(draw.ids(Asset), draw.id(Conduit)),
    "place_assets": lambda draw: given({id: draw.id(Zone) for id in draw.ids(Asset)}),
    "accept_proposal": proposal,
    "place_as_suggested": lambda draw: given(draw.ids(Asset)),
    "keep_in_zone": lambda draw: given(draw.ids(Asset)),
    "complete_assets": lambda draw: given([draw.of([row for row in draw.project.rows(Asset) if row.level is None]).id]),
    "retag_assets": lambda draw: given(draw.ids(Asset)),
    "separate_assets": lambda draw: given([draw.id(Zone)], draw.of(["business", "temporary", "wireless", "external"])),
    "record_observations": lambda draw: given(observation(draw), observation(draw)),
    "adopt_observations": lambda draw: given(draw.ids(Observation)),
    "add_functions": linked(EssentialFunction, Asset, "assets"),
    "add_asset_groups": linked(AssetGroup, Asset, "assets"),
    "set_function_assets": relinked(EssentialFunction, Asset),
    "set_group_assets": relinked(AssetGroup, Asset),
    "describe_functions": described_functions,
    "delete_functions": lambda draw: given(draw.ids(EssentialFunction) + draw.ids(AssetGroup)),
    "add_access_points": new_rows(AccessPoint),
    "add_external_connections": new_rows(ExternalConnection),
    "open_access_points": lambda draw: given(draw.ids(ExternalConnection)),
    "add_zones": new_rows(Zone),
    "nest_zones": lambda draw: given(draw.ids(Zone), (draw.one(st.booleans()) and draw.id(Zone)) or None),
    "merge_zones": lambda draw: given(draw.ids(Zone), draw.id(Zone)),
    "delete_zones": lambda draw: given(draw.ids(Zone), draw.of(list(Contents))),
    "characterise": lambda draw: given(subject(draw), draw.of(list("abc")), draw.of(["", "Text"])),
    "add_conduits": conduits,
    "join_zones": relinked(Conduit, Zone),
    "set_boundary_devices": relinked(Conduit, Asset),
    "delete_conduits": lambda draw: given(draw.ids(Conduit), draw.of(list(Contents))),
    "add_flows": linked(Flow, Conduit, "paths"),
    "set_flow_path": relinked(Flow, Conduit),
    "route_flows": lambda draw: given([row.id for row in draw.project.rows(Flow)]),
    "make_flows_read_only": lambda draw: given(draw.ids(Flow)),
    "place_shapes": lambda draw: given(shape(draw)),
    "move_shapes": lambda draw: given({id: (draw.one(st.integers(-99, 99)), 7) for id in draw.ids(Shape)}),
    "rate_initial_risk": new_rows(InitialRating),
    "score_worst_likelihood": lambda draw: given(rated(draw), draw.one(st.none() | st.integers(1, 5))),
    "score_worst_impact": lambda draw: given(
        rated(draw), draw.of(["HS", "AV"]), draw.one(st.none() | st.integers(1, 5))
    ),
    "complete_initial_ratings": lambda draw: given({rated(draw): {"rationale": draw.text()}}),
    "record_comparisons": new_rows(Comparison),
    "complete_comparisons": lambda draw: given(
        {subject(draw): {"outcome": draw.of(list(ComparisonOutcome)), "reason": draw.text()}}
    ),
    "take_over_suggestions": lambda draw: given(
        {subject(draw): (draw.of(list(ComparisonOutcome)), draw.text())}, "M. Keller", date(2026, 3, 12)
    ),
    "add_threat_sources": new_rows(ThreatSource),
    "add_threats": linked(Threat, TECHNIQUES, "techniques"),
    "set_threat_techniques": relinked(Threat, TECHNIQUES),
    "add_vulnerabilities": linked(Vulnerability, Asset, "assets"),
    "set_vulnerable_assets": relinked(Vulnerability, Asset),
    "add_countermeasures": linked(Countermeasure, REQUIREMENTS, "serves"),
    "set_served_requirements": relinked(Countermeasure, REQUIREMENTS),
    "implement_countermeasures": lambda draw: given(draw.ids(Countermeasure), draw.day()),
    "retire_countermeasures": lambda draw: given(draw.ids(Countermeasure)),
    "add_scenarios": scenarios,
    "move_scenarios": lambda draw: given(draw.ids(Scenario), subject(draw)),
    "link_scenario": scenario_links,
    "rate_scenarios": new_rows(Rating),
    "score_likelihood": lambda draw: given(
        draw.id(Scenario), draw.of(list(Stage)), draw.one(st.none() | st.integers(1, 5))
    ),
    "score_impact": lambda draw: given(
        draw.id(Scenario), draw.of(list(Stage)), draw.of(["HS", "AV"]), draw.one(st.none() | st.integers(1, 5))
    ),
    "credit_countermeasures": relinked(Rating, Countermeasure),
    "record_decisions": new_rows(Decision),
    "record_trigger": lambda draw: given(draw.row(ReviewTrigger), draw.ids(Scenario, least=0)),
    "conclude_review": lambda draw: given(
        draw.id(ReviewTrigger), {id: draw.of(list(TriggerOutcome)) for id in draw.ids(Scenario)}, draw.text()
    ),
    "assign_levels": lambda draw: given(subject(draw), levels(draw), draw.text()),
    "settle_range": lambda draw: given(subject(draw), draw.of(FR_CODES), draw.one(st.integers(0, 4)), draw.text()),
    "follow_derived": lambda draw: given(subject(draw), draw.one(st.lists(st.sampled_from(FR_CODES), unique=True))),
    "adopt_capability": lambda draw: given(subject(draw), levels(draw), draw.text()),
    "withdraw_capability": lambda draw: given(draw.existing(AdoptedCapability).zone_id or subject(draw)),
    "state_requirements": new_rows(RequirementState),
    "override_level": lambda draw: given(draw.of(REQUIREMENTS), draw.one(st.integers(1, 5)), draw.text()),
    "drop_overrides": lambda draw: given(draw.ids(LevelOverride)),
    "add_specification_entries": new_rows(SpecificationEntry),
    "write_drafts": drafts,
    "add_assumptions": new_rows(Assumption),
    "justify": lambda draw: given(waiver(draw)),
    "withdraw_justifications": lambda draw: given(draw.ids(Waiver)),
    "keep_setting": lambda draw: given(draw.of(["filter", "mapping"]), draw.of(["", "on", "off"])),
    "edit_cells": cells,
    "edit_kinds": cells_of_kinds,
    "delete_rows": deletions,
    "freeze": made_ready,
    "sign": lambda draw: given(draw.row(SignOff, baseline_id=draw.id(Baseline), withdraws_id=None)),
    "withdraw_sign_off": lambda draw: given(draw.id(SignOff), draw.day(), draw.text()),
}

BARRIERS = ("freeze", "sign", "withdraw_sign_off")
"""Commands that are never undone."""

__all__ = ["BARRIERS", "STRATEGIES", "Drawing", "NotNowError"]
