"""ZCR 1 and 2 of the sample plant: people, documents, assets, ways in, and the worst case."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.commands.access import add_access_points, add_external_connections
from app.commands.assets import add_assets
from app.commands.criteria import change_method
from app.commands.documents import add_documents, attach_file
from app.commands.functions import add_asset_groups, add_functions
from app.commands.initial import rate_initial_risk
from app.commands.links import part_id
from app.commands.participants import add_participants
from app.commands.projects import describe_project, describe_system
from app.commands.register import Replacement, apply_register
from app.commands.sessions import add_sessions, record_attendance
from app.exchange.sample.declarations import Declarations, Record
from app.i18n import _
from app.model.entities import (
    AccessPoint,
    Asset,
    AssetGroup,
    Attachment,
    Document,
    EssentialFunction,
    ExternalConnection,
    InitialRating,
    Participant,
    Session,
    System,
)
from app.model.entities import Project as ProjectRow
from app.model.fields import Entity
from app.model.vocabulary import SlMethod
from app.risk.presets import load_preset
from app.store.project import Project

_APART = ("flags", "place", "survey", "before")


@dataclass(frozen=True, slots=True)
class Survey:
    """What the survey of 2026 found: assets that were not listed, and listed ones that had changed."""

    additions: Sequence[Entity]
    replacements: Sequence[Replacement]
    removals: Sequence[Entity] = ()

    @property
    def label(self) -> str:
        """As the change log names it."""
        new, changed = len(self.additions), len(self.replacements)
        text = _("Import {file}: {new} new, {changed} changed")
        return text.format(file="plant_assets_2026-11.xlsx", new=new, changed=changed)


def found(project: Project, plant: Declarations) -> None:
    """The project, and its criteria: SL-T follows the threat source instead of the preset's table."""
    (row,) = project.rows(ProjectRow)
    described = plant.row(ProjectRow, plant.toml("system")["project"], id=row.id)
    describe_project(project, described)
    method = load_preset("water-5x5-asymmetric")
    change_method(project, method)
    change_method(project, replace(method, sl_rule=replace(method.sl_rule, method=SlMethod.THREAT_SOURCE)))


def gather(project: Project, plant: Declarations) -> None:
    """People, sessions with who was there, documents with their files."""
    words = plant.toml("system")
    add_participants(project, *(plant.row(Participant, record) for record in words["participant"]))
    sessions = [plant.row(Session, record, "present", "absent") for record in words["session"]]
    add_sessions(project, *sessions)
    for session, record in zip(sessions, words["session"], strict=True):
        there = dict.fromkeys(record.get("present", []), True) | dict.fromkeys(record.get("absent", []), False)
        if there:
            record_attendance(project, session.id, {plant.id(Participant, name): was for name, was in there.items()})
    add_documents(project, *(plant.row(Document, record, "files") for record in words["document"]))
    for record in words["document"]:
        for name, media_type in record.get("files", {}).items():
            document = plant.id(Document, record["code"])
            id = part_id(Attachment, document, name)
            attachment = Attachment(id=id, document_id=document, file_name=name, media_type=media_type)
            attach_file(project, attachment, plant.content(name))


def describe(project: Project, plant: Declarations) -> None:
    """The system in words, and the assets as revision B had them."""
    describe_system(project, plant.row(System, plant.toml("system")["system"]))
    add_assets(project, *(_before(plant, record) for record in plant.csv("assets") if record["survey"] != "new"))


def survey(project: Project, plant: Declarations) -> None:
    """The survey of 2026, and the ways in that it found."""
    lines = plant.csv("assets")
    additions = [_asset(plant, record) for record in lines if record["survey"] == "new"]
    changed = [record for record in lines if record["survey"] == "changed"]
    replacements = [Replacement(_before(plant, record), _asset(plant, record)) for record in changed]
    apply_register(project, Survey(additions, replacements))
    words = plant.toml("system")
    add_access_points(project, *(plant.row(AccessPoint, record) for record in words["access_point"]))
    connections = [plant.row(ExternalConnection, record) for record in words["external_connection"]]
    add_external_connections(project, *connections)


def rate(project: Project, plant: Declarations) -> None:
    """Essential functions and asset groups, and the worst case of each."""
    words = plant.toml("system")
    apart = ("assets", "impacts", "rationale")
    functions = [plant.row(EssentialFunction, record, *apart) for record in words["function"]]
    groups = [plant.row(AssetGroup, record, *apart) for record in words["asset_group"]]
    rows: list[EssentialFunction | AssetGroup] = [*functions, *groups]
    rated = list(zip(rows, [*words["function"], *words["asset_group"]], strict=True))
    assets = {row.id: plant.ids(Asset, record["assets"]) for row, record in rated}
    add_functions(project, *functions, assets={row.id: assets[row.id] for row in functions})
    add_asset_groups(project, *groups, assets={row.id: assets[row.id] for row in groups})
    rate_initial_risk(project, *(_worst_case(row, record) for row, record in rated))


def _worst_case(rated: EssentialFunction | AssetGroup, record: Record) -> InitialRating:
    about: dict[str, Any] = {"function_id" if isinstance(rated, EssentialFunction) else "group_id": rated.id}
    id = part_id(InitialRating, rated.id)
    return InitialRating(id=id, impacts=record["impacts"], rationale=record["rationale"], **about)


def _asset(plant: Declarations, record: Record) -> Asset:
    """The asset of a line, in no zone yet. `flags` are the names of yes-or-no fields; "outside" is out of scope."""
    flags = record.get("flags", "").split()
    values: Record = {flag: True for flag in flags if flag != "outside"}
    phase = {} if "outside" in flags else {"phase": "operation"}
    return plant.row(Asset, record | phase, *_APART, in_scope="outside" not in flags, **values)


def _before(plant: Declarations, record: Record) -> Asset:
    """The asset as it was listed before the survey: `before` gives the fields that differed."""
    parts = (part.partition("=") for part in record.get("before", "").split(";") if part)
    return _asset(plant, record | {name: value for name, _sign, value in parts})
