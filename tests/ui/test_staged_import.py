"""An import is decided in the table: what is staged, left out, chosen, asked; and one change takes it over."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.exchange.inventory.plan import Policy
from app.model.entities import Asset
from app.ui.desk import Desk
from app.ui.pages.import_task import ImportTask
from app.ui.pages.zcr1_system import SystemPage
from app.ui.table.editors import PickEditor
from app.ui.table.staged import Sign
from app.ui.widgets.buttons import Button
from app.ui.widgets.folding import Folding
from tests.ui.test_system_page import stored

REGISTER = """Tag;Name;Type;Firmware;Zone
PLC-4;Dosing controller;PLC;4.2;Z-DIS
HMI-03;Dosing panel;HMI;7.4;Z-DIS
;Portable loop calibrator;;1.0;
"""


@pytest.fixture
def task(desk: Desk, page: SystemPage, tmp_path: Path, qtbot: QtBot) -> ImportTask:
    """A register with a changed, a new and a doubtful row, staged; PLC-4 has another firmware here."""
    column = next(column for column in page.pane.model.columns if column.key == "firmware")
    page.pane.edit([stored(desk, "PLC-4").id], column, "4.1")
    path = tmp_path / "register.csv"
    path.write_text(REGISTER, encoding="utf-8")
    desk.import_register(path)
    qtbot.waitUntil(lambda: bool(page.pane.model.staged))
    assert page.assets.task is not None
    return page.assets.task


def signs(page: SystemPage) -> dict[str, Sign]:
    """What is staged, by tag, or by name where there is no tag."""
    return {one.row.asset.tag or one.row.asset.name: one.sign for one in page.pane.model.staged.values()}


def spoken(page: SystemPage, tag: str, column: str) -> str:
    """A cell as it is read aloud."""
    model = page.pane.model
    key = next(key for key, one in model.staged.items() if one.row.asset.tag == tag)
    place = [one.key for one in model.columns].index(column)
    return str(model.data(model.index_of(key, place), Qt.ItemDataRole.AccessibleTextRole))


def go(page: SystemPage, tag: str, column: str) -> None:
    """Make a staged cell the current one."""
    model = page.pane.model
    key = next(key for key, one in model.staged.items() if tag in (one.row.asset.tag, one.row.asset.name))
    page.pane.view.setFocus()
    page.pane.view.choose(key, [one.key for one in model.columns].index(column))


def test_staged_rows_say_what_would_happen_to_them(page: SystemPage, task: ImportTask) -> None:
    assert signs(page) == {
        "PLC-4": Sign.CHANGED,
        "HMI-03": Sign.NEW,
        "Portable loop calibrator": Sign.ASKS,
    }
    assert spoken(page, "PLC-4", "firmware") == "Firmware: 4.2, staged change from 4.1"
    assert spoken(page, "HMI-03", "name") == "Name: Dosing panel, staged new row"


def test_space_leaves_a_row_out_and_takes_it_again(
    desk: Desk, page: SystemPage, task: ImportTask, qtbot: QtBot
) -> None:
    go(page, "HMI-03", "name")
    QTest.keyClick(page.pane.view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: signs(page).get("HMI-03") is Sign.OUT)
    QTest.keyClick(page.pane.view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: signs(page).get("HMI-03") is Sign.NEW)
    QTest.keyClick(page.pane.view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: signs(page).get("HMI-03") is Sign.OUT)
    QTest.keyClick(desk.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.bridge is not None
    assert "HMI-03" not in [asset.tag for asset in desk.bridge.project.rows(Asset)]
    assert stored(desk, "PLC-4").firmware == "4.2"


@pytest.mark.parametrize(("down", "firmware"), [(1, "4.1"), (2, "4.2")])
def test_a_conflict_shows_both_values_and_is_decided_by_keyboard(
    desk: Desk, page: SystemPage, task: ImportTask, qtbot: QtBot, down: int, firmware: str
) -> None:
    task._course.choose_policy(Policy.ASK_EACH)
    qtbot.waitUntil(lambda: signs(page).get("PLC-4") is Sign.ASKS)
    assert "4.1 here, 4.2 in the file" in spoken(page, "PLC-4", "firmware")
    go(page, "PLC-4", "firmware")
    QTest.keyClick(page.pane.view, Qt.Key.Key_Return)
    editor = page.pane.view.cells.editor
    assert isinstance(editor, PickEditor)
    popup = editor.completer().popup()
    assert popup is not None
    for _press in range(down):
        QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: signs(page).get("PLC-4") is not Sign.ASKS)
    task.panel.applied.emit()
    assert stored(desk, "PLC-4").firmware == firmware


def test_a_doubtful_row_is_answered_in_the_table(desk: Desk, page: SystemPage, task: ImportTask, qtbot: QtBot) -> None:
    go(page, "Portable loop calibrator", "name")
    assert page.pane.view.edit_here("CAL")
    assert page.pane.view.cells.editor is not None
    QTest.keyClick(page.pane.view.cells.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: Sign.ASKS not in signs(page).values())
    assert signs(page)["CAL-07"] is Sign.CHANGED
    task.panel.applied.emit()
    assert stored(desk, "CAL-07").firmware == "1.0"


def test_nothing_else_can_be_edited_while_rows_are_staged(page: SystemPage, task: ImportTask) -> None:
    go(page, "HMI-03", "name")
    assert not page.pane.view.edit_here("x")
    assert not any(page.can(handler) for handler in ("paste", "cut", "fill_down", "delete_selected", "add_entry"))


def test_what_comes_besides_assets_is_announced_and_escape_closes_the_panel(
    desk: Desk, page: SystemPage, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "colours.csv"

    def read(colour: str) -> tuple[str, str]:
        """What the panel says of a register of one known asset and one new zone: all that can be read, the button."""
        path.write_text(f"Tag;Name;Zone;Colour\nPLC-4;Dosing controller;Z-NEW;{colour}\n", encoding="utf-8")
        desk.import_register(path)
        assert page.assets.task is not None
        panel = page.assets.task.panel
        qtbot.waitUntil(lambda: any(one.isVisible() for one in panel.findChildren(Folding)))
        said = [one.text() for one in page.assets.task.panel.findChildren(QLabel) if one.isVisible()]
        buttons = [
            one for one in page.assets.task.panel.findChildren(Button) if one.text().startswith(("Apply", "Keep"))
        ]
        return "\n".join(said), buttons[0].text()

    said, button = read("blue")
    assert "Besides the assets: 1 new zone, " in said
    assert said.count("Colour") == 1
    assert button == "Apply 1 change"
    assert page.assets.task is not None
    page.assets.task.panel.applied.emit()
    said, button = read("green")
    assert "Besides the assets: 1 observation." in said
    assert button == "Keep 1 observation"
    QTest.keyClick(page.assets.task.panel, Qt.Key.Key_Escape)
    assert page.assets.task is None
