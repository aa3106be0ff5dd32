"""Runs a bad import as the product does, beside an open project, and measures time and memory of all processes."""

import os
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.commands.register import apply_register
from app.errors import UserError
from app.exchange.document.loading import load_document
from app.exchange.inventory.headings import register_listing
from app.exchange.inventory.mapping import propose_mapping
from app.exchange.inventory.plan import Choices
from app.exchange.inventory.planning import plan_register
from app.exchange.inventory.present import read_present
from app.exchange.inventory.reading import read_register
from app.model.entities import Asset
from app.store.project import Project
from tests.inventory.hostile.case import Case
from tests.inventory.registers import AS_OF

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a case: the refusal, or the tags; time, and the peak of memory in megabytes, of all processes.

    `seconds` went by, `computing` of them are this work's own: on a busy machine others take the rest.
    """

    case: Case
    refusal: UserError | None
    tags: tuple[str, ...]
    seconds: float
    computing: float
    peak: float

    @property
    def flaw(self) -> str:
        """What is wrong with the outcome; "" when it is as it must be."""
        if self.refusal is None:
            if self.case.says:
                return "was imported"
            return "" if sorted(self.tags) == sorted(self.case.tags) else f"brought {self.tags}"
        if not self.case.says or not re.search(self.case.says, self.refusal.message):
            return f"was refused with “{self.refusal.message[:300]}”"
        if self.case.file_name.partition(".")[0] not in self.refusal.message and "missing" not in self.refusal.message:
            return "the message names no file"
        return "" if self.refusal.hint else "the message has no remedy"


def run(case: Case, project: Project, folder: Path) -> Outcome:
    """Import the file of a case: what imports is undone again, so that the project stays as it is."""
    path = case.file(folder)
    tags: tuple[str, ...] = ()
    refusal = None
    with _peak() as peak:
        begun, used = time.perf_counter(), _computing()
        try:
            tags = _loaded(path, folder) if case.is_document else _imported(path, project)
        except UserError as trouble:
            refusal = trouble
        seconds, computing = time.perf_counter() - begun, _computing() - used
    return Outcome(case, refusal, tags, seconds, computing, max(peak) / MEGABYTE)


def _imported(path: Path, project: Project) -> tuple[str, ...]:
    register = read_register(path)
    listing = register_listing(register)
    plan = plan_register(register, listing, propose_mapping(listing), read_present(project), Choices(AS_OF))
    apply_register(project, plan)
    tags = tuple(row.tag for row in project.rows(Asset))
    if plan.additions:
        project.undo()
    return tags


def _loaded(path: Path, folder: Path) -> tuple[str, ...]:
    target = folder / "loaded.zonewright"
    try:
        loaded = load_document(path, target, "Tester")
    except UserError:
        assert not target.exists(), "a refused document leaves no file"
        raise
    tags = tuple(row.tag for row in loaded.rows(Asset))
    loaded.close()
    return tags


def _computing() -> float:
    """Seconds that this process and its ended children computed."""
    return sum(os.times()[:4])


@contextmanager
def _peak() -> Iterator[list[int]]:
    """Samples, in a thread, of the resident memory of this process and its children together."""
    samples, over = [_resident()], threading.Event()

    def sample() -> None:
        while not over.wait(0.004):
            samples.append(_resident())

    thread = threading.Thread(target=sample)
    thread.start()
    try:
        yield samples
    finally:
        over.set()
        thread.join()


def _resident() -> int:
    own = os.getpid()
    tasks = Path(f"/proc/{own}/task")
    children = {child for task in tasks.glob("*/children") for child in _read(task).split()}
    return sum(_pages(process) for process in (str(own), *children)) * os.sysconf("SC_PAGE_SIZE")


def _pages(process: str) -> int:
    fields = _read(Path(f"/proc/{process}/statm")).split()
    return int(fields[1]) if len(fields) > 1 else 0


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except OSError:  # it ended in between
        return ""
