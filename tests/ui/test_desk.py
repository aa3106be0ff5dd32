"""Opening, saving, exporting, failing: what the window does around the pages."""

import json
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from app.errors import UserError
from app.progress import Cancelled, Progress
from app.store.project import Project
from app.ui.desk import Desk
from app.ui.failures import CrashSurface, Failures
from app.ui.pages.makers import PAGES
from app.ui.places import PLACES
from app.ui.shell.step_page import StepPage
from app.ui.shell.window import MainWindow
from app.ui.tasks import Tasks
from app.ui.theme import Theme
from app.workflow.step import STEPS


def texts(window: MainWindow) -> str:
    """What can be read in the window."""
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def test_every_place_has_a_page_and_every_step_a_place() -> None:
    assert set(PAGES) == {place.id for place in PLACES}
    assert [place.number for place in PLACES if place.number] == [step.number for step in STEPS]


def test_every_page_shows_itself_with_a_real_project(desk: Desk) -> None:
    for place in PLACES:
        page = desk.window.go_to(place.id)
        assert page.isVisible()
        if isinstance(page, StepPage):
            assert page.sentence()


def test_a_file_that_is_no_project_is_explained_with_ways_out(theme: Theme, tmp_path: Path, qtbot: QtBot) -> None:
    window = MainWindow(theme, PLACES)
    qtbot.addWidget(window)
    path = tmp_path / "notes.zonewright"
    path.write_text("no project", encoding="utf-8")
    Desk(theme, window, "Tester").open(path)
    window.show()
    assert "notes.zonewright" in texts(window)
    assert "Open another project" in texts(window)
    assert not window.actions_by_id["export"].isEnabled()
    assert window.actions_by_id["open"].isEnabled()


def test_opening_another_project_closes_the_first(desk: Desk, works: Project, tmp_path: Path) -> None:
    path = works.path
    desk.leave()
    works.save()
    other = tmp_path / "Other.zonewright"
    other.write_bytes(path.read_bytes())
    desk.open(other)
    assert desk.bridge is not None
    assert desk.bridge.project.path == other
    desk.close()
    assert desk.bridge is None


def test_file_choosers_start_where_the_project_lies(desk: Desk, works: Project) -> None:
    desk.moved()
    desk.import_assets()
    chooser = desk.window.findChild(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    assert Path(chooser.directory().path()) == works.path.parent
    chooser.close()


def test_a_document_is_exported_in_the_background(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "works.json"
    desk.export_to(path)
    qtbot.waitUntil(desk.window.toast.isVisible)
    assert json.loads(path.read_text(encoding="utf-8"))
    assert not desk.tasks.busy


def test_an_export_that_cannot_be_written_is_told_in_place(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    desk.export_to(tmp_path / "nowhere" / "works.json")
    page = desk.window.page
    assert page is not None
    qtbot.waitUntil(page.message.isVisible)


def test_saving_now_is_shown_in_the_top_bar(desk: Desk, qtbot: QtBot) -> None:
    desk.window.actions_by_id["publish"].trigger()
    assert desk.bridge is not None
    qtbot.waitUntil(lambda: desk.bridge is not None and desk.bridge.standing().saved.startswith("Saved "))


def test_a_task_brings_back_its_result_or_its_trouble_and_nothing_when_cancelled(qtbot: QtBot) -> None:
    tasks = Tasks()
    results: list[object] = []
    with qtbot.waitSignal(tasks.finished):
        tasks.run(lambda _progress: 42, results.append, "Count")
    assert results == [42]

    def refuse(_progress: Progress) -> None:
        raise UserError("The stick is gone.")

    with qtbot.waitSignal(tasks.refused) as refused:
        tasks.run(refuse, results.append, "Write")
    assert refused.args[0].message == "The stick is gone."

    def give_up(_progress: Progress) -> None:
        raise Cancelled

    with qtbot.waitSignal(tasks.finished):
        tasks.run(give_up, results.append, "Wait")
    assert results == [42]


def test_an_unexpected_fault_is_logged_and_said_with_the_log(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    failures, surface = Failures(window), CrashSurface(window.theme, window)
    failures.happened.connect(surface.tell)
    failures.install()
    with qtbot.waitSignal(failures.happened) as happened:
        try:
            raise ZeroDivisionError("nobody saw this coming")
        except ZeroDivisionError as fault:
            sys.excepthook(type(fault), fault, fault.__traceback__)
    assert surface.isVisible()
    assert happened.args[0] in texts(window)
    assert "nobody saw this coming" in Path(happened.args[0]).read_text(encoding="utf-8")
    capsys.readouterr()
