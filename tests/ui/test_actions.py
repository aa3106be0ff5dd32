"""The declared actions, and the window that offers them."""

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.ui.action import Menu, Owner
from app.ui.actions import ACTIONS
from app.ui.shell.menus import MenuBar, fill
from app.ui.shell.window import MainWindow
from app.ui.widgets.buttons import Button


def test_every_action_has_a_text_a_tip_and_a_shortcut_of_its_own() -> None:
    assert all(action.text and action.tip and action.shortcut for action in ACTIONS)
    assert not [keys for keys, times in Counter(keys for one in ACTIONS for keys in one.keys).items() if times > 1]
    assert not [id for id, times in Counter(action.id for action in ACTIONS).items() if times > 1]


def test_every_shortcut_is_a_key_that_qt_knows(window: MainWindow) -> None:
    assert all(QKeySequence(keys).count() == 1 for action in ACTIONS for keys in action.keys)
    assert all(not window.actions_by_id[action.id].shortcut().isEmpty() for action in ACTIONS)


def test_no_two_entries_of_a_menu_answer_to_the_same_letter() -> None:
    for menu in Menu:
        letters = [action.text[action.text.index("&") + 1].lower() for action in ACTIONS if action.menu is menu]
        assert len(set(letters)) == len(letters), menu


def test_the_window_can_do_every_action_that_it_owns(window: MainWindow) -> None:
    doers = {Owner.WINDOW: window, Owner.GUIDE: window.guide}
    own = [action for action in ACTIONS if action.owner in doers]
    assert not [one.handler for one in own if not callable(getattr(doers[one.owner], one.handler, None))]


def test_every_action_is_reached_through_the_menu_bar(window: MainWindow) -> None:
    shown = {action for menu in window.findChildren(QMenu) for action in menu.actions()}
    assert set(window.actions_by_id.values()) <= shown


def test_an_action_of_the_project_is_passed_on_by_its_handler(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.asked) as asked:
        window.actions_by_id["undo"].trigger()
    assert asked.args == ["undo"]


def test_what_a_page_cannot_do_is_not_offered(window: MainWindow) -> None:
    page_actions = [window.actions_by_id[action.id] for action in ACTIONS if action.owner is Owner.PAGE]
    assert page_actions
    assert not any(action.isEnabled() for action in page_actions)


def test_undo_names_what_it_takes_back_and_redo_is_off_when_there_is_nothing(window: MainWindow) -> None:
    assert "Move PLC-04" in window.actions_by_id["undo"].toolTip()
    assert not window.actions_by_id["redo"].isEnabled()


def test_alt_unfolds_the_menu_bar_and_escape_folds_it(window: MainWindow, qtbot: QtBot) -> None:
    bar = window.findChild(MenuBar)
    assert isinstance(bar, MenuBar)
    assert bar.height() == 0
    QTest.keyClick(window, Qt.Key.Key_Alt)
    qtbot.waitUntil(lambda: bar.height() > 0)
    QTest.keyClick(bar, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bar.height() == 0)


def test_a_menu_draws_a_line_only_between_entries(window: MainWindow) -> None:
    menu = fill(QMenu(window), iter(ACTIONS), window.actions_by_id)
    assert not menu.actions()[0].isSeparator()


def test_a_button_goes_without_a_trace_though_its_action_stays(window: MainWindow, qtbot: QtBot) -> None:
    action = window.actions_by_id["add"]
    button = Button(window.theme, "Add").follow(action)
    with qtbot.waitSignal(button.destroyed):
        button.deleteLater()
    action.setEnabled(not action.isEnabled())
    action.setEnabled(not action.isEnabled())


KEYS = {
    "new": "Ctrl+N",
    "welcome": "Alt+Home",
    "close_project": "Ctrl+W",
    "changes": "Ctrl+H",
    "open": "Ctrl+O",
    "sample": "Ctrl+Shift+O",
    "import_assets": "Ctrl+I",
    "export": "Ctrl+E",
    "publish": "Ctrl+S",
    "save_copy": "Ctrl+Shift+S",
    "saved_state": "Ctrl+Alt+S",
    "backups": "Ctrl+B",
    "quit": "Ctrl+Q",
    "undo": "Ctrl+Z",
    "redo": "Ctrl+Y",
    "cut": "Ctrl+X",
    "copy": "Ctrl+C",
    "paste": "Ctrl+V",
    "fill_down": "Ctrl+D",
    "select_all": "Ctrl+A",
    "add": "Ins",
    "remove": "Del",
    "remove_rows": "Ctrl+Del",
    "next_entry": "J",
    "previous_entry": "K",
    "rate_next": "Ctrl+Shift+R",
    "add_measure": "M",
    "find": "Ctrl+F",
    "add_for_place": "Ctrl+Shift+N",
    "propose_zones": "Ctrl+Shift+P",
    "why_sl_t": "Ctrl+Shift+T",
    "accept_proposed": "Ctrl+Return",
    "move_to_zone": "Ctrl+M",
    "merge_zones": "Ctrl+Shift+M",
    "join_zones": "Ctrl+J",
    "draft_specification": "Ctrl+Shift+D",
    "take_drafted": "Ctrl+Shift+U",
    "freeze": "Ctrl+Shift+F",
    "inspector": "F4",
    "next_pane": "F6",
    "previous_pane": "Shift+F6",
    "next_tab": "Ctrl+PgDown",
    "previous_tab": "Ctrl+PgUp",
    "full_screen": "F11",
    "light": "Ctrl+Alt+L",
    "dark": "Ctrl+Alt+D",
    "projector": "Ctrl+Alt+P",
    "larger": "Ctrl++",
    "smaller": "Ctrl+-",
    "letters": "Ctrl+Alt+K",
    "compact": "Ctrl+Alt+1",
    "normal": "Ctrl+Alt+2",
    "large": "Ctrl+Alt+3",
    "room": "Ctrl+Alt+4",
    "palette": "Ctrl+K",
    "findings": "Ctrl+F8",
    "next_finding": "F8",
    "previous_finding": "Shift+F8",
    "overview": "Ctrl+0",
    "method": "Ctrl+Alt+M",
    "settings": "Ctrl+,",
    "step1": "Ctrl+1",
    "step2": "Ctrl+2",
    "step3": "Ctrl+3",
    "step4": "Ctrl+4",
    "step5": "Ctrl+5",
    "step6": "Ctrl+6",
    "step7": "Ctrl+7",
    "keys": "?",
    "add_group": "Shift+N",
    "attach": "Ctrl+Shift+A",
    "flow_matrix": "Ctrl+T",
}
"""What a person can do, and with which keys: consultants learn them once, so none changes or goes unnoticed."""


def test_every_action_has_the_keys_that_people_have_learnt() -> None:
    assert {action.id: action.shortcut for action in ACTIONS} == KEYS
