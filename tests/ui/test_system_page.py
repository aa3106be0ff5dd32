"""Page 1 with a real project: what is shown, edited, pasted, imported, taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.model.entities import Asset
from app.ui.desk import Desk
from app.ui.pages.selection import SelectionPanel
from app.ui.pages.zcr1_system import SystemPage
from app.ui.table.text_area import TextArea
from app.ui.table.wrong import WrongLine
from app.ui.widgets.chips import Chip
from tests.ui.conftest import LAPTOP

REGISTER = """Tag;Name;Type;IP address;Zone
PLC-4;Dosing controller;PLC;10.20.40.11;Z-DIS
HMI-03;Dosing panel;HMI;10.20.40.21;Z-DIS
"""


def tags(page: SystemPage) -> dict[str, list[str]]:
    """Headings and tags as the table shows them."""
    arrangement = page.pane.model.arrangement
    return {group.title: [arrangement.row(key).asset.tag for key in group.keys] for group in arrangement.groups}


def choose(page: SystemPage, tag: str) -> str:
    """Select the asset of a tag, as a click on it does; its id."""
    id = next(row.asset.id for row in page.pane.model.arrangement.rows if row.asset.tag == tag)
    page.pane.view.choose(id)
    return id


def stored(desk: Desk, tag: str) -> Asset:
    """An asset as the project has it."""
    assert desk.bridge is not None
    return next(asset for asset in desk.bridge.project.rows(Asset) if asset.tag == tag)


def texts(desk: Desk) -> list[str]:
    """What can be read in the window."""
    return [label.text() for label in desk.window.findChildren(QLabel) if label.isVisible()]


def test_the_page_shows_the_assets_by_zone(page: SystemPage) -> None:
    assert tags(page) == {
        "Not in a zone": ["CAL-07"],
        "Disinfection, Z-DIS": ["PLC-4", "PLC-12"],
        "Site operations, Z-OPS": ["EWS-01"],
    }


def test_typing_into_a_cell_stores_the_value_and_undo_names_it(desk: Desk, page: SystemPage, qtbot: QtBot) -> None:
    choose(page, "PLC-4")
    view = page.pane.view
    view.setCurrentIndex(view.currentIndex().siblingAtColumn(1))
    QTest.keyClick(view, Qt.Key.Key_F2)
    editor = view.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.setText("Hypochlorite dosing")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: stored(desk, "PLC-4").name == "Hypochlorite dosing")
    assert "name of PLC-4" in desk.window.actions_by_id["undo"].toolTip()
    desk.window.actions_by_id["undo"].trigger()
    assert stored(desk, "PLC-4").name == "Dosing controller"
    desk.window.actions_by_id["redo"].trigger()
    assert stored(desk, "PLC-4").name == "Hypochlorite dosing"


def test_a_value_that_may_not_stand_stays_in_the_editor_with_the_reason_below(desk: Desk, page: SystemPage) -> None:
    choose(page, "PLC-4")
    view = page.pane.view
    QTest.keyClick(view, Qt.Key.Key_F2)
    editor = view.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.setText("far too long for a tag " * 5)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    (wrong,) = (one for one in view.findChildren(WrongLine) if one.isVisible())
    assert "at most 40" in wrong.text()
    assert editor.isVisible()
    assert editor.text().startswith("far too long")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert stored(desk, "PLC-4").name == "Dosing controller"
    assert not any(one.isVisible() for one in view.findChildren(WrongLine))


def test_choosing_another_zone_moves_the_asset_to_its_group(desk: Desk, page: SystemPage) -> None:
    id = choose(page, "EWS-01")
    column = next(column for column in page.pane.model.columns if column.key == "zone_id")
    page.pane.edit([id], column, stored(desk, "PLC-4").zone_id)
    assert tags(page)["Disinfection, Z-DIS"] == ["EWS-01", "PLC-4", "PLC-12"]
    assert page.pane.view.chosen_keys() == [id]


def test_a_pasted_block_is_one_change(desk: Desk, page: SystemPage) -> None:
    choose(page, "PLC-4")
    QGuiApplication.clipboard().setText("PLC-5\tFirst\nPLC-6\tSecond\n")
    desk.window.actions_by_id["paste"].trigger()
    assert tags(page)["Disinfection, Z-DIS"] == ["PLC-5", "PLC-6"]
    desk.window.actions_by_id["undo"].trigger()
    assert tags(page)["Disinfection, Z-DIS"] == ["PLC-4", "PLC-12"]


def test_rows_that_are_pasted_below_the_last_one_are_added_where_it_is(desk: Desk, page: SystemPage) -> None:
    choose(page, "EWS-01")
    QGuiApplication.clipboard().setText("A-9\tFirst\nB-9\tSecond\nC-9\tThird")
    desk.window.actions_by_id["paste"].trigger()
    assert tags(page)["Site operations, Z-OPS"] == ["A-9", "B-9", "C-9"]
    assert desk.bridge is not None
    assert desk.bridge.project.undo() == "Paste 3 rows"
    assert tags(page)["Site operations, Z-OPS"] == ["EWS-01"]


def test_a_paste_with_an_unknown_word_is_refused_as_a_whole_with_the_cell_named(desk: Desk, page: SystemPage) -> None:
    before = desk.bridge.project.digests().store if desk.bridge is not None else ""
    choose(page, "PLC-4")
    QGuiApplication.clipboard().setText("X-1\tFirst\tHMI\nX-2\tSecond\tPLCx")
    desk.window.actions_by_id["paste"].trigger()
    assert page.message.isVisible()
    assert any("Row 2, Kind" in text and "PLCx" in text for text in texts(desk))
    assert desk.bridge is not None
    assert desk.bridge.project.digests().store == before


def test_copied_rows_are_lines_of_cells(desk: Desk, page: SystemPage) -> None:
    choose(page, "PLC-4")
    desk.window.actions_by_id["copy"].trigger()
    assert QGuiApplication.clipboard().text().startswith("PLC-4\tDosing controller\t")


def test_a_deleted_asset_is_gone_and_undo_brings_it_back(desk: Desk, page: SystemPage) -> None:
    choose(page, "EWS-01")
    desk.window.actions_by_id["remove"].trigger()
    assert "Site operations, Z-OPS" not in tags(page)
    desk.window.actions_by_id["undo"].trigger()
    assert tags(page)["Site operations, Z-OPS"] == ["EWS-01"]


def test_a_new_asset_stands_beside_the_selected_one_with_a_free_tag(desk: Desk, page: SystemPage) -> None:
    choose(page, "PLC-4")
    desk.window.actions_by_id["add"].trigger()
    assert tags(page)["Disinfection, Z-DIS"] == ["A-01", "PLC-4", "PLC-12"]


def test_a_chip_counts_and_filters(page: SystemPage) -> None:
    chip = next(chip for chip in page.findChildren(Chip) if chip.text() == "No zone")
    assert chip.accessibleName() == "No zone, 1"
    chip.click()
    assert tags(page) == {"Not in a zone": ["CAL-07"]}
    chip.click()
    assert len(tags(page)) == 3


def test_the_inspector_edits_what_is_selected(desk: Desk, page: SystemPage, qtbot: QtBot) -> None:
    choose(page, "CAL-07")
    field = next(
        area for area in desk.window.findChildren(TextArea) if area.accessibleName() == "Name" and area.isVisible()
    )
    assert field.toPlainText() == "Portable loop calibrator"
    field.setFocus()
    field.setPlainText("Calibrator")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: stored(desk, "CAL-07").name == "Calibrator")


def test_the_inspector_edits_several_rows_at_once_as_one_change(desk: Desk, page: SystemPage, qtbot: QtBot) -> None:
    view = page.pane.view
    view.selectAll()
    column = next(column for column in page.pane.model.columns if column.key == "vendor")
    panel = page.panel()
    assert isinstance(panel, SelectionPanel)
    panel.form.entered.emit(column, "Marden")
    assert {stored(desk, tag).vendor for tag in ("PLC-4", "PLC-12", "EWS-01", "CAL-07")} == {"Marden"}
    desk.window.actions_by_id["undo"].trigger()
    assert stored(desk, "EWS-01").vendor == ""


def test_what_is_wrong_in_a_field_is_said_below_it_and_the_text_is_kept(
    desk: Desk, page: SystemPage, qtbot: QtBot
) -> None:
    choose(page, "CAL-07")
    field = next(
        line for line in desk.window.findChildren(QLineEdit) if line.accessibleName() == "Quantity" and line.isVisible()
    )
    field.setFocus()
    field.setText("many")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any("Quantity" in text and text != "Quantity" for text in texts(desk)))
    assert field.text() == "many"
    assert stored(desk, "CAL-07").quantity == 1


def test_the_inspector_says_what_is_wrong_with_the_selection(desk: Desk, page: SystemPage, qtbot: QtBot) -> None:
    choose(page, "CAL-07")
    qtbot.waitUntil(lambda: any("CAL-07" in text and text != "CAL-07" for text in texts(desk)))


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A small register: one asset that is known, one that is new."""
    path = tmp_path / "register.csv"
    path.write_text(REGISTER, encoding="utf-8")
    return path


