"""Step 6 with a real project: the grid of gaps, the checklist, what a person decides, the drafted specification."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.commands.levels import assign_levels
from app.model.entities import AssignedLevel, Decision, RequirementState, Zone
from app.model.levels import FR_CODES
from app.model.vocabulary import DecisionKind, RequirementStatus
from app.store.project import Project
from app.ui.desk import Desk
from app.ui.pages.gap_panel import LevelPanel
from app.ui.pages.sl_gap import SlGapTab
from app.ui.pages.zcr6_requirements import RequirementsPage


@pytest.fixture
def shown(desk: Desk, works: Project) -> RequirementsPage:
    """The page, with a target of 2 in every requirement of one zone."""
    zone = next(zone for zone in works.rows(Zone) if zone.code == "Z-DIS")
    assign_levels(works, zone.id, dict.fromkeys(FR_CODES, 2))
    page = desk.window.go_to("step6")
    assert isinstance(page, RequirementsPage)
    return page


@pytest.fixture
def gap(shown: RequirementsPage) -> SlGapTab:
    """The tab of the gaps, at IAC of that zone."""
    tab = shown.gap
    assert tab.reveal(Zone.table, next(one.place.id for one in tab.model.shown if one.place.code == "Z-DIS"))
    return tab


def panel_of(tab: SlGapTab) -> LevelPanel:
    """The inspector of the tab."""
    panel = tab.panel()
    assert isinstance(panel, LevelPanel)
    return panel


def undo_label(desk: Desk) -> str:
    """What undo would take back."""
    return desk.window.actions_by_id["undo"].toolTip()


def test_arrows_move_through_the_grid_and_the_checklist_follows(gap: SlGapTab) -> None:
    assert {row.row.requirement.fr for row in gap.checklist.model.arrangement.rows} == {"IAC"}
    QTest.keyClick(gap.grid, Qt.Key.Key_Right)
    assert {row.row.requirement.fr for row in gap.checklist.model.arrangement.rows} == {"UC"}
    assert {row.place.code for row in gap.checklist.model.arrangement.rows} == {"Z-DIS"}
    assert gap.sentence() == "Z-DIS, FR 2 selected"


def test_enter_goes_to_the_checklist_and_space_goes_through_six_states(
    desk: Desk, works: Project, gap: SlGapTab
) -> None:
    QTest.keyClick(gap.grid, Qt.Key.Key_Return)
    assert gap.checklist.rows[0].row.requirement.id == "SR 1.1"
    seen = []
    for _press in RequirementStatus:
        QTest.keyClick(gap.checklist.view, Qt.Key.Key_Space)
        seen.append(works.rows(RequirementState)[0].status)
    assert seen == [*list(RequirementStatus)[1:], RequirementStatus.NOT_ASSESSED]
    assert "State SR 1.1" in undo_label(desk)
    assert len(works.rows(RequirementState)) == 1


def test_a_stated_requirement_changes_the_cell_of_the_grid_and_undo_takes_it_back(desk: Desk, gap: SlGapTab) -> None:
    index = gap.grid.currentIndex()
    assert gap.model.data(index) == "–/2"
    QTest.keyClick(gap.grid, Qt.Key.Key_Return)
    QTest.keyClick(gap.checklist.view, Qt.Key.Key_Space)
    assert gap.model.data(gap.grid.currentIndex()) == "0/2"
    assert "2" in gap.grid.model().data(gap.model.index(gap.grid.currentIndex().row(), 9))
    desk.window.actions_by_id["undo"].trigger()
    assert gap.model.data(gap.grid.currentIndex()) == "–/2"


def test_a_level_is_assigned_at_once_and_can_follow_the_derived_one_again(
    desk: Desk, works: Project, gap: SlGapTab
) -> None:
    panel = panel_of(gap)
    panel.levels.picked.emit(3)
    assert {row.fr: row.level for row in works.rows(AssignedLevel)}["IAC"] == 3
    assert "Assign SL-T of Z-DIS: IAC 3" in undo_label(desk)
    panel.follow.click()
    assert "IAC" not in {row.fr for row in works.rows(AssignedLevel)}


def test_a_gap_is_accepted_with_a_reason(works: Project, gap: SlGapTab) -> None:
    panel = panel_of(gap)
    panel.kind.choose(DecisionKind.ACCEPT)
    panel.decider.setText("M. Osei")
    panel.reason.setText("The panel is replaced in spring.")
    panel.decide.click()
    (decision,) = works.rows(Decision)
    assert (decision.fr, decision.kind, decision.decided_by) == ("IAC", DecisionKind.ACCEPT, "M. Osei")
