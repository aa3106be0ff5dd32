"""A drop-down: one of several words. The sign at its end is painted, so that it follows the theme."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from app.ui.paint.basics import middle
from app.ui.theme import Theme

_SIGN = 12
_LEAST = 80


class ChoiceBox(QComboBox):
    """Shows the words of its choices; `value` is what the chosen words stand for."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._values: list[object] = []
        self._offered: Sequence[tuple[str, object]] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def offer(self, choices: Sequence[tuple[str, object]]) -> None:
        """Words and values to choose from; none is chosen yet."""
        if choices is self._offered:
            self.setCurrentIndex(-1)
            return
        self._offered = choices
        self._values = [value for _words, value in choices]
        self.clear()
        self.addItems([words for words, _value in choices])
        self.setCurrentIndex(-1)

    def choose(self, value: object) -> None:
        """Show a value as chosen, or the words that stand for it; an unknown one leaves nothing chosen."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else self.findText(str(value)))

    @property
    def value(self) -> object:
        """What the chosen words stand for; None when nothing is chosen."""
        return self._values[self.currentIndex()] if 0 <= self.currentIndex() < len(self._values) else None

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(_LEAST), super().minimumSizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A page that is scrolled changes no choice on the way."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        text = self.currentText()
        if self.currentIndex() < 0:
            option.palette.setBrush(QPalette.ColorRole.ButtonText, option.palette.placeholderText())
            text = self.placeholderText()
        room = self.width() - self.theme.px(8 + 24 + 8)
        option.currentText = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        self._draw_sign(painter)
        painter.end()

    def _draw_sign(self, painter: QPainter) -> None:
        side = self.theme.px(_SIGN)
        room = QRectF(self.width() - side - self.theme.px(8), 0, side, self.height())
        role = "text.muted" if self.isEnabled() else "text.disabled"
        self.theme.glyphs.paint(painter, middle(room, side, side), "ph.caret-down", role)
