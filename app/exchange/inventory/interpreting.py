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


class _Reader:
    """Reads rows; remembers what each text meant, since registers repeat themselves."""

    def __init__(self, listing: Listing, mapping: ColumnMapping, forms: Forms) -> None:
        self._listing, self._mapping, self._forms = listing, mapping, forms
        fields = [own for own in importable_fields() if own.name in mapping.sources]
        self._identity = [own for own in fields if own.name in _IDENTITY]
        self._others = [own for own in fields if own.name not in _IDENTITY]
        self._columns = {name: mapping.headings(name, listing) for name in mapping.sources}
        self._unmapped = _unmapped(listing, mapping)
        self._known: dict[tuple[str, str], object] = {}
        self._read_as: Counter[tuple[str, str, str]] = Counter()
        self._entries: list[Entry] = []
        self._left_out: list[LeftOut] = []
        self._not_understood: list[NotUnderstood] = []
        self._stated_order_used = False

    def read(self, row: Row) -> None:
        """Read one row."""
        reason = self._flaw(row)
        if reason:
            self._leave_out(row, reason)
            return
        entry = Entry(row.number)
        understood_before = len(self._not_understood)
        for own in self._identity:
            self._take(entry, own, row)
        if not entry.title:
            del self._not_understood[understood_before:]
            self._leave_out(row, _("There is neither a tag nor a name."))
            return
        for own in self._others:
            self._take(entry, own, row)
        self._keep_aside(entry, row)
        self._entries.append(entry)

    def result(self) -> Entries:
        """What was read."""
        readings = [
            Reading(self._columns[name], text, name, meaning, rows)
            for (name, text, meaning), rows in self._read_as.items()
        ]
        return Entries(self._entries, self._left_out, self._not_understood, readings, self._stated_order_used)

    def _leave_out(self, row: Row, reason: str) -> None:
        self._left_out.append(LeftOut(row.number, reason, tuple(cell for cell in row.cells if cell)))

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

    def _take(self, entry: Entry, own: Field, row: Row) -> None:
        text = self._mapping.text(own.name, row)
        if not text:
            return
        known = self._known.get((own.name, text))
        if known is None:
            known = self._known[own.name, text] = self._understood(own, text)
        if known is _NOTHING:
            self._read_as[own.name, text, ""] += 1
        elif isinstance(known, _Failure):
            entry.kept[own.name] = text
            self._report(entry.row, own.name, text, known.reason)
        elif own.name == ZONE:
            entry.zone = text
        else:
            entry.values[own.name] = known
            entry.texts[own.name] = text
            if own.kind in _TRANSLATED:
                self._read_as[own.name, text, shown(known)] += 1

    def _understood(self, own: Field, text: str) -> object:
        if own.kind is not Kind.FLAG and says_nothing(text):
            return _NOTHING
        if own.name == ZONE:
            return text
        try:
            value = value_of(own, text, self._forms)
        except ValueError as trouble:
            return _NOTHING if says_nothing(text) else _Failure(str(trouble))
        self._stated_order_used |= own.kind is Kind.DATE and has_stated_order(text)
        return value

    def _keep_aside(self, entry: Entry, row: Row) -> None:
        """Cells that feed no field stay as observations; so does the survey date, which also dates them."""
        for at, heading in self._unmapped:
            text = row.cells[at] if at < len(row.cells) else ""
            if text:
                entry.kept[heading] = text
        stated = self._mapping.text(SEEN_ON, row)
        if stated and not says_nothing(stated):
            try:
                entry.seen_on = day(stated, self._forms.day_first)
            except ValueError as trouble:
                self._report(entry.row, SEEN_ON, stated, str(trouble))
            self._stated_order_used |= has_stated_order(stated)

    def _report(self, row: int, name: str, text: str, reason: str) -> None:
        self._not_understood.append(NotUnderstood(row, self._columns[name], name, text, reason))


def _unmapped(listing: Listing, mapping: ColumnMapping) -> list[tuple[int, str]]:
    """The columns whose cells are kept as observations, with a name that no field has."""
    dated = {source.column for source in mapping.sources.get(SEEN_ON, ())}
    fields = {own.name for own in importable_fields()}
    return [
        (at, f"{heading} ({column_letter(at)})" if heading in fields else heading)
        for at, heading in enumerate(listing.headings)
        if at in dated or at not in mapping.columns()
    ]
