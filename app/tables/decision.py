"""Decisions about risks, gaps and findings, and events that call for another look (ZCR 5.11, DOMAIN section 9)."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.i18n import N_
from app.model.entities import (
    ENTITY,
    Countermeasure,
    Decision,
    Document,
    ReviewTrigger,
    Scenario,
    TriggerScenario,
    Waiver,
)
from app.model.fields import field_label
from app.model.kinds import Kind
from app.model.vocabulary import TriggerOutcome
from app.tables.column import Column, Table, columns_over, field_column
from app.tables.place import code_order, place_code
from app.workflow.assessment import Assessment
from app.workflow.finding import Standing, code_of
from app.workflow.places import Place, place_of
from app.workflow.reads import the


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision and what it is about: a scenario, or a zone or conduit and one of its requirements."""

    decision: Decision
    scenario: Scenario | None
    place: Place | None
    measure: Countermeasure | None


@dataclass(frozen=True, slots=True)
class TriggerRow:
    """An event, what reports it, the scenarios that it opened again, and how many of them are still open."""

    trigger: ReviewTrigger
    document: Document | None
    scenarios: tuple[str, ...]
    opened: int


@dataclass(frozen=True, slots=True)
class TriggeredRow:
    """A scenario that an event opened again, and what the new look came to."""

    link: TriggerScenario
    trigger: str
    scenario: str


@dataclass(frozen=True, slots=True)
class WaiverRow:
    """A justification of a rule's findings at one row, and whether it still holds; None where nothing is found."""

    waiver: Waiver
    subject: str
    standing: Standing | None


def _decision(assessment: Assessment, decision: Decision) -> Iterator[DecisionRow]:
    facts = assessment.facts
    yield DecisionRow(
        decision,
        facts.get(Scenario, decision.scenario_id),
        place_of(assessment, decision.zone_id, decision.conduit_id),
        facts.get(Countermeasure, decision.countermeasure_id),
    )


def _trigger(assessment: Assessment, trigger: ReviewTrigger) -> Iterator[TriggerRow]:
    facts = assessment.facts
    links = facts.where(TriggerScenario, "trigger_id", trigger.id)
    codes = (scenario.code for link in links if (scenario := facts.get(Scenario, link.scenario_id)))
    opened = sum(link.outcome is TriggerOutcome.OPEN for link in links)
    document = facts.get(Document, trigger.document_id)
    yield TriggerRow(trigger, document, tuple(sorted(codes, key=code_order)), opened)


def _triggered(assessment: Assessment, link: TriggerScenario) -> Iterator[TriggeredRow]:
    trigger = assessment.facts.get(ReviewTrigger, link.trigger_id)
    scenario = assessment.facts.get(Scenario, link.scenario_id)
    yield TriggeredRow(link, trigger.code if trigger else "", scenario.code if scenario else "")


def _waivers(assessment: Assessment, _subject: None) -> Iterator[WaiverRow]:
    for waiver in assessment.facts.all(Waiver).values():
        kind = ENTITY.get(waiver.subject_table)
        subject = None if kind is None else assessment.facts.get(kind, waiver.subject_id)
        found = (finding for finding in assessment.findings_at(waiver.subject_id) if finding.waiver_id == waiver.id)
        standing = next((finding.standing for finding in found), None)
        yield WaiverRow(waiver, "" if subject is None else code_of(subject), standing)


_of_decision = columns_over(Decision, "decision")
_of_trigger = columns_over(ReviewTrigger, "trigger")
_of_waiver = columns_over(Waiver, "waiver")

