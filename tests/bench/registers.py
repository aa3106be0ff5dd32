"""Benchmarks of a register of 10,000 rows, in the course that the window takes: chosen to compared, and taken over."""

import csv
import json
import os
import sqlite3
import subprocess
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from app.catalog import Catalogue
from app.model.entities import Project as ProjectRow
from app.store.project import create_project
from tests.bench.measuring import Pair

REGISTER_ROWS = 10_000
HEADINGS = ("Tag", "Description", "Type", "Vendor", "Model", "Firmware", "IP address", "Purdue level", "Zone")
DAY = date(2026, 11, 22)
MOST_ROUNDS = 11
"""Projects that wait empty for `applied`: ten rounds and the one that warms up."""

_BARE_WORKER = """
import csv, io, json, sys
rows = list(csv.reader(io.TextIOWrapper(sys.stdin.buffer, "utf-8", newline="")))
sys.stdout.buffer.write(json.dumps(rows).encode())
"""


@contextmanager
def register_preview(folder: Path) -> Iterator[Pair]:
    """From the chosen file to the plan, worker included, against a bare worker with csv.reader and JSON."""
    source = write_register(folder / "register.csv")
    desk = _Desk(folder / "preview.zonewright")

    def ours() -> None:
        if desk.compare(source) != REGISTER_ROWS:
            raise RuntimeError("the plan lacks rows")

    def floor() -> None:
        with source.open("rb") as file:
            command = [sys.executable, "-I", "-S", "-c", _BARE_WORKER]
            rows = json.loads(subprocess.run(command, stdin=file, capture_output=True, check=True).stdout)
        if len(rows) != REGISTER_ROWS + 1:
            raise RuntimeError("the bare worker lacks rows")

    yield ours, floor
    desk.close()


@contextmanager
def register_applied(folder: Path) -> Iterator[Pair]:
    """The plan taken over, with the rules and figures kept in step, against bare inserts of the same rows."""
    source = write_register(folder / "register.csv")
    desks = deque(_Desk(folder / f"applied-{number}.zonewright") for number in range(MOST_ROUNDS))
    desks[0].compare(source)
    plan = desks[0].course.plan
    used: list[_Desk] = []

    def ours() -> None:
        desk = desks.popleft()
        used.append(desk)
        desk.course.plan = plan
        desk.course.apply(remember=False)

    def floor() -> None:
        bare = sqlite3.connect(folder / f"bare-{len(used)}.db", isolation_level=None)
        bare.execute(f"CREATE TABLE asset ({', '.join(chr(97 + at) for at in range(len(HEADINGS)))})")
        bare.execute("BEGIN")
        with source.open(encoding="utf-8", newline="") as file:
            marks = ",".join("?" * len(HEADINGS))
            bare.executemany(f"INSERT INTO asset VALUES ({marks})", csv.reader(file))
        bare.execute("COMMIT")
        bare.close()

    yield ours, floor
    for desk in (*used, *desks):
        desk.close()


def write_register(path: Path) -> Path:
    """A register of 10,000 controllers in 100 zones."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        writer.writerows(_line(at) for at in range(REGISTER_ROWS))
    return path


class _Desk:
    """An empty project with its assessment and an import, as they stand behind a window."""

    def __init__(self, path: Path) -> None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from PySide6.QtWidgets import QApplication

        from app.ui.bridge import Bridge
        from app.ui.pages.register_import import RegisterImport
        from app.ui.tasks import Tasks

        self._app = QApplication.instance() or QApplication([])
        self._project = create_project(path, "Bench", ProjectRow(name="Bench"))
        self._bridge = Bridge(self._project, Catalogue(), DAY)
        self._bridge.assess()
        self._tasks = Tasks(self._bridge)
        self.course = RegisterImport(self._bridge, self._tasks, path, self._bridge)

    def compare(self, source: Path) -> int:
        """Read a register and compare it, as the window does; the answer counts the planned rows."""
        from PySide6.QtCore import QEventLoop

        loop = QEventLoop()
        self.course.planned.connect(loop.quit)
        self.course.refused.connect(loop.quit)
        self.course.path = source
        self.course.plan = None
        self.course.read()
        loop.exec()
        return len(self.course.plan.rows) if self.course.plan is not None else 0

    def close(self) -> None:
        """Let go of the project and leave no file."""
        self._bridge.let_go()
        self._project.abandon()


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
