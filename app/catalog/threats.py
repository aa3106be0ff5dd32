"""Threat sources: who or what may harm the plant, and the security level that each warrants."""

from dataclasses import dataclass

from app.catalog.listing import Listing
from app.catalog.reading import Shelf
from app.catalog.record import Record
from app.catalog.vocabulary import LEVELS, Text

_MEANS = ("simple", "sophisticated")
_RESOURCES = ("low", "moderate", "extended")
_SKILLS = ("none", "generic", "IACS-specific")
_MOTIVATION = ("none", "low", "moderate", "high")


@dataclass(frozen=True, slots=True)
class ThreatSource:
    """A threat source with its capability, and `warranted_sl` (1 to 4), the level that protects against it."""

    id: str
    name: Text
    category: Text
    intent: Text
    means: Text
    resources: Text
    skills: Text
    motivation: Text
    access: Text
    vectors: tuple[Text, ...]
    example: Text
    warranted_sl: int


def read_threat_sources(shelf: Shelf) -> Listing[ThreatSource]:
    """The threat sources, the least capable first."""

    def build(entry: Record) -> ThreatSource:
        return ThreatSource(
            id=entry.key(r"TS-\d\d"),
            name=entry.text("name"),
            category=entry.text("category"),
            intent=entry.text("intent"),
            means=entry.one_of("means", _MEANS),
            resources=entry.one_of("resources", _RESOURCES),
            skills=entry.one_of("skills", _SKILLS),
            motivation=entry.one_of("motivation", _MOTIVATION),
            access=entry.text("access"),
            vectors=entry.texts("vectors"),
            example=entry.text("example"),
            warranted_sl=entry.whole("warranted_sl", LEVELS[0], LEVELS[-1]),
        )

    return shelf.listing("threat_sources.toml", build)
