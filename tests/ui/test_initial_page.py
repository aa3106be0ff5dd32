"""Step 2 by keyboard and mouse: the worst case of every function is rated score by score."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from app.commands.functions import add_functions
from app.model.entities import EssentialFunction, InitialRating
from app.model.entities import Project as ProjectRow
from app.store.project import Project
from app.ui.desk import Desk
from app.ui.pages.initial_tab import InitialTab
from app.ui.pages.zcr2_initial import InitialRiskPage
from app.ui.widgets.buttons import Button
from app.ui.widgets.score_picker import ScorePicker


@pytest.fixture
def functions(works: Project) -> tuple[EssentialFunction, ...]:
    """Two functions, not rated."""
    return add_functions(works, EssentialFunction(name="Disinfection"), EssentialFunction(name="Supply"))


@pytest.fixture
def tab(functions: tuple[EssentialFunction, ...], desk: Desk) -> InitialTab:
    """The table with its card."""
    shown = desk.window.go_to("step2")
    assert isinstance(shown, InitialRiskPage)
    return shown.tab


def pickers(tab: InitialTab) -> list[ScorePicker]:
    return [one for one in tab.selection.pickers if isinstance(one, ScorePicker)]


def ratings(desk: Desk) -> list[InitialRating]:
    assert desk.bridge is not None
    return desk.bridge.project.rows(InitialRating)


def undo_label(desk: Desk) -> str:
    assert desk.bridge is not None
    assert desk.bridge.project.next_undo is not None
    return desk.bridge.project.next_undo.label


def words(desk: Desk) -> list[str]:
    return [one.text() for one in desk.window.findChildren(QLabel) if one.isVisible()]


def test_the_worst_case_is_rated_by_keys_alone(desk: Desk, tab: InitialTab) -> None:
    desk.window.actions_by_id["rate_next"].trigger()
    first = desk.window.focusWidget()
    assert first is pickers(tab)[1]
    QTest.keyClick(first, Qt.Key.Key_5)
    (rating,) = ratings(desk)
    assert rating.impacts == "HS=5"
    assert rating.likelihood is None
    assert undo_label(desk) == "Rate the initial risk of EF-01"
    assert first.value == 5
    assert "Above tolerable" in words(desk)
    assert desk.window.focusWidget() is pickers(tab)[2]  # a digit leads on
    assert ("1–5", "score") in tab.keys
    last = pickers(tab)[-1]
    last.setFocus()
    QTest.keyClick(last, Qt.Key.Key_2)
    assert desk.window.focusWidget() is last
    QTest.keyClick(last, Qt.Key.Key_Tab)
    assert tab.selection.form.isAncestorOf(desk.window.focusWidget())
    pickers(tab)[2].setFocus()
    QTest.keyClick(pickers(tab)[2], Qt.Key.Key_J)
    assert tab.pane.rows[0].subject.name == "Supply"
    assert desk.window.focusWidget() is pickers(tab)[2]
    QTest.keyClick(pickers(tab)[2], Qt.Key.Key_K)
    assert tab.pane.rows[0].subject.name == "Disinfection"


def test_likelihood_is_certain_until_another_is_given_and_again_when_it_is_cleared(desk: Desk, tab: InitialTab) -> None:
    desk.window.actions_by_id["next_entry"].trigger()
    likelihood = pickers(tab)[0]
    assert likelihood.value == 5
    assert "taken as certain" in words(desk)
    likelihood.setFocus()
    QTest.keyClick(likelihood, Qt.Key.Key_3)
    assert ratings(desk)[0].likelihood == 3
    QTest.keyClick(likelihood, Qt.Key.Key_Delete)
    assert ratings(desk)[0].likelihood is None
    assert likelihood.value == 5


def test_a_click_scores_and_undo_takes_it_back(desk: Desk, tab: InitialTab) -> None:
    desk.window.actions_by_id["next_entry"].trigger()
    picker = pickers(tab)[1]
    cell = next(one for one in picker.findChildren(QAbstractButton) if one.text() == "4")
    QTest.mouseClick(cell, Qt.MouseButton.LeftButton)
    assert ratings(desk)[0].impacts == "HS=4"
    desk.window.actions_by_id["undo"].trigger()
    assert picker.value is None


def test_the_criteria_beside_the_scores_follow_the_keyboard(desk: Desk, tab: InitialTab) -> None:
    desk.window.actions_by_id["next_entry"].trigger()
    pickers(tab)[2].setFocus()
    assert any("Environment" in text and "mean" in text for text in words(desk))


def test_the_reason_is_written_in_the_table(
    desk: Desk, tab: InitialTab, functions: tuple[EssentialFunction, ...]
) -> None:
    column = next(one for one in tab.records.table.columns if one.key == "rationale")
    tab.pane.edit([one.id for one in functions], column, "Chlorine leaves the site")
    assert [one.rationale for one in ratings(desk)] == ["Chlorine leaves the site"] * 2
    assert undo_label(desk) == "Rate the initial risk of 2 functions"


def test_without_functions_the_page_leads_to_step_1(desk: Desk, qtbot: QtBot) -> None:
    page = desk.window.go_to("step2")
    assert page is not None
    assert "Essential functions are missing" in words(desk)
    next(one for one in page.findChildren(Button) if one.text() == "Go to step 1").click()
    assert desk.window.page is not None
    assert desk.window.page.number == 1


def test_without_risk_criteria_a_set_is_chosen_in_place(desk: Desk, tab: InitialTab) -> None:
    assert desk.bridge is not None
    project = desk.bridge.project
    (row,) = project.rows(ProjectRow)
    with project.change("Drop the risk criteria") as work:
        work.set(ProjectRow, [row.id], method_id=None)
    assert "Choose the risk criteria" in words(desk)
    assert not tab.pane.isVisible()
    page = desk.window.page
    assert page is not None
    next(one for one in page.findChildren(Button) if one.text() == "Take over" and one.isVisible()).click()
    assert tab.pane.isVisible()
    assert undo_label(desk).startswith("Take over the risk criteria")


def test_of_several_only_what_is_written_is_edited(desk: Desk, tab: InitialTab) -> None:
    tab.select_all()
    assert not any(picker.isVisible() for picker in pickers(tab))
