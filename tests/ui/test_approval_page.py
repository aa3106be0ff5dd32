"""Page 7 with a real project: what blocks the freeze, the freeze, what changed since, who signs, who was there."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.commands.approval import undecided_blockers
from app.commands.cells import edit_field
from app.commands.participants import add_participants
from app.commands.waivers import justify, waiver_for
from app.exchange.sample import create_sample
from app.model.entities import Asset, Attendance, Baseline, Decision, Participant, Session, SignOff
from app.model.vocabulary import DecisionKind, SignOffDecision
from app.store.project import Project
from app.store.troubles import NoLock, ReadOnly
from app.tables.values import display_text
from app.ui.desk import Desk
from app.ui.pages.approval_baselines import BaselinesTab
from app.ui.pages.approval_sessions import SessionsTab
from app.ui.pages.approval_tab import BaselineTab
from app.ui.pages.zcr7_approval import BASELINES, RECORD, ApprovalPage
from app.ui.places import PLACES
from app.ui.shell.window import MainWindow
from app.ui.theme import Theme
from tests.ui.conftest import FULL


@pytest.fixture
def approval(desk: Desk) -> ApprovalPage:
    """The page of step 7 in the window."""
    shown = desk.window.go_to("step7")
    assert isinstance(shown, ApprovalPage)
    shown.inspector.refresh()
    return shown


def project_of(desk: Desk) -> Project:
    assert desk.bridge is not None
    return desk.bridge.project


def texts(desk: Desk) -> list[str]:
    return [label.text() for label in desk.window.findChildren(QLabel) if label.isVisible()]


def decide_every_blocker(desk: Desk, page: ApprovalPage) -> None:
    assert desk.bridge is not None
    assessment = desk.bridge.assessment
    for finding in {(row.rule, row.place.id): row for row in undecided_blockers(assessment)}.values():
        justify(desk.bridge.project, waiver_for(assessment, finding, "Known.", date(2026, 3, 12)))
    page.inspector.refresh()


def press(desk: Desk, name: str, qtbot: QtBot) -> None:
    def found() -> list[QAbstractButton]:
        buttons = desk.window.findChildren(QAbstractButton)
        return [button for button in buttons if button.accessibleName() == name and button.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    found()[0].click()


def freeze_now(desk: Desk, page: ApprovalPage, qtbot: QtBot) -> Baseline:
    decide_every_blocker(desk, page)
    desk.window.actions_by_id["freeze"].trigger()
    press(desk, "Freeze now, confirmed", qtbot)
    qtbot.waitUntil(lambda: bool(project_of(desk).rows(Baseline)))
    (baseline,) = project_of(desk).rows(Baseline)
    return baseline


def changes(page: ApprovalPage) -> BaselineTab:
    shown = page.shown
    assert isinstance(shown, BaselineTab)
    return shown


def test_while_a_check_fails_the_freeze_is_off_with_the_reason_beside_it(desk: Desk, approval: ApprovalPage) -> None:
    assert not approval.freeze_button.isEnabled()
    assert approval.freeze_button.text() == "Freeze Rev A"
    assert any("block the freeze" in text or "blocks the freeze" in text for text in texts(desk))
    assert not desk.window.actions_by_id["freeze"].isEnabled()


def test_a_failing_check_leads_to_its_place_and_to_the_findings_of_its_step(desk: Desk, approval: ApprovalPage) -> None:
    drawer = desk.window.guide.drawer
    drawer._look_everywhere(True)
    show = next(
        b
        for b in desk.window.findChildren(QAbstractButton)
        if b.accessibleName().startswith("Show: ") and b.isVisible()
    )
    show.click()
    assert desk.window.page is not approval
    assert drawer.isVisible()
    assert drawer.list.finding is not None
    assert {one.place.step for one in drawer.list.findings.rows} == {drawer.list.finding.place.step}
    assert drawer.list.finding.blocks


def test_the_freeze_asks_once_in_place_and_escape_leaves_everything(desk: Desk, approval: ApprovalPage) -> None:
    decide_every_blocker(desk, approval)
    assert approval.freeze_button.isEnabled()
    desk.window.actions_by_id["freeze"].trigger()
    assert approval.confirm.isVisible()
    QTest.keyClick(approval.confirm, Qt.Key.Key_Escape)
    assert not approval.confirm.isVisible()
    assert project_of(desk).rows(Baseline) == []


def test_an_inspector_over_the_page_hides_neither_the_freeze_nor_its_question(
    desk: Desk, approval: ApprovalPage, qtbot: QtBot
) -> None:
    desk.window.fit(QSize(1200, 700))
    desk.window.want_inspector()
    decide_every_blocker(desk, approval)
    desk.window.actions_by_id["freeze"].trigger()

    def in_sight(button: QWidget) -> bool:
        return desk.window.childAt(button.mapTo(desk.window, button.rect().center())) is button

    assert approval.inspector.isVisible()
    assert in_sight(approval.freeze_button)
    qtbot.waitUntil(lambda: all(map(in_sight, approval.confirm.buttons)))


def test_a_frozen_revision_shows_its_hash_and_work_goes_on_in_the_next(
    desk: Desk, approval: ApprovalPage, qtbot: QtBot
) -> None:
    baseline = freeze_now(desk, approval, qtbot)
    assert baseline.revision == "A"
    assert any(baseline.content_hash[:16] in text for text in texts(desk))
    assert approval.freeze_button.text() == "Freeze Rev B"
    assert not desk.window.actions_by_id["undo"].isEnabled()


def test_a_freeze_that_was_cancelled_keeps_nothing_and_can_be_asked_for_again(
    desk: Desk, approval: ApprovalPage, qtbot: QtBot
) -> None:
    decide_every_blocker(desk, approval)
    desk.window.actions_by_id["freeze"].trigger()
    with qtbot.waitSignal(desk.tasks.started) as begun:
        press(desk, "Freeze now, confirmed", qtbot)
    assert not approval.freeze_button.isEnabled()
    begun.args[0].progress.cancel()
    qtbot.waitUntil(approval.freeze_button.isEnabled)
    assert project_of(desk).rows(Baseline) == []


def test_before_the_first_freeze_everything_is_new_by_kind(approval: ApprovalPage, qtbot: QtBot) -> None:
    view = changes(approval).changes
    qtbot.waitUntil(lambda: bool(view.lines))
    told = {line.record: line.what for line in view.lines}
    assert told["Asset"] == "4 records"
    assert told["Zone"] == "2 records"


def test_after_a_freeze_a_change_is_listed_by_record_and_field(
    desk: Desk, approval: ApprovalPage, qtbot: QtBot
) -> None:
    freeze_now(desk, approval, qtbot)
    view = changes(approval).changes
    project = project_of(desk)
    asset = next(row for row in project.rows(Asset) if row.tag == "PLC-4")
    edit_field(project, Asset, [asset.id], "name", "Hypochlorite dosing")
    qtbot.waitUntil(lambda: [line.record for line in view.lines] == ["PLC-4"], timeout=5000)
    (line,) = view.lines
    assert (line.sign.value, line.what, line.before, line.after) == (
        "~", "Name", "Dosing controller", "Hypochlorite dosing",
    )  # fmt: skip
    assert line.author == "Tester"
    assert "1 change since Rev A" in approval.sentence()
    desk.window.actions_by_id["undo"].trigger()
    desk.window.go_to("step7")  # undo had shown what it changed
    qtbot.waitUntil(lambda: not view.lines, timeout=5000)


def test_people_wait_for_the_freeze_and_sign_it_by_keyboard(desk: Desk, approval: ApprovalPage, qtbot: QtBot) -> None:
    project = project_of(desk)
    (person,) = add_participants(project, Participant(name="Petra Lindqvist", role="Asset owner", signs=True))
    tab = changes(approval)
    (row,) = tab.pane.model.arrangement.rows
    decision = next(column for column in tab.pane.model.columns if column.key == "decision")
    assert display_text(decision.kind, decision.value(row)) == "Waiting for freeze"
    freeze_now(desk, approval, qtbot)
    tab.pane.reveal(person.id)
    tab.sign()
    form = approval.inspector.signing.form
    assert form is not None
    QTest.keyClick(form.day, Qt.Key.Key_Return)
    (signed,) = project.rows(SignOff)
    assert (signed.name, signed.decision) == ("Petra Lindqvist", SignOffDecision.AGREED)
    assert display_text(decision.kind, decision.value(tab.pane.model.arrangement.row(person.id))) == "Agreed"
    approval.inspector.refresh()
    press(desk, "Withdraw the sign-off", qtbot)
    press(desk, "Withdraw, confirmed", qtbot)
    assert len(project.rows(SignOff)) == 2
    assert display_text(decision.kind, decision.value(tab.pane.model.arrangement.row(person.id))) == "To sign"


def test_a_rejection_without_a_remark_is_refused_in_place(desk: Desk, approval: ApprovalPage, qtbot: QtBot) -> None:
    project = project_of(desk)
    (person,) = add_participants(project, Participant(name="Petra Lindqvist", signs=True))
    freeze_now(desk, approval, qtbot)
    changes(approval).pane.reveal(person.id)
    form = approval.inspector.signing.form
    assert form is not None
    form.decision.choose(SignOffDecision.REJECTED)
    form.do.click()
    assert project.rows(SignOff) == []
    qtbot.waitUntil(lambda: any("Say the remark" in text for text in texts(desk)))


def test_a_new_person_is_one_undo(desk: Desk, approval: ApprovalPage) -> None:
    desk.window.actions_by_id["add"].trigger()
    (person,) = project_of(desk).rows(Participant)
    assert person.signs
    desk.window.actions_by_id["undo"].trigger()
    assert project_of(desk).rows(Participant) == []


def test_a_session_is_added_and_attendance_recorded_with_one_undo_each(desk: Desk, approval: ApprovalPage) -> None:
    project = project_of(desk)
    (person,) = add_participants(project, Participant(name="Maya Osei"))
    tab = approval.go_to_tab(RECORD)
    assert isinstance(tab, SessionsTab)
    desk.window.actions_by_id["add"].trigger()
    (session,) = project.rows(Session)
    tab.record(session.id, person.id, present=True)
    (there,) = project.rows(Attendance)
    assert there.present
    assert tab.pane.model.arrangement.row(session.id).present == ("Maya Osei",)
    assert project.undo() == f"Record attendance of {session.code}"
    assert project.rows(Attendance) == []


def test_verifying_says_whether_content_and_results_are_equal(desk: Desk, approval: ApprovalPage, qtbot: QtBot) -> None:
    freeze_now(desk, approval, qtbot)
    tab = approval.go_to_tab(BASELINES)
    assert isinstance(tab, BaselinesTab)
    tab.button.click()
    qtbot.waitUntil(lambda: "verified: all equal" in tab.sentence(), timeout=5000)
    (row,) = tab.model.arrangement.rows
    assert row.verdict is not None
    assert (row.verdict.content_equal, row.verdict.results_equal) == (True, True)


@pytest.fixture
def plant(theme: Theme, tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    """The window with the sample plant, whose risks are partly above tolerable."""
    project = create_sample(tmp_path / "Plant.zonewright", "Tester")
    window = MainWindow(theme, PLACES)
    qtbot.addWidget(window)
    window.fit(FULL)
    made = Desk(theme, window, "Tester")
    made.show(project).assess()
    window.show()
    qtbot.waitExposed(window)
    yield made
    made.leave()
    project.close()


def test_a_risk_above_tolerable_is_decided_in_the_panel_with_one_undo(plant: Desk, qtbot: QtBot) -> None:
    page = plant.window.go_to("step7")
    assert isinstance(page, ApprovalPage)
    page.inspector.refresh()
    page.inspector.read_risks_now()
    project = project_of(plant)
    before = {row.id for row in project.rows(Decision)}
    decide = page.inspector.risks.decide_first()
    assert decide is not None
    decide()
    form = page.inspector.risks.form
    assert form is not None
    lines = {line.accessibleName(): line for line in form.findChildren(QLineEdit)}
    form.kind.choose(DecisionKind.ACCEPT)
    form.kind.activated.emit(form.kind.currentIndex())
    assert date.fromisoformat(lines["Until"].text()) > date(2026, 1, 1)
    lines["Decided by"].setText("Petra Lindqvist")
    QTest.keyClick(lines["Reason"], Qt.Key.Key_Return)
    assert {row.id for row in project.rows(Decision)} == before, "an acceptance without a reason is refused"
    lines["Reason"].setText("Until the shutdown in spring")
    QTest.keyClick(lines["Reason"], Qt.Key.Key_Return)
    (decision,) = (row for row in project.rows(Decision) if row.id not in before)
    assert (decision.kind, decision.decided_by) == (DecisionKind.ACCEPT, "Petra Lindqvist")
    assert decision.authority
    assert plant.bridge is not None
    assert plant.bridge.assessment.settlement(decision.scenario_id or "").holds == decision.id
    assert project.undo().startswith("Record decision")
    assert {row.id for row in project.rows(Decision)} == before


def test_a_project_that_is_read_only_can_be_looked_at_only(theme: Theme, works: Project, qtbot: QtBot) -> None:
    works.read_only = ReadOnly(works.path, NoLock(works.path, "no right"))
    window = MainWindow(theme, PLACES)
    qtbot.addWidget(window)
    made = Desk(theme, window, "Tester")
    made.show(works).assess()
    window.show()
    page = window.go_to("step7")
    assert isinstance(page, ApprovalPage)
    page.inspector.refresh()
    assert not page.freeze_button.isEnabled()
    assert "read only" in page.inspector.readiness.blocked
    made.leave()
    works.read_only = None
