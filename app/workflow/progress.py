"""How far the scenarios have come in each sub-clause of ZCR 5, kept in step without counting all of them again."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from app.model.entities import Rating, Scenario, ScenarioTechnique, ScenarioVulnerability, TriggerScenario
from app.model.fields import Entity
from app.model.vocabulary import Stage, TriggerOutcome
from app.risk.residual import lowered
from app.workflow.decisions import SETTLED
from app.workflow.derivation import ROWS_AT_A_STEP, View, collector_paused
from app.workflow.reads import Read, the
from app.workflow.scenarios import MEASURES, RISK, ScenarioRisk


@dataclass(frozen=True, slots=True)
class Progress:
    """How many are done and how many open; `above` of them all stand above tolerable."""

    done: int = 0
    open: int = 0
    above: int = 0

    def plus(self, other: "Progress") -> "Progress":
        """Both together."""
        return Progress(self.done + other.done, self.open + other.open, self.above + other.above)


class Mark(NamedTuple):
    """Where one scenario stands in one sub-clause."""

    clause: str
    done: bool
    above: bool = False


SCENARIO_CLAUSES = ("5.1", "5.2", "5.3", "5.4", "5.5", "5.7", "5.8", "5.9", "5.10", "5.11", "5.12", "5.13")
"""The sub-clauses whose progress is counted in scenarios."""


def marks(view: View, scenario: Scenario) -> Iterator[Mark]:
    """Where a scenario stands in each of SCENARIO_CLAUSES that applies to it."""
    risk = view.of(RISK, scenario.id)
    yield Mark("5.1", _names_threat(view, scenario))
    yield Mark("5.2", _names_weakness(view, scenario))
    yield from _unmitigated_marks(risk)
    yield from _residual_marks(view, scenario, risk)
    yield Mark("5.13", _is_explained(view, scenario) and risk.above is not None)


def _unmitigated_marks(risk: ScenarioRisk) -> Iterator[Mark]:
    outcome = risk.unmitigated.outcome if risk.unmitigated is not None else None
    scored = outcome is not None and outcome.scored
    above = bool(outcome is not None and outcome.above)
    yield Mark("5.3", outcome is not None and outcome.impact is not None)
    yield Mark("5.4", outcome is not None and outcome.likelihood.level is not None)
    yield Mark("5.5", scored, above)
    yield Mark("5.7", scored, above)


def _residual_marks(view: View, scenario: Scenario, risk: ScenarioRisk) -> Iterator[Mark]:
    """Where nothing stays above tolerable, nothing more has to be decided or planned."""
    measures, settled = view.of(MEASURES, scenario.id), view.of(SETTLED, scenario.id).holds is not None
    scored, above = risk.above is not None, bool(risk.above)
    yield Mark("5.8", bool(measures.in_place) or (scored and not _is_lowered(risk)))
    yield Mark("5.9", scored)
    yield Mark("5.10", scored, above)
    yield Mark("5.11", scored and (settled or not above), above)
    if above:
        yield Mark("5.12", settled or bool(measures.planned), above)


def _is_lowered(risk: ScenarioRisk) -> bool:
    unmitigated, current = risk.outcome(Stage.UNMITIGATED), risk.outcome(Stage.CURRENT)
    return unmitigated is not None and current is not None and lowered(unmitigated, current)


def _names_threat(view: View, scenario: Scenario) -> bool:
    named = scenario.threat_source_id or scenario.threat_id
    return bool(named or view.facts.where(ScenarioTechnique, "scenario_id", scenario.id))


def _names_weakness(view: View, scenario: Scenario) -> bool:
    linked = view.facts.where(ScenarioVulnerability, "scenario_id", scenario.id)
    return bool(scenario.weakness.strip() or linked)


def _is_explained(view: View, scenario: Scenario) -> bool:
    """It says why, and no event calls for another look."""
    triggers = view.facts.where(TriggerScenario, "scenario_id", scenario.id)
    if any(trigger.outcome is TriggerOutcome.OPEN for trigger in triggers):
        return False
    ratings = view.facts.where(Rating, "scenario_id", scenario.id)
    current = (rating.rationale for rating in ratings if rating.stage is Stage.CURRENT)
    return any(text.strip() for text in (scenario.rationale, *current))


Pattern: TypeAlias = tuple[Mark, ...]
"""Where one scenario stands in all sub-clauses. There are few patterns, however many scenarios there are."""


class Tally:
    """The patterns of all scenarios, counted."""

    subjects: tuple[type[Entity], ...] = (Scenario,)
    reads: tuple[Read, ...] = (
        the(Scenario).to(RISK),
        the(Scenario).to(MEASURES),
        the(Scenario).to(SETTLED),
        the(Scenario).each(ScenarioTechnique, "scenario_id"),
        the(Scenario).each(ScenarioVulnerability, "scenario_id"),
        the(Scenario).each(TriggerScenario, "scenario_id"),
        the(Scenario).each(Rating, "scenario_id"),
    )

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Drop everything; it is counted again when it is asked for."""
        self._known = False
        self._kept: dict[str, Pattern] = {}
        self._patterns: Counter[Pattern] = Counter()
        self._shared: dict[Pattern, Pattern] = {}

    def refresh(self, view: View, ids: Iterable[str] | None) -> None:
        """Count `ids` (None: every scenario) again."""
        if self._known:
            ids = view.facts.all(Scenario).keys() | self._kept.keys() if ids is None else ids
        else:
            ids = list(self._kept) if ids is None else [id for id in ids if id in self._kept]
        for id in ids:
            self._look(view, id)

    def prepare(self, view: View) -> Iterator[None]:
        """Count every scenario for the first time, some at a step; they may change in between."""
        while not self._known:
            waiting = [id for id in view.facts.all(Scenario) if id not in self._kept]
            self._known = not waiting
            for at, id in enumerate(waiting):
                if self._known:
                    return
                if id not in self._kept:
                    self._look(view, id)
                if not at % ROWS_AT_A_STEP:
                    yield

    def progress(self, view: View, clause: str) -> Progress:
        """How far the scenarios have come in one of SCENARIO_CLAUSES."""
        if not self._known:
            with collector_paused():
                for _step in self.prepare(view):
                    pass
        done = opened = above = 0
        for pattern, count in self._patterns.items():
            mark = next((mark for mark in pattern if mark.clause == clause), None)
            if mark is not None:
                done, opened = done + count * mark.done, opened + count * (not mark.done)
                above += count * mark.above
        return Progress(done, opened, above)

    def _look(self, view: View, id: str) -> None:
        before = self._kept.pop(id, None)
        if before is not None:
            self._patterns[before] -= 1
        scenario = view.facts.get(Scenario, id)
        if scenario is not None:
            found = tuple(marks(view, scenario))
            pattern = self._kept[id] = self._shared.setdefault(found, found)
            self._patterns[pattern] += 1
