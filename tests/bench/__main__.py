"""Runs the benchmarks: `python -m tests.bench [--json] [--short]`. Exit status 1 when a goal is missed by much."""

import argparse
import json
import os
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from tests.bench.benchmarks import BENCHMARKS
from tests.bench.measuring import Result, measure

ROUNDS, SHORT_ROUNDS = 10, 3


def main() -> int:
    """Measure, print, and say whether every goal is met (a short run only reports)."""
    parser = argparse.ArgumentParser(prog="bench", description="Benchmarks against floors measured in the same run.")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--short", action="store_true", help=f"{SHORT_ROUNDS} rounds instead of {ROUNDS}")
    parser.add_argument("names", nargs="*", help="only these benchmarks")
    options = parser.parse_args()
    results = []
    for benchmark in BENCHMARKS:
        if options.names and benchmark.name not in options.names:
            continue
        with tempfile.TemporaryDirectory(prefix="zonewright-bench-") as folder:
            for name in ("XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
                os.environ[name] = folder
            results.append(measure(benchmark, Path(folder), SHORT_ROUNDS if options.short else ROUNDS))
    sys.stdout.write(_as_json(results) if options.json else _as_table(results))
    return 0 if options.short or all(result.good for result in results) else 1


def _as_json(results: list[Result]) -> str:
    return json.dumps([{**asdict(result), "good": result.good} for result in results], indent=1) + "\n"


def _as_table(results: list[Result]) -> str:
    lines = [f"{'':40}{'ours':>12}{'floor':>12}{'ratio':>9}{'goal':>8}"]
    for result in results:
        mark = "" if result.good else "  missed"
        lines.append(
            f"{result.name:40}{result.ours_ms:9.1f} ms{result.floor_ms:9.1f} ms"
            f"{result.ratio:9.2f}{result.goal:8.1f}{mark}"
        )
        lines.append(f"    floor: {result.floor_name}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
