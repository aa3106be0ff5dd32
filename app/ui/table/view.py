"""The one view: groups that fold, rows that are selected whole, cells that are reached and edited by keyboard."""

from itertools import groupby
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QStyleOptionViewItem, QTreeView

from app.i18n import _
from app.model.kinds import Kind
from app.ui.paint.basics import box, middle, width_of, write
from app.ui.table.arrangement import Group
from app.ui.table.cells import PADDING, sign_room
from app.ui.table.delegate import CellDelegate
from app.ui.table.entry import Choices
from app.ui.table.header import Header
from app.ui.table.model import TableModel
from app.ui.theme import Theme

_STRETCH_LEAST = 280
_TEXTS = (Kind.LINE, Kind.PROSE)
_KEYS_TO_EDIT = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)


class TableView(QTreeView):
    """Shows a table model. `chosen`: other rows are selected now; `refused`: why an editor's value may not stand."""

    chosen = Signal()
    refused = Signal(object)

    def __init__(self, theme: Theme, model: TableModel[Any], choices: Choices) -> None:
        super().__init__()
        self.theme, self.table = theme, model
        self._folded: set[str] = set()
        self._kept: tuple[list[str], str | None, int] = ([], None, 0)
        self._dress()
        header = Header(theme, model, self)
        self.setHeader(header)
        self.setModel(model)
        delegate = CellDelegate(theme, model, choices, self)
        delegate.refused.connect(self.refused)
        self.setItemDelegate(delegate)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        model.rowsInserted.connect(self._unfold_new)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        theme.changed.connect(self._fit)
        self._restore()

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)

    # selection by key

    def chosen_keys(self) -> list[str]:
        """The keys of the selected rows, from top to bottom."""
        selection = self.selectionModel().selection()
        found = (selection.at(place) for place in range(selection.count()))
        ranges = ((at.parent(), at.top(), at.bottom()) for at in found)
        places = {(above.row(), row) for above, top, bottom in ranges for row in range(top, bottom + 1)}
        return [key for place in sorted(places) if (key := self.table.key_in(*place)) is not None]

    def keys_from(self, index: QModelIndex, most: int) -> list[str]:
        """The keys of a row and of the shown rows below it, across groups; at most `most`."""
        keys: list[str] = []
        while index.isValid() and len(keys) < most:
            key = self.table.key_at(index)
            if key is not None:
                keys.append(key)
            index = self.indexBelow(index)
        return keys

    def choose(self, key: str) -> None:
        """Select a row and bring it into view; a row that is not shown leaves everything as it is."""
        index = self.table.index_of(key, max(self.currentIndex().column(), 0))
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index)

    def selectAll(self) -> None:
        """Select the rows of every open group. Qt's own way compares each group with each other one."""
        folded = self._folded if not self.table.flat else ()
        groups = [group for group in self.table.arrangement.groups if group.title not in folded]
        whole = self._selection_of([key for group in groups for key in group.keys])
        self.selectionModel().select(whole, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _selection_of(self, keys: list[str]) -> QItemSelection:
        """The shown rows of these keys, with as few ranges as it takes."""
        found = sorted((at.parent().row(), at.row(), at) for key in keys if (at := self.table.index_of(key)).isValid())
        selection, width = QItemSelection(), self.table.columnCount()
        for _stretch, rows in groupby(enumerate(found), lambda one: (one[1][0], one[1][1] - one[0])):
            stretch = [at for _place, (_group, _row, at) in rows]
            selection.append(QItemSelectionRange(stretch[0], stretch[-1].siblingAtColumn(width - 1)))
        return selection

    def _remember(self) -> None:
        current = self.currentIndex()
        self._kept = self.chosen_keys(), self.table.key_at(current), current.column()

    def _restore(self) -> None:
        keys, current, column = self._kept
        for place, group in enumerate(self.table.arrangement.groups):
            self.setExpanded(self.table.index(place, 0), group.title not in self._folded)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(self._selection_of(keys), flags.Select)
        index = self.table.index_of(current, max(column, 0)) if current else QModelIndex()
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        self.chosen.emit()

    def _unfold_new(self, parent: QModelIndex, first: int, last: int) -> None:
        place = parent.row() if parent.isValid() else first
        group = self.table.group_at(self.table.index(place, 0))
        if group is not None:
            self.setExpanded(self.table.index(place, 0), group.title not in self._folded)

    # groups

    def fold(self, index: QModelIndex, folded: bool) -> None:
        """Close or open the group at an index; it stays so when the rows are shown anew."""
        group = self.table.group_at(index)
        if group is not None:
            (self._folded.add if folded else self._folded.discard)(group.title)
            self.setExpanded(index, not folded)

    def drawRow(
        self, painter: QPainter, options: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        group = self.table.group_at(index)
        if group is None:
            super().drawRow(painter, options, index)
        else:
            index = self.table.index(index.row(), 0)
            self._draw_group(painter, QRectF(options.rect), group, self.isExpanded(index), index)

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """Rows have no branch lines."""

    def _draw_group(self, painter: QPainter, rect: QRectF, group: Group, open: bool, index: QModelIndex) -> None:
        theme, px = self.theme, self.theme.px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.c("bg.sunken"))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.c("border.subtle"))
        side = theme.size("icon.small")
        sign = middle(QRectF(rect.left() + px(10), rect.top(), side, rect.height()), side, side)
        theme.glyphs.paint(painter, sign, "ph.caret-down" if open else "ph.caret-right", "text.secondary")
        words = rect.adjusted(px(10) + side + px(6), 0, -px(8), 0)
        wide = write(painter, words, group.title, theme.font("body", 600), theme.c("text.primary"))
        words.adjust(wide + px(8), 0, 0, 0)
        write(painter, words, str(len(group.keys)), theme.font("caption"), theme.c("text.muted"))
        if index == self.currentIndex() and self.hasFocus():
            box(painter, rect.adjusted(0, 0, 0, -1), None, theme.c("focus"), width=px(2))
        painter.restore()

    # keyboard and mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if self.table.group_at(index) is not None:
            self.fold(index.siblingAtColumn(0), self.isExpanded(index.siblingAtColumn(0)))
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        key = Qt.Key(event.key())
        if self.table.group_at(index) is not None:
            if key in (Qt.Key.Key_Left, Qt.Key.Key_Right, *_KEYS_TO_EDIT):
                self.fold(index.siblingAtColumn(0), key == Qt.Key.Key_Left or self.isExpanded(index))
                return
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers():
            self._step_column(-1 if key == Qt.Key.Key_Left else 1)
            return
        elif key in _KEYS_TO_EDIT:
            if self._editable(index) and self.state() != QAbstractItemView.State.EditingState:
                self.edit(index)
            return
        super().keyPressEvent(event)

    def _editable(self, index: QModelIndex) -> bool:
        return bool(self.table.flags(index) & Qt.ItemFlag.ItemIsEditable)

    def _step_column(self, by: int) -> None:
        """Go to the next shown column; from the first, to the group above."""
        index, header = self.currentIndex(), self.header()
        column = index.column() + by
        while 0 <= column < header.count() and header.isSectionHidden(column):
            column += by
        if column < 0 and index.parent().isValid():
            self.setCurrentIndex(index.parent())
        elif 0 <= column < header.count():
            flags = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(index.siblingAtColumn(column), flags)

    def event(self, event: QEvent) -> bool:
        """Typing edits the cell, so a plain character is no shortcut while an editable cell is current."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
            if (
                plain
                and self._editable(self.currentIndex())
                and event.text().isprintable()
                and event.text().strip() not in ("", "/")
            ):
                event.accept()
                return True
        return super().event(event)

    # widths

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give every column its width; where there is no room, hide those of the lowest priority first."""
        widths = [self._width(place) for place in range(len(self.table.columns))]
        room = self.viewport().width()
        hidden: set[int] = set()
        for place in sorted(range(len(widths)), key=lambda n: (-self.table.columns[n].priority, -n)):
            if sum(width for n, width in enumerate(widths) if n not in hidden) <= room:
                break
            if self.table.columns[place].priority:
                hidden.add(place)
        left = room - sum(width for n, width in enumerate(widths) if n not in hidden)
        stretched = self._stretched
        header = self.header()
        for place, width in enumerate(widths):
            self.setColumnHidden(place, place in hidden)
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(place, width + (max(0, left) if place == stretched else 0))

    @property
    def _stretched(self) -> int:
        """The column that takes what is left: one without width, else the widest text that is always shown."""
        columns = self.table.columns
        loose = [n for n, column in enumerate(columns) if not column.width]
        lines = [n for n, column in enumerate(columns) if column.kind in _TEXTS and not column.priority]
        return loose[0] if loose else max(lines or [0], key=lambda n: columns[n].width)

    def _width(self, place: int) -> int:
        column = self.table.columns[place]
        if not column.width:
            return self.theme.px(_STRETCH_LEAST)
        title = width_of(_(column.title), self.theme.font("caption", 600)) + self.theme.px(2 * PADDING + 16)
        text = column.width * self.fontMetrics().averageCharWidth() + self.theme.px(2 * PADDING)
        text += sign_room(self.theme, column)
        return int(max(title, text))
