"""What a register's rows say: entries, rows that were kept out, cells that were not understood, words and meanings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.i18n import _


@dataclass(slots=True)
class Entry:
    """What one readable row says.

    `values` holds understood values by field, `texts` the cells that they came from; `zone` is the text that names
    the zone; `kept` are the texts that no field took, by field or heading; `seen_on` the day of the survey.
    """

    row: int
    values: dict[str, object] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)
    zone: str = ""
    seen_on: date | None = None

    @property
    def tag(self) -> str:
        """The tag, "" when the row gives none."""
        return str(self.values.get("tag", ""))

    @property
    def title(self) -> str:
        """How a message names the row: its tag, else its name."""
        return self.tag or str(self.values.get("name", ""))


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that was kept out, with the reason and what stands in it."""

    row: int
    reason: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """A cell in whose text no value for its field was found; the text is kept as an observation."""

    row: int
    column: str
    field: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """How a word was read: in which column, for which field, as what ("": left empty), in how many rows."""

    column: str
    text: str
    field: str
    meaning: str
    rows: int


@dataclass(slots=True)
class Entries:
    """All rows of a register, read. `stated_order_used` tells that a day depends on day/month/year."""

    entries: list[Entry]
    left_out: list[LeftOut]
    not_understood: list[NotUnderstood]
    readings: list[Reading]
    stated_order_used: bool


def shown(value: object) -> str:
    """A value as the report shows it and an observation keeps it."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    label = getattr(value, "label", None)
    if isinstance(label, str):
        return label
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)


def by_tag(entries: list[Entry]) -> Mapping[str, list[Entry]]:
    """The entries of each tag; case and blanks at the ends do not count."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.tag:
            found.setdefault(entry.tag.casefold(), []).append(entry)
    return found
