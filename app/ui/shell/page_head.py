"""The header of a page: its title, its tabs, and the actions, which keep as many words as there is room for."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame

from app.ui.shell.tabs import Tabs
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox
from app.ui.widgets.buttons import Button, Rank
from app.ui.widgets.labels import label

_Worded = frozenset[Button]


class PageHead(QFrame):
    """The title is never cut: where it is narrow its shorter form stands there, then buttons lose their words.

    They lose them one by one from the left, and the primary one last; then the tabs lose their counts.
    """

    def __init__(self, theme: Theme, title: str, short: str = "") -> None:
        super().__init__()
        self.setObjectName("pageHead")
        self._titles = (title, short) if short else (title,)
        self.row = HBox(theme, self, margins=(20, 0, 16, 0), spacing=8)
        self._title = label(title, "page")
        self.row.addWidget(self._title)
        self.tabs = Tabs(theme)
        self.row.addWidget(self.tabs)
        self.row.addStretch(1)
        self.buttons: list[Button] = []
        theme.changed.connect(self._fit)

    def add_button(self, button: Button) -> None:
        """Put an action at the right end."""
        self.buttons.append(button)
        self.row.addWidget(button)

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return QSize(self._width(self._titles[-1], frozenset(), counted=False), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def _fit(self) -> None:
        """Take the first of the forms that the header has room for, else the last one."""
        room = self.width()
        for title, worded in self._forms():
            if counted := self._width(title, worded) <= room:
                break
        self.tabs.show_counts(counted)
        if title != self._title.text():
            self._title.setText(title)
            self._title.setToolTip(self._titles[0] if title != self._titles[0] else "")
        for button in self.buttons:
            button.show_words(button in worded)

    def _forms(self) -> Iterator[tuple[str, _Worded]]:
        """Titles with the buttons that show words, from the roomiest form to the tightest."""
        every = frozenset(self.buttons)
        for title in self._titles:
            yield title, every
        for button in sorted(self.buttons, key=lambda one: one.rank is Rank.PRIMARY):
            every -= {button}
            yield self._titles[-1], every

    def _width(self, title: str, worded: _Worded, counted: bool = True) -> int:
        """How wide the header is at least in a form; whatever else it holds needs what it needs now."""
        now = self.row.minimumSize().width() - self._title.minimumSizeHint().width()
        now += self.tabs.width_with(counted) - self.tabs.sizeHint().width() if self.tabs.count() else 0
        shown = [one for one in self.buttons if not one.isHidden()]
        now += sum(one.width_with(one in worded) - one.sizeHint().width() for one in shown)
        self._title.ensurePolished()
        return now + self._title.fontMetrics().horizontalAdvance(title)
