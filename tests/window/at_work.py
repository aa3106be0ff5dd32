"""The program as a person finds it on a screen, and what every walk through it needs: files chosen, words found."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.store.project import Project
from app.ui.desk import Desk
from app.ui.places import PLACES
from app.ui.shell.window import MainWindow
from app.ui.table.view import TableView
from app.ui.theme import Theme, load_tokens
from tests.window.hand import Hand


def start(qapp: QApplication, qtbot: QtBot) -> Desk:
    """The program as it is composed at its start, on a screen, without a project."""
    assert QGuiApplication.platformName() == "xcb"
    theme = Theme(load_tokens())
    theme.install(qapp)
    window = MainWindow(theme, PLACES)
    qtbot.addWidget(window)
    window.resize(QSize(1880, 1020))
    window.show()
    qtbot.waitExposed(window)
    return Desk(theme, window, "Tester")


def project_of(desk: Desk) -> Project:
    """The project that is open."""
    assert desk.bridge is not None
    return desk.bridge.project


def choose_file(hand: Hand, opens: Callable[[], None], path: Path, window: QWidget) -> None:
    """Answer the file chooser that an act opens: here Qt's own stands in for that of a desktop.

    It opens where the person works, so that the name is typed alone.
    """
    opens()
    hand.until(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    chooser = QApplication.activeModalWidget()
    assert isinstance(chooser, QFileDialog)
    chooser.setDirectory(str(path.parent))
    hand.take_hold(chooser)
    hand.press("ctrl+a")
    hand.type(path.name)
    hand.press("Return", then=lambda: QApplication.activeModalWidget() is None)
    hand.take_hold(window)


def button(hand: Hand, root: QWidget, words: str) -> QAbstractButton:
    """The button that begins with these words, as soon as it is there."""
    hand.until(lambda: bool(_buttons(root, words)))
    return _buttons(root, words)[0]


def _buttons(root: QWidget, words: str) -> list[QAbstractButton]:
    every = (one for one in root.findChildren(QAbstractButton) if one.isVisible())
    return [one for one in every if any(said.startswith(words) for said in (one.text(), one.accessibleName()))]


def middle_of(view: TableView, index: QModelIndex) -> QPoint:
    """Where to click into a cell."""
    rect = view.visualRect(index)
    assert view.viewport().rect().contains(rect.center()), "the cell is not in view"
    return rect.center()
