"""What each key does in a table, as in a spreadsheet where there is no reason for anything else."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from app.errors import UserError
from app.model.kinds import Kind
from app.ui.table.editing import Then

if TYPE_CHECKING:
    from app.ui.table.view import TableView

Key = Qt.Key
Flag = QItemSelectionModel.SelectionFlag
_EDIT = (Key.Key_Return, Key.Key_Enter, Key.Key_F2)
_COMMANDS = ("", "/", "?")
"""Characters that lead to the filter and the key sheet from any cell."""
_ACROSS = {Key.Key_Left: -1, Key.Key_Right: 1}
_DOWN = {Key.Key_Up: -1, Key.Key_Down: 1, Key.Key_PageUp: -1, Key.Key_PageDown: 1}


class TableKeys:
    """Moves through the rows and columns of a view by keyboard, chooses and starts editing."""

    def __init__(self, view: "TableView") -> None:
        self._view = view
        self._target = QPersistentModelIndex()
        self._typing = True

    def free_letters(self, free: bool) -> None:
        """Have letters and digits be commands here: only F2, Enter and a double click edit."""
        self._typing = not free
        triggers = QAbstractItemView.EditTrigger
        if self._view.editTriggers() != triggers.NoEditTriggers:
            typed = triggers.NoEditTriggers if free else triggers.AnyKeyPressed
            self._view.setEditTriggers(triggers.DoubleClicked | typed)

    def types(self, event: QKeyEvent) -> bool:
        """Whether a key is a character that is typed: into the current cell, or in vain where it is read only."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        text = event.text()
        here = self._view.table.key_at(self._view.currentIndex()) is not None
        return self._typing and plain and here and text.isprintable() and text.strip() not in _COMMANDS

    def take(self, event: QKeyEvent) -> bool:
        """Do what a key means here; False leaves it to Qt, which moves up and down."""
        view, key, held = self._view, Key(event.key()), event.modifiers()
        if view.cells.editor is not None:
            view.cells.editor.setFocus()
            return True
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
        if view.table.group_at(view.currentIndex()) is not None:
            return self._in_group(key, shift)
        if key in _ACROSS and held & Qt.KeyboardModifier.AltModifier:
            view.move_column(view.currentIndex().column(), _ACROSS[key])
        elif key in _ACROSS:
            self._across(_ACROSS[key], shift)
        elif key in (Key.Key_Home, Key.Key_End) and not control:
            self._to_edge(key == Key.Key_End, shift)
        elif key in _DOWN and view.table.staged and control:
            self.to_staged(_DOWN[key])
        elif key in _DOWN or key in (Key.Key_Home, Key.Key_End):
            return self._down(key, shift, control)
        elif key == Key.Key_Space:
            self._space(shift)
        elif key in _EDIT:
            self._edit_or_go(key, shift)
        elif key in (Key.Key_Tab, Key.Key_Backtab):
            return self._tab(Then.BACK if key == Key.Key_Backtab else Then.NEXT)
        elif key == Key.Key_Escape:
            self._choose(view.currentIndex())
        elif self.types(event):
            if not view.edit_here(event.text()):
                view.untyped.emit(view.table.column_at(view.currentIndex()))
        else:
            # Qt would look for a row that begins with the letter, through all of them.
            return (
                not self._typing and not control and event.text().strip().isprintable() and bool(event.text().strip())
            )
        return True

    # moves

    def _choose(self, index: QModelIndex) -> None:
        view = self._view
        if index.isValid():
            view.span.start(view.head.visualIndex(index.column()))
            view.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect | Flag.Rows)
            view.moved()

    def _across(self, by: int, widens: bool) -> None:
        """Go to the next shown column; from the first, to the group above."""
        view = self._view
        index, shown = view.currentIndex(), view.shown_places()
        at = shown.index(index.column()) + by if index.column() in shown else 0
        if at < 0 and index.parent().isValid() and not widens:
            view.setCurrentIndex(index.parent())
        elif 0 <= at < len(shown):
            self._to(index.siblingAtColumn(shown[at]), widens)

    def _to_edge(self, end: bool, widens: bool) -> None:
        shown = self._view.shown_places()
        self._to(self._view.currentIndex().siblingAtColumn(shown[-1 if end else 0]), widens)

    def _to(self, index: QModelIndex, widens: bool) -> None:
        """Go to a cell of the same row: the rows stay as they are where the rectangle widens."""
        view = self._view
        if widens and not view.span.rows:
            view.span.widen(view.head.visualIndex(index.column()))
            view.selectionModel().setCurrentIndex(index, Flag.NoUpdate)
            view.scrollTo(index)
            view.moved()
        else:
            self._choose(index)

    def _down(self, key: Key, widens: bool, control: bool) -> bool:
        """Up from the first row leads into the heading, Down chooses the current row where none is chosen yet.

        Else Qt moves and selects, and one cell is chosen; with Ctrl it only moves, and ticks stay.
        """
        view = self._view
        index, first = view.currentIndex(), view.shown_places()[0]
        plain = not widens and not control
        if key == Key.Key_Up and not widens and not view.indexAbove(index).isValid():
            view.head.enter(index.column() if index.isValid() else view.table.tick)
            return True
        if key == Key.Key_Down and plain and index.isValid() and not view.selectionModel().hasSelection():
            self._choose(index if index.column() < view.table.tick else index.siblingAtColumn(first))
            return True
        if plain and index.isValid() and index.column() < view.table.tick:
            view.span.start(view.head.visualIndex(index.column()))
        return False

    def to_staged(self, by: int) -> None:
        """The next staged row below or above."""
        view = self._view
        here = view.currentIndex()
        index = self._beside(here if here.isValid() else view.table.index(0, view.shown_places()[0]), by)
        while index.isValid() and view.table.staged_at(index) is None:
            index = self._beside(index, by)
        if index.isValid():
            self._choose(index)
            view.scrollTo(index)

    def _beside(self, index: QModelIndex, by: int) -> QModelIndex:
        """The row below or above, in the same column, whatever group row lies between."""
        view, column = self._view, index.column()
        step = view.indexBelow if by > 0 else view.indexAbove
        index = step(index)
        while index.isValid() and view.table.group_at(index) is not None:
            index = step(index)
        return index.siblingAtColumn(column) if index.isValid() else index

    def _tab(self, then: Then) -> bool:
        """To the next editable cell; where there is none Tab leaves the table."""
        target = self._editable_from(self._view.currentIndex(), 1 if then is Then.NEXT else -1)
        if not target.isValid():
            return False
        self._choose(target)
        self._view.scrollTo(target)
        return True

    def _editable_from(self, index: QModelIndex, by: int) -> QModelIndex:
        """The next editable cell, through this row and on into the next one."""
        view, shown = self._view, self._view.shown_places()
        while index.isValid():
            at = shown.index(index.column()) if index.column() in shown else -1
            row = shown[at + 1 :] if by > 0 else list(reversed(shown[: max(at, 0)]))
            for place in row:
                cell = index.siblingAtColumn(place)
                if view.table.flags(cell) & Qt.ItemFlag.ItemIsEditable:
                    return cell
            below = self._beside(index, by)
            edge = shown[0] if by > 0 else shown[-1]
            index = below.siblingAtColumn(edge) if below.isValid() else below
            if index.isValid() and view.table.flags(index) & Qt.ItemFlag.ItemIsEditable:
                return index
        return index

    def aim(self, then: Then) -> None:
        """Note where an edit leads while the row still stands where it was edited: its new value may move it."""
        index = self._view.currentIndex()
        target = QModelIndex()
        if then in (Then.DOWN, Then.UP) and self._typing:  # where letters are commands, they are for this row
            target = self._beside(index, 1 if then is Then.DOWN else -1)
        elif then in (Then.NEXT, Then.BACK):
            target = self._editable_from(index, 1 if then is Then.NEXT else -1)
        self._target = QPersistentModelIndex(target)

    def go_on(self) -> None:
        """Go where the edit leads."""
        if self._target.isValid():
            target = self._target.sibling(self._target.row(), self._target.column())
            self._choose(target)
            self._view.scrollTo(target)

    def row_above(self) -> str | None:
        """The key of the row above the current one; None for the first."""
        above = self._beside(self._view.currentIndex(), -1)
        return self._view.table.key_at(above) if above.isValid() else None

    def row_below(self) -> str | None:
        """The key of the row below the current one; None for the last."""
        below = self._beside(self._view.currentIndex(), 1)
        return self._view.table.key_at(below) if below.isValid() else None

    # rows, groups, editing

    def _space(self, shift: bool) -> None:
        """Space turns a flag over, else it ticks the row; with Shift it takes the chosen rows as a whole."""
        view = self._view
        index = view.currentIndex()
        column = view.table.column_at(index)
        if shift:
            view.tick_chosen()
        elif column is not None and column.kind is Kind.FLAG and view.table.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self._try(lambda: view.cells.enter(index, not view.table.value_at(index), True))
        else:
            view.tick(index)

    def _try(self, do: Callable[[], None]) -> None:
        try:
            do()
        except UserError as trouble:
            self._view.refused.emit(trouble)

    def _edit_or_go(self, key: Key, shift: bool) -> None:
        """Enter and F2 edit; Enter in a cell that cannot be edited goes down, as in a spreadsheet."""
        if not self._view.edit_here() and key != Key.Key_F2:
            self.aim(Then.UP if shift else Then.DOWN)
            self.go_on()

    def _in_group(self, key: Key, every: bool) -> bool:
        view = self._view
        index = view.currentIndex().siblingAtColumn(0)
        if key in _ACROSS:
            folded = key == Key.Key_Left
            view.fold_all(folded) if every else view.fold(index, folded)
        elif key in (Key.Key_Return, Key.Key_Enter, Key.Key_Space):
            view.fold(index, view.isExpanded(index))
        elif key == Key.Key_Up and not view.indexAbove(index).isValid():
            view.head.enter(view.shown_places()[0])
        else:
            return False
        return True
