"""Step 4 by keyboard and mouse: what follows from the initial risk is recorded for every zone and conduit."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from app.commands.contents import Contents
from app.commands.functions import add_functions
from app.commands.initial import score_worst_impact
from app.commands.zones import delete_zones
from app.model.entities import Asset, Comparison, EssentialFunction, Zone
from app.model.vocabulary import ComparisonOutcome
from app.store.project import Project
from app.ui.desk import Desk
from app.ui.pages.comparison_tab import ComparisonTab
from app.ui.pages.zcr4_comparison import ComparisonPage
from app.ui.widgets.buttons import Button


@pytest.fixture
def tab(works: Project, desk: Desk) -> ComparisonTab:
    """The table: the risk of one zone is above tolerable, that of the other is not."""
    tags = {row.tag: row.id for row in works.rows(Asset)}
    disinfect, report = EssentialFunction(name="Disinfection"), EssentialFunction(name="Report")
    rests = {disinfect.id: [tags["PLC-4"]], report.id: [tags["EWS-01"]]}
    disinfect, report = add_functions(works, disinfect, report, assets=rests)
    score_worst_impact(works, disinfect.id, "HS", 5)
    score_worst_impact(works, report.id, "HS", 1)
    shown = desk.window.go_to("step4")
    assert isinstance(shown, ComparisonPage)
    return shown.tab


def zone(desk: Desk, code: str) -> Zone:
    assert desk.bridge is not None
    return next(row for row in desk.bridge.project.rows(Zone) if row.code == code)


def recorded(desk: Desk) -> dict[str, Comparison]:
    assert desk.bridge is not None
    codes = {row.id: row.code for row in desk.bridge.project.rows(Zone)}
    return {codes[str(row.zone_id)]: row for row in desk.bridge.project.rows(Comparison)}


def words(desk: Desk) -> list[str]:
    return [one.text() for one in desk.window.findChildren(QLabel) if one.isVisible()]


def press(desk: Desk, text: str) -> None:
    next(one for one in desk.window.findChildren(Button) if one.text() == text and one.isVisible()).click()


def test_without_a_name_only_what_calls_for_detailed_risk_is_taken_over(desk: Desk, tab: ComparisonTab) -> None:
    press(desk, "Take over the suggestions")
    (row,) = recorded(desk).values()
    assert list(recorded(desk)) == ["Z-DIS"]
    assert row.outcome is ComparisonOutcome.REQUIRED
    assert row.reason
    assert row.decided_by == "Tester"
    press(desk, "Take over the suggestions")
    assert list(recorded(desk)) == ["Z-DIS"]
    assert any("nobody is named" in text for text in words(desk))
    desk.window.actions_by_id["undo"].trigger()
    assert recorded(desk) == {}


def test_with_the_name_of_who_decides_all_are_one_undo(desk: Desk, tab: ComparisonTab) -> None:
    name = next(one for one in tab.findChildren(QLineEdit) if one.placeholderText() == "Decided by")
    QTest.keyClicks(name, "P. Lindqvist")
    press(desk, "Take over the suggestions")
    rows = recorded(desk)
    assert rows["Z-OPS"].outcome is ComparisonOutcome.NOT_REQUIRED
    assert rows["Z-OPS"].decided_by == "P. Lindqvist"
    assert rows["Z-OPS"].reason
    assert desk.bridge is not None
    assert desk.bridge.project.next_undo is not None
    assert desk.bridge.project.next_undo.label == "Take over 2 suggestions of the risk comparison"
    desk.window.actions_by_id["undo"].trigger()
    assert recorded(desk) == {}


def test_a_row_says_where_its_risk_stands_against_the_tolerance_line(desk: Desk, tab: ComparisonTab) -> None:
    model = tab.pane.model
    place = next(n for n, column in enumerate(model.columns) if column.key == "initial_risk")
    spoken = {
        code: model.data(model.index_of(zone(desk, code).id).siblingAtColumn(place), Qt.ItemDataRole.AccessibleTextRole)
        for code in ("Z-DIS", "Z-OPS")
    }
    assert spoken["Z-DIS"].endswith(", above tolerable M")
    assert spoken["Z-OPS"].endswith(", within tolerable M")


def test_a_cell_records_a_result_and_delete_withdraws_it(desk: Desk, tab: ComparisonTab) -> None:
    column = next(one for one in tab.records.table.columns if one.key == "outcome")
    tab.pane.edit([zone(desk, "Z-OPS").id], column, ComparisonOutcome.REQUIRED)
    assert recorded(desk)["Z-OPS"].outcome is ComparisonOutcome.REQUIRED
    place = tab.pane.model.columns.index(column)
    tab.pane.view.choose(zone(desk, "Z-OPS").id, place)
    desk.window.actions_by_id["remove"].trigger()
    assert recorded(desk) == {}


def test_a_reason_without_result_is_refused_in_place(desk: Desk, tab: ComparisonTab) -> None:
    column = next(one for one in tab.records.table.columns if one.key == "reason")
    tab.pane.edit([zone(desk, "Z-OPS").id], column, "Nothing there")
    assert any("There is no result for Z-OPS yet." in text for text in words(desk))
    assert recorded(desk) == {}


def test_a_zone_may_be_stricter_than_the_project(desk: Desk, tab: ComparisonTab) -> None:
    tab.pane.reveal(zone(desk, "Z-OPS").id)
    assert "Initial risk is within tolerable" in words(desk)
    field = next(one for one in tab.selection.findChildren(QLineEdit) if one.accessibleName() == "Own tolerable level")
    field.setFocus()
    QTest.keyClicks(field, "V")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert zone(desk, "Z-OPS").tolerable == "V"


def test_detailed_risk_is_the_way_on(desk: Desk, tab: ComparisonTab) -> None:
    press(desk, "Start detailed risk for the zones above")
    assert desk.window.page is not None
    assert desk.window.page.number == 5


def test_without_zones_the_page_names_steps_3_and_2(desk: Desk) -> None:
    assert desk.bridge is not None
    zones = desk.bridge.project.rows(Zone)
    delete_zones(desk.bridge.project, [row.id for row in zones], Contents.CLEAR)
    desk.window.go_to("step4")
    assert "Zones are missing" in words(desk)
    press(desk, "Go to step 2")
    assert desk.window.page is not None
    assert desk.window.page.number == 2
    desk.window.go_to("step4")
    press(desk, "Go to step 3")
    assert desk.window.page is not None
    assert desk.window.page.number == 3
