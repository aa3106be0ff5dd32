"""One writer for each file, whatever path leads to it; others look on."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from app.model.entities import Project as ProjectRow
from app.model.entities import Zone
from app.store.lock import beside
from app.store.processes import birth_of, machine, still_runs
from app.store.project import create_project, open_project, open_to_show
from app.store.troubles import Holder, OpenElsewhere, ReadOnly

ROOT = Path(__file__).resolve().parents[2]

_HOLD = """
import sys
from pathlib import Path
from app.model.entities import Zone
from app.store.project import open_project
project = open_project(Path(sys.argv[1]), "Child")
with project.change("Add Z-CHILD") as work:
    work.add(Zone(code="Z-CHILD"))
print("open", flush=True)
sys.stdin.read()
project.close()
"""


@contextmanager
def held_by_a_process(path: Path, state: Path | None = None) -> Iterator[subprocess.Popen[str]]:
    """Another program has the file open meanwhile; with its own state folder, as another user has."""
    environment = os.environ | ({"XDG_STATE_HOME": str(state)} if state else {})
    command = [sys.executable, "-c", _HOLD, str(path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True, env=environment) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "open\n"
        yield child
        child.communicate("")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "Works.zonewright"
    create_project(file, "Tester", ProjectRow(name="Works")).close()
    return file


def test_of_two_programs_the_second_reads_only_and_the_first_loses_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = path.with_name("Link.zonewright")
    link.symlink_to(path)
    monkeypatch.chdir(path.parent)
    with held_by_a_process(path):
        for way in (path, link, Path("Works.zonewright"), path.parent / ".." / path.parent.name / path.name):
            with pytest.raises(OpenElsewhere, match="is open") as told:
                open_project(way, "Second")
            assert not told.value.can_take_over
            assert "read only" in told.value.hint
        second = open_to_show(link, "Second")
        assert second.path == path
        with pytest.raises(ReadOnly, match="is open"), second.change("Add") as work:
            work.add(Zone(code="Z-SECOND"))
        second.close()
    again = open_project(path, "Second")
    assert [zone.code for zone in again.rows(Zone)] == ["Z-CHILD"]
    again.close()


def test_another_user_of_this_computer_is_kept_out_while_the_program_lives_and_not_longer(
    path: Path, tmp_path: Path
) -> None:
    with held_by_a_process(path, tmp_path / "their state") as child:
        with pytest.raises(OpenElsewhere) as told:
            open_project(path, "Second")
        assert told.value.holder.pid == child.pid
        child.kill()
        child.wait()
        assert beside(path).exists(), "its lock was left behind"
        open_project(path, "Second").close()
    assert not beside(path).exists()


def test_a_lock_whose_process_number_was_given_to_another_program_is_stale(path: Path) -> None:
    parent = os.getppid()
    left = Holder("mara", "here", "2026-11-20T08:00:00+00:00", machine(), parent, birth_of(parent), "t")
    beside(path).write_text(json.dumps(asdict(left)), encoding="utf-8")
    with pytest.raises(OpenElsewhere):
        open_project(path, "Tester")
    beside(path).write_text(json.dumps(asdict(replace(left, born="before the last restart"))), encoding="utf-8")
    open_project(path, "Tester").close()
    assert still_runs(parent, birth_of(parent))


def test_another_computers_lock_is_taken_over_only_after_a_person_said_so(path: Path) -> None:
    theirs = Holder("mara", "control-room-7", "2026-11-20T08:00:00+00:00", "another machine", 1, "x", "t")
    beside(path).write_text(json.dumps(asdict(theirs)), encoding="utf-8")
    with pytest.raises(OpenElsewhere, match="mara on control-room-7") as told:
        open_project(path, "Tester")
    assert told.value.can_take_over
    beside(path).write_text(json.dumps(asdict(replace(theirs, user="jo", token="u"))), encoding="utf-8")
    with pytest.raises(OpenElsewhere, match="jo"):
        open_project(path, "Tester", take_over=told.value.holder)
    beside(path).write_text(json.dumps(asdict(theirs)), encoding="utf-8")
    open_project(path, "Tester", take_over=told.value.holder).close()


def test_who_lost_the_lock_publishes_no_more_and_keeps_the_work(path: Path) -> None:
    project = open_project(path, "Tester")
    theirs = Holder("mara", "control-room-7", "2026-11-20T08:00:00+00:00", "another machine", 1, "x", "t")
    beside(path).write_text(json.dumps(asdict(theirs)), encoding="utf-8")
    before = path.read_bytes()
    with project.change("Add Z-1") as work:
        work.add(Zone(code="Z-1"))
    with pytest.raises(OpenElsewhere, match="mara"):
        project.save()
    with pytest.raises(OpenElsewhere, match="mara"):
        project.close()
    assert path.read_bytes() == before
    assert json.loads(beside(path).read_text(encoding="utf-8"))["user"] == "mara", "their lock is theirs"
    beside(path).unlink()
    again = open_project(path, "Tester")
    assert again.recovered == ["Add Z-1"]
    again.close()


def test_a_lock_that_cannot_be_read_is_not_taken_over_and_an_empty_one_is(path: Path) -> None:
    beside(path).write_text("{half", encoding="utf-8")
    with pytest.raises(OpenElsewhere) as told:
        open_project(path, "Tester")
    assert told.value.can_take_over
    beside(path).write_text("", encoding="utf-8")
    open_project(path, "Tester").close()
