"""Starts the window, and draws the gallery. Called by `__main__`, which knows everybody."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.settings import Settings, load_settings
from app.ui.desk import Desk
from app.ui.failures import CrashSurface, Failures
from app.ui.places import PLACES
from app.ui.shell.window import MainWindow
from app.ui.theme import Theme, load_tokens

EXIT_AFTER_START = "ZONEWRIGHT_EXIT_AFTER_START"


def open_window(path: Path | None) -> int:
    """Show the window with the project of `path`, or with the sample plant; the answer is the exit status."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Zonewright")
    settings = load_settings()
    theme = _theme(app, settings)
    window = MainWindow(theme, PLACES)
    failures = Failures(window)
    surface = CrashSurface(theme, window)
    failures.happened.connect(surface.tell)
    failures.install()
    desk = Desk(theme, window, settings.author, _sample)
    window.resize(window.screen().availableSize() * 0.9)
    desk.open(path or _sample())
    window.show()
    if os.environ.get(EXIT_AFTER_START):
        QTimer.singleShot(0, window, lambda: _say_ready(window))
    return app.exec()


def _theme(app: QApplication, settings: Settings) -> Theme:
    theme = Theme(load_tokens())
    if settings.theme in theme.tokens.colours:
        theme.name = settings.theme
    theme.install(app)
    return theme


def _say_ready(window: MainWindow) -> None:
    window.repaint()
    sys.stdout.write("window ready\n")
    sys.stdout.flush()
    window.close()


def _sample() -> Path:
    raise NotImplementedError
