"""The system under consideration: what it is, where it can be reached, and what documents it (ZCR 1.1)."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.i18n import N_
from app.model.entities import AccessPoint, Asset, Attachment, Document, ExternalConnection, System, Zone
from app.model.kinds import Kind
from app.tables.column import Column, Table, columns_over, field_column
from app.tables.place import code_order
from app.workflow.assessment import Assessment
from app.workflow.reads import the


@dataclass(frozen=True, slots=True)
class SystemRow:
    """The system under consideration."""

    system: System


@dataclass(frozen=True, slots=True)
class AccessPointRow:
    """An access point, the asset that it is at, and the zone that it leads into."""

    point: AccessPoint
    asset: Asset | None
    zone: Zone | None


@dataclass(frozen=True, slots=True)
class ConnectionRow:
    """An external connection, the asset that it ends at, and its access point."""

    connection: ExternalConnection
    asset: Asset | None
    point: AccessPoint | None


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A supporting document and the names of the files kept with it."""

    document: Document
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """A file that is kept with a document."""

    file: Attachment
    document: Document | None


def _system(_assessment: Assessment, system: System) -> Iterator[SystemRow]:
    yield SystemRow(system)


def _point(assessment: Assessment, point: AccessPoint) -> Iterator[AccessPointRow]:
    facts = assessment.facts
    yield AccessPointRow(point, facts.get(Asset, point.asset_id), facts.get(Zone, point.zone_id))


def _connection(assessment: Assessment, row: ExternalConnection) -> Iterator[ConnectionRow]:
    facts = assessment.facts
    yield ConnectionRow(row, facts.get(Asset, row.asset_id), facts.get(AccessPoint, row.access_point_id))


def _document(assessment: Assessment, document: Document) -> Iterator[DocumentRow]:
    files = assessment.facts.where(Attachment, "document_id", document.id)
    yield DocumentRow(document, tuple(sorted(file.file_name for file in files)))


def _attachment(assessment: Assessment, file: Attachment) -> Iterator[AttachmentRow]:
    yield AttachmentRow(file, assessment.facts.get(Document, file.document_id))


_of_system = columns_over(System, "system")
_of_point = columns_over(AccessPoint, "point")
_of_connection = columns_over(ExternalConnection, "connection")
_of_document = columns_over(Document, "document")
_of_file = columns_over(Attachment, "file")

SYSTEM: Table[SystemRow] = Table(
    "system",
    N_("System under consideration"),
    _system,
    lambda row: row.system.id,
    (
        _of_system("name", N_("Name"), width=30),
        _of_system("purpose", N_("Purpose"), width=40),
        _of_system("perimeter", N_("Perimeter"), width=40),
        _of_system("functions", N_("What it does"), width=0),
    ),
    subjects=(System,),
    order=lambda row: row.system.id,
    entity=System,
)

ACCESS_POINTS: Table[AccessPointRow] = Table(
    "access_points",
    N_("Access points"),
    _point,
    lambda row: row.point.id,
    (
        _of_point("code", N_("Code"), width=10),
        _of_point("name", N_("Name"), width=30),
        _of_point("kind", N_("Kind"), width=12),
        field_column(AccessPoint, "asset_id", N_("Asset"), lambda row: row.asset.tag if row.asset else None, width=16),
        field_column(AccessPoint, "zone_id", N_("Zone"), lambda row: row.zone.code if row.zone else None, width=10),
        _of_point("description", N_("Description"), width=0),
    ),
    subjects=(AccessPoint,),
    reads=(the(AccessPoint).its("asset_id"), the(AccessPoint).its("zone_id")),
    order=lambda row: (code_order(row.point.code), row.point.id),
    entity=AccessPoint,
)

EXTERNAL_CONNECTIONS: Table[ConnectionRow] = Table(
    "external_connections",
    N_("External connections"),
    _connection,
    lambda row: row.connection.id,
    (
        _of_connection("code", N_("Code"), width=8),
        _of_connection("name", N_("Name"), width=26),
        _of_connection("partner", N_("Partner"), width=20),
        field_column(
            ExternalConnection, "asset_id", N_("Asset"), lambda row: row.asset.tag if row.asset else None, width=14
        ),
        field_column(
            ExternalConnection,
            "access_point_id",
            N_("Access point"),
            lambda row: row.point.code if row.point else None,
            width=12,
        ),
        _of_connection("purpose", N_("Purpose"), width=0),
    ),
    subjects=(ExternalConnection,),
    reads=(the(ExternalConnection).its("asset_id"), the(ExternalConnection).its("access_point_id")),
    order=lambda row: (code_order(row.connection.code), row.connection.id),
    entity=ExternalConnection,
)

DOCUMENTS: Table[DocumentRow] = Table(
    "documents",
    N_("Documents"),
    _document,
    lambda row: row.document.id,
    (
        _of_document("code", N_("Code"), width=9),
        _of_document("title", N_("Title"), width=34),
        _of_document("number", N_("Document number"), width=18),
        _of_document("revision", N_("Revision"), width=10),
        _of_document("kind", N_("Kind"), width=14, priority=1),
        _of_document("location", N_("Location"), width=28, priority=2),
        Column("files", N_("Files kept"), Kind.CODES, lambda row: row.files, width=0),
    ),
    subjects=(Document,),
    reads=(the(Document).each(Attachment, "document_id"),),
    order=lambda row: (code_order(row.document.code), row.document.id),
    entity=Document,
)

ATTACHMENTS: Table[AttachmentRow] = Table(
    "attachments",
    N_("Files kept with the project"),
    _attachment,
    lambda row: row.file.id,
    (
        field_column(
            Attachment, "document_id", N_("Document"), lambda row: row.document.code if row.document else None, width=10
        ),
        _of_file("file_name", N_("File"), width=40),
        _of_file("media_type", N_("Media type"), width=18),
        _of_file("size", N_("Bytes"), width=12),
        _of_file("sha256", N_("SHA-256"), width=0),
    ),
    subjects=(Attachment,),
    reads=(the(Attachment).its("document_id"),),
    order=lambda row: (code_order(row.document.code if row.document else ""), row.file.file_name, row.file.id),
    entity=Attachment,
)
