"""What tests in a real window ask for."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.desk import Desk
from tests.window.at_work import start
from tests.window.hand import Hand, Onlooker


@pytest.fixture(autouse=True)
def typist(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody with a keyboard and a mouse, whose documents are in the test's own folder."""
    monkeypatch.setenv("HOME", str(tmp_path))
    if shutil.which("xdotool") is None:
        pytest.skip("xdotool is not on this machine")


@pytest.fixture
def onlooker(qapp: QApplication) -> Onlooker:
    return Onlooker(qapp)


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot) -> Iterator[Desk]:
    """The program without a project."""
    made = start(qapp, qtbot)
    yield made
    made.close()


@pytest.fixture
def hand(qtbot: QtBot, desk: Desk) -> Hand:
    return Hand(qtbot, desk.window)
