"""Benchmarks of the workbook: how long it takes, and how much memory an assessment takes with it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from app.catalog import Catalogue
from app.exchange.workbook.cells import CellWriter, Line, Styled
from app.exchange.workbook.export import export_workbook
from app.exchange.workbook.styles import named_styles
from app.queries.facts import load_facts
from app.store.project import open_project
from app.workflow.assessment import Assessment
from tests.bench.measuring import Pair
from tests.bench.memory import run_apart
from tests.bench.plants import big_plant

DAY = date(2026, 11, 22)

_ASSESS = """
import sys
from datetime import date
from pathlib import Path
from app.catalog import Catalogue
from app.exchange.workbook import export_workbook
from app.queries.facts import load_facts
from app.store.project import open_project
from app.workflow.assessment import Assessment
project = open_project(Path(sys.argv[1]), "Bench")
assessment = Assessment(load_facts(project, date(2026, 11, 22)), Catalogue())
assert assessment.findings() and assessment.steps()
export_workbook(project, assessment, Path(sys.argv[1]).with_suffix(".xlsx"), replace=True)
project.close()
"""
_BARE = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
rows = [connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in tables]
connection.close()
"""


@contextmanager
def workbook(folder: Path) -> Iterator[Pair]:
    """The workbook of a tenth of the big plant, against openpyxl."""
    with _exports(folder, assets=1_000, zones=30, conduits=60, scenarios=2_000) as pair:
        yield pair


@contextmanager
def big_workbook(folder: Path) -> Iterator[Pair]:
    """The workbook of the big plant, against openpyxl."""
    with _exports(folder) as pair:
        yield pair


@contextmanager
def memory(folder: Path) -> Iterator[Pair]:
    """A process that opens the big plant, finds everything and exports it, against one that reads the rows bare."""
    path = str(big_plant(folder))
    yield lambda: run_apart(_ASSESS, path), lambda: run_apart(_BARE, path)


@contextmanager
def _exports(folder: Path, **size: int) -> Iterator[Pair]:
    """An export with its reading back, warm: what follows for the plant is known, as it is while a window shows it."""
    project = open_project(big_plant(folder, **size), "Bench")
    assessment = Assessment(load_facts(project, DAY), Catalogue())
    ours_file, floor_file = folder / "ours.xlsx", folder / "floor.xlsx"
    lines: dict[str, list[Line]] = {}
    write = CellWriter.write

    def remember(writer: CellWriter, line: Line) -> None:
        lines.setdefault(writer.title, []).append(line)
        write(writer, line)

    with patch.object(CellWriter, "write", remember):
        export_workbook(project, assessment, ours_file)
    yield lambda: export_workbook(project, assessment, ours_file, replace=True), lambda: _write(lines, floor_file)
    project.close()


def _write(lines: dict[str, list[Line]], path: Path) -> None:
    """The floor: the same cells with the same styles and heights of rows; no joins, rules, reading back.

    The quickest way that we know with openpyxl: write only, and one cell object for each style of a sheet.
    """
    book = Workbook(write_only=True)
    for style in named_styles():
        book.add_named_style(style)
    for title, rows in lines.items():
        sheet = book.create_sheet(title)
        shared: dict[str, Any] = {}
        for number, line in enumerate(rows, start=1):
            if line.height:
                sheet.row_dimensions[number].height = line.height
            sheet.append(_cells(sheet, line.cells, shared))
    book.save(path)


def _cells(sheet: Any, cells: Sequence[Styled], shared: dict[str, Any]) -> Iterator[Any]:
    for look, value in cells:
        if value is None and not look:
            yield None
            continue
        cell = shared.get(look)
        if cell is None:
            cell = shared[look] = WriteOnlyCell(sheet)
            cell.style = look
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
        yield cell
