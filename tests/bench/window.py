"""Benchmarks of work in the window: edits, undo, filter, selection, pages."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.measuring import Benchmark, Gauge, Pair, Taken, Work, counting
from tests.bench.plants import big_plant
from tests.bench.starting import evaluation, first_page, memory, start, start_big

if TYPE_CHECKING:
    from tests.bench.stage import Stage

SMALL = {"assets": 500, "zones": 15, "conduits": 20, "scenarios": 500}
WIDE = {"assets": 20_000, "scenarios": 200}
EDITS, COMMITS = 10, 50
_CELLS = ((3, "zones", "name"), (5, "scenarios", "title"), (6, "specification", "owner"), (6, "checklist", "how"))


@contextmanager
def _stage(path: Path) -> Iterator["Stage"]:
    """A window with a project whose rules are evaluated."""
    # Late: benchmarks that need no window are measured without Qt.
    from tests.bench.stage import Stage

    stage = Stage()
    stage.open(path)
    stage.settle()
    yield stage
    stage.close()


@contextmanager
def edit(folder: Path) -> Iterator[Pair]:
    """Enter in a cell until the row is painted with what follows, stored; against a bare commit on the same disk."""
    bare = sqlite3.connect(folder / "bare.db", isolation_level=None)
    bare.execute("PRAGMA journal_mode=DELETE")
    bare.execute("PRAGMA synchronous=EXTRA")
    bare.execute("CREATE TABLE asset (id TEXT PRIMARY KEY, name TEXT)")
    bare.execute("INSERT INTO asset VALUES ('1', '')")
    numbers = counting()

    def commit() -> float:
        begun = time.perf_counter()
        bare.execute("UPDATE asset SET name = ?", (f"Name {next(numbers)}",))
        return (time.perf_counter() - begun) * 1000

    with _stage(big_plant(folder)) as stage:
        yield _edits(stage), lambda: Taken([commit() for _commit in range(COMMITS)])
    bare.close()


@contextmanager
def edit_pages(folder: Path) -> Iterator[Pair]:
    """Edits in the tables of steps 3, 5 and 6 until painted, every page made; against the same in the first step."""
    from app.model.entities import SpecificationEntry
    from app.model.vocabulary import SpecificationSection

    with _stage(big_plant(folder)) as stage:
        sections = list(SpecificationSection)
        with stage.project.change("Specify") as work:
            work.add(*(SpecificationEntry(code=f"RQ-{n:03}", section=sections[n % len(sections)]) for n in range(200)))
        numbers, first = counting(), _edits(stage)

        def one(step: int, table: str, column: str) -> float:
            pane = stage.show_table(step, table)
            stage.go_to_cell(pane.model.arrangement.groups[0].keys[2], column)
            return stage.enter(f"Name {next(numbers)}")

        def floor() -> object:
            stage.show_table(1, "assets")
            return first()

        yield lambda: Taken([one(*cell) for cell in _CELLS for _edit in range(EDITS // 2)]), floor


@contextmanager
def pages_after_edits(folder: Path) -> Iterator[Pair]:
    """Another page of the big plant until painted, each after an edit that it has to take over; against painting."""
    with _stage(big_plant(folder)) as stage:
        numbers = counting()
        asset = stage.pane.model.arrangement.groups[3].keys[2]

        def go(step: int) -> float:
            stage.show_table(1, "assets")
            stage.go_to_cell(asset, "tag")
            stage.enter(f"Asset {next(numbers)}")
            begun = time.perf_counter()
            stage.window.go_to(f"step{step}")
            stage.window.repaint()
            return (time.perf_counter() - begun) * 1000

        yield lambda: Taken([go(step) for step in range(2, 8)]), stage.window.repaint


@contextmanager
def edit_small(folder: Path) -> Iterator[Pair]:
    """One edit in the big plant against the same in one of 500 assets: an edit costs what it touches."""
    with _stage(big_plant(folder)) as big, _stage(big_plant(folder, **SMALL)) as small:
        yield _edits(big), _edits(small)


def _edits(stage: "Stage") -> Work:
    """Names and tags in turn; every other tag is one that another asset has, so that findings come and go."""
    numbers, arrangement = counting(), stage.page.pane.model.arrangement
    group = arrangement.groups[3]
    edited, twin = group.keys[2], arrangement.row(group.keys[0]).asset.tag

    def one(number: int) -> float:
        stage.go_to_cell(edited, "name" if number % 2 else "tag")
        return stage.enter(twin if number % 4 == 2 else f"Asset {number}")

    return lambda: Taken([one(next(numbers)) for _edit in range(EDITS)])


@contextmanager
def undo(folder: Path) -> Iterator[Pair]:
    """Ctrl+Z and Ctrl+Y of edits in the big plant, each until painted; against the edits themselves."""
    with _stage(big_plant(folder)) as stage:
        edits = _edits(stage)
        edits()
        yield lambda: Taken([stage.trigger(action) for _turn in range(5) for action in ("undo", "redo")]), edits


@contextmanager
def undo_import(folder: Path) -> Iterator[Pair]:
    """Undo of 10,000 added assets in the big plant, until painted; against deleting as many rows bare."""
    from app.commands.assets import add_assets
    from app.model.entities import Asset

    path = big_plant(folder)

    def floor() -> None:
        bare = sqlite3.connect(path, isolation_level=None)
        bare.execute("BEGIN")
        bare.execute("DELETE FROM row_change WHERE seq <= 10000")
        bare.execute("ROLLBACK")
        bare.close()

    with _stage(path) as stage:
        add_assets(stage.project, *(Asset(tag=f"NEW-{number:05d}") for number in range(10_000)))

        def ours() -> Taken:
            stage.settle()
            taken = stage.trigger("undo")
            stage.settle()
            stage.trigger("redo")
            return Taken((taken,))

        yield ours, floor


@contextmanager
def filter_keys(folder: Path) -> Iterator[Pair]:
    """Each key in the filter over 20,000 assets until painted, against a plain search in as much text."""
    with _stage(big_plant(folder, **WIDE)) as stage:
        pane = stage.page.pane
        columns, rows = pane.model.columns, pane.model.arrangement.rows
        texts = ["\n".join(str(one.value(row)) for one in columns) for row in rows]
        yield (
            lambda: Taken([stage.type_filter(letter) for letter in (*"plc-12", *["\b"] * 6)]),
            lambda: sum("plc" in text for text in texts),
        )


@contextmanager
def select_all(folder: Path) -> Iterator[Pair]:
    """Ctrl+A over 10,000 assets until painted, with the inspector that edits them all; against going over them."""
    from PySide6.QtCore import Qt

    with _stage(big_plant(folder)) as stage:
        columns, arrangement = stage.page.pane.model.columns, stage.page.pane.model.arrangement

        def ours() -> Taken:
            stage.go_to_cell(arrangement.groups[3].keys[2], "name")
            taken = stage.painted_after(
                lambda: stage.press(Qt.Key.Key_A),
                stage.view.viewport,
                lambda: len(stage.page.pane.rows) == len(arrangement),
            )
            return Taken((taken,))

        yield ours, lambda: [{one.value(row) for row in arrangement.rows} for one in columns]


@contextmanager
def pages(folder: Path) -> Iterator[Pair]:
    """From one step to the next in the big plant until painted, against painting the page that is shown."""
    from app.ui.places import PLACES

    with _stage(big_plant(folder)) as stage:

        def go(id: str) -> float:
            begun = time.perf_counter()
            stage.window.go_to(id)
            stage.window.repaint()
            return (time.perf_counter() - begun) * 1000

        yield lambda: Taken([go(place.id) for place in PLACES]), stage.window.repaint


_BARE_WINDOW = "a bare PySide6 window"
_BARE_ROWS = "reading its rows bare"
WINDOW_BENCHMARKS = (
    Benchmark("start to the sample plant", _BARE_WINDOW, {Gauge.RATIO: 6}, start),
    Benchmark("start to the big plant", _BARE_WINDOW, {Gauge.MEDIAN: 1_500}, start_big, short_rounds=1),
    Benchmark("big plant to its first page", _BARE_ROWS, {Gauge.MEDIAN: 1_500}, first_page),
    Benchmark("stillness while rules are evaluated", _BARE_ROWS, {Gauge.MEDIAN: 100}, evaluation, 5, 1),
    Benchmark("memory of the big plant", _BARE_WINDOW, {Gauge.PEAK: 400}, memory, 3, 1),
    Benchmark(
        "an edit in the big plant",
        "a bare SQLite commit, journal DELETE, synchronous EXTRA",
        {Gauge.P95: 16, Gauge.RATIO: 25},
        edit,
    ),
    Benchmark("an edit in a big and a small plant", "an edit at 500 assets", {Gauge.RATIO: 2}, edit_small),
    Benchmark("undo and redo in the big plant", "the edit itself", {Gauge.P95: 50}, undo),
    Benchmark("undo of 10,000 added assets", "deleting as many rows bare", {Gauge.MEDIAN: 2_000}, undo_import, 5, 1),
    Benchmark("a key in the filter, 20,000 rows", "plain search in text", {Gauge.P95: 50}, filter_keys),
    Benchmark("selecting 10,000 rows", "going over their values", {Gauge.MEDIAN: 1_000}, select_all),
    Benchmark("another page of the big plant", "painting the window", {Gauge.P95: 100}, pages),
    Benchmark("another page after an edit", "painting the window", {Gauge.P95: 100}, pages_after_edits),
    Benchmark("edits in steps 3, 5 and 6", "the same in step 1", {Gauge.P95: 16, Gauge.RATIO: 3}, edit_pages),
)
