"""The concepts of the series: foundational requirements, levels, roles, parts, phases, threat sources."""

from dataclasses import dataclass

from app.catalog.doubts import Doubt, trust
from app.catalog.listing import Identified, Listing
from app.catalog.reading import Shelf
from app.catalog.record import Record
from app.catalog.vocabulary import LEVELS, Confidence, Text
from app.i18n import _
from app.model.levels import FR_CODES


@dataclass(frozen=True, slots=True)
class FoundationalRequirement:
    """One of the seven. `id` is its code, `number` its number in the clauses of 62443-3-3 and 62443-4-2."""

    id: str
    number: int
    name: Text
    summary: Text


@dataclass(frozen=True, slots=True)
class SecurityLevel:
    """What a security level (0 to 4) is meant to withstand."""

    level: int
    name: Text
    violation: Text
    means: Text
    resources: Text
    skills: Text
    motivation: Text
    summary: Text

    @property
    def id(self) -> str:
        """As it is written: "SL 2"."""
        return f"SL {self.level}"


@dataclass(frozen=True, slots=True)
class SecurityLevelType:
    """SL-T, SL-C or SL-A."""

    id: str
    name: Text
    summary: Text
    where_used: Text


@dataclass(frozen=True, slots=True)
class MaturityLevel:
    """A maturity level (1 to 4) of the parts in `used_in`."""

    level: int
    name: Text
    summary: Text
    used_in: tuple[str, ...]
    cmmi: Text

    @property
    def id(self) -> str:
        """As it is written: "ML 2"."""
        return f"ML {self.level}"


@dataclass(frozen=True, slots=True)
class StakeholderRole:
    """Whom `parts` of the series speak to. `id` is the stored value of `app.model.vocabulary.Stakeholder`."""

    id: str
    name: Text
    summary: Text
    parts: tuple[str, ...]
    note: Text


@dataclass(frozen=True, slots=True)
class StandardPart:
    """A part of the series. `edition` is empty for a part that is not published."""

    id: str
    document_type: str
    edition: str
    title: Text
    category: Text
    status: Text
    confidence: Confidence
    doubt: Text


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase in the life of an automation solution. `id` is the stored value of the model's LifecyclePhase."""

    id: str
    name: Text
    steps: tuple[Text, ...]
    summary: Text
    records: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class CommonConstraint:
    """A constraint that holds for every requirement of `part`."""

    id: str
    part: str
    title: Text
    summary: Text


def read_foundational(shelf: Shelf) -> Listing[FoundationalRequirement]:
    """The seven foundational requirements, in their order."""

    def build(entry: Record) -> FoundationalRequirement:
        id = entry.key("|".join(FR_CODES))
        number = entry.whole("number", 1, len(FR_CODES))
        if id in FR_CODES and FR_CODES[number - 1] != id:
            entry.note("number", _("{number} is not the number of {id}").format(number=number, id=id))
        return FoundationalRequirement(id, number, entry.text("name"), entry.text("summary"))

    return shelf.listing("foundational_requirements.toml", build)


def read_security_levels(shelf: Shelf) -> Listing[SecurityLevel]:
    """SL 0 to SL 4."""
    words = ("name", "violation", "means", "resources", "skills", "motivation", "summary")
    return shelf.listing(
        "security_levels.toml",
        lambda entry: SecurityLevel(entry.rank("level", 0, LEVELS[-1]), *(entry.text(word) for word in words)),
    )


def read_security_level_types(shelf: Shelf) -> Listing[SecurityLevelType]:
    """SL-T, SL-C, SL-A."""
    return shelf.listing(
        "security_level_types.toml",
        lambda entry: SecurityLevelType(
            entry.key(r"SL-[TCA]"), entry.text("name"), entry.text("summary"), entry.text("where_used")
        ),
    )


def read_maturity_levels(shelf: Shelf, parts: Listing[Identified]) -> Listing[MaturityLevel]:
    """ML 1 to ML 4."""

    def build(entry: Record) -> MaturityLevel:
        return MaturityLevel(
            level=entry.rank("level", 1, 4),
            name=entry.text("name"),
            summary=entry.text("summary"),
            used_in=entry.references("used_in", parts),
            cmmi=entry.text("cmmi"),
        )

    return shelf.listing("maturity_levels.toml", build)


def read_stakeholders(shelf: Shelf, parts: Listing[Identified]) -> Listing[StakeholderRole]:
    """The roles of the series."""

    def build(entry: Record) -> StakeholderRole:
        return StakeholderRole(
            id=entry.key(r"[a-z_]+"),
            name=entry.text("name"),
            summary=entry.text("summary"),
            parts=entry.references("parts", parts),
            note=entry.text("note", optional=True),
        )

    return shelf.listing("stakeholders.toml", build)


def read_parts(shelf: Shelf, doubts: Listing[Doubt]) -> Listing[StandardPart]:
    """The parts of the series."""

    def build(entry: Record) -> StandardPart:
        confidence, doubt = trust(entry, doubts)
        return StandardPart(
            id=entry.key(r"62443-\d-\d"),
            document_type=entry.one_of("document_type", ("IS", "TS", "TR", "PAS")),
            edition=entry.text("edition", optional=True),
            title=entry.text("title"),
            category=entry.text("category"),
            status=entry.text("status"),
            confidence=confidence,
            doubt=doubt,
        )

    return shelf.listing("standard_parts.toml", build)


def read_phases(shelf: Shelf) -> Listing[Phase]:
    """The phases, in their order."""

    def build(entry: Record) -> Phase:
        return Phase(
            id=entry.key(r"[a-z_]+"),
            name=entry.text("name"),
            steps=entry.texts("steps"),
            summary=entry.text("summary"),
            records=entry.texts("records"),
        )

    return shelf.listing("lifecycle_phases.toml", build)


def read_common_constraints(shelf: Shelf, parts: Listing[Identified]) -> Listing[CommonConstraint]:
    """Constraints of 62443-3-3 and 62443-4-2."""

    def build(entry: Record) -> CommonConstraint:
        return CommonConstraint(
            id=entry.key(r"CCSC(-like)? \d(\.\d)?"),
            part=entry.reference("part", parts),
            title=entry.text("title"),
            summary=entry.text("summary"),
        )

    return shelf.listing("common_constraints.toml", build)
