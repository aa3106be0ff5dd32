"""The parts of a method: scales, categories, risk levels, grid, likelihood and SL-T rules (DOMAIN sections 3 and 6)."""

from dataclasses import dataclass
from decimal import Decimal

from app.i18n import N_
from app.model.terms import Term
from app.model.vocabulary import SlMethod, TriggerKind


class LikelihoodMode(Term):
    """Where the likelihood of a rating comes from."""

    PICKED = "picked", N_("Picked")
    FACTORS = "factors", N_("Weighted mean of factors")
    LOOKUP = "lookup", N_("Threat and vulnerability table")


class Rounding(Term):
    """How a computed likelihood becomes a level. There is one way, and it is printed with the method."""

    HALF_UP = "half_up", N_("Half up: 2.5 becomes 3")


@dataclass(frozen=True, slots=True)
class ScaleLevel:
    """One level of a scale; its number is its position, from 1.

    `low` and `high` bound the yearly frequency (likelihood) or the money (impact) that the level stands for.
    """

    label: str
    description: str = ""
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ImpactCategory:
    """What an impact is measured in. `descriptions` has one text per impact level; `on` says whether it counts."""

    key: str
    label: str
    descriptions: tuple[str, ...]
    on: bool = True


@dataclass(frozen=True, slots=True)
class RiskLevel:
    """One risk level: a unique letter, a colour role of the themes, and who may accept it for how many days.

    `authority` is always a role of the asset owner (DOMAIN section 9).
    """

    letter: str
    label: str
    colour: str
    authority: str
    accepted_days: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Likelihood x impact -> letter of a risk level, stored cell by cell and never a formula.

    `letters` has one row per likelihood level from 1 up, each with one letter per impact level; "" is a hole.
    `numbers` is empty, or has the same shape with an optional number per cell.
    """

    letters: tuple[tuple[str, ...], ...]
    numbers: tuple[tuple[Decimal | None, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Band:
    """The numbers from `low` to `high` that gave cells their letter; a record of how the grid was filled."""

    letter: str
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class CategoryRule:
    """An impact of `impact` or more in `category` is never tolerable without `authority`."""

    category: str
    impact: int
    authority: str


@dataclass(frozen=True, slots=True)
class Factor:
    """A factor of the likelihood. Its scores are 1 to the number of `descriptions`."""

    key: str
    label: str
    weight: Decimal
    descriptions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LikelihoodTable:
    """Threat x vulnerability -> likelihood level: one row per threat level, each with one number per vulnerability."""

    threat: tuple[ScaleLevel, ...]
    vulnerability: tuple[ScaleLevel, ...]
    likelihoods: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class LetterSpan:
    """A row of the risk level table: the SL that a risk level calls for."""

    letter: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class ImpactSpan:
    """A row of the consequence table: the SL that an overall impact level calls for."""

    impact: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class SlRule:
    """How SL-T follows from risk (DOMAIN section 6): the method in use, and the tables of those that have one.

    `crrf_thresholds` rise; SL n holds from the n-th of them on. The values 1.25, 2.25, 3.25, 4.25 stand for
    floor(CRRF - 1/4), which a draft of the standard gave and its published text does not.
    """

    method: SlMethod
    risk_table: tuple[LetterSpan, ...]
    consequence_table: tuple[ImpactSpan, ...]
    crrf_thresholds: tuple[Decimal, ...] = (Decimal("1.25"), Decimal("2.25"), Decimal("3.25"), Decimal("4.25"))


@dataclass(frozen=True, slots=True)
class ReactionTime:
    """Within how many days scenarios are looked at again once a trigger is recorded (DOMAIN section 9)."""

    trigger: TriggerKind
    days: int
