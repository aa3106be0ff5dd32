"""Which columns of a listing feed which fields: proposed from names, changed by the person, remembered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.errors import UserError
from app.exchange.inventory.headings import Listing
from app.exchange.inventory.names import SEEN_ON, Vocabulary, asset_names
from app.exchange.inventory.sheet import Row
from app.exchange.inventory.words import normalised
from app.i18n import _
from app.settings import load_settings, save_settings

_DIVIDERS = (" / ", " | ", "\n", ";")
"""What divides a cell of a heading such as "Make / Model". A bare stroke does not: it is part of many model names."""

_IDENTITY = {"tag", "name"}


@dataclass(frozen=True, slots=True)
class Source:
    """A column that feeds a field: the whole cell, or one `part` (from 0) of the `parts` that a cell divides into."""

    column: int
    part: int = 0
    parts: int = 1

    def text(self, row: Row) -> str:
        """What the row's cell gives. A cell that does not divide as its heading does goes to the last part whole."""
        cell = row.cells[self.column] if self.column < len(row.cells) else ""
        if self.parts == 1 or not cell:
            return cell
        for divider in _DIVIDERS:
            pieces = [piece.strip() for piece in cell.split(divider)]
            if len(pieces) == self.parts and all(pieces):
                return pieces[self.part]
        return cell if self.part == self.parts - 1 else ""


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Per field the columns that feed it; cells of several columns are joined by a space."""

    sources: Mapping[str, tuple[Source, ...]]

    def columns(self) -> frozenset[int]:
        """The columns that feed any field."""
        return frozenset(source.column for sources in self.sources.values() for source in sources)

    def text(self, field: str, row: Row) -> str:
        """What a row gives for a field, "" when nothing."""
        sources = self.sources.get(field, ())
        if len(sources) == 1:
            return sources[0].text(row)
        return " ".join(text for source in sources if (text := source.text(row)))

    def headings(self, field: str, listing: Listing) -> str:
        """The headings of the columns that feed a field, as a message names them."""
        return " + ".join(listing.headings[source.column] for source in self.sources[field])

    def feeding(self, field: str, *columns: int) -> "ColumnMapping":
        """This mapping with other columns feeding a field; none takes the field out."""
        sources = {name: known for name, known in self.sources.items() if name != field}
        if columns:
            sources[field] = tuple(Source(column) for column in columns)
        return replace(self, sources=sources)


def propose_mapping(listing: Listing) -> ColumnMapping:
    """The mapping that the names of the columns suggest: each field takes the column that fits it best."""
    return _proposed(listing, asset_names())


def propose_group_mapping(listing: Listing, names: Vocabulary) -> ColumnMapping:
    """The same for a sheet beside the register."""
    return _proposed(listing, names)


def mapping_for(listing: Listing, client: str) -> ColumnMapping:
    """The mapping that was remembered for these headings and this client, else the proposed one.

    What the settings hold is not believed blindly: sources that this listing cannot have are passed over, and a mapping
    without a tag or a name counts as none.
    """
    known = load_settings().mappings.get(_key(listing, client), {})
    fields, width = {*asset_names().fields}, len(listing.headings)
    sources = {
        field: tuple(dict.fromkeys(Source(*part) for part in parts if _can_be(part, width)))
        for field, parts in known.items()
        if field in fields
    }
    mapping = ColumnMapping({field: own for field, own in sources.items() if own})
    return mapping if mapping.sources.keys() & _IDENTITY else propose_mapping(listing)


def remember_mapping(listing: Listing, client: str, mapping: ColumnMapping) -> None:
    """Keep the mapping for the next file of this client with these headings. UserError when it cannot be written."""
    kept = {
        field: [[source.column, source.part, source.parts] for source in sources]
        for field, sources in mapping.sources.items()
    }
    save_settings(load_settings().remembering(_key(listing, client), kept))


def refuse_without_identity(file_name: str, listing: Listing, mapping: ColumnMapping) -> None:
    """UserError when no column gives a tag or a name: then no row could be told from another."""
    if mapping.sources.keys() & _IDENTITY:
        return
    raise UserError(
        _("{file}, {sheet}row {row}: no column gives a tag or a name.").format(
            file=file_name, sheet=f"{listing.sheet}, " if listing.sheet else "", row=listing.heading_row
        ),
        _("Match a column with Tag or Name. The columns are: {columns}.").format(columns=", ".join(listing.headings)),
    )


def _can_be(source: Sequence[int], width: int) -> bool:
    """Whether three numbers are a column of a listing of that width, and a part of the parts of its cells."""
    return len(source) == 3 and 0 <= source[0] < width and 0 <= source[1] < source[2]


def _key(listing: Listing, client: str) -> str:
    return f"{normalised(client)}: {listing.signature}"


def _proposed(listing: Listing, names: Vocabulary) -> ColumnMapping:
    sources: dict[str, tuple[Source, ...]] = {}
    used: set[int] = set()
    order = {field: place for place, field in enumerate(names.fields)}
    fits = [
        (-fit.likeness, fit.rank, order[field], column, field)
        for column, heading in enumerate(listing.headings)
        if not _names_several(heading, names)
        for field, fit in names.fits(heading).items()
    ]
    for _likeness, _rank, _order, column, field in sorted(fits):
        if field not in sources and column not in used:
            sources[field] = (Source(column),)
            used.add(column)
    for column, heading in enumerate(listing.headings):
        fields = _names_several(heading, names)
        if fields and not sources.keys() & set(fields):
            sources |= {field: (Source(column, part, len(fields)),) for part, field in enumerate(fields)}
    return ColumnMapping(dict(sorted(sources.items(), key=lambda pair: order[pair[0]])))


def _names_several(heading: str, names: Vocabulary) -> tuple[str, ...]:
    """The fields of a heading that names several in one, unless the whole heading is a name itself."""
    fields = names.joined(heading)
    exact = names.by_text.get(normalised(heading))
    return () if exact or SEEN_ON in fields else fields
