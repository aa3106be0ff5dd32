"""The method of a project: its risk criteria as one immutable object (DOMAIN section 3)."""

import json
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from app.errors import UserError
from app.i18n import _
from app.model.levels import LevelSpan
from app.risk.criteria import (
    Band,
    CategoryRule,
    Factor,
    Grid,
    ImpactCategory,
    LikelihoodMode,
    LikelihoodTable,
    ReactionTime,
    RiskLevel,
    Rounding,
    ScaleLevel,
    SlRule,
)
from app.risk.document import Flaw, decode, encode
from app.risk.method_structure import structure_flaws
from app.risk.plain_json import read_json


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

    @property
    def most_levels(self) -> int:
        """How many levels the longer of the two scales has."""
        return max(len(self.likelihood), len(self.impact))

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
    return UserError("\n".join([message, *map(str, flaws)]), _("Correct the places named."))
