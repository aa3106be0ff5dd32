"""What becomes of scores when the method changes: nothing is dropped (DOMAIN section 3)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from app.commands.naming import own_name
from app.errors import UserError
from app.i18n import _
from app.model.entities import ConduitZone, InitialRating, Rating, Scenario, Zone
from app.risk.method import Method
from app.risk.rerating import Subject
from app.risk.scale_edits import Axis, ScaleEdit, moved_rating
from app.risk.scores import Rating as Scored
from app.risk.scores import format_scores, parse_scores
from app.risk.tolerance import tolerance_of
from app.store.project import Project
from app.store.work import Work

R = TypeVar("R", Rating, InitialRating)

AXES: tuple[Axis, Axis] = ("likelihood", "impact")


class Remap:
    """Ratings with their scores moved to the levels of another method."""

    def __init__(self, method: Method, moves: Mapping[Axis, Mapping[int, int]]) -> None:
        self._edits = [ScaleEdit(method, axis, moves[axis]) for axis in AXES if axis in moves]

    def scored(self, rating: Scored) -> Scored:
        """The scores of a rating on the new scales."""
        for edit in self._edits:
            rating = moved_rating(rating, edit)
        return rating

    def of(self, row: R) -> R:
        """A rating with its scores on the new scales; the method that it was given under stays."""
        after = self.scored(_scored(row))
        return replace(row, likelihood=after.likelihood, impacts=format_scores(after.impacts))


def refuse_lost_scores(work: Work, old: Method, new: Method, moves: Mapping[Axis, Mapping[int, int]]) -> None:
    """UserError when a score would lose its level or its category under the new method."""
    rows: list[Rating | InitialRating] = [*work.all(Rating), *work.all(InitialRating)]
    ratings = [_scored(row) for row in rows]
    for axis in AXES:
        used = {level for rating in ratings for level in _levels(rating, axis)}
        size = len(new.likelihood if axis == "likelihood" else new.impact)
        shrinks = size < len(old.likelihood if axis == "likelihood" else old.impact)
        lost = used - moves[axis].keys() if axis in moves else used if shrinks else set()
        gone = {level for level in moves.get(axis, {}).values() if not 1 <= level <= size}
        if lost or gone:
            raise UserError(
                _("Scores of {axis} level {levels} would have no place.").format(
                    axis=_("likelihood") if axis == "likelihood" else _("impact"),
                    levels=", ".join(map(str, sorted(lost or gone))),
                ),
                _("Say which of the {count} levels takes the scores of each level.").format(count=size),
            )
    missing = sorted({key for rating in ratings for key in rating.impacts if not new.has_category(key)})
    if missing:
        raise UserError(
            _("Impact category {keys} is scored and missing from the new method.").format(keys=", ".join(missing)),
            _("Keep the category and switch it off."),
        )


def kept_letters(zones: Iterable[Zone], method: Method, letters: Mapping[str, str]) -> Iterator[Zone]:
    """The zones with a tolerable level of their own, under its new letter. UserError when there is none."""
    for zone in zones:
        if not zone.tolerable:
            continue
        letter = letters.get(zone.tolerable, zone.tolerable)
        if letter not in method.letters:
            raise UserError(
                _("{zone} tolerates risk level {letter}, which the new method does not have.").format(
                    zone=own_name(zone), letter=zone.tolerable
                ),
                _("Say which of {letters} takes its place.").format(letters=", ".join(method.letters)),
            )
        yield replace(zone, tolerable=letter)


def subjects(project: Project, old: Method, new: Method, moves: Mapping[Axis, Mapping[int, int]]) -> Iterator[Subject]:
    """Every rating as it is now and on the new scales, with the tolerance that it is judged by."""
    remap = Remap(new, moves)
    tolerable = _tolerable_by_scenario(project, old)
    for row in project.rows(Rating):
        before = _scored(row)
        yield Subject(row.id, before, remap.scored(before), *tolerable.get(row.scenario_id, ("", "")))
    for initial in project.rows(InitialRating):
        before, after = _scored(initial), remap.scored(_scored(initial))
        yield Subject(initial.id, _certain(before, old), _certain(after, new))


def _tolerable_by_scenario(project: Project, method: Method) -> dict[str, tuple[str, str]]:
    """Per scenario the tolerable level, and its reason, of its zone or of the strictest zone of its conduit."""
    own = {zone.id: (zone.tolerable, zone.tolerable_reason) for zone in project.rows(Zone) if zone.tolerable}
    joined: dict[str, list[tuple[str, str]]] = {}
    for link in project.rows(ConduitZone):
        joined.setdefault(link.conduit_id, []).append(own.get(link.zone_id, ("", "")))
    strictest = {
        id: min(found, key=lambda pair: method.rank(tolerance_of(method, *pair).letter)) for id, found in joined.items()
    }
    return {
        row.id: own.get(row.zone_id, ("", "")) if row.zone_id else strictest.get(str(row.conduit_id), ("", ""))
        for row in project.rows(Scenario)
    }


def _scored(row: Rating | InitialRating) -> Scored:
    if isinstance(row, InitialRating):
        return Scored(row.likelihood, parse_scores(row.impacts))
    return Scored(row.likelihood, parse_scores(row.impacts), parse_scores(row.factors), row.override_reason)


def _certain(rating: Scored, method: Method) -> Scored:
    """An initial rating counts with the highest likelihood unless it names one (ZCR 2.1)."""
    likelihood = rating.likelihood or len(method.likelihood)
    return replace(rating, likelihood=likelihood, override_reason=_("Initial risk"))


def _levels(rating: Scored, axis: Axis) -> set[int]:
    if axis == "impact":
        return set(rating.impacts.values())
    return set() if rating.likelihood is None else {rating.likelihood}
