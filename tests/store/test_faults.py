"""Whatever file operation fails: the project file is the old one or the new one, and no acknowledged edit is lost."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.errors import UserError
from app.model.entities import Project as ProjectRow
from app.model.entities import Zone
from app.paths import state_folder, user_folder
from app.store.backups import BULK_ROWS, list_backups
from app.store.lock import beside
from app.store.project import create_project, open_project
from app.store.reader import ProjectView
from app.store.restoring import restore
from app.store.writable import WritableProject
from tests.store.faults import failing, operations_of

FULL = pytest.mark.full
WAYS = [
    pytest.param(errno.ENOSPC, False, id="full"),
    pytest.param(errno.EIO, True, id="done-but-reported-as-failed"),
    pytest.param(errno.EIO, False, id="failing-drive", marks=FULL),
    pytest.param(errno.ENOSPC, True, id="full-at-the-last-moment", marks=FULL),
]


@dataclass
class Plant:
    """A project file in a folder of its own, and what is known to be stored in it."""

    root: Path
    stored: list[str] = field(default_factory=list)

    @property
    def path(self) -> Path:
        """The project file."""
        return self.root / "stick" / "Works.zonewright"

    def edit(self, project: WritableProject, count: int = 1) -> None:
        """Add zones; their codes count as stored once the program has said so."""
        codes = [f"Z-{len(self.stored) + at}" for at in range(count)]
        with project.change(f"Add {codes[0]}") as work:
            work.add(*(Zone(code=code) for code in codes))
        self.stored += codes

    def holds_everything(self) -> bool:
        """Whether the file holds everything that was stored, and its digests hold."""
        return stored_in(self.path) >= set(self.stored)


@pytest.fixture
def plant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plant:
    for name in ("XDG_STATE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "plant" / name))
    (tmp_path / "plant" / "stick").mkdir(parents=True)
    return Plant(tmp_path / "plant")


@pytest.fixture
def project(plant: Plant) -> Iterator[WritableProject]:
    opened = create_project(plant.path, "Tester", ProjectRow(name="Works"))
    plant.edit(opened)
    opened.save()
    yield opened
    opened.close()
    assert plant.holds_everything()
    assert left_over(plant) == []


def points(count: int, shift: int) -> Iterator[int]:
    """Which of so many operations are to fail: all of them at full count, some in the normal tier."""
    step = 1 if os.environ.get("ZONEWRIGHT_FULL") else max(1, count // 6)
    yield from range(shift % step, count, step)


def stored_in(path: Path) -> set[str]:
    with ProjectView(path) as view:
        view.verify()
        return {zone.code for zone in view.rows(Zone)}


def digest_of(path: Path) -> str:
    with ProjectView(path) as view:
        view.verify()
        return view.digests().store


def left_over(plant: Plant) -> list[str]:
    """What lies beside the project file, among the working copies, or unfinished among the backups."""
    found = [path for path in plant.path.parent.iterdir() if path.suffix != ".zonewright"]
    found += (state_folder() / "copies").iterdir()
    found += [path for path in user_folder().rglob("*") if path.name.endswith((".part", "-journal"))]
    return [path.name for path in found]


@pytest.mark.parametrize(("code", "after"), WAYS)
def test_of_publishing(plant: Plant, project: WritableProject, code: int, after: bool) -> None:
    plant.edit(project)
    for at in points(len(operations_of(project.save, plant.root)), code):
        before = digest_of(plant.path)
        plant.edit(project)
        with failing(at, plant.root, code=code, after=after), suppress(UserError):
            project.save()
        assert digest_of(plant.path) in (before, project.digests().store)
        project.save()
        assert plant.holds_everything()


@pytest.mark.parametrize(("code", "after"), WAYS)
def test_of_a_change_with_its_backup(plant: Plant, project: WritableProject, code: int, after: bool) -> None:
    operations = operations_of(lambda: plant.edit(project, BULK_ROWS), plant.root)
    assert any("VACUUM" in name for name in operations), "the backup is among them"
    for at in points(len(operations), code):
        before, known = project.digests().store, len(plant.stored)
        with failing(at, plant.root, code=code, after=after), suppress(UserError):
            plant.edit(project, BULK_ROWS)
        made = len(plant.stored) > known
        assert (project.digests().store != before) == made, operations[at]
        for backup in list_backups(project.id):
            backup.examine()
    plant.edit(project, BULK_ROWS)


@pytest.mark.parametrize(("code", "after"), WAYS)
def test_of_restoring_over_a_file(plant: Plant, project: WritableProject, code: int, after: bool) -> None:
    plant.edit(project, BULK_ROWS)
    (backup,) = list_backups(project.id)
    out = plant.path.with_name("Restored.zonewright")
    restore(backup, out)
    new = digest_of(out)
    project.save()
    old = digest_of(plant.path)
    shutil.copyfile(plant.path, out)
    for at in points(len(operations_of(lambda: restore(backup, out, replace=True), plant.root)), code):
        shutil.copyfile(plant.path, out)
        with failing(at, plant.root, code=code, after=after), suppress(UserError):
            restore(backup, out, replace=True)
        assert digest_of(out) in (old, new)
    restore(backup, out, replace=True)
    assert digest_of(out) == new
    out.unlink()


@pytest.mark.parametrize(("code", "after"), WAYS)
def test_of_going_on_under_another_name(plant: Plant, project: WritableProject, code: int, after: bool) -> None:
    names = [plant.path, plant.path.with_name("Other.zonewright")]

    def move() -> None:
        project.save_copy(names[0 if project.path == names[1] else 1], replace=True)

    for at in points(len(operations_of(move, plant.root)), code):
        plant.edit(project)
        with failing(at, plant.root, code=code, after=after), suppress(UserError):
            move()
        for path in names:
            assert stored_in(path)
        project.save()
        assert stored_in(project.path) == set(plant.stored)
    if project.path != plant.path:
        move()
    names[1].unlink()


@pytest.mark.parametrize(("code", "after"), WAYS)
def test_of_overwriting_what_someone_else_changed(
    plant: Plant, project: WritableProject, code: int, after: bool
) -> None:
    theirs = digest_of(plant.path)
    their_bytes = plant.path.read_bytes()
    plant.edit(project)

    plant.path.write_bytes(their_bytes)
    for at in points(len(operations_of(project.overwrite, plant.root)), code):
        plant.path.write_bytes(their_bytes)
        with failing(at, plant.root, code=code, after=after), suppress(UserError):
            project.overwrite()
        assert digest_of(plant.path) in (theirs, project.digests().store)
    project.overwrite()


@dataclass
class Left:
    """A folder as a crash left it, put back as often as needed."""

    plant: Plant
    kept: Path

    def put_back(self) -> None:
        """As it was after the crash."""
        shutil.rmtree(self.plant.root)
        shutil.copytree(self.kept, self.plant.root)


@pytest.fixture
def left(plant: Plant, tmp_path: Path) -> Left:
    opened = create_project(plant.path, "Tester", ProjectRow(name="Works"))
    plant.edit(opened)
    opened.save()
    plant.edit(opened)
    shutil.copytree(plant.root, tmp_path / "kept")
    opened.close()
    beside(tmp_path / "kept" / "stick" / plant.path.name).unlink()
    found = Left(plant, tmp_path / "kept")
    found.put_back()
    return found


@pytest.mark.parametrize(("code", "after"), WAYS)
@pytest.mark.parametrize("crashed", [True, False], ids=["after-a-crash", "afresh"])
def test_of_a_session_from_opening_to_closing(left: Left, crashed: bool, code: int, after: bool) -> None:
    plant = left.plant

    def session() -> None:
        project = open_project(plant.path, "Tester")
        try:
            plant.edit(project)
        finally:
            project.close()

    def begin() -> None:
        left.put_back()
        plant.stored = ["Z-0", "Z-1"]
        if not crashed:
            open_project(plant.path, "Tester").close()

    begin()
    operations = operations_of(session, plant.root)
    for at in points(len(operations), code):
        begin()
        with failing(at, plant.root, code=code, after=after), suppress(UserError):
            session()
        assert stored_in(plant.path) >= {"Z-0"}, operations[at]
        project = open_project(plant.path, "Tester")
        assert {zone.code for zone in project.rows(Zone)} >= set(plant.stored), operations[at]
        project.close()
        assert plant.holds_everything(), operations[at]
        assert left_over(plant) == [], operations[at]
