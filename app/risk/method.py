"""The method of a project: its risk criteria as one immutable object (DOMAIN section 3)."""

import json
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from app.errors import UserError
from app.i18n import N_, _
from app.model.levels import LevelSpan
from app.model.terms import Term
from app.model.vocabulary import SlMethod, TriggerKind
from app.risk.document import Flaw, decode, encode
from app.risk.method_structure import structure_flaws
from app.risk.plain_json import read_json


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


@dataclass(frozen=True)
class Method:
    """Everything that turns ratings into risk and SL-T. Made by `from_document`, which refuses a malformed one.

    `levels` rise from the lowest risk. `tolerable` is the letter of the highest tolerable level and
    `tolerable_number` the number that CRRF divides by, where cells have numbers.
    """

    name: str
    likelihood: tuple[ScaleLevel, ...]
    impact: tuple[ScaleLevel, ...]
    categories: tuple[ImpactCategory, ...]
    levels: tuple[RiskLevel, ...]
    grid: Grid
    tolerable: str
    sl_rule: SlRule
    description: str = ""
    tolerable_number: Decimal | None = None
    bands: tuple[Band, ...] = ()
    category_rules: tuple[CategoryRule, ...] = ()
    likelihood_mode: LikelihoodMode = LikelihoodMode.PICKED
    factors: tuple[Factor, ...] = ()
    likelihood_table: LikelihoodTable | None = None
    rounding: Rounding = Rounding.HALF_UP
    reaction_times: tuple[ReactionTime, ...] = ()

    def to_document(self) -> dict[str, Any]:
        """The method as a plain document; numbers as canonical decimal text."""
        document: dict[str, Any] = encode(self)
        return document

    @staticmethod
    def from_document(document: object, source: str = "") -> "Method":
        """The method in a plain document. UserError lists every flaw with its place; `source` names the file."""
        method, flaws = decode(Method, document)
        if method is not None:
            flaws = structure_flaws(method)
        if method is None or flaws:
            raise malformed(flaws, source)
        return method

    def to_text(self) -> str:
        """Canonical JSON: sorted keys, no spaces. Equal methods have equal text."""
        return json.dumps(self.to_document(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @staticmethod
    def from_text(text: str, source: str = "") -> "Method":
        """The method in JSON text. UserError when it is no JSON or the method is malformed."""
        return Method.from_document(read_json(text, source), source)

    @cached_property
    def letters(self) -> tuple[str, ...]:
        """The letters of the risk levels, lowest first."""
        return tuple(level.letter for level in self.levels)

    def rank(self, letter: str) -> int:
        """The position of a risk level, the lowest being 0. KeyError for a letter that the method does not have."""
        return self._ranks[letter]

    def level(self, letter: str) -> RiskLevel:
        """The risk level of a letter. KeyError for a letter that the method does not have."""
        return self.levels[self._ranks[letter]]

    def letter_at(self, likelihood: int, impact: int) -> str:
        """The letter of a cell, levels counted from 1; "" for a hole."""
        return self.grid.letters[likelihood - 1][impact - 1]

    def number_at(self, likelihood: int, impact: int) -> Decimal | None:
        """The number of a cell, levels counted from 1; None where it has none."""
        return self.grid.numbers[likelihood - 1][impact - 1] if self.grid.numbers else None

    @cached_property
    def categories_on(self) -> frozenset[str]:
        """The keys of the impact categories that count."""
        return frozenset(category.key for category in self.categories if category.on)

    def category(self, key: str) -> ImpactCategory:
        """An impact category by its key. KeyError when there is none."""
        return self._categories[key]

    def has_category(self, key: str) -> bool:
        """Whether the method knows an impact category of that key, on or off."""
        return key in self._categories

    @cached_property
    def numbers_by_letter(self) -> dict[str, tuple[Decimal, ...]]:
        """The cell numbers of each risk level that the grid holds, ascending."""
        found: dict[str, list[Decimal]] = {}
        for letters, numbers in zip(self.grid.letters, self.grid.numbers, strict=False):
            for letter, number in zip(letters, numbers, strict=True):
                if number is not None:
                    found.setdefault(letter, []).append(number)
        return {letter: tuple(sorted(numbers)) for letter, numbers in found.items()}

    @cached_property
    def spans_by_letter(self) -> dict[str, LevelSpan]:
        """The risk level table: letter -> SL."""
        return {row.letter: LevelSpan(row.low, row.high) for row in self.sl_rule.risk_table}

    @cached_property
    def spans_by_impact(self) -> dict[int, LevelSpan]:
        """The consequence table: overall impact level -> SL."""
        return {row.impact: LevelSpan(row.low, row.high) for row in self.sl_rule.consequence_table}

    @cached_property
    def _ranks(self) -> dict[str, int]:
        return {letter: rank for rank, letter in enumerate(self.letters)}

    @cached_property
    def _categories(self) -> dict[str, ImpactCategory]:
        return {category.key: category for category in self.categories}


def checked(method: Method) -> Method:
    """The method itself after an edit. UserError lists what is malformed."""
    flaws = structure_flaws(method)
    if flaws:
        raise malformed(flaws, method.name)
    return method


def malformed(flaws: tuple[Flaw, ...], source: str) -> UserError:
    """The message for a method that cannot be used, with every flaw on a line of its own."""
    name = source or _("The method")
    message = _("{name} is not a usable method.").format(name=name)
    return UserError("\n".join([message, *map(str, flaws)]), _("Correct the places named and load it again."))
