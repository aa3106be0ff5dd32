"""Writing rows inside a change, with what a new value carries along. Shared by commands and table cells.

What holds for every way of editing stands here: an asset is in one place, zones do not nest in a circle, a rating
names the method under which it was given, a flow whose ends are others passes other conduits.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from app.commands.routing import route
from app.errors import UserError
from app.i18n import _
from app.model.entities import Asset, Flow, InitialRating, Rating, Zone
from app.model.entities import Project as ProjectRow
from app.model.fields import Entity
from app.store.work import Work

E = TypeVar("E", bound=Entity)


def set_values(work: Work, kind: type[E], values: Mapping[str, Mapping[str, object]]) -> None:
    """Give fields of rows, by id, new values. KeyError when an id has no row; UserError when a value may not stand."""
    before = {row.id: row for row in work.where(kind, "id", *values)}
    changed: Mapping[str, Any] = values
    write(work, [(before[id], replace(before[id], **changed[id])) for id in values])


def set_alike(work: Work, kind: type[Entity], ids: Iterable[str], **values: object) -> None:
    """Give fields of rows the same new values. Errors as of `set_values`."""
    set_values(work, kind, dict.fromkeys(ids, values))


def add_rows(work: Work, rows: Sequence[Entity]) -> None:
    """Add rows of one table."""
    write(work, [(None, row) for row in rows])


def put(work: Work, rows: Sequence[E]) -> tuple[E, ...]:
    """Write rows of one table over those that stand for the same thing, keeping their ids; add the others.

    Two rows stand for the same thing when they have the same unique fields: the rating of a scenario at a stage, the
    level of a zone in a foundational requirement.
    """
    standing = _standing(work, rows)
    kept = [(found, replace(row, id=found.id)) if (found := standing.get(_key(row))) else (None, row) for row in rows]
    write(work, kept)
    return tuple(after for _before, after in kept)


def write(work: Work, pairs: Sequence[tuple[E | None, E]]) -> None:
    """Write rows of one table, each as it was (None for a new one) and as it shall be."""
    if not pairs:
        return
    kind = type(pairs[0][1])
    settle = _SETTLE.get(kind)
    if settle is not None:
        pairs = settle(work, pairs)
    work.replace(*(after for before, after in pairs if before is not None))
    work.add(*(after for before, after in pairs if before is None))
    check = _CHECK.get(kind)
    if check is not None:
        check(work, pairs)
    follow = _FOLLOW.get(kind)
    if follow is not None:
        follow(work, pairs)


def _standing(work: Work, rows: Sequence[E]) -> dict[object, E]:
    """The rows that are there already for what `rows` stand for, by key."""
    wanted: dict[str, set[object]] = {}
    for row in rows:
        names = _unique_fields(row)
        wanted.setdefault(names[0], set()).add(getattr(row, names[0]))
    found = (row for name, values in wanted.items() for row in work.where(type(rows[0]), name, *values))
    return {_key(row): row for row in found}


def _key(row: Entity) -> object:
    names = _unique_fields(row)
    return names, tuple(getattr(row, name) for name in names)


def _unique_fields(row: Entity) -> tuple[str, ...]:
    return next(names for names in row.uniques if getattr(row, names[0]) is not None)


Pairs = Sequence[tuple[Any, Any]]


def _in_one_place(_work: Work, pairs: Pairs) -> Pairs:
    """An asset that gets a conduit leaves its zone, and the other way round."""
    return [(before, _one_place(before, after)) for before, after in pairs]


def _one_place(before: Asset | None, after: Asset) -> Asset:
    if after.zone_id is None or after.conduit_id is None:
        return after
    if before is not None and before.conduit_id is None and before.zone_id == after.zone_id:
        return replace(after, zone_id=None)
    if before is not None and before.zone_id is None and before.conduit_id == after.conduit_id:
        return replace(after, conduit_id=None)
    raise UserError(
        _("{tag} cannot be in a zone and belong to a conduit at once.").format(tag=after.tag),
        _("Choose the zone or the conduit."),
    )


def _under_method_in_force(work: Work, pairs: Pairs) -> Pairs:
    """A rating whose scores change is given under the method that is in force now."""
    (project,) = work.all(ProjectRow)
    in_force = project.method_id
    return [
        (before, after)
        if after.method_id == in_force or (before is not None and _scores(before) == _scores(after))
        else (before, replace(after, method_id=in_force))
        for before, after in pairs
    ]


def _scores(rating: Rating | InitialRating) -> tuple[object, ...]:
    return rating.likelihood, rating.impacts, rating.factors if isinstance(rating, Rating) else ""


def _not_in_a_circle(work: Work, pairs: Pairs) -> None:
    """No zone within itself; only one that gets another parent can come to that."""
    zones = [after for before, after in pairs if before is None or before.parent_id != after.parent_id]
    if all(zone.parent_id is None for zone in zones):
        return
    parents = {zone.id: zone.parent_id for zone in work.all(Zone)}
    for zone in zones:
        above, seen = zone.parent_id, {zone.id}
        while above is not None and above not in seen:
            seen.add(above)
            above = parents.get(above)
        if above is not None:
            raise UserError(
                _("{zone} cannot lie within itself.").format(zone=zone.code),
                _("Choose a parent zone that is not one of its sub-zones."),
            )


def _along_conduits(work: Work, pairs: Pairs) -> None:
    """A flow that is new or has other ends passes the conduits between them, where they lead from one to the other."""
    moved = [after for before, after in pairs if before is None or _ends(before) != _ends(after)]
    if moved:
        route(work, moved)


def _ends(flow: Flow) -> tuple[str, str]:
    return flow.source_id, flow.target_id


_SETTLE: dict[type[Entity], Callable[[Work, Pairs], Pairs]] = {
    Asset: _in_one_place,
    Rating: _under_method_in_force,
    InitialRating: _under_method_in_force,
}
_CHECK: dict[type[Entity], Callable[[Work, Pairs], None]] = {Zone: _not_in_a_circle}
_FOLLOW: dict[type[Entity], Callable[[Work, Pairs], None]] = {Flow: _along_conduits}
