"""Ways that a person goes by keyboard alone, from where the keyboard is to what is wanted."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.commands.assets import add_assets
from app.commands.functions import add_functions
from app.commands.scenarios import add_scenarios
from app.model.entities import Asset, Conduit, EssentialFunction, FunctionAsset, Scenario, Zone
from app.store.project import Project
from app.ui.desk import Desk
from app.ui.pages.zcr1_system import SCOPE, SystemPage
from app.ui.table.text_area import TextArea
from app.ui.widgets.buttons import Button

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def here(desk: Desk) -> QWidget:
    """What has the keyboard."""
    found = desk.window.focusWidget()
    assert found is not None
    return found


def press(desk: Desk, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys one after another, each where the keyboard is then."""
    for key in keys:
        QTest.keyClick(here(desk), key, held)


def do(desk: Desk, *actions: str) -> None:
    for action in actions:
        desk.window.actions_by_id[action].trigger()


def test_from_a_function_the_assets_that_it_rests_on_are_chosen_and_the_way_leads_back(
    desk: Desk, works: Project, page: SystemPage
) -> None:
    add_functions(works, EssentialFunction(name="Disinfection"))
    do(desk, "previous_tab")
    assert page.place == [maker.title for maker in page._makers].index(SCOPE)
    name = here(desk)
    assert isinstance(name, TextArea)
    assert name.textCursor().selectedText() == name.toPlainText() != ""
    do(desk, "next_pane", "next_pane")
    table = here(desk)
    press(desk, Key.Key_Down)
    do(desk, "next_pane")
    code = here(desk)
    assert isinstance(code, QLineEdit)
    assert code.selectedText() == code.text() == "EF-01"
    do(desk, "next_pane")
    QTest.keyClicks(here(desk), "plc")
    press(desk, Key.Key_Return)
    press(desk, Key.Key_A, held=CONTROL)
    assert len(works.rows(FunctionAsset)) == 2
    press(desk, Key.Key_Escape)
    assert here(desk) is table


def test_ticked_rows_stay_ticked_while_ctrl_and_an_arrow_go_on(desk: Desk, works: Project) -> None:
    desk.window.go_to("step3")
    press(desk, Key.Key_Down, Key.Key_Space)
    press(desk, Key.Key_Down, held=CONTROL)
    press(desk, Key.Key_Space)
    do(desk, "join_zones")
    assert len(works.rows(Conduit)) == 1


def test_enter_presses_the_button_that_has_the_keyboard(desk: Desk, qtbot: QtBot) -> None:
    desk.window.go_to("step1")
    button = next(one for one in desk.window.findChildren(Button) if one.isVisible() and one.isEnabled())
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Key.Key_Return)


def test_a_scenario_goes_to_another_zone_than_that_of_the_chosen_one(desk: Desk, works: Project) -> None:
    first, second = sorted(works.rows(Zone), key=lambda zone: zone.code)
    add_scenarios(works, Scenario(zone_id=first.id, title="Set points are changed"))
    desk.window.go_to("step5")
    press(desk, Key.Key_Down)
    do(desk, "next_entry", "add_for_place")
    press(desk, Key.Key_Down, Key.Key_Return)
    assert {one.zone_id for one in works.rows(Scenario)} == {first.id, second.id}
    QTest.keyClicks(here(desk), "Doses are changed")
    press(desk, Key.Key_Return, Key.Key_5)
    added = next(one for one in works.rows(Scenario) if one.zone_id == second.id)
    assert added.title == "Doses are changed"
    assert desk.bridge is not None
    assert desk.bridge.assessment.risk(added.id).unmitigated is not None, "the digit is for the scenario just named"


def test_a_finding_is_fixed_by_its_letter(desk: Desk, works: Project) -> None:
    add_assets(works, Asset(tag="PLC-4"))
    desk.window.go_to("step1")
    do(desk, "findings")
    press(desk, Key.Key_F)
    assert len({asset.tag for asset in works.rows(Asset)}) == len(works.rows(Asset))
