"""The changes since the last freeze: by record and field, read in the background when they are looked at."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.errors import UserError
from app.i18n import _, ngettext
from app.model.entities import ENTITY, Baseline
from app.model.entities import Project as ProjectRow
from app.progress import Progress
from app.queries.since import Sign, SinceLine, changes_since, everything_new
from app.tables.since import since_table
from app.ui.bridge import Notice
from app.ui.pages.approval_timeline import Timeline
from app.ui.pages.context import Context
from app.ui.table.group_row import GroupNote
from app.ui.table.groups import Group
from app.ui.table.model import TableModel
from app.ui.table.view import TableView
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.chips import Chip
from app.ui.widgets.labels import ShortLabel, label
from app.ui.widgets.segments import Segments
from app.workflow.homes import home_of
from app.workflow.zcr7_approval import latest_baseline

_PATIENCE = 400


class ChangesView(QWidget):
    """`counted` says that other changes are shown; `refused` carries a UserError. While hidden it only
    notes that it is out of date.
    """

    counted = Signal()
    refused = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._bridge, self.theme = context, context.bridge, context.theme
        self.lines: Sequence[SinceLine] = ()
        self._stale, self._reading = True, False
        self._sign: Sign | None = None
        self.model: TableModel[SinceLine] = TableModel(since_table(), self)
        self.view = TableView(self.theme, self.model, lambda _field: [], self._bridge.assessment.facts.as_of)
        self.view.setAccessibleName(_("Changes since the last freeze"))
        self.view.noted = self._note
        column = VBox(self.theme, self)
        self._head = frame("section")
        self._row = HBox(self.theme, self._head, margins=(20, 8, 16, 8), spacing=14)
        self._title = ShortLabel("", "title")
        self.timeline = Timeline(self.theme)
        self._weighty = Chip(self.theme, _("Risk or SL only"))
        self._weighty.toggled.connect(self._sift)
        self._segments: Segments | None = None
        for part in (self._title, self.timeline):
            self._row.addWidget(part)
        self._row.addStretch(1)
        self._row.addWidget(self._weighty)
        column.addWidget(self._head)
        self._nothing = label("", role="secondary", wrap=True)
        self._nothing.setContentsMargins(self.theme.px(20), self.theme.px(16), self.theme.px(20), 0)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._nothing)
        column.addWidget(self._stack, 1)
        self._soon = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._soon.timeout.connect(self.read)
        self._bridge.changed.connect(self._take)
        self.view.doubleClicked.connect(self.go_to_record)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(key), self.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self.go_to_record)
        self._show_head()
        self._say(_("The changes are being read."))

    # reading

    def _take(self, _notice: Notice) -> None:
        self._take_again()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._soon.start(0)

    def read(self) -> None:
        """Read the changes anew, in the background where there is a baseline to compare with."""
        if self._reading or not self.isVisible():
            return
        self._stale = False
        baseline = latest_baseline(self._bridge.assessment)
        if baseline is None:
            self.show_lines(everything_new(self._bridge.assessment.facts))
            return
        project, self._reading = self._bridge.project, True

        def work(_progress: Progress) -> list[SinceLine]:
            return changes_since(project, baseline)

        self._context.tasks.run(work, self._done, _("Reading the changes"), self._refuse)

    def _refuse(self, trouble: UserError) -> None:
        self._reading = False
        self.refused.emit(trouble)

    def _done(self, lines: list[SinceLine]) -> None:
        self._reading = False
        stale = self._stale
        self.show_lines(lines)
        if stale:
            self._take_again()

    def _take_again(self) -> None:
        """Something was changed while the changes were read."""
        self._stale = True
        if self.isVisible():
            self._soon.start()

    def show_lines(self, lines: Sequence[SinceLine]) -> None:
        """Show these changes."""
        self._stale = False
        self._soon.stop()
        self.lines = lines
        self.model.fill(lines)
        self._show_head()
        self._sift()

    # what is shown

    def _show_head(self) -> None:
        bridge = self._bridge
        latest, row = latest_baseline(bridge.assessment), bridge.assessment.facts.only(ProjectRow)
        words = _("First revision: everything is new")
        if latest is not None:
            words = _("Changes since Rev {revision}").format(revision=latest.revision)
        self._title.setText(words)
        frozen = sorted(bridge.assessment.facts.all(Baseline).values(), key=lambda one: str(one.frozen_at))
        stops = [(one.revision, f"{one.frozen_at:%Y-%m-%d}" if one.frozen_at else "") for one in frozen]
        self.timeline.show_revisions(stops, row.revision if row is not None else "")
        self._show_segments()

    def _show_segments(self) -> None:
        counts = Counter(line.sign for line in self.lines)
        choices: list[tuple[str, object]] = [(_("All {n}").format(n=len(self.lines)), None)]
        choices += [(f"{sign.value} {counts[sign]}", sign) for sign in Sign]
        had = self._segments is not None and self._segments.isAncestorOf(self.focusWidget() or self)
        if self._segments is not None:
            self._row.removeWidget(self._segments)
            self._segments.hide()
            self._segments.deleteLater()
        self._segments = Segments(self.theme, _("Which changes"), choices)
        self._segments.choose(self._sign)
        self._segments.picked.connect(self._pick)
        self._row.insertWidget(self._row.count() - 1, self._segments)
        self._segments.setVisible(any(line.row_id for line in self.lines))
        QWidget.setTabOrder(self._segments, self._weighty)
        QWidget.setTabOrder(self._weighty, self.view)
        if had:
            self._segments.setFocus()
        self._weighty.count(sum(line.weighs for line in self.lines))

    def _pick(self, sign: object) -> None:
        self._sign = sign if isinstance(sign, Sign) else None
        self._sift()

    def _sift(self) -> None:
        sign, weighty = self._sign, self._weighty.isChecked()
        only = (lambda row: sign in (None, row.sign) and (row.weighs or not weighty)) if sign or weighty else None
        self.model.filter("", only)
        if not self.lines and latest_baseline(self._bridge.assessment) is None:
            self._say(_("Nothing is entered yet. After the first freeze every later change is listed here."))
        elif not self.lines:
            self._say(_("Nothing has changed since the freeze. What is edited from now on is listed here."))
        elif not self.model.arrangement.shown:
            self._say(_("No change of this sort."))
        else:
            self._stack.setCurrentIndex(0)
        self.counted.emit()

    def _say(self, words: str) -> None:
        self._nothing.setText(words)
        self._stack.setCurrentIndex(1)

    def _note(self, group: Group) -> GroupNote:
        count = len(group.keys)
        if not any(self.model.arrangement.row(key).row_id for key in group.keys):
            return GroupNote(ngettext("{n} kind of record", "{n} kinds of record", count).format(n=count))
        return GroupNote(ngettext("{n} change", "{n} changes", count).format(n=count))

    def sentence(self) -> str:
        """What the status row says of it."""
        latest = latest_baseline(self._bridge.assessment)
        if latest is None:
            return _("Nothing is frozen yet")
        said = ngettext("{n} change since Rev {revision}", "{n} changes since Rev {revision}", len(self.lines))
        return said.format(n=len(self.lines), revision=latest.revision)

    def go_to_record(self) -> None:
        """Show the record of the selected change in the step where it is at home."""
        keys = self.view.chosen_keys()
        line = self.model.arrangement.row(keys[0]) if keys else None
        if line is None or not line.row_id or line.sign is Sign.REMOVED:
            return
        step = home_of(ENTITY[line.entity])
        if step is not None:
            self._context.go_to_record(step, line.entity, line.row_id)
