"""The groups of a view: they fold, stay as they were left, and say what is in them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from app.ui.table.columned import ColumnedView
from app.ui.table.group_row import GroupNote, paint_group
from app.ui.table.groups import Group
from app.ui.table.look import TableLook
from app.ui.table.model import TableModel
from app.ui.theme import Theme

_PAUSE = 200


class GroupedView(ColumnedView):
    """A view whose group rows fold. `noted` gives what a group row says."""

    def __init__(self, theme: Theme, model: TableModel[Any]) -> None:
        super().__init__(theme, model)
        self.noted: Callable[[Group], GroupNote] = lambda group: GroupNote(str(len(group.keys)))
        self._notes: dict[int, GroupNote] = {}
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self._forget_notes)
        model.rowsInserted.connect(self._unfold_new)
        model.counted.connect(self.forget_notes_soon)

    def take_look(self, look: TableLook) -> None:
        super().take_look(look)
        self.fold_as_liked()

    def fold_as_liked(self) -> None:
        """Close and open groups as a person left them."""
        for place, group in enumerate(self.table.arrangement.groups):
            self.setExpanded(self.table.index(place, 0), group.title not in self.look.folded)

    def _unfold_new(self, parent: QModelIndex, first: int, last: int) -> None:
        place = parent.row() if parent.isValid() else first
        group = self.table.group_at(self.table.index(place, 0))
        if group is not None:
            self.setExpanded(self.table.index(place, 0), group.title not in self.look.folded)

    def fold(self, index: QModelIndex, folded: bool) -> None:
        """Close or open the group at an index; it stays so when the rows are shown anew."""
        group = self.table.group_at(index)
        if group is not None:
            titles = self.look.folded | {group.title} if folded else self.look.folded - {group.title}
            self.look = replace(self.look, folded=titles)
            self.setExpanded(index.siblingAtColumn(0), not folded)
            self.looked.emit()

    def fold_all(self, folded: bool) -> None:
        """Close or open every group."""
        titles = {group.title for group in self.table.arrangement.groups} if folded else set()
        self.look = replace(self.look, folded=frozenset(titles))
        self.fold_as_liked()
        self.looked.emit()

    def forget_notes_soon(self) -> None:
        """What group rows say is to be found out again, once the person pauses: it may take a while."""
        self._later.start()

    def _forget_notes(self) -> None:
        self._notes.clear()
        self.viewport().update()

    def drawRow(
        self, painter: QPainter, options: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        group = self.table.group_at(index)
        if group is None:
            super().drawRow(painter, options, index)
            return
        if group.serial not in self._notes:
            self._notes[group.serial] = self.noted(group)
        row = self.table.index(index.row(), 0)
        focused = self.hasFocus() and self.currentIndex().siblingAtColumn(0) == row
        rect, unfolded = QRectF(options.rect), self.isExpanded(row)
        rect.setLeft(0)
        rect.setRight(self.viewport().width())
        painter.fillRect(rect, self.theme.c("bg.surface"))  # among rows of two lines the rest parts the groups
        rect.setTop(rect.bottom() - self.theme.size("row.group"))
        paint_group(
            painter, self.theme, rect, group.title, self._notes[group.serial], unfolded=unfolded, focused=focused
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt paints all rows anew when the keyboard comes or goes, twice in each edit; only one shows where it is."""
        current = self.currentIndex()
        if not current.isValid():
            super().focusInEvent(event)  # takes the first row
            return
        editable = bool(self.table.flags(current) & Qt.ItemFlag.ItemIsEditable)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, editable)
        self._paint_current()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._paint_current()

    def _paint_current(self) -> None:
        cell, all_rows = self.visualRect(self.currentIndex()), self.viewport().rect()
        row = QRect(0, cell.top() - 1, all_rows.width(), cell.height() + 1)
        self.viewport().update(row if cell.isValid() else all_rows)

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """Rows have no branch lines."""
