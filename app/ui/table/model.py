"""The one item model: groups and their rows, over a declared table. It sorts and filters itself, and refreshes by key.

A proxy over a model in Python took a tenth of a second per key press at 20,000 rows; here it is a search in text.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from app.i18n import _
from app.tables.column import Table
from app.tables.values import display_text
from app.ui.table.staged import Staged
from app.ui.table.tree import TOP, Index, RowTree

R = TypeVar("R")

_NONE, _GROUP = Qt.ItemFlag.NoItemFlags, Qt.ItemFlag.ItemIsEnabled
_READ_ONLY = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_EDITABLE = _READ_ONLY | Qt.ItemFlag.ItemIsEditable
_MOST_BY_KEY = 200
"""More rows than this at once are shown anew as a whole: that costs less than telling of each."""


class TableModel(RowTree[R]):
    """Rows of a declared table. `edited` carries key, column and the new value of a cell; `counted` says that rows
    came, went or changed. Rows are frozen records; the model never writes.
    """

    edited = Signal(str, object, object)
    counted = Signal()

    def __init__(self, table: Table[R], parent: QObject | None = None) -> None:
        super().__init__(table, parent)
        self._staged: Mapping[str, Staged[R]] = {}

    # what is shown

    def fill(self, rows: Iterable[R], staged: Mapping[str, Staged[R]] | None = None) -> None:
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
        one_by_one = len(changed) <= _MOST_BY_KEY
        for key, row in changed:
            shown = self.arrangement.find(key) if one_by_one else None
            self.arrangement.put(key, row)
            if one_by_one:
                self.settle(key, shown, self.arrangement.seat(key))
        if one_by_one:
            self.counted.emit()
        else:
            self._rearrange()

    def _rearrange(self) -> None:
        self.beginResetModel()
        self.arrangement.arrange()
        self.number_groups()
        self.endResetModel()
        self.counted.emit()

    # cells

    def staged_at(self, index: Index) -> Staged[R] | None:
        """What would become of the row at an index; None when nothing waits for it."""
        key = self.key_at(index) if self._staged else None
        return None if key is None else self._staged.get(key)

    def value_at(self, index: Index) -> object:
        """The value of the cell at an index; None for a group or no row."""
        row = self.row_at(index)
        return None if row is None else self.columns[index.column()].value(row)

    def flags(self, index: Index) -> Qt.ItemFlag:
        column = index.column()
        if column < 0:
            return _NONE
        if not self.flat and index.internalId() == TOP:
            return _GROUP
        return _READ_ONLY if self._staged or self.columns[column].edits is None else _EDITABLE

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
