"""Requirements on organisations: development 62443-4-1, services 62443-2-4, security programmes 62443-2-1."""

from dataclasses import dataclass

from app.catalog.doubts import Doubt, trust
from app.catalog.listing import Listing
from app.catalog.reading import Shelf
from app.catalog.record import Record
from app.catalog.vocabulary import Confidence, Text


@dataclass(frozen=True, slots=True)
class DevelopmentRequirement:
    """A requirement of 62443-4-1 and the practice that it belongs to."""

    id: str
    practice: str
    practice_number: int
    practice_title: Text
    clause: str
    title: Text
    confidence: Confidence
    doubt: Text


@dataclass(frozen=True, slots=True)
class ServiceRequirement:
    """An area, base requirement or enhancement of 62443-2-4 with a topic in our own words as title.

    `parent` is empty for an area; `summary_level` is the heading under which test reports sum it up.
    """

    id: str
    kind: str
    parent: str
    title: Text
    summary_level: Text
    confidence: Confidence
    doubt: Text


@dataclass(frozen=True, slots=True)
class ProgrammeRequirement:
    """A clause of 62443-2-1. `kind` tells requirements from the headings above them; `parent` is empty at the top."""

    id: str
    kind: str
    parent: str
    title: Text
    confidence: Confidence
    doubt: Text


def read_development(shelf: Shelf, doubts: Listing[Doubt]) -> Listing[DevelopmentRequirement]:
    """The requirements of 62443-4-1."""

    def build(record: Record) -> DevelopmentRequirement:
        confidence, doubt = trust(record, doubts)
        return DevelopmentRequirement(
            id=record.key(r"[A-Z]{2,3}-\d+"),
            practice=record.text("practice"),
            practice_number=record.whole("practice_number", 1, 8),
            practice_title=record.text("practice_title"),
            clause=record.text("clause"),
            title=record.text("title"),
            confidence=confidence,
            doubt=doubt,
        )

    return shelf.listing("sdl_62443_4_1.csv", build)


def read_service(shelf: Shelf, doubts: Listing[Doubt]) -> Listing[ServiceRequirement]:
    """The areas and requirements of 62443-2-4."""

    def build(record: Record) -> ServiceRequirement:
        id = record.key(r"SP\.\d\d(\.\d\d (BR|RE \d+))?")
        kind = record.one_of("kind", ("area", "base", "enhancement"))
        is_area = kind == "area"
        confidence, doubt = trust(record, doubts)
        return ServiceRequirement(
            id=id,
            kind=kind,
            parent=record.parent(record.text("parent", optional=is_area), "parent"),
            title=record.text("title"),
            summary_level=record.text("summary_level", optional=is_area),
            confidence=confidence,
            doubt=doubt,
        )

    return shelf.listing("sp_62443_2_4.csv", build)


def read_programme_2010(shelf: Shelf, doubts: Listing[Doubt]) -> Listing[ProgrammeRequirement]:
    """The elements of 62443-2-1:2010."""
    kinds = ("category", "group", "element", "requirement")
    return _read_programme(shelf, doubts, "csms_62443_2_1_2010.csv", r"4(\.\d+)+", kinds)


def read_programme_2024(shelf: Shelf, doubts: Listing[Doubt]) -> Listing[ProgrammeRequirement]:
    """The elements, groups and requirements of 62443-2-1:2024."""
    kinds = ("spe", "group", "requirement")
    return _read_programme(shelf, doubts, "csms_62443_2_1_2024.csv", r"[A-Z]+ \d+(\.\d+)?", kinds)


def _read_programme(
    shelf: Shelf, doubts: Listing[Doubt], file: str, shape: str, kinds: tuple[str, ...]
) -> Listing[ProgrammeRequirement]:
    """A list of 62443-2-1; the first of `kinds` stands at the top and has no parent."""

    def build(record: Record) -> ProgrammeRequirement:
        id = record.key(shape)
        kind = record.one_of("kind", kinds)
        confidence, doubt = trust(record, doubts)
        parent = record.parent(record.text("parent", optional=kind == kinds[0]), "parent")
        return ProgrammeRequirement(id, kind, parent, record.text("title"), confidence, doubt)

    return shelf.listing(file, build)
