"""Steps 1 to 4 of the sample plant: the system, its zones and conduits, initial risk and comparison."""

import tomllib
from dataclasses import replace
from datetime import date

from app.commands.access import add_access_points, add_external_connections
from app.commands.assets import add_assets
from app.commands.cells import edit_field
from app.commands.conduits import add_conduits, set_boundary_devices
from app.commands.criteria import change_method
from app.commands.documents import add_documents, attach_file
from app.commands.flows import add_flows
from app.commands.functions import add_asset_groups, add_functions
from app.commands.initial import rate_initial_risk as rate_worst_cases
from app.commands.initial import record_comparisons
from app.commands.participants import add_participants
from app.commands.projects import describe_project, describe_system
from app.commands.sessions import add_sessions, record_attendance
from app.commands.zones import add_zones
from app.exchange.sample.sheets import Sheets
from app.model.entities import (
    AccessPoint,
    Asset,
    AssetGroup,
    Attachment,
    Comparison,
    Conduit,
    Document,
    EssentialFunction,
    ExternalConnection,
    Flow,
    InitialRating,
    Participant,
    Session,
    System,
    Zone,
)
from app.model.entities import Project as ProjectRow
from app.model.vocabulary import SlMethod
from app.risk.presets import load_preset
from app.store.project import Project

PRESET = "water-5x5-asymmetric"

ATTACHED = (("DOC-14", "perimeter-walk.txt"), ("DOC-13", "chlorine-trip-proof-test.txt"))
"""The files that are kept with documents, from the folder `attachments`."""


def describe(project: Project, sheets: Sheets) -> None:
    """The project, the system, and the risk criteria: SL-T by threat source, but for dosing and safety."""
    words = tomllib.loads(sheets.text("project.toml"))
    described = dict(words["project"])
    revision, review = described.pop("revision"), date.fromisoformat(described.pop("review_date"))
    (row,) = project.rows(ProjectRow)
    describe_project(project, ProjectRow(**described, review_date=review))
    edit_field(project, ProjectRow, [row.id], "revision", revision)
    described = {name: text.strip() for name, text in words["system"].items()}
    describe_system(project, System(id=sheets.new_id(System, described["name"]), **described))
    method = load_preset(PRESET)
    change_method(project, replace(method, sl_rule=replace(method.sl_rule, method=SlMethod.THREAT_SOURCE)))


def gather_people(project: Project, sheets: Sheets) -> None:
    """Participants, sessions, and who was there."""
    add_participants(project, *sheets.rows("participants", Participant))
    lines = sheets.lines("sessions", Session)
    add_sessions(project, *(line.row for line in lines))
    for line in lines:
        present = dict.fromkeys(line.listed("present"), True) | dict.fromkeys(line.listed("absent"), False)
        record_attendance(
            project, line.row.id, {sheets.id(Participant, name): there for name, there in present.items()}
        )


def gather_documents(project: Project, sheets: Sheets) -> None:
    """Documents, two of them with their files."""
    add_documents(project, *sheets.rows("documents", Document))
    for code, file in ATTACHED:
        document = sheets.id(Document, code)
        id = sheets.new_id(Attachment, code, file)
        attachment = Attachment(id=id, document_id=document, file_name=file, media_type="text/plain")
        attach_file(project, attachment, sheets.text(f"attachments/{file}").encode())


def draw_zones(project: Project, sheets: Sheets) -> None:
    """Ten zones of the system and two outside, and the conduits that assets belong to."""
    add_zones(project, *sheets.rows("zones", Zone))
    lines = sheets.lines("conduits", Conduit)
    zones = {line.row.id: [sheets.id(Zone, code) for code in line.listed("zones")] for line in lines}
    add_conduits(project, *(line.row for line in lines), zones=zones)


def list_assets(project: Project, sheets: Sheets) -> None:
    """The asset register, and what rests on it."""
    add_assets(project, *sheets.rows("assets", Asset))
    functions = sheets.lines("functions", EssentialFunction)
    assets = {line.row.id: [sheets.id(Asset, tag) for tag in line.listed("assets")] for line in functions}
    add_functions(project, *(line.row for line in functions), assets=assets)
    groups = sheets.lines("asset_groups", AssetGroup)
    assets = {line.row.id: [sheets.id(Asset, tag) for tag in line.listed("assets")] for line in groups}
    add_asset_groups(project, *(line.row for line in groups), assets=assets)


def list_access(project: Project, sheets: Sheets) -> None:
    """Access points and external connections, one of them without."""
    add_access_points(project, *sheets.rows("access_points", AccessPoint))
    add_external_connections(project, *sheets.rows("external_connections", ExternalConnection))


def join_conduits(project: Project, sheets: Sheets) -> None:
    """The boundary devices of the conduits."""
    for line in sheets.lines("conduits", Conduit):
        devices = [sheets.id(Asset, tag) for tag in line.listed("devices")]
        if devices:
            set_boundary_devices(project, line.row.id, devices)


def route(project: Project, sheets: Sheets) -> None:
    """Data flows with the conduits that they pass."""
    lines = sheets.lines("flows", Flow)
    paths = {line.row.id: [sheets.id(Conduit, code) for code in line.listed("path")] for line in lines}
    add_flows(project, *(line.row for line in lines), paths=paths)


def rate_initial_risk(project: Project, sheets: Sheets) -> None:
    """The worst case of each function and group."""
    rate_worst_cases(project, *sheets.rows("initial_ratings", InitialRating))


def compare(project: Project, sheets: Sheets) -> None:
    """Whether each zone and conduit needs a detailed assessment."""
    record_comparisons(project, *sheets.rows("comparisons", Comparison))
