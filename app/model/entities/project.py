"""The project itself, its people and its workshop sessions."""

from typing import Annotated

from app.model.fields import Code, Day, Entity, Flag, Hash, Id, Json, Line, Prose, Scope, Spec, entity, link, part_of
from app.model.kinds import Kind
from app.model.vocabulary import ObservationSource, Stakeholder


@entity("project")
class Project(Entity):
    """The one row that names the assessment. The revision label is outside the content hash."""

    name: Line = ""
    site: Line = ""
    asset_owner: Line = ""
    client: Line = ""
    document_number: Line = ""
    revision: Annotated[str, Spec(Kind.LINE, length=40, in_content=False)] = "A"
    classification: Line = ""
    standard_edition: Line = "IEC 62443-3-2:2020"
    review_date: Day = None
    method_id: Annotated[str | None, link("method")] = None


@entity("system", natural=("name",))
class System(Entity):
    """The system under consideration (ZCR 1.1): one row, beside the project's."""

    name: Line = ""
    purpose: Prose = ""
    perimeter: Prose = ""
    functions: Prose = ""


@entity("method", natural=("number",), unique=("number",))
class MethodVersion(Entity):
    """One version of the risk criteria. A rating names the version that it was given under."""

    number: Annotated[int, Spec(Kind.INTEGER, low=1, high=100_000)]
    label: Line = ""
    document: Json = "{}"


@entity("participant", natural=("name",))
class Participant(Entity):
    """Someone who takes part; those who `signs` are listed as signatories."""

    name: Line = ""
    role: Line = ""
    organisation: Line = ""
    capacity: Stakeholder = Stakeholder.ASSET_OWNER
    signs: Flag = False
    covers: Line = ""


@entity("session", natural=("code",), prefix="WS-", unique=("code",))
class Session(Entity):
    """A workshop session."""

    code: Code = ""
    title: Line = ""
    held_on: Day = None
    place: Line = ""
    notes: Prose = ""


@entity("attendance", natural=("session_id", "participant_id"), unique=("session_id", "participant_id"))
class Attendance(Entity):
    """A participant's presence at a session."""

    session_id: Annotated[str, part_of("session")]
    participant_id: Annotated[str, part_of("participant")]
    present: Flag = True


@entity("setting", natural=("name",), scope=Scope.OUTSIDE, unique=("name",))
class Setting(Entity):
    """A choice of the people who work on this project that no worksheet shows."""

    name: Code
    value: Prose = ""


@entity("document", natural=("code",), prefix="DOC-", unique=("code",))
class Document(Entity):
    """A supporting document: drawing, policy, regulation, evidence."""

    code: Code = ""
    title: Line = ""
    number: Line = ""
    revision: Line = ""
    kind: Line = ""
    location: Line = ""


@entity("attachment", natural=("document_id", "file_name"))
class Attachment(Entity):
    """A file kept with a document. Its bytes are stored once, under their SHA-256."""

    document_id: Annotated[str, part_of("document")]
    file_name: Line = ""
    media_type: Line = ""
    size: Annotated[int, Spec(Kind.INTEGER, low=0)] = 0
    sha256: Hash = ""


@entity("observation", natural=("subject_table", "subject_id", "field", "source_name"))
class Observation(Entity):
    """A value that a source gave and that is not the current one: kept, with where and when it was seen."""

    subject_table: Code
    subject_id: Id
    field: Code
    value: Prose = ""
    source: ObservationSource = ObservationSource.REGISTER
    source_name: Line = ""
    seen_on: Day = None
