"""The risk criteria in force, printed in full: facts, risk levels, rules, SL-T (ZCR 6.8); scales.py has the rest."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from app.i18n import N_
from app.model.entities import MethodVersion
from app.model.kinds import Kind
from app.model.levels import LevelSpan
from app.model.vocabulary import SlMethod, TriggerKind
from app.risk.criteria import (
    Band,
    CategoryRule,
    LikelihoodMode,
    ReactionTime,
    RiskLevel,
    Rounding,
)
from app.risk.decimals import decimal_text
from app.risk.method import Method
from app.tables.column import Column, Table
from app.tables.values import RiskMark, risk_mark
from app.workflow.assessment import Assessment
from app.workflow.criteria import CRITERIA
from app.workflow.reads import Whole

_READS = (Whole(CRITERIA),)


@dataclass(frozen=True, slots=True)
class MethodRow:
    """The version of the method in force."""

    version: MethodVersion
    method: Method


@dataclass(frozen=True, slots=True)
class RiskLevelRow:
    """A risk level, whether it is tolerable, and the SL that the risk level table gives it."""

    level: RiskLevel
    mark: RiskMark | None
    tolerable: bool
    span: LevelSpan | None


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A category rule with the label of its category."""

    rule: CategoryRule
    label: str


@dataclass(frozen=True, slots=True)
class ImpactSpanRow:
    """A row of the consequence table."""

    number: int
    label: str
    span: LevelSpan


def _in_force(assessment: Assessment, _subject: None) -> Iterator[MethodRow]:
    criteria = assessment.criteria
    version = assessment.facts.get(MethodVersion, criteria.version_id)
    if version is not None and criteria.method is not None:
        yield MethodRow(version, criteria.method)


def _risk_levels(assessment: Assessment, _subject: None) -> Iterator[RiskLevelRow]:
    method = assessment.method
    for level in method.levels if method else ():
        assert method is not None
        tolerable = method.rank(level.letter) <= method.rank(method.tolerable)
        mark = risk_mark(method, level.letter)
        yield RiskLevelRow(level, mark, tolerable, method.spans_by_letter.get(level.letter))


def _rules(assessment: Assessment, _subject: None) -> Iterator[RuleRow]:
    method = assessment.method
    for rule in method.category_rules if method else ():
        assert method is not None
        yield RuleRow(
            rule, method.category(rule.category).label if method.has_category(rule.category) else rule.category
        )


def _impact_spans(assessment: Assessment, _subject: None) -> Iterator[ImpactSpanRow]:
    method = assessment.method
    for number, span in (method.spans_by_impact if method else {}).items():
        assert method is not None
        yield ImpactSpanRow(number, method.impact[number - 1].label, span)


def _bands(assessment: Assessment, _subject: None) -> Iterator[Band]:
    return iter(assessment.method.bands if assessment.method else ())


def _reactions(assessment: Assessment, _subject: None) -> Iterator[ReactionTime]:
    return iter(assessment.method.reaction_times if assessment.method else ())


def _decimal(number: Decimal | None) -> str:
    return "" if number is None else decimal_text(number)


