"""What leads a person through the window: the command palette, the key sheet, the drawer of findings."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.ui.shell.body import Body
from app.ui.shell.finder import COMMAND, PLACE, Finder, Line, Searchable
from app.ui.shell.keys import KeySheet
from app.ui.shell.overlay import Overlay
from app.ui.shell.palette import Palette
from app.ui.shell.rail import Place
from app.ui.shell.worked_list import Board
from app.workflow.finding import Finding
from app.workflow.step import Clause

if TYPE_CHECKING:
    from app.ui.shell.window import MainWindow


class Guide(QObject):
    """The handlers of the declared actions that find something are methods here.

    `known` says whether there is a page of a place now. `opened` tells whether the drawer is open.
    """

    opened = Signal(bool)

    def __init__(self, window: "MainWindow", body: Body, places: Sequence[Place], known: Callable[[str], bool]) -> None:
        super().__init__(window)
        self._window, self._body = window, body
        self._raised: list[Overlay] = []
        self._board: Board | None = None
        self.finder = Finder(window.actions_by_id, places, known)
        self.drawer = body.drawer
        self.drawer.gone_to.connect(self.go_to_finding)
        self.drawer.done.connect(window.say_done)
        self.drawer.refused.connect(window.tell)
        self.drawer.narrowed.connect(self._mark)
        self.drawer.closed.connect(lambda: self._open(False))

    def follow(self, records: Searchable | None, board: Board | None) -> None:
        """Look through the records and findings of another project, or of none."""
        self.finder.follow(records)
        self._board = board
        self.drawer.use(board)

    def dismiss(self, besides: Overlay | None = None) -> None:
        """Close what is raised over the window, one thing excepted."""
        for raised in self._raised:
            if raised is not besides:
                raised.dismiss()

    @cached_property
    def palette(self) -> Palette:
        """Made when it is first needed, so that a start does not wait for it."""
        palette = Palette(self._window.theme, self._window, self.finder)
        palette.chosen.connect(self._take)
        self._raised.append(palette)
        return palette

    @cached_property
    def key_sheet(self) -> KeySheet:
        """Made when it is first needed: it has a hundred lines."""
        sheet = KeySheet(self._window.theme, self._window)
        self._raised.append(sheet)
        return sheet

    # palette and key sheet

    def find_anything(self) -> None:
        """Open the command palette, or close it."""
        self.dismiss(besides=self.palette)
        self.palette.toggle()

    def show_keys(self) -> None:
        """Show what each key does, or no longer."""
        self.dismiss(besides=self.key_sheet)
        self.key_sheet.toggle()

    def _take(self, line: Line) -> None:
        """Do what was chosen in the palette."""
        if line.kind == COMMAND:
            self._window.actions_by_id[line.id].trigger()
        elif line.kind == PLACE:
            self._window.go_to(line.id)
        else:
            self._window.go_to_record(line.step, line.kind, line.id)

    def explain_target(self, place: str) -> None:
        """Say why a zone or conduit has its SL-T: the one that is chosen on the page shown, else one on `place`."""
        self.dismiss()
        page = self._window.page
        if page is None or not page.can("explain_target"):
            page = self._window.go_to(place)
        if page.can("explain_target"):
            self._window.want_inspector()
            page.handler("explain_target")()

    # findings

    def toggle_findings(self) -> None:
        """Open the drawer of findings and take the keyboard there, or close it."""
        self.dismiss()
        self._open(self.drawer.isHidden())
        if not self.drawer.isHidden():
            self.drawer.list.setFocus()

    def show_clause(self, clause: Clause) -> None:
        """Show what is missing in a sub-clause of the step that is shown."""
        self._open(True)
        self.drawer.show_clause(clause)

    def _mark(self, number: str) -> None:
        if self._window.page is not None:
            self._window.page.strip.mark(number)

    def next_finding(self) -> None:
        """Go to the place of the next finding."""
        self._step(1)

    def previous_finding(self) -> None:
        """Go to the place of the finding before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        self.dismiss()
        self._open(True)
        self.drawer.step(by)

    def _open(self, shown: bool) -> None:
        here = self._window.focusWidget()
        held = here is not None and self.drawer.isAncestorOf(here)
        self._body.show_drawer(shown)
        if not shown:
            self._mark("")
        self.opened.emit(shown)
        if held and not shown:
            self._window.focus_content()

    def go_to_finding(self, finding: Finding) -> None:
        """Show where it is put right, with the keyboard on the field that cures it.

        The drawer stays with the step whose findings are gone through, though some are cured in others.
        """
        if self._board is not None:
            cure = self._board.cure(finding)
            with self.drawer.staying():
                self._window.go_to_row(cure.place, cure.ways, cure.field)

    def show_finding(self, finding: Finding) -> None:
        """Go to a finding, and show it among those of its step in the drawer."""
        self.go_to_finding(finding)
        here = self._window.focusWidget()
        self._open(True)
        self.drawer.show_finding(finding)
        if here is not None:
            here.setFocus()
