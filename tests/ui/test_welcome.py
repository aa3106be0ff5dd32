"""The start page: recent projects, recovered work, a new assessment; and the ways in and out of a project."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.model.entities import Asset, MethodVersion
from app.model.entities import Project as ProjectRow
from app.paths import user_folder
from app.risk.presets import list_presets, load_preset
from app.settings import Recent, load_settings, save_settings
from app.store.leftwork import left_work
from app.store.project import Project
from app.ui.desk import Desk
from app.ui.pages.settings_own import LobbySettings
from app.ui.pages.welcome import Lobby, WelcomePage
from app.ui.pages.welcome_new import Founding
from app.ui.pages.zcr1_system import SystemPage
from app.ui.places import PLACES
from app.ui.recents import opened_words, residual_words, revision_words
from app.ui.scene import Scene
from app.ui.scenes import SCENES_WITHOUT_PROJECT
from app.ui.shell.window import MainWindow
from app.ui.theme import Theme
from tests.ui.conftest import FULL, LAPTOP
from tests.ui.looking import cut_labels
from tests.ui.test_window import SCALES

PLANT = Recent("/plants/Brook.zonewright", "1", "Hallow Brook", "Norrin Water", (1.0,) * 7, 9, 0, 0, "A", True)
MILL = Recent("/plants/Mill.zonewright", "2", "Millrace Dairy", "Millrace Foods", (0.5,) * 7, 4, 2, 1, "B")


@pytest.fixture
def empty_desk(theme: Theme, qtbot: QtBot) -> Desk:
    """The composed window with no project open."""
    window = MainWindow(theme, PLACES)
    qtbot.addWidget(window)
    window.fit(FULL)
    made = Desk(theme, window, "Tester")
    window.show()
    qtbot.waitExposed(window)
    return made


@pytest.fixture
def welcome(empty_desk: Desk) -> WelcomePage:
    """The start page with two recent projects."""
    save_settings(replace(load_settings(), recent=(PLANT, MILL)))
    return empty_desk.show_welcome()


def texts(page: WelcomePage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def press(page: WelcomePage, words: str) -> None:
    shown = (b for b in page.findChildren(QAbstractButton) if b.isVisible() and words in (b.text(), b.accessibleName()))
    next(shown).click()


def cell(page: WelcomePage, row: int, column: int) -> str:
    return str(page.table.recents.index(row, column).data())


def test_closing_a_project_leads_to_the_start_page_which_remembers_it(desk: Desk, works: Project) -> None:
    desk.window.actions_by_id["close_project"].trigger()
    page = desk.window.page
    assert isinstance(page, WelcomePage)
    assert desk.bridge is None
    (recent,) = load_settings().recent
    assert (recent.path, recent.name) == (str(works.path), "Kestrel Reach WTW")
    assert len(recent.parts) == 7
    assert cell(page, 0, 2) == "not scored"
    assert page.table.hasFocus()
    assert not desk.window.actions_by_id["close_project"].isEnabled()
    assert not desk.window.actions_by_id["changes"].isEnabled()


def test_enter_opens_the_selected_project(desk: Desk, works: Project) -> None:
    path = works.path
    desk.close_project()
    page = desk.window.page
    assert isinstance(page, WelcomePage)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert desk.bridge is not None
    assert desk.bridge.project.path == path
    assert isinstance(desk.window.page, SystemPage)
    desk.close()


def test_the_start_page_is_reached_with_a_project_open_and_leads_back(desk: Desk) -> None:
    desk.window.actions_by_id["welcome"].trigger()
    page = desk.window.page
    assert isinstance(page, WelcomePage)
    press(page, "Back to Kestrel Reach WTW")
    assert isinstance(desk.window.page, SystemPage)
    assert desk.bridge is not None


def test_look_and_name_are_set_without_a_project_and_the_way_leads_back(welcome: WelcomePage, empty_desk: Desk) -> None:
    press(welcome, "Settings")
    page = empty_desk.window.page
    assert isinstance(page, LobbySettings)
    assert "This assessment" not in "\n".join(label.text() for label in page.findChildren(QLabel))
    line = page.author.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "R. Okafor")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert (empty_desk.author, load_settings().author) == ("R. Okafor", "R. Okafor")
    page.back.click()
    assert isinstance(empty_desk.window.page, WelcomePage)


def test_bars_and_rail_make_way_for_the_start_page_and_come_back(desk: Desk) -> None:
    seen = [desk.window._top, desk.window._rail, desk.window._status]
    desk.show_welcome()
    assert not any(part.isVisible() for part in seen)
    desk.window.go_to("step1")
    assert all(part.isVisible() for part in seen)


def test_a_file_that_is_gone_is_marked_told_and_can_be_taken_from_the_list(
    welcome: WelcomePage, empty_desk: Desk, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: "Not found: /plants/Brook.zonewright" in cell(welcome, 0, 0))
    QTest.keyClick(welcome.table, Qt.Key.Key_Return)
    page = empty_desk.window.page
    assert isinstance(page, WelcomePage)
    assert "Brook.zonewright" in texts(page)
    assert page.can("delete_selected")
    page.delete_selected()
    assert [recent.name for recent in load_settings().recent] == ["Millrace Dairy"]
    assert cell(page, 0, 0).startswith("Millrace Dairy")


def test_the_filter_leaves_projects_that_hold_every_word(welcome: WelcomePage) -> None:
    QAbstractItemModelTester(welcome.table.recents, QAbstractItemModelTester.FailureReportingMode.Fatal)
    welcome.go_to_filter()
    QTest.keyClicks(welcome.window().focusWidget(), "foods mill")
    assert [recent.name for recent in welcome.table.recents.shown] == ["Millrace Dairy"]
    QTest.keyClicks(welcome.window().focusWidget(), " nowhere")
    assert not welcome.can("delete_selected")


def test_all_tolerable_is_said_only_where_all_is_scored() -> None:
    said = {residual_words(replace(PLANT, scored=s, unscored=u, above=a)) for s, u, a in ((3, 0, 0),)}
    assert said == {("all tolerable", "ok")}
    assert residual_words(replace(PLANT, scored=3, unscored=1, above=0))[0] == "1 not scored"
    assert residual_words(replace(PLANT, scored=0, unscored=0, above=0))[0] == "not scored"
    assert residual_words(replace(PLANT, scored=3, unscored=1, above=2))[0] == "2 above tolerable"
    assert (revision_words(PLANT), revision_words(MILL)) == ("Rev A signed", "Rev B draft")


def test_a_damaged_moment_is_no_hindrance() -> None:
    assert [opened_words(text, date(2026, 3, 9)) for text in ("", "soon", "2026-13-45")] == ["", "", ""]
    assert opened_words("2025-02-04T12:00:00+00:00", date(2026, 3, 9)) == "4 Feb 2025"


def test_without_recent_projects_sample_and_templates_are_offered(empty_desk: Desk) -> None:
    page = empty_desk.show_welcome()
    said = texts(page)
    assert all(preset.name in said for preset in list_presets())
    assert "The sample plant" in said
    press(page, f"Use {list_presets()[0].name}")
    assert page.form.isVisible()


def test_a_new_assessment_is_made_where_and_as_it_was_asked_for(empty_desk: Desk, tmp_path: Path) -> None:
    empty_desk.window.actions_by_id["new"].trigger()
    page = empty_desk.window.page
    assert isinstance(page, WelcomePage)
    QTest.keyClicks(page.form.name, "Tarn Fibre line 3")
    QTest.keyClicks(page.form.client, "Tarn Fibre")
    page.form.author.setText("M. Hale")
    page.form.start(template="3x3")
    page.form.save_as(tmp_path / "tarn")
    QTest.keyClick(page.form.client, Qt.Key.Key_Return)
    assert empty_desk.bridge is not None
    project = empty_desk.bridge.project
    assert project.path == tmp_path / "tarn.zonewright"
    (row,), (version,) = project.rows(ProjectRow), project.rows(MethodVersion)
    assert (row.name, row.client, version.label) == ("Tarn Fibre line 3", "Tarn Fibre", load_preset("3x3").name)
    assert (project.author, load_settings().author) == ("M. Hale", "M. Hale")
    empty_desk.close()


def test_the_file_takes_the_name_of_the_assessment_as_far_as_files_can(empty_desk: Desk) -> None:
    page = empty_desk.show_welcome()
    page.start_new()
    page.form.name.setText('Unit 3/4: "Kiln" ..')
    shown = [label.text() for label in page.form.findChildren(QLabel)]
    assert any(Path(text).name == "Unit 3 4 Kiln.zonewright" for text in shown if text)


def test_what_cannot_be_made_is_told_in_place_and_nothing_is_overwritten(empty_desk: Desk, tmp_path: Path) -> None:
    page = empty_desk.show_welcome()
    page.start_new()
    press(page, "Create assessment")
    assert "has no name" in texts(page)
    taken = tmp_path / "taken.zonewright"
    taken.write_text("somebody's", encoding="utf-8")
    page.form.name.setText("Works")
    page.form.save_as(taken)
    press(page, "Create assessment")
    assert "is there already" in texts(page)
    page.form.save_as(tmp_path / "no such folder" / "works.zonewright")
    press(page, "Create assessment")
    assert "cannot be written to" in texts(page)
    assert taken.read_text(encoding="utf-8") == "somebody's"
    assert (empty_desk.bridge, page.form.name.text()) == (None, "Works")


def test_a_new_assessment_beside_an_open_one_saves_and_closes_that(desk: Desk, works: Project, tmp_path: Path) -> None:
    path = works.path
    desk.start_new()
    page = desk.window.page
    assert isinstance(page, WelcomePage)
    page.form.name.setText("Second")
    page.form.save_as(tmp_path / "second.zonewright")
    press(page, "Create assessment")
    assert desk.bridge is not None
    assert desk.bridge.standing().name == "Second"
    assert str(path) in [recent.path for recent in load_settings().recent]
    desk.close()


def test_escape_leaves_the_form_without_a_trace(welcome: WelcomePage) -> None:
    welcome.start_new()
    QTest.keyClick(welcome.form.name, Qt.Key.Key_Escape)
    assert welcome.table.isVisible()
    assert not welcome.form.isVisible()


def test_a_register_without_a_project_asks_for_the_one_that_it_is_to_fill(
    empty_desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    register = tmp_path / "tarn_assets.csv"
    register.write_text("Tag,Name\nPLC-01,Line controller\n", encoding="utf-8")
    empty_desk.import_register(register)
    page = empty_desk.window.page
    assert isinstance(page, WelcomePage)
    assert page.form.name.text() == "Tarn assets"
    page.form.save_as(tmp_path / "tarn.zonewright")
    press(page, "Create assessment")
    shown = empty_desk.window.page
    assert isinstance(shown, SystemPage)
    qtbot.waitUntil(lambda: "PLC-01" in [row.asset.tag for row in shown.pane.model.arrangement.rows])
    assert empty_desk.bridge is not None
    assert empty_desk.bridge.project.rows(Asset) == []
    empty_desk.close()


CRASH = """
import os, sys
from pathlib import Path
from app.model.entities import Asset
from app.store.project import open_project
project = open_project(Path(sys.argv[1]), "Tester")
for number in (1, 2):
    with project.change(f"Add pump {number}") as work:
        work.add(Asset(tag=f"P-{number}"))
