"""Sticks that vanish, full disks, read-only folders: the work is kept and the message says what to do."""

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.model.entities import Project as ProjectRow
from app.model.entities import Zone
from app.store import localdisk, publishing
from app.store.project import create_project, open_project, open_read_only, open_to_show
from app.store.readonly import ReadOnlyProject
from app.store.surface import Saved
from app.store.troubles import ChangedOnDisk, NoLocalDisk, NoLock, NotReachable, NotSaved, NotStored, ReadOnly
from app.store.writable import WritableProject
from tests.store.mounts import fill, mount, mounted, tmpfs, unmount


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    """A drive that can be pulled with `unmount` and put back with `mount("--bind", ...)`."""
    drive, place = tmp_path / "drive", tmp_path / "stick"
    drive.mkdir()
    mount(place, "--bind", str(drive))
    yield place
    unmount(place, if_there=True)


def made(path: Path) -> WritableProject:
    project = create_project(path, "Tester", ProjectRow(name="Works"))
    edit(project, "Z-FIRST")
    project.save()
    return project


def edit(project: WritableProject, code: str) -> None:
    with project.change(f"Add {code}") as work:
        work.add(Zone(code=code))


def codes(path: Path) -> list[str]:
    project = open_project(path, "Tester")
    found = sorted(zone.code for zone in project.rows(Zone))
    project.close()
    return found


