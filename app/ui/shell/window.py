"""The main window. It knows the shell: bars, rail, status row, which page is shown; never what is inside a page."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from app.errors import UserError
from app.ui.action import Action, Owner
from app.ui.shell.abilities import Abilities
from app.ui.shell.body import Body
from app.ui.shell.drops import register_in
from app.ui.shell.finder import Searchable
from app.ui.shell.guide import Guide
from app.ui.shell.inspector import Panel
from app.ui.shell.look import Look
from app.ui.shell.menus import MenuBar, look_menu, make_actions, whole_menu
from app.ui.shell.page import Page
from app.ui.shell.panes import Pane, step_pane, step_stop
from app.ui.shell.rail import Place, Rail
from app.ui.shell.room import arrange
from app.ui.shell.settling import Settling
from app.ui.shell.status_row import StatusRow
from app.ui.shell.top_bar import TopBar
from app.ui.shell.worked_list import Board
from app.ui.standing import ProjectStanding
from app.ui.theme import Theme
from app.ui.theme.theme import LEAST_HEIGHT, LEAST_WIDTH
from app.ui.widgets.boxes import HBox, VBox
from app.ui.widgets.focus_ring import FocusRing
from app.ui.widgets.toast import Toast
from app.workflow.homes import Way

PageMaker = Callable[[], Page]


class MainWindow(QMainWindow):
    """The shell around the pages.

    `asked` carries the handler's name of an action that the project has to do; `dropped` a file that was let fall on
    the window; `closing` comes before it goes.
    """

    asked = Signal(str)
    dropped = Signal(str)
    closing = Signal()

    def __init__(self, theme: Theme, places: Sequence[Place]) -> None:
        super().__init__()
        self.theme = theme
        self._makers: Mapping[str, PageMaker] = {}
        self._pages: dict[str, Page] = {}
        self._standing: ProjectStanding | None = None
        self.setAcceptDrops(True)
        self.actions_by_id = make_actions(theme, self, self._do)
        self._abilities = Abilities(self.actions_by_id)
        self._build(places)
        self.guide = Guide(self, self._body, places, lambda id: id in self._makers)
        self.guide.opened.connect(self._status.show_open)
        self.toast = Toast(theme, self._body, self._body.page_room)
        self.work = self._body.work
        FocusRing(theme, self)
        Settling(self)
        self.look = Look(theme, lambda: self.screen().availableSize(), self)
        theme.changed.connect(self._measure)
        self.use({})

    def _build(self, places: Sequence[Place]) -> None:
        menu = whole_menu(self, self.actions_by_id)
        self._top = TopBar(self.theme, self.actions_by_id, menu, look_menu(self, self.actions_by_id))
        self._rail = Rail(self.theme, places)
        self._rail.chosen.connect(self.go_to)
        self._body = Body(self.theme)
        self._status = StatusRow(self.theme, self.actions_by_id["findings"])
        centre = QWidget()
        column = VBox(self.theme, centre)
        column.addWidget(MenuBar(centre, self.actions_by_id))
        column.addWidget(self._top)
        middle = HBox(self.theme)
        middle.addWidget(self._rail)
        middle.addWidget(self._body, 1)
        column.addLayout(middle, 1)
        column.addWidget(self._status)
        self.setCentralWidget(centre)

    # what is shown

    def use(self, makers: Mapping[str, PageMaker]) -> None:
        """Pages of another project: `makers` gives that of each place when it is first gone to."""
        for page in self._pages.values():
            self._body.forget(page)
        self._makers, self._pages, self._standing = makers, {}, None
        self.follow(None, None)
        self._body.dismiss_guest()
        self._abilities.use(makers)
        self._rail.setEnabled("step1" in makers)

    def follow(self, records: Searchable | None, board: Board | None) -> None:
        """What the palette and the drawer of findings look through: the records and findings of the open project."""
        self.guide.follow(records, board)

    def show_standing(self, standing: ProjectStanding) -> None:
        """Show the project as it stands now."""
        self._standing = standing
        self.setWindowTitle(standing.name)
        self._top.show_standing(standing)
        self._rail.show_steps(standing.steps)
        self._status.show_counts(standing.counts)
        self._abilities.show_standing(standing)
        if self.page is not None:
            self.page.show_standing(standing)

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._body.page

    def go_to(self, id: str) -> Page:
        """Show the page of a place, and give it back."""
        page = self._pages.get(id)
        if page is None:
            page = self._pages[id] = self._makers[id]()
            page.stirred.connect(self._stirred)
            page.done.connect(self.say_done)
            page.clause_asked.connect(self.guide.show_clause)
        if self._standing is not None:
            page.show_standing(self._standing)
        self._rail.choose(id)
        for part in (self._top, self._rail, self._status):
            part.setVisible(not page.alone)
        self._body.show_page(page)
        self._body.drawer.show_step(page.number)
        self._stirred()
        self.focus_content()
        return page

    def focus_content(self) -> None:
        """Give the keyboard to the content of the page that is shown."""
        self._body.focus_page()

    def go_to_record(self, step: int, table: str, id: str) -> bool:
        """Show the page of a step and there the row of a table; whether the page shows the row itself."""
        return self.go_to_row(f"step{step}", [(table, id)])

    def go_to_rows(self, step: int, table: str, words: str) -> bool:
        """Show the page of a step and there the rows of a table that pass a filter; whether the page shows such."""
        return self.go_to(f"step{step}").sift(table, words)

    def go_to_row(self, place: str, ways: Iterable[Way], field: str = "") -> bool:
        """Show the page of a place and there the first row that it shows of these, the keyboard on a field of it.

        Whether the page shows one.
        """
        page = self.go_to(place)
        if not any(page.reveal(table, id) for table, id in ways):
            return False
        self.focus_content()
        if field:
            page.point_to(field)
        return True

    def _stirred(self) -> None:
        """The page says that its selection, its numbers or what it can do are different now."""
        page = self.page
        if page is None:
            return
        self._body.show_panel()
        self._status.show_page(page.sentence(), page.keys)
        self._abilities.show_page(page)

    def tell(self, trouble: UserError) -> None:
        """Say in the page that is shown what is wrong and what to do."""
        if self.page is not None:
            self.page.tell(trouble)

    def say_done(self, label: str) -> None:
        """Say that a change was made, and offer to take it back."""
        self.toast.say(label, self.actions_by_id["undo"].trigger)

    # what a person does

    def _do(self, action: Action) -> None:
        if action.owner is not Owner.GUIDE:
            self.guide.dismiss()
        if action.owner in (Owner.PROJECT, Owner.DESK):
            self.asked.emit(action.handler)
            return
        if action.owner is Owner.PAGE:
            do = self.page.handler(action.handler) if self.page is not None else None
        else:
            do = getattr(self if action.owner is Owner.WINDOW else self.guide, action.handler)
        if do is not None:
            do(action.argument) if action.argument else do()

    def use_theme(self, name: str) -> None:
        """Show everything in another theme."""
        self.look.use_theme(name)

    def toggle_letters(self) -> None:
        """Have single letters and digits be commands, or not any more."""
        self.look.toggle_letters()

    def use_size(self, name: str) -> None:
        """Show everything in a size."""
        self.look.use_size(name)

    def larger(self) -> None:
        """Everything one size larger."""
        self.look.step(1)

    def smaller(self) -> None:
        """Everything one size smaller."""
        self.look.step(-1)

    def want_inspector(self) -> None:
        """Show the inspector even where it lies over the page: something in it waits for the person."""
        self._body.want_inspector()

    def show_guest(self, panel: Panel) -> None:
        """Show a panel that belongs to no page in the inspector, until it is closed."""
        self._body.show_guest(panel)

    def toggle_inspector(self) -> None:
        """Show the inspector, or hide it."""
        self._body.toggle_inspector()

    def toggle_full_screen(self) -> None:
        """Fill the screen, or leave it again."""
        self.showNormal() if self.isFullScreen() else self.showFullScreen()

    def next_pane(self) -> None:
        """Give the keyboard to the next part of the window."""
        self._step_pane(1)

    def previous_pane(self) -> None:
        """Give the keyboard to the part of the window before."""
        self._step_pane(-1)

    def focusNextPrevChild(self, next: bool) -> bool:
        parts = (self._top, self._rail, *self._body.parts, self._status)
        return step_stop(parts, self.focusWidget(), 1 if next else -1)

    def _step_pane(self, by: int) -> None:
        page = self.page
        own: list[Pane] = [(self._top, self._top.search), (self._rail, self._rail.keyboard_target())]
        drawer = self._body.drawer
        step_pane([*own, *(page.panes() if page else ()), (drawer, drawer.list)], self.focusWidget(), by)

    # size

    def fit(self, room: QSize) -> None:
        """Fill `room` pixels, whatever the screen has: for pictures."""
        self.look.fit(room)
        self.resize(room)

    def _measure(self) -> None:
        self.setMinimumSize(self.theme.px(LEAST_WIDTH), self.theme.px(LEAST_HEIGHT))
        self._arrange()
        self.look.mark(self.actions_by_id)

    def _arrange(self) -> None:
        arrangement = arrange(self.theme.tokens, self.width(), self.theme.scale)
        self._rail.setFixedWidth(self.theme.px(arrangement.rail))
        self._rail.show_mini(arrangement.mini)
        self._top.arrange(arrangement)
        self._body.arrange(arrangement)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # files let fall on the window

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if register_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if name := register_in(event):
            event.acceptProposedAction()
            self.dropped.emit(name)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._measure()
