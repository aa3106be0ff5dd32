"""What corresponds to a requirement of the series: references in other frameworks, and ATT&CK mitigations.

Ids of requirements are unique over the editions, so that a requirement is found by its id alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from app.catalog.listing import Grouped, Identified, Listing
from app.catalog.reading import Shelf
from app.catalog.record import Record
from app.catalog.requirements import NoRequirement
from app.catalog.vocabulary import Confidence, Relation


@dataclass(frozen=True, slots=True)
class Correspondence:
    """A requirement of the series and a reference in another framework. Never shown without its relation.

    `via` are the references of an older edition that carried a derived row over, `support` those who agree.
    """

    edition: str
    requirement_id: str
    framework: str
    version: str
    ref: str
    relation: Relation
    source: str
    via: tuple[str, ...]
    support: tuple[str, ...]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class MitigationRequirement:
    """A requirement that MITRE names for a mitigation.

    `requirement_id` is the id as MITRE publishes it; `resolved_ids` are the catalogue's requirements that it means:
    the same one, those that stand in for a CR number without a requirement of its own, or none.
    """

    mitigation_id: str
    edition: str
    requirement_id: str
    resolved_ids: tuple[str, ...]


def read_crosswalk(shelf: Shelf, lists: Mapping[str, Listing[Identified]]) -> Grouped[Correspondence]:
    """The crosswalk by requirement id, published before curated before derived.

    `lists` has the requirements of each edition by the edition's id.
    """
    editions = tuple(lists)

    def build(record: Record) -> Correspondence:
        edition = record.one_of("edition", editions)
        row = Correspondence(
            edition=edition,
            requirement_id=record.reference("requirement_id", lists.get(edition)),
            framework=record.text("framework"),
            version=record.text("version"),
            ref=record.text("ref"),
            relation=record.term("relation", Relation),
            source=record.text("source"),
            via=record.texts("via"),
            support=record.texts("support"),
            confidence=record.term("confidence", Confidence),
        )
        record.unique(row.requirement_id, row.framework, row.version, row.ref, row.relation)
        return row

    rank = {relation: number for number, relation in enumerate(Relation)}
    rows = sorted(shelf.read("crosswalk.csv", build), key=lambda row: rank[row.relation])
    return Grouped(rows, lambda row: row.requirement_id)


def read_mitigation_requirements(
    shelf: Shelf,
    mitigations: Listing[Identified],
    lists: Mapping[str, Listing[Identified]],
    no_requirement: Listing[NoRequirement],
) -> Grouped[MitigationRequirement]:
    """The requirements of 62443-3-3 and 62443-4-2 that MITRE names, by mitigation id."""
    editions = tuple(lists)

    def build(record: Record) -> MitigationRequirement:
        mitigation_id = record.reference("mitigation_id", mitigations)
        edition = record.one_of("edition", editions)
        requirement_id = record.text("requirement_id")
        stand_in = no_requirement.get(requirement_id)
        if stand_in is None:
            record.reference("requirement_id", lists.get(edition))
        record.unique(mitigation_id, edition, requirement_id)
        resolved_ids = stand_in.resolved_ids if stand_in else (requirement_id,)
        return MitigationRequirement(mitigation_id, edition, requirement_id, resolved_ids)

    return Grouped(shelf.read("attack_mitigation_iec.csv", build), lambda row: row.mitigation_id)
