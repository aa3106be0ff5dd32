"""The worker that parses foreign files: bounded, mute or gone it harms nobody; what it says is checked."""

import io
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from app.errors import UserError
from app.exchange.document.parsing import read_json
from app.exchange.inventory.reading import read_register
from app.exchange.worker import WORD, running, starting
from app.exchange.worker.frames import END, PART, STARTED, STEP, write_frame
from app.exchange.worker.limits import Limits, ended_for_time
from app.progress import Cancelled, Progress
from tests.inventory.registers import parsed, write_csv, write_workbook

ROOT = Path(__file__).resolve().parents[2]
ROWS = [["Tag", "Name"], ["P-1", "Pump"], ["P-2", "Kühlwasser"]]
SPEAK = "import sys; sys.stdout.buffer.write(bytes.fromhex(sys.argv[1])); sys.stdout.flush(); "

Say = Callable[..., list[subprocess.Popen[bytes]]]


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return write_csv(tmp_path / "list.csv", ROWS)


@pytest.fixture
def worker_says(monkeypatch: pytest.MonkeyPatch) -> Say:
    """Put a worker in place that sends these bytes and then does `after`; the answer lists the processes."""

    def put(content: bytes, after: str = "") -> list[subprocess.Popen[bytes]]:
        processes: list[subprocess.Popen[bytes]] = []
        command = [sys.executable, "-I", "-S", "-c", SPEAK + after, content.hex()]
        monkeypatch.setattr(starting, "command", lambda _request: command)

        def start(request: str, file: BinaryIO) -> tuple[subprocess.Popen[bytes], None]:
            process, _job = starting.start(request, file)
            processes.append(process)
            return process, None

        monkeypatch.setattr(running, "start", start)
        return processes

    return put


def frames(*said: tuple[object, ...]) -> bytes:
    stream = io.BytesIO()
    for kind, *values in said:
        write_frame(stream, str(kind), *values)
    return stream.getvalue()


def test_a_register_comes_through_the_worker_as_it_was_parsed(tmp_path: Path, register: Path) -> None:
    book = write_workbook(tmp_path / "list.xlsx", Assets=ROWS, Empty=[], Log=[["x"] * 251])
    assert read_register(register) == parsed(register)
    assert read_register(book) == parsed(book)


def test_the_program_itself_is_the_worker_when_its_first_argument_says_so(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    program, *arguments = starting.command("{}")
    assert (program, arguments) == (sys.executable, [WORD, "{}"]), "a bundle starts itself"
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from app.__main__ import main; sys.exit(main())"
    monkeypatch.setattr(starting, "command", lambda request: [sys.executable, "-c", code, WORD, request])
    assert read_register(register) == parsed(register)


def test_modules_in_the_current_folder_are_not_taken(
    register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "csv.py").write_text("raise SystemExit(9)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert read_register(register) == parsed(register)


def test_the_worker_loads_neither_the_window_nor_the_database() -> None:
    code = (
        "import sys, app.exchange.worker.child, app.exchange.inventory.parsing, app.exchange.document.parts\n"
        "print([name for name in ('PySide6', 'sqlalchemy', 'alembic', 'app.store', 'app.ui') if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep some of the limits")
@pytest.mark.parametrize(
    ("deed", "told"),
    [
        ("bytearray(LIMITS.megabytes * 1024 * 1024)", "MemoryError"),
        ("open(sys.argv[1], 'w').write('x' * 10_000)", "File too large"),
        pytest.param(
            "import os; os.fork()",
            "BlockingIOError",
            marks=pytest.mark.skipif(hasattr(os, "getuid") and os.getuid() == 0, reason="root may start programs"),
        ),
    ],
)
def test_a_worker_cannot_fill_the_memory_or_write_files(tmp_path: Path, deed: str, told: str) -> None:
    code = f"import sys; from app.exchange.worker.limits import *; limit_this_process(LIMITS); {deed}"
    said = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "file")], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert said.returncode == 1
    assert told in said.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there silence alone is watched")
def test_a_worker_that_computes_without_progress_ends(tmp_path: Path) -> None:
    code = "from app.exchange.worker.limits import *; go_on(Limits(patience=0.1))"
    said = subprocess.run([sys.executable, "-c", code + "\nwhile True: pass"], cwd=ROOT, check=False)
    assert ended_for_time(said.returncode)


