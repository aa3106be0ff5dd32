"""Every derived value as one plain document: what a baseline keeps, and what `verify` compares.

The document holds no words that a language or a wording could change.
"""

from typing import Any

from app.model.entities import AssetGroup, Conduit, EssentialFunction, Flow, Scenario, Zone
from app.model.levels import FR_CODES
from app.model.vocabulary import Stage
from app.risk.decimals import decimal_text
from app.risk.initial import InitialRisk
from app.risk.outcome import Outcome
from app.workflow.assessment import Assessment
from app.workflow.finding import Finding, evidence_hash
from app.workflow.rules import RULES_VERSION


def results(assessment: Assessment) -> dict[str, Any]:
    """Risk, security levels, gaps and findings, by id; values are text, whole numbers, flags and None."""
    facts = assessment.facts
    rated = [*facts.all(EssentialFunction), *facts.all(AssetGroup)]
    return {
        "rules_version": RULES_VERSION,
        "as_of": facts.as_of.isoformat(),
        "method_id": assessment.criteria.version_id,
        "initial": {id: _outcome(assessment.worst_case(id)) for id in rated},
        "scenarios": {id: _scenario(assessment, id) for id in facts.all(Scenario)},
        "places": {id: _place(assessment, id) for kind in (Zone, Conduit) for id in facts.all(kind)},
        "flows": {id: {"arrives": assessment.gap_in_route(id) is None} for id in facts.all(Flow)},
        "findings": [_finding(finding) for finding in assessment.findings()],
    }


def _scenario(assessment: Assessment, id: str) -> dict[str, Any]:
    risk, called = assessment.risk(id), assessment.called_for(id)
    stages = {stage.value: rated and _outcome(rated.outcome) for stage in Stage for rated in (risk.at(stage),)}
    span = called.span if called is not None else None
    return {
        **stages,
        "state": risk.state.value,
        "calls_for": None if span is None else [span.low, span.high],
        "decided": assessment.settlement(id).holds,
    }


def _outcome(outcome: Outcome | None) -> dict[str, Any] | None:
    if outcome is None:
        return None
    likelihood = outcome.likelihood
    return {
        "likelihood": likelihood.level,
        "computed": likelihood.computed,
        "mean": None if likelihood.exact is None else str(likelihood.exact),
        "overridden": likelihood.overridden,
        "impact": outcome.impact,
        "set_by": list(outcome.set_by),
        "letter": outcome.letter,
        "number": None if outcome.number is None else decimal_text(outcome.number),
        "tolerable": outcome.tolerance.letter,
        "above": outcome.above,
        "rules": [f"{rule.category} {rule.impact}" for rule in outcome.rules],
    }


def _place(assessment: Assessment, id: str) -> dict[str, Any]:
    tolerance, suggestion = assessment.tolerance(id), assessment.suggestion(id)
    target, achieved, capability = assessment.target(id), assessment.achieved(id), assessment.capability(id)
    decisions = assessment.gap_decisions(id)
    return {
        "in_scope": assessment.in_scope(id),
        "tolerable": tolerance and tolerance.letter,
        "initial": _initial(assessment.initial(id)),
        "suggestion": suggestion.outcome and suggestion.outcome.value,
        "sl_t": str(target.vector),
        "sl_t_derived": str(target.derived),
        "sl_t_standing": {fr: target[fr].standing.value for fr in FR_CODES},
        "sl_t_from": {fr: [claim.source for claim in target[fr].raised_by] for fr in FR_CODES},
        "sl_a": {fr: achieved[fr].level for fr in FR_CODES},
        "sl_a_standing": {fr: achieved[fr].standing.value for fr in FR_CODES},
        "sl_a_next": {fr: _next(assessment, id, fr) for fr in FR_CODES},
        "sl_c": str(capability.vector),
        "sl_c_screening": str(capability.screening),
        "sl_c_unknown": {fr: list(capability[fr].unknown) for fr in FR_CODES},
        "gap": {gap.fr: gap.size for gap in assessment.gaps(id)},
        "gap_decided": {fr: decision.holds for fr, decision in sorted(decisions.items())},
        "requirements": {
            row.requirement.id: row.short and row.short.value for row in assessment.requirements(id) if row.at_target
        },
    }


def _initial(initial: InitialRisk) -> dict[str, Any]:
    return {
        "outcome": _outcome(initial.outcome),
        "sources": list(initial.sources),
        "above": initial.above,
        "unrated": list(initial.unrated),
    }


def _next(assessment: Assessment, id: str, fr: str) -> dict[str, Any] | None:
    raising = assessment.achieved(id)[fr].next_raise
    if raising is None:
        return None
    return {"reaches": raising.reaches, "unmet": [unmet.requirement for unmet in raising.unmet]}


def _finding(finding: Finding) -> dict[str, Any]:
    place = finding.place
    return {
        "rule": finding.rule,
        "clause": finding.clause,
        "severity": finding.severity.value,
        "table": place.table,
        "id": place.id,
        "field": place.field,
        "standing": finding.standing.value,
        "evidence": evidence_hash([finding]),
    }
