"""Security levels that people set, requirement states, and the requirements specification."""

from typing import Annotated

from app.model.fields import Code, Day, Entity, Fr, Id, Level, Line, Prose, Spec, entity, link, part_of
from app.model.kinds import Kind
from app.model.vocabulary import RequirementStatus, SpecificationSection


@entity("assigned_level", natural=("zone_id", "conduit_id", "fr"), one_of=("zone_id", "conduit_id"), once_per=("fr",))
class AssignedLevel(Entity):
    """A person's decision on SL-T for one foundational requirement; without a row the derived level holds."""

    zone_id: Annotated[str | None, part_of("zone")] = None
    conduit_id: Annotated[str | None, part_of("conduit")] = None
    fr: Fr
    level: Level
    rationale: Prose = ""


@entity(
    "adopted_capability", natural=("zone_id", "conduit_id", "fr"), one_of=("zone_id", "conduit_id"), once_per=("fr",)
)
class AdoptedCapability(Entity):
    """SL-C of a zone or conduit that a person adopted or set, for one foundational requirement."""

    zone_id: Annotated[str | None, part_of("zone")] = None
    conduit_id: Annotated[str | None, part_of("conduit")] = None
    fr: Fr
    level: Level
    reason: Prose = ""


@entity(
    "requirement_state",
    natural=("zone_id", "conduit_id", "requirement"),
    one_of=("zone_id", "conduit_id"),
    once_per=("requirement",),
)
class RequirementState(Entity):
    """How far one SR or RE is met in a zone or conduit; without a row it is not assessed."""

    zone_id: Annotated[str | None, part_of("zone")] = None
    conduit_id: Annotated[str | None, part_of("conduit")] = None
    requirement: Code
    status: RequirementStatus = RequirementStatus.NOT_ASSESSED
    how: Prose = ""
    evidence: Prose = ""
    evidence_document_id: Annotated[str | None, link("document")] = None
    owner: Line = ""
    due: Day = None
    expires: Day = None
    countermeasure_id: Annotated[str | None, link("countermeasure")] = None


@entity("level_override", natural=("requirement",), unique=("requirement",))
class LevelOverride(Entity):
    """The project's own reading of the level from which a requirement applies; 5 means at no level."""

    requirement: Code
    level: Annotated[int, Spec(Kind.INTEGER, low=1, high=5)]
    reason: Prose = ""


@entity("specification", natural=("code",), prefix="RQ-", unique=("code",))
class SpecificationEntry(Entity):
    """An entry of the requirements specification (ZCR 6.1 to 6.9)."""

    code: Code = ""
    section: SpecificationSection = SpecificationSection.SPECIFICATION
    title: Line = ""
    text: Prose = ""
    owner: Line = ""
    zone_id: Annotated[str | None, link("zone")] = None
    conduit_id: Annotated[str | None, link("conduit")] = None
    requirement: Code = ""


@entity("assumption", natural=("code",), prefix="AS-", unique=("code",))
class Assumption(Entity):
    """Something taken as given, and who answers for it."""

    code: Code = ""
    text: Prose = ""
    owner: Line = ""
    zone_id: Annotated[str | None, link("zone")] = None
    conduit_id: Annotated[str | None, link("conduit")] = None


@entity("waiver", natural=("rule", "subject_table", "subject_id"), unique=("rule", "subject_table", "subject_id"))
class Waiver(Entity):
    """The reason why a finding may stand. It lapses when the evidence that it was given for changes."""

    rule: Code
    subject_table: Code
    subject_id: Id
    evidence: Annotated[str, Spec(Kind.HASH, length=64)] = ""
    reason: Prose = ""
    given_by: Line = ""
    given_on: Day = None
