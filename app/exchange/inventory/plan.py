"""What an import would do: per row and field what is here, what the file says, and which of the two is chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum

from app.commands.register import Replacement
from app.exchange.inventory.entries import LeftOut, NotUnderstood, Reading
from app.exchange.inventory.headings import Listing
from app.exchange.inventory.mapping import ColumnMapping
from app.exchange.inventory.sheet import Register
from app.exchange.inventory.zones import NamedZone
from app.i18n import ngettext
from app.model.entities import Asset, Vulnerability
from app.model.fields import Entity


class Policy(StrEnum):
    """Which value becomes the current one where an asset is here already and the file says something else."""

    FILL_BLANKS = "fill_blanks"
    FILE_WINS = "file_wins"
    ASK_EACH = "ask_each"


class Repeats(StrEnum):
    """What happens to rows of one file that have the same tag."""

    KEEP_BOTH = "keep_both"
    KEEP_LAST = "keep_last"
    SKIP = "skip"


class Winner(StrEnum):
    """Which value a field takes; while it is open the value stays as it is here."""

    FILE = "file"
    HERE = "here"
    OPEN = "open"


class Outcome(StrEnum):
    """What becomes of a row's asset. ASK: it may be one of several assets, and a person must say which."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    ASK = "ask"


SKIPPED = "skip"
"""The answer of a person that keeps a row out; see `Choices.matches`."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person decided about an import.

    `as_of` dates observations whose row has no survey date; `day_first` reads 03/04/2026 as the third of April;
    `matches` answers rows that ask, by row number: the id of an asset, "new" or "skip"; `values` answers single
    differences, by row number and field.
    """

    as_of: date
    policy: Policy = Policy.FILE_WINS
    repeats: Repeats = Repeats.KEEP_BOTH
    day_first: bool = True
    matches: Mapping[int, str] = field(default_factory=dict)
    values: Mapping[tuple[int, str], Winner] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which file and project differ, both values as people read them."""

    field: str
    here: str
    file: str
    chosen: Winner


@dataclass(frozen=True, slots=True)
class RowPlan:
    """What becomes of one row.

    `asset` is the asset as it will stand, of a row that asks as the row alone would make it; `before` as it is now;
    `matched_by` the key that told (tag, serial, mac, identical, addresses, answer); `kept` the texts that are kept as
    observations, by field or heading, `noted` whether any of them is news; `candidates` the assets that a row that
    asks may mean.
    """

    row: int
    outcome: Outcome
    asset: Asset
    before: Asset | None = None
    matched_by: str = ""
    differences: tuple[Difference, ...] = ()
    kept: Mapping[str, str] = field(default_factory=dict)
    noted: bool = False
    candidates: tuple[Asset, ...] = ()

    def to_json(self) -> dict[str, object]:
        """The row as plain values."""
        found: dict[str, object] = {
            "row": self.row,
            "outcome": self.outcome.value,
            **_identity(self.asset),
            "matched_by": self.matched_by,
            "differences": [
                {"field": one.field, "here": one.here, "file": one.file, "chosen": one.chosen.value}
                for one in self.differences
            ],
            "kept": dict(self.kept),
            "noted": self.noted,
        }
        return found | {"candidates": [_identity(one) for one in self.candidates]} if self.candidates else found


@dataclass(frozen=True, slots=True)
class VulnerabilityPlan:
    """A vulnerability that a sheet beside the register names, with the tags of the assets that it concerns."""

    sheet: str
    row: int
    vulnerability: Vulnerability
    new: bool
    assets: tuple[str, ...]

    def to_json(self) -> dict[str, object]:
        """The vulnerability as plain values."""
        return {
            "sheet": self.sheet,
            "row": self.row,
            "code": self.vulnerability.code,
            "title": self.vulnerability.title,
            "new": self.new,
            "assets": list(self.assets),
        }


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Everything that an import would do and everything that it would not, computed without touching the project.

    `additions`, `replacements` and `removals` are what `commands.register.apply_register` writes. `only_here` are the
    assets that the file does not name. `notes` are sentences about how the file was read; `asks_day_order` tells that
    a day of the file depends on `choices.day_first`.
    """

    register: Register
    listing: Listing
    mapping: ColumnMapping
    choices: Choices
    rows: tuple[RowPlan, ...]
    only_here: tuple[Asset, ...]
    zones: tuple[NamedZone, ...]
    vulnerabilities: tuple[VulnerabilityPlan, ...]
    left_out: tuple[LeftOut, ...]
    not_understood: tuple[NotUnderstood, ...]
    readings: tuple[Reading, ...]
    repeated_tags: Mapping[str, tuple[int, ...]]
    notes: tuple[str, ...]
    additions: Sequence[Entity]
    replacements: Sequence[Replacement]
    removals: Sequence[Entity]
    asks_day_order: bool = False

    @property
    def counts(self) -> dict[str, int]:
        """How many rows have each outcome, bring observations, were left out; how many assets are only here."""
        found = {outcome.value: 0 for outcome in Outcome}
        for row in self.rows:
            found[row.outcome.value] += 1
        return found | {
            "noted": sum(row.noted for row in self.rows),
            "left_out": len(self.left_out),
            "only_here": len(self.only_here),
            "not_understood": len(self.not_understood),
            "repeated_tags": len(self.repeated_tags),
            "new_zones": len({zone.zone.id for zone in self.zones if zone.new}),
            "new_vulnerabilities": sum(one.new for one in self.vulnerabilities),
        }

    @property
    def label(self) -> str:
        """The name of the change: "Import 17 assets from packaging_line_assets_it.csv"."""
        counts = self.counts
        count = counts[Outcome.NEW] + counts[Outcome.CHANGED]
        if count or not counts["noted"]:
            text = ngettext("Import {count} asset from {file}", "Import {count} assets from {file}", count)
        else:
            count = counts["noted"]
            text = ngettext("Note what {file} says of {count} asset", "Note what {file} says of {count} assets", count)
        return text.format(count=count, file=self.register.file_name)

    @property
    def unmapped(self) -> tuple[str, ...]:
        """The columns that feed no field; their cells are kept as observations."""
        mapped = self.mapping.columns()
        return tuple(heading for at, heading in enumerate(self.listing.headings) if at not in mapped)

    def to_json(self) -> dict[str, object]:
        """The plan as plain values for the command line."""
        headings = self.listing.headings
        return {
            "label": self.label,
            "file": self.register.file_name,
            "sheet": self.listing.sheet,
            "heading_row": self.listing.heading_row,
            "encoding": self.register.encoding,
            "delimiter": self.register.delimiter,
            "policy": self.choices.policy.value,
            "repeats": self.choices.repeats.value,
            "day_first": self.choices.day_first,
            "asks_day_order": self.asks_day_order,
            "counts": self.counts,
            "mapping": {
                name: [headings[source.column] for source in sources] for name, sources in self.mapping.sources.items()
            },
            "unmapped": list(self.unmapped),
            "zones": [
                {"text": one.text, "code": one.zone.code, "name": one.zone.name, "new": one.new} for one in self.zones
            ],
            "readings": [asdict(one) for one in self.readings],
            "rows": [row.to_json() for row in self.rows],
            "only_here": [_identity(asset) for asset in self.only_here],
            "left_out": [asdict(one) for one in self.left_out],
            "not_understood": [asdict(one) for one in self.not_understood],
            "repeated_tags": [{"tag": tag, "rows": list(rows)} for tag, rows in self.repeated_tags.items()],
            "vulnerabilities": [one.to_json() for one in self.vulnerabilities],
            "notes": list(self.notes),
        }


def _identity(asset: Asset) -> dict[str, object]:
    return {"id": asset.id, "tag": asset.tag, "name": asset.name}
