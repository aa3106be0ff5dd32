"""The overview and the risk criteria with a real project: what is told, where it leads, what is changed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.commands.assets import add_assets
from app.commands.founding import new_project
from app.commands.ratings import rate_scenarios
from app.commands.scenarios import add_scenarios
from app.model.entities import Asset, MethodVersion, Rating, Scenario, Zone
from app.model.vocabulary import SlMethod, Stage
from app.store.project import Project
from app.ui.desk import Desk
from app.ui.pages.method_page import MethodPage
from app.ui.pages.overview import OverviewPage
from app.ui.pages.overview_parts import ListRow
from app.ui.pages.tabbed import TabbedPage
from app.ui.pages.zcr5_detailed import DetailedRiskPage
from app.ui.places import PLACES
from app.ui.shell.window import MainWindow
from app.ui.theme import Theme
from app.ui.widgets.buttons import Button
from tests.ui.conftest import FULL, LAPTOP
from tests.ui.looking import keyboard_round, settle


@pytest.fixture
def scored(works: Project) -> Project:
    """The plant with three scenarios, of which two are scored: one stays above tolerable."""
    zone = next(zone for zone in works.rows(Zone) if zone.code == "Z-DIS")
    scenarios = [Scenario(code=f"DR-{n}", title=f"Event {n}", zone_id=zone.id) for n in (1, 2, 3)]
    add_scenarios(works, *scenarios)
    for at, (before, now) in enumerate((((5, "HS=5"), (4, "HS=5")), ((4, "HS=4"), (1, "HS=2")))):
        for stage, (likelihood, impacts) in ((Stage.UNMITIGATED, before), (Stage.CURRENT, now)):
            row = Rating(scenario_id=scenarios[at].id, stage=stage, likelihood=likelihood, impacts=impacts)
            rate_scenarios(works, row)
    return works


@pytest.fixture
def page(scored: Project, desk: Desk) -> OverviewPage:
    """The overview of that plant, reached by its key."""
    desk.window.actions_by_id["overview"].trigger()
    shown = desk.window.page
    assert isinstance(shown, OverviewPage)
    return shown


@pytest.fixture
def bare(theme: Theme, tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    """The window with a project in which nothing was entered."""
    project = new_project(tmp_path / "New.zonewright", "Tester", "Kestrel Reach WTW")
    window = MainWindow(theme, PLACES)
    qtbot.addWidget(window)
    window.fit(LAPTOP)
    made = Desk(theme, window, "Tester")
    made.show(project)
    window.show()
    qtbot.waitExposed(window)
    yield made
    made.leave()
    project.close()


def texts(page: OverviewPage) -> list[str]:
    """What labels say on the page."""
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def verbs(page: OverviewPage) -> list[str]:
    """The words on the buttons of what is to be done next."""
    return [button.text() for button in page.agenda.findChildren(Button) if button.isVisible()]


def rows(card: object) -> list[ListRow]:
    """The rows of a list."""
    assert hasattr(card, "findChildren")
    return [row for row in card.findChildren(ListRow) if row.isVisible()]


def test_a_project_still_opens_at_its_first_step(desk: Desk) -> None:
    assert desk.window.page is desk.window.go_to("step1")


def test_the_header_says_what_stays_above_tolerable(page: OverviewPage) -> None:
    assert "1 risk stays above tolerable" in texts(page)
    assert any(text.startswith("1 scenario still to score.") for text in texts(page))
    assert page.sentence() == "3 scenarios, 2 scored"


def test_the_cards_count_in_words_and_lead_to_their_steps(desk: Desk, page: OverviewPage) -> None:
    said = {card.step.number: card.said for card in page.cards.cards}
    assert said[1] == ("4 assets", "0 access points")
    assert said[3] == ("2 zones", "0 conduits")
    assert said[5] == ("2 of 3 scored", "1 above tolerable")
    assert said[7] == ("Not begun", "")
    QTest.mouseClick(page.cards.cards[4], Qt.MouseButton.LeftButton)
    assert desk.window.page is desk.window.go_to("step5")


def test_what_blocks_comes_first_and_enter_on_a_button_goes_to_the_row(desk: Desk, page: OverviewPage) -> None:
    assert page.agenda.first is not None
    assert page.agenda.first.hasFocus()
    assert verbs(page)[0] == "Describe"
    place = next(one for one in page.agenda.findChildren(Button) if one.text() == "Place assets")
    place.setFocus()
    QTest.keyClick(place, Qt.Key.Key_Space)
    shown = desk.window.page
    assert shown is not None
    assert shown.number in (1, 3)


@pytest.mark.parametrize(
    ("field", "number", "tab", "focus"),
    [("functions", 1, "Scope", "New entry"), ("perimeter", 1, "Scope", "Perimeter")],
)
def test_what_is_to_do_begins_where_it_is_done(
    desk: Desk, page: OverviewPage, field: str, number: int, tab: str, focus: str
) -> None:
    errand = next(one for one in page._errands if one.place.field == field)
    page.agenda.chosen.emit(errand)
    shown = desk.window.page
    assert isinstance(shown, TabbedPage)
    assert (shown.number, shown.tabs.tabText(shown.place)) == (number, tab)
    here = desk.window.focusWidget()
    assert here is not None
    assert here.accessibleName() == focus


def test_a_cell_of_the_matrix_leads_to_its_scenarios_by_a_filter_that_esc_takes_away(
    desk: Desk, page: OverviewPage
) -> None:
    matrix = page.risk.matrices[Stage.CURRENT]
    assert "above" in " ".join(texts(page))
    matrix.setFocus()
    for key, times in ((Qt.Key.Key_Up, 3), (Qt.Key.Key_Right, 4)):
        for _time in range(times):
            QTest.keyClick(matrix, key)
    assert "likelihood 4, impact 5: 1 scenarios" in matrix.accessibleDescription()
    QTest.keyClick(matrix, Qt.Key.Key_Return)
    shown = desk.window.page
    assert isinstance(shown, DetailedRiskPage)
    pane = shown.worksheet.pane
    assert pane.filter_box.text() == "current_likelihood:4 current_impact:5"
    assert [row.scenario.code for row in pane.rows] == ["DR-1"]
    assert pane.model.arrangement.shown == 1
    pane.filter_box.setFocus()
    QTest.keyClick(pane.filter_box, Qt.Key.Key_Escape)
    assert pane.model.arrangement.shown == 3


def test_the_highest_risks_and_the_zones_are_listed(page: OverviewPage) -> None:
    assert [row.toolTip().splitlines()[0] for row in rows(page.highest)] == ["DR-1", "DR-2"]
    assert "Above tolerable" in rows(page.highest)[0].toolTip()
    assert [row.toolTip().splitlines()[0] for row in rows(page.levels)] == ["Z-DIS", "Z-OPS"]


def test_a_change_is_shown_at_once_here_and_told_first(desk: Desk, page: OverviewPage) -> None:
    assert desk.bridge is not None
    add_assets(desk.bridge.project, Asset(tag="NEW-1"))
    assert page.cards.cards[0].said[0] == "5 assets"
    assert "Add" in rows(page.changes)[0].toolTip()
    desk.window.actions_by_id["undo"].trigger()
    assert page.cards.cards[0].said[0] == "4 assets"
    assert "Undo" in rows(page.changes)[0].toolTip()


def test_the_keyboard_stays_in_a_list_that_is_filled_anew(desk: Desk, page: OverviewPage) -> None:
    assert desk.bridge is not None
    rows(page.levels)[1].setFocus()
    add_assets(desk.bridge.project, Asset(tag="NEW-1"))
    assert rows(page.levels)[0].hasFocus()
    rows(page.levels)[0].setFocus()
    QTest.keyClick(rows(page.levels)[0], Qt.Key.Key_Down)
    assert rows(page.levels)[1].hasFocus()
    QTest.keyClick(rows(page.levels)[1], Qt.Key.Key_Return)
    assert desk.window.page is desk.window.go_to("step3")


def test_while_it_is_hidden_nothing_is_gathered(
    desk: Desk, page: OverviewPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    real = page.sum_up

    def sum_up() -> None:
        asked.append("sum")
        real()

    monkeypatch.setattr(page, "sum_up", sum_up)
    desk.window.go_to("step1")
    assert desk.bridge is not None
    add_assets(desk.bridge.project, Asset(tag="NEW-1"))
    assert asked == []
    desk.window.go_to("overview")
    assert asked
    assert page.cards.cards[0].said[0] == "5 assets"


def test_before_the_rules_are_evaluated_it_says_so(bare: Desk) -> None:
    page = bare.window.go_to("overview")
    assert isinstance(page, OverviewPage)
    assert "The checks are being worked through." in texts(page)
    assert bare.bridge is not None
    bare.bridge.assess()
    assert verbs(page) == ["List assets"]
    assert page.agenda.first is not None
    page.agenda.first.click()
    assert bare.window.page is bare.window.go_to("step1")


def test_tab_goes_through_the_cards_before_the_lists(desk: Desk, page: OverviewPage) -> None:
    desk.window.fit(FULL)
    order = [widget for widget in keyboard_round(desk.window) if page.isAncestorOf(widget)]
    cards = (page.cards, page.agenda, page.highest, page.changes, page.risk, page.levels)
    wanted = [stop for card in cards for stop in card.stops()]
    begin = order.index(wanted[0])
    assert order[begin:] + order[:begin] == wanted


# the risk criteria


@pytest.fixture
def criteria(scored: Project, desk: Desk) -> MethodPage:
    """The page of the risk criteria, reached by its key."""
    desk.window.actions_by_id["method"].trigger()
    shown = desk.window.page
    assert isinstance(shown, MethodPage)
    return shown


def said(page: MethodPage) -> str:
    """Everything that can be read on the page."""
    settle()
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def pick(page: MethodPage, box: str, value: object) -> None:
    """Choose as a person does."""
    choice = getattr(page.change, box)
    choice.choose(value)
    choice.activated.emit(choice.currentIndex())


def versions(desk: Desk) -> list[MethodVersion]:
    """The versions of the criteria that the project has."""
    assert desk.bridge is not None
    return desk.bridge.project.rows(MethodVersion)


def test_the_criteria_in_force_are_told_whole(criteria: MethodPage) -> None:
    told = said(criteria)
    for words in ("Almost certain", "Health and safety", "365 days", "The self-test finds nothing wrong"):
        assert words in told
    assert "version 1" in told
    assert not criteria.change.apply.isEnabled()
    words = "\n".join(label.text() for label in criteria.findChildren(QLabel))
    assert {"Reaction times", "Advisory with CVSS 7 or more", "14 days"} <= set(words.splitlines())
    method = criteria.bridge.assessment.method
    assert method is not None
    assert {factor.label for factor in method.factors} <= set(words.splitlines())


def test_what_would_move_is_said_before_and_one_undo_takes_it_back(desk: Desk, criteria: MethodPage) -> None:
    pick(criteria, "tolerable", "C")
    assert "1 of 4 ratings" not in said(criteria)
    assert "ratings move: 0 come to lie above tolerable" in said(criteria)
    assert criteria.change.apply.text().startswith("Put in force, ")
    assert len(versions(desk)) == 1
    criteria.change.apply.click()
    assert desk.bridge is not None
    method = desk.bridge.assessment.method
    assert method is not None
    assert method.tolerable == "C"
    assert len(versions(desk)) == 2
    assert "version 2" in said(criteria)
    desk.window.actions_by_id["undo"].trigger()
    assert len(versions(desk)) == 1
    assert "version 1" in said(criteria)


def test_a_smaller_scale_proposes_where_scores_go_and_takes_another_choice(desk: Desk, criteria: MethodPage) -> None:
    pick(criteria, "preset", "3x3")
    proposal = criteria.change.proposal
    assert proposal is not None
    assert proposal.moves["likelihood"] == {1: 1, 2: 2, 3: 2, 4: 3, 5: 3}
    assert "Matrix, proposed" in said(criteria)
    criteria.change.apply.click()
    assert "Matrix, proposed" not in said(criteria)
    assert desk.bridge is not None
    levels = {(row.likelihood, row.impacts) for row in desk.bridge.project.rows(Rating)}
    assert (3, "HS=3") in levels
    assert desk.bridge.project.undo() == "Take over the risk criteria “3x3, three levels”"


def test_the_way_to_sl_t_is_changed(desk: Desk, criteria: MethodPage) -> None:
    pick(criteria, "way", SlMethod.CONSEQUENCE)
    criteria.change.apply.click()
    assert "SL-T: By consequence" in said(criteria)
    assert "Severe" in said(criteria)


def test_leaving_it_changes_nothing(desk: Desk, criteria: MethodPage) -> None:
    pick(criteria, "preset", "3x3")
    criteria.change.leave.click()
    assert criteria.change.proposal is None
    assert len(versions(desk)) == 1
    assert not criteria.change.apply.isEnabled()
