"""One line or entry of a catalogue file, read field by field. What is wrong is noted, a stand-in goes on."""

import re
from collections.abc import Mapping, Sequence
from typing import TypeVar

from app.catalog.flaws import Flaw
from app.catalog.ids import canonical_id
from app.catalog.listing import Identified, Listing
from app.i18n import _
from app.model.terms import Term

Word = TypeVar("Word", bound=Term)


def line(number: int) -> str:
    """The place of a line of a CSV file, for people."""
    return _("line {number}").format(number=number)


class Sheet:
    """What is known of one file while its records are read: fields asked for, ids seen, parents to find.

    `header` has the column names of a CSV file and is None for TOML.
    """

    def __init__(self, file: str, flaws: list[Flaw], header: Sequence[str] | None = None) -> None:
        self.file = file
        self.header = header
        self.asked: set[str] = set()
        self._flaws = flaws
        self._seen: dict[str, Record] = {}
        self._parents: list[tuple[Record, str, str]] = []

    def note(self, place: str, field: str, problem: str) -> None:
        """Note a flaw, the same one only once: a missing column is met again on every line."""
        flaw = Flaw(self.file, place, field, problem)
        if flaw not in self._flaws:
            self._flaws.append(flaw)

    def register(self, id: str, record: "Record", field: str) -> None:
        """Remember whose `id` this is; note it when two records have it."""
        first = self._seen.setdefault(id, record)
        if first is not record:
            record.note(field, _("{id} is also in {place}").format(id=id, place=first.place))

    def expect(self, id: str, record: "Record", field: str) -> None:
        """Have `finish` look for `id` among the ids of this list."""
        self._parents.append((record, field, id))

    def finish(self, records: Sequence["Record"]) -> None:
        """Note parents that the list does not have and fields of its `records` that nobody asked for."""
        for record, field, id in self._parents:
            if id not in self._seen:
                record.note(field, _("{id} is not in this list").format(id=id))
        if self.header is not None:
            for field in self.header:
                if field not in self.asked:
                    self.note(line(1), field, _("is not a column of this list"))
            return
        for record in records:
            for field in record.fields():
                if field not in self.asked:
                    record.note(field, _("is not a field of this list"))


class Record:
    """Typed access to the fields of one line or entry."""

    __slots__ = ("_number", "_sheet", "_values")

    def __init__(self, sheet: Sheet, number: int, values: Mapping[str, object]) -> None:
        self._sheet = sheet
        self._number = number
        self._values = values

    @property
    def place(self) -> str:
        """Where this stands in the file, for people: "line 12", "entry 3 (TS-03)"."""
        if self._sheet.header is not None:
            return line(self._number)
        id = self._values.get("id")
        return _("entry {number}").format(number=self._number) + (f" ({id})" if isinstance(id, str) else "")

    def fields(self) -> Sequence[str]:
        """Names of the fields that this record has."""
        return tuple(self._values)

    def note(self, field: str, problem: str) -> None:
        """Note that `field` of this record is wrong."""
        self._sheet.note(self.place, field, problem)

    def text(self, field: str, *, optional: bool = False) -> str:
        """Text of one line without blanks around it; empty only where `optional`."""
        value = self._value(field, "" if optional else None)
        if value is None:
            return ""
        if not isinstance(value, str):
            self.note(field, _("must be text"))
            return ""
        self._examine(field, value, optional)
        return value

    def texts(self, field: str) -> tuple[str, ...]:
        """Several texts without repetition, maybe none: a list in TOML, separated by semicolons in CSV."""
        value = self._value(field, "")
        if isinstance(value, str):
            value = [part.strip() for part in value.split(";")] if value else []
        if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
            self.note(field, _("must be a list of texts"))
            return ()
        for part in value:
            self._examine(field, part, optional=False)
            if value.count(part) > 1:
                self.note(field, _("names {value} more than once").format(value=part))
        return tuple(value)

    def whole(self, field: str, low: int, high: int) -> int:
        """A whole number from `low` to `high`."""
        value = self._value(field, None)
        if value is None:
            return low
        number = int(value) if isinstance(value, str) and re.fullmatch(r"[0-9]{1,9}", value) else value
        if isinstance(number, bool) or not isinstance(number, int) or not low <= number <= high:
            self.note(
                field, _("{value!r} is no whole number from {low} to {high}").format(value=value, low=low, high=high)
            )
            return low
        return number

    def one_of(self, field: str, allowed: Sequence[str], *, optional: bool = False) -> str:
        """One of the `allowed` words; empty only where `optional`."""
        value = self.text(field, optional=optional)
        if value and value not in allowed:
            self._refuse(field, value, allowed)
        return value

    def term(self, field: str, vocabulary: type[Word]) -> Word:
        """A term of `vocabulary`, written as its stored value."""
        value = self.text(field)
        for member in vocabulary:
            if member == value:
                return member
        if value:
            self._refuse(field, value, list(vocabulary))
        return next(iter(vocabulary))

    def key(self, shape: str) -> str:
        """The field `id`: `shape` is its regular expression, no other record of the file has it."""
        id = self._identifier("id")
        if id and not re.fullmatch(shape, id, re.ASCII):
            self.note("id", _("{value!r} does not look like an id of this list").format(value=id))
        if id:
            self._sheet.register(id, self, "id")
        return id

    def rank(self, field: str, low: int, high: int) -> int:
        """A whole number from `low` to `high` that no other record of the file has."""
        number = self.whole(field, low, high)
        self._sheet.register(str(number), self, field)
        return number

    def unique(self, *parts: str) -> None:
        """Note when another record of the file has the same parts: for lists whose rows have no id."""
        self._sheet.register(", ".join(parts), self, "")

    def parent(self, id: str, field: str) -> str:
        """`id` of a record that must be in the same file; empty for none."""
        if id:
            self._sheet.expect(id, self, field)
        return id

    def reference(self, field: str, known: Listing[Identified] | None, *, optional: bool = False) -> str:
        """The id of a row of `known`; empty only where `optional`.

        A list that could not be read at all is empty, and is not held against those who refer to it; None is a list
        that is not known because another field of this record is wrong.
        """
        id = self._identifier(field, optional=optional)
        self._look_up(field, id, known)
        return id

    def references(self, field: str, known: Listing[Identified]) -> tuple[str, ...]:
        """Ids of rows of `known`, maybe none."""
        ids = self.texts(field)
        for id in ids:
            self._look_up(field, id, known)
        return ids

    def _identifier(self, field: str, *, optional: bool = False) -> str:
        id = self.text(field, optional=optional)
        if id and canonical_id(id) != id:
            self.note(field, _("{value!r} must be written {id}").format(value=id, id=canonical_id(id)))
        return id

    def _look_up(self, field: str, id: str, known: Listing[Identified] | None) -> None:
        if id and known and id not in known:
            self.note(field, _("{id} is not in {file}").format(id=id, file=known.file))

    def _refuse(self, field: str, value: str, allowed: Sequence[str]) -> None:
        self.note(field, _("{value!r} is none of {allowed}").format(value=value, allowed=", ".join(allowed)))

    def _examine(self, field: str, value: str, optional: bool) -> None:
        if not value:
            if not optional:
                self.note(field, _("is empty"))
        elif not value.isprintable() or value != value.strip():
            self.note(field, _("has blanks around it or characters that cannot be shown"))

    def _value(self, field: str, absent: object) -> object:
        self._sheet.asked.add(field)
        if field in self._values:
            return self._values[field]
        if self._sheet.header is not None:
            self._sheet.note(line(1), field, _("the column is missing"))
        elif absent is None:
            self.note(field, _("is missing"))
        return absent
