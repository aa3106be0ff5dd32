"""The project file keeps every acknowledged edit, and says plainly why it cannot be opened."""

import json
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.errors import UserError
from app.model.entities import Asset, Zone
from app.model.entities import Project as ProjectRow
from app.store.journal import Change
from app.store.lock import beside
from app.store.project import Project, create_project, open_project
from app.store.schema import SCHEMA


def add_zone_with_assets(project: Project, count: int = 3) -> Zone:
    zone = Zone(code="Z-DIS", name="Disinfection")
    with project.change("Add Z-DIS") as work:
        work.add(zone, *(Asset(tag=f"PLC-{at:02d}", zone_id=zone.id) for at in range(count)))
    return zone


def test_undo_of_a_zone_delete_brings_back_its_assets_places(project: Project) -> None:
    zone = add_zone_with_assets(project)
    before = project.digests()
    with project.change("Delete Z-DIS") as work:
        work.delete(Zone, [zone.id])
    assert all(asset.zone_id is None for asset in project.rows(Asset))
    assert project.undo() == "Delete Z-DIS"
    assert project.digests().store == before.store


def test_undo_and_redo_survive_closing(tmp_path: Path) -> None:
    path = tmp_path / "Works.zonewright"
    project = create_project(path, "Tester", ProjectRow(name="Works"))
    empty = project.digests().store
    add_zone_with_assets(project)
    with project.change("Rename Z-DIS") as work:
        work.set(Zone, [work.all(Zone)[0].id], name="Dosing")
    project.undo()
    renamed_back = project.digests().store
    project.close()
    again = open_project(path, "Tester")
    assert again.next_redo is not None
    assert again.next_redo.label == "Rename Z-DIS"
    assert again.digests().store == renamed_back
    again.redo()
    assert [zone.name for zone in again.rows(Zone)] == ["Dosing"]
    again.undo()
    again.undo()
    assert again.digests().store == empty
    again.close()


def test_a_change_that_touches_nothing_leaves_no_trace(project: Project) -> None:
    zone = add_zone_with_assets(project)
    heard: list[Change] = []
    project.listeners.append(heard.append)
    with project.change("Set the same name") as work:
        work.set(Zone, [zone.id], name="Disinfection")
    assert heard == []
    assert project.next_undo is not None
    assert project.next_undo.label == "Add Z-DIS"


def test_a_change_that_fails_leaves_nothing(project: Project) -> None:
    before = project.digests().store
    with pytest.raises(UserError, match="Quantity"), project.change("Add an asset") as work:
        work.add(Zone(code="Z-1"), Asset(tag="P-401", quantity=0))
    assert project.digests().store == before
    add_zone_with_assets(project)


def test_a_change_names_the_rows_that_a_cascade_touched(project: Project) -> None:
    zone = add_zone_with_assets(project, count=2)
    heard: list[Change] = []
    project.listeners.append(heard.append)
    with project.change("Delete Z-DIS") as work:
        work.delete(Zone, [zone.id])
    (change,) = heard
    assert change.touched["zone"] == {zone.id}
    assert change.touched["asset"] == {asset.id for asset in project.rows(Asset)}


def test_changes_do_not_nest(project: Project) -> None:
    def change_within_a_change() -> None:
        with project.change("Outer") as work:
            work.add(Zone(code="Z-1"))
            with project.change("Inner"):
                pytest.fail("the inner change must not open")

    with pytest.raises(RuntimeError, match="nest"):
        change_within_a_change()
    assert project.rows(Zone) == []


def test_a_code_is_not_given_again_after_deletion(project: Project) -> None:
    with project.change("Add a zone") as work:
        assert work.next_code(Zone) == "Z-01"
        zone = Zone(code="Z-01")
        work.add(zone)
    with project.change("Delete it") as work:
        work.delete(Zone, [zone.id])
        assert work.next_code(Zone) == "Z-02"


def test_a_duplicate_code_is_refused_in_words(project: Project) -> None:
    add_zone_with_assets(project)
    with pytest.raises(UserError, match="same code"), project.change("Add it again") as work:
        work.add(Zone(code="Z-DIS"))


def test_the_published_file_stands_alone(tmp_path: Path) -> None:
    project = create_project(tmp_path / "Works.zonewright", "Tester", ProjectRow(name="Works"))
    add_zone_with_assets(project)
    project.close()
    assert [entry.name for entry in tmp_path.iterdir() if entry.is_file()] == ["Works.zonewright"]
    header = (tmp_path / "Works.zonewright").read_bytes()[:100]
    assert header[18:20] == b"\x01\x01", "no WAL flag"
    assert header[68:72] == b"ZWRK"
    assert int.from_bytes(header[60:64], "big") == SCHEMA


