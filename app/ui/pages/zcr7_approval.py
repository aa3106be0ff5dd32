"""Step 7, Approval: what changed, what blocks the freeze, the freeze itself, and who signed."""

from PySide6.QtWidgets import QWidget

from app.catalog.catalogue import Catalogue
from app.commands.approval import Freezing, freeze, prepare_freeze
from app.errors import UserError
from app.i18n import N_, _
from app.model.entities import Baseline, Participant, Session, SignOff
from app.progress import Progress
from app.ui.pages.approval_baselines import BaselinesTab
from app.ui.pages.approval_panel import ApprovalPanel
from app.ui.pages.approval_sessions import SessionsTab
from app.ui.pages.approval_state import CheckLine
from app.ui.pages.approval_tab import BaselineTab
from app.ui.pages.context import Context
from app.ui.pages.tab import TabMaker
from app.ui.pages.tabbed import TabbedPage
from app.ui.tasks import Task
from app.ui.widgets.buttons import Button, Rank
from app.ui.widgets.confirm import Confirm
from app.ui.widgets.labels import FindingSign, ShortLabel

BASELINE = N_("Baseline")
BASELINES = N_("Baselines")
RECORD = N_("Record of sessions")


class ApprovalPage(TabbedPage):
    """Step 7, Approval."""

    def __init__(self, context: Context) -> None:
        facts = context.bridge.assessment.facts
        self.inspector = ApprovalPanel(context)
        self._freezing: Task | None = None
        context.tasks.finished.connect(self._end_freezing)
        makers = (
            TabMaker(BASELINE, (SignOff.table, Participant.table), lambda: BaselineTab(context, self.inspector)),
            TabMaker(
                RECORD, (Session.table,), lambda: SessionsTab(context, self.keep), lambda: len(facts.all(Session))
            ),
            TabMaker(BASELINES, (), lambda: BaselinesTab(context), lambda: len(facts.all(Baseline))),
        )
        super().__init__(context, _("Approval"), 7, makers)
        self.keep(self.inspector)
        self.inspector.refreshed.connect(self._show_freeze)
        self.inspector.gone_to.connect(self._go_to)
        self.inspector.risk_wanted.connect(lambda id: context.go_to_record(5, "scenario", id))
        self.inspector.refused.connect(self.tell)
        self._add_freeze()
        self._show_freeze()

    def _add_freeze(self) -> None:
        theme = self.theme
        self._sign = FindingSign(theme, "error")
        self._why = ShortLabel("", "caption", "error")
        self._head.addWidget(self._sign)
        self._head.addWidget(self._why)
        self.freeze_button = Button(theme, _("Freeze"), Rank.PRIMARY, icon="ph.lock")
        self.add_buttons(self.freeze_button)
        question = _("This keeps a read-only copy with its checksum and starts the next revision. It is not undone.")
        self.confirm = Confirm(theme, self.freeze_button, question, _("Freeze now"))
        self.confirm.setObjectName("note")
        self.confirm.confirmed.connect(self._freeze)
        self.confirm.turned.connect(self.stirred)
        theme.changed.connect(self._measure)
        self._measure()
        self.column.insertWidget(self.column.indexOf(self.head) + 1, self.confirm)

    def kept_free(self) -> int:
        """The header with Freeze, and the question below it."""
        asking = 0 if self.confirm.isHidden() else self.confirm.heightForWidth(self.width())
        return super().kept_free() + max(0, asking)

    def _measure(self) -> None:
        px = self.theme.px
        self.confirm.setContentsMargins(px(20), px(4), px(16), px(4))

    def _show_freeze(self) -> None:
        """The button, and beside it why it cannot be pressed."""
        ready = self.inspector.readiness
        self.freeze_button.say(_("Freeze Rev {revision}").format(revision=ready.revision))
        self.freeze_button.setToolTip(ready.blocked or _("Keep this revision as it is  Ctrl Shift F"))
        if self.confirm.isHidden():
            self.freeze_button.setEnabled(not ready.blocked and self._freezing is None)
        elif ready.blocked:
            self.confirm.hide()
            self.freeze_button.setEnabled(False)
        self._why.setText(ready.blocked)
        self._why.setVisible(bool(ready.blocked))
        self._sign.setVisible(any(line.severity == "error" for line in ready.lines))
        self._stirred()

    def _freeze(self) -> None:
        """Make the revision ready in the background; it is kept here, unless the project was changed meanwhile."""
        project, day = self.bridge.project, self.bridge.assessment.facts.as_of
        self.confirm.hide()

        def work(progress: Progress) -> Freezing:
            ready = prepare_freeze(project, Catalogue(), day)
            progress.step(0, 0)  # a freeze is not undone: who cancelled it must not find it done
            return ready

        title = _("Freezing Rev {revision}").format(revision=self.inspector.readiness.revision)
        self._freezing = self.context.tasks.run(work, self._keep, title, self._refuse)
        self._show_freeze()

    def _keep(self, ready: Freezing) -> None:
        try:
            freeze(self.bridge.project, ready)
        except UserError as trouble:
            self.tell(trouble)
        self.inspector.refresh()
        if self.isVisible():
            self.shown.focus_targets()[0].setFocus()

    def _refuse(self, trouble: UserError) -> None:
        self.tell(trouble)
        self.inspector.refresh()

    def _end_freezing(self, task: Task) -> None:
        if task is self._freezing:
            self._freezing = None
            self._show_freeze()

    def _go_to(self, line: CheckLine) -> None:
        """Go where a check fails, with the findings of that step in the drawer."""
        if line.finding is None:
            self.go_to_tab(RECORD)
            return
        self.context.show_finding(line.finding)

    # what a person does

    def can(self, handler: str) -> bool:
        if handler == "freeze_revision":
            return self.freeze_button.isEnabled() or not self.confirm.isHidden()
        return super().can(handler)

    def freeze_revision(self) -> None:
        """Ask once, below the header; asked again it is still the same question."""
        if self.freeze_button.isEnabled():
            self.freeze_button.click()

    def panel(self) -> QWidget | None:
        return self.shown.panel() or self.inspector
