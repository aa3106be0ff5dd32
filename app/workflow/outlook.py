"""How the assessment stands in numbers: scenarios by cell of the matrix, the highest risks, levels by zone."""

from bisect import insort
from collections import Counter
from collections.abc import Generator
from dataclasses import dataclass, field

from app.model.entities import Scenario, Zone
from app.model.vocabulary import Stage
from app.risk.achieved import AchievedStanding, Shortfall
from app.risk.outcome import Outcome
from app.workflow.assessment import Assessment
from app.workflow.derivation import ROWS_AT_A_STEP

Cell = tuple[int, int]
_STAGES = (Stage.UNMITIGATED, Stage.CURRENT)
HIGHEST = 6
"""So many of the highest risks are told."""


@dataclass(slots=True)
class StagePicture:
    """The scenarios that are scored at one stage: how many in each cell, the first of each by code, how many above."""

    counts: Counter[Cell] = field(default_factory=Counter)
    first: dict[Cell, tuple[int, str, str]] = field(default_factory=dict)
    above: int = 0

    def put(self, scenario: Scenario, outcome: Outcome) -> None:
        """Count one scenario."""
        if outcome.likelihood.level is None or outcome.impact is None:
            return
        cell = outcome.likelihood.level, outcome.impact
        self.counts[cell] += 1
        self.above += bool(outcome.above)
        key = (len(scenario.code), scenario.code, scenario.id)
        if cell not in self.first or key < self.first[cell]:
            self.first[cell] = key


@dataclass(frozen=True, slots=True)
class ZoneLevels:
    """A zone's protection: the highest SL-T, the lowest SL-A and SL-C where it is asked for, and what is missing.

    `achieved` is None where anything asked for is not assessed, which is not 0. `worst` is the letter of the worst
    residual risk of its scenarios, "" while none is scored. Of the requirements that SL-T asks for `short` counts
    those assessed and not met, `unassessed` those of which nothing is known.
    """

    zone: Zone
    target: int | None
    achieved: int | None
    capable: int
    worst: str
    short: int
    unassessed: int


@dataclass(slots=True)
class Outlook:
    """What the overview shows. `highest` are scenario ids, the highest residual risk first."""

    stages: dict[Stage, StagePicture] = field(default_factory=lambda: {stage: StagePicture() for stage in _STAGES})
    scenarios: int = 0
    highest: tuple[str, ...] = ()
    zones: tuple[ZoneLevels, ...] = ()

    @property
    def scored(self) -> int:
        """How many scenarios have a residual risk."""
        return self.stages[Stage.CURRENT].counts.total()

    @property
    def above(self) -> int:
        """How many stay above tolerable."""
        return self.stages[Stage.CURRENT].above


def gather(assessment: Assessment) -> Generator[None, None, Outlook]:
    """Look at every scenario and every zone, some at a step; the answer holds if nothing changed in between."""
    outlook = Outlook()
    worst: dict[str, int] = {}
    best: list[tuple[int, bool, int, int, str, str]] = []
    for at, scenario in enumerate(list(assessment.facts.all(Scenario).values())):
        _count(assessment, scenario, outlook, worst, best)
        if not at % ROWS_AT_A_STEP:
            yield
    outlook.highest = tuple(entry[-1] for entry in best)
    zones = sorted(assessment.facts.all(Zone).values(), key=lambda zone: (zone.code, zone.id))
    levels = []
    for zone in zones:
        if assessment.in_scope(zone.id):
            levels.append(_levels(assessment, zone, worst.get(zone.id)))
            yield
    outlook.zones = tuple(levels)
    return outlook


def _count(
    assessment: Assessment,
    scenario: Scenario,
    outlook: Outlook,
    worst: dict[str, int],
    best: list[tuple[int, bool, int, int, str, str]],
) -> None:
    outlook.scenarios += 1
    risk = assessment.risk(scenario.id)
    for stage in _STAGES:
        outcome = risk.outcome(stage)
        if outcome is not None:
            outlook.stages[stage].put(scenario, outcome)
    current = risk.outcome(Stage.CURRENT)
    if current is None or current.rank is None:
        return
    place = scenario.zone_id or scenario.conduit_id
    if place is not None:
        worst[place] = max(worst.get(place, 0), current.rank)
    weight = (current.likelihood.level or 0) * (current.impact or 0)
    entry = (-current.rank, not current.above, -weight, len(scenario.code), scenario.code, scenario.id)
    if len(best) < HIGHEST or entry < best[-1]:
        insort(best, entry)
        del best[HIGHEST:]


def _levels(assessment: Assessment, zone: Zone, worst: int | None) -> ZoneLevels:
    method = assessment.method
    target = assessment.target(zone.id).vector
    achieved, capable = assessment.achieved(zone.id), assessment.capability(zone.id).vector
    asked = [fr for fr, level in target.items() if level is not None and level == target.highest]
    letter = "" if method is None or worst is None else method.letters[worst]
    missing = [row.short for row in assessment.requirements(zone.id) if row.at_target and row.short is not None]
    unassessed = missing.count(Shortfall.NOT_ASSESSED)
    known = all(achieved[fr].standing is not AchievedStanding.NOT_ASSESSED for fr in asked)
    return ZoneLevels(
        zone,
        target.highest,
        min((level for fr in asked if (level := achieved[fr].level) is not None), default=0) if known else None,
        min((capable[fr] or 0 for fr in asked), default=0),
        letter,
        len(missing) - unassessed,
        unassessed,
    )
