"""Theme and size of the window: what a person chose, within what the screen has room for."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QSize, Signal

from app.ui.theme import Theme


class Look(QObject):
    """Switches theme and size. `chosen` carries the theme's name and the wished scale whenever a person chose one.

    `screen` gives the room on the screen in pixels: a large size is capped so that the window still fits.
    """

    chosen = Signal(str, float)

    def __init__(self, theme: Theme, screen: Callable[[], QSize], parent: QObject) -> None:
        super().__init__(parent)
        self.theme, self._screen = theme, screen
        self._room: QSize | None = None

    def use_theme(self, name: str) -> None:
        """Show everything in another theme; the projector brings its own size and takes it away again."""
        scales, was = self.theme.tokens.scales, self.theme.name
        scale = None
        if "projector" in (name, was) and name != was:
            scale = scales["projector" if name == "projector" else "normal"]
        self._switch(name, scale)

    def step(self, by: int) -> None:
        """Everything so many sizes larger, or smaller."""
        scales = sorted(self.theme.tokens.scales.values())
        nearest = min(range(len(scales)), key=lambda place: abs(scales[place] - self.theme.scale))
        self._switch(None, scales[min(max(nearest + by, 0), len(scales) - 1)])

    def fit(self, room: QSize) -> None:
        """Take `room` for the screen's from now on: pictures are rendered at sizes that no screen here has."""
        self._room = room
        self.theme.switch(room=room)

    def _switch(self, name: str | None, scale: float | None) -> None:
        self.theme.switch(name, scale, self._room or self._screen())
        self.chosen.emit(self.theme.name, self.theme.wish)
