"""What to do next: open findings summed up by rule, in the order of what keeps the revision from being frozen."""

from collections.abc import Generator
from dataclasses import dataclass
from heapq import nsmallest

from app.i18n import _, ngettext
from app.model.entities import Asset
from app.workflow.agenda_words import words_for
from app.workflow.assessment import Assessment
from app.workflow.finding import Finding, Place, Severity
from app.workflow.rule import Rule
from app.workflow.zcr7_approval import latest_baseline

_NAMED = 6


@dataclass(frozen=True, slots=True)
class Errand:
    """One thing to do: what, at how many rows, which ones, the word on its button, and where to begin.

    `blocks` says that the revision cannot be frozen before it is done.
    """

    rule: str
    count: int
    title: str
    detail: str
    verb: str
    place: Place
    blocks: bool


_EACH_COUNTS = frozenset({"RQ-02", "ME-01"})
"""Rules about the one row of the project: what counts is how much was found."""


def gather(assessment: Assessment) -> Generator[None, None, tuple[Errand, ...]]:
    """What there is to do, gathered a check at a step: what blocks the freeze by step, then warnings by step.

    Without any asset there is one thing to do. Hints are no errands.
    """
    if not assessment.facts.all(Asset):
        return (beginning(),)
    found: list[tuple[bool, int, Errand]] = []
    for rule, firsts, total in assessment.open_work():
        if firsts and rule.severity is not Severity.HINT:
            errand = _errand(rule, firsts, total)
            found.append((not errand.blocks, rule.step, errand))
        yield
    ordered = [errand for _blocks, _step, errand in sorted(found, key=lambda one: one[:2])]
    if not any(errand.blocks for errand in ordered) and latest_baseline(assessment) is None:
        ordered.insert(0, _freeze())
    return tuple(ordered)


def agenda(assessment: Assessment) -> tuple[Errand, ...]:
    """What there is to do, at once."""
    steps = gather(assessment)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            found: tuple[Errand, ...] = done.value
            return found


def _errand(rule: Rule, firsts: list[Finding], total: int) -> Errand:
    first = nsmallest(_NAMED, firsts, key=lambda one: (len(one.code), one.code, one.place.id))
    one, many, verb = words_for(rule.id, first[0].place)
    each = rule.id in _EACH_COUNTS
    count = total if each else len(firsts)
    title = ngettext(one, many, count).format(n=count)
    return Errand(
        rule.id, count, title, _detail(first, len(firsts)), _(verb), first[0].place, rule.severity is Severity.ERROR
    )


def _detail(first: list[Finding], count: int) -> str:
    """The whole sentence of the only finding; else which rows it is about."""
    if count == 1:
        return first[0].sentence
    codes = ", ".join(finding.code for finding in first)
    rest = count - len(first)
    return codes if rest <= 0 else _("{codes} and {n} more").format(codes=codes, n=rest)


def beginning() -> Errand:
    """What there is to do in a project without assets."""
    title, detail = _("List the assets"), _("Import a register, paste it, or type the first one.")
    return Errand("", 0, title, detail, _("List assets"), Place(1, "asset", "", ""), True)


def _freeze() -> Errand:
    title, detail = _("Freeze the revision and have it signed"), _("Nothing stands in the way of approval.")
    return Errand("", 0, title, detail, _("Go to approval"), Place(7, "baseline", "", ""), False)
