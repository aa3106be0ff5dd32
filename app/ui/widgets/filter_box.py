"""The filter of a table: a field with a magnifying glass, and the key that leads to it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from app.i18n import _
from app.ui.paint.basics import key_hint, key_width, middle
from app.ui.theme import Theme

_WIDTH, _MOST = 250, 340
_ICON_ROOM = 24
_EDGE = 9
_LEAVING = (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FilterBox(QLineEdit):
    """A one-line filter; its text is in `textChanged`. Enter and Down say `left`, Esc once it has emptied it."""

    left = Signal()

    def __init__(self, theme: Theme, prompt: str, keys: str) -> None:
        super().__init__()
        self.theme, self._keys, self._prompt = theme, keys, prompt
        self.setAccessibleName(prompt)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._measure)
        self.textChanged.connect(self.updateGeometry)
        self._measure()

    def _measure(self) -> None:
        self.setTextMargins(self.theme.px(_ICON_ROOM), 0, 0, 0)
        self.updateGeometry()
        self._fit_prompt()

    def _fit_prompt(self) -> None:
        """The whole prompt, or a shorter one where chips leave little room."""
        taken = self.theme.px(_ICON_ROOM + 3 * _EDGE) + key_width(self.theme, self._keys)
        fits = self.fontMetrics().horizontalAdvance(self._prompt) <= self.width() - taken
        self.setPlaceholderText(self._prompt if fits else _("Filter"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_prompt()

    def sizeHint(self) -> QSize:
        """Wider for a long text, so that a filter that was set can be read."""
        text = self.fontMetrics().horizontalAdvance(self.text()) + self.theme.px(_ICON_ROOM + 3 * _EDGE)
        wide = min(max(text, self.theme.px(_WIDTH)), self.theme.px(_MOST))
        return QSize(wide, self.theme.size("control"))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(_WIDTH * 2 // 3), self.theme.size("control"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in _LEAVING:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        side, edge = self.theme.size("icon.normal"), self.theme.px(_EDGE)
        glass = middle(QRectF(edge, 0, side, rect.height()), side, side)
        self.theme.glyphs.paint(painter, glass, "ph.magnifying-glass", "text.muted")
        if self._keys and not self.text() and not self.hasFocus():
            key_hint(painter, self.theme, rect.right() - edge - key_width(self.theme, self._keys), rect, self._keys)
        painter.end()
