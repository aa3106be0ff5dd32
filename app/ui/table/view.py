"""The one view: groups that fold, rows and rectangles of cells that are chosen, cells that are edited in place."""

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame

from app.errors import UserError
from app.ui.table.delegate import CellDelegate
from app.ui.table.editing import Then
from app.ui.table.entry import Choices
from app.ui.table.grouped import GroupedView
from app.ui.table.keys import TableKeys
from app.ui.table.model import TableModel
from app.ui.table.span import Span
from app.ui.table.unfolding import Unfolding
from app.ui.theme import Theme

_CONTROL = Qt.KeyboardModifier.ControlModifier
_FEW = 60
Flag = QItemSelectionModel.SelectionFlag


class TableView(GroupedView):
    """Shows a table model. `chosen`: other rows or cells are chosen now; `ticked`: a staged row is taken over or left
    out, by keys; `refused` carries a UserError, `untyped` the column of a read-only cell that was typed into.
    """

    chosen = Signal()
    ticked = Signal(object)
    refused = Signal(object)
    untyped = Signal(object)

    def __init__(self, theme: Theme, model: TableModel[Any], choices: Choices, today: date) -> None:
        super().__init__(theme, model)
        self.span = Span()
        self._painted = QRegion()
        self._chosen: object = None
        self._locked: UserError | None = None
        self._kept: tuple[list[str], str | None, int] = ([], None, 0)
        self._unfolding = Unfolding(self, model, lambda: self.look.folded)
        self._dress()
        self.cells = CellDelegate(theme, model, choices, self.span, today, self)
        self.setItemDelegate(self.cells)
        self.keys = TableKeys(self)
        self.cells.ending.connect(self.keys.aim)
        self.cells.left.connect(self._leave)
        self.head.ticked.connect(self._tick_all)
        self.head.left.connect(self.setFocus)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        model.shifting.connect(self._remember)
        model.shifted.connect(self._select_again)
        self.selectionModel().selectionChanged.connect(lambda *_: self._say())
        self._restore()

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.AnyKeyPressed)

    # what is chosen

    def chosen_keys(self) -> list[str]:
        """The keys of the selected rows, from top to bottom."""
        selection = self.selectionModel().selection()
        parts = (selection.at(n) for n in range(selection.count()))
        ranges = ((at.parent(), at.top(), at.bottom()) for at in parts)
        places = {(above.row(), row) for above, top, bottom in ranges for row in range(top, bottom + 1)}
        return [key for place in sorted(places) if (key := self.table.key_in(*place)) is not None]

    def chosen_places(self) -> list[int]:
        """The places of the chosen columns from left to right: all shown ones while rows are ticked."""
        shown = self.shown_places()
        return shown if self.span.rows else [place for place in shown if self.span.holds(self.head.visualIndex(place))]

    def keys_from(self, index: QModelIndex, most: int) -> list[str]:
        """The keys of a row and of the shown rows below it, across groups; at most `most`."""
        keys: list[str] = []
        while index.isValid() and len(keys) < most:
            key = self.table.key_at(index)
            if key is not None:
                keys.append(key)
            index = self.indexBelow(index)
        return keys

    def choose(self, key: str, place: int | None = None) -> None:
        """Tick a row and bring it into view, or with a `place` choose its cell there; a row not shown: nothing."""
        column = self.currentIndex().column() if place is None else place
        index = self.table.index_of(key, column if 0 <= column < self.table.tick else self.shown_places()[0])
        if index.isValid():
            self.expand(index.parent())
            self._start(index, rows=place is None)
            self.scrollTo(index)

    def _start(self, index: QModelIndex, rows: bool = False) -> None:
        self.span.start(self.head.visualIndex(index.column()))
        self.span.rows = rows
        self.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect | Flag.Rows)
        self._say()

    def tick(self, index: QModelIndex) -> None:
        """Tick a row, or take the tick away; of a staged row, whether it is taken over."""
        staged = self.table.staged_at(index)
        if self.table.staged:
            if staged is not None:
                self.ticked.emit([self.table.key_at(index)])
            return
        if not self.span.rows:
            self.span.rows = True
            self.selectionModel().clearSelection()
        place = self.currentIndex().column()
        self.selectionModel().select(index, Flag.Toggle | Flag.Rows)
        current = index.siblingAtColumn(place if 0 <= place < self.table.tick else self.shown_places()[0])
        self.selectionModel().setCurrentIndex(current, Flag.NoUpdate)
        self._say()

    def tick_chosen(self) -> None:
        """Take the chosen rows as whole rows."""
        self.span.rows = True
        self._say()

    def selectAll(self) -> None:
        """Tick the rows of every open group. Qt's own way compares each group with each other one."""
        self._unfolding.finish()
        folded = () if self.table.flat else self.look.folded
        shown = (group for group in self.table.arrangement.groups if group.title not in folded)
        whole = self.table.ranges_of({key for group in shown for key in group.keys})
        self.selectionModel().select(whole, Flag.ClearAndSelect)
        self.tick_chosen()

    def _tick_all(self) -> None:
        """What the check box of the heading does: all, or none where all are ticked."""
        if self.table.staged:
            self.ticked.emit(list(self.table.staged))
        elif self.head.tick == Qt.CheckState.Checked:
            self.clearSelection()
        else:
            self.selectAll()

    def _say(self, anew: bool = False) -> None:
        """Others are chosen now: what the heading's box shows, what is painted, who wants to know.

        Told once, though Qt tells of the rows and the keyboard of the cells, unless the rows are shown `anew`.
        """
        selection = self.selectionModel().selection()
        parts = [selection.at(n) for n in range(selection.count())]
        chosen = [(part.parent().row(), part.top(), part.bottom()) for part in parts], replace(self.span)
        if chosen == self._chosen and not anew and not self.table.staged:
            return
        self._chosen = chosen
        states = Qt.CheckState
        if self.table.staged:
            some, every = self._taken()
        else:
            count = sum(part.height() for part in parts) if self.span.rows else 0
            some, every = count > 0, 0 < count == self.table.arrangement.shown
        tick = states.Checked if every else states.PartiallyChecked if some else states.Unchecked
        if tick != self.head.tick:
            self.head.tick = tick
            self.head.viewport().update()
        self._paint_chosen()
        self.chosen.emit()

    def _paint_chosen(self) -> None:
        """Paint the rows anew that were chosen or are: painting all of them takes longer than an edit may."""
        selection = self.selectionModel().selection()
        parts = (selection.at(n) for n in range(selection.count()))
        region = QRegion(self.viewport().rect())
        if not self.table.staged and sum(part.height() for part in parts) <= _FEW:
            rows = self.visualRegionForSelection(selection).boundingRect()
            whole = rows.adjusted(-rows.left(), -1, self.viewport().width(), 0)
            region = QRegion(whole) if rows.isValid() else QRegion()
        self.viewport().update(region.united(self._painted))
        self._painted = region

    def _taken(self) -> tuple[bool, bool]:
        taken = [staged.taken for staged in self.table.staged.values()]
        return any(taken), all(taken)

    def _remember(self) -> None:
        current = self.currentIndex()
        self._kept = self.chosen_keys(), self.table.key_at(current), current.column()

    def _restore(self) -> None:
        keys, current, column = self._kept
        self._unfolding.start()
        if keys:
            self.selectionModel().select(self.table.ranges_of(set(keys)), Flag.Select | Flag.Rows)
        index = self.table.index_of(current, max(column, 0)) if current else QModelIndex()
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, Flag.NoUpdate)
        self._say(anew=True)

    def _leave(self) -> None:
        """An edit is done: go where it leads."""
        if self.isAncestorOf(QApplication.focusWidget() or self):
            self.setFocus()
        self.keys.go_on()

    def _select_again(self) -> None:
        """A range of selected rows in which one moved holds others now."""
        keys = self._kept[0]
        if self.chosen_keys() != keys:
            self.selectionModel().select(self.table.ranges_of(set(keys)), Flag.ClearAndSelect | Flag.Rows)

    # mouse and keyboard

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.cells.finish(Then.STAY) and self.cells.editor is not None:
            self.cells.editor.setFocus()
            return
        index, held = self.indexAt(event.position().toPoint()), event.modifiers()
        if self.table.group_at(index) is not None:
            self.fold(index, self.isExpanded(index.siblingAtColumn(0)))
            return
        if index.isValid() and index.column() == self.table.tick and not held & Qt.KeyboardModifier.ShiftModifier:
            self.tick(index)
            return
        if index.isValid() and index.column() < self.table.tick:
            self._aim(self.head.visualIndex(index.column()), held)
        super().mousePressEvent(event)
        self._say()

    def _aim(self, place: int, held: Qt.KeyboardModifier) -> None:
        if held & Qt.KeyboardModifier.ControlModifier:
            self.span.rows = True
        elif held & Qt.KeyboardModifier.ShiftModifier:
            self.span.widen(place)
        else:
            self.span.start(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if event.buttons() & Qt.MouseButton.LeftButton and not self.span.rows:
            index = self.indexAt(event.position().toPoint())
            if index.isValid() and index.column() < self.table.tick:
                self.span.widen(self.head.visualIndex(index.column()))
                self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._unfolding.finish()
        if not self.keys.take(event):
            super().keyPressEvent(event)

    def moved(self) -> None:
        """The keyboard went on within a row: other cells are chosen, the rows are as before."""
        self._say()

    def lock(self, why: UserError) -> None:
        """Open no editor any more; who wants to edit is told `why`."""
        self._locked = why
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(lambda _index: self.edit_here())

    def edit_here(self, typed: str = "") -> bool:
        """Open the editor of the current cell, with what was typed in place of its value; whether there is one."""
        index = self.currentIndex()
        if not self.table.flags(index) & Qt.ItemFlag.ItemIsEditable or self.cells.editor is not None:
            return False
        if self._locked is not None:
            self.refused.emit(self._locked)
            return True
        self.edit(index)
        if self.cells.editor is None:
            return False
        self.cells.editor.begin(typed)
        return True

    def event(self, event: QEvent) -> bool:
        """Typing edits the cell, so a plain character is no shortcut while a cell is current, be it read only.

        Tab would leave the table before a key press is heard of.
        """
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and self.keys.types(event):
                event.accept()
                return True
            tabs = event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and not event.modifiers() & _CONTROL
            if event.type() == QEvent.Type.KeyPress and tabs and self.keys.take(event):
                return True
        return super().event(event)
