"""How far a table is behind the project: one that nobody sees is read again when it is shown, or in a pause before."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from app.tables.column import Table
from app.tables.follower import Follower
from app.ui.bridge import Bridge, Notice

_AT_A_STEP = 5
"""So many rows are read again in a few milliseconds, even where each moves to another group."""


class Lag:
    """The subjects whose rows may be others now. `fill` reads every row again, `read` those of some subjects."""

    def __init__(
        self, table: Table[Any], bridge: Bridge, fill: Callable[[], object], read: Callable[[set[str]], object]
    ) -> None:
        self._follower, self._bridge = Follower(table), bridge
        self._fill, self._read = fill, read
        self._behind: set[str] | None = set()

    def note(self, notice: Notice) -> None:
        """Take note of what a change touched."""
        stale = self._follower.stale(notice.effects, self._bridge.assessment.facts)
        self._behind = None if stale is None or self._behind is None else self._behind | stale

    def forget(self) -> None:
        """Every row was just read."""
        self._behind = set()

    def catch_up(self) -> None:
        """Have everything read that is behind."""
        behind, self._behind = self._behind, set()
        if behind is None:
            self._fill()
        elif behind:
            self._read(behind)

    def steps(self) -> Iterator[None]:
        """Catch up in small steps; a table that is to be read as a whole waits until somebody looks."""
        while self._behind:
            some = set(islice(self._behind, _AT_A_STEP))
            self._behind -= some
            self._read(some)
            yield
