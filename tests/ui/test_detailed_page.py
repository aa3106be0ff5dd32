"""Step 5 with a real project: scenarios scored by keys, and what is decided and done about them."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.commands.contents import Contents
from app.commands.countermeasures import add_countermeasures
from app.commands.criteria import change_method
from app.commands.ratings import rate_scenarios
from app.commands.scenarios import add_scenarios
from app.commands.zones import delete_zones
from app.errors import UserError
from app.model.entities import (
    AssignedLevel,
    Countermeasure,
    Decision,
    Rating,
    Scenario,
    ScenarioAsset,
    ScenarioCountermeasure,
    ScenarioTechnique,
    ThreatSource,
    Zone,
)
from app.model.vocabulary import DecisionKind, Stage
from app.risk.criteria import Factor, LikelihoodMode
from app.store.project import Project
from app.store.troubles import ReadOnly
from app.ui.desk import Desk
from app.ui.pages.place_panel import PlacePanel
from app.ui.pages.worksheet_tab import WorksheetTab
from app.ui.pages.zcr5_detailed import DetailedRiskPage
from app.ui.paint.basics import first_line
from app.ui.table.text_area import TextArea
from app.ui.widgets.buttons import Button
from app.ui.widgets.score_picker import ScorePicker
from tests.ui.conftest import FULL, LAPTOP
from tests.ui.looking import cut_labels

TITLES = (
    "USB stick stops the pumps",
    "Shared account moves the setpoint",
    "Vendor session overdoses",
    "Storm",
    "Spoof",
)
Key = Qt.Key


@pytest.fixture
def scored(works: Project) -> Project:
    """The project with five scenarios in one zone, none of them scored."""
    zone = next(row for row in works.rows(Zone) if row.code == "Z-DIS")
    add_scenarios(works, *(Scenario(title=title, zone_id=zone.id) for title in TITLES))
    return works


@pytest.fixture
def sheet(scored: Project, desk: Desk, qtbot: QtBot) -> WorksheetTab:
    """The worksheet with its first scenario chosen and the keyboard in it."""
    page = desk.window.go_to("step5")
    assert isinstance(page, DetailedRiskPage)
    tab = page.worksheet
    tab.pane.view.choose(keys(tab)[0], tab.pane.view.shown_places()[0])
    desk.window.activateWindow()
    tab.pane.view.setFocus()
    qtbot.waitUntil(tab.pane.view.hasFocus)
    return tab


def keys(tab: WorksheetTab) -> list[str]:
    """The ids of the scenarios as they are shown."""
    return [key for group in tab.pane.model.arrangement.groups for key in group.keys]


def press(key: Qt.Key, times: int = 1) -> None:
    """Press a key where the keyboard is."""
    for _n in range(times):
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key)


def ratings(desk: Desk, scenario: str) -> dict[Stage, Rating]:
    """The ratings of a scenario as the project has them."""
    assert desk.bridge is not None
    return {row.stage: row for row in desk.bridge.project.rows(Rating) if row.scenario_id == scenario}


def undo_label(desk: Desk) -> str:
    """What undo would take back."""
    assert desk.bridge is not None
    change = desk.bridge.project.next_undo
    return change.label if change is not None else ""


def texts(root: QWidget) -> str:
    """What can be read there."""
    return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisible())


def score_all(tab: WorksheetTab, key: Qt.Key) -> None:
    """Give every question of both ratings the same level."""
    assert tab.card.grid is not None
    press(key, 2 * len(tab.card.grid.questions))


def test_five_scenarios_are_scored_by_keys_alone(desk: Desk, sheet: WorksheetTab) -> None:
    for place in range(5):
        if place:
            press(Key.Key_J)
        score_all(sheet, Key.Key_3)
    for id in keys(sheet):
        found = ratings(desk, id)
        assert found[Stage.UNMITIGATED].likelihood == 3
        assert found[Stage.CURRENT].likelihood == 3
        assert set(found[Stage.CURRENT].impacts.split()) == set(found[Stage.UNMITIGATED].impacts.split())
    assert "To score" not in {row.state.label for row in sheet.pane.model.arrangement.rows}
    assert sheet.pane.view.hasFocus()


def test_each_score_is_one_change_with_its_own_name(desk: Desk, sheet: WorksheetTab) -> None:
    press(Key.Key_4)
    code = sheet.pane.rows[0].scenario.code
    assert undo_label(desk) == f"Likelihood of {code}, unmitigated: 4"
    press(Key.Key_5)
    assert undo_label(desk).startswith("Impact ")
    desk.window.actions_by_id["undo"].trigger()
    assert undo_label(desk) == f"Likelihood of {code}, unmitigated: 4"
    assert sheet.card.grid is not None
    assert sheet.card.grid.picker(Stage.UNMITIGATED).value == 4


def test_a_residual_rating_starts_empty(sheet: WorksheetTab) -> None:
    assert sheet.card.grid is not None
    press(Key.Key_4, len(sheet.card.grid.questions))
    assert sheet.card.grid.picker(Stage.CURRENT).value is None
    assert sheet.pane.rows[0].ratings[1].risk is None


def test_tab_enters_the_card_and_goes_on_from_picker_to_picker(sheet: WorksheetTab) -> None:
    grid = sheet.card.grid
    assert grid is not None
    press(Key.Key_Tab)
    assert grid.picker(Stage.UNMITIGATED).hasFocus()
    press(Key.Key_2)
    press(Key.Key_Tab)
    assert grid.picker(Stage.UNMITIGATED, grid.questions[1].key).hasFocus()
    press(Key.Key_5)
    assert grid.picker(Stage.UNMITIGATED, grid.questions[1].key).value == 5
    press(Key.Key_Delete)
    assert grid.picker(Stage.UNMITIGATED, grid.questions[1].key).value is None


def test_delete_in_a_picker_deletes_no_scenario(desk: Desk, sheet: WorksheetTab) -> None:
    press(Key.Key_3)
    press(Key.Key_Tab)
    press(Key.Key_Delete)
    assert len(keys(sheet)) == 5


def test_pickers_are_the_same_widgets_after_a_score(sheet: WorksheetTab) -> None:
    assert sheet.card.grid is not None
    before = sheet.card.grid.picker(Stage.UNMITIGATED)
    press(Key.Key_3)
    press(Key.Key_J)
    assert sheet.card.grid.picker(Stage.UNMITIGATED) is before


def test_j_and_k_step_through_the_scenarios(sheet: WorksheetTab) -> None:
    press(Key.Key_J, 2)
    assert sheet.card.scenario == keys(sheet)[2]
    press(Key.Key_K)
    assert sheet.card.scenario == keys(sheet)[1]
    assert "2 of 5 in Z-DIS" in texts(sheet.card)


def test_a_letter_opens_no_editor_and_f2_does(sheet: WorksheetTab) -> None:
    view = sheet.pane.view
    view.setCurrentIndex(view.currentIndex().siblingAtColumn(1))
    press(Key.Key_X)
    assert view.cells.editor is None
    press(Key.Key_F2)
    assert view.cells.editor is not None


def test_a_digit_scores_nothing_and_writes_into_the_cell_where_letters_are_no_commands(sheet: WorksheetTab) -> None:
    grid, view = sheet.card.grid, sheet.pane.view
    assert grid is not None
    view.setCurrentIndex(view.currentIndex().siblingAtColumn(1))
    sheet.theme.use_letters(False)
    press(Key.Key_3)
    assert grid.picker(Stage.UNMITIGATED).value is None
    assert view.cells.editor is not None
    press(Key.Key_Escape)
    sheet.theme.use_letters(True)


def test_n_adds_a_scenario_to_the_zone_of_the_chosen_one(desk: Desk, sheet: WorksheetTab) -> None:
    zone, view = sheet.pane.rows[0].scenario.zone_id, sheet.pane.view
    desk.window.fit(QSize(1366, 640))
    sheet.card.bring(sheet.card.why.holder)
    title = sheet.card.form.findChildren(TextArea)[0]
    assert title.visibleRegion().isEmpty()
    desk.window.actions_by_id["add"].trigger()
    assert not title.visibleRegion().isEmpty()  # the card of another scenario is read from its top
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))
    assert len(keys(sheet)) == 6
    assert sheet.pane.rows[0].scenario.zone_id == zone
    assert undo_label(desk).startswith("Add scenario")


def test_without_a_chosen_scenario_n_asks_for_the_zone(desk: Desk, sheet: WorksheetTab) -> None:
    sheet.pane.view.clearSelection()
    desk.window.actions_by_id["add"].trigger()
    panel = desk.window.findChild(PlacePanel)
    assert panel is not None
    assert panel.isVisible()
    panel.box.setCurrentIndex(panel.box.findText("Site operations, Z-OPS"))
    panel.add.click()
    added = next(row for row in sheet.pane.model.arrangement.rows if row.scenario.title == "")
    assert added.place is not None
    assert added.place.code == "Z-OPS"
    assert desk.window.findChild(PlacePanel) is None or not panel.isVisible()


def test_ctrl_d_makes_another_scenario_alike_without_its_ratings(desk: Desk, sheet: WorksheetTab) -> None:
    press(Key.Key_4)
    desk.window.actions_by_id["fill_down"].trigger()
    (copy,) = [row.scenario for row in sheet.pane.model.arrangement.rows if row.scenario.title.endswith("copy")]
    assert copy.zone_id == sheet.pane.model.arrangement.row(keys(sheet)[0]).scenario.zone_id
    assert not ratings(desk, copy.id)
    assert sheet.card.scenario == copy.id


def test_m_names_a_known_countermeasure_or_adds_a_new_one(desk: Desk, sheet: WorksheetTab, qtbot: QtBot) -> None:
    assert desk.bridge is not None
    project = desk.bridge.project
    add_countermeasures(project, Countermeasure(name="Jump host"))
    desk.window.fit(QSize(1366, 640))
    press(Key.Key_M)
    field = sheet.card.measures.field
    assert field.hasFocus()
    assert field.visibleRegion().boundingRect() == field.rect()  # scrolled to, be the card as long as it likes
    QTest.keyClicks(field, project.rows(Countermeasure)[0].code.lower())
    press(Key.Key_Return)
    assert len(project.rows(ScenarioCountermeasure)) == 1
    assert len(project.rows(Countermeasure)) == 1
    assert sheet.pane.view.hasFocus()
    sheet.add_measure()
    press(Key.Key_Escape)
    assert sheet.pane.view.hasFocus()
    sheet.add_measure()
    QTest.keyClicks(field, "Port locks")
    press(Key.Key_Return)
    assert {row.name for row in project.rows(Countermeasure)} == {"Jump host", "Port locks"}
    assert len(project.rows(ScenarioCountermeasure)) == 2
    qtbot.waitUntil(lambda: "Port locks" in texts(sheet.card))
    desk.window.actions_by_id["undo"].trigger()
    assert {row.name for row in project.rows(Countermeasure)} == {"Jump host"}
    next(one for one in sheet.card.measures.findChildren(QAbstractButton) if one.text() == "Planned").click()
    assert desk.window.page is not None
    assert desk.window.page.sentence().endswith("1 selected: CM-01")


def test_the_matrix_sets_likelihood_and_impact_as_one_change(desk: Desk, sheet: WorksheetTab) -> None:
    card = sheet.card
    score_all(sheet, Key.Key_4)
    assert card.risk is not None
    card.risk.matrix.moved.emit(Stage.CURRENT, (2, 3))
    current = ratings(desk, card.scenario)[Stage.CURRENT]
    assert current.likelihood == 2
    assert {score.partition("=")[2] for score in current.impacts.split()} == {"3"}
    assert ratings(desk, card.scenario)[Stage.UNMITIGATED].likelihood == 4
    assert undo_label(desk).startswith("Rate ")


def test_the_suggested_level_is_accepted_or_another_one_is_assigned_with_a_reason(
    desk: Desk, sheet: WorksheetTab
) -> None:
    assert desk.bridge is not None
    project, level = desk.bridge.project, sheet.card.level
    score_all(sheet, Key.Key_5)
    assert level.accept.isVisible()
    level.accept.click()
    assert {row.fr for row in project.rows(AssignedLevel)} == {"IAC", "UC", "SI", "DC", "RDF", "TRE", "RA"}
    assert not level.accept.isVisible()
    level.other.click()
    level.vector.setText("0000000")
    level.assign.click()
    assert level.wrong.isVisible()
    assert any(row.level for row in project.rows(AssignedLevel))
    level.reason.setText("No path from outside since the gateway was taken out")
    level.assign.click()
    assert {row.level for row in project.rows(AssignedLevel)} == {0}


def test_a_risk_above_tolerable_asks_for_a_decision(desk: Desk, sheet: WorksheetTab) -> None:
    assert desk.bridge is not None
    decision = sheet.card.decision
    assert not decision.isVisible()
    score_all(sheet, Key.Key_5)
    assert decision.isVisible()
    decision.kinds.picked.emit(DecisionKind.ACCEPT)
    decision.record.click()
    assert decision.wrong.isVisible()
    decision.by.setText("M. Osei")
    decision.until.setText("2027-01-31")
    decision.record.click()
    (row,) = desk.bridge.project.rows(Decision)
    assert (row.kind, row.decided_by, str(row.until)) == (DecisionKind.ACCEPT, "M. Osei", "2027-01-31")
    assert "M. Osei" in decision.said.text()


def test_why_is_kept_with_the_rating_in_hand(desk: Desk, sheet: WorksheetTab) -> None:
    press(Key.Key_3)
    sheet.card.why.explained.emit("The trip is independent")
    assert ratings(desk, sheet.card.scenario)[Stage.UNMITIGATED].rationale == "The trip is independent"
    assert ratings(desk, sheet.card.scenario)[Stage.UNMITIGATED].likelihood == 3


def test_the_planned_rating_is_one_toggle_away_and_moves_nothing_else(desk: Desk, sheet: WorksheetTab) -> None:
    grid = sheet.card.grid
    assert grid is not None
    assert not grid.picker(Stage.PLANNED).isVisible()
    grid.segments.picked.emit(Stage.PLANNED)
    assert grid.picker(Stage.PLANNED).isVisible()
    grid.picker(Stage.PLANNED).setFocus()
    press(Key.Key_1)
    found = ratings(desk, sheet.card.scenario)
    assert set(found) == {Stage.PLANNED}


def test_texts_of_the_scenario_are_edited_in_the_card(desk: Desk, sheet: WorksheetTab) -> None:
    assert desk.bridge is not None
    title = next(one for one in sheet.card.findChildren(TextArea) if one.accessibleName() == "Scenario")
    title.setFocus()
    title.setPlainText("Contractor stick stops the pumps")
    QTest.keyClick(title, Key.Key_Return)
    assert any(row.title == "Contractor stick stops the pumps" for row in desk.bridge.project.rows(Scenario))


def test_a_score_given_elsewhere_is_shown_in_the_card(desk: Desk, sheet: WorksheetTab) -> None:
    assert desk.bridge is not None
    assert sheet.card.grid is not None
    given = Rating(scenario_id=sheet.card.scenario, stage=Stage.CURRENT, likelihood=2)
    rate_scenarios(desk.bridge.project, given)
    assert sheet.card.grid.picker(Stage.CURRENT).value == 2


def test_the_status_row_says_how_far_the_worksheet_is(sheet: WorksheetTab) -> None:
    assert sheet.sentence() == "0 of 5 scored, 0 above tolerable"
    score_all(sheet, Key.Key_5)
    assert sheet.sentence() == "1 of 5 scored, 1 above tolerable"


def test_without_scenarios_the_library_gives_one_for_each_technique_that_fits(desk: Desk) -> None:
    assert desk.bridge is not None
    page = desk.window.go_to("step5")
    assert isinstance(page, DetailedRiskPage)
    start = page.worksheet.start
    assert start.isVisible()
    assert start.first is not None
    start.first.click()
    made = desk.bridge.project.rows(Scenario)
    assert made
    assert all(row.zone_id for row in made)
    assert any("PLC-12" in row.title for row in made)
    assert desk.bridge.project.rows(ScenarioAsset)
    assert undo_label(desk) == f"Add {len(made)} scenarios"


def test_without_zones_the_worksheet_leads_to_step_3(desk: Desk, works: Project) -> None:
    delete_zones(works, [zone.id for zone in works.rows(Zone)], Contents.CLEAR)
    page = desk.window.go_to("step5")
    assert isinstance(page, DetailedRiskPage)
    assert "No zones yet" in texts(page)
    assert not desk.window.actions_by_id["add"].isEnabled()
    assert page.worksheet.start.first is not None
    page.worksheet.start.first.click()
    assert not page.isVisible()


@pytest.mark.parametrize("title", ["Threat sources", "Threats", "Vulnerabilities", "Countermeasures"])
def test_the_other_tabs_add_an_entry(desk: Desk, title: str) -> None:
    page = desk.window.go_to("step5")
    assert isinstance(page, DetailedRiskPage)
    page.go_to_tab(title)
    desk.window.actions_by_id["add"].trigger()
    assert undo_label(desk).startswith("Add ")


def test_a_likelihood_from_factors_is_computed_and_another_one_needs_a_reason(desk: Desk, sheet: WorksheetTab) -> None:
    assert desk.bridge is not None
    method = desk.bridge.assessment.method
    assert method is not None
    factors = tuple(
        Factor(key, title, Decimal(1), ("few", "some", "many", "most", "all"))
        for key, title in (("E", "Exposure"), ("S", "Skill"))
    )
    change_method(desk.bridge.project, replace(method, factors=factors, likelihood_mode=LikelihoodMode.FACTORS))
    grid = sheet.card.grid
    assert grid is not None
    press(Key.Key_2)
    press(Key.Key_3)
    assert grid.picker(Stage.UNMITIGATED).value == 3  # 2.5 is rounded half up
    assert ratings(desk, sheet.card.scenario)[Stage.UNMITIGATED].likelihood is None
    assert "follows from its factors: 3" in texts(sheet.card)
    grid.picker(Stage.UNMITIGATED).picked.emit(5)
    sheet.card.why.overridden.emit("Seen twice last year")
    rated = desk.bridge.assessment.risk(sheet.card.scenario).unmitigated
    assert rated is not None
    assert rated.outcome.likelihood.level == 5
    assert rated.outcome.likelihood.computed == 3


def test_digits_bring_the_card_where_the_inspector_is_hidden(desk: Desk, sheet: WorksheetTab) -> None:
    desk.window.actions_by_id["inspector"].trigger()
    assert not sheet.card.isVisible()
    press(Key.Key_4)
    assert sheet.card.isVisible()


def test_a_letter_that_means_nothing_chooses_no_other_scenario(sheet: WorksheetTab) -> None:
    press(Key.Key_V)
    assert sheet.card.scenario == keys(sheet)[0]


def test_nothing_of_a_read_only_worksheet_can_be_scored(desk: Desk, sheet: WorksheetTab, qtbot: QtBot) -> None:
    assert desk.bridge is not None
    project, id = desk.bridge.project, sheet.card.scenario
    desk.leave()
    project.read_only = ReadOnly(project.path, UserError("The disk is write-protected.", "Copy the file."))
    desk.show(project).assess()
    page = desk.window.go_to("step5")
    assert isinstance(page, DetailedRiskPage)
    assert page.reveal("scenario", id)
    tab = page.worksheet
    tab.pane.view.setFocus()
    press(Key.Key_4)
    assert tab.card.grid is not None
    assert not tab.card.grid.picker(Stage.UNMITIGATED).isEnabled()
    assert not ratings(desk, id)


@pytest.mark.parametrize("size", [FULL, LAPTOP], ids=["full", "laptop"])
def test_the_empty_worksheet_cuts_no_text(desk: Desk, size: QSize, qtbot: QtBot) -> None:
    desk.window.fit(size)
    page = desk.window.go_to("step5")
    assert isinstance(page, DetailedRiskPage)
    qtbot.waitUntil(lambda: not cut_labels(desk.window))
    assert "Describe what could happen" in texts(page)


def test_the_library_gives_threat_sources_with_the_level_that_each_warrants(desk: Desk) -> None:
    assert desk.bridge is not None
    page = desk.window.go_to("step5")
    assert isinstance(page, DetailedRiskPage)
    tab = page.go_to_tab("Threat sources")
    next(one for one in tab.findChildren(Button) if one.text() == "Take over").click()
    found = desk.bridge.project.rows(ThreatSource)
    assert len(found) == len(desk.bridge.assessment.catalogue.threat_sources)
    assert {row.warrants for row in found} == {1, 2, 3, 4}
    assert undo_label(desk).startswith("Add ")


def test_assets_and_techniques_of_a_scenario_are_typed_by_code(desk: Desk, sheet: WorksheetTab) -> None:
    assert desk.bridge is not None
    project, fields = desk.bridge.project, sheet.card.links.fields
    fields[ScenarioAsset].setText("plc-4, PLC-12")
    fields[ScenarioAsset].editingFinished.emit()
    assert len(project.rows(ScenarioAsset)) == 2
    assert fields[ScenarioAsset].text() == "PLC-4, PLC-12"
    fields[ScenarioTechnique].setText("T0843, T9999")
    fields[ScenarioTechnique].editingFinished.emit()
    assert not project.rows(ScenarioTechnique)
    assert "no T9999" in texts(desk.window)
    fields[ScenarioTechnique].setText("t0843")
    fields[ScenarioTechnique].editingFinished.emit()
    assert [row.technique for row in project.rows(ScenarioTechnique)] == ["T0843"]


def test_tab_goes_down_the_card_as_it_is_read(desk: Desk, sheet: WorksheetTab) -> None:
    card = sheet.card
    assert card.grid is not None
    assert card.risk is not None
    score_all(sheet, Key.Key_5)
    card.form.findChildren(TextArea)[0].setFocus()
    seen: list[QWidget] = []
    while (here := QApplication.focusWidget()) is not None and card.isAncestorOf(here) and here not in seen:
        seen.append(here)
        QTest.keyClick(here, Key.Key_Tab)
    pickers = [one for one in seen if isinstance(one, ScorePicker)]
    half = len(card.grid.questions)
    assert [one.stage for one in pickers] == [Stage.UNMITIGATED] * half + [Stage.CURRENT] * half
    assert seen.index(card.risk.matrix) > max(seen.index(one) for one in pickers)
    assert seen.index(card.measures.add_button) > seen.index(card.level.accept) > seen.index(card.risk.matrix)


def test_a_scenario_has_room_for_two_lines_and_the_row_of_its_zone_stands_apart_in_as_much(sheet: WorksheetTab) -> None:
    view, theme = sheet.pane.view, sheet.theme
    rows = [view.visualRect(view.table.index_of(key)).height() for key in keys(sheet)]
    assert rows == [theme.size("row.two")] * len(TITLES)
    group = view.visualRect(view.table.index(0, 0))
    assert group.height() == theme.size("row.two"), "rows of one height are laid out at once, however many"
    seen = view.grab().toImage()
    gap = view.viewport().mapTo(view, group.topLeft()).y() + theme.size("row.two") - theme.size("row.group")
    assert seen.pixelColor(1, gap - 2) == theme.c("bg.surface")
    assert seen.pixelColor(1, gap + 2) == theme.c("bg.sunken")
    title = "Vendor session pivots to EWS-01 and forces a hypochlorite overdose"
    line, rest = first_line(title, theme.font("body", 500), theme.px(300))
    assert f"{line} {rest}" == title
    assert rest
