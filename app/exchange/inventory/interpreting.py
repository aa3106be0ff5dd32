"""From the cells of a listing to entries, by a mapping of its columns."""

from collections import Counter
from dataclasses import dataclass

from app.exchange.inventory.entries import Entries, Entry, LeftOut, NotUnderstood, Reading, shown
from app.exchange.inventory.headings import Listing
from app.exchange.inventory.mapping import ColumnMapping
from app.exchange.inventory.meanings import says_nothing
from app.exchange.inventory.names import SEEN_ON, ZONE, importable_fields
from app.exchange.inventory.sheet import Row, column_letter
from app.exchange.inventory.values import Forms, day, has_stated_order, value_of
from app.i18n import _
from app.model.entities import Observation
from app.model.fields import Field, field_of
from app.model.kinds import Kind
from app.progress import Progress

_MOST_TEXT = field_of(Observation, "value").length
_TRANSLATED = (Kind.CHOICE, Kind.FLAG)
_IDENTITY = ("tag", "name")


def read_entries(listing: Listing, mapping: ColumnMapping, forms: Forms, progress: Progress) -> Entries:
    """Read every row of a listing with a mapping. Cancelled when the person asked to stop."""
    reader = _Reader(listing, mapping, forms)
    for done, row in enumerate(listing.rows):
        if done % 500 == 0:
            progress.step(done, len(listing.rows), _("Reading rows"))
        reader.read(row)
    return reader.result()


@dataclass(frozen=True, slots=True)
class _Failure:
    """A text that is no value, with the reason; without one it says that there is no value."""

    reason: str


_NOTHING = _Failure("")


class _Column:
    """A field and the columns that feed it; remembers what each text meant, since registers repeat themselves."""

    def __init__(self, field: Field, mapping: ColumnMapping, listing: Listing, forms: Forms) -> None:
        self.heading = mapping.headings(field.name, listing)
        self.stated_order_used = False
        self._field, self._mapping, self._forms = field, mapping, forms
        sources = mapping.sources[field.name]
        self._at = sources[0].column if len(sources) == 1 and sources[0].parts == 1 else None
        self._counted = field.kind in _TRANSLATED
        self._known: dict[str, object] = {}
        self._rows: Counter[str] = Counter()

    def take(self, entry: Entry, row: Row) -> NotUnderstood | None:
        """Give the entry what the row says for the field; the answer is a text that was not understood."""
        if self._at is None:
            text = self._mapping.text(self._field.name, row)
        else:
            text = row.cells[self._at] if self._at < len(row.cells) else ""
        if not text:
            return None
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = self._understood(text)
        if isinstance(known, _Failure):
            return self._keep(entry, text, known)
        if self._counted:
            self._rows[text] += 1
        if self._field.name == ZONE:
            entry.zone = text
        else:
            entry.values[self._field.name] = known
            entry.texts[self._field.name] = text
        return None

    def readings(self) -> list[Reading]:
        """What words of the column were read as."""
        name = self._field.name
        return [
            Reading(self.heading, text, name, "" if self._known[text] is _NOTHING else shown(self._known[text]), rows)
            for text, rows in self._rows.items()
        ]

    def _keep(self, entry: Entry, text: str, failure: _Failure) -> NotUnderstood | None:
        if failure is _NOTHING:
            self._rows[text] += 1
            return None
        entry.kept[self._field.name] = text
        return NotUnderstood(entry.row, self.heading, self._field.name, text, failure.reason)

    def _understood(self, text: str) -> object:
        if self._field.kind is not Kind.FLAG and says_nothing(text):
            return _NOTHING
        if self._field.name == ZONE:
            return text
        try:
            value = value_of(self._field, text, self._forms)
        except ValueError as trouble:
            return _NOTHING if says_nothing(text) else _Failure(str(trouble))
        self.stated_order_used |= self._field.kind is Kind.DATE and has_stated_order(text)
        return value


class _Reader:
    """Reads rows one after the other."""

    def __init__(self, listing: Listing, mapping: ColumnMapping, forms: Forms) -> None:
        self._listing, self._mapping, self._forms = listing, mapping, forms
        fields = [own for own in importable_fields() if own.name in mapping.sources]
        columns = {own.name: _Column(own, mapping, listing, forms) for own in fields}
        self._identity = [column for name, column in columns.items() if name in _IDENTITY]
        self._others = [column for name, column in columns.items() if name not in _IDENTITY]
        self._unmapped = _unmapped(listing, mapping)
        self._entries: list[Entry] = []
        self._left_out: list[LeftOut] = []
        self._not_understood: list[NotUnderstood] = []
        self._stated_order_used = False

    def read(self, row: Row) -> None:
        """Read one row."""
        reason = self._flaw(row)
        entry = Entry(row.number)
        puzzles = [] if reason else [column.take(entry, row) for column in self._identity]
        if not reason and not entry.title:
            reason = _("There is neither a tag nor a name.")
        if reason:
            self._left_out.append(LeftOut(row.number, reason, tuple(cell for cell in row.cells if cell)))
            return
        puzzles += [column.take(entry, row) for column in self._others]
        self._not_understood += [puzzle for puzzle in puzzles if puzzle is not None]
        self._keep_aside(entry, row)
        self._entries.append(entry)

    def result(self) -> Entries:
        """What was read."""
        columns = self._identity + self._others
        readings = [reading for column in columns for reading in column.readings()]
        stated = self._stated_order_used or any(column.stated_order_used for column in columns)
        return Entries(self._entries, self._left_out, self._not_understood, readings, stated)

    def _flaw(self, row: Row) -> str:
        width, cells = len(self._listing.headings), len(row.cells)
        while cells > width and not row.cells[cells - 1]:
            cells -= 1
        if self._listing.ragged and cells != width:
            return _("There are {count} cells where the heading has {width}.").format(count=cells, width=width)
        text = sum(map(len, row.cells))
        if text > _MOST_TEXT:
            return _("The row has {count} characters; at most {most} are kept.").format(count=text, most=_MOST_TEXT)
        return ""

    def _keep_aside(self, entry: Entry, row: Row) -> None:
        """Cells that feed no field stay as observations; so does the survey date, which also dates them."""
        for at, heading in self._unmapped:
            text = row.cells[at] if at < len(row.cells) else ""
            if text:
                entry.kept[heading] = text
        stated = self._mapping.text(SEEN_ON, row)
        if stated and not says_nothing(stated):
            self._stated_order_used |= has_stated_order(stated)
            try:
                entry.seen_on = day(stated, self._forms.day_first)
            except ValueError as trouble:
                heading = self._mapping.headings(SEEN_ON, self._listing)
                self._not_understood.append(NotUnderstood(row.number, heading, SEEN_ON, stated, str(trouble)))


def _unmapped(listing: Listing, mapping: ColumnMapping) -> list[tuple[int, str]]:
    """The columns whose cells are kept as observations, with a name that no field has."""
    dated = {source.column for source in mapping.sources.get(SEEN_ON, ())}
    fields = {own.name for own in importable_fields()}
    return [
        (at, f"{heading} ({column_letter(at)})" if heading in fields else heading)
        for at, heading in enumerate(listing.headings)
        if at in dated or at not in mapping.columns()
    ]
