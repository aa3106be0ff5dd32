"""Check names every damage; repair saves what is sound as a new file, lists the rest, and leaves the file as it was."""

import json
import sqlite3
from contextlib import suppress
from pathlib import Path

import pytest

from app.__main__ import main
from app.errors import UserError
from app.model.entities import Asset, Conduit, Rating, Scenario, Zone
from app.store.examination import examine as examining
from app.store.project import open_project
from app.store.repair.repair import repair
from tests.conftest import Run
from tests.store.kept import kept_file


@pytest.fixture
def plant(tmp_path: Path) -> Path:
    """A sound file with a row in every table."""
    path = tmp_path / "Plant.zonewright"
    path.write_bytes(kept_file(2))
    return path


def spoil(path: Path, script: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA ignore_check_constraints=ON")
    connection.executescript(script)
    connection.close()


def test_a_sound_file_is_repaired_into_an_equal_one(plant: Path, tmp_path: Path, run: Run) -> None:
    before = plant.read_bytes()
    status, out, err = run("check", plant, "--repair", tmp_path / "Out.zonewright")
    assert (status, out) == (0, "")
    assert "0 values changed" in err
    first, second = open_project(plant, "Tester"), open_project(tmp_path / "Out.zonewright", "Tester")
    assert first.digests().store == second.digests().store
    with first.reading() as one, second.reading() as other:
        labels = "SELECT label FROM change ORDER BY seq"
        ours = [tuple(row) for row in one.exec_driver_sql(labels)]
        theirs = [tuple(row) for row in other.exec_driver_sql(labels)]
    assert theirs == [*ours, ("Repair of Plant.zonewright",)]
    first.close()
    second.close()
    assert plant.read_bytes() == before


def test_check_names_every_damage_and_repair_mends_them_by_the_declared_rules(
    plant: Path, tmp_path: Path, run: Run
) -> None:
    spoil(
        plant,
        """
        UPDATE asset SET zone_id = 'nowhere' WHERE rowid = 1;
        UPDATE rating SET scenario_id = 'nowhere' WHERE rowid = 1;
        UPDATE zone SET parent_id = id WHERE rowid = 1;
        UPDATE conduit SET name = 'A' || char(7) || 'B';
        UPDATE asset SET quantity = 'many' WHERE rowid = 2;
        UPDATE participant SET id = 'none' WHERE rowid = 1;
        CREATE TABLE extra (id);
        """,
    )
    before = plant.read_bytes()
    status, out, err = run("check", plant)
    assert status == 2
    assert "table extra: the format does not know it" in out
    assert "--repair" in err
    assert json.loads(run("check", plant, "--json")[1])["damages"][0]["place"] == "table extra"
    with pytest.raises(UserError, match="table extra"):
        open_project(plant, "Tester")

    target = tmp_path / "Out.zonewright"
    status, out, err = run("check", plant, "--repair", target, "--author", "Mara")
    assert status == 1
    for expected in (
        "left out: rating",
        "left out: participant",
        "changed: asset",
        "changed: zone",
        "changed: conduit",
    ):
        assert expected in out
    assert plant.read_bytes() == before
    project = open_project(target, "Tester")
    assert all(zone.parent_id != zone.id for zone in project.rows(Zone))
    assert {conduit.name for conduit in project.rows(Conduit)} == {"AB"}
    assert all(asset.quantity >= 1 for asset in project.rows(Asset))
    assert {rating.scenario_id for rating in project.rows(Rating)} <= {row.id for row in project.rows(Scenario)}
    assert project.next_undo is None
    with project.reading() as connection:
        last = connection.exec_driver_sql("SELECT author, label, kind FROM change ORDER BY seq DESC").first()
        assert last is not None
        assert tuple(last) == ("Mara", "Repair of Plant.zonewright", "final")
        mended = "SELECT DISTINCT op FROM row_change WHERE change_seq = (SELECT max(seq) FROM change) ORDER BY op"
        assert connection.exec_driver_sql(mended).scalars().all() == ["D", "U"]
    with project.change("Rename") as work:
        work.set(Zone, [work.all(Zone)[0].id], name="Mended")
    project.close()
    assert main(["check", str(target)]) in (0, 1)


def test_a_file_cut_short_gives_back_the_rows_that_are_there(plant: Path, tmp_path: Path) -> None:
    content = plant.read_bytes()
    plant.write_bytes(content[: int(len(content) * 0.9)])
    with pytest.raises(UserError, match="cut short"):
        open_project(plant, "Tester")
    done = repair(plant, tmp_path / "Out.zonewright", "Tester")
    assert done.rows > 50
    assert done.left_out
    open_project(tmp_path / "Out.zonewright", "Tester").close()


@pytest.mark.parametrize("content", [b"", b"text", b"SQLite format 3\x00" + bytes(4000)])
def test_what_is_no_project_is_not_repaired(tmp_path: Path, content: bytes, run: Run) -> None:
    path, target = tmp_path / "Other.zonewright", tmp_path / "Out.zonewright"
    path.write_bytes(content)
    status, out, err = run("check", path, "--repair", target)
    assert (status, out) == (2, "")
    assert "is not a Zonewright project" in err
    assert not target.exists()


def test_repair_never_writes_over_a_file(plant: Path, run: Run) -> None:
    before = plant.read_bytes()
    status, _out, err = run("check", plant, "--repair", plant)
    assert status == 2
    assert "is there already" in err
    assert plant.read_bytes() == before


def test_a_file_that_was_examined_or_saved_here_is_not_examined_again(
    plant: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[Path] = []
    whole = examining.find_damage

    def note(database: Path, number: int) -> object:
        looked.append(database)
        return whole(database, number)

    monkeypatch.setattr(examining, "find_damage", note)
    project = open_project(plant, "Tester")
    assert len(looked) == 1
    with project.change("Rename") as work:
        work.set(Zone, [work.all(Zone)[0].id], name="Saved here")
    project.close()
    open_project(plant, "Tester").close()
    copied = plant.with_name("Copied.zonewright")
    copied.write_bytes(plant.read_bytes())
    open_project(copied, "Tester").close()
    assert len(looked) == 1
    flipped = bytearray(plant.read_bytes())
    flipped[-1] ^= 1
    copied.write_bytes(flipped)
    with suppress(UserError):
        open_project(copied, "Tester").close()
    assert len(looked) == 2
