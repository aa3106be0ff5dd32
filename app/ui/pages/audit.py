"""The change log: who did what, when, to which record, with what stood there before and after."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.i18n import N_, _, ngettext
from app.model.entities import ENTITY
from app.queries.audit import AuditLine
from app.ui.pages.audit_panel import AuditPanel, can_go_to
from app.ui.pages.audit_trail import AuditTrail
from app.ui.pages.context import Context
from app.ui.shell.page import Page
from app.workflow.homes import home_of


class AuditPage(Page):
    """Every change since the project was made, newest first."""

    keys = (("Enter", N_("go to the record")),)

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, _("Change log"))
        self._bridge, self._go_to_record = context.bridge, context.go_to_record
        self.trail = AuditTrail(context.theme, context.bridge)
        self.column.addWidget(self.trail, 1)
        self._panel = self.keep(AuditPanel(context.theme, context.actions["undo"]))
        self._panel.wanted.connect(self._go_to)
        self.trail.chosen.connect(self._chosen)
        self.trail.when_gone_to(self.go_to_place)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(key), self.trail.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self.go_to_place)
        self._chosen()

    def _chosen(self) -> None:
        line, undo = self.trail.line, self._bridge.project.next_undo
        if line is not None:
            self._panel.show_change(self.trail.whole(line.change), undo is not None and undo.seq == line.change)
        self.stirred.emit()

    def go_to_place(self) -> None:
        """Show the record of the selected line in the step where it is at home."""
        line = self.trail.line
        if line is not None and can_go_to(line):
            self._go_to(line)

    def _go_to(self, line: AuditLine) -> None:
        step = home_of(ENTITY[line.entity])
        if step is not None:
            self._go_to_record(step, line.entity, line.row_id)

    # what the shell asks

    def panel(self) -> QWidget | None:
        return self._panel if self.trail.line is not None else None

    def sentence(self) -> str:
        total, shown = self.trail.changes, self.trail.model.arrangement.shown
        said = [ngettext("{n} change", "{n} changes", total).format(n=total)]
        said.append(ngettext("{n} line shown", "{n} lines shown", shown).format(n=shown))
        if self.trail.searching:
            said.append(_("looking further back"))
        return ", ".join(said)

    def focus_targets(self) -> Sequence[QWidget]:
        return (self.trail.view, self.trail.filters.box)

    def can(self, handler: str) -> bool:
        return self.trail.line is not None if handler == "copy" else super().can(handler)

    def copy(self) -> None:
        """Copy the selected lines for a spreadsheet."""
        self.trail.copy()

    def go_to_filter(self) -> None:
        """Type into the filter."""
        self.trail.filters.box.setFocus()
        self.trail.filters.box.selectAll()