def test_a_pulled_stick_leaves_its_empty_place_alone_and_gets_the_work_when_it_returns_by_itself(
    tmp_path: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("QUIET_SECONDS", "FIRST_RETRY_SECONDS", "LONGEST_RETRY_SECONDS"):
        monkeypatch.setattr(publishing, name, 0.02)
    told: list[Saved] = []
    gone, back = threading.Event(), threading.Event()

    def hear(saved: Saved) -> None:
        told.append(saved)
        (gone if saved.trouble else back).set()

    project = made(stick / "Works.zonewright")
    project.save()
    unmount(stick)
    project.saved_listeners.append(hear)
    edit(project, "Z-SECOND")
    assert gone.wait(20)
    assert isinstance(told[-1].trouble, NotReachable)
    assert "stored on this computer" in told[-1].trouble.hint
    assert list(stick.iterdir()) == [], "nothing is written where the stick was"
    edit(project, "Z-THIRD")
    back.clear()
    mount(stick, "--bind", str(tmp_path / "drive"))
    assert back.wait(20)
    project.saved_listeners.remove(hear)
    project.close()
    assert codes(stick / "Works.zonewright") == ["Z-FIRST", "Z-SECOND", "Z-THIRD"]


def test_a_stick_that_numbers_its_files_anew_is_known_by_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "Works.zonewright"
    project = made(path)
    other = tmp_path / "other"
    shutil.copyfile(path, other)
    os.replace(other, path)
    edit(project, "Z-SECOND")
    project.close()
    assert codes(path) == ["Z-FIRST", "Z-SECOND"]


def test_a_stick_that_returns_changed_is_not_written_to(tmp_path: Path, stick: Path) -> None:
    project = made(stick / "Works.zonewright")
    unmount(stick)
    edit(project, "Z-SECOND")
    with pytest.raises(NotReachable):
        project.save()
    file = tmp_path / "drive" / "Works.zonewright"
    theirs = file.read_bytes() + b"changed"
    file.write_bytes(theirs)
    mount(stick, "--bind", str(tmp_path / "drive"))
    with pytest.raises(ChangedOnDisk, match="changed by someone else"):
        project.save()
    assert file.read_bytes() == theirs
    project.overwrite()
    project.close()
    assert codes(stick / "Works.zonewright") == ["Z-FIRST", "Z-SECOND"]


def test_a_stick_pulled_for_good_leaves_the_work_for_the_next_opening(tmp_path: Path, stick: Path) -> None:
    path = stick / "Works.zonewright"
    project = made(path)
    unmount(stick)
    edit(project, "Z-SECOND")
    with pytest.raises(NotReachable):
        project.close()
    mount(stick, "--bind", str(tmp_path / "drive"))
    again = open_project(path, "Tester")
    assert again.recovered == ["Add Z-SECOND"]
    again.close()
    assert codes(path) == ["Z-FIRST", "Z-SECOND"]


def test_a_full_stick_keeps_the_old_file_and_the_work(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    with mounted(stick, *tmpfs("6m")):
        path = stick / "Works.zonewright"
        project = made(path)
        before = path.read_bytes()
        filler = fill(stick)
        edit(project, "Z-SECOND")
        with pytest.raises(NotSaved, match="full") as told:
            project.save()
        assert "free space" in told.value.hint
        assert path.read_bytes() == before
        assert sorted(entry.name for entry in stick.iterdir() if not entry.name.startswith(".")) == [
            "Works.zonewright",
            "filler",
        ]
        filler.unlink()
        project.save()
        project.close()
        assert codes(path) == ["Z-FIRST", "Z-SECOND"]


def test_on_a_full_disk_an_edit_fails_whole_and_what_was_stored_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = tmp_path / "state"
    with mounted(state, *tmpfs("6m")):
        monkeypatch.setenv("XDG_STATE_HOME", str(state))
        path = tmp_path / "Works.zonewright"
        project = made(path)
        filler = fill(state)
        stored = ["Z-FIRST"]

        def edit_until_full() -> None:
            for at in range(2000):
                edit(project, f"Z-{at:04d}")
                stored.append(f"Z-{at:04d}")

        with pytest.raises(NotStored, match="full") as told:
            edit_until_full()
        assert "Free space" in told.value.hint
        assert sorted(zone.code for zone in project.rows(Zone)) == sorted(stored)
        assert project.next_undo is not None
        filler.unlink()
        edit(project, "Z-AFTER")
        project.undo()
        project.close()
        assert codes(path) == sorted(stored)


def test_a_project_does_not_open_where_its_copy_finds_no_room_and_opens_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "Works.zonewright"
    made(path).close()
    state = tmp_path / "state"
    with mounted(state, *tmpfs("4m")):
        monkeypatch.setenv("XDG_STATE_HOME", str(state))
        filler = fill(state)
        with pytest.raises(NotStored, match=r"[Nn]o space|full"):
            open_project(path, "Tester")
        assert [entry.name for entry in tmp_path.iterdir() if "lock" in entry.name or "part" in entry.name] == []
        filler.unlink()
        assert codes(path) == ["Z-FIRST"]


def test_a_copy_is_not_kept_on_a_network_drive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "Works.zonewright"
    made(path).close()
    mounts = tmp_path / "mountinfo"
    root = "22 1 0:21 / / rw - ext4 /dev/sda1 rw"
    home = f"30 22 0:40 / {str(tmp_path / 'home').replace(' ', chr(92) + '040')} rw - nfs4 server:/home rw"
    mounts.write_text(f"{root}\n{home}\n", encoding="utf-8")
    monkeypatch.setattr(localdisk, "_MOUNTS", mounts)
    assert localdisk.file_system_of(tmp_path) == "ext4"
    with pytest.raises(NoLocalDisk, match=r"network drive \(nfs4\)") as told:
        open_project(path, "Tester")
    assert "read only" in told.value.hint
    shown = open_read_only(path, told.value)
    assert [zone.code for zone in shown.rows(Zone)] == ["Z-FIRST"]
    shown.close()


def test_a_project_in_a_read_only_folder_is_shown_and_says_why_nothing_can_be_changed(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    with mounted(stick, *tmpfs("6m")):
        path = stick / "Works.zonewright"
        made(path).close()
        mount(stick, "-o", "remount,ro")
        with pytest.raises(NoLock, match="cannot be written to"):
            open_project(path, "Tester")
        project = open_to_show(path, "Tester")
        assert isinstance(project, ReadOnlyProject)
        assert [zone.code for zone in project.rows(Zone)] == ["Z-FIRST"]
        assert (project.next_undo, project.next_redo, project.saved.trouble) == (None, None, project.read_only)
        with pytest.raises(ReadOnly, match="Read-only file system") as told, project.change("Add") as work:
            work.add(Zone(code="Z-NOT"))
        assert "Save a copy" in told.value.hint
        project.verify()
        project.close()
