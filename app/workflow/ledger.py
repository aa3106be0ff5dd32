"""What one check of a rule found at each of its subjects, kept in step with the facts."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from app.model.entities import Waiver
from app.model.fields import Entity
from app.workflow.derivation import ROWS_AT_A_STEP, View, collector_paused
from app.workflow.finding import Finding, Severity
from app.workflow.reads import Read, the
from app.workflow.rule import Check, Rule


class Ledger:
    """The findings of one check. Nothing is evaluated before it is first asked for, from then on all of it is kept."""

    def __init__(self, rule: Rule, check: Check[Any]) -> None:
        self.rule = rule
        self.check = check
        self.subjects = check.subjects
        waivers = (the(check.subjects[0]).each(Waiver, "subject_id"),) if rule.justifiable else ()
        self.reads: tuple[Read, ...] = (*check.reads, *waivers)
        self.forget()

    def forget(self) -> None:
        """Drop everything; it is evaluated again when it is asked for."""
        self._known = False
        self._seen: set[str] = set()
        self._findings: dict[str, tuple[Finding, ...]] = {}
        self._idle: set[str] = set()
        self._sorted: tuple[Finding, ...] | None = None
        self._open_by_clause: Counter[str] = Counter()
        self._unsatisfied = 0
        self._total = 0

    def refresh(self, view: View, ids: Iterable[str] | None) -> frozenset[str]:
        """Look again at `ids` (None: at every subject); the answer says where the findings differ.

        Where nobody looked yet, nobody looks again.
        """
        if not self._known:
            ids = self._seen if ids is None else self._seen.intersection(ids)
        elif ids is None:
            ids = {id for kind in self.subjects for id in view.facts.all(kind)} | self._findings.keys() | self._idle
        changed = set()
        for id in ids:
            before = self._findings.get(id, ())
            self._look(view, id, self._subject(view, id))
            if self._findings.get(id, ()) != before:
                changed.add(id)
        if changed:
            self._sorted = None
        return frozenset(changed)

    def all(self, view: View) -> tuple[Finding, ...]:
        """Every finding, by the code of its row."""
        self._evaluate(view)
        if self._sorted is None:
            found = (finding for findings in self._findings.values() for finding in findings)
            self._sorted = tuple(sorted(found, key=lambda finding: (finding.code, finding.place.id)))
        return self._sorted

    def open_at(self, view: View) -> list[Finding]:
        """The first open finding at each row that has one, in no order."""
        self._evaluate(view)
        firsts = (next((one for one in found if one.is_open), None) for found in self._findings.values())
        return [first for first in firsts if first is not None]

    def of(self, view: View, id: str) -> tuple[Finding, ...]:
        """The findings at one row; the other rows are not looked at."""
        if not self._known and id not in self._seen:
            self._see(view, id)
        return self._findings.get(id, ())

    def prepare(self, view: View) -> Iterator[None]:
        """Look at every row for the first time, some at a step; rows may be asked for and change in between."""
        while not self._known:
            waiting = [id for kind in self.subjects for id in view.facts.all(kind) if id not in self._seen]
            self._known = not waiting
            for at, id in enumerate(waiting):
                if self._known:
                    return
                if id not in self._seen:
                    self._see(view, id)
                if not at % ROWS_AT_A_STEP:
                    yield
        self._seen.clear()

    def total(self, view: View) -> int:
        """How many findings there are, justified ones included."""
        self._evaluate(view)
        return self._total

    def open_by_clause(self, view: View) -> Counter[str]:
        """How many findings are open, per clause."""
        self._evaluate(view)
        return self._open_by_clause

    def satisfied(self, view: View) -> tuple[int, int]:
        """At how many rows the check is satisfied, and to how many it applies. A hint leaves it satisfied."""
        self._evaluate(view)
        applicable = sum(len(view.facts.all(kind)) for kind in self.subjects) - len(self._idle)
        return applicable - self._unsatisfied, applicable

    def _evaluate(self, view: View) -> None:
        if not self._known:
            with collector_paused():
                for _step in self.prepare(view):
                    pass

    def _see(self, view: View, id: str) -> None:
        self._seen.add(id)
        self._look(view, id, self._subject(view, id))

    def _subject(self, view: View, id: str) -> Entity | None:
        return next((row for kind in self.subjects if (row := view.facts.get(kind, id)) is not None), None)

    def _look(self, view: View, id: str, row: Entity | None) -> None:
        found = () if row is None else self.rule.findings(self.check, view, row)
        if found or id in self._findings:
            self._put(id, found or ())
        if found is None:
            self._idle.add(id)
        elif self._idle:
            self._idle.discard(id)

    def _put(self, id: str, found: tuple[Finding, ...]) -> None:
        before = self._findings.pop(id, ())
        if before:
            self._count(before, -1)
        if found:
            self._findings[id] = found
            self._count(found, 1)

    def _count(self, findings: tuple[Finding, ...], sign: int) -> None:
        self._total += sign * len(findings)
        opened = [finding for finding in findings if finding.is_open]
        for finding in opened:
            self._open_by_clause[finding.clause] += sign
        if opened and self.rule.severity is not Severity.HINT:
            self._unsatisfied += sign
