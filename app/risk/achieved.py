"""SL-A of a zone or conduit, and what raises it next (DOMAIN section 7)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from app.i18n import N_
from app.model.levels import FR_CODES, TOP_LEVEL, LevelVector
from app.model.terms import Term
from app.model.vocabulary import RequirementStatus

AT_NO_LEVEL = TOP_LEVEL + 1
"""The level of an override that says that a requirement applies at no security level."""


class Requirement(Protocol):
    """An SR or RE as the catalogue lists it; `level` is the lowest security level that requires it, 1 to 4."""

    @property
    def id(self) -> str: ...
    @property
    def fr(self) -> str: ...
    @property
    def level(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Answer:
    """How far a requirement is met in a zone or conduit.

    `reason` is needed by "not applicable". "Compensated" needs an `implemented` countermeasure; `expires` is its
    last day, the earlier one where both the countermeasure and the requirement state name one.
    """

    status: RequirementStatus
    reason: str = ""
    implemented: bool = False
    expires: date | None = None


class Shortfall(Term):
    """Why a requirement does not count as fulfilled."""

    NOT_ASSESSED = "not_assessed", N_("not assessed")
    PARTLY = "partly", N_("partly met")
    GAP = "gap", N_("gap")
    NOT_IMPLEMENTED = "not_implemented", N_("compensated without an implemented countermeasure")
    EXPIRED = "expired", N_("compensation expired")
    NO_REASON = "no_reason", N_("not applicable without a reason")


class AchievedStanding(Term):
    """Whether SL-A of a foundational requirement is a level at all."""

    LEVEL = "level", N_("Level")
    NOT_APPLICABLE = "not_applicable", N_("n/a")
    NOT_ASSESSED = "not_assessed", N_("not assessed")


@dataclass(frozen=True, slots=True)
class Unmet:
    """A requirement that does not count, and why."""

    requirement: str
    why: Shortfall


@dataclass(frozen=True, slots=True)
class NextRaise:
    """The smallest set of requirements whose fulfilment lifts a foundational requirement, and the level it reaches.

    `reaches` is more than one level up where nothing is left open on the levels above.
    """

    unmet: tuple[Unmet, ...]
    reaches: int


@dataclass(frozen=True, slots=True)
class Achievement:
    """SL-A in one foundational requirement; `level` is None unless `standing` is LEVEL.

    `next_raise` is None at the top and where nothing is applicable.
    """

    fr: str
    standing: AchievedStanding
    level: int | None
    next_raise: NextRaise | None

    def __str__(self) -> str:
        return self.standing.label if self.level is None else str(self.level)


@dataclass(frozen=True, slots=True)
class Achieved:
    """SL-A of a zone or conduit, one entry per foundational requirement."""

    entries: tuple[Achievement, ...]

    def __getitem__(self, fr: str) -> Achievement:
        return self.entries[FR_CODES.index(fr)]

    @property
    def vector(self) -> LevelVector:
        """The levels; None where a foundational requirement is n/a or not assessed."""
        return LevelVector(tuple(entry.level for entry in self.entries))


class RequirementLevels:
    """Which requirements apply from which level on, per foundational requirement, with the project's overrides.

    `overrides` give 1 to 4, or 5 (AT_NO_LEVEL) for "at no level". Built once for all zones and conduits.
    """

    def __init__(self, requirements: Iterable[Requirement], overrides: Mapping[str, int] | None = None) -> None:
        own = overrides or {}
        self._by_fr: dict[str, tuple[tuple[str, ...], ...]] = {}
        levels: dict[str, list[list[str]]] = {fr: [[] for _level in range(TOP_LEVEL)] for fr in FR_CODES}
        for requirement in requirements:
            level = own.get(requirement.id, requirement.level)
            if level <= TOP_LEVEL:
                levels[requirement.fr][level - 1].append(requirement.id)
        for fr, by_level in levels.items():
            self._by_fr[fr] = tuple(map(tuple, by_level))

    def of(self, fr: str) -> tuple[tuple[str, ...], ...]:
        """The ids that apply from level 1, 2, 3 and 4 on, in the order of the catalogue."""
        return self._by_fr[fr]

    def required(self, fr: str, level: int) -> tuple[str, ...]:
        """The ids required at `level`, those of the levels below included; empty at 0."""
        return tuple(id for ids in self._by_fr[fr][:level] for id in ids)


def shortfall(answer: Answer | None, as_of: date) -> Shortfall | None:
    """Why a requirement does not count on a date; None when it does. Without an answer it is not assessed.

    A compensation counts up to and including its last day.
    """
    if answer is None:
        return Shortfall.NOT_ASSESSED
    if answer.status is RequirementStatus.COMPENSATED:
        if not answer.implemented:
            return Shortfall.NOT_IMPLEMENTED
        return Shortfall.EXPIRED if answer.expires is not None and answer.expires < as_of else None
    if answer.status is RequirementStatus.NOT_APPLICABLE:
        return None if answer.reason.strip() else Shortfall.NO_REASON
    return _NEVER_COUNTS.get(answer.status)


def achieved(levels: RequirementLevels, answers: Mapping[str, Answer], as_of: date) -> Achieved:
    """SL-A of a zone or conduit on a date from the answers by requirement id (DOMAIN section 7)."""
    return Achieved(tuple(_achievement(fr, levels.of(fr), answers, as_of) for fr in FR_CODES))


def _achievement(
    fr: str, by_level: tuple[tuple[str, ...], ...], answers: Mapping[str, Answer], as_of: date
) -> Achievement:
    unmet = [_unmet(ids, answers, as_of) for ids in by_level]
    first_open = next((index for index, rows in enumerate(unmet) if rows), None)
    next_raise = None
    if first_open is not None:
        above = unmet[first_open + 1 :]
        reaches = first_open + 1 + next((index for index, rows in enumerate(above) if rows), len(above))
        next_raise = NextRaise(tuple(unmet[first_open]), reaches)
    standing = _standing(by_level, answers, as_of)
    level = None
    if standing is AchievedStanding.LEVEL:
        level = TOP_LEVEL if first_open is None else first_open
    return Achievement(fr, standing, level, next_raise)


def _unmet(ids: tuple[str, ...], answers: Mapping[str, Answer], as_of: date) -> list[Unmet]:
    return [Unmet(id, why) for id in ids if (why := shortfall(answers.get(id), as_of)) is not None]


def _standing(by_level: tuple[tuple[str, ...], ...], answers: Mapping[str, Answer], as_of: date) -> AchievedStanding:
    """Nothing required at any level reads n/a too: there is nothing that could be assessed."""
    rows = [answers.get(id) for ids in by_level for id in ids]
    if all(_not_applicable(row, as_of) for row in rows):
        return AchievedStanding.NOT_APPLICABLE
    if all(row is None or row.status is RequirementStatus.NOT_ASSESSED for row in rows):
        return AchievedStanding.NOT_ASSESSED
    return AchievedStanding.LEVEL


def _not_applicable(answer: Answer | None, as_of: date) -> bool:
    if answer is None or answer.status is not RequirementStatus.NOT_APPLICABLE:
        return False
    return shortfall(answer, as_of) is None


_NEVER_COUNTS = {
    RequirementStatus.NOT_ASSESSED: Shortfall.NOT_ASSESSED,
    RequirementStatus.PARTLY: Shortfall.PARTLY,
    RequirementStatus.GAP: Shortfall.GAP,
}
