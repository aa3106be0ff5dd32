"""After undo and redo the window shows what changed: the page, the row and the cell that it is about."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from app.model.entities import ENTITY
from app.model.fields import Entity, fields_of
from app.ui.bridge import Notice
from app.ui.shell.window import MainWindow
from app.workflow.facts import Facts
from app.workflow.homes import Way, home_of, ways_to

_MOST = 500
"""So many rows of a large change are looked at; more would be felt."""

_MOST_TRIED = 20
"""Where so many rows are not shown, the others will not be either."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A row that changed: the step that shows it, under what, the field that is another, and whether it is there."""

    step: int
    ways: tuple[Way, ...]
    field: str
    there: bool


def spots_of(notice: Notice, facts: Facts) -> list[Spot]:
    """Where a change can be seen; the rows that are there now before those that are gone."""
    found = [spot for before, after in islice(_rows(notice, facts), _MOST) if (spot := _spot(facts, before, after))]
    return sorted(found, key=lambda spot: not spot.there)


def _rows(notice: Notice, facts: Facts) -> Iterator[tuple[Entity | None, Entity | None]]:
    if notice.effects.rows:
        yield from ((row.before, row.after) for row in notice.effects.rows)
        return
    for table, ids in notice.change.touched.items():
        yield from ((None, facts.get(ENTITY[table], id)) for id in ids)


def _spot(facts: Facts, before: Entity | None, after: Entity | None) -> Spot | None:
    row = after if after is not None else before
    step = home_of(type(row)) if row is not None else None
    if row is None or step is None:
        return None
    return Spot(step, tuple(ways_to(facts, row)), _changed(before, after), after is not None)


def _changed(before: Entity | None, after: Entity | None) -> str:
    """The first field that is another; "" where a row came or went."""
    if before is None or after is None:
        return ""
    names = (field.name for field in fields_of(type(after)))
    return next((name for name in names if getattr(before, name) != getattr(after, name)), "")


def walk_back(window: MainWindow, notice: Notice, facts: Facts) -> None:
    """Show what a change is about, unless it can be seen already. A page that belongs to no step stays."""
    page, spots = window.page, spots_of(notice, facts)
    if page is None or not page.number or not spots:
        return
    rows: dict[str, set[str]] = {}
    for table, id in (way for spot in spots for way in spot.ways):
        rows.setdefault(table, set()).add(id)
    if page.holds(rows):
        return
    here = [spot for spot in spots if spot.step == page.number]
    for spot in (*here, *(spot for spot in spots if spot.step != page.number))[:_MOST_TRIED]:
        if window.go_to_row(spot.step, spot.ways, spot.field):
            return
    if not here:
        window.go_to(f"step{spots[0].step}")
