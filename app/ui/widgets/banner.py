"""A slim bar that says in one sentence what is special here, with what can be done about it and a list to unfold."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.i18n import _, ngettext
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.buttons import Button, Rank
from app.ui.widgets.confirm import Confirm
from app.ui.widgets.labels import Glyph, label

_MOST_LINES = 12


class Banner(QWidget):
    """`warns` says that something waits for the person; without, it only tells. `buttons` are those on it, in order."""

    def __init__(self, theme: Theme, icon: str, words: str, *, warns: bool = False) -> None:
        super().__init__()
        self.theme = theme
        self.buttons: list[Button] = []
        bar = frame("recovered" if warns else "note")
        VBox(theme, self, margins=(12, 8, 12, 0)).addWidget(bar)
        self._column = VBox(theme, bar, margins=(10, 6, 8, 6), spacing=6)
        self._row = HBox(theme, spacing=8)
        self._row.addWidget(Glyph(theme, icon, "warn" if warns else "accent.text", 18))
        self._row.addWidget(label(words, wrap=True), 1)
        self._column.addLayout(self._row)
        self.setAccessibleName(words)

    def add(self, verb: str, do: Callable[[], object], rank: Rank = Rank.SECONDARY) -> Button:
        """A button that does something."""
        button = self._button(verb, rank)
        button.clicked.connect(lambda: do())
        return button

    def add_asking(self, verb: str, question: str, do: Callable[[], object]) -> None:
        """A button for what cannot be undone: it asks below the sentence before it does it."""
        confirm = Confirm(self.theme, self._button(verb, Rank.SECONDARY), question, verb)
        confirm.confirmed.connect(lambda: do())
        confirm.setContentsMargins(self.theme.px(26), 0, 0, 0)
        self.buttons += confirm.buttons
        self._column.addWidget(confirm)

    def unfold(self, lines: Sequence[str], verb: str) -> None:
        """A button that shows and hides lines, the last ones where there are many."""
        shown = [f"· {line}" for line in lines[-_MOST_LINES:]]
        rest = len(lines) - len(shown)
        if rest:
            shown.insert(0, ngettext("{n} more before", "{n} more before", rest).format(n=rest))
        told = label("\n".join(shown), "caption", "secondary", wrap=True)
        told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        told.setContentsMargins(self.theme.px(26), 0, 0, self.theme.px(4))
        told.hide()
        self._column.addWidget(told)
        self.add(verb, lambda: told.setVisible(told.isHidden()))

    def add_close(self) -> None:
        """A button that takes the banner away."""
        close = Button(self.theme, _("Close the message"), Rank.QUIET, icon="ph.x", small=True).show_words(False)
        close.clicked.connect(self.hide)
        self._row.addWidget(close)
        self.buttons.append(close)

    def _button(self, verb: str, rank: Rank) -> Button:
        button = Button(self.theme, verb, rank, small=True)
        self._row.addWidget(button)
        self.buttons.append(button)
        return button
