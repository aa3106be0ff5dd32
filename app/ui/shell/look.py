"""Theme and size of the window: what a person chose, within what the screen has room for."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QAction

from app.ui.actions import ACTIONS
from app.ui.theme import Theme

PROJECTOR = "projector"


class Look(QObject):
    """Switches theme, size and single-letter keys. `chosen` says that a person chose one: the theme has it now.

    `screen` gives the room on the screen in pixels: a large size is capped so that the window still fits.
    """

    chosen = Signal()

    def __init__(self, theme: Theme, screen: Callable[[], QSize], parent: QObject) -> None:
        super().__init__(parent)
        self.theme, self._screen = theme, screen
        self._room: QSize | None = None
        self._before = theme.tokens.scales["normal"]

    @property
    def size(self) -> str:
        """The name of the size that was chosen ("normal")."""
        scales = self.theme.tokens.scales
        return min(scales, key=lambda name: abs(scales[name] - self.theme.wish))

    def mark(self, actions: Mapping[str, QAction]) -> None:
        """Mark the theme and the size in use, of the actions that choose one."""
        for action in ACTIONS:
            if action.exclusive:
                chosen = self.theme.name if action.exclusive == "theme" else self.size
                actions[action.id].setChecked(action.argument == chosen)

    def use_theme(self, name: str) -> None:
        """Show everything in another theme; the projector brings its own size and takes it away again."""
        was, scale = self.theme.name, None
        if name == PROJECTOR != was:
            self._before, scale = self.theme.wish, self.theme.tokens.scales[PROJECTOR]
        elif was == PROJECTOR != name:
            scale = self._before
        self._switch(name, scale)

    def use_size(self, name: str) -> None:
        """Show everything in the size of a name."""
        self._switch(None, self.theme.tokens.scales[name])

    def step(self, by: int) -> None:
        """Everything so many sizes larger, or smaller."""
        scales = sorted(self.theme.tokens.scales.values())
        place = scales.index(self.theme.tokens.scales[self.size])
        self._switch(None, scales[min(max(place + by, 0), len(scales) - 1)])

    def toggle_letters(self) -> None:
        """Have single letters and digits be commands, or not any more."""
        self.theme.use_letters(not self.theme.letters)
        self.chosen.emit()

    def fit(self, room: QSize) -> None:
        """Take `room` for the screen's from now on: pictures are rendered at sizes that no screen here has."""
        self._room = room
        self.theme.switch(room=room)

    def _switch(self, name: str | None, scale: float | None) -> None:
        self.theme.switch(name, scale, self._room or self._screen())
        self.chosen.emit()
