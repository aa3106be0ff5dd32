"""Killing the program at chosen moments and counting what is lost: `python -m tests.store.kills --kills 200`.

What this does not prove: a killed process leaves the system running, so everything that was handed to it reaches the
disk sooner or later. After a loss of power only what was synchronised is there. That the program synchronises in the
right order shows a trace of its system calls (tests/store/test_durability.py); that the drive keeps what it was told
to synchronise, and that the file system keeps its word about renaming, nothing here can show.
"""

import argparse
import multiprocessing
import os
import random
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from app.model.entities import Project as ProjectRow
from app.model.entities import Zone
from app.paths import state_folder, user_folder
from app.store.project import create_project, open_project
from app.store.reader import ProjectView
from tests.store import killed
from tests.store.killed import BACKING_UP, CHANGING, CLOSING, PUBLISHING

GROUPS = {
    "between BEGIN and COMMIT": CHANGING,
    "publishing": PUBLISHING,
    "backing up": BACKING_UP,
    "closing": CLOSING,
    "running": ("anywhere",),
}
MARKS = tuple(mark for group in GROUPS.values() for mark in group)
PATIENCE = 60.0
HOMES = ("XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")


@dataclass(frozen=True, slots=True)
class Killing:
    """One kill: where, and the numbers of the edits that had been acknowledged before."""

    mark: str
    stored: tuple[int, ...]


class Rig:
    """A project file and the program that is killed while it writes it."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.path = folder / "Works.zonewright"
        self.stored: set[int] = set()
        self._random = random.Random(seed)
        self._next = 1
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["tests.store.killed"])
        create_project(self.path, "Parent", ProjectRow(name="Works")).close()

    def kill(self, mark: str) -> Killing:
        """Let the program run to a mark, and kill it there."""
        ours, theirs = self._context.Pipe()
        edits = self._random.randint(1, 6)
        homes = {name: os.environ[name] for name in HOMES if name in os.environ}
        child = self._context.Process(target=killed.live, args=(theirs, str(self.path), mark, self._next, edits, homes))
        child.start()
        theirs.close()
        stored = []
        for what, value in _until(ours, mark, edits):
            if what == "stored":
                stored.append(int(str(value)))
        child.kill()
        child.join()
        stored += [int(str(value)) for what, value in _messages(ours) if what == "stored"]
        ours.close()
        self.stored.update(stored)
        self._next = max([self._next, *stored]) + 2
        return Killing(mark, tuple(stored))

    def examine(self) -> list[str]:
        """Reopen and close; the answer is what is wrong then, nothing if all is well."""
        wrong = [f"before reopening: {trouble}" for trouble in self._trouble_of_file()]
        project = open_project(self.path, "Parent")
        wrong += [f"after reopening: {trouble}" for trouble in self._lost({zone.code for zone in project.rows(Zone)})]
        digests = project.digests()
        project.close()
        wrong += [f"after closing: {trouble}" for trouble in self._trouble_of_file()]
        with ProjectView(self.path) as view:
            wrong += [f"published: {trouble}" for trouble in self._lost({zone.code for zone in view.rows(Zone)})]
            if view.digests() != digests:
                wrong.append("published: the digests differ from those before closing")
        left = [*self.path.parent.iterdir(), *(state_folder() / "copies").iterdir(), *_files_in(user_folder())]
        return wrong + [f"left behind: {path.name}" for path in left if not _may_be_there(path)]

    def _lost(self, codes: set[str]) -> Iterator[str]:
        numbers = {int(code.split("-")[1]) for code in codes}
        if not self.stored <= numbers:
            yield f"edits lost: {sorted(self.stored - numbers)}"
        halves = [number for number in numbers if f"Z-{number}-0" not in codes or f"Z-{number}-1" not in codes]
        if halves:
            yield f"edits half made: {halves}"

    def _trouble_of_file(self) -> Iterator[str]:
        with closing(sqlite3.connect(f"{self.path.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            (verdict,) = connection.execute("PRAGMA integrity_check").fetchone()
        if verdict != "ok":
            yield str(verdict)
        if self.path.read_bytes()[18:20] != b"\x01\x01":
            yield "WAL flag"
        with ProjectView(self.path) as view:
            view.verify()


def _files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def _may_be_there(path: Path) -> bool:
    return path.suffix in (".zonewright", ".json") or (path.is_dir() and path.parent.name != "copies")


def _until(pipe: Connection, mark: str, edits: int) -> Iterator[tuple[object, object]]:
    """Messages until it is time to kill: at the mark, or, where edits go on beside it, some edits later."""
    more = -1
    while more:
        if not pipe.poll(PATIENCE):
            raise TimeoutError(f"the program did not come to “{mark}”")
        what, value = pipe.recv()
        yield what, value
        if what == "at":
            more = 3 if mark in PUBLISHING else 0
        elif what == "stored" and mark == "anywhere":
            edits -= 1
            more = 0 if edits == 0 else more
        elif what == "stored" and more > 0:
            more -= 1


def _messages(pipe: Connection) -> Iterator[tuple[object, object]]:
    """What was sent before the end."""
    try:
        while pipe.poll(0):
            yield pipe.recv()
    except (EOFError, OSError):
        return


def kill_often(folder: Path, marks: Sequence[str], seed: int = 1) -> tuple[list[Killing], list[str]]:
    """Kill at each of the marks in turn; the kills, and what was wrong after any of them."""
    rig = Rig(folder, seed)
    killings: list[Killing] = []
    wrong: list[str] = []
    for at, mark in enumerate(marks):
        killings.append(rig.kill(mark))
        wrong += [f"kill {at + 1} at “{mark}”, {trouble}" for trouble in rig.examine()]
    return killings, wrong


def plan(kills: int, seed: int) -> list[str]:
    """The marks of a number of kills in random order: a third of them inside changes, more than that in publishing."""
    pattern = [*CHANGING * 7, *PUBLISHING * 4, *BACKING_UP * 3, *CLOSING * 3, *["anywhere"] * 6]
    marks = [pattern[at * 13 % len(pattern)] for at in range(kills)]
    random.Random(seed).shuffle(marks)
    return marks


def main(arguments: Sequence[str]) -> int:
    """Kill as often as asked for; say where, and what was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    marks = plan(options.kills, options.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ.update({home: str(folder / "home" / home) for home in HOMES})
        (folder / "stick").mkdir()
        killings, wrong = kill_often(folder / "stick", marks, options.seed)
    sys.stdout.writelines(f"{line}\n" for line in _report(killings, wrong))
    return 1 if wrong else 0


def _report(killings: Sequence[Killing], wrong: Sequence[str]) -> Iterator[str]:
    counts = Counter(killing.mark for killing in killings)
    for title, group in GROUPS.items():
        yield f"{sum(counts[mark] for mark in group):4}  {title}"
        yield from (f"        {counts[mark]:4}  {mark:16} {'#' * counts[mark]}" for mark in group)
    yield f"{len(killings)} kills, {sum(len(killing.stored) for killing in killings)} edits acknowledged"
    yield from wrong or ["nothing lost, nothing wrong, nothing left behind"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
