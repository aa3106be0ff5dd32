"""The word `import` goes the way of the window: the worker reads, and what a person must know is told."""

from pathlib import Path

import pytest

from app.__main__ import main
from app.model.entities import Asset
from app.model.entities import Project as ProjectRow
from app.store.project import create_project, open_project
from tests.inventory.hostile import CASES
from tests.inventory.registers import write_csv

HEADING = ["Tag", "Name", "End of support"]


@pytest.fixture
def plant(tmp_path: Path) -> Path:
    path = tmp_path / "plant.zonewright"
    create_project(path, "Tester", ProjectRow(name="Plant"), Asset(tag="OLD-1", name="Old pump")).close()
    return path


def test_what_is_in_the_project_only_is_reported(
    plant: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    register = write_csv(tmp_path / "r.csv", [HEADING, ["P-1", "Pump", ""]])
    assert main(["import", str(plant), str(register), "--dry-run"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert "only in the project: OLD-1 Old pump" in said
    assert any(line.startswith("new") and "P-1 Pump" in line for line in said)


@pytest.mark.parametrize(("order", "day"), [([], "2026-04-03"), (["--month-first"], "2026-03-04")])
def test_the_order_of_day_and_month_is_the_persons(order: list[str], day: str, plant: Path, tmp_path: Path) -> None:
    register = write_csv(tmp_path / "r.csv", [HEADING, ["P-1", "Pump", "03/04/2026"]])
    assert main(["import", str(plant), str(register), *order]) == 0
    project = open_project(plant, "Tester")
    found = {asset.tag: str(asset.end_of_support) for asset in project.rows(Asset)}
    project.close()
    assert found["P-1"] == day


@pytest.mark.parametrize("name", ["quote that never ends", "part packed too well", "pipe without a writer"])
def test_a_bad_file_ends_in_a_message_and_changes_nothing(
    name: str, plant: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = next(case for case in CASES if case.name == name)
    before = plant.read_bytes()
    assert main(["import", str(plant), str(case.file(tmp_path / "case"))]) == 1
    assert case.file_name in capsys.readouterr().err
    assert plant.read_bytes() == before
