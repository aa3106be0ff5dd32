"""The focus ring outside buttons: one frame that follows the keyboard focus, so that no button needs room for it."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from shiboken6 import isValid

from app.ui.paint.basics import box
from app.ui.theme import Theme

_GAP = 2
_LINE = 2
_FOLLOWED = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class FocusRing(QWidget):
    """Draws a ring two pixels wide, two pixels outside the focused button of `window`.

    What is no button is ringed as well when its property "ringed" is true.
    """

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.theme = theme
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        for watched in self._watched:
            if isValid(watched):
                watched.removeEventFilter(self)
        ringed = now is not None and (isinstance(now, QAbstractButton) or bool(now.property("ringed")))
        self._target = now if ringed and now is not None and now.window() is self.window() else None
        self._watched = self._chain()
        for watched in self._watched:
            watched.installEventFilter(self)
        self._place()

    def _chain(self) -> list[QWidget]:
        """The target and everything that it lies in: the ring has to follow when any of them moves."""
        chain, here = [], self._target
        while here is not None and here is not self.parentWidget():
            chain.append(here)
            here = here.parentWidget()
        return chain

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _FOLLOWED:
            self._place()
        return False

    def _place(self) -> None:
        target, parent = self._target, self.parentWidget()
        if target is None or parent is None or not target.isVisible():
            self.hide()
            return
        room = self.theme.px(_GAP) + self.theme.px(_LINE)
        inside = target.contentsRect()
        corner = target.mapTo(parent, inside.topLeft())
        self.setGeometry(QRect(corner, inside.size()).adjusted(-room, -room, room, room))
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.theme.px(_LINE)
        radius = self.theme.radius("control") + self.theme.px(_GAP)
        box(painter, QRectF(self.rect()), None, self.theme.c("focus"), radius, width=line)
        painter.end()
