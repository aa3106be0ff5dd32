"""Timing two things in turn and comparing their medians."""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

Pair = tuple[Callable[[], object], Callable[[], object]]


@dataclass(frozen=True, slots=True)
class Benchmark:
    """What is measured: `prepare` gets a folder and gives the product's work and its floor, both repeatable.

    `goal` is the highest ratio that is good enough.
    """

    name: str
    floor: str
    goal: float
    prepare: Callable[[Path], AbstractContextManager[Pair]]


@dataclass(frozen=True, slots=True)
class Result:
    """Medians in milliseconds, their ratio, and the goal for it."""

    name: str
    floor_name: str
    ours_ms: float
    floor_ms: float
    ratio: float
    goal: float
    rounds: int

    @property
    def good(self) -> bool:
        """Whether the ratio is within its goal."""
        return self.ratio <= self.goal


def measure(benchmark: Benchmark, folder: Path, rounds: int) -> Result:
    """Run the product's work and its floor in turn, once to warm up and `rounds` times to count."""
    with benchmark.prepare(folder) as (ours, floor):
        times = [(_milliseconds(ours), _milliseconds(floor)) for _round in range(rounds + 1)][1:]
    ours_ms, floor_ms = median(ours for ours, _floor in times), median(floor for _ours, floor in times)
    return Result(benchmark.name, benchmark.floor, ours_ms, floor_ms, ours_ms / floor_ms, benchmark.goal, rounds)


def _milliseconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def counting() -> Iterator[int]:
    """1, 2, 3 and so on: repeated work that must write something new each time takes the next."""
    number = 0
    while True:
        number += 1
        yield number
