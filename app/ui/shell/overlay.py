"""Something raised over the whole window: one flat fill dims the page, a card lies on it, Esc takes both away.

A child of the window, not a window of its own: it cannot get lost on another screen.
"""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.ui.theme import Theme
from app.ui.widgets.boxes import frame

_DIM = QColor(12, 24, 27, round(255 * 0.38))
_TOP = 96
_EDGE = 24


class Overlay(QWidget):
    """Covers `place` while it is open. The keyboard goes back to where it was when it closes.

    `card` holds the content; `width` is its width at scale 1.
    """

    def __init__(self, theme: Theme, place: QWidget, width: int) -> None:
        super().__init__(place)
        self.theme, self._place, self._width = theme, place, width
        self._before: QWidget | None = None
        self.card = frame("overlay")
        self.card.setParent(self)
        place.installEventFilter(self)
        theme.changed.connect(self.settle)
        self.hide()

    def open(self) -> None:
        """Cover the window and take the keyboard."""
        if self.isHidden():
            self._before = self.window().focusWidget()
        self.settle()
        self.show()
        self.raise_()
        self.first_target().setFocus()

    def dismiss(self) -> None:
        """Uncover the window and give the keyboard back."""
        if self.isHidden():
            return
        self.hide()
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()

    def toggle(self) -> None:
        """Open, or close where it is open."""
        if self.isHidden():
            self.open()
        else:
            self.dismiss()

    def first_target(self) -> QWidget:
        """What takes the keyboard first."""
        return self.card

    def high(self, room: int) -> int:
        """The height of the card where there is room for so many pixels."""
        return min(room, self.card.sizeHint().height())

    def settle(self) -> None:
        """Cover the window as it is now, with the card in the middle near the top."""
        self.setGeometry(self._place.rect())
        wide = min(self.theme.px(self._width), self.width() - 2 * self.theme.px(_EDGE))
        top = min(self.theme.px(_TOP), self.height() // 8)
        high = self.high(self.height() - top - self.theme.px(_EDGE))
        self.card.setGeometry(QRect((self.width() - wide) // 2, top, wide, high))

    def focusNextPrevChild(self, next: bool) -> bool:
        targets = [one for one in self.card.findChildren(QWidget) if one.isVisible() and _takes_tab(one)]
        here = self.focusWidget()
        if targets:
            place = next_place(targets, here, 1 if next else -1)
            targets[place].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def event(self, event: QEvent) -> bool:
        """A plain key means nothing to the dimmed page: N adds no entry to it, Del deletes nothing."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_plain(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.card.geometry().contains(event.position().toPoint()):
            self.dismiss()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self.settle()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), _DIM)
        painter.end()


def _takes_tab(widget: QWidget) -> bool:
    return widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def is_plain(event: QKeyEvent) -> bool:
    """Whether a key is a character or Del, without Ctrl or Alt."""
    held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    return not held and (event.key() == Qt.Key.Key_Delete or (bool(event.text()) and event.text().isprintable()))


def next_place(targets: list[QWidget], here: QWidget | None, by: int) -> int:
    """The position so many places from `here`; the first, or the last, from outside."""
    if here in targets:
        return (targets.index(here) + by) % len(targets)
    return 0 if by > 0 else len(targets) - 1
