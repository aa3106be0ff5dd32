"""Opens the groups of a long table: those that fill the window at once, the rest when nobody is typing.

Qt lays out every row below an open group, which at 20,000 rows takes longer than a key press may.
"""

from collections.abc import Callable, Collection
from itertools import accumulate
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QTreeView

from app.ui.table.tree import RowTree

_MANY, _AT_ONCE = 2_000, 400
_PAUSE_MS = 150


class Unfolding(QObject):
    """Opens the groups of a view, but for those whose titles are `folded` at the time."""

    def __init__(self, view: QTreeView, model: RowTree[Any], folded: Callable[[], Collection[str]]) -> None:
        super().__init__(view)
        self._view, self._model, self._folded = view, model, folded
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._open_rest)

    def start(self) -> None:
        """Open the groups, as far as they are seen; the others when a moment has passed."""
        groups = self._model.arrangement.groups
        self._timer.stop()
        most = len(groups)
        if self._model.arrangement.shown > _MANY:
            seen = accumulate(len(group.keys) + 1 for group in groups)
            most = next(place for place, rows in enumerate(seen, start=1) if rows > _AT_ONCE)
        self._open(most)
        if most < len(groups):
            self._timer.start()

    def finish(self) -> None:
        """Open what is left, as it is to be before a key or a paste goes to rows further down."""
        if self._timer.isActive():
            self._timer.stop()
            self._open_rest()

    def _open_rest(self) -> None:
        self._view.scheduleDelayedItemsLayout()
        self._open(len(self._model.arrangement.groups))

    def _open(self, most: int) -> None:
        folded = self._folded()
        for place, group in enumerate(self._model.arrangement.groups[:most]):
            if group.title not in folded:
                self._view.setExpanded(self._model.index(place, 0), True)
