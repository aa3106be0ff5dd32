"""What is wrong with a project file, and how it is said."""

from dataclasses import dataclass
from pathlib import Path

from app.i18n import _
from app.store.troubles import Damaged


@dataclass(frozen=True, slots=True)
class Damage:
    """Something wrong at a place of a file: "zone 5f1c…, parent_id", "header", "digests"."""

    place: str
    reason: str

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}"


def refusal(path: Path, damage: Damage) -> Damaged:
    """The message for a file that is not opened because of a damage."""
    return Damaged(
        path,
        _("{path} cannot be trusted. {place}: {reason}").format(path=path, place=damage.place, reason=damage.reason),
        _("The file was not changed. Open a backup of it, or save what is sound with “check FILE --repair OUT”."),
    )
