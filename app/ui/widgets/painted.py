"""Bases for things that paint themselves: a repaint is all that a change of theme needs, a new size for a scale."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.ui.theme import Theme
from app.ui.widgets.pressing import pressed_by_enter


class SelfPainting:
    """What both bases have in common: the size comes from `measure`, the look from `draw`.

    Qt's classes have a metaclass of their own, so these two are not declared abstract; one that is missing is told
    when it is first needed.
    """

    def measure(self) -> QSize:
        """The size that the content needs, in pixels."""
        raise NotImplementedError

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the content into `rect`."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        return self.measure()

    def minimumSizeHint(self) -> QSize:
        return self.measure()


class Painted(SelfPainting, QWidget):
    """A widget that says its size in `measure` and paints itself in `draw`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        QWidget.__init__(self, parent)
        self.theme = theme
        theme.changed.connect(self.updateGeometry)

    def paintEvent(self, event: QPaintEvent) -> None:
        _paint(self)


class PaintedButton(SelfPainting, QAbstractButton):
    """A button that says its size in `measure` and paints itself in `draw`. Keyboard and screen reader come free."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        QAbstractButton.__init__(self, parent)
        self.theme = theme
        self.setText(text)
        self.setAccessibleName(text)
        theme.changed.connect(self.updateGeometry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        _paint(self)


def _paint(widget: Painted | PaintedButton) -> None:
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    widget.draw(painter, QRectF(widget.rect()))
    painter.end()
