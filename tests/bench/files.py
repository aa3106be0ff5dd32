"""Benchmarks of files that come in and go out: opening, importing, exporting."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

<<<<<<< HEAD
from app.commands.register import apply_register
from app.exchange.inventory.headings import register_listing
from app.exchange.inventory.mapping import propose_mapping
from app.exchange.inventory.plan import Choices
from app.exchange.inventory.planning import plan_register
from app.exchange.inventory.present import read_present
from app.exchange.inventory.reading import read_register
from app.exchange.sample import create_sample
=======
from app.catalog import Catalogue
from app.exchange.sample import create_sample, generate_plant
from app.exchange.workbook.export import export_workbook
>>>>>>> h-imports
from app.model.entities import Project as ProjectRow
from app.store.project import create_project
<<<<<<< HEAD
from tests.bench.measuring import Pair, counting
=======
from app.workflow.assessment import Assessment
from tests.bench.measuring import Pair
>>>>>>> h-imports

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
<<<<<<< HEAD
def register_import(folder: Path) -> Iterator[Pair]:
    """A register of 10,000 rows read, compared and applied, against csv.reader and bare inserts."""
    source = folder / "register.csv"
    with source.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        writer.writerows(_line(at) for at in range(REGISTER_ROWS))
    numbers = counting()

    def ours() -> None:
        project = create_project(folder / f"import-{next(numbers)}.zonewright", "Bench", ProjectRow(name="Bench"))
        register = read_register(source)
        listing = register_listing(register)
        plan = plan_register(register, listing, propose_mapping(listing), read_present(project), Choices(DAY))
        apply_register(project, plan)
        project.close()

    def floor() -> None:
        bare = sqlite3.connect(folder / f"bare-{next(numbers)}.db", isolation_level=None)
        bare.execute(f"CREATE TABLE asset ({', '.join(chr(97 + at) for at in range(len(HEADINGS)))})")
        bare.execute("BEGIN")
        with source.open(encoding="utf-8", newline="") as file:
            marks = ",".join("?" * len(HEADINGS))
            bare.executemany(f"INSERT INTO asset VALUES ({marks})", csv.reader(file))
        bare.execute("COMMIT")
        bare.close()

    yield ours, floor


def _line(at: int) -> tuple[str, ...]:
    network, host = divmod(at, 250)
    return (
        f"PLC-{at:05d}",
        f"Controller {at}",
        "Controller",
        "Marden",
        "S7X-412",
        "4.2.1",
        f"10.{network // 250}.{network % 250}.{host + 1}",
        "1",
        f"Zone {at // 100}",
    )
=======
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
>>>>>>> h-imports
