"""What is measured, and against what."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from app.catalog import Catalogue
from app.model.entities import ENTITIES, Zone
from app.model.entities import Project as ProjectRow
from app.queries.facts import load_facts
from app.store.project import create_project, open_project
from app.workflow.assessment import Assessment
from tests.bench.files import opening
from tests.bench.measuring import Benchmark, Gauge, Pair, counting
from tests.bench.plants import big_plant
from tests.bench.registers import register_applied, register_preview
from tests.bench.window import WINDOW_BENCHMARKS
from tests.bench.workbook import big_workbook, memory, workbook

EDITS = 50


@contextmanager
def edit(folder: Path) -> Iterator[Pair]:
    """Fifty edits through the door, each durable, against fifty bare commits of the same row."""
    project = create_project(folder / "edit.zonewright", "Bench", ProjectRow(name="Bench"))
    zone = Zone(code="Z-1")
    with project.change("Add Z-1") as work:
        work.add(zone)
    bare = sqlite3.connect(folder / "bare.db", isolation_level=None)
    bare.execute("PRAGMA journal_mode=DELETE")
    bare.execute("PRAGMA synchronous=EXTRA")
    bare.execute("CREATE TABLE zone (id TEXT PRIMARY KEY, name TEXT)")
    bare.execute("INSERT INTO zone VALUES (?, '')", (zone.id,))
    numbers = counting()

    def ours() -> None:
        for _edit in range(EDITS):
            with project.change("Rename Z-1") as work:
                work.set(Zone, [zone.id], name=f"Name {next(numbers)}")

    def floor() -> None:
        for _edit in range(EDITS):
            bare.execute("UPDATE zone SET name = ? WHERE id = ?", (f"Name {next(numbers)}", zone.id))

    yield ours, floor
    bare.close()
    project.close()


@contextmanager
def findings(folder: Path) -> Iterator[Pair]:
    """Every finding of a big plant from its file, against reading the file's rows bare."""
    project = open_project(big_plant(folder), "Bench")

    def ours() -> None:
        assessment = Assessment(load_facts(project, date(2026, 11, 22)), Catalogue())
        if not assessment.findings():
            raise RuntimeError("a big plant has findings")

    def floor() -> None:
        bare = sqlite3.connect(project.path)
        for kind in ENTITIES:
            bare.execute(f'SELECT * FROM "{kind.table}"').fetchall()
        bare.close()

    yield ours, floor
    project.close()


_SAME_CELLS = "openpyxl write_only with shared styles writing the same cells"

BENCHMARKS = (
    Benchmark("edit", "a bare SQLite commit, journal DELETE, synchronous EXTRA", {Gauge.RATIO: 3.0}, edit),
    Benchmark("opening the sample plant", "importing SQLAlchemy, opening the file bare", {Gauge.RATIO: 3.0}, opening),
    Benchmark(
        "CSV of 10,000 rows to preview",
        "a bare worker: csv.reader, JSON back",
        {Gauge.RATIO: 12.0, Gauge.MEDIAN: 1_000},
        register_preview,
    ),
    Benchmark(
        "CSV of 10,000 rows applied",
        "csv.reader and bare inserts",
        {Gauge.RATIO: 30.0, Gauge.MEDIAN: 1_500},
        register_applied,
    ),
    Benchmark("workbook of 2,000 scenarios", _SAME_CELLS, {Gauge.RATIO: 1.4}, workbook),
    Benchmark("workbook of the big plant", _SAME_CELLS, {Gauge.RATIO: 1.4}, big_workbook, short_rounds=0),
    Benchmark("memory for the big plant", "reading its rows bare", {Gauge.PEAK: 400}, memory, rounds=3, short_rounds=1),
    Benchmark("findings of the big plant", "reading its rows bare", {Gauge.RATIO: 6.0}, findings),
    *WINDOW_BENCHMARKS,
)
