"""The main job on real registers: imported, zoned, rated, exported; the workbook as LibreOffice reads it.

What a list sheet shows is compared cell by cell with what `show --json` says of the same project.
"""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from app.__main__ import main
from app.cli.showing import assessed
from app.commands.ratings import rate_scenarios
from app.commands.scenarios import add_scenarios
from app.exchange.workbook.sheets import SHEETS
from app.model.entities import Rating, Scenario, Zone
from app.model.kinds import Kind
from app.model.vocabulary import Stage
from app.store.project import open_project
from app.tables.column import Column
from app.tables.every import TABLES
from app.tables.listing import rows_as_json
from app.workflow.finding import Severity

OFFICE = shutil.which("soffice")
SAMPLES = os.environ.get("ZONEWRIGHT_SAMPLES")
DAY = "2026-11-22"
GROUP = re.compile(r".+  \(\d+\)")

REGISTERS = [
    pytest.param(
        name, marks=pytest.mark.skipif(not SAMPLES, reason="ZONEWRIGHT_SAMPLES names no folder of real registers")
    )
    for name in ("packaging_line_assets_it.csv", "packaging_line_inventory_it.xlsx")
]


@pytest.fixture
def assessed_line(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A project with a real register imported and three scenarios rated."""
    file = tmp_path / "line.zonewright"
    assert main(["new", str(file), "--name", "Packaging line", "--author", "Tester"]) == 0
    source = Path(SAMPLES or "", "assets", request.param)
    assert main(["import", str(file), str(source), "--author", "Tester", "--as-of", DAY]) == 0
    project = open_project(file, "Tester")
    zones = sorted(project.rows(Zone), key=lambda zone: zone.code)
    assert zones, "the register names zones"
    titles = ("Line stopped from the office", "Recipe changed = wrong weight", "+39 hotline abused")
    scenarios = add_scenarios(
        project, *(Scenario(title=title, zone_id=zones[at % len(zones)].id) for at, title in enumerate(titles))
    )
    rate_scenarios(
        project,
        *(
            Rating(scenario_id=scenario.id, stage=stage, likelihood=4 - late, impacts=f"HS=1 AV={2 + at}")
            for at, scenario in enumerate(scenarios)
            for late, stage in enumerate((Stage.UNMITIGATED, Stage.CURRENT))
        ),
    )
    project.close()
    return file


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")
@pytest.mark.parametrize("assessed_line", REGISTERS, indirect=True)
def test_every_cell_of_the_workbook_is_what_show_says(
    assessed_line: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workbook = tmp_path / "line.xlsx"
    assert main(["export", str(assessed_line), str(workbook), "--as-of", DAY]) == 0
    converted = CalamineWorkbook.from_path(str(converted_by_office(workbook, tmp_path)))
    capsys.readouterr()
    compared = 0
    for sheet in SHEETS:
        if not sheet.is_list or sheet.sections[0].table == "changes":
            continue
        table = next(table for table in TABLES if table.name == sheet.sections[0].table)
        shown = show(assessed_line, table.name, capsys)
        expected = [[as_seen(column, row[column.key]) for column in table.columns] for row in shown]
        found = [
            row[: len(table.columns)]
            for row in data_rows(converted.get_sheet_by_name(sheet.title).to_python(), table.columns)
        ]
        assert found == expected, sheet.title
        compared += sum(map(len, expected))
    assert compared > 1500
    levels = show(assessed_line, "levels", capsys)
    targets = {row["target"] for row in levels if row["target"] is not None}
    assert len(targets) == 3, "8, 12 and 16 are three risk levels, which call for three security levels"


def converted_by_office(workbook: Path, folder: Path) -> Path:
    """The workbook opened by LibreOffice and saved in its own format."""
    subprocess.run(
        [
            *(str(OFFICE), f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless"),
            *("--convert-to", "ods", "--outdir", str(folder), str(workbook)),
        ],
        check=True,
        capture_output=True,
        timeout=100,
    )
    return workbook.with_suffix(".ods")


def show(file: Path, name: str, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """What `show` says of a table; tables that the command line does not name are read the same way."""
    if name in ("assets", "zones", "conduits", "scenarios", "levels", "requirements", "findings"):
        assert main(["show", str(file), name, "--json", "--as-of", DAY]) == 0
        rows: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
        return rows
    with assessed(file, date.fromisoformat(DAY)) as (_view, assessment):
        return rows_as_json(next(table for table in TABLES if table.name == name), assessment)


def data_rows(rows: list[list[Any]], columns: tuple[Column[Any], ...]) -> Iterator[list[Any]]:
    """The rows below the headings, without the bands of groups."""
    titles = [column.title for column in columns]
    below = next(at for at, row in enumerate(rows) if row[: len(titles)] == titles) + 1
    for row in rows[below:]:
        filled = [cell for cell in row if cell != ""]
        if not filled or (len(filled) == 1 and GROUP.fullmatch(str(row[0]))):
            continue
        if filled == ["Nothing is recorded."]:
            continue
        yield [*row, *[""] * (len(titles) - len(row))]


def as_seen(column: Column[Any], value: Any) -> object:
    """How a value of `show --json` stands in a worksheet."""
    if value is None or value == []:
        return ""
    if column.kind is Kind.CHOICE:
        assert column.choices is not None
        label = next(term.label for term in column.choices if term == value)
        return float(label) if label.replace(".", "", 1).isdecimal() else label
    if column.kind is Kind.SEVERITY:
        return Severity(value).label
    if column.kind is Kind.FLAG:
        return "Yes" if value else "No"
    if column.kind is Kind.CODES:
        return ", ".join(value)
    if column.kind is Kind.DATE:
        return date.fromisoformat(value)
    if column.kind is Kind.MOMENT:
        return datetime.fromisoformat(value).replace(tzinfo=None)
    if column.kind is Kind.DECIMAL:
        return float(value)
    return value
