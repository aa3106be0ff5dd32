"""Layouts whose margins and spacing follow the scale."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.ui.theme import Theme

Margins = tuple[int, int, int, int]
NONE: Margins = (0, 0, 0, 0)


class HBox(QHBoxLayout):
    """A row; `margins` (left, top, right, bottom) and `spacing` are pixels at scale 1."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, margins: Margins = NONE, spacing: int = 0) -> None:
        super().__init__()
        if parent is not None:
            parent.setLayout(self)
        self._theme, self._margins, self._spacing = theme, margins, spacing
        theme.changed.connect(self.measure)
        self.measure()

    def measure(self) -> None:
        """Take the scale in use."""
        _measure(self, self._theme, self._margins, self._spacing)


class VBox(QVBoxLayout):
    """A column; `margins` (left, top, right, bottom) and `spacing` are pixels at scale 1."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, margins: Margins = NONE, spacing: int = 0) -> None:
        super().__init__()
        if parent is not None:
            parent.setLayout(self)
        self._theme, self._margins, self._spacing = theme, margins, spacing
        theme.changed.connect(self.measure)
        self.measure()

    def measure(self) -> None:
        """Take the scale in use."""
        _measure(self, self._theme, self._margins, self._spacing)


def _measure(layout: QLayout, theme: Theme, margins: Margins, spacing: int) -> None:
    left, top, right, bottom = (theme.px(side) if side else 0 for side in margins)
    layout.setContentsMargins(left, top, right, bottom)
    layout.setSpacing(theme.px(spacing) if spacing else 0)


def frame(name: str) -> QFrame:
    """A plain frame that the style sheet dresses by its name."""
    made = QFrame()
    made.setObjectName(name)
    return made
