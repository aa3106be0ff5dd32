"""Whether decisions hold: about the risk of a scenario (ZCR 5.11) and about a gap between SL-T and SL-A (5.6)."""

from dataclasses import dataclass
from datetime import date

from app.i18n import _
from app.model.entities import Conduit, Countermeasure, Decision, Participant, Scenario, Zone
from app.model.vocabulary import CountermeasureState, DecisionKind, Stage, Stakeholder
from app.risk.acceptance import Acceptance, acceptance_problems
from app.risk.method import Method
from app.risk.outcome import Outcome
from app.workflow.criteria import CRITERIA, method_in_force
from app.workflow.derivation import Derivation, View
from app.workflow.places import PLACES, Place
from app.workflow.reads import Given, Path, Whole, the
from app.workflow.scenarios import RISK


@dataclass(frozen=True, slots=True)
class Settlement:
    """What was decided, newest first: `holds` is the decision that holds; `problems` say why the newest does not."""

    decisions: tuple[str, ...] = ()
    holds: str | None = None
    problems: tuple[str, ...] = ()


def _settled(view: View, scenario: Scenario) -> Settlement:
    """Any decision settles a risk above tolerable; one that is not above needs none, but an acceptance must hold."""
    method, outcome = method_in_force(view), view.of(RISK, scenario.id).outcome(Stage.CURRENT)
    if method is None or outcome is None:
        return Settlement()
    found = _newest_first(view.facts.where(Decision, "scenario_id", scenario.id))
    if not outcome.above:
        found = [decision for decision in found if decision.kind is DecisionKind.ACCEPT]
    return _settlement(found, [_risk_problems(view, method, outcome, decision) for decision in found])


def _risk_problems(view: View, method: Method, outcome: Outcome, decision: Decision) -> tuple[str, ...]:
    if decision.kind is not DecisionKind.ACCEPT:
        return _expiry(decision, view.facts.as_of)
    acceptance = Acceptance(decision.authority, decision.decided_on, decision.until)
    return (*acceptance_problems(method, outcome, acceptance, view.facts.as_of), *_outsider(view, decision))


def _expiry(decision: Decision, as_of: date) -> tuple[str, ...]:
    if decision.until is None or decision.until >= as_of:
        return ()
    return (_("The decision ended on {day}.").format(day=decision.until.isoformat()),)


def _outsider(view: View, decision: Decision) -> tuple[str, ...]:
    """A risk is accepted by the asset owner's people, never by those who assess it."""
    people = view.facts.where(Participant, "name", decision.decided_by) if decision.decided_by else ()
    if not people or any(person.capacity is Stakeholder.ASSET_OWNER for person in people):
        return ()
    capacity = min(person.capacity.label for person in people)
    sentence = _("{name} does not belong to the asset owner ({capacity}).")
    return (sentence.format(name=decision.decided_by, capacity=capacity),)


SETTLED = Derivation(
    "settled",
    (Scenario,),
    (
        the(Scenario).to(RISK),
        the(Scenario).each(Decision, "scenario_id").match(Participant, "name", "decided_by"),
        Whole(CRITERIA),
        Whole(Given.AS_OF),
    ),
    _settled,
)
"""Whether the residual risk of a scenario is decided."""


def _gaps_settled(view: View, place: Place) -> dict[str, Settlement]:
    rows = view.facts.where(Decision, "zone_id" if isinstance(place, Zone) else "conduit_id", place.id)
    by_fr: dict[str, list[Decision]] = {}
    for decision in _newest_first(rows):
        by_fr.setdefault(decision.fr, []).append(decision)
    return {fr: _settlement(found, [_gap_problems(view, row) for row in found]) for fr, found in by_fr.items()}


def _gap_problems(view: View, decision: Decision) -> tuple[str, ...]:
    measure = view.facts.get(Countermeasure, decision.countermeasure_id)
    own: tuple[str, ...] = ()
    if decision.kind is DecisionKind.TREAT:
        own = _action_problems(measure)
    elif decision.kind is DecisionKind.ACCEPT:
        own = (*_authority_problems(view, decision), *_outsider(view, decision))
    elif decision.kind is not DecisionKind.COMPENSATE:
        own = (_("A gap is raised, compensated or accepted."),)
    elif measure is None and not decision.reason.strip():
        own = (_("The compensation names neither a countermeasure nor a reason."),)
    return (*own, *_expiry(decision, view.facts.as_of))


def _action_problems(measure: Countermeasure | None) -> tuple[str, ...]:
    if measure is None or measure.state is CountermeasureState.RETIRED:
        return (_("The decision to raise names no countermeasure."),)
    if measure.state is CountermeasureState.PLANNED and not (measure.owner.strip() and measure.due):
        return (_("{code} has no owner or no date.").format(code=measure.code),)
    return ()


def _authority_problems(view: View, decision: Decision) -> tuple[str, ...]:
    method = method_in_force(view)
    roles = {level.authority for level in method.levels} if method is not None else set()
    if decision.authority not in roles:
        return (_("The acceptance names no authority of the method."),)
    return () if decision.until is not None else (_("The acceptance has no end."),)


def _gap_reads(place: Path, field: str) -> tuple[Path, ...]:
    decision = place.each(Decision, field)
    return decision.its("countermeasure_id"), decision.match(Participant, "name", "decided_by")


GAPS_SETTLED = Derivation(
    "gaps settled",
    PLACES,
    (
        *_gap_reads(the(Zone), "zone_id"),
        *_gap_reads(the(Conduit), "conduit_id"),
        Whole(CRITERIA),
        Whole(Given.AS_OF),
    ),
    _gaps_settled,
)
"""What was decided about the gaps of a zone or conduit, by foundational requirement."""


def _newest_first(decisions: tuple[Decision, ...]) -> list[Decision]:
    return sorted(decisions, key=lambda row: (row.decided_on or date.min, row.code, row.id), reverse=True)


def _settlement(decisions: list[Decision], problems: list[tuple[str, ...]]) -> Settlement:
    holding = (row.id for row, found in zip(decisions, problems, strict=True) if not found)
    holds = next(holding, None)
    ids = tuple(row.id for row in decisions)
    return Settlement(ids, holds, problems[0] if problems and holds is None else ())
