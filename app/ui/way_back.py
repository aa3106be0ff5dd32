"""After undo and redo the window shows what changed: the page, the row and the cell that it is about."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from app.model.entities import ENTITY
from app.model.fields import Entity, fields_of
from app.ui.bridge import Bridge, Notice
from app.ui.shell.content import Rows
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


class WayBack:
    """Knows on which step each change of this session was made, and leads back there."""

    def __init__(self, window: MainWindow, bridge: Bridge) -> None:
        self._window, self._bridge = window, bridge
        self._made: dict[int, int] = {}
        bridge.changed.connect(self._note)

    def _note(self, notice: Notice) -> None:
        """What takes a change back, or does it again, is about the step on which that was made."""
        change, page = notice.change, self._window.page
        if change.reverts is not None:
            self._made[change.seq] = self._made.get(change.reverts, 0)
        elif page is not None:
            self._made[change.seq] = page.number

    def walk(self) -> None:
        """Select the row that the last change is about: on the step where it was made, else where it is at home.

        A row that is selected there stays so, and a page that belongs to no step is not left. Of a row that is gone
        the table is shown.
        """
        window, notice = self._window, self._bridge.latest
        page = window.page
        spots = spots_of(notice, self._bridge.assessment.facts) if notice is not None else []
        if notice is None or page is None or not page.number or not spots:
            return
        made = self._made.get(notice.change.seq, 0)
        if made in (0, page.number) and page.holds(_by_table(spots)):
            return
        nearest = sorted(spots, key=lambda spot: (not spot.there, spot.step != page.number))[:_MOST_TRIED]
        tries = [(made, spot) for spot in nearest if made] + [(spot.step, spot) for spot in nearest]
        if not any(window.go_to_row(f"step{step}", spot.ways, spot.field) for step, spot in tries):
            steps = (step for step in (made, nearest[0].step) if step)
            any(window.go_to(f"step{step}").turn_to(nearest[0].ways[0][0]) for step in steps)


def _by_table(spots: list[Spot]) -> Rows:
    rows: dict[str, set[str]] = {}
    for table, id in (way for spot in spots for way in spot.ways):
        rows.setdefault(table, set()).add(id)
    return rows
