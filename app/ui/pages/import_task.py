"""An import as a page shows it: the panel in the inspector, staged rows in the table, and what becomes of both."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.errors import UserError
from app.exchange.inventory.plan import ImportPlan
from app.tables.asset import AssetRow
from app.ui.pages.import_panel import ImportPanel
from app.ui.pages.register_import import RegisterImport
from app.ui.pages.staging import staged_rows
from app.ui.table.pane import TablePane
from app.ui.tasks import Tasks


class ImportTask(QObject):
    """Shows in `pane` what a register would change, until it is applied or discarded.

    `staged` says that the plan is another now, `ended` that nothing waits any more, with the label of the change that
    was made ("" for none); `refused` carries a UserError.
    """

    staged = Signal()
    ended = Signal(str)
    refused = Signal(object)

    def __init__(self, pane: TablePane[AssetRow], tasks: Tasks, path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._pane = pane
        self._course = RegisterImport(pane.bridge, tasks, path, self)
        self._applying = False
        self.panel = ImportPanel(pane.theme, self._course)
        self._course.planned.connect(self._show_plan)
        self._course.refused.connect(self._refuse)
        self.panel.applied.connect(self._apply)
        self.panel.closed.connect(self.discard)
        pane.bridge.changed.connect(self._compare_again)
        self._course.read()

    def discard(self) -> None:
        """Leave everything as it is."""
        self._end("")

    def _show_plan(self, plan: ImportPlan) -> None:
        self.panel.show_plan(plan)
        self._pane.fill(staged_rows(self._pane.bridge.assessment, plan))
        self.staged.emit()

    def _compare_again(self) -> None:
        """The project changed while an import waits: its plan has to look at it again."""
        if self._course.plan is not None and not self._applying:
            self._course.match(self._course.plan.mapping)

    def _refuse(self, trouble: UserError) -> None:
        """A file that cannot be read ends the import; a choice that cannot be made leaves the plan as it was."""
        if self._course.plan is None:
            self._end("")
        self.refused.emit(trouble)

    def _apply(self) -> None:
        plan = self._course.plan
        if plan is None:
            return
        self._applying = True
        try:
            self._course.apply(self.panel.remember.isChecked())
        except UserError as trouble:
            self.refused.emit(trouble)
        else:
            self._end(plan.label)
        finally:
            self._applying = False

    def _end(self, label: str) -> None:
        self._pane.bridge.changed.disconnect(self._compare_again)
        self._pane.fill()
        self.ended.emit(label)
        self.deleteLater()
