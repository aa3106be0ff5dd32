"""An import as a page shows it: the panel in the inspector, staged rows in the table, and what becomes of both."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.errors import UserError
from app.exchange.inventory.plan import SKIPPED, ImportPlan, RowPlan, Winner
from app.tables.asset import AssetRow
from app.ui.pages.import_panel import ImportPanel
from app.ui.pages.register_import import RegisterImport
from app.ui.pages.staging import Staging, stage
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
        self._staging = Staging()
        self._left_out: dict[int, RowPlan] = {}
        self._answers: dict[int, str] = {}
        self._applying = False
        self.panel = ImportPanel(pane.theme, self._course)
        self._course.planned.connect(self._show_plan)
        self._course.refused.connect(self._refuse)
        self.panel.applied.connect(self._apply)
        self.panel.closed.connect(self.discard)
        self.panel.stepped.connect(self._step)
        pane.view.ticked.connect(self._tick)
        pane.decided.connect(self._decide)
        pane.bridge.changed.connect(self._compare_again)
        self._course.read()

    def discard(self) -> None:
        """Leave everything as it is."""
        self._end("")

    def _show_plan(self, plan: ImportPlan) -> None:
        """Show a plan that was made anew; the row that was current stays so, though new rows have other ids now."""
        index = self._pane.view.currentIndex()
        row, place = self._staging.origin.get(self._pane.model.key_at(index) or ""), index.column()
        self._staging = stage(self._pane.bridge.assessment, plan, self._left_out)
        self.panel.show_plan(plan, self._staging)
        self._pane.fill(self._staging.staged)
        key = self._staging.key_of(row) if row is not None else None
        if key is not None:
            self._pane.view.choose(key, place)
        self.staged.emit()

    def _compare_again(self) -> None:
        """The project changed while an import waits: its plan has to look at it again."""
        if self._course.plan is not None and not self._applying:
            self._course.match(self._course.plan.mapping)

    # what a person decides in the table

    def _step(self, by: int) -> None:
        self._pane.view.setFocus()
        self._pane.view.keys.to_staged(by)

    def _tick(self, keys: Sequence[str]) -> None:
        """Leave rows out where all of them are taken, else take them all."""
        rows = [self._staging.origin[key] for key in keys if key in self._staging.origin]
        plan = self._course.plan
        if plan is None or not rows:
            return
        matches = dict(plan.choices.matches)
        if all(matches.get(row) != SKIPPED for row in rows):
            planned = {row.row: row for row in plan.rows}
            self._left_out |= {row: planned[row] for row in rows}
            self._answers |= {row: matches[row] for row in rows if row in matches}
            matches |= dict.fromkeys(rows, SKIPPED)
        else:
            for row in rows:
                matches.pop(row, None)
                if row in self._answers:
                    matches[row] = self._answers.pop(row)
        self._course.answer_all(matches)

    def _decide(self, key: str, column: str, value: object) -> None:
        """Take an answer: whose value a cell gets, or which asset a row means."""
        row = self._staging.origin.get(key)
        if row is None:
            return
        if column in self._staging.staged[key].conflicts:
            self._course.settle(row, column, Winner.FILE if value else Winner.HERE)
            return
        if value == SKIPPED and self._course.plan is not None:
            self._left_out |= {one.row: one for one in self._course.plan.rows if one.row == row}
        self._course.answer(row, str(value))

    # how it ends

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
        pane = self._pane
        pane.bridge.changed.disconnect(self._compare_again)
        pane.view.ticked.disconnect(self._tick)
        pane.decided.disconnect(self._decide)
        pane.fill()
        self.ended.emit(label)
        self.deleteLater()