_CHILD = """
import os, sys
from pathlib import Path
from app.model.entities import Zone
from app.store.project import open_project
project = open_project(Path(sys.argv[1]), "Child")
with project.change("Add Z-CRASH") as work:
    work.add(Zone(code="Z-CRASH"))
print("done", flush=True)
os.kill(os.getpid(), 9)
"""


def test_after_a_crash_the_work_goes_on_and_its_changes_are_named(tmp_path: Path) -> None:
    path = tmp_path / "Works.zonewright"
    create_project(path, "Tester", ProjectRow(name="Works")).close()
    root = Path(__file__).resolve().parents[2]
    told = subprocess.run(
        [sys.executable, "-c", _CHILD, str(path)], cwd=root, capture_output=True, text=True, check=False
    )
    assert told.stdout == "done\n", told.stderr
    project = open_project(path, "Tester")
    assert project.recovered == ["Add Z-CRASH"]
    assert [zone.code for zone in project.rows(Zone)] == ["Z-CRASH"]
    project.close()
    again = open_project(path, "Tester")
    assert again.recovered == []
    assert [zone.code for zone in again.rows(Zone)] == ["Z-CRASH"]
    again.close()


def test_a_file_that_is_open_here_says_who_has_it(project: Project) -> None:
    with pytest.raises(UserError, match="is open") as told:
        open_project(project.path, "Second")
    assert "read only" in told.value.hint


def test_a_lock_of_another_computer_is_not_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "Works.zonewright"
    create_project(path, "Tester", ProjectRow(name="Works")).close()
    lock = {"user": "mara", "host": "control-room-7", "since": "2026-11-20T08:00:00+00:00"}
    beside(path).write_text(json.dumps(lock), encoding="utf-8")
    with pytest.raises(UserError, match="mara on control-room-7"):
        open_project(path, "Tester")
    beside(path).unlink()
    open_project(path, "Tester").close()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"not a database", "is not a Zonewright project"),
        (b"SQLite format 3\x00" + bytes(84), "is not a Zonewright project"),
        (b"", "is not a Zonewright project"),
    ],
)
def test_a_foreign_file_is_refused_and_left_as_it_was(tmp_path: Path, content: bytes, expected: str) -> None:
    path = tmp_path / "Other.zonewright"
    path.write_bytes(content)
    with pytest.raises(UserError, match=expected) as told:
        open_project(path, "Tester")
    assert str(path) in told.value.message
    assert told.value.hint
    assert path.read_bytes() == content


def test_a_newer_file_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "Works.zonewright"
    create_project(path, "Tester", ProjectRow(name="Works")).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version={SCHEMA + 1}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(UserError, match="newer Zonewright"):
        open_project(path, "Tester")
    assert path.read_bytes() == before


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="does not exist"):
        open_project(tmp_path / "Nowhere.zonewright", "Tester")


def test_a_folder_that_cannot_be_written_to_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "Works.zonewright"
    create_project(path, "Tester", ProjectRow(name="Works")).close()

    opened = Path.open

    def refuse(self: Path, mode: str = "r", **options: Any) -> Any:
        if self == beside(path) and mode == "x":
            raise PermissionError(13, "Permission denied")
        return opened(self, mode, **options)

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UserError, match="cannot be written to") as told:
        open_project(path, "Tester")
    assert "Copy the project" in told.value.hint


def test_a_file_changed_by_someone_else_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "Works.zonewright"
    project = create_project(path, "Tester", ProjectRow(name="Works"))
    add_zone_with_assets(project)
    theirs = path.read_bytes() + b"x"
    path.write_bytes(theirs)
    with pytest.raises(UserError, match="changed by someone else"):
        project.save()
    assert path.read_bytes() == theirs
    with pytest.raises(UserError, match="changed by someone else"):
        project.close()


def test_a_row_changed_by_another_tool_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "Works.zonewright"
    project = create_project(path, "Tester", ProjectRow(name="Works"))
    add_zone_with_assets(project)
    project.close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE zone SET name = 'Something else'")
    connection.commit()
    connection.close()
    with pytest.raises(UserError, match="does not hold what was saved in it"):
        open_project(path, "Tester")


def test_a_vanished_stick_keeps_the_work_on_this_computer(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    path = stick / "Works.zonewright"
    project = create_project(path, "Tester", ProjectRow(name="Works"))
    stick.rename(tmp_path / "pocket")
    add_zone_with_assets(project)
    with pytest.raises(UserError):
        project.save()
    assert len(project.rows(Asset)) == 3
    (tmp_path / "pocket").rename(stick)
    project.save()
    assert project.saved.trouble is None
    project.close()
    again = open_project(path, "Tester")
    assert len(again.rows(Asset)) == 3
    again.close()
