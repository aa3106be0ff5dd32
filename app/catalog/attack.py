"""MITRE ATT&CK for ICS: ids, names and who mitigates what. No text of ATT&CK beyond names is held."""

from dataclasses import dataclass
from typing import ClassVar

from app.catalog.listing import Identified, Listing
from app.catalog.reading import Shelf
from app.catalog.record import Record


@dataclass(frozen=True, slots=True)
class AttackEntry:
    """Something in ATT&CK. Its name is a proper name and is not translated."""

    id: str
    name: str

    SECTION: ClassVar[str]

    @property
    def url(self) -> str:
        """The address of its page, to be copied; the program never opens it."""
        return f"https://attack.mitre.org/{self.SECTION}/{self.id}"


@dataclass(frozen=True, slots=True)
class Tactic(AttackEntry):
    """What an attacker is after; the list is in the order of an attack."""

    SECTION: ClassVar[str] = "tactics"


@dataclass(frozen=True, slots=True)
class Technique(AttackEntry):
    """How an attacker goes about it, and the tactics that it serves."""

    tactic_ids: tuple[str, ...]

    SECTION: ClassVar[str] = "techniques"


@dataclass(frozen=True, slots=True)
class Mitigation(AttackEntry):
    """What helps, and the techniques that it helps against."""

    technique_ids: tuple[str, ...]

    SECTION: ClassVar[str] = "mitigations"


@dataclass(frozen=True, slots=True)
class AttackAsset(AttackEntry):
    """A kind of asset as ATT&CK divides them."""

    SECTION: ClassVar[str] = "assets"


def read_tactics(shelf: Shelf) -> Listing[Tactic]:
    """Tactics, in the order of an attack."""
    return shelf.listing("attack_tactics.csv", lambda record: Tactic(record.key(r"TA\d{4}"), record.text("name")))


def read_techniques(shelf: Shelf, tactics: Listing[Identified]) -> Listing[Technique]:
    """Techniques with their tactics."""

    def build(record: Record) -> Technique:
        return Technique(record.key(r"T\d{4}"), record.text("name"), record.references("tactic_ids", tactics))

    return shelf.listing("attack_techniques.csv", build)


def read_mitigations(shelf: Shelf, techniques: Listing[Identified]) -> Listing[Mitigation]:
    """Mitigations with the techniques that they help against."""

    def build(record: Record) -> Mitigation:
        return Mitigation(record.key(r"M\d{4}"), record.text("name"), record.references("technique_ids", techniques))

    return shelf.listing("attack_mitigations.csv", build)


def read_assets(shelf: Shelf) -> Listing[AttackAsset]:
    """Kinds of asset."""
    return shelf.listing("attack_assets.csv", lambda record: AttackAsset(record.key(r"A\d{4}"), record.text("name")))
