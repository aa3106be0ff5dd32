"""A morning's work by keys and mouse alone, in a real window."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.exchange.sample import create_sample
from app.ui.desk import Desk
from app.ui.pages.zcr1_system import SystemPage
from app.ui.places import PLACES
from app.ui.shell.window import MainWindow
from app.ui.theme import Theme, load_tokens
from tests.window.hand import Hand, Onlooker

pytestmark = pytest.mark.skipif(shutil.which("xdotool") is None, reason="xdotool is not on this machine")


@pytest.fixture
def onlooker(qapp: QApplication) -> Onlooker:
    return Onlooker(qapp)


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """The program as it is composed at its start, with the sample plant, on a screen."""
    assert QGuiApplication.platformName() == "xcb"
    create_sample(tmp_path / "Plant.zonewright", "Tester").close()
    theme = Theme(load_tokens())
    theme.install(qapp)
    window = MainWindow(theme, PLACES)
    qtbot.addWidget(window)
    window.resize(QSize(1800, 1000))
    window.show()
    qtbot.waitExposed(window)
    made = Desk(theme, window, "Tester")
    made.open(tmp_path / "Plant.zonewright")
    yield made
    made.close()


@pytest.fixture
def hand(qtbot: QtBot, desk: Desk) -> Hand:
    return Hand(qtbot, desk.window)


def test_smoke(hand: Hand, desk: Desk, onlooker: Onlooker) -> None:
    page = desk.window.page
    assert isinstance(page, SystemPage)
    hand.press("ctrl+f", then=page.pane.filter_box.hasFocus)
    hand.type("PLC-04", then=lambda: page.pane.model.arrangement.shown == 1)
    hand.click(page.pane.view.viewport())
    assert onlooker.dialogs == []
