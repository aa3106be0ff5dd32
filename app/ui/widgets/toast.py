"""A short note that something was done, with Undo. One at a time, never for errors."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from app.i18n import _
from app.ui.paint.basics import CENTRE, box, write
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox
from app.ui.widgets.buttons import Button, Rank
from app.ui.widgets.labels import Glyph, label

SHOWN_FOR = 6000
_BOTTOM = 20


class Toast(QFrame):
    """An inverted bar, bottom centre of `room` within `place`, for six seconds; without `room` of the whole place."""

    def __init__(self, theme: Theme, place: QWidget, room: Callable[[], QRect] | None = None) -> None:
        super().__init__(place)
        self.theme, self._place, self._room = theme, place, room or place.rect
        self._do: Callable[[], None] | None = None
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_FOR)
        self._timer.timeout.connect(self.hide)
        row = HBox(theme, self, margins=(14, 6, 8, 6), spacing=10)
        row.addWidget(Glyph(theme, "ph.check-circle", "bg.surface"))
        self._words = label(role="inverted")
        row.addWidget(self._words)
        row.addStrut(theme.size("controlSmall"))
        row.addSpacing(theme.px(24))
        self._button = _InvertedButton(theme, _("Undo"), Rank.SECONDARY, small=True)
        self._button.clicked.connect(self._act)
        row.addWidget(self._button)
        place.installEventFilter(self)
        theme.changed.connect(self.hide)
        self.hide()

    def say(self, text: str, do: Callable[[], None] | None = None, verb: str = "") -> None:
        """Show what was done; `do` is called when the person takes it back, or does what `verb` says instead."""
        self._words.setText(text)
        self._do = do
        self._button.say(verb or _("Undo"))
        self._button.setVisible(do is not None)
        self._settle()
        self.raise_()
        self.show()
        self._timer.start()
        self.setAccessibleName(text)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _act(self) -> None:
        self.hide()
        if self._do is not None:
            self._do()

    def _settle(self) -> None:
        self.adjustSize()
        room = self._room()
        left = room.left() + (room.width() - self.width()) // 2
        self.move(left, room.bottom() + 1 - self.height() - self.theme.px(_BOTTOM))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._settle()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box(painter, QRectF(self.rect()), self.theme.c("text.primary"), radius=self.theme.radius("control"))
        painter.end()


class _InvertedButton(Button):
    """A button on the inverted bar."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, ink, ground = QRectF(self.rect()), self.theme.c("bg.surface"), self.theme.c("text.primary")
        if self.underMouse():
            ink, ground = ground, ink
        box(painter, rect, ground, self.theme.c("bg.surface"), self.theme.radius("control"))
        write(painter, rect, self.text(), self.theme.font("caption", 600), ink, CENTRE)
        painter.end()