DECISIONS: Table[DecisionRow] = Table(
    "decisions",
    N_("Decisions"),
    _decision,
    lambda row: row.decision.id,
    (
        _of_decision("code", N_("Code"), width=8),
        field_column(
            Decision, "scenario_id", N_("Scenario"), lambda row: row.scenario.code if row.scenario else None, width=10
        ),
        Column("place", N_("Zone or conduit"), Kind.CODE, lambda row: place_code(row.place), width=12),
        _of_decision("fr", N_("FR"), width=8, hint=N_("Of a gap: the foundational requirement.")),
        _of_decision("kind", N_("Decision"), width=12),
        _of_decision("authority", N_("Authority"), width=22),
        _of_decision("decided_by", N_("Decided by"), width=16),
        _of_decision("decided_on", N_("On"), width=12),
        _of_decision("until", N_("Until"), width=12),
        field_column(
            Decision,
            "countermeasure_id",
            N_("Countermeasure"),
            lambda row: row.measure.code if row.measure else None,
            width=12,
        ),
        _of_decision("reason", N_("Reason"), width=0),
    ),
    subjects=(Decision,),
    reads=(
        the(Decision).its("scenario_id"),
        the(Decision).its("zone_id"),
        the(Decision).its("conduit_id"),
        the(Decision).its("countermeasure_id"),
    ),
    order=lambda row: (code_order(row.decision.code), row.decision.id),
    entity=Decision,
)

TRIGGERS: Table[TriggerRow] = Table(
    "triggers",
    N_("Events that call for another look"),
    _trigger,
    lambda row: row.trigger.id,
    (
        _of_trigger("code", N_("Code"), width=8),
        _of_trigger("kind", N_("Event"), width=24),
        _of_trigger("recorded_on", N_("Recorded on"), width=12),
        _of_trigger("due", N_("Due"), width=12),
        Column("scenarios", N_("Scenarios"), Kind.CODES, lambda row: row.scenarios, width=28),
        Column("open", N_("Open"), Kind.INTEGER, lambda row: row.opened, width=8),
        field_column(
            ReviewTrigger,
            "document_id",
            N_("Reported in"),
            lambda row: row.document.code if row.document else None,
            width=10,
        ),
        _of_trigger("description", N_("Description"), width=0),
    ),
    subjects=(ReviewTrigger,),
    reads=(
        the(ReviewTrigger).each(TriggerScenario, "trigger_id").its("scenario_id"),
        the(ReviewTrigger).its("document_id"),
    ),
    order=lambda row: (code_order(row.trigger.code), row.trigger.id),
    entity=ReviewTrigger,
)

TRIGGERED: Table[TriggeredRow] = Table(
    "trigger_scenarios",
    N_("Scenarios that were opened again"),
    _triggered,
    lambda row: row.link.id,
    (
        field_column(TriggerScenario, "trigger_id", N_("Event"), lambda row: row.trigger, width=10),
        field_column(TriggerScenario, "scenario_id", N_("Scenario"), lambda row: row.scenario, width=10),
        field_column(TriggerScenario, "outcome", N_("Outcome"), lambda row: row.link.outcome, width=14),
        field_column(TriggerScenario, "note", N_("Note"), lambda row: row.link.note, width=0),
    ),
    subjects=(TriggerScenario,),
    reads=(the(TriggerScenario).its("trigger_id"), the(TriggerScenario).its("scenario_id")),
    order=lambda row: (code_order(row.trigger), code_order(row.scenario), row.link.id),
    entity=TriggerScenario,
)

WAIVERS: Table[WaiverRow] = Table(
    "waivers",
    N_("Justifications of findings"),
    _waivers,
    lambda row: row.waiver.id,
    (
        _of_waiver("rule", N_("Rule"), width=8),
        Column("table", N_("In"), Kind.LINE, lambda row: field_label(row.waiver.subject_table), width=16),
        Column("subject", N_("Where"), Kind.CODE, lambda row: row.subject, width=16),
        Column(
            "standing",
            N_("Standing"),
            Kind.CHOICE,
            lambda row: row.standing,
            choices=Standing,
            width=18,
            hint=N_("Empty: the rule finds nothing there any more."),
        ),
        _of_waiver("given_by", N_("Given by"), width=18),
        _of_waiver("given_on", N_("On"), width=12),
        _of_waiver("reason", N_("Reason"), width=0),
    ),
    findings=True,
    order=lambda row: (row.waiver.rule, code_order(row.subject), row.waiver.id),
    entity=Waiver,
)
