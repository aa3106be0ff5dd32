"""The findings drawer: what is open on this page or anywhere, and what to do about it."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget

from app.i18n import _
from app.ui.shell.worked_list import Board, WorkedList
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.buttons import Button, Rank
from app.ui.widgets.labels import KeyHints, label
from app.ui.widgets.segments import Segments
from app.ui.widgets.severities import Severities
from app.workflow.finding import Finding, Severity
from app.workflow.step import Clause


class Drawer(QFrame):
    """Below the page. `gone_to` carries the finding to go to, `done` the name of a change, `refused` a UserError.

    `narrowed` carries the number of the one sub-clause that is shown, "" for all.
    """

    gone_to, done, refused, closed = Signal(object), Signal(str), Signal(object), Signal()
    narrowed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("drawer")
        self.setAccessibleName(_("Findings"))
        self.theme = theme
        self._board: Board | None = None
        self._step, self._everywhere, self._stays = 0, False, False
        self._clause: Clause | None = None
        self._severity: Severity | None = None
        column = VBox(theme, self)
        column.addWidget(self._head())
        self._work = WorkedList(theme)
        self.list = self._work.list
        self._work.gone_to.connect(self.gone_to)
        self._work.done.connect(self.done)
        self._work.refused.connect(self.refused)
        self._nothing = label("", role="secondary")
        self._nothing.setContentsMargins(theme.px(14), theme.px(10), 0, 0)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._work)
        self._stack.addWidget(_at_top(theme, self._nothing))
        column.addWidget(self._stack, 1)
        self._reason = self._work.reason
        column.addWidget(self._reason)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        self.hide()

    def _head(self) -> QFrame:
        theme = self.theme
        head = frame("drawerHead")
        row = HBox(theme, head, margins=(14, 0, 10, 0), spacing=10)
        row.addWidget(label(_("Findings"), "strong"))
        self._scope = Segments(theme, _("Where"), [(_("This page"), False), (_("All steps"), True)])
        self._scope.choose(False)
        self._scope.picked.connect(self._look_everywhere)
        row.addWidget(self._scope)
        self.severities = Severities(theme)
        self.severities.picked.connect(self._sift)
        row.addWidget(self.severities)
        self._narrow = Button(theme, _("All sub-clauses"), Rank.SECONDARY, icon="ph.x", small=True)
        self._narrow.clicked.connect(lambda: self.show_clause(None))
        self._narrow.hide()
        row.addWidget(self._narrow)
        row.addStretch(1)
        hints = KeyHints(theme)
        hints.show_hints((("F8", _("next finding")), ("Enter", _("go there"))))
        row.addWidget(hints)
        close = Button(theme, _("Close the findings"), Rank.QUIET, icon="ph.x", small=True).show_words(False)
        close.clicked.connect(self.closed)
        row.addWidget(close)
        return head

    # what is shown

    def use(self, board: Board | None) -> None:
        """Show the findings of another project, or none."""
        self._board = self._work.board = board
        self._clause = None
        if board is not None:
            board.changed.connect(self._soon.start)
        self.refresh()

    def show_step(self, number: int) -> None:
        """The page of another step is shown; 0 for a page that belongs to no step."""
        if number != self._step and not self._stays:
            self._step, self._clause = number, None
            self.refresh()

    @contextmanager
    def staying(self) -> Iterator[None]:
        """Going to a finding must not take away the others, wherever the page leads."""
        self._stays = True
        try:
            yield
        finally:
            self._stays = False

    def show_finding(self, finding: Finding) -> None:
        """Show the findings of its step, and make it the current one."""
        self._step = finding.place.step
        self.show_clause(None)
        rows = self.list.findings.rows
        if finding in rows:
            self.list.choose(rows.index(finding))

    def show_clause(self, clause: Clause | None) -> None:
        """Show what is missing in one sub-clause of the step, or in all."""
        self._clause, self._everywhere, self._severity = clause, False, None
        self._scope.choose(False)
        self.refresh()

    def refresh(self) -> None:
        """Read the findings anew; nothing is done while the drawer is closed."""
        if self.isHidden():
            return
        self.narrowed.emit(self._clause.number if self._clause is not None else "")
        found = self._found()
        self.severities.show_findings(found)
        self.severities.choose(self._severity)
        self._narrow.setVisible(self._clause is not None)
        if self._clause is not None:
            self._narrow.say(f"{self._clause.number} {self._clause.label}")
        shown = tuple(one for one in found if self._severity in (None, one.severity))
        self.list.show_findings(shown)
        self._nothing.setText(self._nothing_words())
        self._stack.setCurrentIndex(0 if shown else 1)

    def _found(self) -> tuple[Finding, ...]:
        if self._board is None:
            return ()
        step = None if self._everywhere or not self._step else self._step
        return self._board.findings(step, self._clause.number if self._clause is not None else "")

    def _nothing_words(self) -> str:
        if self._severity is not None:
            return _("Nothing of this weight.")
        if self._clause is not None:
            return _("Nothing is open in {clause}.").format(clause=f"{self._clause.number} {self._clause.label}")
        return _("Nothing is open anywhere.") if self._everywhere else _("Nothing is open on this page.")

    def _look_everywhere(self, everywhere: object) -> None:
        self._everywhere, self._clause = bool(everywhere), None
        self.refresh()

    def _sift(self, severity: object) -> None:
        self._severity = severity if isinstance(severity, Severity) else None
        self.refresh()

    # what a person does

    def step(self, by: int) -> None:
        """Go to the place of the next open finding, or of the one before."""
        rows = self.list.findings.rows
        chosen = [place for place, finding in enumerate(rows) if finding.is_open]
        if not chosen:
            return
        here = self.list.currentIndex().row() - (self.list.stands_in and by > 0)  # nobody has seen it yet
        self.list.stands_in = False
        later = [place for place in chosen if place > here] if by > 0 else [p for p in chosen if p < here][::-1]
        self.list.choose(next(iter(later), chosen[0 if by > 0 else -1]))
        self.gone_to.emit(self.list.finding)


def _at_top(theme: Theme, words: QLabel) -> QFrame:
    place = frame("scrolled")
    column = VBox(theme, place)
    column.addWidget(words)
    column.addStretch(1)
    return place
