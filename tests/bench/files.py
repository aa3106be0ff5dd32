"""Benchmarks of files that come in and go out: opening, importing, exporting."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.exchange.sample import create_sample
from tests.bench.measuring import Pair

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
