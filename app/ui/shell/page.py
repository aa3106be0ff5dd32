"""What every page has: header with title, tabs and actions, step strip, message bar, content."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget

from app.errors import UserError
from app.ui.shell.content import Content
from app.ui.shell.page_head import PageHead
from app.ui.shell.panes import Pane
from app.ui.shell.step_strip import StepStrip
from app.ui.standing import ProjectStanding
from app.ui.theme import Theme
from app.ui.widgets.banner import Banner
from app.ui.widgets.boxes import VBox
from app.ui.widgets.buttons import Button
from app.ui.widgets.message_bar import MessageBar

Hints = tuple[tuple[str, str], ...]

P = TypeVar("P", bound=QWidget)


class Page(Content, QFrame):
    """A page of the window. The shell asks it for `panel` and `sentence` and hands `show_standing` down.

    A page does a declared action when it has a method of the name that the action declares. `stirred` says that
    panel, sentence or the actions that it can do are different now; `done` names a change that was made,
    which can be taken back; `clause_asked` carries a sub-clause whose missing parts are asked for; `wanted` the path
    of a project to open.
    """

    stirred = Signal()
    done = Signal(str)
    clause_asked = Signal(object)
    wanted = Signal(str)
    keys: Hints = ()
    alone = False  # fills the window, without bars and rail

    def __init__(self, theme: Theme, title: str, number: int = 0, short: str = "") -> None:
        super().__init__()
        self.setObjectName("page")
        self.theme, self.number = theme, number
        self.column = VBox(theme, self)
        self.head = PageHead(theme, title, short)
        self._head, self.tabs = self.head.row, self.head.tabs
        self.column.addWidget(self.head)
        self.strip = StepStrip(theme)
        self.strip.asked.connect(self.clause_asked)
        self.column.addWidget(self.strip)
        if not number:
            self.strip.hide()
        self.message = MessageBar(theme)
        self.column.addWidget(self.message)
        self._panels: list[QWidget] = []

    def keep(self, panel: P) -> P:
        """Own a panel of the inspector, so that it goes when the page goes."""
        panel.setParent(self)
        panel.hide()
        self._panels.append(panel)
        return panel

    def let_go(self, panel: QWidget) -> None:
        """Delete a panel that is needed no more."""
        self._panels.remove(panel)
        panel.deleteLater()

    def retire(self) -> None:
        """The page is not needed any more, nor are its panels, wherever they are shown."""
        for panel in (*self._panels, self):
            for timer in panel.findChildren(QTimer):
                timer.stop()  # the project may be closed before the page is deleted
            panel.deleteLater()

    def add_buttons(self, *buttons: Button) -> None:
        """Put actions at the right end of the header."""
        for button in buttons:
            self.head.add_button(button)

    def show_notice(self, banner: Banner) -> None:
        """Show a banner above the content; Tab comes to it before the content."""
        self.column.insertWidget(self.column.indexOf(self.message), banner)
        before: QWidget = self.message.close_button
        for button in banner.buttons:
            QWidget.setTabOrder(before, button)
            before = button

    def kept_free(self) -> int:
        """The height at its top that an inspector over it does not cover: what can be done stands there."""
        return 0 if self.alone else self.head.height()

    def show_standing(self, standing: ProjectStanding) -> None:
        """The project as it stands now."""
        step = standing.step(self.number)
        if step is not None:
            self.strip.show_clauses(f"ZCR {self.number}", step.clauses)

    def tell(self, trouble: UserError) -> None:
        """Say in this place what is wrong and what to do."""
        self.message.tell(trouble)

    def panes(self) -> Sequence[Pane]:
        """Every pane of this page in the order in which F6 steps through them: header, step strip, content."""
        tabs = self.tabs if self.tabs.isVisible() and self.tabs.count() > 1 else None
        first = tabs or next((one for one in self.head.buttons if one.isEnabled()), None)
        content = ((target, target) for target in self.focus_targets())
        return ((self.head, first), (self.strip, self.strip.keyboard_target()), *content)
