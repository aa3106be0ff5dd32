"""The lines of the change log in their table: read page by page, and kept in step with each change."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.i18n import _
from app.queries.audit import AuditLine, count_changes, read_change, read_tables, read_trail_of, read_trail_page
from app.queries.telling import natural_of
from app.store.journal import Change
from app.tables.change import trail_table
from app.tables.values import display_text
from app.ui.bridge import Bridge, Notice
from app.ui.pages.audit_filters import AuditFilters
from app.ui.table.model import TableModel
from app.ui.table.view import TableView
from app.ui.theme import Theme
from app.ui.widgets.boxes import VBox
from app.ui.widgets.empty_state import EmptyState, Start
from app.workflow.facts import RowChange

MOST_RECORDS = 60
"""How many rows of a change are told field by field."""

_NEAR_THE_END = 400
_MOST_MISSED = 20


class AuditTrail(QWidget):
    """Shows the newest changes first, and reads on as it is scrolled or as something is looked for.

    `chosen`: the selection or the numbers are others now. While it is hidden it takes note of changes only.
    """

    chosen = Signal()

    def __init__(self, theme: Theme, bridge: Bridge) -> None:
        super().__init__()
        self.bridge, project = bridge, bridge.project
        self.model: TableModel[AuditLine] = TableModel(trail_table(project), self)
        self.view = TableView(theme, self.model, lambda _field: [], bridge.assessment.facts.as_of)
        self.view.setAccessibleName(_("Change log"))
        self.filters = AuditFilters(theme, project.author)
        self._found: list[AuditLine] = []
        self._missed: list[Change] = []
        self._renamed = False
        self._earlier: int | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._nothing(theme))
        column = VBox(theme, self)
        column.addWidget(self.filters)
        column.addWidget(self._stack, 1)
        self._search = QTimer(self, singleShot=True, interval=0)
        self._search.timeout.connect(self._look_further)
        self.filters.changed.connect(self._sift)
        self.view.chosen.connect(self.chosen)
        self.view.verticalScrollBar().valueChanged.connect(self._scrolled)
        bridge.changed.connect(self.take)
        self.fill()

    def _nothing(self, theme: Theme) -> EmptyState:
        everything = QAction(_("Show everything"), self)
        everything.triggered.connect(self.filters.clear)
        words = _("Every change since the project was made is kept here, with what stood there before and after.")
        start = Start("ph.clock-counter-clockwise", _("All changes"), _("Newest first."), _("Show"), everything)
        return EmptyState(theme, _("No change matches"), words, (start,))

    # reading

    def fill(self) -> None:
        """Read the newest changes anew."""
        project = self.bridge.project
        self._missed.clear()
        self._renamed = False
        self._found = []
        self._counts = count_changes(project)
        self.filters.show_counts(self._counts)
        self.filters.offer_tables(read_tables(project))
        page = read_trail_page(project, self.bridge.assessment.facts)
        self._earlier = page.earlier
        self.model.fill(page.lines)
        self._sift()

    def _sift(self) -> None:
        sieve = self.filters.sieve()
        self.model.filter(sieve.words, sieve.passes)
        self._go_on()

    def _go_on(self) -> None:
        """Go on looking while there is more to find, and show where that stands."""
        if self.searching:
            self._search.start()
        nothing = not self.model.arrangement.shown and not self.searching
        self._stack.setCurrentIndex(1 if nothing else 0)
        self.chosen.emit()

    @property
    def searching(self) -> bool:
        """Whether something is looked for that may stand in changes that were not read yet."""
        sieve = self.filters.sieve()
        if self._earlier is None or not sieve.narrow:
            return False
        oldest = min((line.at for line in (self._found or self.model.arrangement.rows)), default=None)
        return sieve.since is None or oldest is None or oldest.astimezone().date() >= sieve.since

    def look_through(self) -> None:
        """Read on until what is looked for is found, or the beginning is reached."""
        while self.searching:
            self._look_further()

    def _look_further(self) -> None:
        """Read one page more; what was found is shown when it is as much again as what is shown, or all."""
        if self._earlier is None:
            return
        page = read_trail_page(self.bridge.project, self.bridge.assessment.facts, self._earlier)
        self._earlier = page.earlier
        self._found += page.lines
        if not self.searching or len(self._found) > len(self.model.arrangement):
            self._show_found()
        self._go_on()

    def _show_found(self) -> None:
        bar = self.view.verticalScrollBar()
        place = bar.value()
        found, self._found = self._found, []
        self.model.fill([*self.model.arrangement.rows, *found])
        bar.setValue(place)

    def _scrolled(self, value: int) -> None:
        """Read on a little before the last line comes into view."""
        bar = self.view.verticalScrollBar()
        if self._earlier is not None and self.isVisible() and value and value > bar.maximum() - _NEAR_THE_END:
            self._look_further()
            self._show_found()

    # following

    def take(self, notice: Notice) -> None:
        """Take over a change: at once where it is seen, else when it is seen again."""
        self._renamed = self._renamed or notice.effects.everything or any(map(_renames, notice.effects.rows))
        self._missed.append(notice.change)
        if self.isVisible():
            self._catch_up()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()

    def _catch_up(self) -> None:
        """Names are those of today, so a row that has another one is told anew wherever it stands."""
        if self._renamed or len(self._missed) > _MOST_MISSED:
            self.fill()
            return
        missed, self._missed = self._missed, []
        for change in missed:
            self._follow(change)
        if missed:
            self._go_on()

    def _follow(self, change: Change) -> None:
        known, table = self.model.arrangement, self.model.table
        lines = read_trail_of(self.bridge.project, self.bridge.assessment.facts, change.seq)
        told = {table.key(line): line for line in lines if line.change == change.seq or table.key(line) in known}
        self.model.refresh(told.items())
        if change.reverts is None:
            by = (change.author, change.place)
            self._counts = replace(self._counts, made={**self._counts.made, by: self._counts.made.get(by, 0) + 1})
        else:
            self._counts = count_changes(self.bridge.project)
        self.filters.show_counts(self._counts)

    # what is shown

    @property
    def line(self) -> AuditLine | None:
        """The line that is selected, the first of several."""
        keys = self.view.chosen_keys()
        return self.model.arrangement.row(keys[0]) if keys else None

    def whole(self, change: int) -> list[AuditLine]:
        """One change with every field of its first rows, one row more than MOST_RECORDS where there are more."""
        return read_change(self.bridge.project, self.bridge.assessment.facts, change, MOST_RECORDS + 1)

    @property
    def changes(self) -> int:
        """How many changes there are in all."""
        return sum(self._counts.made.values())

    def copy(self) -> None:
        """Put the selected lines on the clipboard, as a spreadsheet takes them."""
        rows = [self.model.arrangement.row(key) for key in self.view.chosen_keys()]
        columns = self.model.columns
        lines = ["\t".join(display_text(one.kind, one.value(row)) for one in columns) for row in rows]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def when_gone_to(self, do: Callable[[], None]) -> None:
        """What a double click on a line does."""
        self.view.doubleClicked.connect(do)


def _renames(row: RowChange) -> bool:
    """Whether people call a row something else now."""
    if row.before is None or row.after is None:
        return False
    return any(getattr(row.before, name) != getattr(row.after, name) for name in natural_of(type(row.after)))
