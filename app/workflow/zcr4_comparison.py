"""Rules of ZCR 4: initial risk compared with tolerable risk."""

from collections.abc import Iterator

from app.i18n import N_, _
from app.model.entities import Comparison, Conduit, Zone
from app.model.vocabulary import ComparisonOutcome
from app.workflow.derivation import View
from app.workflow.finding import Severity, code_of
from app.workflow.places import IN_SCOPE, PLACES, Place, is_in_scope
from app.workflow.reads import the
from app.workflow.rule import Check, Problem, Rule

COMPARISONS = (the(Zone).each(Comparison, "zone_id"), the(Conduit).each(Comparison, "conduit_id"))
"""The comparison of a zone or conduit."""


def comparison_of(view: View, place: Place) -> Comparison | None:
    """What was compared for a zone or conduit; None where nothing was."""
    rows = view.facts.where(Comparison, "zone_id" if isinstance(place, Zone) else "conduit_id", place.id)
    return min(rows, key=lambda row: row.id, default=None)


def _not_compared(view: View, place: Place) -> Iterator[Problem]:
    comparison = comparison_of(view, place)
    if comparison is None:
        sentence = _("The initial risk of {place} is not compared with the tolerable risk.")
        yield Problem(sentence.format(place=code_of(place)), "comparison")
    elif comparison.outcome is ComparisonOutcome.NOT_REQUIRED and not (
        comparison.reason.strip() and comparison.decided_by.strip()
    ):
        sentence = _("“Not required” for {place} lacks the reason or the name of who decided.")
        yield Problem(sentence.format(place=code_of(place)), "reason")


COMPARISON_RULES = (
    Rule(
        id="RC-01",
        clause="4.1",
        step=4,
        severity=Severity.ERROR,
        title=N_("Zone or conduit not compared, or “not required” without decision"),
        checks=(
            Check(
                PLACES,
                (the(Zone).to(IN_SCOPE), the(Conduit).to(IN_SCOPE), *COMPARISONS),
                _not_compared,
                is_in_scope,
            ),
        ),
    ),
)
