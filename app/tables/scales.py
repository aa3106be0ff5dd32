"""The scales of the risk criteria in force: likelihood, impact, categories, grid, factors (ZCR 6.8)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from app.i18n import N_
from app.model.kinds import Kind
from app.risk.criteria import Factor, ImpactCategory, ScaleLevel
from app.risk.decimals import decimal_text
from app.tables.column import Column, Table
from app.tables.values import RiskMark, risk_mark
from app.workflow.assessment import Assessment
from app.workflow.criteria import CRITERIA
from app.workflow.reads import Whole

R = TypeVar("R")

_READS = (Whole(CRITERIA),)
_LONGEST_SCALE = 6


@dataclass(frozen=True, slots=True)
class ScaleRow:
    """A level of a scale; `number` is its position from 1."""

    number: int
    level: ScaleLevel


@dataclass(frozen=True, slots=True)
class GridRow:
    """One likelihood with the risk level and the number of each impact, from 1 up."""

    likelihood: int
    label: str
    marks: tuple[RiskMark | None, ...]
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactorRow:
    """A score of a factor of the likelihood."""

    factor: Factor
    score: int
    description: str


@dataclass(frozen=True, slots=True)
class LookupRow:
    """One threat level with the likelihood for each vulnerability, from 1 up."""

    threat: int
    label: str
    likelihoods: tuple[int, ...]


def _likelihood(assessment: Assessment, _subject: None) -> Iterator[ScaleRow]:
    return _levels(assessment.method.likelihood if assessment.method else ())


def _impact(assessment: Assessment, _subject: None) -> Iterator[ScaleRow]:
    return _levels(assessment.method.impact if assessment.method else ())


def _levels(scale: tuple[ScaleLevel, ...]) -> Iterator[ScaleRow]:
    return (ScaleRow(number, level) for number, level in enumerate(scale, start=1))


def _categories(assessment: Assessment, _subject: None) -> Iterator[ImpactCategory]:
    return iter(assessment.method.categories if assessment.method else ())


def _grid(assessment: Assessment, _subject: None) -> Iterator[GridRow]:
    """The highest likelihood first, as a matrix is drawn."""
    method = assessment.method
    if method is None:
        return
    impacts = range(1, len(method.impact) + 1)
    for likelihood in range(len(method.likelihood), 0, -1):
        yield GridRow(
            likelihood,
            method.likelihood[likelihood - 1].label,
            tuple(risk_mark(method, method.letter_at(likelihood, impact)) for impact in impacts),
            tuple(_text(method.number_at(likelihood, impact)) for impact in impacts),
        )


def _factors(assessment: Assessment, _subject: None) -> Iterator[FactorRow]:
    for factor in assessment.method.factors if assessment.method else ():
        for score, text in enumerate(factor.descriptions, start=1):
            yield FactorRow(factor, score, text)


def _lookup(assessment: Assessment, _subject: None) -> Iterator[LookupRow]:
    table = assessment.method.likelihood_table if assessment.method else None
    if table is not None:
        for number, (threat, likelihoods) in enumerate(zip(table.threat, table.likelihoods, strict=True), start=1):
            yield LookupRow(number, threat.label, likelihoods)


def _text(number: Decimal | None) -> str:
    return "" if number is None else decimal_text(number)


def _per_level(
    key: str, kind: Kind, values: Callable[[R], Sequence[object]], *, width: int, band: str, always: int = 2
) -> tuple[Column[R], ...]:
    """A column for each place on a scale; those beyond the first `always` give way when empty."""

    def column(place: int) -> Column[R]:
        def value(row: R) -> object:
            found = values(row)
            return found[place - 1] if place <= len(found) else None

        return Column(f"{key}_{place}", str(place), kind, value, width=width, priority=int(place > always), band=band)

    return tuple(column(place) for place in range(1, _LONGEST_SCALE + 1))


def _bound(name: str, title: str) -> Column[ScaleRow]:
    return Column(name, title, Kind.DECIMAL, lambda row: _text(getattr(row.level, name)), width=14)


_NUMBER: Column[ScaleRow] = Column("number", N_("Level"), Kind.INTEGER, lambda row: row.number, width=8)
_LABEL: Column[ScaleRow] = Column("label", N_("Label"), Kind.LINE, lambda row: row.level.label, width=20)
_MEANING: Column[ScaleRow] = Column(
    "description", N_("Meaning"), Kind.PROSE, lambda row: row.level.description, width=0
)

LIKELIHOOD_SCALE: Table[ScaleRow] = Table(
    "likelihood_scale",
    N_("Likelihood scale"),
    _likelihood,
    lambda row: str(row.number),
    (_NUMBER, _LABEL, _bound("low", N_("From, per year")), _bound("high", N_("To, per year")), _MEANING),
    reads=_READS,
)

IMPACT_SCALE: Table[ScaleRow] = Table(
    "impact_scale",
    N_("Impact scale"),
    _impact,
    lambda row: str(row.number),
    (_NUMBER, _LABEL, _bound("low", N_("From, money")), _bound("high", N_("To, money")), _MEANING),
    reads=_READS,
)

CATEGORIES: Table[ImpactCategory] = Table(
    "impact_categories",
    N_("Impact categories"),
    _categories,
    lambda row: row.key,
    (
        Column("key", N_("Key"), Kind.CODE, lambda row: row.key, width=8),
        Column("label", N_("Category"), Kind.LINE, lambda row: row.label, width=18),
        Column("on", N_("Counts"), Kind.FLAG, lambda row: row.on, width=8),
        *_per_level(
            "level", Kind.PROSE, lambda row: row.descriptions, width=21, band=N_("What each impact level means")
        ),
    ),
    reads=_READS,
)

GRID: Table[GridRow] = Table(
    "grid",
    N_("Risk matrix"),
    _grid,
    lambda row: str(row.likelihood),
    (
        Column("likelihood", N_("Likelihood"), Kind.INTEGER, lambda row: row.likelihood, width=10),
        Column("label", N_("Label"), Kind.LINE, lambda row: row.label, width=20),
        *_per_level("risk", Kind.RISK, lambda row: row.marks, width=6, band=N_("Risk level at impact")),
        *_per_level("number", Kind.DECIMAL, lambda row: row.numbers, width=6, band=N_("Number at impact"), always=0),
    ),
    reads=_READS,
)

FACTORS: Table[FactorRow] = Table(
    "likelihood_factors",
    N_("Factors of the likelihood"),
    _factors,
    lambda row: f"{row.factor.key} {row.score}",
    (
        Column("key", N_("Key"), Kind.CODE, lambda row: row.factor.key, width=8),
        Column("factor", N_("Factor"), Kind.LINE, lambda row: row.factor.label, width=34),
        Column("weight", N_("Weight"), Kind.DECIMAL, lambda row: decimal_text(row.factor.weight), width=8),
        Column("score", N_("Score"), Kind.INTEGER, lambda row: row.score, width=8),
        Column("description", N_("Meaning"), Kind.PROSE, lambda row: row.description, width=0),
    ),
    reads=_READS,
)

LIKELIHOOD_LOOKUP: Table[LookupRow] = Table(
    "likelihood_lookup",
    N_("Likelihood from threat and vulnerability"),
    _lookup,
    lambda row: str(row.threat),
    (
        Column("threat", N_("Threat"), Kind.INTEGER, lambda row: row.threat, width=8),
        Column("label", N_("Label"), Kind.LINE, lambda row: row.label, width=20),
        *_per_level(
            "likelihood", Kind.SCORE, lambda row: row.likelihoods, width=6, band=N_("Likelihood at vulnerability")
        ),
    ),
    reads=_READS,
)
