"""The shell: width rules, themes, sizes, focus, messages."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from app.errors import UserError
from app.ui.sheet import component_sheet
from app.ui.shell.rail import Place, RailRow
from app.ui.shell.room import arrange
from app.ui.shell.window import MainWindow
from app.ui.theme import Theme, load_tokens
from app.ui.widgets.focus_ring import FocusRing
from tests.ui.conftest import FULL, LAPTOP
from tests.ui.looking import cut_labels

SCALES = sorted(load_tokens().scales.values())


@pytest.mark.parametrize(
    ("width", "scale", "mini", "overlay"),
    [
        (1920, 1.0, False, False),
        (1600, 1.0, False, False),
        (1599, 1.0, True, False),
        (1366, 1.0, True, False),
        (1920, 1.25, True, False),
        (1920, 1.5, True, False),
        (1279, 1.0, True, True),
    ],
)
def test_the_width_rules_count_logical_pixels(width: int, scale: float, mini: bool, overlay: bool) -> None:
    arrangement = arrange(load_tokens(), width, scale)
    assert (arrangement.mini, arrangement.overlay, arrangement.words) == (mini, overlay, not mini)


def test_a_large_scale_is_capped_where_the_window_would_not_fit(window: MainWindow) -> None:
    window.fit(LAPTOP)
    window.use_theme("projector")
    assert window.theme.wish == 1.5
    assert window.minimumWidth() <= LAPTOP.width()
    assert window.minimumHeight() <= LAPTOP.height()
    window.fit(FULL)
    assert window.theme.scale == 1.5


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", [FULL, LAPTOP], ids=["full", "laptop"])
def test_no_text_of_the_window_is_cut_off(window: MainWindow, qtbot: QtBot, size: QSize, scale: float) -> None:
    window.theme.switch(scale=scale)
    window.fit(size)
    window.tell(UserError("plant.xlsx could not be read.", "Choose another file."))
    qtbot.waitUntil(lambda: not cut_labels(window))


@pytest.mark.parametrize("scale", SCALES)
def test_no_text_of_what_is_raised_or_drawn_out_is_cut_off(window: MainWindow, qtbot: QtBot, scale: float) -> None:
    window.theme.switch(scale=scale)
    window.fit(LAPTOP)
    window.guide.toggle_findings()
    window.guide.find_anything()
    qtbot.waitUntil(lambda: not cut_labels(window))
    window.guide.show_keys()
    qtbot.waitUntil(lambda: not cut_labels(window))


@pytest.mark.parametrize("scale", SCALES)
def test_no_text_of_a_building_block_is_cut_off(theme: Theme, qtbot: QtBot, scale: float) -> None:
    theme.switch(scale=scale)
    sheet = component_sheet(theme)
    qtbot.addWidget(sheet)
    sheet.show()
    qtbot.waitUntil(lambda: not cut_labels(sheet))


def test_a_step_says_its_number_completion_and_findings_to_a_screen_reader(window: MainWindow) -> None:
    names = [row.accessibleName() for row in window.findChildren(RailRow)]
    assert "Step 5, Detailed risk, 62 percent, 4 warnings" in names


def test_every_button_has_a_name_for_screen_readers(window: MainWindow) -> None:
    buttons = [button for button in window.findChildren(QAbstractButton) if button.isVisible()]
    assert buttons
    assert all(button.accessibleName() for button in buttons)


def test_the_focus_ring_lies_outside_the_focused_button(window: MainWindow, qtbot: QtBot) -> None:
    ring = window.findChild(FocusRing)
    assert isinstance(ring, FocusRing)
    row = window.findChildren(RailRow)[1]
    row.setFocus()
    qtbot.waitUntil(ring.isVisible)
    covered = row.contentsRect().translated(row.mapTo(window, row.rect().topLeft()))
    assert ring.geometry().contains(covered)


def test_panes_are_stepped_through_and_back(window: MainWindow, qtbot: QtBot) -> None:
    start = window.focusWidget()
    window.next_pane()
    assert window.focusWidget() is not start
    window.previous_pane()
    assert window.focusWidget() is start


def test_undo_in_a_toast_takes_back_once_and_the_toast_goes(window: MainWindow) -> None:
    taken_back: list[bool] = []
    window.toast.say("5 assets placed", lambda: taken_back.append(True))
    assert window.toast.isVisible()
    next(button for button in window.toast.findChildren(QAbstractButton)).click()
    assert taken_back == [True]
    assert not window.toast.isVisible()


def test_trouble_is_told_in_the_page_with_its_remedy(window: MainWindow) -> None:
    window.tell(UserError("plant.xlsx is locked.", "Close it in Excel."))
    shown = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    assert "plant.xlsx is locked." in shown
    assert "Close it in Excel." in shown


def test_changing_the_theme_changes_what_is_painted(window: MainWindow) -> None:
    pictures = set()
    for name in window.theme.tokens.colours:
        window.use_theme(name)
        pictures.add(window.grab().toImage().pixelColor(5, window.height() - 5).name())
    assert pictures == {"#e9edee", "#14191b", "#ffffff"}


def test_twenty_thousand_repaints_do_not_abort(theme: Theme, qtbot: QtBot) -> None:
    """PySide6 6.12.0 on Python 3.11 stopped after some thousand calls that return nothing."""
    row = RailRow(theme, Place("step5", "Detailed risk", "", 5))
    qtbot.addWidget(row)
    row.show()
    for _round in range(20_000):
        row.repaint()
    assert row.isVisible()
