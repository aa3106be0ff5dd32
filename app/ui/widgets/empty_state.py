"""What is shown where nothing is yet: what this is, what is there already, up to three ways to start."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.buttons import Button, Rank
from app.ui.widgets.confirm import Confirm
from app.ui.widgets.labels import Glyph, label

_WIDTH, _LEAST, _EDGE = 640, 360, 24


@dataclass(frozen=True, slots=True)
class Start:
    """One way to start: what it is called, what happens, the word on the button and the action behind it.

    `question` is asked below before it is done, for what cannot be undone.
    """

    icon: str
    title: str
    text: str
    verb: str
    action: QAction
    question: str = ""


class EmptyState(QWidget):
    """A card in the middle of its place; the first start is the primary one, and `first` its button."""

    def __init__(self, theme: Theme, title: str, text: str, starts: Sequence[Start]) -> None:
        super().__init__()
        self.theme = theme
        self.first: Button | None = None
        outer = VBox(theme, self, margins=(_EDGE, _EDGE, _EDGE, _EDGE))
        self._card = frame("card")
        outer.addWidget(self._card, alignment=Qt.AlignmentFlag.AlignCenter)
        column = VBox(theme, self._card)
        head = VBox(theme, margins=(20, 16, 20, 16), spacing=6)
        head.addWidget(label(title, "title", wrap=True))
        self._text = label(text, role="secondary", wrap=True)
        head.addWidget(self._text)
        column.addLayout(head)
        for place, start in enumerate(starts):
            column.addWidget(self._row(start, Rank.SECONDARY if place else Rank.PRIMARY))
        theme.changed.connect(self._measure)
        self._measure()

    def say(self, text: str) -> None:
        """Say something else about what is there already."""
        self._text.setText(text)

    def _measure(self) -> None:
        self._card.setFixedWidth(min(self.theme.px(_WIDTH), max(1, self.width() - 2 * self.theme.px(_EDGE))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(_LEAST), super().minimumSizeHint().height())

    def _row(self, start: Start, rank: Rank) -> QFrame:
        strip = frame("cardRow")
        row = HBox(self.theme, strip, margins=(20, 12, 18, 12), spacing=16)
        row.addWidget(Glyph(self.theme, start.icon, "accent", 24))
        words = VBox(self.theme, spacing=2)
        words.addWidget(label(start.title, "name"))
        words.addWidget(label(start.text, "caption", "secondary", wrap=True))
        row.addLayout(words, 1)
        if start.question:
            button = Button(self.theme, start.verb, rank)
            confirm = Confirm(self.theme, button, start.question, start.verb)
            confirm.confirmed.connect(start.action.trigger)
            words.addWidget(confirm)
        else:
            button = Button(self.theme, start.verb, rank).follow(start.action)
        row.addWidget(button)
        self.first = self.first or button
        return strip
