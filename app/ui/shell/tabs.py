"""The tabs of a page header, each with its count. A tab bar, so that arrows and screen readers work."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar

from app.ui.paint.basics import box, width_of, write
from app.ui.theme import Theme


class Tabs(QTabBar):
    """Words, a muted count where there is room for it, and a line under the one that is shown."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, self._counted = theme, True
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._measure)
        self.hide()

    def _measure(self) -> None:
        """Ask the bar to lay its tabs out anew: it keeps their sizes otherwise."""
        for place in range(self.count()):
            self.setTabText(place, self.tabText(place))
        self.updateGeometry()

    def show_tabs(self, tabs: Sequence[tuple[str, int | None]]) -> None:
        """Words and counts; as many as before keep the one that is shown."""
        while self.count() > len(tabs):
            self.removeTab(self.count() - 1)
        for place, (words, count) in enumerate(tabs):
            if place >= self.count():
                self.addTab(words)
            elif (self.tabText(place), self.tabData(place)) == (words, count):
                continue  # the bar lays all tabs out for each that is set
            self.setTabData(place, count)
            self.setTabText(place, words)
            self.setAccessibleTabName(place, words if count is None else f"{words}, {count}")
        self.setVisible(bool(tabs))

    def show_counts(self, counted: bool) -> None:
        """Draw the counts, or the words alone; the counts are spoken all the same."""
        if counted != self._counted:
            self._counted = counted
            self._measure()

    def width_with(self, counted: bool) -> int:
        """How wide all tabs are with or without their counts."""
        return sum(self._wide(place, counted) for place in range(self.count()))

    def _wide(self, index: int, counted: bool) -> int:
        # Hinted letters may be wider in the lighter weight; the tab keeps its width in both.
        words = max(width_of(self.tabText(index), self.theme.font("body", weight)) for weight in (500, 600))
        wide = words + 2 * self.theme.px(10)
        if counted and self.tabData(index) is not None:
            wide += self.theme.px(6) + width_of(str(self.tabData(index)), self.theme.font("caption", 500))
        return ceil(wide)

    def tabSizeHint(self, index: int) -> QSize:
        return QSize(self._wide(index, self._counted), self.theme.size("pageHead"))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def sizeHint(self) -> QSize:
        return QSize(self.width_with(self._counted), self.theme.size("pageHead"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in range(self.count()):
            self._draw(painter, self.tabRect(place), place)
        painter.end()

    def _draw(self, painter: QPainter, tab: QRect, place: int) -> None:
        px, on = self.theme.px, place == self.currentIndex()
        rect = QRectF(tab).adjusted(px(10), 0, -px(10), 0)
        over = self.isTabEnabled(place) and tab.contains(self.mapFromGlobal(self.cursor().pos()))
        ink = "text.primary" if on or over else "text.secondary"
        ink = ink if self.isTabEnabled(place) else "text.disabled"
        font = self.theme.font("body", 600 if on else 500)
        rect.adjust(write(painter, rect, self.tabText(place), font, self.theme.c(ink)) + px(6), 0, 0, 0)
        if self._counted and self.tabData(place) is not None:
            count = self.theme.font("caption", 500)
            write(painter, rect.adjusted(0, 0, px(10), 0), str(self.tabData(place)), count, self.theme.c("text.muted"))
        if on:
            line = px(2)
            painter.fillRect(QRectF(tab.left(), tab.bottom() + 1 - line, tab.width(), line), self.theme.c("accent"))
        if on and self.hasFocus():
            ring = QRectF(tab).adjusted(px(3), px(10), -px(3), -px(10))
            box(painter, ring, None, self.theme.c("focus"), self.theme.radius("control"), width=px(2))
