"""How a rule is declared. A rule is a pure function of the rows and derived values that it says it reads."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from app.i18n import _
from app.model.entities import Waiver
from app.model.fields import Entity
from app.workflow.derivation import View
from app.workflow.finding import Evidence, Finding, Fix, Place, Severity, Standing, code_of, evidence_hash
from app.workflow.reads import Read

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Problem:
    """What a check yields: one sentence with numbers and codes, the field to go to, and what it rests on.

    `clause` narrows that of the rule, where a rule covers several; `code` is how people call what it is about, where
    the row has no name of its own.
    """

    sentence: str
    field: str = ""
    evidence: tuple[Evidence, ...] = ()
    fix: Fix | None = None
    clause: str = ""
    code: str = ""


def _always(_view: View, _row: object) -> bool:
    return True


@dataclass(eq=False)
class Check(Generic[R]):
    """A question put to every row of the `subjects` to which it `applies`; no problem means satisfied."""

    subjects: tuple[type[Entity], ...]
    reads: tuple[Read, ...]
    problems: Callable[[View, R], Iterable[Problem]]
    applies: Callable[[View, R], bool] = _always


@dataclass(eq=False)
class Rule:
    """A row of DOMAIN section 12. `title` is a message id; `step` is 1 to 7."""

    id: str
    clause: str
    step: int
    severity: Severity
    title: str
    checks: tuple[Check[Any], ...]
    justifiable: bool = False
    fixable: bool = False

    def spans(self, number: str) -> bool:
        """Whether the clause is a range ("6.2-6.9") that a sub-clause lies in."""
        first, dash, last = self.clause.partition("-")
        return bool(dash) and _parts(first) <= _parts(number) <= _parts(last)

    @property
    def label(self) -> str:
        """The title in the language in use."""
        return _(self.title)

    def findings(self, check: Check[Any], view: View, row: Entity) -> tuple[Finding, ...] | None:
        """What one of the rule's checks finds at a row, with its standing; None where the check does not apply."""
        if not check.applies(view, row):
            return None
        found = tuple(self._finding(problem, row) for problem in check.problems(view, row))
        return tuple(self._judged(found, view, row)) if found and self.justifiable else found

    def _finding(self, problem: Problem, row: Entity) -> Finding:
        return Finding(
            rule=self.id,
            clause=problem.clause or self.clause,
            severity=self.severity,
            sentence=problem.sentence,
            code=problem.code or code_of(row),
            place=Place(self.step, row.table, row.id, problem.field),
            evidence=problem.evidence,
            fix=problem.fix,
        )

    def _judged(self, found: tuple[Finding, ...], view: View, row: Entity) -> Iterator[Finding]:
        """The findings of one row as its justification leaves them: it holds for all of them together."""
        waivers = view.facts.where(Waiver, "subject_id", row.id)
        waiver = next((w for w in waivers if w.rule == self.id and w.subject_table == row.table), None)
        if waiver is None or not waiver.reason.strip():
            yield from found
            return
        holds = waiver.evidence == evidence_hash(found)
        standing = Standing.JUSTIFIED if holds else Standing.LAPSED
        for finding in found:
            yield replace(finding, standing=standing, waiver_id=waiver.id)


def _parts(number: str) -> tuple[int, ...]:
    return tuple(map(int, number.split(".")))
