"""What 62443-3-2 asks of an assessment: the seven steps, their requirements, and what ZCR 6.4 wants recorded."""

from dataclasses import dataclass

from app.catalog.doubts import Doubt, trust
from app.catalog.listing import Identified, Listing
from app.catalog.reading import Shelf
from app.catalog.record import Record
from app.catalog.vocabulary import Confidence, Text


@dataclass(frozen=True, slots=True)
class AssessmentRequirement:
    """A step (`kind` "group") or a requirement of 62443-3-2, with our own summary of it.

    `parent` is the id of the step, empty for a step. `strength` is "required", "recommended", or empty for a step.
    """

    id: str
    kind: str
    parent: str
    clause: str
    title: Text
    summary: Text
    inputs: tuple[Text, ...]
    outputs: tuple[Text, ...]
    strength: str
    confidence: Confidence
    doubt: Text


@dataclass(frozen=True, slots=True)
class Characteristic:
    """Something that `requirement_id` wants recorded for each zone and conduit."""

    id: str
    requirement_id: str
    title: Text


def read_assessment(shelf: Shelf, doubts: Listing[Doubt]) -> Listing[AssessmentRequirement]:
    """The steps of 62443-3-2, each followed by its requirements."""

    def build(entry: Record) -> AssessmentRequirement:
        id = entry.key(r"ZCR \d(\.\d+)?")
        kind = entry.one_of("kind", ("group", "requirement"))
        is_step = kind == "group"
        confidence, doubt = trust(entry, doubts)
        return AssessmentRequirement(
            id=id,
            kind=kind,
            parent=entry.parent(entry.text("parent", optional=is_step), "parent"),
            clause=entry.text("clause"),
            title=entry.text("title"),
            summary=entry.text("summary"),
            inputs=entry.texts("inputs"),
            outputs=entry.texts("outputs"),
            strength=entry.one_of("strength", ("required", "recommended"), optional=is_step),
            confidence=confidence,
            doubt=doubt,
        )

    return shelf.listing("zcr_62443_3_2.toml", build)


def read_characteristics(shelf: Shelf, assessment: Listing[Identified]) -> Listing[Characteristic]:
    """What ZCR 6.4 wants recorded, in its order."""

    def build(entry: Record) -> Characteristic:
        requirement_id = entry.reference("requirement_id", assessment)
        return Characteristic(entry.key(r"[a-z]"), requirement_id, entry.text("title"))

    return shelf.listing("zone_conduit_characteristics.toml", build)
