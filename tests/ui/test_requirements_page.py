"""Step 6 with a real project: the grid of gaps, the checklist, what a person decides, the drafted specification."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from app.commands.cells import edit_field
from app.commands.conduits import add_conduits
from app.commands.countermeasures import add_countermeasures
from app.commands.documents import add_documents
from app.commands.levels import assign_levels
from app.commands.requirements import state_requirements
from app.commands.specification import add_specification_entries
from app.model.entities import (
    AssignedLevel,
    Conduit,
    Countermeasure,
    Decision,
    Document,
    RequirementState,
    SpecificationEntry,
    Zone,
)
from app.model.levels import FR_CODES
from app.model.vocabulary import DecisionKind, RequirementStatus, SpecificationSection
from app.store.project import Project
from app.tables.action import ACTION_PLAN
from app.ui.desk import Desk
from app.ui.pages.gap_panel import LevelPanel
from app.ui.pages.records import RecordsTab
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
    panel = panel_of(gap).decision
    panel.kind.choose(DecisionKind.ACCEPT)
    panel.decider.setText("M. Osei")
    panel.reason.setText("The panel is replaced in spring.")
    panel.decide.click()
    (decision,) = works.rows(Decision)
    assert (decision.fr, decision.kind, decision.decided_by) == ("IAC", DecisionKind.ACCEPT, "M. Osei")


def a_gap(works: Project) -> RequirementState:
    """A requirement that is stated as a gap."""
    zone = next(zone for zone in works.rows(Zone) if zone.code == "Z-DIS")
    state = RequirementState(
        zone_id=zone.id,
        requirement="SR 1.1",
        status=RequirementStatus.GAP,
        how="One shared login.",
        owner="M. Osei",
        due=date(2020, 1, 1),
    )
    return state_requirements(works, state)[0]


def test_the_specification_is_drafted_in_one_change_and_only_once(
    desk: Desk, works: Project, shown: RequirementsPage
) -> None:
    a_gap(works)
    shown.draft_button.click()
    entries = works.rows(SpecificationEntry)
    assert {entry.section for entry in entries} >= {SpecificationSection.DRAWINGS, SpecificationSection.TOLERABLE}
    (open_one,) = [entry for entry in entries if entry.requirement]
    assert (open_one.requirement, open_one.owner) == ("SR 1.1", "M. Osei")
    assert "One shared login." in open_one.text
    assert all(entry.code.startswith("RQ-") for entry in entries)
    shown.draft_button.click()
    assert len(works.rows(SpecificationEntry)) == len(entries)
    assert any("Nothing is left to draft" in said.text() for said in shown.message.findChildren(QLabel))
    desk.window.actions_by_id["undo"].trigger()
    assert not works.rows(SpecificationEntry)


def test_what_the_records_say_stands_beside_an_entry_and_is_taken_with_one_key(
    desk: Desk, works: Project, shown: RequirementsPage
) -> None:
    zones = {zone.code: zone for zone in works.rows(Zone)}
    edit_field(works, Zone, [zones["Z-DIS"].id], "policies", "Two people change a program.")
    add_documents(works, Document(code="DOC-01", title="Water supply act", kind="Act"))
    waiting, written = add_specification_entries(
        works,
        SpecificationEntry(section=SpecificationSection.POLICIES, title="Policies"),
        SpecificationEntry(section=SpecificationSection.DRAWINGS, text="Z-DIS Disinfection\nSee the drawing."),
    )
    desk.window.actions_by_id["draft_specification"].trigger()
    texts = {entry.section: entry.text for entry in works.rows(SpecificationEntry)}
    assert texts[SpecificationSection.POLICIES] == "Z-DIS: Two people change a program."
    assert texts[SpecificationSection.REGULATION] == "DOC-01 Water supply act"
    assert [entry.id for entry in works.rows(SpecificationEntry) if entry.section == "6.7"] == [waiting.id]
    take = desk.window.actions_by_id["take_drafted"]
    assert shown.shown.reveal(SpecificationEntry.table, waiting.id)
    assert not take.isEnabled()
    assert shown.shown.reveal(SpecificationEntry.table, written.id)
    panel = shown.shown.panel()
    assert panel is not None
    said = [part.text() for part in panel.findChildren(QLabel)]
    assert said[said.index("+") + 1] == "Z-OPS Site operations"
    assert said[said.index("−") + 1] == "See the drawing."
    take.trigger()
    assert {entry.id: entry.text for entry in works.rows(SpecificationEntry)}[written.id].endswith(
        "Z-OPS Site operations"
    )
    assert f"Take the drafted text of {written.code}" in undo_label(desk)


def test_the_action_plan_marks_what_is_overdue(works: Project, shown: RequirementsPage) -> None:
    a_gap(works)
    add_countermeasures(works, Countermeasure(name="Named logins", owner="T. Abara"))
    tab = shown.go_to_tab(ACTION_PLAN)
    assert isinstance(tab, RecordsTab)
    standings = {row.code: row.standing.label for row in tab.pane.model.arrangement.rows}
    assert standings["SR 1.1"] == "Overdue"
    assert "No date" in standings.values()


def test_an_owner_is_changed_in_the_action_plan(desk: Desk, works: Project, shown: RequirementsPage) -> None:
    state = a_gap(works)
    tab = shown.go_to_tab(ACTION_PLAN)
    assert isinstance(tab, RecordsTab)
    tab.pane.edit([state.id], tab.pane.table.column("owner"), "P. Lindqvist")
    assert works.rows(RequirementState)[0].owner == "P. Lindqvist"
    assert "owner" in undo_label(desk)


def test_an_edit_over_countermeasures_and_requirements_is_one_change(
    desk: Desk, works: Project, shown: RequirementsPage
) -> None:
    state = a_gap(works)
    add_countermeasures(works, Countermeasure(name="Named logins", owner="T. Abara"))
    (measure,) = works.rows(Countermeasure)
    tab = shown.go_to_tab(ACTION_PLAN)
    assert isinstance(tab, RecordsTab)
    tab.pane.edit([state.id, measure.id], tab.pane.table.column("owner"), "P. Lindqvist")
    assert {works.rows(RequirementState)[0].owner, works.rows(Countermeasure)[0].owner} == {"P. Lindqvist"}
    assert "Set owner of" in undo_label(desk)
    desk.window.actions_by_id["undo"].trigger()
    assert (works.rows(RequirementState)[0].owner, works.rows(Countermeasure)[0].owner) == ("M. Osei", "T. Abara")


def test_an_edit_of_the_checklist_is_named_by_what_changed(desk: Desk, works: Project, gap: SlGapTab) -> None:
    state = a_gap(works)
    key = f"{state.zone_id} SR 1.1"
    gap.checklist.edit([key], gap.checklist.table.column("owner"), "P. Lindqvist")
    assert "Set owner of SR 1.1 to P. Lindqvist" in undo_label(desk)
    gap.checklist.edit([key], gap.checklist.table.column("due"), None)
    assert "Set due of SR 1.1" in undo_label(desk)
    gap.checklist.edit([key], gap.checklist.table.column("status"), RequirementStatus.MET)
    assert "State SR 1.1: met" in undo_label(desk)


def test_without_zones_the_page_says_how_to_begin(desk: Desk, works: Project, gap: SlGapTab) -> None:
    edit_field(works, Zone, [zone.id for zone in works.rows(Zone)], "in_scope", False)
    assert gap.panel() is None
    assert "Set SL-T in step 5, or enter a vector by hand" in [
        label.text() for label in gap.findChildren(QLabel) if label.isVisible()
    ]


def test_the_inspector_shows_the_ladder_of_the_chosen_requirement(gap: SlGapTab) -> None:
    QTest.keyClick(gap.grid, Qt.Key.Key_Return)
    assert gap.level_panel.ladder.accessibleName().startswith("B ")
    assert "missing" in gap.level_panel.ladder.accessibleName()
    QTest.keyClick(gap.checklist.view, Qt.Key.Key_Space)
    assert "in place" in gap.level_panel.ladder.accessibleName()


def test_enter_in_the_rationale_stores_it_with_the_level(works: Project, gap: SlGapTab) -> None:
    panel = panel_of(gap)
    panel.rationale.setText("Agreed with the owner.")
    panel.rationale.returnPressed.emit()
    assert {row.fr: row.rationale for row in works.rows(AssignedLevel)}["IAC"] == "Agreed with the owner."


def test_a_level_below_the_derived_one_asks_for_a_reason_in_place(works: Project, gap: SlGapTab) -> None:
    ends = {zone.code: zone.id for zone in works.rows(Zone)}
    conduit = Conduit(code="C-01", name="Dosing to operations")
    add_conduits(works, conduit, zones={conduit.id: list(ends.values())})
    assert gap.reveal(Conduit.table, conduit.id)
    panel = panel_of(gap)
    panel.levels.picked.emit(1)
    assert not [row for row in works.rows(AssignedLevel) if row.conduit_id]
    assert any("say why" in said.text() for said in panel.findChildren(QLabel))
    panel.rationale.setText("Both ends filter.")
    panel.rationale.returnPressed.emit()
    (row,) = [row for row in works.rows(AssignedLevel) if row.conduit_id]
    assert (row.fr, row.level, row.rationale) == ("IAC", 1, "Both ends filter.")
