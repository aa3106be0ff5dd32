"""The drawer of findings: stepping, fixing, justifying, narrowing."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from app.commands.cells import edit_field
from app.commands.zones import add_zones
from app.model.entities import Asset, Waiver, Zone
from app.store.project import Project
from app.ui.desk import Desk
from app.ui.places import PLACES
from app.ui.shell.drawer import Drawer
from app.ui.shell.step_strip import ClauseButton
from app.ui.shell.window import MainWindow
from app.ui.theme import Theme
from app.workflow.finding import Standing
from app.workflow.rules import RULES
from tests.ui.conftest import FULL


@pytest.fixture
def drawer(desk: Desk) -> Drawer:
    """The drawer, open at the third step."""
    desk.window.go_to("step3")
    desk.window.actions_by_id["findings"].trigger()
    return desk.window.guide.drawer


def press(drawer: Drawer, words: str) -> None:
    """Press the button with these words on the current line or below."""
    found = [one for one in drawer.findChildren(QAbstractButton) if one.text() == words and one.isVisible()]
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def codes(drawer: Drawer) -> list[str]:
    return [finding.code for finding in drawer.list.findings.rows]


def test_the_drawer_shows_the_open_findings_of_the_page_and_the_status_row_closes_it(
    desk: Desk, drawer: Drawer
) -> None:
    assert drawer.isVisible()
    assert desk.window.focusWidget() is drawer.list
    assert "CAL-07" in codes(drawer)
    assert all(finding.place.step == 3 for finding in drawer.list.findings.rows)
    desk.window.actions_by_id["findings"].trigger()
    assert drawer.isHidden()


def test_f8_opens_the_drawer_and_goes_from_finding_to_finding_and_back(desk: Desk) -> None:
    assert desk.bridge is not None
    add_zones(desk.bridge.project, Zone(code="Z-NEW", name="Empty"))
    desk.window.go_to("step3")
    drawer = desk.window.guide.drawer
    desk.window.actions_by_id["next_finding"].trigger()
    first = drawer.list.finding
    desk.window.actions_by_id["next_finding"].trigger()
    assert drawer.list.finding not in (None, first)
    desk.window.actions_by_id["previous_finding"].trigger()
    assert drawer.list.finding == first


def test_going_to_a_finding_shows_its_row(desk: Desk, drawer: Drawer) -> None:
    for finding in drawer.list.findings.rows:
        assert desk.window.go_to_record(1, finding.place.table, finding.place.id) == (finding.place.table == "asset")


def test_a_fix_is_one_change_and_its_finding_goes_and_comes_back_with_undo(
    desk: Desk, drawer: Drawer, qtbot: QtBot
) -> None:
    assert desk.bridge is not None
    add_zones(desk.bridge.project, Zone(code="Z-NEW", name="Empty"))
    qtbot.waitUntil(lambda: "Z-NEW" in codes(drawer))
    drawer.list.choose(codes(drawer).index("Z-NEW"))
    finding = drawer.list.finding
    assert finding is not None
    assert finding.fix is not None
    press(drawer, finding.fix.label)
    qtbot.waitUntil(lambda: "Z-NEW" not in codes(drawer))
    assert desk.window.toast.isVisible()
    desk.bridge.project.undo()
    qtbot.waitUntil(lambda: "Z-NEW" in codes(drawer))


def test_a_fix_that_cannot_be_done_says_so_in_the_page(desk: Desk, drawer: Drawer) -> None:
    drawer.list.choose(codes(drawer).index("CAL-07"))
    finding = drawer.list.finding
    assert finding is not None
    assert finding.fix is not None
    press(drawer, finding.fix.label)
    assert desk.window.page is not None
    assert desk.window.page.message.isVisible()


def test_a_reason_justifies_a_finding_in_place_and_is_taken_back_again(
    desk: Desk, drawer: Drawer, qtbot: QtBot
) -> None:
    justifiable = {rule.id for rule in RULES if rule.justifiable}
    assert desk.bridge is not None
    radio = next(row for row in desk.bridge.project.rows(Asset) if row.tag == "PLC-4")
    edit_field(desk.bridge.project, Asset, [radio.id], "wireless", True)
    drawer._look_everywhere(True)
    rows = drawer.list.findings.rows
    place = next(n for n, finding in enumerate(rows) if finding.rule in justifiable)
    target = replace(rows[place])
    drawer.list.choose(place)
    press(drawer, "Justify…")
    QTest.keyClicks(drawer._reason.field, "Segregated by the cabinet lock")
    QTest.keyClick(drawer._reason.field, Qt.Key.Key_Return)
    (waiver,) = desk.bridge.project.rows(Waiver)
    assert waiver.reason == "Segregated by the cabinet lock"

    def standing() -> Standing:
        keys = {(f.rule, f.place.id, f.sentence): f.standing for f in drawer.list.findings.rows}
        return keys[target.rule, target.place.id, target.sentence]

    qtbot.waitUntil(lambda: standing() is Standing.JUSTIFIED)
    assert drawer.list.finding is not None
    assert drawer.list.finding.standing is Standing.JUSTIFIED
    press(drawer, "Withdraw")
    qtbot.waitUntil(lambda: standing() is Standing.OPEN)


def test_without_a_reason_nothing_is_justified(drawer: Drawer) -> None:
    drawer._work._ask_reason()
    QTest.keyClick(drawer._reason.field, Qt.Key.Key_Return)
    assert drawer._reason.isVisible()
    QTest.keyClick(drawer._reason.field, Qt.Key.Key_Escape)
    assert drawer._reason.isHidden()


def test_a_click_on_a_sub_clause_shows_what_is_missing_in_it(desk: Desk, drawer: Drawer) -> None:
    page = desk.window.page
    assert page is not None
    button = next(one for one in page.findChildren(ClauseButton) if one.standing.clause.number == "3.1")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert codes(drawer)
    assert all(finding.clause == "3.1" for finding in drawer.list.findings.rows)
    assert button.isChecked()
    desk.window.go_to("step1")
    desk.window.go_to("step3")
    assert not button.isChecked()


def test_the_drawer_follows_what_changes(desk: Desk, drawer: Drawer, qtbot: QtBot) -> None:
    assert desk.bridge is not None
    before = len(drawer.list.findings.rows)
    add_zones(desk.bridge.project, Zone(code="Z-NEW", name="Empty"))
    qtbot.waitUntil(lambda: len(drawer.list.findings.rows) != before)


def test_a_closed_drawer_reads_no_findings(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    drawer = desk.window.guide.drawer
    assert drawer.isHidden()
    board = drawer._board
    assert board is not None
    monkeypatch.setattr(type(board), "findings", lambda *_args: pytest.fail("read while closed"))
    desk.window.go_to("step3")
    drawer.refresh()


def test_the_current_finding_stays_current_when_others_come(desk: Desk, drawer: Drawer, qtbot: QtBot) -> None:
    assert desk.bridge is not None
    drawer.list.choose(next(n for n, code in enumerate(codes(drawer)) if code == "CAL-07"))
    from app.commands.assets import add_assets

    add_assets(desk.bridge.project, Asset(tag="AAA-01", name="Comes first"))
    qtbot.waitUntil(lambda: "AAA-01" in codes(drawer))
    assert drawer.list.finding is not None
    assert drawer.list.finding.code == "CAL-07"


def test_the_drawer_fills_when_the_rules_were_evaluated_and_does_not_wait_for_them(
    theme: Theme, works: Project, qtbot: QtBot
) -> None:
    window = MainWindow(theme, PLACES)
    qtbot.addWidget(window)
    window.fit(FULL)
    desk = Desk(theme, window, "Tester")
    bridge = desk.show(works)
    window.show()
    window.go_to("step3")
    window.actions_by_id["findings"].trigger()
    assert codes(window.guide.drawer) == []
    assert not bridge.assessed
    bridge.assess_soon()
    qtbot.waitUntil(lambda: "CAL-07" in codes(window.guide.drawer))
    desk.leave()
