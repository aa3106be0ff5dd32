"""Theme and size of the window: what a person chose, within what the screen has room for."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QSize, Signal

from app.ui.theme import Theme

PROJECTOR = "projector"


class Look(QObject):
    """Switches theme and size. `chosen` carries the theme's name and the wished scale whenever a person chose one.

    `screen` gives the room on the screen in pixels: a large size is capped so that the window still fits.
    """

    chosen = Signal(str, float)

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

    def fit(self, room: QSize) -> None:
        """Take `room` for the screen's from now on: pictures are rendered at sizes that no screen here has."""
        self._room = room
        self.theme.switch(room=room)

    def _switch(self, name: str | None, scale: float | None) -> None:
        self.theme.switch(name, scale, self._room or self._screen())
        self.chosen.emit(self.theme.name, self.theme.wish)
