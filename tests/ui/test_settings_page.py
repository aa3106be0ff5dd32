"""Settings: what is chosen applies at once, and what is said of the project is an undoable change."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from app.model.entities import Baseline
from app.model.entities import Project as ProjectRow
from app.queries.audit import read_latest
from app.settings import load_settings
from app.ui.desk import Desk
from app.ui.pages.settings_page import SettingsPage
from app.ui.pages.zcr5_detailed import DetailedRiskPage


@pytest.fixture
def page(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SettingsPage:
    """The settings, with a folder of this user that belongs to the test."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    desk.window.actions_by_id["settings"].trigger()
    shown = desk.window.page
    assert isinstance(shown, SettingsPage)
    return shown


def typed(page: SettingsPage, name: str, text: str) -> QLineEdit:
    """A field after a person typed into it and pressed Enter."""
    line = (page.author if name == "author" else page.fields[name]).findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)
    return line


def row_of(desk: Desk) -> ProjectRow:
    """What the project says of itself."""
    assert desk.bridge is not None
    return desk.bridge.project.rows(ProjectRow)[0]


def shown_rows(page: SettingsPage) -> list[str]:
    """The names of the settings that are shown."""
    rows = (row for group in page.groups for row in group.rows if row.isVisible())
    return [label.text() for row in rows if (label := row.findChild(QLabel)) is not None]


def test_a_fact_of_the_project_is_one_named_undo(desk: Desk, page: SettingsPage) -> None:
    typed(page, "site", "Kestrel Reach")
    typed(page, "classification", "Confidential")
    assert (row_of(desk).site, row_of(desk).classification) == ("Kestrel Reach", "Confidential")
    assert "Describe the project" in desk.window.actions_by_id["undo"].toolTip()
    desk.window.actions_by_id["undo"].trigger()
    assert (row_of(desk).site, row_of(desk).classification) == ("Kestrel Reach", "")
    assert page.fields["classification"].text == ""


def test_the_name_of_the_project_is_in_the_title_at_once(desk: Desk, page: SettingsPage) -> None:
    typed(page, "name", "Hallow Brook")
    assert desk.window.windowTitle() == "Hallow Brook"


def test_the_draft_gets_another_label_but_never_that_of_a_frozen_revision(desk: Desk, page: SettingsPage) -> None:
    assert desk.bridge is not None
    typed(page, "revision", "P02")
    assert row_of(desk).revision == "P02"
    assert "Name the revision P02" in desk.window.actions_by_id["undo"].toolTip()
    with desk.bridge.project.change("Freeze", final=True) as work:
        work.add(Baseline(revision="P01"))
    typed(page, "revision", "P01")
    assert row_of(desk).revision == "P02"
    assert "P01 is frozen already" in page.message.findChildren(QLabel)[0].text()
    assert page.fields["revision"].text == "P02"


def test_a_date_that_is_none_stays_in_the_field_with_the_reason(desk: Desk, page: SettingsPage) -> None:
    line = typed(page, "review_date", "soon")
    assert line.text() == "soon"
    assert line.property("invalid")
    assert row_of(desk).review_date is None


def test_changes_carry_the_new_name_and_it_is_remembered(desk: Desk, page: SettingsPage) -> None:
    assert desk.bridge is not None
    typed(page, "author", "J. Thiel")
    assert desk.bridge.project.author == desk.author == "J. Thiel"
    assert load_settings().author == "J. Thiel"
    typed(page, "site", "Kestrel Reach")
    (newest,) = read_latest(desk.bridge.project, 1)
    assert (newest.author, newest.label) == ("J. Thiel", "Describe the project")


def test_theme_and_size_apply_at_once_and_show_what_is_on(desk: Desk, page: SettingsPage) -> None:
    buttons = {button.text(): button for button in page.groups[0].findChildren(QAbstractButton)}
    buttons["Dark"].click()
    assert desk.theme.name == "dark"
    desk.window.actions_by_id["light"].trigger()
    assert buttons["Light"].isChecked()


def test_single_letters_are_switched_off_as_commands_and_on_again(desk: Desk, page: SettingsPage) -> None:
    choices = {button.text(): button for button in page.groups[0].findChildren(QAbstractButton)}
    off, on = choices["Off"], choices["On"]
    action = desk.window.actions_by_id
    assert on.isChecked()
    off.click()
    assert not any(action[id].shortcuts() for id in ("next_entry", "previous_entry", "add_measure"))
    assert [keys.toString() for keys in action["add"].shortcuts()] == ["Ins"]
    assert [keys.toString() for keys in action["rate_next"].shortcuts()] == ["Ctrl+Shift+R"]
    sheet = desk.window.go_to("step5")
    assert isinstance(sheet, DetailedRiskPage)
    assert not {keys for keys, _words in sheet.worksheet.keys} & {"J", "K", "M", "1"}
    action["letters"].trigger()
    assert [keys.toString() for keys in action["add"].shortcuts()] == ["Ins", "N"]
    assert on.isChecked()


def test_the_search_narrows_the_list_and_slash_leads_to_it(desk: Desk, page: SettingsPage) -> None:
    desk.window.actions_by_id["find"].trigger()
    assert page.box.hasFocus()
    QTest.keyClicks(page.box, "revision")
    assert shown_rows(page) == ["Revision"]
    QTest.keyClicks(page.box, " zebra")
    assert shown_rows(page) == []
    QTest.keyClick(page.box, Qt.Key.Key_Escape)
    assert len(shown_rows(page)) > 10


def test_the_risk_criteria_are_reached_from_here(desk: Desk, page: SettingsPage) -> None:
    desk.window.actions_by_id["method"].trigger()
    assert desk.window.page is not page
