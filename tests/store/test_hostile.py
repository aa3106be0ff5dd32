"""A hostile file opens with the content that it was saved with, or is refused with file, place and remedy."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.hostile import all_cases, make_case, prepare, try_case
from tests.store.hostile_case import Case

ROOT = Path(__file__).resolve().parents[2]
CASES = all_cases()
NEEDED = (
    "as it was saved",
    "packed anew",
    "a sound journal beside it",
    "write-ahead flag",
    "pipe",
    "link to itself",
    "format 99",
    "trigger on zones",
    "view in place of the project",
    "generated column",
    "check that calls a function",
    "scenario of nothing, signed",
    "zones in a circle, signed",
    "NUL in a name, signed",
    "deep criteria, signed",
    "undo of nothing",
    "name changed by hand",
    "no digests",
)
SAMPLE = [case for at, case in enumerate(CASES) if at % 10 == 0 or case.name in NEEDED]
SAMPLE = [case for case in SAMPLE if not any(word in case.name for word in ("MB", "million", "bomb", "huge"))]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound file that the hostile ones are made from."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("base")
        patch.setenv("XDG_STATE_HOME", str(folder / "state"))
        path, content, other = prepare(folder)
        other.close()
        (folder / "content").write_text(content, encoding="utf-8")
        return path


@pytest.mark.parametrize("case", SAMPLE, ids=[case.name for case in SAMPLE])
def test_a_hostile_file_opens_with_equal_content_or_is_refused_in_words(case: Case, base: Path, tmp_path: Path) -> None:
    from app.store.project import open_project

    make_case(case, base, tmp_path / "suspect")
    other = open_project(base.with_name("Open.zonewright"), "Tester")
    outcome = try_case(case, tmp_path / "suspect", other, base.with_name("content").read_text(encoding="utf-8"))
    other.close()
    assert [fault for fault in outcome.faults if not fault.endswith(" MB")] == []


def test_there_are_three_hundred_cases_and_no_two_have_one_name() -> None:
    assert len(CASES) >= 300
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.full
@pytest.mark.timeout(900)
@pytest.mark.skipif(not hasattr(os, "fork"), reason="each case runs in a process of its own")
def test_every_hostile_file_within_its_time_and_memory() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "tests.store.hostile", "--json"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stderr
    assert len(json.loads(told.stdout)) == len(CASES)