def test_an_import_is_staged_applied_as_one_change_and_taken_back(
    desk: Desk, page: SystemPage, register: Path, qtbot: QtBot
) -> None:
    before = tags(page)
    desk.import_register(register)
    qtbot.waitUntil(lambda: "HMI-03" in tags(page).get("Disinfection, Z-DIS", []))
    assert desk.bridge is not None
    assert "HMI-03" not in [asset.tag for asset in desk.bridge.project.rows(Asset)]
    QTest.keyClick(desk.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert stored(desk, "PLC-4").addresses == "10.20.40.11"
    assert stored(desk, "HMI-03").name == "Dosing panel"
    desk.window.actions_by_id["undo"].trigger()
    assert tags(page) == before


def test_a_discarded_import_leaves_nothing(desk: Desk, page: SystemPage, register: Path, qtbot: QtBot) -> None:
    before = tags(page)
    desk.import_register(register)
    qtbot.waitUntil(lambda: "HMI-03" in tags(page).get("Disinfection, Z-DIS", []))
    next(b for b in desk.window.findChildren(QAbstractButton) if b.accessibleName() == "Discard").click()
    assert tags(page) == before
    assert desk.bridge is not None
    assert desk.bridge.project.next_undo is None or "Import" not in desk.bridge.project.next_undo.label


def test_a_file_that_is_no_register_is_refused_in_place(
    desk: Desk, page: SystemPage, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "notes.csv"
    path.write_text("just a line\n", encoding="utf-8")
    desk.import_register(path)
    qtbot.waitUntil(page.message.isVisible)
    assert any("notes.csv" in text for text in texts(desk))
    assert not desk.tasks.busy


def test_the_table_hides_columns_of_low_priority_where_there_is_no_room(desk: Desk, page: SystemPage) -> None:
    view, columns = page.pane.view, page.pane.model.columns
    wide = [column.key for place, column in enumerate(columns) if not view.isColumnHidden(place)]
    desk.window.fit(LAPTOP)
    narrow = [column.key for place, column in enumerate(columns) if not view.isColumnHidden(place)]
    assert set(narrow) < set(wide)
    grouped = {"zone_id"}  # the heading above the rows says it
    assert {column.key for column in columns if not column.priority} - grouped <= set(narrow)


def test_an_empty_project_offers_ways_to_start(desk: Desk, page: SystemPage) -> None:
    page.pane.view.selectAll()
    desk.window.actions_by_id["remove"].trigger()
    assert "List the assets" in texts(desk)


def test_going_to_a_record_shows_it_whatever_the_filter_hides(desk: Desk, page: SystemPage) -> None:
    (calibrator,) = [row.asset for row in page.pane.model.arrangement.rows if row.asset.tag == "CAL-07"]
    page.pane.filter_box.setText("PLC")
    assert desk.window.go_to_record(1, "asset", calibrator.id)
    assert [row.asset.tag for row in page.pane.rows] == ["CAL-07"]
    assert not desk.window.go_to_record(1, "asset", "gone")