METHOD: Table[MethodRow] = Table(
    "method",
    N_("Risk criteria"),
    _in_force,
    lambda row: row.version.id,
    (
        Column("name", N_("Method"), Kind.LINE, lambda row: row.method.name, width=30),
        Column("version", N_("Version"), Kind.INTEGER, lambda row: row.version.number, width=8),
        Column("label", N_("Label"), Kind.LINE, lambda row: row.version.label, width=30),
        Column("description", N_("Description"), Kind.PROSE, lambda row: row.method.description, width=40),
        Column(
            "likelihood_mode",
            N_("Likelihood"),
            Kind.CHOICE,
            lambda row: row.method.likelihood_mode,
            choices=LikelihoodMode,
            width=20,
        ),
        Column("rounding", N_("Rounding"), Kind.CHOICE, lambda row: row.method.rounding, choices=Rounding, width=20),
        Column(
            "tolerable",
            N_("Tolerable risk"),
            Kind.RISK,
            lambda row: risk_mark(row.method, row.method.tolerable),
            width=9,
            hint=N_("The highest risk level that is tolerable."),
        ),
        Column(
            "tolerable_number",
            N_("Tolerable number"),
            Kind.DECIMAL,
            lambda row: _decimal(row.method.tolerable_number),
            width=10,
        ),
        Column(
            "sl_method",
            N_("SL-T method"),
            Kind.CHOICE,
            lambda row: row.method.sl_rule.method,
            choices=SlMethod,
            width=24,
        ),
        Column(
            "crrf_thresholds",
            N_("SL from CRRF"),
            Kind.CODES,
            lambda row: tuple(decimal_text(number) for number in row.method.sl_rule.crrf_thresholds),
            width=20,
            hint=N_("The risk reduction factor from which SL 1, 2, 3 and 4 hold; from a draft of the standard."),
        ),
    ),
    reads=(*_READS, Whole(MethodVersion)),
)

RISK_LEVELS: Table[RiskLevelRow] = Table(
    "risk_levels",
    N_("Risk levels and who may accept them"),
    _risk_levels,
    lambda row: row.level.letter,
    (
        Column("letter", N_("Risk"), Kind.RISK, lambda row: row.mark, width=8),
        Column("label", N_("Label"), Kind.LINE, lambda row: row.level.label, width=20),
        Column("tolerable", N_("Tolerable"), Kind.FLAG, lambda row: row.tolerable, width=10),
        Column("sl", N_("SL-T"), Kind.LEVEL, lambda row: row.span, width=8, hint=N_("By the risk level table.")),
        Column("accepted_days", N_("Accepted for, days"), Kind.INTEGER, lambda row: row.level.accepted_days, width=12),
        Column("authority", N_("Accepted by"), Kind.LINE, lambda row: row.level.authority, width=0),
    ),
    reads=_READS,
)

CATEGORY_RULES: Table[RuleRow] = Table(
    "category_rules",
    N_("Never tolerable without a named authority"),
    _rules,
    lambda row: f"{row.rule.category} {row.rule.impact}",
    (
        Column("category", N_("Key"), Kind.CODE, lambda row: row.rule.category, width=8),
        Column("label", N_("Category"), Kind.LINE, lambda row: row.label, width=34),
        Column("impact", N_("From impact"), Kind.SCORE, lambda row: row.rule.impact, width=14),
        Column("authority", N_("Authority"), Kind.LINE, lambda row: row.rule.authority, width=0),
    ),
    reads=_READS,
)

SL_BY_IMPACT: Table[ImpactSpanRow] = Table(
    "sl_by_impact",
    N_("SL-T by consequence"),
    _impact_spans,
    lambda row: str(row.number),
    (
        Column("number", N_("Impact"), Kind.SCORE, lambda row: row.number, width=8),
        Column("label", N_("Label"), Kind.LINE, lambda row: row.label, width=20),
        Column("sl", N_("SL-T"), Kind.LEVEL, lambda row: row.span, width=8),
    ),
    reads=_READS,
)

BANDS: Table[Band] = Table(
    "bands",
    N_("Bands that the matrix was filled from"),
    _bands,
    lambda row: row.letter,
    (
        Column("letter", N_("Risk"), Kind.CODE, lambda row: row.letter, width=8),
        Column("low", N_("From"), Kind.DECIMAL, lambda row: _decimal(row.low), width=14),
        Column("high", N_("To"), Kind.DECIMAL, lambda row: _decimal(row.high), width=14),
    ),
    reads=_READS,
)

REACTION_TIMES: Table[ReactionTime] = Table(
    "reaction_times",
    N_("Reaction times"),
    _reactions,
    lambda row: row.trigger.value,
    (
        Column("trigger", N_("Event"), Kind.CHOICE, lambda row: row.trigger, choices=TriggerKind, width=42),
        Column("days", N_("Days"), Kind.INTEGER, lambda row: row.days, width=8),
    ),
    reads=_READS,
)
