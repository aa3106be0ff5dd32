"""A file that someone else changed is never overwritten unasked; what is left on this computer is found again."""

import shutil
from pathlib import Path

import pytest

from app.model.entities import Project as ProjectRow
from app.model.entities import Zone
from app.store.backups import Reason, list_backups
from app.store.comparing import TableDifference, compare_with_file
from app.store.leftwork import left_work
from app.store.lock import beside
from app.store.project import create_project, open_project
from app.store.reader import ProjectView
from app.store.troubles import ChangedOnDisk, OpenElsewhere
from app.store.writable import WritableProject


def add(project: WritableProject, code: str) -> None:
    with project.change(f"Add {code}") as work:
        work.add(Zone(code=code))


def codes(path: Path) -> list[str]:
    with ProjectView(path) as view:
        view.verify()
        return sorted(zone.code for zone in view.rows(Zone))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "share").mkdir()
    file = tmp_path / "share" / "Works.zonewright"
    create_project(file, "Tester", ProjectRow(name="Works")).close()
    return file


@pytest.fixture
def apart(path: Path, tmp_path: Path) -> WritableProject:
    """A project with an edit, whose file was replaced by a colleague's that has another edit."""
    colleague = tmp_path / "colleague.zonewright"
    shutil.copyfile(path, colleague)
    theirs = open_project(colleague, "Colleague")
    add(theirs, "Z-THEIRS")
    theirs.close()
    ours = open_project(path, "Tester")
    add(ours, "Z-OURS")
    ours.save()
    add(ours, "Z-OURS-TOO")
    shutil.copyfile(colleague, path)
    return ours


def test_it_is_compared_by_changes_and_rows(apart: WritableProject) -> None:
    with pytest.raises(ChangedOnDisk, match="changed by someone else") as told:
        apart.save()
    assert all(way in told.value.hint for way in ("another name", "compare", "overwrite"))
    found = compare_with_file(apart)
    assert found.here == ("Add Z-OURS", "Add Z-OURS-TOO")
    assert found.there == ("Add Z-THEIRS",)
    assert found.tables == (TableDifference("zone", only_here=2, only_there=1, differing=0),)
    apart.overwrite()
    apart.close()


def test_it_is_overwritten_with_a_backup_of_theirs(apart: WritableProject) -> None:
    theirs = apart.path.read_bytes()
    apart.overwrite()
    assert codes(apart.path) == ["Z-OURS", "Z-OURS-TOO"]
    (backup,) = list_backups(apart.id)
    assert (backup.reason, backup.path.read_bytes()) == (Reason.OVERWRITE, theirs)
    apart.close()


def test_a_copy_under_another_name_is_where_the_project_lives_from_then_on(apart: WritableProject) -> None:
    old, theirs = apart.path, apart.path.read_bytes()
    new = old.with_name("Mine.zonewright")
    apart.save_copy(new)
    assert (apart.path, apart.saved.trouble) == (new, None)
    assert not beside(old).exists()
    with pytest.raises(OpenElsewhere):
        open_project(new, "Second")
    add(apart, "Z-AFTER")
    apart.close()
    assert old.read_bytes() == theirs
    assert codes(new) == ["Z-AFTER", "Z-OURS", "Z-OURS-TOO"]
    assert sorted(entry.name for entry in new.parent.iterdir()) == ["Mine.zonewright", "Works.zonewright"]
    again = open_project(old, "Tester")
    assert again.recovered == []
    again.close()


def test_after_saving_under_another_name_a_crash_is_recovered_there(path: Path, tmp_path: Path) -> None:
    project = open_project(path, "Tester")
    new = path.with_name("New.zonewright")
    project.save_copy(new)
    add(project, "Z-1")
    state = tmp_path / "home" / "xdg_state_home"
    shutil.copytree(state, tmp_path / "crashed")
    project.abandon()
    shutil.rmtree(state)
    (tmp_path / "crashed").rename(state)
    opened = open_project(path, "Tester")
    assert opened.recovered == []
    opened.close()
    again = open_project(new, "Tester")
    assert again.recovered == ["Add Z-1"]
    again.close()
    assert codes(new) == ["Z-1"]


def test_work_that_went_separate_ways_is_set_aside_listed_and_saved_as_a_new_file(
    apart: WritableProject, tmp_path: Path
) -> None:
    path = apart.path
    with pytest.raises(ChangedOnDisk):
        apart.close()
    (left,) = left_work()
    assert (left.project, left.path, left.labels, left.set_aside) == (
        "Works",
        path,
        ("Add Z-OURS", "Add Z-OURS-TOO"),
        False,
    )
    theirs = open_project(path, "Tester")
    assert [zone.code for zone in theirs.rows(Zone)] == ["Z-THEIRS"]
    theirs.close()
    (left,) = left_work()
    assert left.set_aside
    assert left.labels == ("Add Z-OURS", "Add Z-OURS-TOO")
    assert left.at is not None
    out = tmp_path / "Rescued.zonewright"
    left.save_as(out)
    assert codes(out) == ["Z-OURS", "Z-OURS-TOO"]
    left.discard()
    assert left_work() == []
    assert codes(path) == ["Z-THEIRS"]


def test_work_of_a_stick_that_is_gone_is_listed_and_what_is_open_is_not(path: Path) -> None:
    project = open_project(path, "Tester")
    add(project, "Z-1")
    project.save()
    add(project, "Z-2")
    assert left_work() == []
    path.parent.rename(path.parent.with_name("pocket"))
    with pytest.raises(Exception, match="not reachable"):
        project.close()
    (left,) = left_work()
    assert (left.project, left.path, left.labels) == ("Works", path, ("Add Z-2",))


def test_a_file_that_holds_more_than_the_copy_left_here_wins(path: Path, tmp_path: Path) -> None:
    project = open_project(path, "Tester")
    add(project, "Z-1")
    project.save()
    shutil.copyfile(path, tmp_path / "ahead.zonewright")
    ahead = open_project(tmp_path / "ahead.zonewright", "Colleague")
    add(ahead, "Z-2")
    ahead.close()
    shutil.copyfile(tmp_path / "ahead.zonewright", path)
    project.close()
    again = open_project(path, "Tester")
    assert sorted(zone.code for zone in again.rows(Zone)) == ["Z-1", "Z-2"]
    again.close()
    assert left_work() == []
