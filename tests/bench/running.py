"""Runs benchmarks, each in a process of its own."""

import multiprocessing
import os
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from installer.launch import display_is_there
from tests.bench.benchmarks import BENCHMARKS
from tests.bench.measuring import SHORT_ROUNDS, Benchmark, Result, measure


def run(chosen: Sequence[Benchmark], short: bool) -> Iterator[Result]:
    """Measure benchmarks one after the other."""
    fresh = multiprocessing.get_context("spawn")
    with (
        tempfile.TemporaryDirectory(prefix="zonewright-bench-") as folder,
        ProcessPoolExecutor(1, mp_context=fresh, max_tasks_per_child=1) as process,
    ):
        for benchmark in chosen:
            rounds = (benchmark.short_rounds or SHORT_ROUNDS) if short else benchmark.rounds
            yield process.submit(_measure, benchmark.name, Path(folder), rounds).result()


def _measure(name: str, shared: Path, rounds: int) -> Result:
    """Measure in the process of a benchmark: its own folder, and state of the program that is nobody else's."""
    (benchmark,) = (benchmark for benchmark in BENCHMARKS if benchmark.name == name)
    with tempfile.TemporaryDirectory(dir=shared) as folder:
        for variable in ("XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            os.environ[variable] = folder
        if not display_is_there():
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
        return measure(benchmark, Path(folder), rounds)
