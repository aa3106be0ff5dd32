"""The table by keyboard, as a person who knows spreadsheets expects it; every act is one change."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.model.entities import Asset
from app.ui.desk import Desk
from app.ui.pages.records import RecordsTab
from app.ui.pages.zcr1_system import SystemPage
from app.ui.table.editors import LineEditor, PickEditor, ProseEditor, VectorEditor
from tests.ui.test_system_page import stored

Key, Held = Qt.Key, Qt.KeyboardModifier
SHIFT, CONTROL, ALT = Held.ShiftModifier, Held.ControlModifier, Held.AltModifier


class Sheet:
    """The assets of the page, reached by tag and column."""

    def __init__(self, desk: Desk, page: SystemPage) -> None:
        self.desk, self.page, self.view, self.model = desk, page, page.pane.view, page.pane.model

    def go(self, tag: str, column: str) -> None:
        """Make a cell the current one, as a click on it does."""
        self.view.show_column(column, True)
        key = next(key for key in self.model.arrangement.keys if self.model.arrangement.row(key).asset.tag == tag)
        place = [one.key for one in self.model.columns].index(column)
        self.view.setFocus()
        self.view.choose(key, place)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier, times: int = 1) -> None:
        for _time in range(times):
            QTest.keyClick(self.focused, key, held)

    def type(self, text: str) -> None:
        for sign in text:
            QTest.keyClicks(self.focused, sign)

    @property
    def focused(self) -> QWidget:
        editor = self.view.cells.editor
        return editor if editor is not None else QApplication.focusWidget() or self.view

    @property
    def at(self) -> tuple[str, str]:
        index = self.view.currentIndex()
        row, column = self.model.row_at(index), self.model.column_at(index)
        return (row.asset.tag if row else "", column.key if column else "")

    def do(self, action: str) -> None:
        self.desk.window.actions_by_id[action].trigger()

    def undo(self) -> str:
        assert self.desk.bridge is not None
        return self.desk.bridge.project.undo()

    def asset(self, tag: str) -> Asset:
        return stored(self.desk, tag)


@pytest.fixture
def sheet(desk: Desk, page: SystemPage) -> Sheet:
    return Sheet(desk, page)


def test_typing_replaces_enter_commits_and_goes_down(sheet: Sheet) -> None:
    sheet.go("PLC-4", "firmware")
    sheet.type("4.2")
    assert isinstance(sheet.view.cells.editor, LineEditor)
    sheet.press(Key.Key_Return)
    assert sheet.asset("PLC-4").firmware == "4.2"
    assert sheet.at == ("PLC-12", "firmware")
    assert sheet.undo() == "Set firmware of PLC-4 to 4.2"


def test_tab_commits_and_goes_to_the_next_editable_cell_and_back(sheet: Sheet) -> None:
    sheet.go("PLC-4", "vendor")
    sheet.type("Marden")
    sheet.press(Key.Key_Tab)
    assert sheet.asset("PLC-4").vendor == "Marden"
    assert sheet.at == ("PLC-4", "model")
    sheet.press(Key.Key_Backtab, SHIFT)
    assert sheet.at == ("PLC-4", "vendor")


def test_escape_restores_and_f2_goes_on_at_the_end(sheet: Sheet) -> None:
    sheet.go("PLC-4", "name")
    sheet.press(Key.Key_F2)
    sheet.type(" two")
    editor = sheet.view.cells.editor
    assert isinstance(editor, LineEditor)
    assert editor.text() == "Dosing controller two"
    sheet.press(Key.Key_Escape)
    assert sheet.asset("PLC-4").name == "Dosing controller"
    assert sheet.view.cells.editor is None


def test_a_choice_is_taken_by_its_first_letters(sheet: Sheet) -> None:
    sheet.go("EWS-01", "kind")
    sheet.type("work")
    assert isinstance(sheet.view.cells.editor, PickEditor)
    offered = sheet.view.cells.editor.completer().popup()
    assert offered is not None
    assert offered.grab().toImage().pixelColor(0, 0) == sheet.view.theme.c("border.control")  # it has a frame
    sheet.press(Key.Key_Return)
    assert sheet.asset("EWS-01").kind is not None
    assert sheet.undo() == "Set kind of EWS-01 to Workstation"


def test_a_zone_is_chosen_by_code_and_the_cell_below_comes_next_though_the_row_moves(sheet: Sheet) -> None:
    sheet.go("PLC-4", "zone_id")
    sheet.type("z-o")
    sheet.press(Key.Key_Return)
    assert sheet.undo() == "Set zone of PLC-4 to Z-OPS"
    assert sheet.at == ("PLC-12", "zone_id")


def test_a_date_is_typed_as_people_write_it_or_refused(sheet: Sheet) -> None:
    sheet.go("PLC-4", "end_of_support")
    sheet.type("31.1.2027")
    sheet.press(Key.Key_Return)
    assert str(sheet.asset("PLC-4").end_of_support) == "2027-01-31"
    sheet.go("PLC-4", "end_of_support")
    sheet.type("03/04/2027")
    sheet.press(Key.Key_Return)
    assert sheet.view.cells.is_wrong
    sheet.press(Key.Key_Escape)
    assert str(sheet.asset("PLC-4").end_of_support) == "2027-01-31"


def test_seven_levels_are_seven_keys(sheet: Sheet) -> None:
    sheet.go("PLC-4", "sl_c")
    sheet.type("3")
    assert isinstance(sheet.view.cells.editor, VectorEditor)
    sheet.type("332 1 2-")
    sheet.press(Key.Key_Return)
    assert sheet.asset("PLC-4").sl_c == "3 3 3 2 1 2 -"


def test_prose_takes_a_line_break_with_alt(sheet: Sheet) -> None:
    sheet.go("PLC-4", "notes")
    sheet.type("one")
    assert isinstance(sheet.view.cells.editor, ProseEditor)
    sheet.press(Key.Key_Return, ALT)
    sheet.type("two")
    sheet.press(Key.Key_Return)
    assert sheet.asset("PLC-4").notes == "one\ntwo"


def test_space_turns_a_flag_over_and_ticks_a_row_elsewhere(sheet: Sheet) -> None:
    sheet.go("PLC-4", "wireless")
    sheet.press(Key.Key_Space)
    assert sheet.asset("PLC-4").wireless
    sheet.go("PLC-4", "name")
    sheet.press(Key.Key_Space)
    assert sheet.view.span.rows
    assert sheet.view.head.tick == Qt.CheckState.PartiallyChecked
    sheet.press(Key.Key_Space)
    assert sheet.view.chosen_keys() == []


def test_a_rectangle_is_copied_pasted_and_cleared(sheet: Sheet) -> None:
    sheet.go("PLC-4", "name")
    sheet.press(Key.Key_Down, SHIFT)
    sheet.press(Key.Key_Right, SHIFT)
    assert "2 × 2 cells" in sheet.page.sentence()
    sheet.do("copy")
    assert QGuiApplication.clipboard().text() == "Dosing controller\tController\r\nContact tank controller\tController"
    sheet.do("remove")
    assert sheet.asset("PLC-4").name == ""
    assert sheet.asset("PLC-12").kind is None
    sheet.do("paste")
    assert sheet.asset("PLC-12").name == "Contact tank controller"
    assert sheet.undo() == "Paste 4 cells"
    assert sheet.undo() == "Clear 4 cells of PLC-4 and PLC-12"
    assert sheet.asset("PLC-4").name == "Dosing controller"


def test_one_value_fills_the_chosen_cells_by_paste_by_ctrl_enter_and_by_fill_down(sheet: Sheet) -> None:
    sheet.go("PLC-4", "vendor")
    sheet.press(Key.Key_Down, SHIFT)
    QGuiApplication.clipboard().setText("Marden")
    sheet.do("paste")
    assert [sheet.asset(tag).vendor for tag in ("PLC-4", "PLC-12")] == ["Marden", "Marden"]
    sheet.type("Kolben")
    sheet.press(Key.Key_Return, CONTROL)
    assert [sheet.asset(tag).vendor for tag in ("PLC-4", "PLC-12")] == ["Kolben", "Kolben"]
    assert sheet.undo() == "Set vendor of PLC-4 and PLC-12 to Kolben"
    sheet.go("PLC-4", "name")
    sheet.press(Key.Key_Down, SHIFT)
    sheet.do("fill_down")
    assert sheet.asset("PLC-12").name == "Dosing controller"
    assert sheet.undo() == "Fill name down 1 row"


def test_what_follows_from_other_values_is_neither_pasted_nor_cleared(sheet: Sheet) -> None:
    sheet.go("PLC-4", "rated")
    QGuiApplication.clipboard().setText("EF-01")
    sheet.do("paste")
    assert sheet.page.message.isVisible()
    sheet.page.message.hide()
    sheet.do("remove")
    assert sheet.page.message.isVisible()


def test_letters_in_a_read_only_cell_command_nothing_and_the_status_row_says_why(sheet: Sheet) -> None:
    sheet.go("PLC-4", "rated")
    before = len(sheet.model.arrangement)
    sheet.type("n1m")
    assert len(sheet.model.arrangement) == before
    assert sheet.view.cells.editor is None
    said = "“Functions and groups” is not typed here: it follows from other entries."
    assert sheet.page.sentence().startswith(said)
    sheet.press(Key.Key_Left)
    assert "not typed" not in sheet.page.sentence()


@pytest.mark.parametrize("column", ["rated", "name"])
def test_a_question_mark_shows_the_keys_from_any_cell_but_is_typed_into_text(sheet: Sheet, column: str) -> None:
    sheet.go("PLC-4", column)
    sheet.type("?")
    assert sheet.desk.window.guide.key_sheet.isVisible()
    assert sheet.view.cells.editor is None
    sheet.desk.window.guide.dismiss()
    sheet.go("PLC-4", "name")
    sheet.press(Key.Key_F2)
    sheet.type("?")
    sheet.press(Key.Key_Return)
    assert sheet.asset("PLC-4").name == "Dosing controller?"


def test_ticked_rows_are_deleted_and_the_status_row_says_which_delete_is_meant(sheet: Sheet) -> None:
    sheet.go("EWS-01", "name")
    assert ("Del", "clear cells") in sheet.page.keys
    sheet.press(Key.Key_Space)
    assert ("Del", "delete rows") in sheet.page.keys
    sheet.do("remove")
    assert sheet.undo() == "Delete EWS-01"


def test_up_from_the_first_row_leads_into_the_heading_and_down_back(sheet: Sheet) -> None:
    sheet.go("CAL-07", "name")
    sheet.press(Key.Key_Up, times=2)
    assert sheet.view.head.hasFocus()
    sheet.press(Key.Key_Down)
    assert sheet.view.hasFocus()


def test_a_click_on_the_heading_ticks_every_row_and_sorts_by_a_column(sheet: Sheet) -> None:
    head = sheet.view.head

    def click(section: int) -> None:
        at = QPoint(head.sectionViewportPosition(section) + head.sectionSize(section) // 2, head.height() // 2)
        QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=at)

    click(sheet.model.tick)
    assert len(sheet.view.chosen_keys()) == 4
    assert head.tick == Qt.CheckState.Checked
    click(sheet.model.tick)
    assert sheet.view.chosen_keys() == []
    click([one.key for one in sheet.model.columns].index("name"))
    assert dict(sheet.view.look.sort) == {"name": False}


def test_the_filter_knows_columns_and_escape_clears_it(sheet: Sheet, qtbot: QtBot) -> None:
    box = sheet.page.pane.filter_box
    sheet.do("find")
    QTest.keyClicks(box, "name:dosing")
    assert sheet.model.arrangement.shown == 1
    assert "1 shown" in sheet.page.sentence()
    QTest.keyClick(box, Key.Key_Escape)
    assert sheet.model.arrangement.shown == 4
    QTest.keyClick(box, Key.Key_Escape)
    assert sheet.view.hasFocus()


def test_data_flows_and_access_points_are_tables_too(sheet: Sheet) -> None:
    sheet.page.tabs.setCurrentIndex(3)
    sheet.do("add")
    shown = sheet.page.shown
    assert isinstance(shown, RecordsTab)
    editor = shown.pane.view.cells.editor
    assert isinstance(editor, LineEditor)
    assert sheet.page.sentence() == "1 access point, 1 selected: ACC-01"
