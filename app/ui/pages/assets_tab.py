"""The register of assets, and the import of another register into it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.model.entities import Asset
from app.ui.pages.context import Context
from app.ui.pages.placing_tab import PlacingTab
from app.ui.pages.plant_records import asset_records
from app.ui.pages.records import Keep, RecordsTab
from app.ui.widgets.empty_state import EmptyState, Start

if TYPE_CHECKING:
    from app.ui.pages.import_task import ImportTask


class AssetsTab(PlacingTab):
    """Assets by zone; while an import waits, what it would change, with its panel in the inspector."""

    def __init__(self, context: Context, keep: Keep, let_go: Callable[[QWidget], None]) -> None:
        self._context, self._keep_panel, self._let_go = context, keep, let_go
        self.task: ImportTask | None = None
        super().__init__(context.theme, context.bridge, asset_records(context.bridge, self._make_empty), keep)

    def _make_empty(self, _tab: RecordsTab[Any]) -> EmptyState:
        actions = self._context.actions
        starts = (
            Start(
                "ph.arrow-square-in",
                _("Import the asset register"),
                _("CSV or Excel, with columns in any order; you see what would change before anything is stored."),
                _("Import"),
                actions["import_assets"],
            ),
            Start(
                "ph.plus",
                _("Type the first asset"),
                _("Tag, kind and level are enough to start."),
                _("Add"),
                actions["add"],
            ),
        )
        text = _("Assets are the devices, programs and services that the plant runs on. All else rests on this list.")
        return EmptyState(self.theme, _("List the assets"), text, starts)

    def panel(self) -> QWidget | None:
        return self.task.panel if self.task is not None else super().panel()

    def focus_targets(self) -> Sequence[QWidget]:
        if self.task is None:
            return super().focus_targets()
        return (self.pane.view, self.pane.filter_box)

    def count(self) -> int:
        """How many assets there are, those that are staged among them."""
        if self.task is not None:
            return len(self.pane.model.arrangement)
        return len(self.bridge.assessment.facts.all(Asset))

    def import_register(self, path: Path) -> None:
        """Read a register and show what it would change; nothing is stored before it is applied."""
        # Late: half of the time that the page needs to come up would go into modules that only an import uses.
        from app.ui.pages.import_task import ImportTask

        if self.task is not None:
            self.task.discard()
        task = self.task = ImportTask(self.pane, self._context.tasks, path, self)
        self._keep_panel(task.panel)
        task.staged.connect(self.stirred)
        task.refused.connect(self.refused)
        task.ended.connect(self._end_import)
        self.stirred.emit()

    def _end_import(self, label: str) -> None:
        if self.task is not None:
            self._let_go(self.task.panel)
        self.task = None
        self.stirred.emit()
        if label:
            self.done.emit(label)
