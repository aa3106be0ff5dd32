"""Starts the window, and draws the gallery. Called by `__main__`, which knows everybody."""

import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from app.errors import UserError
from app.settings import load_settings, save_settings
from app.ui.ahead import settle
from app.ui.desk import Desk
from app.ui.failures import CrashSurface, Failures
from app.ui.places import PLACES
from app.ui.shell.window import MainWindow
from app.ui.theme import Theme, load_tokens

EXIT_AFTER_START = "ZONEWRIGHT_EXIT_AFTER_START"
_PART_OF_SCREEN = 0.9


def open_window(path: Path | None) -> int:
    """Show the window with the project of `path`, or with the sample plant; the answer is the exit status."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Zonewright")
    settings = load_settings()
    theme = Theme(load_tokens())
    theme.prefer(settings.theme or _theme_of_desktop(app), settings.scale, app.primaryScreen().availableSize())
    theme.use_letters(settings.letters)
    theme.install(app)
    window = MainWindow(theme, PLACES)
    window.look.chosen.connect(lambda: _remember_look(window))
    _catch_failures(theme, window)
    window.resize(window.screen().availableSize() * _PART_OF_SCREEN)
    window.show()
    window.repaint()
    desk = Desk(theme, window, settings.author)
    if os.environ.get(EXIT_AFTER_START):
        desk.opened.connect(lambda: QTimer.singleShot(0, window, lambda: _leave(window)))
    if path is None:
        desk.open_sample()
    else:
        desk.open(path)
    settle()
    return app.exec()


def draw_gallery(folder: Path) -> list[Path]:
    """Draw every page of the sample plant into `folder`; the answer is the pictures."""
    from app.exchange.sample import create_sample
    from app.ui.gallery import render_gallery

    app = QApplication.instance() or QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory(prefix="zonewright-") as place:
        project = create_sample(Path(place, "Sample plant.zonewright"), load_settings().author)
        try:
            return render_gallery(project, folder)
        finally:
            project.close()
            app.quit()


def _theme_of_desktop(app: QApplication) -> str:
    """Dark where the desktop is dark; the person's own choice wins later."""
    return "dark" if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"


def _catch_failures(theme: Theme, window: MainWindow) -> None:
    failures = Failures(window)
    failures.happened.connect(CrashSurface(theme, window).tell)
    failures.install()
    window.closing.connect(failures.remove)


def _remember_look(window: MainWindow) -> None:
    look = window.theme
    try:
        save_settings(replace(load_settings(), theme=look.name, scale=look.wish, letters=look.letters))
    except UserError as trouble:
        window.tell(trouble)


def _leave(window: MainWindow) -> None:
    """Say that the first page is painted, and leave."""
    window.repaint()
    sys.stdout.write("window ready\n")
    sys.stdout.flush()
    window.close()
