"""How a project is kept, as a person at the window sees it: the saved state, other people, backups, left work."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.model.entities import Asset
from app.store import publishing
from app.store.backups import Reason, list_backups
from app.store.lock import beside
from app.store.project import Project, open_project
from app.store.reader import ProjectView
from app.store.readonly import ReadOnlyProject
from app.store.troubles import Holder, NoLock
from app.store.writable import WritableProject
from app.ui import opening
from app.ui.actions import ACTIONS
from app.ui.desk import Desk
from app.ui.pages.backups import BackupsPage
from app.ui.pages.saved_panel import SavedPanel
from app.ui.pages.trouble import TroublePage
from app.ui.pages.welcome import WelcomePage
from app.ui.pages.welcome_new import Founding
from app.ui.pages.zcr1_system import SystemPage
from app.ui.places import PLACES
from app.ui.scene import Scene
from app.ui.scenes_of_keeping import KEEPING_SCENES
from app.ui.shell.finding_acts import FindingActs
from app.ui.shell.rail import RailRow
from app.ui.shell.window import MainWindow
from app.ui.theme import Theme
from app.ui.widgets.buttons import Button
from tests.ui.conftest import FULL, LAPTOP
from tests.ui.looking import cut_labels, icons_without_tip, keyboard_round, nameless, settle
from tests.ui.test_window import SCALES


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The project file is written, and tried again, without waiting."""
    for name in ("QUIET_SECONDS", "FIRST_RETRY_SECONDS", "LONGEST_RETRY_SECONDS"):
        monkeypatch.setattr(publishing, name, 0.02)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the project lies: on something that can be pulled."""
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick" / "Works.zonewright"


@pytest.fixture
def desk(theme: Theme, path: Path, qtbot: QtBot) -> Iterator[Desk]:
    """The composed window with a project of two assets."""
    window = MainWindow(theme, PLACES)
    qtbot.addWidget(window)
    window.fit(FULL)
    made = Desk(theme, window, "Tester")
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made.found(Founding("Works", "", "", "3x3", path))
    add(project_of(made), "PLC-1", "PLC-2")
    qtbot.waitUntil(lambda: saved(made).startswith("Saved "))
    yield made
    made.close()


def project_of(desk: Desk) -> WritableProject:
    assert desk.bridge is not None
    assert isinstance(desk.bridge.project, WritableProject)
    return desk.bridge.project


def add(project: Project, *tags: str) -> None:
    with project.change(f"Add {', '.join(tags)}") as work:
        work.add(*(Asset(tag=tag) for tag in tags))


def tags(path: Path) -> list[str]:
    with ProjectView(path) as view:
        view.verify()
        return sorted(asset.tag for asset in view.rows(Asset))


def saved(desk: Desk) -> str:
    """What the top bar says of the saved state."""
    return desk.window._top._saved.accessibleName()


def texts(root: QWidget) -> str:
    settle()
    return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisible())


def press(root: QWidget, words: str) -> None:
    button = next(one for one in buttons(root) if words in (one.text(), one.accessibleName()))
    assert button.isEnabled()
    button.click()


def buttons(root: QWidget) -> list[QAbstractButton]:
    settle()
    return [one for one in root.findChildren(QAbstractButton) if one.isVisible()]


def panel_of(desk: Desk) -> SavedPanel:
    desk.window.actions_by_id["saved_state"].trigger()
    return next(panel for panel in desk.window.findChildren(SavedPanel) if panel.isVisible())


def type_into_first_cell(desk: Desk, text: str) -> SystemPage:
    page = desk.window.go_to("step1")
    assert isinstance(page, SystemPage)
    (first,) = [row.asset.id for row in page.pane.model.arrangement.rows if row.asset.tag == "PLC-1"]
    page.pane.view.choose(first, 1)
    page.pane.view.setFocus()
    QTest.keyClicks(page.pane.view, text[0])
    if page.pane.view.cells.editor is not None:
        QTest.keyClicks(page.pane.view.cells.editor, text[1:])
        QTest.keyClick(page.pane.view.cells.editor, Qt.Key.Key_Return)
    return page


# the file goes and comes back


def test_edits_go_on_while_the_stick_is_away_and_reach_it_when_it_is_back(desk: Desk, path: Path, qtbot: QtBot) -> None:
    away = path.parent.rename(path.parent.with_name("pocket"))
    type_into_first_cell(desk, "Pump house")
    qtbot.waitUntil(lambda: saved(desk) == "Stored on this computer; Works.zonewright not reachable")
    panel = panel_of(desk)
    assert "is not reachable" in texts(panel)
    assert "is saved as soon as the file is there again" in texts(panel)
    press(panel, "Try again")
    assert "is not reachable" in texts(panel.message)
    add(project_of(desk), "PLC-3")
    assert saved(desk).endswith("not reachable"), "stays until solved"
    away.rename(path.parent)
    qtbot.waitUntil(lambda: saved(desk).startswith("Saved ") and tags(path) == ["PLC-1", "PLC-2", "PLC-3"])
    qtbot.waitUntil(lambda: "The project file has every change." in texts(panel))
    assert "not reachable" not in texts(panel)
    with ProjectView(path) as view:
        assert "Pump house" in [asset.name for asset in view.rows(Asset)]


def test_without_the_stick_a_copy_elsewhere_is_where_the_work_goes_on(
    desk: Desk, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    path.parent.rename(path.parent.with_name("pocket"))
    add(project_of(desk), "PLC-3")
    qtbot.waitUntil(lambda: saved(desk).endswith("not reachable"))
    panel = panel_of(desk)
    desk.keeping.copy_to(tmp_path / "no such folder" / "Copy.zonewright")
    assert "no such folder" in texts(panel.message)
    desk.keeping.copy_to(tmp_path / "Copy.zonewright")
    qtbot.waitUntil(lambda: saved(desk).startswith("Saved "))
    add(project_of(desk), "PLC-4")
    qtbot.waitUntil(lambda: tags(tmp_path / "Copy.zonewright")[-1] == "PLC-4")
    qtbot.waitUntil(lambda: str(tmp_path / "Copy.zonewright") in texts(panel))


# someone else changed the file


@pytest.fixture
def apart(desk: Desk, path: Path, tmp_path: Path, qtbot: QtBot) -> Desk:
    """Another program put a colleague's state in the place of the file, and there is an edit here too."""
    colleague = tmp_path / "colleague.zonewright"
    shutil.copyfile(path, colleague)
    theirs = open_project(colleague, "Colleague")
    add(theirs, "THEIRS")
    theirs.close()
    shutil.copyfile(colleague, path)
    add(project_of(desk), "OURS")
    qtbot.waitUntil(lambda: saved(desk).endswith("was changed by someone else"))
    return desk


