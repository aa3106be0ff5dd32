"""The one delegate: it paints the whole cell by kind, and opens the editor of the kind."""

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.errors import UserError
from app.i18n import _
from app.tables.column import Column
from app.tables.values import display_text
from app.ui.paint.basics import CENTRE, box, write
from app.ui.table.cells import Cell, alignment, paint_cell
from app.ui.table.editors import ChoiceEditor, LineEditor, make_editor
from app.ui.table.entry import Choices
from app.ui.table.model import TableModel
from app.ui.table.staged import Staged
from app.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_STAGE_ROLES = {"+": ("ok.soft", "stage.add"), "~": ("info.soft", "stage.chg")}


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
        staged, first = self._model.staged_at(index), index.column() == 0
        self._paint_ground(painter, rect, state, _STAGE_ROLES[staged.sign] if staged else None, first)
        column = self._model.columns[index.column()]
        room = self._paint_sign(painter, rect, staged.sign) if staged and first else rect
        paint_cell(
            painter, theme, room, Cell(column.kind, column.value(row), alignment(column), _old_text(column, staged))
        )
        if state & QStyle.StateFlag.State_HasFocus:
            ring = rect.adjusted(0, 0, 0, -1)
            box(painter, ring, None, theme.c("focus"), width=theme.px(2))
        painter.restore()

    def _paint_sign(self, painter: QPainter, rect: QRectF, sign: str) -> QRectF:
        """The sign of a staged row; the room that it leaves."""
        side = self.theme.px(14)
        place = QRectF(rect.left() + self.theme.px(5), rect.top(), side, rect.height())
        write(painter, place, sign, self.theme.font("body", 700), self.theme.c(_STAGE_ROLES[sign][1]), CENTRE)
        return rect.adjusted(side, 0, 0, 0)

    def _paint_ground(
        self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag, stage: tuple[str, str] | None, first: bool
    ) -> None:
        """Fill and row line, bar of a staged row, and for a selected row the lines and bar of the accent."""
        selected = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        fill = "bg.selected" if selected else stage[0] if stage else "bg.hover" if over else "bg.surface"
        painter.fillRect(rect, self.theme.c(fill))
        if stage and first:
            painter.fillRect(QRectF(rect.left(), rect.top(), self.theme.px(3), rect.height()), self.theme.c(stage[1]))
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


def _old_text(column: Column[Any], staged: Staged[Any] | None) -> str:
    """What a staged change would replace in a column; "" where it replaces nothing."""
    if staged is None or staged.before is None:
        return ""
    old = display_text(column.kind, column.value(staged.before))
    return old if old != display_text(column.kind, column.value(staged.row)) else ""
