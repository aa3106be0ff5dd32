"""Timing two things in turn and comparing them: medians, the 95th percentile, peak memory, and the goals for them.

A benchmark's work is called again and again. Normally a call is timed as it is. Work that must not be timed as a
whole (a key press is counted until the row is painted, what is prepared before it is not) returns `Taken` with what it
measured itself; so does work whose memory is of interest, see `tests.bench.memory`.
"""

import math
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from statistics import median

Work = Callable[[], object]
Pair = tuple[Work, Work]
"""The product's work and its floor."""

ROUNDS, SHORT_ROUNDS = 10, 3


@dataclass(frozen=True, slots=True)
class Taken:
    """What a call of a work took by its own measure: some times that count one by one, the peak of memory."""

    milliseconds: Sequence[float] = ()
    peak_mb: float = 0


class Gauge(StrEnum):
    """What a goal is about. All but the ratio are absolute and about the product's work alone."""

    RATIO = "ratio"
    """The median of the product's work over that of the floor."""
    MEDIAN = "median ms"
    P95 = "p95 ms"
    PEAK = "peak MB"


@dataclass(frozen=True, slots=True)
class Benchmark:
    """What is measured: `prepare` gets an empty folder and gives the product's work and its floor, both repeatable.

    `goals` say what is good enough: the highest value of each gauge. `rounds` count in a full run, `short_rounds` in a
    short one; 0 leaves the benchmark out of it. One round before them warms up, so every round must do the same.
    """

    name: str
    floor: str
    goals: dict[Gauge, float]
    prepare: Callable[[Path], AbstractContextManager[Pair]]
    rounds: int = ROUNDS
    short_rounds: int = SHORT_ROUNDS


@dataclass(frozen=True, slots=True)
class Side:
    """What one side took over all rounds; the peak of memory is 0 where it was not measured."""

    median_ms: float
    p95_ms: float
    peak_mb: float


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal and what was reached."""

    gauge: Gauge
    value: float
    most: float

    @property
    def good(self) -> bool:
        """Whether the value is within the goal."""
        return self.value <= self.most


@dataclass(frozen=True, slots=True)
class Result:
    """Both sides, and the goals beside what was reached."""

    name: str
    floor_name: str
    ours: Side
    floor: Side
    ratio: float
    goals: tuple[Goal, ...]
    rounds: int

    @property
    def good(self) -> bool:
        """Whether every goal is met."""
        return all(goal.good for goal in self.goals)


def measure(benchmark: Benchmark, folder: Path, rounds: int) -> Result:
    """Run the product's work and its floor in turn, once to warm up and `rounds` times to count."""
    with benchmark.prepare(folder) as (ours, floor):
        taken = [(_call(ours), _call(floor)) for _round in range(rounds + 1)][1:]
    one, other = _side([ours for ours, _floor in taken]), _side([floor for _ours, floor in taken])
    ratio = one.median_ms / other.median_ms if other.median_ms else math.inf
    values = {Gauge.RATIO: ratio, Gauge.MEDIAN: one.median_ms, Gauge.P95: one.p95_ms, Gauge.PEAK: one.peak_mb}
    goals = tuple(Goal(gauge, values[gauge], most) for gauge, most in benchmark.goals.items())
    return Result(benchmark.name, benchmark.floor, one, other, ratio, goals, rounds)


def _call(work: Work) -> Taken:
    begun = time.perf_counter()
    taken = work()
    whole = (time.perf_counter() - begun) * 1000
    if not isinstance(taken, Taken):
        return Taken((whole,))
    return taken if taken.milliseconds else Taken((whole,), taken.peak_mb)


def _side(taken: Sequence[Taken]) -> Side:
    times = sorted(ms for each in taken for ms in each.milliseconds)
    p95 = times[math.ceil(len(times) * 0.95) - 1]
    return Side(median(times), p95, max(each.peak_mb for each in taken))


def counting() -> Iterator[int]:
    """1, 2, 3 and so on: repeated work that must write something new each time takes the next."""
    number = 0
    while True:
        number += 1
        yield number
