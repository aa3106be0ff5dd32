"""The requirements specification: its entries, assumptions, characteristics, overridden levels (ZCR 6)."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.i18n import N_, _
from app.model.entities import Assumption, Characteristic, LevelOverride, SpecificationEntry
from app.model.kinds import Kind
from app.tables.column import Column, Table, columns_over
from app.tables.place import code_order, place_code, place_order
from app.workflow.assessment import Assessment
from app.workflow.places import Place, place_of
from app.workflow.reads import the


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry of the specification and the zone or conduit that it is about."""

    entry: SpecificationEntry
    place: Place | None


@dataclass(frozen=True, slots=True)
class AssumptionRow:
    """An assumption and the zone or conduit that it is about."""

    assumption: Assumption
    place: Place | None


@dataclass(frozen=True, slots=True)
class CharacteristicRow:
    """One characteristic of a zone or conduit; `title` names what the standard wants recorded."""

    characteristic: Characteristic
    place: Place | None
    title: str


@dataclass(frozen=True, slots=True)
class OverrideRow:
    """The project's own reading of the level from which a requirement applies."""

    override: LevelOverride


def _entry(assessment: Assessment, entry: SpecificationEntry) -> Iterator[EntryRow]:
    yield EntryRow(entry, place_of(assessment, entry.zone_id, entry.conduit_id))


def _assumption(assessment: Assessment, row: Assumption) -> Iterator[AssumptionRow]:
    yield AssumptionRow(row, place_of(assessment, row.zone_id, row.conduit_id))


def _characteristic(assessment: Assessment, row: Characteristic) -> Iterator[CharacteristicRow]:
    known = assessment.catalogue.characteristics.get(row.item)
    yield CharacteristicRow(
        row, place_of(assessment, row.zone_id, row.conduit_id), "" if known is None else _(known.title)
    )


def _override(_assessment: Assessment, override: LevelOverride) -> Iterator[OverrideRow]:
    yield OverrideRow(override)


_of_entry = columns_over(SpecificationEntry, "entry")
_of_assumption = columns_over(Assumption, "assumption")
_of_characteristic = columns_over(Characteristic, "characteristic")
_of_override = columns_over(LevelOverride, "override")

SPECIFICATION: Table[EntryRow] = Table(
    "specification",
    N_("Requirements specification"),
    _entry,
    lambda row: row.entry.id,
    (
        _of_entry("code", N_("Code"), width=8),
        _of_entry("section", N_("Section"), width=26),
        _of_entry("title", N_("Title"), width=28),
        Column("place", N_("Zone or conduit"), Kind.CODE, lambda row: place_code(row.place), width=12),
        _of_entry("requirement", N_("Requirement"), width=14),
        _of_entry("owner", N_("Owner"), width=16),
        _of_entry("text", N_("Text"), width=0),
    ),
    subjects=(SpecificationEntry,),
    reads=(the(SpecificationEntry).its("zone_id"), the(SpecificationEntry).its("conduit_id")),
    order=lambda row: (row.entry.section.value, code_order(row.entry.code), row.entry.id),
    entity=SpecificationEntry,
)

ASSUMPTIONS: Table[AssumptionRow] = Table(
    "assumptions",
    N_("Assumptions"),
    _assumption,
    lambda row: row.assumption.id,
    (
        _of_assumption("code", N_("Code"), width=8),
        Column("place", N_("Zone or conduit"), Kind.CODE, lambda row: place_code(row.place), width=12),
        _of_assumption("owner", N_("Owner"), width=16),
        _of_assumption("text", N_("Text"), width=0),
    ),
    subjects=(Assumption,),
    reads=(the(Assumption).its("zone_id"), the(Assumption).its("conduit_id")),
    order=lambda row: (code_order(row.assumption.code), row.assumption.id),
    entity=Assumption,
)

CHARACTERISTICS: Table[CharacteristicRow] = Table(
    "characteristics",
    N_("Zone and conduit characteristics"),
    _characteristic,
    lambda row: row.characteristic.id,
    (
        Column("place", N_("Zone or conduit"), Kind.CODE, lambda row: place_code(row.place), width=12),
        _of_characteristic("item", N_("Item"), width=8),
        Column("title", N_("Characteristic"), Kind.LINE, lambda row: row.title, width=36),
        _of_characteristic("text", N_("Text"), width=0),
    ),
    subjects=(Characteristic,),
    reads=(the(Characteristic).its("zone_id"), the(Characteristic).its("conduit_id")),
    order=lambda row: (place_order(row.place), row.characteristic.item, row.characteristic.id),
    entity=Characteristic,
)

OVERRIDES: Table[OverrideRow] = Table(
    "level_overrides",
    N_("Requirements read at another level"),
    _override,
    lambda row: row.override.id,
    (
        _of_override("requirement", N_("Requirement"), width=14),
        _of_override("level", N_("Level"), width=8, hint=N_("5 means that no security level requires it.")),
        _of_override("reason", N_("Reason"), width=0),
    ),
    subjects=(LevelOverride,),
    order=lambda row: (code_order(row.override.requirement), row.override.id),
    entity=LevelOverride,
)
