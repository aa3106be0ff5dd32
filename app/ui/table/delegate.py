"""The one delegate: it paints the whole cell by kind, and opens the editor of the kind."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.errors import UserError
from app.tables.column import Column
from app.ui.paint.basics import box
from app.ui.table.cells import Cell, paint_cell
from app.ui.table.editors import ChoiceEditor, LineEditor, make_editor
from app.ui.table.model import TableModel
from app.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
Options = Callable[[Column[Any]], Sequence[tuple[str, object]]]


class CellDelegate(QStyledItemDelegate):
    """Paints and edits the cells of one table. `refused` tells why a value may not stand; the old one stays.

    `options` gives the words and values to choose from for a column that refers to another table.
    """

    refused = Signal(object)

    def __init__(self, theme: Theme, model: TableModel[Any], options: Options, parent: QObject) -> None:
        super().__init__(parent)
        self.theme, self._model, self._options = theme, model, options

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.theme.px(24), self.theme.size("row.group"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._model.row_at(index)
        if row is None:
            return
        theme, rect, state = self.theme, QRectF(option.rect), option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.c("bg.selected" if selected else "bg.hover" if over else "bg.surface"))
        line = theme.c("accent" if selected else "border.subtle")
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), line)
        if selected:
            painter.fillRect(QRectF(rect.left(), rect.top() - 1, rect.width(), 1), line)
        column = self._model.columns[index.column()]
        paint_cell(painter, theme, rect, Cell(column.kind, column.value(row), selected))
        if state & QStyle.StateFlag.State_HasFocus:
            self._ring(painter, rect)
        painter.restore()

    def _ring(self, painter: QPainter, rect: QRectF) -> None:
        box(painter, rect.adjusted(0, 0, 0, -1), None, self.theme.c("focus"), width=self.theme.px(2))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        return make_editor(self.theme, parent, self._model.columns[index.column()], self._options)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        row = self._model.row_at(index)
        if row is not None and isinstance(editor, LineEditor | ChoiceEditor):
            editor.show_value(self._model.columns[index.column()].value(row))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if not isinstance(editor, LineEditor | ChoiceEditor):
            return
        try:
            value = editor.value()
        except UserError as trouble:
            self.refused.emit(trouble)
            return
        model.setData(index, value)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(0, 0, 0, -1))
