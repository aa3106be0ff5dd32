"""The one delegate: it paints the whole cell by kind, and opens the editor of the kind."""

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.errors import UserError
from app.i18n import _
from app.ui.paint.basics import box
from app.ui.table.cells import Cell, paint_cell
from app.ui.table.editors import ChoiceEditor, LineEditor, make_editor
from app.ui.table.entry import Choices
from app.ui.table.model import TableModel
from app.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Paints and edits the cells of one table. `refused` tells why a value may not stand; the old one stays.

    `choices` gives the words and values that a field can be chosen from.
    """

    refused = Signal(object)

    def __init__(self, theme: Theme, model: TableModel[Any], choices: Choices, parent: QObject) -> None:
        super().__init__(parent)
        self.theme, self._model, self._choices = theme, model, choices

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.theme.px(24), self.theme.size("row.group"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._model.row_at(index)
        if row is None:
            return
        theme, rect, state = self.theme, QRectF(option.rect), option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, state, first=index.column() == 0)
        column = self._model.columns[index.column()]
        paint_cell(painter, theme, rect, Cell(column.kind, column.value(row)))
        if state & QStyle.StateFlag.State_HasFocus:
            ring = rect.adjusted(0, 0, 0, -1)
            box(painter, ring, None, theme.c("focus"), width=theme.px(2))
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag, first: bool) -> None:
        """Fill, row line, and for a selected row the lines and bar of the accent."""
        selected = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        fill = "bg.selected" if selected else "bg.hover" if over else "bg.surface"
        painter.fillRect(rect, self.theme.c(fill))
        line = self.theme.c("accent" if selected else "border.subtle")
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), line)
        if selected:
            painter.fillRect(QRectF(rect.left(), rect.top() - 1, rect.width(), 1), line)
        if selected and first:
            painter.fillRect(QRectF(rect.left(), rect.top(), self.theme.px(3), rect.height()), line)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = self._model.columns[index.column()]
        assert column.edits is not None
        return make_editor(self.theme, parent, _(column.title), column.edits, self._choices)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        value = self._model.value_at(index)
        if isinstance(editor, LineEditor | ChoiceEditor):
            editor.show_value(value)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if not isinstance(editor, LineEditor | ChoiceEditor):
            return
        try:
            value = editor.entered()
        except UserError as trouble:
            self.refused.emit(trouble)
            return
        if value != self._model.value_at(index):
            model.setData(index, value)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(0, 0, 0, -1))
