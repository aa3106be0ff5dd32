"""Edits that change how many levels a scale has, and what becomes of the scores (DOMAIN section 3).

Nothing is dropped: an edit says for each old level which new one its scores get, and a level is only removed
once it is said where its scores go.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from app.errors import UserError
from app.i18n import _
from app.risk.criteria import LikelihoodTable, ScaleLevel
from app.risk.method import Method, checked
from app.risk.scores import Rating

T = TypeVar("T")

Axis = Literal["likelihood", "impact"]


@dataclass(frozen=True, slots=True)
class ScaleEdit:
    """A method with another scale, and the new level for the scores of each old one."""

    method: Method
    axis: Axis
    moves: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Removal:
    """A level about to be removed: `choices` are the levels, by their present number, that can take its scores."""

    method: Method
    axis: Axis
    number: int
    choices: tuple[int, ...]

    def settle(self, goes_to: int) -> ScaleEdit:
        """Remove the level; its scores go to `goes_to`, one of the choices, and so do rules that start at it."""
        if goes_to not in self.choices:
            message = _("The scores of level {number} cannot go to level {goes_to}.")
            hint = _("Choose one of {choices}.").format(choices=", ".join(map(str, self.choices)))
            raise UserError(message.format(number=self.number, goes_to=goes_to), hint)
        moves = {old: old - (old > self.number) for old in self.choices}
        moves[self.number] = moves[goes_to]
        sources = tuple(level - 1 for level in self.choices)
        return ScaleEdit(_resized(self.method, self.axis, sources, moves), self.axis, moves)


def remove_level(method: Method, axis: Axis, number: int) -> Removal:
    """What is to be settled before a level can go: where its scores go. UserError when there is no such level."""
    count = len(_scale(method, axis))
    if not 1 <= number <= count:
        message = _("The scale has no level {number}.").format(number=number)
        raise UserError(message, _("Its levels are 1 to {count}.").format(count=count))
    return Removal(method, axis, number, tuple(level for level in range(1, count + 1) if level != number))


def add_level(method: Method, axis: Axis, number: int, level: ScaleLevel) -> ScaleEdit:
    """Add a level that gets `number`; higher ones move up by one, and their scores with them.

    Its cells, and its row of the consequence table, start as copies of the level below (of the level above for
    number 1), so that no hole appears and no cell falls.
    """
    count = len(_scale(method, axis))
    if not 1 <= number <= count + 1:
        message = _("A level cannot get number {number}.").format(number=number)
        raise UserError(message, _("Choose 1 to {count}.").format(count=count + 1))
    moves = {old: old + (old >= number) for old in range(1, count + 1)}
    sources = tuple(sorted([*range(count), max(number - 2, 0)]))
    grown = _resized(method, axis, sources, moves)
    scale = _scale(grown, axis)
    labelled = _with_scale(grown, axis, (*scale[: number - 1], level, *scale[number:]))
    if axis == "impact":
        labelled = _without_description(labelled, number)
    return ScaleEdit(checked(labelled), axis, moves)


def moved_rating(rating: Rating, edit: ScaleEdit) -> Rating:
    """A rating with its scores on the new scale; scores that were on no level stay as they are."""
    if edit.axis == "impact":
        return replace(rating, impacts={key: edit.moves.get(level, level) for key, level in rating.impacts.items()})
    if rating.likelihood is None:
        return rating
    return replace(rating, likelihood=edit.moves.get(rating.likelihood, rating.likelihood))


def _resized(method: Method, axis: Axis, sources: Sequence[int], moves: Mapping[int, int]) -> Method:
    """The method with its scale taken from the old positions `sources`, everything along the axis following."""
    scaled = _with_scale(method, axis, _picked(_scale(method, axis), sources))
    if axis == "likelihood":
        grid = replace(
            method.grid, letters=_picked(method.grid.letters, sources), numbers=_picked(method.grid.numbers, sources)
        )
        return checked(replace(scaled, grid=grid, likelihood_table=_moved_table(method.likelihood_table, moves)))
    table = _picked(method.sl_rule.consequence_table, sources)
    grid = replace(
        method.grid,
        letters=tuple(_picked(row, sources) for row in method.grid.letters),
        numbers=tuple(_picked(row, sources) for row in method.grid.numbers),
    )
    return checked(
        replace(
            scaled,
            grid=grid,
            categories=tuple(
                replace(category, descriptions=_picked(category.descriptions, sources))
                for category in method.categories
            ),
            category_rules=tuple(replace(rule, impact=moves[rule.impact]) for rule in method.category_rules),
            sl_rule=replace(
                method.sl_rule,
                consequence_table=tuple(replace(row, impact=number) for number, row in enumerate(table, start=1)),
            ),
        )
    )


def _moved_table(table: LikelihoodTable | None, moves: Mapping[int, int]) -> LikelihoodTable | None:
    if table is None:
        return None
    return replace(table, likelihoods=tuple(tuple(moves[level] for level in row) for row in table.likelihoods))


def _without_description(method: Method, number: int) -> Method:
    """An added impact level has no description yet; that of the level it was copied from would mislead."""
    return replace(
        method,
        categories=tuple(
            replace(category, descriptions=(*category.descriptions[: number - 1], "", *category.descriptions[number:]))
            for category in method.categories
        ),
    )


def _scale(method: Method, axis: Axis) -> tuple[ScaleLevel, ...]:
    return method.likelihood if axis == "likelihood" else method.impact


def _with_scale(method: Method, axis: Axis, scale: tuple[ScaleLevel, ...]) -> Method:
    return replace(method, likelihood=scale) if axis == "likelihood" else replace(method, impact=scale)


def _picked(row: Sequence[T], sources: Sequence[int]) -> tuple[T, ...]:
    return tuple(row[source] for source in sources) if row else ()
