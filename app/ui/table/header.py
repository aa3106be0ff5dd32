"""The heading of a table: painted, so that alignment, sort sign and focus follow the tokens."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from app.ui.paint.basics import LEFT, middle, width_of, write
from app.ui.table.cells import PADDING, alignment
from app.ui.table.model import TableModel
from app.ui.theme import Theme

_SIGN = 11


class Header(QHeaderView):
    """Sections in the caption weight; the sorted one carries a caret."""

    def __init__(self, theme: Theme, model: TableModel[object], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.theme, self._table = theme, model
        self.setSectionsClickable(True)
        self.setSortIndicatorShown(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(False)
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.setFixedHeight(self.theme.size("row.header"))
        self.setMinimumSectionSize(self.theme.px(24))

    def paintSection(self, painter: QPainter, section: QRect, index: int) -> None:
        theme, rect = self.theme, QRectF(section)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.c("bg.sunken"))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.c("border.strong"))
        align = alignment(self._table.columns[index])
        room = rect.adjusted(theme.px(PADDING), 0, -theme.px(PADDING), 0)
        title = str(self.model().headerData(index, Qt.Orientation.Horizontal))
        font = theme.font("caption", 600)
        write(painter, room, title, font, theme.c("text.secondary"), align)
        if self.sortIndicatorSection() == index:
            self._sign(painter, room, title, align)
        painter.restore()

    def _sign(self, painter: QPainter, room: QRectF, title: str, align: Qt.AlignmentFlag) -> None:
        side = self.theme.px(_SIGN)
        left = room.left() + width_of(title, self.theme.font("caption", 600)) + self.theme.px(4)
        if align != LEFT or left + side > room.right():
            left = room.right() - side if align == LEFT else room.left() - side / 2
        down = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        place = middle(QRectF(left, room.top(), side, room.height()), side, side)
        self.theme.glyphs.paint(painter, place, "ph.caret-down" if down else "ph.caret-up", "text.secondary")
