"""Every bad import ends in a message with file and remedy, or imports as it should; the open project stays as it is."""

import os
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

import pytest

from app.exchange.document import parsing as document_parsing
from app.exchange.document.parts import document_parts
from app.exchange.inventory import reading
from app.exchange.inventory.parsing import register_parts
from app.exchange.worker import running
from app.exchange.worker.child import serve
from app.exchange.worker.foreign import opened
from app.exchange.worker.frames import read_frames
from app.progress import Progress
from app.store.project import Project
from tests.inventory.hostile import CASES, Case
from tests.inventory.hostile.__main__ import MOST_MEGABYTES, MOST_SECONDS
from tests.inventory.hostile.running import Outcome, run

LIGHT = [case for case in CASES if not case.heavy]
MEASURED = CASES if os.environ.get("ZONEWRIGHT_FULL") else []
SAMPLE = [
    case
    for case in CASES
    if case.name in ("nested quotes", "a million columns", "billion laughs", "corrupt deflate", "lists in lists")
]


def parse_here(
    path: Path, task: str, options: Mapping[str, str], _progress: Progress, *, most_bytes: int, answer: int
) -> Iterator[object]:
    """What a worker would answer, from this process: the same frames without the limits."""
    frames = BytesIO()
    with opened(path, most_bytes) as file:
        serve(register_parts if task == "register" else document_parts, file, path.name, options, frames, lambda: None)
    frames.seek(0)
    yield from running.parts_in(read_frames(frames, answer), path.name, Progress())


def run_beside(case: Case, project: Project, folder: Path) -> Outcome:
    """Run a case; the project must stay as it is, and a refusal must leave nothing in its history."""
    before, last = project.digests().store, project.next_undo
    outcome = run(case, project, folder)
    assert outcome.flaw == "", outcome.flaw
    assert project.digests().store == before
    assert outcome.refusal is None or project.next_undo == last
    return outcome


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (reading, document_parsing):
        monkeypatch.setattr(module, "parse_apart", parse_here)


def test_there_are_more_bad_imports_than_forty() -> None:
    assert len(CASES) >= 120
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("case", LIGHT, ids=lambda case: case.name)
def test_a_bad_import_is_refused_with_place_and_remedy_or_imports(case: Case, project: Project, tmp_path: Path) -> None:
    run_beside(case, project, tmp_path / "case")


@pytest.mark.parametrize("case", SAMPLE, ids=lambda case: case.name)
def test_the_same_holds_through_the_worker(case: Case, project: Project, tmp_path: Path) -> None:
    run_beside(case, project, tmp_path / "case")


@pytest.mark.full
@pytest.mark.parametrize("case", MEASURED, ids=lambda case: case.name)
def test_every_bad_import_stays_within_time_and_memory(case: Case, project: Project, tmp_path: Path) -> None:
    outcome = run_beside(case, project, tmp_path / "case")
    assert min(outcome.seconds, outcome.computing) <= MOST_SECONDS
    assert outcome.peak <= MOST_MEGABYTES
