"""Runs the benchmarks: `python -m tests.bench [--json] [--short] [NAME ...]`.

Each runs in a process of its own, so that none begins with what another left in memory. Exit status 1 when a goal is
missed; a short run only reports.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from tests.bench.benchmarks import BENCHMARKS
from tests.bench.measuring import ROUNDS, SHORT_ROUNDS, Benchmark, Gauge, Goal, Result, Side
from tests.bench.running import run


def main() -> int:
    """Measure, print, and say whether every goal is met."""
    parser = argparse.ArgumentParser(prog="bench", description="Benchmarks against floors measured in the same run.")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument(
        "--short", action="store_true", help=f"{SHORT_ROUNDS} rounds instead of {ROUNDS}, without the long ones"
    )
    parser.add_argument("names", nargs="*", help="only these benchmarks")
    options = parser.parse_args()
    chosen = [
        benchmark
        for benchmark in BENCHMARKS
        if (benchmark.name in options.names if options.names else benchmark.short_rounds or not options.short)
    ]
    results = list(_run(chosen, options.short, told=not options.json))
    if options.json:
        sys.stdout.write(_as_json(results))
    return 0 if options.short or all(result.good for result in results) else 1


def _run(chosen: Sequence[Benchmark], short: bool, told: bool) -> Iterator[Result]:
    for result in run(chosen, short):
        if told:
            sys.stdout.write(_as_lines(result))
            sys.stdout.flush()
        yield result


def _as_json(results: Sequence[Result]) -> str:
    told = [
        {
            **asdict(result),
            "goals": [{**asdict(goal), "good": goal.good} for goal in result.goals],
            "good": result.good,
        }
        for result in results
    ]
    return json.dumps(told, indent=1) + "\n"


def _as_lines(result: Result) -> str:
    lines = (
        f"{result.name}: {'; '.join(map(_goal, result.goals))}",
        f"    ours:  {_side(result.ours)}",
        f"    floor: {_side(result.floor)}, {result.floor_name}; ratio {result.ratio:.2f}, {result.rounds} rounds",
    )
    return "\n".join(lines) + "\n"


def _goal(goal: Goal) -> str:
    digits = 2 if goal.gauge is Gauge.RATIO else 1
    return f"{goal.gauge} {goal.value:.{digits}f} of {goal.most:g}{'' if goal.good else '  MISSED'}"


def _side(side: Side) -> str:
    peak = f", peak {side.peak_mb:.0f} MB" if side.peak_mb else ""
    return f"median {side.median_ms:.1f} ms, p95 {side.p95_ms:.1f} ms{peak}"


if __name__ == "__main__":
    sys.exit(main())