def test_a_file_changed_by_someone_else_is_compared_and_overwritten_with_a_backup(
    apart: Desk, path: Path, qtbot: QtBot
) -> None:
    theirs = path.read_bytes()
    panel = panel_of(apart)
    press(panel, "Compare")
    qtbot.waitUntil(lambda: "Only in the file: 1 change" in texts(panel))
    assert all(said in texts(panel) for said in ("Add OURS", "Add THEIRS", "1 only here, 1 only there"))
    assert path.read_bytes() == theirs, "nothing is overwritten unasked"
    press(panel, "Overwrite with a backup")
    assert saved(apart).startswith("Saved ")
    assert tags(path) == ["OURS", "PLC-1", "PLC-2"]
    (backup,) = list_backups(project_of(apart).id)
    assert (backup.reason, backup.path.read_bytes()) == (Reason.OVERWRITE, theirs)
    page = apart.window.go_to("backups")
    assert isinstance(page, BackupsPage)
    assert [row.reason for row in page.model.arrangement.rows] == [Reason.OVERWRITE]
    qtbot.waitUntil(lambda: "Before it was overwritten by another state" in texts(apart.window))


def test_a_copy_of_what_was_changed_by_someone_else_leaves_their_file_alone(
    apart: Desk, path: Path, tmp_path: Path
) -> None:
    theirs, mine = path.read_bytes(), tmp_path / "Mine.zonewright"
    panel_of(apart)
    apart.keeping.copy_to(mine)
    assert project_of(apart).path == mine
    assert saved(apart).startswith("Saved ")
    add(project_of(apart), "LATER")
    project_of(apart).save()
    assert tags(mine) == ["LATER", "OURS", "PLC-1", "PLC-2"]
    assert path.read_bytes() == theirs


# someone else has it open

HOLD = """
import sys
from pathlib import Path
from app.store.project import open_project
project = open_project(Path(sys.argv[1]), "Colleague")
print("open", flush=True)
sys.stdin.readline()
project.close()
print("closed", flush=True)
"""


