"""A hand on keyboard and mouse: events that go through the X server to whatever window is in front."""

import subprocess
import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

_KEY_DELAY = "4"


class Hand:
    """Presses keys and buttons, waits for what should come of it, and counts both."""

    def __init__(self, qtbot: QtBot, window: QWidget) -> None:
        self._qtbot, self._window = qtbot, window
        self.keys = self.clicks = 0
        self.take_hold()

    def take_hold(self, window: QWidget | None = None) -> None:
        """Give a window the keyboard: there is no window manager that would."""
        wanted = window or self._window
        _xdotool("windowfocus", "--sync", str(int(wanted.winId())))
        self.until(wanted.isActiveWindow)

    def tell(self) -> None:
        """Print how much of it there was."""
        sys.stdout.write(f"{self.keys} keys, {self.clicks} clicks\n")

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds."""
        self._qtbot.waitUntil(holds, timeout=10_000)

    def press(self, *keys: str, then: Callable[[], bool] | None = None) -> None:
        """Press keys one after another, as xdotool names them ("ctrl+k", "Return")."""
        self.keys += len(keys)
        _xdotool("key", "--delay", _KEY_DELAY, *keys)
        if then is not None:
            self.until(then)

    def type(self, text: str, then: Callable[[], bool] | None = None) -> None:
        """Type a text."""
        self.keys += len(text)
        _xdotool("type", "--delay", _KEY_DELAY, "--", text)
        if then is not None:
            self.until(then)

    def click(self, target: QWidget, at: QPoint | None = None, then: Callable[[], bool] | None = None) -> None:
        """Click into the middle of a widget, or at a point of it."""
        self.clicks += 1
        middle = at if at is not None else target.rect().center()
        self.until(lambda: target.visibleRegion().contains(middle))
        point = self._at_rest(target, middle)
        _xdotool("mousemove", "--sync", str(point.x()), str(point.y()), "click", "1")
        if then is not None:
            self.until(then)

    def _at_rest(self, target: QWidget, at: QPoint) -> QPoint:
        """Where a point of a widget is once it moves no more: a page that just came is still laid out."""
        seen = [QPoint(), target.mapToGlobal(at)]

        def rests() -> bool:
            seen.append(target.mapToGlobal(at))
            return seen[-1] == seen[-2] == seen[-3]

        self.until(rests)
        return seen[-1]

    def hold(self, key: str, target: QWidget, at: QPoint) -> None:
        """Click at a point of a widget while a key is held."""
        _xdotool("keydown", key)
        self.click(target, at)
        _xdotool("keyup", key)

    def put_on_clipboard(self, text: str) -> None:
        """What another program, such as a spreadsheet, left on the clipboard."""
        QGuiApplication.clipboard().setText(text, QClipboard.Mode.Clipboard)


def _xdotool(*words: str) -> None:
    subprocess.run(["xdotool", *words], check=True, timeout=20)


class Onlooker(QObject):
    """Notes every dialog that appears."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.dialogs: list[str] = []
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            kind = watched.windowFlags() & Qt.WindowType.WindowType_Mask
            if isinstance(watched, QDialog) or kind == Qt.WindowType.Dialog:
                self.dialogs.append(type(watched).__name__)
        return False
