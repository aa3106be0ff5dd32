"""What a step asks for, in the inspector while nothing is selected: purpose, result, and checks that lead on."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from app.i18n import _
from app.ui.desk import Desk
from app.ui.pages.tabbed import TabbedPage
from app.ui.pages.zcr1_system import SystemPage
from app.ui.shell.asks import AsksPanel
from app.workflow.step import STEPS, Step
from tests.ui.conftest import LAPTOP


@pytest.fixture
def step(request: pytest.FixtureRequest) -> Step:
    """One of the steps."""
    chosen: Step = request.param
    return chosen


def asks(desk: Desk, number: int) -> AsksPanel:
    """The panel of a step's page, with nothing selected there."""
    page = desk.window.go_to(f"step{number}")
    assert isinstance(page, TabbedPage)
    assert page._asks is not None
    return page._asks


def words_in(panel: QWidget) -> Sequence[str]:
    """What stands in a panel."""
    return [one.text() for one in panel.findChildren(QLabel) if not one.isHidden()]


@pytest.mark.parametrize("step", STEPS, ids=lambda step: f"step {step.number}", indirect=True)
def test_the_panel_says_what_the_step_is_for_and_names_its_clause_and_every_check(desk: Desk, step: Step) -> None:
    said = words_in(asks(desk, step.number))
    assert {_(step.purpose), _(step.result)} <= set(said)
    assert any(f"ZCR {step.number}" in words for words in said)
    for clause in step.clauses:
        assert f"{clause.number} {clause.label}" in said


def test_it_is_shown_where_nothing_is_selected_and_gone_where_something_is(desk: Desk) -> None:
    panel, page = asks(desk, 1), desk.window.page
    assert isinstance(page, SystemPage)
    assert page.panel() is panel
    assert panel.isVisible()
    page.pane.view.choose(next(iter(page.pane.model.arrangement.keys)))
    assert not panel.isVisible()


def test_what_is_done_needs_no_more_words(desk: Desk) -> None:
    rows = asks(desk, 3).rows
    assert rows
    for row in rows:
        shown = any(_(row.standing.clause.result) in words for words in words_in(row))
        assert shown is (row.standing.state != "done"), row.accessibleName()


def test_a_sub_clause_says_what_is_missing_though_no_rule_finds_it(desk: Desk) -> None:
    row = asks(desk, 3).rows[0]
    assert "Missing: no conduit is drawn; no data flow is listed." in "\n".join(words_in(row))
    assert "no conduit is drawn" in row.accessibleName()
    wireless = asks(desk, 3).rows[4]
    assert wireless.accessibleName() == "3.5 Wireless, nothing to check yet"


def test_a_click_on_a_check_shows_what_is_missing_in_it(desk: Desk) -> None:
    row = asks(desk, 3).rows[0]
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert desk.window.guide.drawer.isVisible()
    shown = desk.window.guide.drawer.list.findings.rows
    assert {finding.code for finding in shown} >= {"CAL-07"}


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_check_is_asked_by_keyboard_too(desk: Desk, key: Qt.Key) -> None:
    row = asks(desk, 3).rows[0]
    row.setFocus()
    QTest.keyClick(row, key)
    assert desk.window.guide.drawer.isVisible()


def test_f6_comes_to_the_checks_and_tab_goes_through_them(desk: Desk) -> None:
    panel = asks(desk, 3)
    passed: list[object] = []
    while desk.window.focusWidget() is not panel.rows[0] and len(passed) < 12:
        passed.append(desk.window.focusWidget())
        desk.window.actions_by_id["next_pane"].trigger()
    for row in panel.rows:
        assert desk.window.focusWidget() is row
        QTest.keyClick(row, Qt.Key.Key_Tab)


def test_a_change_keeps_the_check_that_has_the_keyboard(desk: Desk) -> None:
    row = asks(desk, 3).rows[0]
    row.setFocus()
    before = row.standing
    assert desk.bridge is not None
    desk.bridge.project.undo()
    assert desk.window.focusWidget() is row
    assert row.standing != before


def test_a_check_below_the_edge_is_scrolled_to_when_the_keyboard_comes_to_it(desk: Desk) -> None:
    desk.window.fit(LAPTOP)
    panel = asks(desk, 5)
    desk.window.want_inspector()
    panel.rows[0].setFocus()
    for row in panel.rows[:-1]:
        QTest.keyClick(row, Qt.Key.Key_Tab)
    assert desk.window.focusWidget() is panel.rows[-1]
    assert not panel.rows[-1].visibleRegion().isEmpty()