@pytest.fixture
def held(desk: Desk, path: Path) -> Iterator[Callable[[], None]]:
    """Another process has the project open; the answer closes it there."""
    desk.close_project()
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(
        command, env=dict(os.environ), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"

        def let_go() -> None:
            assert other.stdin is not None
            assert other.stdout is not None
            other.stdin.write("\n")
            other.stdin.flush()
            assert other.stdout.readline() == "closed\n"

        yield let_go
        other.stdin.close()


def test_a_project_open_in_another_process_is_read_until_it_is_free(
    held: Callable[[], None], desk: Desk, path: Path
) -> None:
    before = path.read_bytes()
    desk.open(path)
    page = desk.window.page
    assert isinstance(page, TroublePage)
    assert "Works.zonewright is open elsewhere" in texts(page)
    assert "has had it open since" in texts(page)
    assert "Take over" not in [one.text() for one in buttons(page)], "the one who has it is alive here"
    press(page, "Open to read only")
    shown = type_into_first_cell(desk, "New name")
    assert "is open to read only" in texts(shown.message)
    assert "has it open" in texts(shown)
    press(shown, "Try to open for writing")
    assert isinstance(desk.bridge and desk.bridge.project, ReadOnlyProject)
    assert "is open: " in texts(shown.message)
    assert path.read_bytes() == before
    held()
    press(shown, "Try to open for writing")
    type_into_first_cell(desk, "New name")
    assert "New name" in [asset.name for asset in project_of(desk).rows(Asset)]


@pytest.fixture
def read_only(desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The project in a folder in which no lock can be made."""
    desk.close_project()

    def refuse(path: Path, author: str, *, take_over: Holder | None = None) -> WritableProject:
        raise NoLock(path, "Permission denied")

    monkeypatch.setattr(opening, "open_project", refuse)
    desk.open(path)
    return desk


def test_a_project_where_no_lock_can_be_made_opens_to_read_only_by_itself_and_says_why(read_only: Desk) -> None:
    assert saved(read_only) == "Open to read only"
    for place in PLACES:
        page = read_only.window.go_to(place.id)
        assert "Open to read only: its folder cannot be written to." in texts(page), place.id


def test_nothing_of_a_read_only_project_can_be_changed_and_the_tooltip_says_why(read_only: Desk) -> None:
    page = type_into_first_cell(read_only, "New name")
    assert page.pane.view.cells.editor is None
    assert "is open to read only" in texts(page.message)
    for keys in (Qt.Key.Key_F2, Qt.Key.Key_Return):
        page.message.hide()
        QTest.keyClick(page.pane.view, keys)
        assert page.message.isVisible()
    writing = [read_only.window.actions_by_id[one.id] for one in ACTIONS if one.writes]
    assert writing
    assert not any(action.isEnabled() for action in writing)
    assert {action.toolTip() for action in writing} == {"Open to read only: its folder cannot be written to."}
    assert read_only.window.actions_by_id["copy"].isEnabled()
    assert read_only.window.actions_by_id["export"].isEnabled()
    form = page.assets.selection.form
    QTest.keyClicks(form.findChildren(QWidget)[0], "x")
    assert read_only.bridge is not None
    assert sorted(asset.tag for asset in read_only.bridge.project.rows(Asset)) == ["PLC-1", "PLC-2"]
    assert {asset.name for asset in read_only.bridge.project.rows(Asset)} == {""}


def test_nothing_can_be_done_about_a_finding_of_a_read_only_project_but_to_go_there(
    read_only: Desk, qtbot: QtBot
) -> None:
    assert read_only.bridge is not None
    bridge = read_only.bridge
    qtbot.waitUntil(lambda: bridge.assessed)
    read_only.window.go_to("step3")
    read_only.window.actions_by_id["findings"].trigger()
    acts = read_only.window.guide.drawer.findChild(FindingActs)
    assert isinstance(acts, FindingActs)
    able = {one.text(): (one.isEnabled(), one.toolTip()) for one in acts.findChildren(Button)}
    assert able.pop("Go")[0]
    assert able
    assert set(able.values()) == {(False, "Open to read only: its folder cannot be written to.")}


def test_a_copy_of_a_read_only_project_is_opened_to_work_on(
    read_only: Desk, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()
    monkeypatch.setattr(opening, "open_project", open_project)
    read_only.keeping.copy_to(tmp_path / "Copy.zonewright")
    assert project_of(read_only).path == tmp_path / "Copy.zonewright"
    add(project_of(read_only), "PLC-3")
    project_of(read_only).save()
    assert tags(tmp_path / "Copy.zonewright") == ["PLC-1", "PLC-2", "PLC-3"]
    assert path.read_bytes() == before


def test_the_lock_of_another_computer_is_taken_over_in_two_steps(desk: Desk, path: Path) -> None:
    desk.close_project()
    holder = Holder("I. Sorensen", "OT-LAPTOP-3", "2026-03-09T14:36:00+00:00", "another", 17, "then", "1")
    beside(path).write_text(json.dumps(asdict(holder)), encoding="utf-8")
    desk.open(path)
    page = desk.window.page
    assert isinstance(page, TroublePage)
    assert "I. Sorensen on OT-LAPTOP-3 has had it open since 2026-03-09" in texts(page)
    press(page, "Take over")
    assert desk.bridge is None
    assert "I. Sorensen may still be at work on OT-LAPTOP-3" in texts(page)
    QTest.keyClick(desk.window.focusWidget(), Qt.Key.Key_Escape)
    assert "may still be at work" not in texts(page)
    press(page, "Take over")
    press(page, "Take over, confirmed")
    add(project_of(desk), "PLC-3")
    project_of(desk).save()
    assert tags(path) == ["PLC-1", "PLC-2", "PLC-3"]


# damaged, missing


@pytest.fixture
def damaged(desk: Desk, path: Path) -> Desk:
    """A project with a backup, whose file is cut off in the middle."""
    add(project_of(desk), *(f"BULK-{number}" for number in range(110)))
    desk.close_project()
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    return desk


def test_a_damaged_project_offers_its_backups_and_one_is_restored_as_a_new_file_and_opened(
    damaged: Desk, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    damaged.open(path)
    cut = path.read_bytes()
    assert "Go back to a backup" in texts(damaged.window)
    press(damaged.window, "Show backups")
    page = damaged.window.page
    assert isinstance(page, BackupsPage)
    assert page.backup is not None
    page.restore_to(tmp_path / "Restored.zonewright")
    qtbot.waitUntil(lambda: "Open Restored.zonewright" in [one.text() for one in buttons(damaged.window)])
    press(damaged.window, "Open Restored.zonewright")
    assert sorted(asset.tag for asset in project_of(damaged).rows(Asset)) == ["PLC-1", "PLC-2"]
    assert path.read_bytes() == cut


def test_what_is_sound_in_a_damaged_file_is_saved_as_a_repaired_copy(
    desk: Desk, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    desk.close_project()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE asset SET zone_id = 'nowhere' WHERE tag = 'PLC-2'")
    connection.close()
    desk.open(path)
    assert "Repair a copy" in texts(desk.window)
    desk.openings.repair(path, tmp_path / "Repaired.zonewright")
    qtbot.waitUntil(lambda: desk.bridge is not None)
    assert sorted(asset.tag for asset in project_of(desk).rows(Asset)) == ["PLC-1", "PLC-2"]
    assert "1 values changed" in texts(desk.window)
    press(desk.window, "Show the list")
    assert "PLC-2" in texts(desk.window)


def test_a_project_that_is_missing_is_marked_and_told_on_the_start_page(desk: Desk, path: Path, qtbot: QtBot) -> None:
    desk.close_project()
    path.unlink()
    desk.open(path)
    page = desk.window.page
    assert isinstance(page, WelcomePage)
    assert "Works.zonewright" in texts(page.message)
    assert str(path) in page.table.recents.missing


# backups


def test_a_backup_is_listed_looked_into_and_restored(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    page = desk.window.go_to("backups")
    assert isinstance(page, BackupsPage)
    assert "No backup yet" in texts(page)
    add(project_of(desk), *(f"BULK-{number}" for number in range(110)))
    assert [row.label[:10] for row in page.model.arrangement.rows] == ["Add BULK-0"]
    assert "1 backup" in page.sentence()
    assert "All of the last 2 days are kept" in texts(page)
    panel = page.panel()
    assert panel is not None
    qtbot.waitUntil(lambda: "Before a change of many rows" in texts(panel))
    desk.window.focus_content()
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Done since: 1 change" in texts(panel))
    assert "110 only here" in texts(panel)
    page.restore_to(project_of(desk).path)
    qtbot.waitUntil(lambda: "is there already" in texts(panel))
    page.restore_to(tmp_path / "Restored.zonewright")
    qtbot.waitUntil(lambda: "Open Restored.zonewright" in [one.text() for one in buttons(panel)])
    assert tags(tmp_path / "Restored.zonewright") == ["PLC-1", "PLC-2"]
    assert len(project_of(desk).rows(Asset)) == 112, "the project here stays as it is"


# left work

CRASH = """
import os, sys
from pathlib import Path
from app.model.entities import Asset
from app.store.project import open_project
project = open_project(Path(sys.argv[1]), "Tester")
with project.change("Add pump 1") as work:
    work.add(Asset(tag="P-1"))
os._exit(9)
"""


@pytest.fixture
def crashed(desk: Desk, path: Path) -> Desk:
    """The program crashed with a change that the file does not have."""
    desk.close_project()
    subprocess.run([sys.executable, "-c", CRASH, str(path)], env=dict(os.environ), check=False, timeout=60)
    return desk


def test_a_recovered_project_lists_on_its_first_page_what_was_recovered(
    crashed: Desk, path: Path, qtbot: QtBot
) -> None:
    crashed.open(path)
    page = crashed.window.page
    assert isinstance(page, SystemPage)
    qtbot.waitUntil(lambda: "1 change was recovered after a crash." in texts(page))
    press(page, "Show the change")
    assert "Add pump 1" in texts(page)
    press(page, "Close the message")
    assert "recovered" not in texts(page)


@pytest.fixture
def aside(crashed: Desk, path: Path, tmp_path: Path) -> WelcomePage:
    """The start page after the crash, and after a colleague's state took the place of the file and was opened."""
    kept = tmp_path / "colleague.zonewright"
    shutil.copyfile(path, kept)
    theirs = open_project(kept, "Colleague")
    add(theirs, "THEIRS")
    theirs.close()
    shutil.copyfile(kept, path)
    crashed.open(path)
    assert "recovered" not in texts(crashed.window)
    crashed.close_project()
    page = crashed.window.page
    assert isinstance(page, WelcomePage)
    return page


def test_work_that_went_separate_ways_becomes_a_new_file(
    aside: WelcomePage, crashed: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: "is on this computer alone" in texts(aside))
    (waiting,) = aside.lobby.left
    crashed.reception.rescue(aside, waiting.left, tmp_path / "colleague.zonewright")
    assert "is there already" in texts(aside.message)
    crashed.reception.rescue(aside, waiting.left, tmp_path / "Rescued.zonewright")
    assert sorted(asset.tag for asset in project_of(crashed).rows(Asset)) == ["P-1", "PLC-1", "PLC-2"]
    crashed.close_project()
    assert tags(tmp_path / "Rescued.zonewright") == ["P-1", "PLC-1", "PLC-2"]
    assert "on this computer" not in texts(crashed.show_welcome())


def test_work_that_is_not_needed_is_discarded_in_two_steps(aside: WelcomePage, crashed: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "is on this computer alone" in texts(aside))
    press(aside, "Discard")
    assert "cannot be brought back" in texts(aside)
    press(aside, "Leave it")
    assert "cannot be brought back" not in texts(aside)
    assert crashed.show_welcome().lobby.left
    qtbot.waitUntil(lambda: "is on this computer alone" in texts(aside))
    press(aside, "Discard")
    press(aside, "Discard, confirmed")
    assert "is on this computer alone" not in texts(aside)
    assert not crashed.show_welcome().lobby.left


# what is not known yet


def test_until_the_rules_were_evaluated_rings_and_counts_are_not_known(desk: Desk, qtbot: QtBot) -> None:
    def names() -> list[str]:
        rows = [row.accessibleName() for row in desk.window.findChildren(RailRow) if row.place.number]
        return [*rows, desk.window._status._counts.accessibleName()]

    bridge = desk.leave()
    assert bridge is not None
    desk.show(bridge.project)
    assert all("not known yet" in name for name in names())
    assert desk.bridge is not None
    desk.bridge.assess()
    assert not any("not known yet" in name for name in names())


@pytest.mark.parametrize("size", [FULL, LAPTOP], ids=["full", "laptop"])
@pytest.mark.parametrize("scene", KEEPING_SCENES, ids=lambda scene: scene.id)
def test_no_text_about_keeping_is_cut_off_and_all_is_reached_by_tab(desk: Desk, scene: Scene, size: QSize) -> None:
    window, bad = desk.window, []
    for scale in SCALES:
        window.theme.switch(scale=scale)
        window.fit(size)
        scene.show(desk)
        settle()
        settle()
        bad += [f"{scale}: {text}" for text in (*cut_labels(window), *nameless(window), *icons_without_tip(window))]
        reached = set(keyboard_round(window))
        bad += [
            f"{scale}: not by Tab: {one.text()}"
            for one in buttons(window)
            if isinstance(one, Button) and one.isEnabled() and one not in reached
        ]
        scene.leave(desk)
    assert bad == []