os._exit(9)
"""


def test_work_that_a_crash_left_is_offered_with_its_changes_and_opened(
    desk: Desk, works: Project, qtbot: QtBot
) -> None:
    path = works.path
    desk.close_project()
    subprocess.run([sys.executable, "-c", CRASH, str(path)], env=dict(os.environ), check=False, timeout=60)
    page = desk.show_welcome()
    qtbot.waitUntil(lambda: "Kestrel Reach WTW was not closed: 2 changes" in texts(page))
    press(page, "Show the 2 changes")
    assert "Add pump 1" in texts(page)
    press(page, "Open recovered")
    assert desk.bridge is not None
    assert {"P-1", "P-2"} <= {asset.tag for asset in desk.bridge.project.rows(Asset)}
    assert "not closed" not in texts(desk.show_welcome())
    desk.close()


def test_a_project_that_is_open_in_another_window_is_not_called_left(desk: Desk, works: Project) -> None:
    with works.change("Add a pump") as work:
        work.add(Asset(tag="P-1"))
    assert left_work() == []


def test_a_project_that_cannot_be_saved_is_told_on_the_start_page(empty_desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "stick.zonewright"
    empty_desk.found(Founding("Works", "", "", "3x3", path))
    assert empty_desk.bridge is not None
    with empty_desk.bridge.project.change("Add a pump") as work:
        work.add(Asset(tag="P-1"))
    path.unlink()
    empty_desk.close_project()
    page = empty_desk.window.page
    assert isinstance(page, WelcomePage)
    assert "stick.zonewright" in texts(page)
    assert page.message.isVisible()


def test_trouble_with_the_settings_does_not_keep_a_project_from_closing(desk: Desk) -> None:
    (user_folder() / "settings.json").unlink(missing_ok=True)
    (user_folder() / "settings.json").mkdir()
    desk.close_project()
    assert isinstance(desk.window.page, WelcomePage)
    assert desk.bridge is None


@pytest.mark.parametrize(("size", "scale"), [(FULL, SCALES[-1]), *((LAPTOP, scale) for scale in SCALES)])
@pytest.mark.parametrize("scene", SCENES_WITHOUT_PROJECT, ids=lambda scene: scene.id)
def test_no_text_of_the_start_page_is_cut_off(
    empty_desk: Desk, qtbot: QtBot, scene: Scene, size: QSize, scale: float
) -> None:
    window = empty_desk.window
    window.theme.switch(scale=scale)
    window.fit(size)
    scene.show(empty_desk)
    qtbot.waitUntil(lambda: not cut_labels(window))


def test_everything_on_the_start_page_is_reached_by_tab_and_has_a_name(welcome: WelcomePage) -> None:
    window, met = welcome.window(), set()
    for _step in range(40):
        here = window.focusWidget()
        assert here is not None
        met.add(here.accessibleName())
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert {"New assessment", "Open", "Import", "Explore the sample", "Filter", "Recent projects", "Keys"} <= met
    assert "" not in met


def test_a_lobby_without_anything_is_a_page_all_the_same(empty_desk: Desk) -> None:
    page = WelcomePage(empty_desk.theme, empty_desk.window.actions_by_id, Lobby())
    empty_desk.window.use({"welcome": lambda: page})
    assert empty_desk.window.go_to("welcome") is page
    assert not page.can("delete_selected")
