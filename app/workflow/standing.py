"""Where each step stands: how much is done, what is open, and what keeps the revision from being frozen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from app.model.entities import Participant, SignOff
from app.model.vocabulary import SignOffDecision
from app.workflow.derivation import View
from app.workflow.finding import Finding, Severity
from app.workflow.ledger import Ledger
from app.workflow.progress import SCENARIO_CLAUSES, Progress, Tally
from app.workflow.step import STEPS, Clause, Step
from app.workflow.wanting import wants
from app.workflow.zcr6_requirements import FILE_RULES
from app.workflow.zcr7_approval import latest_baseline


class State(StrEnum):
    """How far a sub-clause has come. Nothing to check is neither done nor open."""

    NOTHING = "nothing"
    OPEN = "open"
    STARTED = "started"
    DONE = "done"
    FINDINGS = "findings"


@dataclass(frozen=True, slots=True)
class Counts:
    """Open findings by severity, and those that are justified.

    `later` of the hints are errors that only count as such once their step is begun; the freeze counts them now.
    """

    errors: int = 0
    warnings: int = 0
    hints: int = 0
    justified: int = 0
    later: int = 0


@dataclass(frozen=True, slots=True)
class ClauseStanding:
    """A sub-clause with its state, its counts, and how many findings are open in it, errors among them.

    `wanting` says what keeps it from being done although no rule finds it.
    """

    clause: Clause
    state: State
    progress: Progress
    findings: int
    wanting: tuple[str, ...] = ()
    errors: int = 0


@dataclass(frozen=True, slots=True)
class StepStanding:
    """A step: whether anybody touched it, satisfied checks out of those that apply, findings, sub-clauses."""

    step: Step
    touched: bool
    satisfied: int
    applicable: int
    counts: Counts
    clauses: tuple[ClauseStanding, ...]

    @property
    def part(self) -> float:
        """Completion from 0 to 1; nothing to check is nothing done."""
        return self.satisfied / self.applicable if self.applicable else 0.0

    @property
    def percent(self) -> int:
        """Completion as one says it: only what is complete is 100."""
        return self.satisfied * 100 // self.applicable if self.applicable else 0


@dataclass(frozen=True, slots=True)
class GateLine:
    """One line before the freeze: a step (None: attached files), and the findings that block.

    `begun` says whether anything of the step was entered, `checked` whether there was anything to check.
    """

    step: Step | None
    blockers: tuple[Finding, ...]
    begun: bool = True
    checked: bool = True


@dataclass(frozen=True, slots=True)
class Gate:
    """Whether the revision can be frozen, line by line."""

    lines: tuple[GateLine, ...]

    @property
    def is_open(self) -> bool:
        """Nothing blocks."""
        return not any(line.blockers for line in self.lines)


class StepBoard:
    """Sums up ledgers by step and sub-clause."""

    def __init__(self, view: View, ledgers: Sequence[Ledger], tally: Tally) -> None:
        self._view = view
        self._ledgers = ledgers
        self._tally = tally

    def steps(self, softened: bool) -> tuple[StepStanding, ...]:
        """The seven steps; `softened` turns the findings of a step that nobody touched into hints."""
        return tuple(self._step(step, softened) for step in STEPS)

    def gate(self) -> Gate:
        """What blocks the freeze: one line per step up to 6, and one for attached files."""
        files = [ledger for ledger in self._ledgers if ledger.rule in FILE_RULES]
        return Gate((*map(self._line, STEPS[:-1]), GateLine(None, self._blockers(files))))

    def _line(self, step: Step) -> GateLine:
        own = self._own(step, files=False)
        checked = any(ledger.satisfied(self._view)[1] for ledger in own)
        return GateLine(step, self._blockers(own), step.touched(self._view.facts), checked)

    def _own(self, step: Step, files: bool = True) -> list[Ledger]:
        own = [ledger for ledger in self._ledgers if ledger.rule.step == step.number]
        return own if files else [ledger for ledger in own if ledger.rule not in FILE_RULES]

    def _blockers(self, ledgers: Sequence[Ledger]) -> tuple[Finding, ...]:
        errors = (ledger for ledger in ledgers if ledger.rule.severity is Severity.ERROR)
        return tuple(finding for ledger in errors for finding in ledger.all(self._view) if finding.blocks)

    def _step(self, step: Step, softened: bool) -> StepStanding:
        touched = step.touched(self._view.facts)
        ledgers = self._own(step)
        clauses = tuple(self._clause(clause, ledgers) for clause in step.clauses)
        counts = self._counts(ledgers)
        aside = [self._satisfied(ledger) for ledger in ledgers if _is_beside_clauses(ledger)]
        totals = [standing.progress for standing in clauses] + aside
        satisfied = sum(progress.done for progress in totals)
        applicable = satisfied + sum(progress.open for progress in totals)
        if not touched:
            # What is satisfied without anybody's doing is nothing that was done.
            satisfied, clauses = 0, tuple(map(_not_begun, clauses))
            if softened:
                everything = counts.errors + counts.warnings + counts.hints
                counts = Counts(hints=everything, justified=counts.justified, later=counts.errors)
        return StepStanding(step, touched, satisfied, applicable, counts, clauses)

    def _counts(self, ledgers: Sequence[Ledger]) -> Counts:
        by_severity = dict.fromkeys(Severity, 0)
        justified = 0
        for ledger in ledgers:
            opened = ledger.open_by_clause(self._view).total()
            by_severity[ledger.rule.severity] += opened
            justified += ledger.total(self._view) - opened
        return Counts(by_severity[Severity.ERROR], by_severity[Severity.WARNING], by_severity[Severity.HINT], justified)

    def _clause(self, clause: Clause, ledgers: Sequence[Ledger]) -> ClauseStanding:
        progress, wanting = self._progress(clause, ledgers), []
        for want in wants(self._view, clause.number):
            progress = progress.plus(want.progress)
            wanting += [want.words] if want.progress.open else []
        opened = dict.fromkeys(Severity, 0)
        for ledger in ledgers:
            opened[ledger.rule.severity] += ledger.open_by_clause(self._view)[clause.number]
        errors = opened[Severity.ERROR]
        findings = errors + opened[Severity.WARNING]
        return ClauseStanding(clause, _state(progress, findings), progress, findings, tuple(wanting), errors)

    def _progress(self, clause: Clause, ledgers: Sequence[Ledger]) -> Progress:
        if clause.number in SCENARIO_CLAUSES:
            return self._tally.progress(self._view, clause.number)
        if clause.number == "7.1":
            return self._approval()
        done = opened = 0
        for ledger in ledgers:
            if ledger.rule.clause == clause.number:
                own = self._satisfied(ledger)
                done, opened = done + own.done, opened + own.open
            elif ledger.rule.spans(clause.number) and ledger.satisfied(self._view)[1]:
                is_open = bool(ledger.open_by_clause(self._view)[clause.number])
                done, opened = done + (not is_open), opened + is_open
        return Progress(done, opened)

    def _satisfied(self, ledger: Ledger) -> Progress:
        satisfied, applicable = ledger.satisfied(self._view)
        return Progress(satisfied, applicable - satisfied)

    def _approval(self) -> Progress:
        """The freeze, and the agreement of everyone who is to sign the revision that was frozen last."""
        latest = latest_baseline(self._view)
        facts = self._view.facts
        rows = facts.where(SignOff, "baseline_id", latest.id) if latest is not None else ()
        agreed = {
            row.name
            for row in rows
            if row.withdraws_id is None
            and not facts.where(SignOff, "withdraws_id", row.id)
            and row.decision is not SignOffDecision.REJECTED
            and latest is not None
            and row.content_hash == latest.content_hash
        }
        signs = [person.name for person in facts.all(Participant).values() if person.signs]
        done = (latest is not None) + sum(name in agreed for name in signs)
        return Progress(done, 1 + len(signs) - done)


def _is_beside_clauses(ledger: Ledger) -> bool:
    """Its rows are counted in no sub-clause: those of attached files, and where a sub-clause counts scenarios."""
    rule = ledger.rule
    return rule in FILE_RULES or rule.clause in SCENARIO_CLAUSES or any(map(rule.spans, SCENARIO_CLAUSES))


def _state(progress: Progress, findings: int) -> State:
    """The one place that says what is done: something was checked, and all of it is satisfied."""
    if findings:
        return State.FINDINGS
    if progress.open:
        return State.STARTED if progress.done else State.OPEN
    return State.DONE if progress.done else State.NOTHING


def _not_begun(standing: ClauseStanding) -> ClauseStanding:
    progress = Progress(0, standing.progress.done + standing.progress.open)
    return replace(standing, state=_state(progress, 0), progress=progress, wanting=())
