"""The frozen revisions, and whether their content and results are still what was frozen."""

from collections.abc import Sequence

from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.errors import UserError
from app.i18n import N_, _, ngettext
from app.model.entities import Baseline
from app.progress import Progress
from app.queries.frozen import Verdict, verify_baselines
from app.tables.since import BaselineRow, baseline_rows, baselines_table
from app.ui.bridge import Notice
from app.ui.pages.context import Context
from app.ui.pages.tab import Tab
from app.ui.shell.page import Hints
from app.ui.table.model import TableModel
from app.ui.table.view import TableView
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty_state import EmptyState, Start
from app.ui.widgets.labels import label
from app.workflow.rules import RULES_VERSION


class BaselinesTab(Tab):
    """A row per frozen revision. Verifying runs in the background and is asked for by hand."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._bridge, theme = context, context.bridge, context.theme
        self._verdicts: dict[str, Verdict] = {}
        self._verifying = False
        self.model: TableModel[BaselineRow] = TableModel(baselines_table(), self)
        self.view = TableView(theme, self.model, lambda _field: [], self._bridge.assessment.facts.as_of)
        self.view.setAccessibleName(_("Baselines"))
        listing = QWidget()
        column = VBox(theme, listing)
        bar = frame("toolBar")
        row = HBox(theme, bar, margins=(20, 0, 16, 0), spacing=10)
        self._verify = QAction(_("Verify"), self)
        self._verify.setToolTip(_("Compute hash and results of each frozen revision again"))
        self._verify.triggered.connect(self.verify)
        self.button = Button(theme, _("Verify"), icon="ph.check-circle", small=True).follow(self._verify)
        row.addWidget(self.button)
        words = _(
            "Content: the kept rows have the hash that was signed. Results: the same risks and levels follow today."
        )
        row.addWidget(label(words, "caption", "secondary", wrap=True), 1)
        column.addWidget(bar)
        column.addWidget(self.view, 1)
        said = _("Freezing keeps a read-only copy of everything with its checksum; people sign that copy.")
        self._stack = QStackedWidget()
        self._stack.addWidget(listing)
        self._stack.addWidget(EmptyState(theme, _("Nothing is frozen yet"), said, self._starts()))
        VBox(theme, self).addWidget(self._stack)
        self._bridge.changed.connect(self._take)
        self.fill()

    def _starts(self) -> tuple[Start, ...]:
        actions = self._context.actions
        return (
            Start(
                "ph.warning",
                _("Clear what blocks the freeze"),
                _("Errors do, until they are put right or justified. The checks beside say where."),
                _("Next finding"),
                actions["next_finding"],
            ),
            Start(
                "ph.lock",
                _("Freeze the revision"),
                _("Once every check passes. Work goes on in the next revision."),
                _("Freeze"),
                actions["freeze"],
            ),
        )

    def _take(self, notice: Notice) -> None:
        if notice.effects.everything or any(row.table in ("baseline", "sign_off") for row in notice.effects.rows):
            self.fill()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fill()

    def fill(self) -> None:
        """Show the frozen revisions, with what verifying came to."""
        self.model.fill(baseline_rows(self._bridge.assessment, self._verdicts))
        self._stack.setCurrentIndex(0 if len(self.model.arrangement) else 1)
        self.stirred.emit()

    def verify(self) -> None:
        """Verify every frozen revision in the background."""
        if self._verifying:
            return
        self._verifying = True
        project, catalogue = self._bridge.project, self._bridge.assessment.catalogue

        def work(_progress: Progress) -> list[Verdict]:
            return verify_baselines(project, catalogue, RULES_VERSION)

        self._context.tasks.run(work, self.show_verdicts, _("Verifying the baselines"), self._refuse)

    def _refuse(self, trouble: UserError) -> None:
        self._verifying = False
        self.refused.emit(trouble)

    def show_verdicts(self, verdicts: Sequence[Verdict]) -> None:
        """Show what verifying came to."""
        self._verifying = False
        self._verdicts = {verdict.revision: verdict for verdict in verdicts}
        self.fill()

    # what the page asks

    @property
    def keys(self) -> Hints:
        return (("Space", N_("tick")), ("Ctrl C", N_("copy")))

    def sentence(self) -> str:
        count = len(self._bridge.assessment.facts.all(Baseline))
        said = [ngettext("{n} baseline", "{n} baselines", count).format(n=count)]
        if self._verdicts:
            bad = sum(not (one.content_equal and one.results_equal) for one in self._verdicts.values())
            said.append(_("{n} differ from what was frozen").format(n=bad) if bad else _("verified: all equal"))
        return ", ".join(said)

    def focus_targets(self) -> Sequence[QWidget]:
        return (self.view, self.button)
