"""The one item model: groups and their rows, over a declared table. It sorts and filters itself, and refreshes by key.

A proxy over a model in Python took a tenth of a second per key press at 20,000 rows; here it is a search in text.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from app.i18n import _
from app.tables.column import Column, Table
from app.tables.values import PlacedRisk, display_text
from app.ui.table.arrangement import SortKeys
from app.ui.table.staged import SIGN_WORDS, Staged
from app.ui.table.tree import TOP, Index, RowTree

R = TypeVar("R")

_READ_ONLY = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_EDITABLE = _READ_ONLY | Qt.ItemFlag.ItemIsEditable
_TEXT_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
_MOST_BY_KEY = 200
"""More rows than this at once are shown anew as a whole: that costs less than telling of each."""


class TableModel(RowTree[R]):
    """Rows of a declared table. `counted` says that rows came, went or changed. Rows are frozen records; the model
    never writes.
    """

    counted = Signal()

    def __init__(self, table: Table[R], parent: QObject | None = None) -> None:
        super().__init__(table, parent)
        self.staged: Mapping[str, Staged[R]] = {}
        own = [_READ_ONLY] * 2
        self._flags = [_EDITABLE if column.edits is not None else _READ_ONLY for column in self.columns] + own

    # what is shown

    def fill(self, rows: Iterable[R], staged: Mapping[str, Staged[R]] | None = None) -> None:
        """Show these rows instead of those before, and by key what would become of them."""
        self.staged = staged or {}
        self.arrangement.fill(rows)
        for key, one in self.staged.items():
            self.arrangement.put(key, one.row)
        self._rearrange()

    def filter(self, text: str, only: Callable[[R], bool] | None = None) -> None:
        """Show rows that hold every word of `text` and that `only` lets pass."""
        if self.arrangement.filter(text, only) and not self.arrangement.is_arranged:
            self._rearrange()

    def sort_by(self, keys: SortKeys) -> None:
        """Order the rows of every group by columns; by none as the table declares."""
        if self.arrangement.sort(keys):
            self._rearrange()

    def group_by(self, key: str) -> None:
        """Group rows by the column of that key; "" for no groups."""
        self.beginResetModel()
        self.arrangement.group(key)
        self._arrange()

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
        self._arrange()

    def _arrange(self) -> None:
        self.arrangement.arrange()
        self.number_groups()
        self.endResetModel()
        self.counted.emit()

    def touched_columns(self) -> frozenset[str]:
        """The keys of the columns in which staged rows differ from what they are now, or a person decides."""
        changed = [one for one in self.staged.values() if one.before is not None]
        differ = (
            column.key
            for column in self.columns
            if any(column.value(one.row) != column.value(one.before) for one in changed if one.before is not None)
        )
        return frozenset(differ) | {key for one in self.staged.values() for key in one.conflicts}

    # cells

    def staged_at(self, index: Index) -> Staged[R] | None:
        """What would become of the row at an index; None when nothing waits for it."""
        key = self.key_at(index) if self.staged else None
        return None if key is None else self.staged.get(key)

    def value_at(self, index: Index) -> object:
        """The value of the cell at an index; None for a group, no row, or what is no declared column."""
        row, column = self.row_at(index), self.column_at(index)
        return None if row is None or column is None else column.value(row)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Asked for every row each time that rows are laid out, so the way for plain rows is short."""
        if index.internalId() == TOP and not self.flat:
            return Qt.ItemFlag.ItemIsEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags
        place = index.column()
        if place < 0:
            return Qt.ItemFlag.NoItemFlags
        if self.staged:
            return _EDITABLE if self._can_decide(index) else _READ_ONLY
        return self._flags[place]

    def _can_decide(self, index: Index) -> bool:
        """A staged row lets a person decide, and nothing else."""
        staged = self.staged_at(index)
        if staged is None or not staged.taken:
            return False
        return bool(staged.meanings) or _key(self.column_at(index)) in staged.conflicts

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in _TEXT_ROLES:
            return None
        group = self.group_at(index)
        if group is not None:
            return f"{group.title}, {len(group.keys)}" if index.column() == 0 else None
        row, column, staged = self.row_at(index), self.column_at(index), self.staged_at(index)
        if row is None:
            return None
        if column is None:
            return self._own_text(index, staged, role)
        value = column.value(row)
        text = display_text(column.kind, value)
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        return _spoken(column, value.spoken if isinstance(value, PlacedRisk) else text, staged)

    def _own_text(self, index: Index, staged: Staged[R] | None, role: int) -> str:
        """What the two columns of the table's own say: whether a staged row is taken over, and what it is."""
        if staged is None:
            return ""
        if index.column() == self.mark:
            return _(SIGN_WORDS[staged.sign])
        spoken = role == Qt.ItemDataRole.AccessibleTextRole
        return (_("taken over") if staged.taken else _("left out")) if spoken else ""

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section <= self.mark:
            return None
        if section >= len(self.columns):
            title = _("Chosen") if section == self.tick else _("Import")
            return title if role in _TEXT_ROLES else None
        if role in _TEXT_ROLES:
            return _(self.columns[section].title)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _(self.columns[section].hint) or None
        return None


def _key(column: Column[Any] | None) -> str:
    return column.key if column is not None else ""


def _spoken(column: Column[Any], text: str, staged: Staged[Any] | None) -> str:
    """A cell as it is read aloud: "Firmware: 4.2.1, staged change from 4.2.0"."""
    said = f"{_(column.title)}: {text or _('empty')}"
    if staged is None:
        return said
    conflict = staged.conflicts.get(column.key)
    if conflict is not None and conflict.takes_file is None:
        return _("{cell}, to decide: {here} here, {file} in the file").format(
            cell=said, here=conflict.here or _("empty"), file=conflict.file or _("empty")
        )
    if staged.before is None:
        return _("{cell}, staged new row").format(cell=said) if staged.taken else said
    old = display_text(column.kind, column.value(staged.before))
    return _("{cell}, staged change from {old}").format(cell=said, old=old or _("empty")) if old != text else said
