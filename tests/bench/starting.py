"""Benchmarks of the window before anybody works in it: start, first page, rules, memory."""

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.exchange.sample import create_sample
from tests.bench.measuring import Pair, Taken
from tests.bench.memory import run_apart
from tests.bench.plants import big_plant

_BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv[:1])
window = QMainWindow()
window.resize(1720, 970)
window.show()
def leave():
    window.repaint()
    sys.stdout.write("window ready\\n")
    sys.stdout.flush()
    window.close()
QTimer.singleShot(0, leave)
app.exec()
"""
_STAY = """
import sys
from pathlib import Path
from tests.bench.stage import Stage
stage = Stage()
stage.open(Path(sys.argv[1]))
stage.settle()
stage.go_to_cell(stage.page.pane.model.arrangement.groups[3].keys[2], "name")
stage.enter("Another name")
stage.close()
"""
_BARE_STAY = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(["bare"])
window = QMainWindow()
window.resize(1720, 970)
window.show()
window.repaint()
"""


@contextmanager
def start(folder: Path) -> Iterator[Pair]:
    """A process until the sample plant can be worked on, against one until a bare PySide6 window is painted."""
    path = folder / "sample.zonewright"
    create_sample(path, "Bench").close()
    yield lambda: _ready("-m", "app", str(path)), lambda: _ready("-c", _BARE)


@contextmanager
def start_big(folder: Path) -> Iterator[Pair]:
    """A process until the first page of the big plant is painted, against one until a bare window is."""
    path = big_plant(folder)
    yield lambda: _ready("-m", "app", str(path)), lambda: _ready("-c", _BARE)


def _ready(*arguments: str) -> Taken:
    """The time until a new process says that its window is ready; compiled modules are kept, as people have them."""
    environment = {**os.environ, "ZONEWRIGHT_EXIT_AFTER_START": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    begun = time.perf_counter()
    with subprocess.Popen([sys.executable, *arguments], env=environment, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        taken = (time.perf_counter() - begun) * 1000
    if said != b"window ready\n":
        raise RuntimeError(f"the window did not come up: {arguments}")
    return Taken((taken,))


@contextmanager
def first_page(folder: Path) -> Iterator[Pair]:
    """The big plant opened in a window that is up, until its first page is painted; against reading its rows bare."""
    from tests.bench.stage import Stage

    path, stage = big_plant(folder), Stage()

    def ours() -> Taken:
        taken = stage.open(path)
        stage.desk.close()
        return Taken((taken,))

    yield ours, lambda: _read_bare(path)
    stage.close()


@contextmanager
def evaluation(folder: Path) -> Iterator[Pair]:
    """The longest moment for which the window stands still while the rules of the big plant are evaluated."""
    from tests.bench.stage import Pulse, Stage

    path, stage = big_plant(folder), Stage()

    def ours() -> Taken:
        stage.open(path)
        pulse = Pulse()
        stage.settle()
        longest = pulse.stop()
        stage.desk.close()
        return Taken((longest,))

    yield ours, lambda: _read_bare(path)
    stage.close()


def _read_bare(path: Path) -> None:
    bare = sqlite3.connect(path)
    for (table,) in bare.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        if table not in ("change", "row_change"):
            bare.execute(f'SELECT * FROM "{table}"').fetchall()
    bare.close()


@contextmanager
def memory(folder: Path) -> Iterator[Pair]:
    """A process with the big plant on its first page, rules evaluated and a cell edited; against a bare window."""
    path = big_plant(folder)
    yield lambda: run_apart(_STAY, str(path)), lambda: run_apart(_BARE_STAY)
