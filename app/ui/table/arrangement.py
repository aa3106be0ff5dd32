"""Which rows of a declared table are shown, and in which order: filter, sort and groups, by key. No Qt.

Text and sort keys of a row are made once and kept until the row changes: filtering 10,000 rows is then a search in
text, and sorting a comparison of what is there.
"""

from bisect import bisect_left
from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from app.tables.column import Column, Table, subject_of
from app.tables.values import display_text, sort_key
from app.ui.table.grouping import Grouping, grouping_by
from app.ui.table.groups import Group, Order, Seat
from app.ui.table.ordering import Reversed
from app.ui.table.sieve import Words, words_of

R = TypeVar("R")


@dataclass(slots=True)
class _Kept(Generic[R]):
    """A row with what was made of it: text to search, group, sort key per column."""

    row: R
    text: str | None = None
    group: tuple[str, Order] | None = None
    order: Order | None = None
    keys: dict[str, Order] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)


SortKeys = tuple[tuple[Column[Any], bool], ...]
"""Columns to sort by, the weightiest first, each with whether it descends."""


class Arrangement(Generic[R]):
    """The rows by key, and the groups of those that pass the filter.

    A table without grouping column has one group. An empty group is not there at all.
    """

    def __init__(self, table: Table[R]) -> None:
        self.table = table
        self.groups: list[Group] = []
        self._rows: dict[str, _Kept[R]] = {}
        self._parts: dict[str, set[str]] = {}
        self._by_title: dict[str, Group] = {}
        self._serial = 0
        self._words = Words()
        self._only: Callable[[R], bool] | None = None
        self._whole: list[Group] | None = None
        self.sorted_by: SortKeys = ()
        self.grouping: Grouping[R] | None = grouping_by(table, table.group)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, key: str) -> bool:
        return key in self._rows

    def row(self, key: str) -> R:
        """The row of a key; KeyError when there is none."""
        return self._rows[key].row

    @property
    def keys(self) -> Iterable[str]:
        """The keys of every row, shown or not."""
        return self._rows.keys()

    @property
    def rows(self) -> Iterable[R]:
        """Every row, shown or not."""
        return (kept.row for kept in self._rows.values())

    def keys_of(self, subject: str) -> list[str]:
        """The keys of the rows of one subject: its id, or that followed by a blank and more."""
        own = [subject] if subject in self._rows else []
        return [*own, *sorted(self._parts.get(subject, ()))]

    @property
    def shown(self) -> int:
        """How many rows pass the filter."""
        return sum(len(group.keys) for group in self.groups)

    @property
    def is_declared(self) -> bool:
        """Whether every row is shown, in the order that the table declares and in one group."""
        return not self.sorted_by and self.grouping is None and self.shown == len(self)

    # what to show

    def filter(self, text: str, only: Callable[[R], bool] | None) -> bool:
        """Show rows that hold every word of `text` in some column and that `only` lets pass; whether that is new."""
        words = words_of(text, self.table.columns)
        if (words, only) == (self._words, self._only):
            return False
        self._words, self._only = words, only
        return True

    def sort(self, keys: SortKeys) -> bool:
        """Order rows by columns, else and where they are alike as the table declares; whether that is new."""
        if keys == self.sorted_by:
            return False
        self.sorted_by, self._whole = keys, None
        return True

    def group(self, key: str) -> None:
        """Group rows by the column of that key; "" for no groups. It holds from the next `arrange` on."""
        self.grouping, self._whole = grouping_by(self.table, key), None
        for kept in self._rows.values():
            kept.group = None

    def fill(self, rows: Iterable[R]) -> None:
        """Take these rows instead of those before; rows that are as before keep what was made of them."""
        before, self._rows = self._rows, {}
        self._parts.clear()
        self._whole = None
        for row in rows:
            key = self.table.key(row)
            kept = before.get(key)
            self._put(key, kept if kept is not None and kept.row == row else _Kept(row))

    def arrange(self) -> None:
        """Make the groups anew from every row: those that pass, out of all of them in order."""
        self.groups, self._by_title = [], {}
        for whole, places in self._passing():
            group = self._new_group(whole.title, whole.order)
            group.keys = [whole.keys[n] for n in places]
            group.orders = [whole.orders[n] for n in places]
            self.groups.append(group)

    @property
    def is_arranged(self) -> bool:
        """Whether the groups hold just what passes now: a longer word often lets the same rows pass."""
        passing = self._passing()
        return len(passing) == len(self.groups) and all(
            len(places) == len(group.keys) and [whole.keys[n] for n in places] == group.keys
            for (whole, places), group in zip(passing, self.groups, strict=True)
        )

    def _passing(self) -> list[tuple[Group, Sequence[int]]]:
        """The groups of all rows with the places of those that pass; groups without any are left out."""
        if self._whole is None:
            self._whole = self._in_order()
        found = ((whole, self._places(whole)) for whole in self._whole)
        return [(whole, places) for whole, places in found if places]

    def _places(self, whole: Group) -> Sequence[int]:
        rows = self._rows
        places: Sequence[int] = range(len(whole.keys))
        for word in self._words.anywhere:
            texts = whole.texts or self._texts(whole)
            places = [n for n in places if word in texts[n]]
        for column, word in self._words.within:
            places = [n for n in places if word in self._cell(rows[whole.keys[n]], column)]
        only = self._only
        return places if only is None else [n for n in places if only(rows[whole.keys[n]].row)]

    def _texts(self, whole: Group) -> list[str]:
        whole.texts = [self._text(self._rows[key]) for key in whole.keys]
        return whole.texts

    def _in_order(self) -> list[Group]:
        """Every row in its group and order, whatever the filter lets pass: it holds for many filters."""
        found: dict[str, Group] = {}
        rows = sorted(self._rows.items(), key=lambda pair: (self._declared(pair[1]), pair[0]))
        for column, descending in reversed(self.sorted_by):
            rows.sort(key=lambda pair: _sort_key(pair[1], column), reverse=descending)
        for key, kept in rows:
            title, order = self._group_of(kept)
            group = found.get(title) or found.setdefault(title, Group(0, title, order))
            group.order = min(group.order, order)
            group.keys.append(key)
            group.orders.append(self._order(key, kept))
        return sorted(found.values(), key=lambda group: group.order)

    # one row at a time

    def put(self, key: str, row: R | None) -> None:
        """Take a row that is new or different, or None for one that is gone; where it is shown follows from `seat`."""
        self._whole = None
        if row is None:
            self._rows.pop(key, None)
            self._parts.get(subject_of(key), set()).discard(key)
        else:
            self._put(key, _Kept(row))

    def seat(self, key: str) -> Seat | None:
        """Where a row belongs; None when it is gone or the filter does not let it pass."""
        kept = self._rows.get(key)
        if kept is None or not self._passes(kept):
            return None
        title, order = self._group_of(kept)
        return Seat(self._by_title.get(title), title, order, self._order(key, kept))

    def find(self, key: str) -> tuple[Group, int] | None:
        """The group and place at which a row is shown; None when it is not.

        They follow from the row as it was arranged, so a row that is put anew is to be found before.
        """
        kept = self._rows.get(key)
        group = self._by_title.get(self._group_of(kept)[0]) if kept is not None else None
        if kept is None or group is None:
            return None
        place = bisect_left(group.orders, self._order(key, kept))
        return (group, place) if place < len(group.keys) and group.keys[place] == key else None

    def open_group(self, seat: Seat) -> tuple[Group, int]:
        """A new, empty group and the place at which it belongs; it is not among the groups yet."""
        orders = [group.order for group in self.groups]
        return self._new_group(seat.title, seat.group_order), bisect_left(orders, seat.group_order)

    def forget_group(self, group: Group) -> None:
        """Take an empty group out."""
        self.groups.remove(group)
        self._by_title.pop(group.title, None)

    # inside

    def _put(self, key: str, kept: _Kept[R]) -> None:
        self._rows[key] = kept
        subject = subject_of(key)
        if subject != key:
            self._parts.setdefault(subject, set()).add(key)

    def _new_group(self, title: str, order: Order) -> Group:
        self._serial += 1
        group = Group(self._serial, title, order)
        self._by_title[title] = group
        return group

    def _passes(self, kept: _Kept[R]) -> bool:
        if self._only is not None and not self._only(kept.row):
            return False
        text = self._text(kept) if self._words.anywhere else ""
        anywhere = all(word in text for word in self._words.anywhere)
        return anywhere and all(word in self._cell(kept, column) for column, word in self._words.within)

    def prepare(self) -> Generator[None, None, None]:
        """Make the text of every row, one at a step, so that the first key in the filter need not wait for it."""
        for kept in list(self._rows.values()):
            if kept.text is None:
                self._text(kept)
                yield

    def _text(self, kept: _Kept[R]) -> str:
        if kept.text is None:
            kept.text = "\n".join(self._cell(kept, column) for column in self.table.columns)
        return kept.text

    @staticmethod
    def _cell(kept: _Kept[R], column: Column[R]) -> str:
        text = kept.cells.get(column.key)
        if text is None:
            text = kept.cells[column.key] = display_text(column.kind, column.value(kept.row)).casefold()
        return text

    def _group_of(self, kept: _Kept[R]) -> tuple[str, Order]:
        """Title and order of a row's group."""
        if kept.group is None:
            by = self.grouping
            kept.group = (by.title(kept.row), by.order(kept.row)) if by is not None else ("", ())
        return kept.group

    def _order(self, key: str, kept: _Kept[R]) -> Order:
        """What orders rows within a group, always ascending."""
        chosen = (
            Reversed(_sort_key(kept, column)) if descending else _sort_key(kept, column)
            for column, descending in self.sorted_by
        )
        return (*chosen, self._declared(kept), key)

    def _declared(self, kept: _Kept[R]) -> Order:
        if kept.order is None:
            kept.order = (self.table.order(kept.row),)
        return kept.order


def _sort_key(kept: _Kept[Any], column: Column[Any]) -> Order:
    order = kept.keys.get(column.key)
    if order is None:
        order = kept.keys[column.key] = sort_key(column.kind, column.value(kept.row))
    return order
