"""Step 1, System: assets, data flows and access points in their tables, and the import of a register."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.i18n import _
from app.model.fields import Entity
from app.tables.asset import AssetRow
from app.ui.pages.context import Context
from app.ui.pages.plant_records import ACCESS_POINT_RECORDS, FLOW_RECORDS, asset_records
from app.ui.pages.records import Records, RecordsTab
from app.ui.shell.asks import AsksPanel
from app.ui.shell.page import Page
from app.ui.standing import ProjectStanding
from app.ui.table.pane import TablePane
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty_state import EmptyState, Start

if TYPE_CHECKING:
    from app.ui.pages.import_task import ImportTask


class SystemPage(Page):
    """The register of assets, and beside it the data flows and access points."""

    def __init__(self, context: Context) -> None:
        theme, bridge, actions = context.theme, context.bridge, context.actions
        super().__init__(theme, _("System under consideration"), 1)
        self.bridge, self._tasks = bridge, context.tasks
        self._import: ImportTask | None = None
        self._records: tuple[Records[Any], ...] = (asset_records(bridge), FLOW_RECORDS, ACCESS_POINT_RECORDS)
        self._tabs: dict[int, RecordsTab[Any]] = {}
        self._stack = QStackedWidget()
        self.column.addWidget(self._stack, 1)
        self.pane: TablePane[AssetRow] = self._show_tab(0).pane
        self._empty_state = self._empty(actions)
        self.pane.show_when_empty(self._empty_state)
        self.add_buttons(
            Button(theme, _("Import assets"), icon="ph.arrow-square-in").follow(actions["import_assets"]),
            Button(theme, _("New"), icon="ph.plus", keys="N").follow(actions["add"]),
        )
        self._asks = self.keep(AsksPanel(theme))
        self._count()
        self.tabs.currentChanged.connect(self._show_tab)
        bridge.changed.connect(self._count)
        self.pane.fill()

    def _show_tab(self, place: int) -> RecordsTab[Any]:
        """Show a tab, made when it is needed for the first time."""
        tab = self._tabs.get(place)
        if tab is None:
            tab = self._tabs[place] = RecordsTab(self.theme, self.bridge, self._records[place], self.keep)
            tab.stirred.connect(self._stirred)
            tab.pane.refused.connect(self.tell)
            tab.pane.done.connect(self.done)
            self._stack.addWidget(tab)
        self._stack.setCurrentWidget(tab)
        self._stirred()
        return tab

    @property
    def tab(self) -> RecordsTab[Any]:
        """The tab that is shown."""
        return self._tabs[self._place]

    @property
    def _place(self) -> int:
        return max(self.tabs.currentIndex(), 0)

    def _count(self) -> None:
        facts = self.bridge.assessment.facts
        kinds = [records.table.entity for records in self._records]
        counts = [len(facts.all(kind)) if kind is not None else 0 for kind in kinds]
        if self._import is not None:
            counts[0] = len(self.pane.model.arrangement)
        titles = (_(records.table.title) for records in self._records)
        self.tabs.show_tabs(list(zip(titles, counts, strict=True)))

    def _empty(self, actions: Mapping[str, QAction]) -> EmptyState:
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

    # what is shown

    def show_standing(self, standing: ProjectStanding) -> None:
        super().show_standing(standing)
        step = standing.step(self.number)
        if step is not None:
            self._asks.show_step(step)
            self.pane.view.forget_notes_soon()
            self._stirred()

    def _stirred(self) -> None:
        self.keys = self.tab.keys if self._tabs else ()
        self.message.hide()
        self.stirred.emit()

    def panel(self) -> QWidget | None:
        if self._import is not None and self._place == 0:
            return self._import.panel
        return self.tab.selection if self.tab.pane.rows else self._asks

    def sentence(self) -> str:
        return self.tab.sentence()

    def reveal(self, table: str, id: str) -> bool:
        for place, records in enumerate(self._records):
            entity: type[Entity] | None = records.table.entity
            if entity is not None and entity.table == table:
                self.tabs.setCurrentIndex(place)
                return self.tab.pane.reveal(id)
        return False

    def focus_targets(self) -> Sequence[QWidget]:
        pane = self.tab.pane
        form = (self.tab.selection.form,) if pane.rows and self._import is None else ()
        start = (self._empty_state.first,) if self._empty_state.first is not None else ()
        return (pane.view, *start, pane.filter_box, *form)

    # what a person does

    def can(self, handler: str) -> bool:
        return super().can(handler) and self.tab.can(handler)

    def add_entry(self) -> None:
        """Add an entry beside the selected one, and start on its first cell."""
        self.tab.add_entry()

    def delete_selected(self) -> None:
        """Delete ticked rows, or clear the chosen cells."""
        self.tab.delete_selected()

    def delete_rows(self) -> None:
        """Delete the rows of the chosen cells."""
        self._do(self.tab.pane.acts.delete)

    def cut(self) -> None:
        """Copy the chosen cells and clear them."""
        self._do(self.tab.pane.acts.cut)

    def copy(self) -> None:
        """Copy the chosen cells or rows for a spreadsheet."""
        self.tab.pane.acts.copy()

    def paste(self) -> None:
        """Paste cells of a spreadsheet from the chosen one on."""
        self._do(self.tab.pane.acts.paste)

    def fill_down(self) -> None:
        """Give the chosen cells the value of the first one."""
        self._do(self.tab.pane.acts.fill_down)

    def _do(self, act: Callable[[], str]) -> None:
        self.tab.pane.do(act)

    def select_all(self) -> None:
        """Tick every row that is shown."""
        self.tab.pane.view.selectAll()

    def go_to_filter(self) -> None:
        """Type into the filter."""
        self.tab.pane.filter_box.setFocus()
        self.tab.pane.filter_box.selectAll()

    # import of a register

    def import_register(self, path: Path) -> None:
        """Read a register and show what it would change; nothing is stored before it is applied."""
        # Late: half of the time that this page needs to come up would go into modules that only an import uses.
        from app.ui.pages.import_task import ImportTask

        self.tabs.setCurrentIndex(0)
        if self._import is not None:
            self._import.discard()
        task = self._import = ImportTask(self.pane, self._tasks, path, self)
        self.keep(task.panel)
        task.staged.connect(self._staged)
        task.refused.connect(self.tell)
        task.ended.connect(self._end_import)
        self.stirred.emit()

    def _staged(self) -> None:
        self._count()
        self._stirred()

    def _end_import(self, label: str) -> None:
        if self._import is not None:
            self.let_go(self._import.panel)
        self._import = None
        self._staged()
        if label:
            self.done.emit(label)
