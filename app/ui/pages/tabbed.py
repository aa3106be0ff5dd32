"""A page that is made of tabs: each is made when it is first shown, and does what is declared for pages."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.i18n import _
from app.ui.pages.context import Context
from app.ui.pages.tab import Tab, TabMaker
from app.ui.shell.asks import AsksPanel
from app.ui.shell.content import Rows
from app.ui.shell.page import Page
from app.ui.standing import ProjectStanding

_ACROSS = ("next_tab", "previous_tab")


class TabbedPage(Page):
    """The page of a step, or another one without step where `number` is 0. The tab at place `first` is shown first."""

    def __init__(
        self,
        context: Context,
        title: str,
        number: int,
        makers: Sequence[TabMaker],
        first: int = 0,
        short: str = "",
    ) -> None:
        super().__init__(context.theme, title, number, short)
        self.context, self.bridge = context, context.bridge
        self._makers = tuple(makers)
        self._made: dict[int, Tab] = {}
        self._standing: ProjectStanding | None = None
        self._stack = QStackedWidget()
        self.column.addWidget(self._stack, 1)
        self._asks = self.keep(AsksPanel(context.theme)) if number else None
        if self._asks is not None:
            self._asks.asked.connect(self.clause_asked)
        self.count()
        self.tabs.setCurrentIndex(first)
        self.tabs.currentChanged.connect(self._show)
        self._show(first)
        self.bridge.changed.connect(self.count)

    def _show(self, place: int) -> None:
        tab, here = self.tab_at(place), self.window().focusWidget()
        held = here is not None and self._stack.isAncestorOf(here)
        self._stack.setCurrentWidget(tab)
        if self._standing is not None:
            tab.show_standing(self._standing)
        self._stirred()
        if held:  # what had the keyboard is hidden now, and Qt would give it to anything
            self._enter()

    def tab_at(self, place: int) -> Tab:
        """The tab at a place, made when it is needed for the first time."""
        tab = self._made.get(place)
        if tab is None:
            tab = self._made[place] = self._makers[place].make()
            tab.stirred.connect(self._stirred)
            tab.refused.connect(self.tell)
            tab.done.connect(self.done)
            self._stack.addWidget(tab)
        return tab

    @property
    def shown(self) -> Tab:
        """The tab that is shown."""
        return self.tab_at(self.place)

    @property
    def place(self) -> int:
        """Where the tab that is shown stands."""
        return max(self.tabs.currentIndex(), 0)

    def go_to_tab(self, title: str) -> Tab:
        """Show the tab of a title (a message id); KeyError when there is none."""
        place = next((place for place, maker in enumerate(self._makers) if maker.title == title), None)
        if place is None:
            raise KeyError(title)
        self.tabs.setCurrentIndex(place)
        return self.tab_at(place)

    def next_tab(self) -> None:
        """Show the next tab, after the last one the first, and give it the keyboard."""
        self._step_tab(1)

    def previous_tab(self) -> None:
        """Show the tab before, and give it the keyboard."""
        self._step_tab(-1)

    def _step_tab(self, by: int) -> None:
        self.tabs.setCurrentIndex((self.place + by) % self.tabs.count())
        self._enter()

    def _enter(self) -> None:
        """Give the keyboard to the tab that is shown."""
        target = next((one for one in self.shown.focus_targets() if one.isVisibleTo(self)), self.tabs)
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def count(self) -> None:
        """Say on each tab how much is in it; a single one would only repeat the title of the page.

        A page that nobody sees counts when it is shown.
        """
        if len(self._makers) < 2 or (self.tabs.count() and not self.isVisible()):
            return
        self.tabs.show_tabs([(_(maker.title), maker.count()) for maker in self._makers])

    def show_standing(self, standing: ProjectStanding) -> None:
        super().show_standing(standing)
        self._standing = standing
        step = standing.step(self.number)
        if step is not None and self._asks is not None:
            self._asks.show_step(step)
        self.shown.show_standing(standing)
        self._stirred()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.count()

    def _stirred(self) -> None:
        self.keys = self.shown.keys
        self.message.hide()
        self.stirred.emit()

    def panel(self) -> QWidget | None:
        return self.shown.panel() or self._asks

    def sentence(self) -> str:
        return self.shown.sentence()

    def reveal(self, table: str, id: str) -> bool:
        for place in self._places_of(table):
            if self.tab_at(place).reveal(table, id):
                self.tabs.setCurrentIndex(place)
                return True
        return False

    def turn_to(self, table: str) -> bool:
        place = next(iter(self._places_of(table)), None)
        if place is None:
            return False
        self.tabs.setCurrentIndex(place)
        return self.shown.turn_to(table)

    def sift(self, table: str, words: str) -> bool:
        for place in self._places_of(table):
            if self.tab_at(place).sift(table, words):
                self.tabs.setCurrentIndex(place)
                return True
        return False

    def _places_of(self, table: str) -> list[int]:
        """The tabs that may show rows of a table: those that are about it before those that mention it."""
        places = [place for place, maker in enumerate(self._makers) if table in maker.tables]
        return sorted(places, key=lambda place: self._makers[place].tables.index(table))

    def point_to(self, field: str) -> None:
        self.shown.point_to(field)

    def holds(self, rows: Rows) -> bool:
        return self.shown.holds(rows)

    def focus_targets(self) -> Sequence[QWidget]:
        own, asks = self.shown.focus_targets(), self._asks
        return own if asks is None or self.panel() is not asks else (*own, *asks.rows[:1])

    def can(self, handler: str) -> bool:
        if handler in _ACROSS:
            return len(self._makers) > 1
        return super().can(handler) or self.shown.can(handler)

    def handler(self, name: str) -> Callable[..., object]:
        own: Callable[..., object] | None = getattr(self, name, None)
        return own if own is not None else self.shown.handler(name)