def test_a_mute_worker_is_killed_as_soon_as_the_person_asks(register: Path, worker_says: Say) -> None:
    processes = worker_says(frames((STARTED,), (STEP, 1, 2, "Reading")), "import time; time.sleep(60)")
    progress = Progress(lambda *_step: progress.cancel())
    begun = time.monotonic()
    with pytest.raises(Cancelled):
        read_register(register, progress=progress)
    assert time.monotonic() - begun < 5
    assert [process.returncode for process in processes] != [None], "nothing is left behind"


def test_a_worker_that_comes_to_nothing_is_stopped(
    register: Path, worker_says: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "LIMITS", Limits(silence=0.3))
    processes = worker_says(frames((STARTED,)), "import time; time.sleep(60)")
    with pytest.raises(UserError, match=r"list\.csv cannot be read: for 0\.3 seconds") as refused:
        read_register(register)
    assert refused.value.hint
    assert processes[0].returncode is not None


def test_a_worker_that_crashes_costs_the_file_only(register: Path, worker_says: Say) -> None:
    worker_says(frames((STARTED,), (PART, {"rows": []}))[:-3], "import os; os.abort()")
    with pytest.raises(UserError, match=r"list\.csv cannot be read: it needs more than \d+ MB, or makes") as refused:
        read_register(register)
    assert refused.value.hint


def framed(content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + content


HEAD = (PART, {"encoding": "utf-8", "delimiter": ",", "notes": []})
SHEET = (PART, {"sheet": "", "flaw": "", "ragged": True})
NONSENSE = {
    "nothing": b"",
    "no frames": b"Tag,Name\nP-1,Pump\n" * 10,
    "a frame without end": (1 << 31).to_bytes(4, "big") + b"[" * 100,
    "no JSON": framed(b"\x80\x04cposix\n"),
    "lists in lists": framed(b"[" * 100_000),
    "an unknown kind": frames(("run", "rm")),
    "a step that is none": frames((STARTED,), (STEP, "a", None, 3)),
    "no head": frames((STARTED,), SHEET, (END,)),
    "rows without a sheet": frames((STARTED,), HEAD, (PART, {"rows": [[1, ["Tag"]]]}), (END,)),
    "numbers for cells": frames((STARTED,), HEAD, SHEET, (PART, {"rows": [[1, ["Tag", 7]]]}), (END,)),
    "text for a row number": frames((STARTED,), HEAD, SHEET, (PART, {"rows": [["1", ["Tag"]]]}), (END,)),
    "more columns than are read": frames((STARTED,), HEAD, SHEET, (PART, {"rows": [[1, ["x"] * 251]]}), (END,)),
    "half a character": frames((STARTED,), HEAD, SHEET) + framed(b'["part",{"rows":[[1,["\\ud800"]]]}]'),
}


@pytest.mark.parametrize("content", NONSENSE.values(), ids=NONSENSE.keys())
def test_what_a_fallen_worker_says_is_refused(content: bytes, register: Path, worker_says: Say) -> None:
    worker_says(content)
    with pytest.raises(UserError, match=r"list\.csv|at most"):
        read_register(register)


def test_a_worker_that_never_stops_talking_is_cut_short(
    register: Path, worker_says: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.exchange.inventory.reading._MOST_ANSWER", 100_000)
    endless = (
        f"part = bytes.fromhex('{frames((STEP, 1, 2, 'x' * 900)).hex()}')\nwhile True: sys.stdout.buffer.write(part)"
    )
    processes = worker_says(b"", f"exec({endless!r})")
    with pytest.raises(UserError, match=r"list\.csv cannot be read"):
        read_register(register)
    assert processes[0].returncode is not None


def test_progress_of_the_worker_is_told(tmp_path: Path) -> None:
    steps: list[str] = []
    read_register(
        write_csv(tmp_path / "long.csv", ROWS * 3_000), progress=Progress(lambda _d, _t, text: steps.append(text))
    )
    assert "Reading long.csv" in steps


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"nowhere\.csv cannot be read: No such file"):
        read_register(tmp_path / "nowhere.csv")
    with pytest.raises(UserError, match=r"nowhere\.json cannot be read: No such file"):
        read_json(tmp_path / "nowhere.json")
