"""A program killed at any moment loses nothing that it said is stored, and leaves nothing behind."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.kills import GROUPS, MARKS, Killing, kill_often, plan

ROOT = Path(__file__).resolve().parents[2]

_PUBLISH = """
import sys
from pathlib import Path
from app.model.entities import Zone
from app.store.project import open_project
project = open_project(Path(sys.argv[1]), "Traced")
with project.change("Add a zone") as work:
    work.add(Zone(code="Z-1"))
project.close()
"""


def check(folder: Path, marks: list[str]) -> list[Killing]:
    stick = folder / "stick"
    stick.mkdir()
    killings, wrong = kill_often(stick, marks)
    assert wrong == []
    assert any(killing.stored for killing in killings)
    return killings


def test_a_kill_at_each_mark_loses_nothing(tmp_path: Path) -> None:
    assert [killing.mark for killing in check(tmp_path, list(MARKS))] == list(MARKS)


@pytest.mark.full
@pytest.mark.timeout(1200)
def test_two_hundred_kills_lose_nothing(tmp_path: Path) -> None:
    marks = [killing.mark for killing in check(tmp_path, plan(200, 1))]
    for group in ("between BEGIN and COMMIT", "publishing"):
        assert sum(mark in GROUPS[group] for mark in marks) >= 60


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
def test_publishing_syncs_the_file_then_renames_it_then_syncs_the_folder(tmp_path: Path) -> None:
    from app.model.entities import Project as ProjectRow
    from app.store.project import create_project

    path = tmp_path / "Works.zonewright"
    create_project(path, "Tester", ProjectRow(name="Works")).close()
    trace = tmp_path / "trace"
    watched = "trace=fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat"
    command = ["strace", "-f", "-y", "-o", str(trace), "-e", watched, sys.executable, "-c", _PUBLISH, str(path)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=os.environ)
    if told.returncode and "ptrace" in told.stderr.lower():
        pytest.skip("this system lets nobody trace")
    assert told.returncode == 0, told.stderr
    calls = [line.split(None, 1)[1] for line in trace.read_text(encoding="utf-8").splitlines() if " = 0" in line]
    renamed = next(at for at, call in enumerate(calls) if call.startswith("rename") and f"{path.name}.part" in call)
    synced = [at for at, call in enumerate(calls) if call.startswith("fsync") and f"{path}.part>" in call]
    folder = [at for at, call in enumerate(calls) if call.startswith("fsync") and f"<{tmp_path}>" in call]
    assert synced
    assert max(synced) < renamed
    assert folder
    assert min(at for at in folder if at > renamed) == renamed + 1, "nothing comes between the two"
    assert not any(call.startswith("unlink") and f'{path}"' in call for call in calls), "the old file is never deleted"
