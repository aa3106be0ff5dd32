"""Where a sheet's heading is, and which sheet looks most like a register."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.errors import UserError
from app.exchange.inventory.names import Vocabulary, asset_names
from app.exchange.inventory.sheet import Register, Row, Sheet, column_letter
from app.exchange.inventory.words import normalised, one_line
from app.i18n import _

_SEARCHED_ROWS = 40
_LEAST_SCORE = 1.6
_LONGEST_HEADING = 40
_IDENTITIES = ("tag", "name")


@dataclass(frozen=True, slots=True)
class Listing:
    """A sheet whose heading was found: `headings` are unique and never empty, `rows` are those below the heading.

    `above` are the texts of titles before the heading; `score` tells how much of the heading is understood, `ragged`
    that a row must have as many cells as the heading.
    """

    sheet: str
    heading_row: int
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    score: float
    above: tuple[str, ...] = ()
    ragged: bool = False

    @property
    def signature(self) -> str:
        """The normalised headings: what a remembered mapping is found by."""
        return "|".join(normalised(heading) for heading in self.headings)


def find_listing(sheet: Sheet, vocabulary: Vocabulary | None = None) -> Listing | None:
    """The heading of a sheet and what stands below it; None when no row has two known names.

    Titles above the heading are passed over: the heading is the row of the first 40 that is understood best.
    """
    names = vocabulary or asset_names()
    scored = [(_score(row.cells, names), at) for at, row in enumerate(sheet.rows[:_SEARCHED_ROWS])]
    score, at = max(scored, key=lambda pair: (pair[0], -pair[1]), default=(0.0, 0))
    if score < _LEAST_SCORE:
        return None
    heading, rows = sheet.rows[at], sheet.rows[at + 1 :]
    width = len(heading.cells) if sheet.ragged else max(len(row.cells) for row in (heading, *rows))
    headings = _unique([*heading.cells, *[""] * (width - len(heading.cells))])
    below = tuple(row for row in rows if row.cells != heading.cells)
    above = tuple(cell for row in sheet.rows[:at] for cell in row.cells if cell)
    return Listing(sheet.name, heading.number, headings, below, score, above, sheet.ragged)


def register_listing(register: Register, sheet: str = "") -> Listing:
    """The listing of the sheet of that name, or, when none is named, of the one most like a register.

    UserError when there is no such sheet, or none in which a heading is found.
    """
    sheets = [known for known in register.sheets if not sheet or known.name == sheet]
    if not register.sheets:
        raise UserError(
            _("{file} holds no sheet that can be read.").format(file=register.file_name),
            _("Open it in a spreadsheet program, save it as XLSX again, and import that."),
        )
    if not sheets:
        raise UserError(
            _("{file} has no sheet “{sheet}”.").format(file=register.file_name, sheet=sheet),
            _("Choose one of: {sheets}.").format(sheets=", ".join(known.name for known in register.sheets)),
        )
    listings = [listing for known in sheets if (listing := find_listing(known)) is not None]
    if listings:
        return max(listings, key=lambda listing: listing.score)
    flaw = next((known.flaw for known in sheets if known.flaw), "")
    if flaw:
        raise UserError(f"{register.file_name}: {flaw}", _("Split the register into smaller files."))
    raise UserError(
        _("{file}: no row names the columns of a register.").format(file=register.file_name),
        _("Give the register a heading with names such as Tag, Name, Type, IP address and Zone."),
    )


def recognised(cells: Sequence[str]) -> float:
    """How much of a row reads as the heading of a register: 0, or about 1 for each column that is understood."""
    return _score(tuple(cells), asset_names())


def _score(cells: tuple[str, ...], names: Vocabulary) -> float:
    """The sum of the best likeness of each field; a tag or a name makes a heading a register's."""
    if sum(1 for cell in cells if cell) < 2:
        return 0.0
    best: dict[str, float] = {}
    for cell in cells:
        if not cell or len(cell) > 3 * _LONGEST_HEADING:
            continue
        field, likeness = _best_fit(names, cell)
        best[field] = max(best.get(field, 0.0), likeness)
    best.pop("", None)
    return sum(best.values()) + sum(best.get(identity, 0.0) for identity in _IDENTITIES)


def _best_fit(names: Vocabulary, heading: str) -> tuple[str, float]:
    fits = names.fits(heading)
    if not fits:
        return "", 0.0
    field = max(fits, key=lambda name: fits[name].order)
    return field, fits[field].likeness


def _unique(cells: Sequence[str]) -> tuple[str, ...]:
    """Headings that tell columns apart: an empty one is named by its letter, a repeated one gets it too."""
    found: list[str] = []
    for column, cell in enumerate(cells):
        heading = one_line(cell)
        if len(heading) > _LONGEST_HEADING:
            heading = heading[: _LONGEST_HEADING - 1] + "…"
        if not heading:
            heading = _("Column {letter}").format(letter=column_letter(column))
        if heading in found:
            letter = column_letter(column)
            heading = f"{heading[: _LONGEST_HEADING - 3 - len(letter)]} ({letter})"
        found.append(heading)
    return tuple(found)
