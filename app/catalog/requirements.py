"""Technical requirements: SR and RE of 62443-3-3, CR, SAR, EDR, HDR, NDR and RE of 62443-4-2, by level."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from app.catalog.doubts import Doubt, trust
from app.catalog.ids import base_id
from app.catalog.listing import Identified, Listing
from app.catalog.reading import Shelf
from app.catalog.record import Record
from app.catalog.vocabulary import LEVELS, ComponentType, Confidence, Text
from app.i18n import _
from app.model.levels import FR_CODES

_PREFIX_TYPES = {
    "CR": tuple(ComponentType),
    "SAR": (ComponentType.SOFTWARE,),
    "EDR": (ComponentType.EMBEDDED,),
    "HDR": (ComponentType.HOST,),
    "NDR": (ComponentType.NETWORK,),
}


@dataclass(frozen=True, slots=True)
class Requirement:
    """A requirement or enhancement with `level`, the lowest security level (1 to 4) that requires it.

    `fr` is the code of its foundational requirement. `doubt` is empty or says what to check in the standard.
    """

    id: str
    fr: str
    level: int
    title: Text
    confidence: Confidence
    doubt: Text

    @property
    def base_id(self) -> str:
        """The id of the requirement that this enhancement builds on; its own id for a base requirement."""
        return base_id(self.id)

    @property
    def is_enhancement(self) -> bool:
        """Whether this is an RE."""
        return self.base_id != self.id


@dataclass(frozen=True, slots=True)
class ComponentRequirement(Requirement):
    """A requirement of 62443-4-2. `system_id` is the SR of 62443-3-3 that it answers to, empty for none."""

    system_id: str

    @property
    def component_types(self) -> tuple[ComponentType, ...]:
        """The component types that it applies to: all four for a CR, one for SAR, EDR, HDR and NDR."""
        return _PREFIX_TYPES[self.id.split(" ", 1)[0]]


@dataclass(frozen=True, slots=True)
class NoRequirement:
    """A CR number that carries no requirement of its own, and the requirements that stand in its place."""

    id: str
    title: Text
    resolved_ids: tuple[str, ...]


Levelled = TypeVar("Levelled", bound=Requirement)


class Requirements(Listing[Levelled], Generic[Levelled]):
    """Requirements by foundational requirement and security level.

    Levels are 0 to 4 and cumulative: what is required at SL 2 includes what is required at SL 1; at 0 it is nothing.
    """

    def __init__(self, file: str, rows: Iterable[Levelled]) -> None:
        super().__init__(file, rows)
        by_fr = {fr: [row for row in self if row.fr == fr] for fr in FR_CODES}
        self._required = {
            (fr, level): tuple(row for row in of_fr if row.level <= level)
            for fr, of_fr in by_fr.items()
            for level in (0, *LEVELS)
        }

    def required(self, fr: str, level: int) -> tuple[Levelled, ...]:
        """What the foundational requirement `fr` requires at `level`; KeyError for an unknown code or level."""
        return self._required[fr, level]

    def required_by_fr(self, level: int) -> dict[str, tuple[Levelled, ...]]:
        """What is required at `level`, per foundational requirement in their order."""
        return {fr: self._required[fr, level] for fr in FR_CODES}

    def count(self, level: int) -> int:
        """How many are required at `level` over all foundational requirements."""
        return sum(map(len, self.required_by_fr(level).values()))

    def base(self, id: str) -> Levelled:
        """The base requirement of an enhancement, or the requirement itself; KeyError for an unknown id."""
        return self[self[id].base_id]

    def enhancements(self, id: str) -> tuple[Levelled, ...]:
        """The enhancements of the requirement that `id` is or builds on; KeyError for an unknown id."""
        base = self[id].base_id
        return tuple(row for row in self if row.base_id == base and row.is_enhancement)


class ComponentRequirements(Requirements[ComponentRequirement]):
    """The requirements of 62443-4-2, also by type of component."""

    def for_type(self, component_type: ComponentType) -> Requirements[ComponentRequirement]:
        """Those that apply to components of one type."""
        return Requirements(self.file, (row for row in self if component_type in row.component_types))


def read_system(shelf: Shelf, doubts: Listing[Doubt]) -> Requirements[Requirement]:
    """SR and RE of 62443-3-3."""

    def build(record: Record) -> Requirement:
        id = _key(record, r"SR \d\.\d+( RE \d+)?")
        confidence, doubt = trust(record, doubts)
        return Requirement(id, _fr(record, id), _level(record), record.text("title"), confidence, doubt)

    return Requirements("sr_62443_3_3.csv", shelf.read("sr_62443_3_3.csv", build))


def read_component(shelf: Shelf, doubts: Listing[Doubt], system: Listing[Identified]) -> ComponentRequirements:
    """CR, SAR, EDR, HDR, NDR and RE of 62443-4-2."""

    def build(record: Record) -> ComponentRequirement:
        id = _key(record, r"(CR|SAR|EDR|HDR|NDR) \d\.\d+( RE \d+)?")
        confidence, doubt = trust(record, doubts)
        system_id = record.reference("system_id", system, optional=True)
        return ComponentRequirement(
            id, _fr(record, id), _level(record), record.text("title"), confidence, doubt, system_id
        )

    return ComponentRequirements("cr_62443_4_2.csv", shelf.read("cr_62443_4_2.csv", build))


def read_no_requirement(shelf: Shelf, component: Listing[Identified]) -> Listing[NoRequirement]:
    """CR numbers of 62443-4-2 without a requirement of their own."""

    def build(record: Record) -> NoRequirement:
        id = record.key(r"CR \d\.\d+")
        if id in component:
            record.note("id", _("{id} carries a requirement in {file}").format(id=id, file=component.file))
        return NoRequirement(id, record.text("title"), record.references("resolved_ids", component))

    return shelf.listing("cr_62443_4_2_no_requirement.csv", build)


def _key(record: Record, shape: str) -> str:
    """The id; that of an enhancement asks for its base requirement in the same list."""
    id = record.key(shape)
    if base_id(id) != id:
        record.parent(base_id(id), "id")
    return id


def _fr(record: Record, id: str) -> str:
    """The code of the foundational requirement, which must be the one that the number of the id stands for."""
    fr = record.one_of("fr", FR_CODES)
    number = id.partition(" ")[2][:1]
    if fr in FR_CODES and number.isdecimal() and number != str(FR_CODES.index(fr) + 1):
        record.note("fr", _("{fr} is not the foundational requirement of {id}").format(fr=fr, id=id))
    return fr


def _level(record: Record) -> int:
    """The lowest level with a 1 in sl1 to sl4: required once means required at every higher level too."""
    marks = [record.whole(f"sl{level}", 0, 1) for level in LEVELS]
    if marks != sorted(marks):
        record.note("sl1..sl4", _("is required at a level but not at a higher one: {marks}").format(marks=marks))
    if 1 not in marks:
        record.note("sl1..sl4", _("is required at no level"))
        return LEVELS[-1]
    return LEVELS[marks.index(1)]
