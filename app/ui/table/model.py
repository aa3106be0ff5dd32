"""The one item model: groups and their rows, over a declared table. It sorts and filters itself, and refreshes by key.

A proxy over a model in Python took a tenth of a second per key press at 20,000 rows; here it is a search in text.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.i18n import _
from app.tables.column import Column, Table
from app.tables.values import display_text
from app.ui.table.arrangement import Arrangement, Group

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Staged(Generic[R]):
    """A row as it would be after something that waits for Apply; `before` is it now, None for one that would be new."""

    row: R
    before: R | None = None

    @property
    def sign(self) -> str:
        """What would happen: + new, ~ changed."""
        return "~" if self.before is not None else "+"


Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_TOP = 0
_READ_ONLY = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_EDITABLE = _READ_ONLY | Qt.ItemFlag.ItemIsEditable
_MOST_BY_KEY = 200
"""More rows than this at once are shown anew as a whole: that costs less than telling of each."""


class TableModel(QAbstractItemModel, Generic[R]):
    """Rows of a declared table in groups. `edited` carries key, column and the new value of a cell.

    A table without groups is flat. Rows are frozen records; the model never writes.
    """

    edited = Signal(str, object, object)
    counted = Signal()

    def __init__(self, table: Table[R], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self.columns: tuple[Column[R], ...] = table.columns
        self.arrangement = Arrangement(table)
        self._flat = table.group_title is None
        self._staged: Mapping[str, Staged[R]] = {}
        self._places: dict[int, int] = {}
        self._groups: dict[int, Group] = {}

    # what is shown

    def fill(self, rows: Sequence[R], staged: Mapping[str, Staged[R]] | None = None) -> None:
        """Show these rows instead of those before, and by key what would become of them."""
        self._staged = staged or {}
        self.arrangement.fill(rows)
        for key, one in self._staged.items():
            self.arrangement.put(key, one.row)
        self._rearrange()

    def filter(self, text: str, only: Callable[[R], bool] | None = None) -> None:
        """Show rows that hold every word of `text` and that `only` lets pass."""
        if self.arrangement.filter(text, only):
            self._rearrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows of every group by a column; -1 as the table declares."""
        chosen = self.columns[column] if 0 <= column < len(self.columns) else None
        if self.arrangement.sort(chosen, order == Qt.SortOrder.DescendingOrder):
            self._rearrange()

    def refresh(self, rows: Iterable[tuple[str, R | None]]) -> None:
        """Take rows that changed, by key; None for one that is gone."""
        changed = list(rows)
        if len(changed) > _MOST_BY_KEY:
            for key, row in changed:
                self._keep(key, row)
            self._rearrange()
            return
        for key, row in changed:
            self._refresh_row(key, row)
        self.counted.emit()

    def _rearrange(self) -> None:
        self.beginResetModel()
        self.arrangement.arrange()
        self._number()
        self.endResetModel()
        self.counted.emit()

    def _number(self) -> None:
        groups = self.arrangement.groups
        self._places = {group.serial: place for place, group in enumerate(groups)}
        self._groups = {group.serial: group for group in groups}

    def _keep(self, key: str, row: R | None) -> None:
        if row is None:
            self.arrangement.drop(key)
        else:
            self.arrangement.put(key, row)

    # one row

    def _refresh_row(self, key: str, row: R | None) -> None:
        shown = self.arrangement.find(key)
        self._keep(key, row)
        seat = self.arrangement.seat(key) if row is not None else None
        if shown is not None and seat is not None and self._stays(shown, seat[0], seat[3]):
            group, place = shown
            group.orders[place] = seat[3]
            parent = self._parent_of(group)
            self.dataChanged.emit(self.index(place, 0, parent), self.index(place, len(self.columns) - 1, parent))
            return
        if shown is not None and seat is not None:
            self._move(key, shown, *seat)
        elif shown is not None:
            self._take_out(*shown)
        elif seat is not None:
            self._put_in(key, *seat)

    @staticmethod
    def _stays(shown: tuple[Group, int], group: Group | None, order: Any) -> bool:
        """Whether a row whose order is now `order` belongs where it is shown."""
        now, place = shown
        if now is not group:
            return False
        after_before = place == 0 or not order < now.orders[place - 1]
        return after_before and (place + 1 == len(now.orders) or not now.orders[place + 1] < order)

    def _move(
        self, key: str, shown: tuple[Group, int], target: Group | None, title: str, group_order: Any, order: Any
    ) -> None:
        """Move a shown row to where it belongs now; it stays selected."""
        source, place = shown
        target = target or self._open_group(title, group_order)
        before, after = self._parent_of(source), self._parent_of(target)
        orders = [*source.orders[:place], *source.orders[place + 1 :]] if source is target else target.orders
        seat = bisect_left(orders, order)
        self.beginMoveRows(before, place, place, after, seat + 1 if source is target and seat > place else seat)
        del source.keys[place], source.orders[place]
        target.keys.insert(seat, key)
        target.orders.insert(seat, order)
        self.endMoveRows()
        self.dataChanged.emit(self.index(seat, 0, after), self.index(seat, len(self.columns) - 1, after))
        self._drop_if_empty(source)

    def _take_out(self, group: Group, place: int) -> None:
        self.beginRemoveRows(self._parent_of(group), place, place)
        del group.keys[place], group.orders[place]
        self.endRemoveRows()
        self._drop_if_empty(group)

    def _drop_if_empty(self, group: Group) -> None:
        if not group.keys and not self._flat:
            at = self._places[group.serial]
            self.beginRemoveRows(_ROOT, at, at)
            self.arrangement.forget_group(group)
            self._number()
            self.endRemoveRows()

    def _put_in(self, key: str, group: Group | None, title: str, group_order: Any, order: Any) -> None:
        if group is None:
            group = self._open_group(title, group_order)
        place = group.place(order)
        self.beginInsertRows(self._parent_of(group), place, place)
        group.keys.insert(place, key)
        group.orders.insert(place, order)
        self.endInsertRows()

    def _open_group(self, title: str, order: Any) -> Group:
        group, at = self.arrangement.open_group(title, order)
        if self._flat:
            self.arrangement.groups.append(group)
            self._number()
            return group
        self.beginInsertRows(_ROOT, at, at)
        self.arrangement.groups.insert(at, group)
        self._number()
        self.endInsertRows()
        return group

    # keys and places

    def key_at(self, index: Index) -> str | None:
        """The key of the row at an index; None for a group or no row."""
        group = self._group_around(index)
        return group.keys[index.row()] if group is not None else None

    def staged_at(self, index: Index) -> Staged[R] | None:
        """What would become of the row at an index; None when nothing waits for it."""
        key = self.key_at(index) if self._staged else None
        return None if key is None else self._staged.get(key)

    def row_at(self, index: Index) -> R | None:
        """The row at an index; None for a group or no row."""
        key = self.key_at(index)
        return None if key is None else self.arrangement.row(key)

    def value_at(self, index: Index) -> object:
        """The value of the cell at an index; None for a group or no row."""
        row = self.row_at(index)
        return None if row is None else self.columns[index.column()].value(row)

    def group_at(self, index: Index) -> Group | None:
        """The group that an index stands for itself; None for a row."""
        if not index.isValid() or self._flat or index.internalId() != _TOP:
            return None
        return self.arrangement.groups[index.row()]

    def index_of(self, key: str, column: int = 0) -> QModelIndex:
        """Where a row is shown; an invalid index when it is not."""
        found = self.arrangement.find(key)
        if found is None:
            return QModelIndex()
        group, place = found
        return self.index(place, column, self._parent_of(group))

    def _group_around(self, index: Index) -> Group | None:
        """The group whose row an index stands for."""
        if not index.isValid():
            return None
        if self._flat:
            return self.arrangement.groups[0]
        return self._groups.get(index.internalId())

    def _parent_of(self, group: Group) -> QModelIndex:
        return QModelIndex() if self._flat else self.createIndex(self._places[group.serial], 0, _TOP)

    # what Qt asks

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        if row < 0 or column < 0 or row >= self.rowCount(parent) or column >= len(self.columns):
            return QModelIndex()
        above = self.group_at(parent)
        return self.createIndex(row, column, above.serial if above is not None else _TOP)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        if not index.isValid() or self._flat or index.internalId() == _TOP:
            return QModelIndex()
        return self.createIndex(self._places[index.internalId()], 0, _TOP)

    def rowCount(self, parent: Index = _ROOT) -> int:
        groups = self.arrangement.groups
        if not parent.isValid():
            return (len(groups[0].keys) if groups else 0) if self._flat else len(groups)
        group = self.group_at(parent)
        return len(group.keys) if group is not None and parent.column() == 0 else 0

    def columnCount(self, parent: Index = _ROOT) -> int:
        return len(self.columns)

    def hasChildren(self, parent: Index = _ROOT) -> bool:
        return self.rowCount(parent) > 0

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if not self._flat and index.internalId() == _TOP:
            return Qt.ItemFlag.ItemIsEnabled
        editable = self.columns[index.column()].edits is not None and not self._staged
        return _EDITABLE if editable else _READ_ONLY

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        group = self.group_at(index)
        if group is not None:
            return f"{group.title}, {len(group.keys)}" if index.column() == 0 else None
        row = self.row_at(index)
        if row is None:
            return None
        column = self.columns[index.column()]
        text = display_text(column.kind, column.value(row))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_(column.title)}: {text or _('empty')}"
        return text

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        key = self.key_at(index)
        column = self.columns[index.column()]
        if role != Qt.ItemDataRole.EditRole or key is None or column.edits is None:
            return False
        self.edited.emit(key, column, value)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(self.columns[section].title)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _(self.columns[section].hint) or None
        return None
