"""`python -m tests.inventory.hostile [NAME ...]`: every bad import through the worker, measured."""

import os
import sys
import tempfile
from pathlib import Path

from app.model.entities import Project as ProjectRow
from app.store.project import create_project
from tests.inventory.hostile import CASES
from tests.inventory.hostile.running import run

MOST_SECONDS, MOST_MEGABYTES = 5.0, 500.0


def main() -> int:
    """Run the cases whose names hold one of the arguments, all if there is none, and say what came of them."""
    with tempfile.TemporaryDirectory(prefix="zonewright-hostile-") as name:
        folder = Path(name)
        for variable in ("XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
            os.environ[variable] = name
        project = create_project(folder / "open.zonewright", "Tester", ProjectRow(name="Open"))
        before = project.digests().store
        outcomes = []
        for at, case in enumerate(CASES):
            if len(sys.argv) > 1 and not any(word in case.name for word in sys.argv[1:]):
                continue
            outcome = run(case, project, folder / str(at))
            outcomes.append(outcome)
            told = outcome.refusal.message.splitlines()[0] if outcome.refusal else f"imports {len(outcome.tags)} assets"
            mark = f"WRONG: {outcome.flaw}" if outcome.flaw else told.replace(str(folder / str(at)) + "/", "")
            figures = f"{outcome.seconds:6.2f} s {outcome.computing:6.2f} s {outcome.peak:5.0f} MB"
            sys.stdout.write(f"{figures}  {case.name}: {mark[:160]}\n")
            sys.stdout.flush()
        same = project.digests().store == before
        project.close()
    refused = sum(outcome.refusal is not None for outcome in outcomes)
    wrong = sum(bool(outcome.flaw) for outcome in outcomes)
    seconds, computing = max(one.seconds for one in outcomes), max(one.computing for one in outcomes)
    peak = max(one.peak for one in outcomes)
    sys.stdout.write(
        f"{len(outcomes)} bad imports: {refused} refused with file, place and remedy, {len(outcomes) - refused} "
        f"imported, {wrong} wrong; slowest {seconds:.2f} s ({computing:.2f} s computing), peak {peak:.0f} MB; "
        f"open project {'unchanged' if same else 'CHANGED'}\n"
    )
    return 0 if not wrong and same and min(seconds, computing) <= MOST_SECONDS and peak <= MOST_MEGABYTES else 1


if __name__ == "__main__":
    sys.exit(main())
