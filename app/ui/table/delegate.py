"""The one delegate: it paints the whole cell by kind, and opens the editor of the kind."""

from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTreeView

from app.i18n import _
from app.tables.column import Column
from app.tables.deadline import deadline
from app.tables.values import display_text, is_empty
from app.ui.paint import domain
from app.ui.paint.basics import CENTRE, box, write
from app.ui.table.cells import Cell, alignment, paint_cell
from app.ui.table.editing import EditingDelegate
from app.ui.table.entry import Choices
from app.ui.table.model import TableModel
from app.ui.table.span import Span
from app.ui.table.staged import SIGN_WORDS, Sign, Staged
from app.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_GROUND = {Sign.NEW: "ok.soft", Sign.CHANGED: "info.soft", Sign.ASKS: "warn.soft"}
_INK = {Sign.NEW: "stage.add", Sign.CHANGED: "stage.chg", Sign.ASKS: "warn", Sign.OUT: "text.muted"}
_SIGN_ROOM = 12
_TONE = {Sign.NEW: "new", Sign.CHANGED: "changed", Sign.ASKS: "asks", Sign.OUT: "plain"}


class CellDelegate(EditingDelegate):
    """Paints the cells of one table. `today` is the day on which dates are judged."""

    def __init__(
        self, theme: Theme, model: TableModel[Any], choices: Choices, span: Span, today: date, parent: QObject
    ) -> None:
        super().__init__(theme, model, choices, parent)
        self._span, self._today, self._tall = span, today, model.table.tall
        bands = dict.fromkeys(column.band for column in model.columns if column.band)
        self._sunken = frozenset(tuple(bands)[::2])

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The same for every row, group rows too: Qt asks once then, not for each cell of 20,000 rows."""
        return QSize(self.theme.px(24), self.theme.size("row.two" if self._tall else "row.group"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._model.row_at(index)
        if row is None:
            return
        rect, state = QRectF(option.rect), option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        staged, column = self._model.staged_at(index), self._model.column_at(index)
        ground = "bg.sunken" if column is not None and column.band in self._sunken else "bg.surface"
        self._paint_ground(painter, rect, state, staged, index.column() == self._model.tick, ground)
        if column is not None:
            paint_cell(painter, self.theme, rect, self._cell(column, row, staged))
        elif index.column() == self._model.tick:
            self._paint_tick(painter, rect, state, staged)
        elif staged is not None:
            self._paint_mark(painter, rect, staged)
        if state & QStyle.StateFlag.State_HasFocus:
            box(painter, rect.adjusted(0, 0, 0, -1), None, self.theme.c("focus"), width=self.theme.px(2))
        elif state & QStyle.StateFlag.State_Selected and not self._span.rows and isinstance(option.widget, QTreeView):
            self._paint_edge(painter, rect, option.widget, index)
        painter.restore()

    def _cell(self, column: Column[Any], row: Any, staged: Staged[Any] | None) -> Cell:
        value = column.value(row)
        empty = is_empty(value)
        return Cell(
            column.kind,
            value,
            alignment(column),
            _old_text(column, staged),
            missing=empty and column.wanted is not None and column.wanted(row),
            deadline=deadline(value if isinstance(value, date) else None, self._today) if column.until else None,
            depth=column.depth(row) if column.depth is not None and self._model.arrangement.is_declared else 0,
            tall=self._tall,
            under=column.under(row) if column.under is not None else "",
            conflict=staged.conflicts.get(column.key) if staged is not None else None,
        )

    def _paint_tick(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag, staged: Staged[Any] | None) -> None:
        """Whether the row is ticked; while something is staged, whether it is taken over."""
        on = bool(state & QStyle.StateFlag.State_Selected) and self._span.rows
        if self._model.staged:
            on = staged is not None and staged.taken
        tick = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        if staged is not None:
            sign, ink = staged.sign, self.theme.c(_INK[staged.sign])
            place = QRectF(rect.left() + self.theme.px(5), rect.top(), self.theme.px(12), rect.height())
            write(painter, place, sign.value, self.theme.font("body", 700), ink, CENTRE)
        if self._model.staged:
            rect = rect.adjusted(self.theme.px(_SIGN_ROOM), 0, 0, 0)
        domain.check_box(painter, self.theme, rect, tick, able=not self._model.staged or staged is not None)

    def _paint_mark(self, painter: QPainter, rect: QRectF, staged: Staged[Any]) -> None:
        sign = staged.sign
        words = f"{sign.value} {_(SIGN_WORDS[sign])}"
        domain.tag(painter, self.theme, rect.left() + self.theme.px(8), rect, words, _TONE[sign])

    def _paint_ground(
        self,
        painter: QPainter,
        rect: QRectF,
        state: QStyle.StateFlag,
        staged: Staged[Any] | None,
        first: bool,
        plain: str,
    ) -> None:
        """Fill and row line, bar and sign of a staged row, and for a selected row the lines and bar of the accent."""
        theme, sign = self.theme, staged.sign if staged is not None else None
        selected = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        ground = _GROUND.get(sign, "") if sign is not None else ""
        painter.fillRect(rect, theme.c("bg.selected" if selected else ground or ("bg.hover" if over else plain)))
        line = theme.c("accent" if selected else "border.subtle")
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), line)
        if selected:
            painter.fillRect(QRectF(rect.left(), rect.top() - 1, rect.width(), 1), line)
        if first and (selected or sign is not None):
            bar = theme.c(_INK[sign] if sign is not None else "accent")
            painter.fillRect(QRectF(rect.left(), rect.top(), theme.px(3), rect.height()), bar)

    def _paint_edge(self, painter: QPainter, rect: QRectF, view: QTreeView, index: Index) -> None:
        """The part that this cell has of the edge of the rectangle, where more than one cell is chosen."""
        place, line, ink = view.header().visualIndex(index.column()), self.theme.px(2), self.theme.c("accent")
        above, below = self._model.beside(index, -1), self._model.beside(index, 1)
        chosen = view.selectionModel().isSelected
        tall = chosen(above) or chosen(below)
        if not self._span.holds(place) or (self._span.first == self._span.last and not tall):
            return
        if place == self._span.first:
            painter.fillRect(QRectF(rect.left(), rect.top(), line, rect.height()), ink)
        if place == self._span.last:
            painter.fillRect(QRectF(rect.right() - line, rect.top(), line, rect.height()), ink)
        if not chosen(above):
            painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), line), ink)
        if not chosen(below):
            painter.fillRect(QRectF(rect.left(), rect.bottom() - line, rect.width(), line), ink)


def _old_text(column: Column[Any], staged: Staged[Any] | None) -> str:
    """What a staged change would replace in a column; "" where it replaces nothing."""
    if staged is None or staged.before is None or not staged.taken:
        return ""
    old = display_text(column.kind, column.value(staged.before))
    return old if old != display_text(column.kind, column.value(staged.row)) else ""
