"""Three hundred project files that are damaged, cut short, planted, or no project at all, and what becomes of each.

`python -m tests.store.hostile [--json]` opens each in a process of its own and prints the counts, the slowest and the
peak of memory. A file either opens with the content that it was saved with, or is refused in words.
"""

import json
import os
import resource
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.model.entities import Project as ProjectRow
from app.model.entities import Zone
from app.queries.facts import load_facts
from app.store.project import Project, create_project, open_project
from app.store.repair.repair import repair
from tests.store.hostile_bytes import byte_cases
from tests.store.hostile_case import Case
from tests.store.hostile_foreign import foreign_cases
from tests.store.hostile_rows import row_cases
from tests.store.kept import make_full_project

SECONDS = 5.0
MEGABYTES = 500


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: `message` is what the person was told, "" when it opened; `faults` must be empty."""

    name: str
    message: str
    seconds: float
    megabytes: int
    faults: list[str] = field(default_factory=list)


def all_cases() -> tuple[Case, ...]:
    """Every case, by kind."""
    return (*byte_cases(), *foreign_cases(), *row_cases())


def make_case(case: Case, base: Path, folder: Path) -> None:
    """Make the file of a case from a sound one, in a folder of its own."""
    folder.mkdir()
    case.make(base, folder / "Suspect.zonewright")


def try_case(case: Case, folder: Path, other: Project, content: str) -> Outcome:
    """Open the file of a case; `other` is open meanwhile."""
    path = folder / "Suspect.zonewright"
    before, others = _seen(folder), (other.digests(), other.path.read_bytes())
    faults, message, started = [], "", time.monotonic()
    try:
        faults += _work_with(path, content)
    except UserError as told:
        message = str(told)
        faults += [] if str(path) in told.message and told.hint else [f"does not name file and remedy: {told!r}"]
    except Exception as trouble:
        faults.append(f"{type(trouble).__name__}: {trouble}")
    seconds = time.monotonic() - started
    faults += [] if _seen(folder) == before else ["the file or its folder was changed"]
    faults += [] if (other.digests(), other.path.read_bytes()) == others else ["the open project was changed"]
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    if megabytes > MEGABYTES or seconds > SECONDS:
        faults.append(f"{seconds:.1f} s, {megabytes} MB")
    if case.opens is not None and case.opens == bool(message):
        faults.append(f"should {'open' if case.opens else 'be refused'}: {message}")
    return Outcome(case.name, message, round(seconds, 3), megabytes, faults)


def repair_case(case: Case, folder: Path) -> Outcome:
    """Repair the file of a case into a new one, which must open; the damaged one stays as it is."""
    path, target = folder / "Suspect.zonewright", folder / "Repaired.zonewright"
    before, faults, message, started = _seen(folder), [], "", time.monotonic()
    try:
        done = repair(path, target, "Tester")
        opened = open_project(target, "Tester")
        rows = len(load_facts(opened, date(2026, 11, 24)).all(Zone))
        opened.close()
        message = f"{done.rows} rows, {len(done.left_out)} left out, {len(done.changed)} changed, {rows} zones"
        target.unlink()
    except UserError as told:
        message = f"refused: {told}"
        faults += [] if str(path) in told.message and told.hint else [f"does not name file and remedy: {told!r}"]
    except Exception as trouble:
        faults.append(f"{type(trouble).__name__}: {trouble}")
    faults += [] if _seen(folder) == before else ["the file or its folder was changed"]
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Outcome(case.name, message, round(time.monotonic() - started, 3), megabytes, faults)


def _work_with(path: Path, content: str) -> list[str]:
    """Open, read everything, leave."""
    project = open_project(path, "Tester")
    try:
        load_facts(project, date(2026, 11, 24))
        return [] if project.content_hash == content else ["the content is another one"]
    finally:
        project.close()


def _seen(folder: Path) -> dict[str, bytes | tuple[int, int]]:
    """The files of a folder with what is in them; of large and special ones size and time.

    Without what an unfinished saving left: that is this program's own, and cleaned at the next opening.
    """
    seen: dict[str, bytes | tuple[int, int]] = {}
    for path in folder.iterdir():
        if ".zonewright.part" in path.name:
            continue
        found = path.lstat()
        plain = path.is_file() and not path.is_symlink() and found.st_size < 50_000_000
        seen[path.name] = path.read_bytes() if plain else (found.st_size, found.st_mtime_ns)
    return seen


def prepare(folder: Path) -> tuple[Path, str, Project]:
    """A sound project file with its content hash, and another project that is open."""
    project = make_full_project(folder / "base.zonewright")
    content = project.content_hash
    project.close()
    other = create_project(folder / "Open.zonewright", "Tester", ProjectRow(name="Open"), Zone(code="Z-OPEN"))
    return folder / "base.zonewright", content, other


def try_apart(cases: Sequence[Case], *, repairing: bool = False) -> Iterator[Outcome]:
    """Try each case, or its repair, in a process of its own, so that the peak of memory is its own."""
    with tempfile.TemporaryDirectory() as scratch:
        home = Path(scratch)
        os.environ["XDG_STATE_HOME"] = str(home / "state")
        base, content, other = prepare(home)
        other.close()
        for at, case in enumerate(cases):
            yield _try_apart(case, base, home / f"case-{at}", home / "Open.zonewright", content, repairing)


def _try_apart(case: Case, base: Path, folder: Path, open_path: Path, content: str, repairing: bool) -> Outcome:
    """Two processes: what makes the file may need more than what opens it."""

    def opening() -> Outcome:
        other = open_project(open_path, "Tester")
        try:
            return try_case(case, folder, other, content)
        finally:
            other.close()

    made = _in_child(lambda: make_case(case, base, folder))
    told = _in_child((lambda: repair_case(case, folder)) if repairing else opening) if made is not None else None
    return Outcome(**told) if told else Outcome(case.name, "", 0.0, 0, ["its process ended badly"])


def _in_child(act: Callable[[], Outcome | None]) -> dict[str, Any] | None:
    """What an act in a process of its own comes to; None when it failed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            outcome = act()
            os.write(writing, json.dumps(asdict(outcome) if outcome else {}).encode())
            status = 0
        except BaseException:
            traceback.print_exc()
        os._exit(status)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read()
    _child, status = os.waitpid(child, 0)
    found: dict[str, Any] | None = json.loads(told) if status == 0 else None
    return found


def main(arguments: Sequence[str]) -> int:
    """Try every case and print what became of them; 1 when one of them ended in a way that it must not."""
    named = [argument for argument in arguments if not argument.startswith("--")]
    chosen = [case for case in all_cases() if not named or case.name in named]
    outcomes = list(try_apart(chosen, repairing="--repair" in arguments))
    if "--json" in arguments:
        json.dump([asdict(outcome) for outcome in outcomes], sys.stdout, ensure_ascii=False, indent=1)
    elif "--list" in arguments:
        sys.stdout.writelines(f"{one.name:50} {one.message.splitlines()[:1]}\n" for one in outcomes)
    bad = [outcome for outcome in outcomes if outcome.faults]
    refused = sum(bool(outcome.message) for outcome in outcomes if not outcome.faults)
    slowest, largest = max(one.seconds for one in outcomes), max(one.megabytes for one in outcomes)
    sys.stderr.writelines(f"{outcome.name}: {'; '.join(outcome.faults)}\n" for outcome in bad)
    sys.stderr.write(
        f"{len(outcomes)} files: {len(outcomes) - refused - len(bad)} opened with equal content, {refused} refused, "
        f"{len(bad)} wrong; slowest {slowest:.2f} s, peak {largest} MB\n"
    )
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
