"""The heading of a table: painted, so that alignment, sort sign and focus follow the tokens. It sorts and moves."""

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from app.i18n import _
from app.ui.paint.basics import CENTRE, LEFT, box, middle, width_of, write
from app.ui.paint.domain import check_box
from app.ui.table.cells import PADDING, alignment
from app.ui.table.model import TableModel
from app.ui.theme import Theme

_SIGN = 11
_STEP = 16
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Header(QHeaderView):
    """Sections in the caption weight; sorted ones carry a caret, and a number where there are several.

    `sorted` carries a section and whether it is added to the sorting; `ticked` that the check box was used; `moved`
    a section and by how many places; `widened` a section and its width; `left` that the keyboard goes back to the
    rows.
    """

    sorted = Signal(int, bool)
    ticked = Signal()
    moved = Signal(int, int)
    widened = Signal(int, int)
    left = Signal()

    def __init__(self, theme: Theme, model: TableModel[object], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.theme, self._table = theme, model
        self.tick = Qt.CheckState.Unchecked
        self.at = 0
        self._bands = any(column.band for column in model.columns)
        self._before: list[tuple[int, int]] = []
        self.setAccessibleName(_("Column headings"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(False)
        self.sectionClicked.connect(self._clicked)
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.setFixedHeight(self.theme.size("row.header") * (2 if self._bands else 1))
        self.setMinimumSectionSize(self.theme.px(24))

    # mouse

    def _clicked(self, section: int) -> None:
        if section == self._table.tick:
            self.ticked.emit()
        elif section < self._table.tick:
            adds = bool(QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.sorted.emit(section, adds)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._before = self._sections()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Say what became of a drag: another width or another place."""
        super().mouseReleaseEvent(event)
        now = self._sections()
        for section, (before, after) in enumerate(zip(self._before, now, strict=False)):
            if section < self._table.tick and before[0] != after[0]:
                self.moved.emit(section, 0)
                return
            if section < self._table.tick and before[1] != after[1]:
                self.widened.emit(section, after[1])
                return

    def _sections(self) -> list[tuple[int, int]]:
        return [(self.visualIndex(n), self.sectionSize(n)) for n in range(self.count())]

    # keyboard

    def enter(self, section: int) -> None:
        """Give the keyboard to a section."""
        self.at = section
        self.setFocus()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers()
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key, 0)
        if key in _ENTER:
            adds = bool(held & Qt.KeyboardModifier.ShiftModifier)
            self.ticked.emit() if self.at == self._table.tick else self.sorted.emit(self.at, adds)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Escape):
            self.left.emit()
        elif by and held & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(self.at, by)
        elif by and held & Qt.KeyboardModifier.ControlModifier:
            self.widened.emit(self.at, self.sectionSize(self.at) + by * self.theme.px(_STEP))
        elif by:
            self._step(by)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _step(self, by: int) -> None:
        place = self.visualIndex(self.at) + by
        while 0 <= place < self.count() and self.isSectionHidden(self.logicalIndex(place)):
            place += by
        if 0 <= place < self.count():
            self.at = self.logicalIndex(place)
            self.viewport().update()

    # painting

    def paintSection(self, painter: QPainter, section: QRect, index: int) -> None:
        theme, rect = self.theme, QRectF(section)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.c("bg.sunken"))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.c("border.strong"))
        if self._bands:
            rect.setTop(rect.top() + rect.height() / 2)
        if index == self._table.tick:
            check_box(painter, theme, rect, self.tick)
        else:
            self._title(painter, rect, index)
        if index == self.at and self.hasFocus():
            box(painter, rect.adjusted(0, 0, 0, -1), None, theme.c("focus"), width=theme.px(2))
        painter.restore()

    def _title(self, painter: QPainter, rect: QRectF, index: int) -> None:
        theme = self.theme
        align = alignment(self._table.columns[index]) if index < self._table.tick else LEFT
        room = rect.adjusted(theme.px(PADDING), 0, -theme.px(PADDING), 0)
        title = str(self.model().headerData(index, Qt.Orientation.Horizontal))
        write(painter, room, title, theme.font("caption", 600), theme.c("text.secondary"), align)
        keys = self._table.arrangement.sorted_by
        for place, (column, descending) in enumerate(keys):
            if index < self._table.tick and column is self._table.columns[index]:
                self._sign(painter, room, title, align, descending, str(place + 1) if len(keys) > 1 else "")

    def _sign(
        self, painter: QPainter, room: QRectF, title: str, align: Qt.AlignmentFlag, down: bool, rank: str
    ) -> None:
        side = self.theme.px(_SIGN)
        left = room.left() + width_of(title, self.theme.font("caption", 600)) + self.theme.px(4)
        if align != LEFT or left + side > room.right():
            left = room.right() - side if align == LEFT else room.right() - side / 2
        place = middle(QRectF(left, room.top(), side, room.height()), side, side)
        self.theme.glyphs.paint(painter, place, "ph.caret-down" if down else "ph.caret-up", "text.secondary")
        if rank:
            beside = QRectF(left + side, room.top(), side, room.height())
            write(painter, beside, rank, self.theme.font("caption"), self.theme.c("text.muted"))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._bands:
            painter = QPainter(self.viewport())
            for title, left, wide in self._runs():
                self._band(painter, QRectF(left, 0, wide, self.height() / 2), title)
            painter.end()

    def _runs(self) -> list[tuple[str, int, int]]:
        """Neighbouring shown sections of one band: its title, where it starts and how wide it is."""
        runs: list[tuple[str, int, int]] = []
        for place in range(self.count()):
            section = self.logicalIndex(place)
            if self.isSectionHidden(section):
                continue
            band = self._table.columns[section].band if section < self._table.tick else ""
            left, wide = self.sectionViewportPosition(section), self.sectionSize(section)
            if runs and runs[-1][0] == band:
                runs[-1] = band, runs[-1][1], runs[-1][2] + wide
            else:
                runs.append((band, left, wide))
        return [run for run in runs if run[0]]

    def _band(self, painter: QPainter, rect: QRectF, title: str) -> None:
        theme = self.theme
        line = rect.adjusted(theme.px(4), 0, -theme.px(4), 0)
        painter.fillRect(QRectF(line.left(), rect.bottom() - 1, line.width(), 1), theme.c("border.strong"))
        write(painter, line, _(title), theme.font("caption", 600), theme.c("text.muted"), CENTRE)
