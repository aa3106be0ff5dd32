"""The structure of the item model: groups and rows as indexes, and rows that come, go and move one at a time."""

from bisect import bisect_left
from collections.abc import Collection
from typing import Generic, TypeVar, overload

from PySide6.QtCore import QAbstractItemModel, QItemSelection, QModelIndex, QObject, QPersistentModelIndex, Signal

from app.tables.column import Column, Table
from app.ui.table.arrangement import Arrangement
from app.ui.table.groups import Group, Seat

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
TOP = 0
"""The internal id of indexes without parent; below a group it is the group's serial."""


class RowTree(QAbstractItemModel, Generic[R]):
    """Two levels, groups and their rows; one level for a table without groups.

    After the declared columns come two of the table's own: `tick`, the check box, and `mark`, what is staged.
    `shifting` and `shifted` come around a row's move inside its group, which Qt is told of as changed cells.
    """

    shifting = Signal()
    shifted = Signal()

    def __init__(self, table: Table[R], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self.columns: tuple[Column[R], ...] = table.columns
        self.arrangement = Arrangement(table)
        self.tick, self.mark = len(table.columns), len(table.columns) + 1
        self.flat = self.arrangement.grouping is None
        self._places: dict[int, int] = {}
        self._groups: dict[int, Group] = {}

    def column_at(self, index: Index) -> Column[R] | None:
        """The declared column of an index; None for the check box and for the mark of staged rows."""
        return self.columns[index.column()] if 0 <= index.column() < len(self.columns) else None

    # keys and places

    def key_at(self, index: Index) -> str | None:
        """The key of the row at an index; None for a group or no row."""
        if not index.isValid():
            return None
        group = self.arrangement.groups[0] if self.flat else self._groups.get(index.internalId())
        return group.keys[index.row()] if group is not None else None

    def key_in(self, group: int, row: int) -> str | None:
        """The key of a row by the places of its group (-1 for none) and of the row below it; None for a group."""
        if group < 0 and not self.flat:
            return None
        return self.arrangement.groups[max(group, 0)].keys[row]

    def row_at(self, index: Index) -> R | None:
        """The row at an index; None for a group or no row."""
        key = self.key_at(index)
        return None if key is None else self.arrangement.row(key)

    def group_at(self, index: Index) -> Group | None:
        """The group that an index stands for itself; None for a row."""
        if self.flat or not index.isValid() or index.internalId() != TOP:
            return None
        return self.arrangement.groups[index.row()]

    def index_of(self, key: str, column: int = 0) -> QModelIndex:
        """Where a row is shown; an invalid index when it is not."""
        found = self.arrangement.find(key)
        return QModelIndex() if found is None else self.index(found[1], column, self._index_of_group(found[0]))

    def _index_of_group(self, group: Group) -> QModelIndex:
        return QModelIndex() if self.flat else self.createIndex(self._places[group.serial], 0, TOP)

    def number_groups(self) -> None:
        """Take note of where each group stands now."""
        groups = self.arrangement.groups
        self.flat = self.arrangement.grouping is None
        self._places = {group.serial: place for place, group in enumerate(groups)}
        self._groups = {group.serial: group for group in groups}

    def beside(self, index: Index, by: int) -> QModelIndex:
        """The cell so many rows further in the same group; an invalid index where the group ends."""
        return self.index(index.row() + by, index.column(), index.parent())

    def ranges_of(self, keys: Collection[str]) -> QItemSelection:
        """The shown rows that have one of the keys, as few ranges."""
        found = QItemSelection()
        for place, group in enumerate(self.arrangement.groups):
            parent, start = QModelIndex() if self.flat else self.index(place, 0), None
            for row, key in enumerate([*group.keys, None]):
                if key is not None and key in keys:
                    start = row if start is None else start
                elif start is not None:
                    found.select(self.index(start, 0, parent), self.index(row - 1, self.mark, parent))
                    start = None
        return found

    # what Qt asks

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        """Asked for every row each time that rows are laid out, so there are no detours."""
        if row < 0 or not 0 <= column <= self.mark:
            return QModelIndex()
        if parent.isValid():
            if self.flat or parent.internalId() != TOP or parent.column() != 0:
                return QModelIndex()
            group = self.arrangement.groups[parent.row()]
            return self.createIndex(row, column, group.serial) if row < len(group.keys) else QModelIndex()
        return self.createIndex(row, column, TOP) if row < self.rowCount() else QModelIndex()

    @overload
    def parent(self, /) -> QObject | None: ...
    @overload
    def parent(self, child: Index, /) -> QModelIndex: ...
    def parent(self, child: Index | None = None, /) -> QObject | QModelIndex | None:
        if child is None:
            return super().parent()
        if self.flat or not child.isValid() or child.internalId() == TOP:
            return QModelIndex()
        return self.createIndex(self._places[child.internalId()], 0, TOP)

    def rowCount(self, parent: Index = ROOT) -> int:
        groups = self.arrangement.groups
        if not parent.isValid():
            return sum(len(group.keys) for group in groups) if self.flat else len(groups)
        group = self.group_at(parent)
        return len(group.keys) if group is not None and parent.column() == 0 else 0

    def columnCount(self, parent: Index = ROOT) -> int:
        return self.mark + 1

    def hasChildren(self, parent: Index = ROOT) -> bool:
        return self.rowCount(parent) > 0

    # one row

    def settle(self, key: str, shown: tuple[Group, int] | None, seat: Seat | None) -> None:
        """Bring a row from where it was shown to where it belongs now; None for nowhere."""
        if shown is not None and seat is not None:
            self._move(key, *shown, seat)
        elif shown is not None:
            self._take_out(*shown)
        elif seat is not None:
            self._put_in(key, seat)

    def _move(self, key: str, source: Group, place: int, seat: Seat) -> None:
        """Move a row, or tell that it is another where it stands; it stays selected either way."""
        target = seat.group or self._open_group(seat)
        if source is target:
            self._move_within(key, source, place, seat)
            return
        to = bisect_left(target.orders, seat.order)
        self.beginMoveRows(self._index_of_group(source), place, place, self._index_of_group(target), to)
        del source.keys[place], source.orders[place]
        target.keys.insert(to, key)
        target.orders.insert(to, seat.order)
        self.endMoveRows()
        parent = self._index_of_group(target)
        self.dataChanged.emit(self.index(to, 0, parent), self.index(to, self.mark, parent))
        self._drop_if_empty(source)

    def _move_within(self, key: str, group: Group, place: int, seat: Seat) -> None:
        """Move a row inside its group: other rows are other ones now, which costs less than another structure.

        For a move as Qt has it the view would lay out each row of the whole table anew.
        """
        del group.orders[place]
        to = bisect_left(group.orders, seat.order)
        if to != place:
            self.shifting.emit()
        del group.keys[place]
        group.keys.insert(to, key)
        group.orders.insert(to, seat.order)
        first, last = min(place, to), max(place, to)
        parent = self._index_of_group(group)
        if to != place:
            kept = [one for one in self.persistentIndexList() if self._stands_in(one, group)]
            kept = [one for one in kept if first <= one.row() <= last]
            rows = [to if one.row() == place else one.row() + (1 if to < place else -1) for one in kept]
            now = [self.index(row, one.column(), parent) for row, one in zip(rows, kept, strict=True)]
            self.changePersistentIndexList(kept, now)
        self.dataChanged.emit(self.index(first, 0, parent), self.index(last, self.mark, parent))
        if to != place:
            self.shifted.emit()

    def _stands_in(self, index: QModelIndex, group: Group) -> bool:
        return self.flat or index.internalId() == group.serial

    def _take_out(self, group: Group, place: int) -> None:
        self.beginRemoveRows(self._index_of_group(group), place, place)
        del group.keys[place], group.orders[place]
        self.endRemoveRows()
        self._drop_if_empty(group)

    def _put_in(self, key: str, seat: Seat) -> None:
        group = seat.group or self._open_group(seat)
        place = bisect_left(group.orders, seat.order)
        self.beginInsertRows(self._index_of_group(group), place, place)
        group.keys.insert(place, key)
        group.orders.insert(place, seat.order)
        self.endInsertRows()

    def _open_group(self, seat: Seat) -> Group:
        group, at = self.arrangement.open_group(seat)
        if not self.flat:
            self.beginInsertRows(ROOT, at, at)
        self.arrangement.groups.insert(at, group)
        self.number_groups()
        if not self.flat:
            self.endInsertRows()
        return group

    def _drop_if_empty(self, group: Group) -> None:
        if not group.keys and not self.flat:
            at = self._places[group.serial]
            self.beginRemoveRows(ROOT, at, at)
            self.arrangement.forget_group(group)
            self.number_groups()
            self.endRemoveRows()
