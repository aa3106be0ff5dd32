"""Benchmarks of files that come in and go out: opening, importing, exporting."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from app.catalog import Catalogue
from app.exchange.sample import create_sample, generate_plant
from app.exchange.workbook.export import export_workbook
from app.model.entities import Project as ProjectRow
from app.queries.facts import load_facts
from app.store.project import create_project
from app.workflow.assessment import Assessment
from tests.bench.measuring import Pair

DAY = date(2026, 11, 22)

_OPEN = """
import sys
from pathlib import Path
from app.store.project import open_project
from app.model.entities import Asset
project = open_project(Path(sys.argv[1]), "Bench")
assert project.rows(Asset)
project.close()
"""
_BARE = """
import sqlite3, sys, sqlalchemy
connection = sqlite3.connect(sys.argv[1])
assert connection.execute("SELECT * FROM asset").fetchall()
connection.close()
"""


@contextmanager
def opening(folder: Path) -> Iterator[Pair]:
    """A new process that opens the sample plant and reads its assets, against one that does only what it must."""
    path = folder / "sample.zonewright"
    create_sample(path, "Bench").close()

    def run(code: str) -> None:
        subprocess.run([sys.executable, "-c", code, str(path)], check=True)

    yield lambda: run(_OPEN), lambda: run(_BARE)


@contextmanager
def workbook(folder: Path) -> Iterator[Pair]:
    """A workbook of 1,000 assets and 2,000 scenarios, read again and compared, against a bare write of its cells."""
    from openpyxl import Workbook
    from python_calamine import CalamineWorkbook

    project = create_project(folder / "book.zonewright", "Bench", ProjectRow(name="Bench"))
    generate_plant(project, assets=1_000, zones=30, conduits=60, scenarios=2_000)
    assessment = Assessment(load_facts(project, DAY), Catalogue())
    ours_file, floor_file = folder / "ours.xlsx", folder / "floor.xlsx"
    export_workbook(project, assessment, ours_file)
    read = CalamineWorkbook.from_path(str(ours_file))
    cells = {name: read.get_sheet_by_name(name).to_python() for name in read.sheet_names}

    def floor() -> None:
        book = Workbook(write_only=True)
        for name, rows in cells.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(row)
        book.save(floor_file)

    yield lambda: export_workbook(project, assessment, ours_file, replace=True), floor
    project.close()
