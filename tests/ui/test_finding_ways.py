"""A finding leads from the drawer, or with F8, to the cell that cures it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.store.project import Project
from app.ui.desk import Desk
from app.ui.pages.records import RecordsTab
from app.ui.pages.tabbed import TabbedPage
from app.ui.places import PLACES
from app.ui.shell.window import MainWindow
from app.ui.theme import Theme
from app.workflow.finding import Finding
from tests.ui.conftest import FULL
from tests.ui.founded import FOUNDED, SOUND, found, write
from tests.workflow.plant import uid
from tests.workflow.planted import PLANTED, Case, planted


@pytest.fixture(scope="module")
def plant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """A project in which nothing is to be found."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patched:
        for name in ("XDG_STATE_HOME", "XDG_DATA_HOME"):
            patched.setenv(name, str(home))
        project = found(home / "Plant.zonewright")
        yield project
        project.close()


@pytest.fixture
def desk(theme: Theme, plant: Project, qtbot: QtBot) -> Iterator[Desk]:
    """The composed window with that project open; what a test planted is taken back."""
    window = MainWindow(theme, PLACES)
    window.fit(FULL)
    made = Desk(theme, window, "Tester")
    made.show(plant).assess()
    window.show()
    qtbot.waitExposed(window)
    yield made
    made.leave()
    window.close()
    window.deleteLater()
    while plant.next_undo is not None and plant.next_undo.label != FOUNDED:
        plant.undo()


def plant_finding(desk: Desk, rule: str, case: Case) -> Finding:
    """Plant what a rule finds; the finding."""
    assert desk.bridge is not None
    with desk.bridge.project.change("Plant") as work:
        write(work, SOUND, planted(SOUND, case.edits))
    found = desk.bridge.assessment.findings_at(uid(case.at))
    return next(finding for finding in found if finding.rule == rule)


def go_to(desk: Desk, finding: Finding) -> TabbedPage:
    """Choose a finding in the drawer, from another step, and press Enter; the page that is shown then."""
    window, drawer = desk.window, desk.window.guide.drawer
    window.go_to("step7" if finding.place.step != 7 else "step1")
    window.guide.toggle_findings()
    drawer._look_everywhere(True)
    drawer.list.choose(drawer.list.findings.rows.index(finding))
    QTest.keyClick(drawer.list, Qt.Key.Key_Return)
    page = window.page
    assert isinstance(page, TabbedPage)
    return page


@pytest.mark.parametrize(("rule", "column"), [("SU-01", "tag"), ("DR-06", "owner"), ("RQ-01", "owner")])
def test_typing_where_a_finding_leads_cures_it(desk: Desk, rule: str, column: str) -> None:
    finding = plant_finding(desk, rule, PLANTED[rule][0])
    tab = go_to(desk, finding).shown
    assert isinstance(tab, RecordsTab)
    view = tab.pane.view
    assert tab.pane.model.columns[view.currentIndex().column()].key == column
    QTest.keyClicks(view, "NEW-1")
    QTest.keyClick(desk.window.focusWidget(), Qt.Key.Key_Return)
    assert desk.bridge is not None
    left = desk.bridge.assessment.findings_at(finding.place.id)
    assert finding.sentence not in {one.sentence for one in left}


def test_a_comparison_that_is_missing_leads_to_its_result(desk: Desk) -> None:
    tab = go_to(desk, plant_finding(desk, "RC-01", PLANTED["RC-01"][0])).shown
    assert isinstance(tab, RecordsTab)
    assert tab.pane.model.columns[tab.pane.view.currentIndex().column()].key == "outcome"


def test_f8_leads_to_the_cell_as_well(desk: Desk) -> None:
    finding = plant_finding(desk, "SU-03", PLANTED["SU-03"][0])
    desk.window.go_to("step1")
    desk.window.actions_by_id["next_finding"].trigger()
    page = desk.window.page
    assert isinstance(page, TabbedPage)
    tab = page.shown
    assert isinstance(tab, RecordsTab)
    assert tab.pane.view.chosen_keys() == [finding.place.id]
    assert tab.pane.model.columns[tab.pane.view.currentIndex().column()].key == "tag"


def test_a_cell_whose_column_is_hidden_is_entered_in_the_inspector(desk: Desk) -> None:
    finding = plant_finding(desk, "SU-03", PLANTED["SU-03"][0])
    page = desk.window.go_to("step1")
    assert isinstance(page, TabbedPage)
    tab = page.shown
    assert isinstance(tab, RecordsTab)
    tab.pane.view.choose(finding.place.id)
    hidden = next(
        one
        for place, one in enumerate(tab.pane.model.columns)
        if one.edits is not None and place not in tab.pane.view.shown_places()
    )
    assert hidden.edits is not None
    assert desk.window.go_to_row("step1", [("asset", finding.place.id)], hidden.edits.name)
    assert tab.selection.form.isAncestorOf(desk.window.focusWidget())
