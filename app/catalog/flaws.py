"""What is wrong in the catalogue files: collected with the place, reported all at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.errors import UserError
from app.i18n import _, ngettext

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing wrong: the file, the line or entry in it, the field, and what is the matter with it.

    `place` and `field` are empty where the trouble concerns the whole file or entry.
    """

    file: str
    place: str
    field: str
    problem: str

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.file, self.place, self.field) if part)
        return f"{where}: {self.problem}"


class CatalogueError(UserError):
    """The shipped catalogue is damaged. `flaws` has everything that was found, the message the first twenty."""

    def __init__(self, flaws: Sequence[Flaw]) -> None:
        self.flaws = tuple(flaws)
        count = len(self.flaws)
        lines = [
            ngettext(
                "The catalogue of the standard has {count} error.",
                "The catalogue of the standard has {count} errors.",
                count,
            ).format(count=count),
            *map(str, self.flaws[:SHOWN]),
        ]
        if count > SHOWN:
            lines.append(_("and {count} more").format(count=count - SHOWN))
        super().__init__("\n".join(lines), _("The catalogue is part of the program: install Zonewright again."))
