"""What leads through the window: key sheet, panes, sizes, the inspector over the page, the rail."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QSplitter
from pytestqt.qtbot import QtBot

from app.settings import load_settings, save_settings
from app.ui.action import plain
from app.ui.actions import ACTIONS
from app.ui.desk import Desk
from app.ui.pages.zcr1_system import SystemPage
from app.ui.shell.inspector import Inspector, Panel
from app.ui.shell.keys import sections
from app.ui.shell.overlay import Overlay
from app.ui.shell.rail import Place, Rail, RailRow
from app.ui.shell.window import MainWindow
from app.ui.theme import Theme
from app.ui.widgets.labels import KeyHints
from tests.ui.conftest import FULL, LAPTOP


def test_the_key_sheet_lists_every_key_of_every_action(window: MainWindow) -> None:
    listed = {keys for _title, lines in sections() for shortcuts, _words in lines for keys in shortcuts}
    assert {keys for action in ACTIONS for keys in action.keys} <= listed
    window.guide.show_keys()
    sheet = window.guide.key_sheet
    hints = [one for one in sheet.findChildren(KeyHints) if not one.visibleRegion().isNull()]
    assert len(hints) == sum(len(lines) for _title, lines in sections())
    words = {label.text() for label in sheet.findChildren(QLabel)}
    assert {plain(action.text) for action in ACTIONS if action.handler == "go_to"} <= words


def test_the_key_sheet_closes_by_its_own_key_and_by_escape(window: MainWindow) -> None:
    sheet = window.guide.key_sheet
    for key, text in ((Qt.Key.Key_Question, "?"), (Qt.Key.Key_Escape, "")):
        window.actions_by_id["keys"].trigger()
        assert sheet.isVisible()
        QApplication.sendEvent(
            sheet.first_target(), QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
        )
        assert not sheet.isVisible()


@pytest.mark.parametrize("raised", ["palette", "key_sheet"])
def test_a_plain_key_does_nothing_to_the_page_under_what_is_raised(desk: Desk, page: SystemPage, raised: str) -> None:
    overlay = getattr(desk.window.guide, raised)
    assert isinstance(overlay, Overlay)
    before = len(page.pane.model.arrangement)
    page.pane.view.choose(next(iter(page.pane.model.arrangement.keys)))
    overlay.open()
    for key in (Qt.Key.Key_N, Qt.Key.Key_Delete):
        QTest.keyClick(overlay.first_target(), key)
    assert overlay.isVisible()
    assert len(page.pane.model.arrangement) == before


def test_only_one_thing_is_raised_at_a_time(window: MainWindow) -> None:
    window.guide.find_anything()
    window.guide.show_keys()
    assert window.guide.palette.isHidden()
    window.guide.find_anything()
    assert window.guide.key_sheet.isHidden()


def test_tab_stays_within_what_is_raised(window: MainWindow) -> None:
    window.guide.show_keys()
    sheet = window.guide.key_sheet
    for _press in range(5):
        QTest.keyClick(window.focusWidget() or sheet, Qt.Key.Key_Tab)
        assert sheet.isAncestorOf(window.focusWidget())


def test_a_theme_switch_keeps_selection_scroll_and_keyboard(desk: Desk, page: SystemPage) -> None:
    view = page.pane.view
    view.choose(list(page.pane.model.arrangement.keys)[1])
    view.setFocus()
    before = view.chosen_keys(), view.verticalScrollBar().value(), desk.window.focusWidget()
    for name in ("dark", "projector", "light"):
        desk.window.use_theme(name)
        assert (view.chosen_keys(), view.verticalScrollBar().value(), desk.window.focusWidget()) == before


def test_the_projector_gives_back_the_size_that_was_chosen_before(window: MainWindow) -> None:
    window.use_size("large")
    window.use_theme("projector")
    assert window.theme.wish == 1.5
    window.use_theme("dark")
    assert window.theme.wish == 1.25


def test_sizes_are_stepped_through_and_the_one_in_use_is_marked(window: MainWindow) -> None:
    marked = []
    window.use_size("compact")
    for _press in range(5):
        marked.append([id for id in ("compact", "normal", "large", "room") if window.actions_by_id[id].isChecked()])
        window.larger()
    assert marked == [["compact"], ["normal"], ["large"], ["room"], ["room"]]


def test_theme_and_size_are_there_again_at_the_next_start(theme: Theme) -> None:
    save_settings(replace(load_settings(), theme="dark", scale=1.25))
    kept = load_settings()
    theme.prefer(kept.theme, kept.scale, FULL)
    assert (theme.name, theme.scale) == ("dark", 1.25)
    theme.prefer("sepia", 7.0, FULL)
    assert (theme.name, theme.scale) == ("dark", 1.25)
    theme.prefer("dark", 1.5, LAPTOP)
    assert theme.wish == 1.5
    assert theme.scale < 1.25


def test_on_a_narrow_window_the_inspector_lies_over_the_page_until_it_is_asked_for(
    desk: Desk, page: SystemPage
) -> None:
    desk.window.fit(QSize(1240, 700))
    page.pane.view.choose(next(iter(page.pane.model.arrangement.keys)))
    panel, wide = page.panel(), page.width()
    assert panel is not None
    assert not panel.isVisible()
    desk.window.actions_by_id["inspector"].trigger()
    assert panel.isVisible()
    assert page.width() == wide
    desk.window.actions_by_id["inspector"].trigger()
    assert not panel.isVisible()


def test_f6_goes_through_the_parts_in_their_order_and_round(desk: Desk, page: SystemPage) -> None:
    desk.window.guide.toggle_findings()
    desk.window.actions_by_id["next_pane"].trigger()
    seen = []
    for _press in range(12):
        here = desk.window.focusWidget()
        seen.append(here)
        desk.window.actions_by_id["next_pane"].trigger()
        if desk.window.focusWidget() is seen[0]:
            break
    assert seen[0] is desk.window._top.search
    assert isinstance(seen[1], RailRow)
    assert page.isAncestorOf(seen[2])
    assert page.strip.isAncestorOf(seen[3])
    assert page.pane.view in seen
    assert seen[-1] is desk.window.guide.drawer.list


def test_a_toast_stays_off_the_drawer(desk: Desk) -> None:
    desk.window.guide.toggle_findings()
    drawer = desk.window.guide.drawer
    desk.window.toast.say("5 assets placed", lambda: None)
    toast = desk.window.toast
    bottom = toast.mapTo(desk.window, toast.rect().bottomLeft()).y()
    assert bottom < drawer.mapTo(desk.window, drawer.rect().topLeft()).y()


def test_entries_without_a_number_stand_in_groups_and_some_at_the_end(theme: Theme, qtbot: QtBot) -> None:
    places = (
        Place("step1", "System", "Assessment", 1),
        Place("settings", "Settings", "", icon="ph.gear", at_end=True),
        Place("log", "Audit trail", "Records", icon="ph.clock-counter-clockwise"),
    )
    rail = Rail(theme, places)
    qtbot.addWidget(rail)
    rail.resize(228, 600)
    rail.show()
    rows = sorted(rail.findChildren(RailRow), key=lambda row: row.y())
    assert [row.place.id for row in rows] == ["step1", "log", "settings"]
    assert rows[2].geometry().bottom() > 560
    assert [one.text() for one in rail.findChildren(QLabel)] == ["Assessment", "Records"]
    with qtbot.waitSignal(rail.chosen) as chosen:
        rows[1].click()
    assert chosen.args == ["log"]


def test_building_a_window_shows_nothing_beside_it(theme: Theme, qtbot: QtBot) -> None:
    before = {widget for widget in QApplication.topLevelWidgets() if widget.isVisible()}
    rail = Rail(theme, [Place("step1", "System", "Assessment", 1), Place("about", "About", icon="ph.info")])
    qtbot.addWidget(rail)
    assert {widget for widget in QApplication.topLevelWidgets() if widget.isVisible()} <= before
    heading = next(one for one in rail.findChildren(QLabel) if one.text())
    assert heading.contentsMargins().left() == theme.px(18)


def test_the_key_sheet_has_a_key_that_no_cell_and_no_field_takes(window: MainWindow) -> None:
    shortcuts = [keys.toString() for keys in window.actions_by_id["keys"].shortcuts()]
    assert shortcuts == ["?", "F1"]


@pytest.fixture
def narrow(desk: Desk, page: SystemPage, qtbot: QtBot) -> Desk:
    """A window in which the inspector lies over the page, with an asset selected."""
    desk.window.fit(QSize(1240, 760))
    page.pane.view.choose(next(iter(page.pane.model.arrangement.keys)))
    qtbot.waitUntil(lambda: not over(desk).isVisible())
    return desk


def over(desk: Desk) -> Inspector:
    """The inspector as it lies over the page."""
    return next(one for one in desk.window.findChildren(Inspector) if not isinstance(one.parentWidget(), QSplitter))


def test_an_inspector_over_the_page_goes_with_what_it_was_shown_for(narrow: Desk, qtbot: QtBot) -> None:
    panel = Panel(narrow.theme, "Saved state", closable=True)
    narrow.window.show_guest(panel)
    qtbot.waitUntil(over(narrow).isVisible)
    panel.closed.emit()
    assert not over(narrow).isVisible()
    narrow.window.toggle_inspector()
    assert over(narrow).isVisible(), "what a person asks for stays"
    narrow.window.go_to("step1").stirred.emit()
    assert over(narrow).isVisible()


def test_the_inspector_over_the_page_leaves_the_drawer_its_width(narrow: Desk, qtbot: QtBot) -> None:
    narrow.window.toggle_inspector()
    narrow.window.actions_by_id["findings"].trigger()
    drawer = narrow.window.guide.drawer

    def lies_above() -> bool:
        bottom = over(narrow).mapTo(narrow.window, over(narrow).rect().bottomLeft()).y()
        return bottom <= drawer.mapTo(narrow.window, drawer.rect().topLeft()).y()

    qtbot.waitUntil(lies_above)


def test_a_page_that_stands_under_another_marks_the_row_of_that_one(theme: Theme, qtbot: QtBot) -> None:
    places = [Place("settings", "Settings", icon="ph.gear"), Place("method", "Risk criteria", under="settings")]
    rail = Rail(theme, [Place("step1", "System", "Assessment", 1), *places])
    qtbot.addWidget(rail)
    rail.choose("step1")
    rail.choose("method")
    assert [row.place.id for row in rail.findChildren(RailRow) if row.isChecked()] == ["settings"]
    assert len(rail.findChildren(RailRow)) == 2
