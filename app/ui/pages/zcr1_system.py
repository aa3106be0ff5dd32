"""Step 1, System: the assets of the plant in their table, and the import of a register."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.commands.assets import add_assets
from app.i18n import N_, _, ngettext
from app.model.entities import Asset
from app.tables.asset import ASSETS, AssetRow
from app.tables.column import Column
from app.ui.pages.context import Context
from app.ui.pages.selection import SelectionPanel
from app.ui.shell.asks import AsksPanel
from app.ui.shell.page import Page
from app.ui.standing import ProjectStanding
from app.ui.table.pane import Filter, TablePane
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty_state import EmptyState, Start
from app.workflow.finding import Finding

if TYPE_CHECKING:
    from app.ui.pages.import_task import ImportTask


def _lacks_data(row: AssetRow) -> bool:
    return not (row.asset.tag and row.asset.kind and row.asset.level)


def _has_no_place(row: AssetRow) -> bool:
    return row.asset.in_scope and row.zone is None and row.conduit is None


class SystemPage(Page):
    """The register of assets."""

    keys = (("F2", N_("edit cell")), ("Ctrl V", N_("paste from Excel")))

    def __init__(self, context: Context) -> None:
        theme, bridge, actions = context.theme, context.bridge, context.actions
        super().__init__(theme, _("System under consideration"), 1)
        self.bridge, self._tasks = bridge, context.tasks
        self._import: ImportTask | None = None
        as_of = bridge.assessment.facts.as_of
        filters: tuple[Filter[AssetRow], ...] = (
            Filter(N_("No zone"), _has_no_place),
            Filter(
                N_("Out of support"),
                lambda row: row.asset.end_of_support is not None and row.asset.end_of_support < as_of,
            ),
            Filter(N_("Missing data"), _lacks_data),
        )
        self.pane = TablePane(theme, bridge, ASSETS, filters)
        self.column.addWidget(self.pane, 1)
        self._empty_state = self._empty(actions)
        self.pane.show_when_empty(self._empty_state)
        self.pane.refused.connect(self.tell)
        self.pane.chosen.connect(self._chosen)
        self.add_buttons(
            Button(theme, _("Import assets"), icon="ph.arrow-square-in").follow(actions["import_assets"]),
            Button(theme, _("Asset"), icon="ph.plus", keys="N").follow(actions["add"]),
        )
        self._asks = self.keep(AsksPanel(theme))
        self.tabs.show_tabs([(_("Assets"), 0)])
        self.pane.fill()

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
            self._chosen()

    def _chosen(self) -> None:
        self.tabs.show_tabs([(_("Assets"), len(self.pane.model.arrangement))])
        rows = self.pane.rows
        if rows:
            self._selection.show_rows(rows, self._findings(rows))
        self.message.hide()
        self.stirred.emit()

    def _findings(self, rows: Sequence[AssetRow]) -> list[Finding]:
        return [finding for row in rows[:1] for finding in self.bridge.findings_at(row.asset.id)]

    def panel(self) -> QWidget | None:
        if self._import is not None:
            return self._import.panel
        return self._selection if self.pane.rows else self._asks

    def sentence(self) -> str:
        total, shown = len(self.pane.model.arrangement), self.pane.model.arrangement.shown
        said = [ngettext("{n} asset", "{n} assets", total).format(n=total)]
        if shown != total:
            said.append(_("{n} shown").format(n=shown))
        rows = self.pane.rows
        if len(rows) == 1:
            said.append(_("1 selected: {tag}").format(tag=rows[0].asset.tag))
        elif rows:
            said.append(_("{n} selected").format(n=len(rows)))
        return ", ".join(said)

    def reveal(self, table: str, id: str) -> bool:
        return table == Asset.table and self.pane.reveal(id)

    def focus_targets(self) -> Sequence[QWidget]:
        form = (self._selection.form,) if self.pane.rows else ()
        start = (self._empty_state.first,) if self._empty_state.first is not None else ()
        return (self.pane.view, *start, self.pane.filter_box, *form)

    # what a person does

    def can(self, handler: str) -> bool:
        if self._import is not None and handler in ("add_entry", "delete_selected", "paste"):
            return False
        if handler in ("delete_selected", "copy"):
            return bool(self.pane.rows)
        return super().can(handler)

    def add_entry(self) -> None:
        """Add an asset with a tag that is free, beside the selected one, and start on its tag."""
        rows = self.pane.rows
        zone_id = rows[0].asset.zone_id if rows else None
        (added,) = add_assets(self.bridge.project, Asset(tag=self._free_tag(), zone_id=zone_id))
        self.pane.view.choose(added.id)
        self.pane.view.setFocus()
        self.pane.view.edit(self.pane.model.index_of(added.id))

    def _free_tag(self) -> str:
        taken = {row.asset.tag for row in self.pane.model.arrangement.rows}
        return next(tag for number in range(1, len(taken) + 2) if (tag := f"A-{number:02}") not in taken)

    def delete_selected(self) -> None:
        """Delete the selected assets."""
        self.pane.delete()

    def copy(self) -> None:
        """Copy the selected rows for a spreadsheet."""
        self.pane.copy()

    def paste(self) -> None:
        """Paste cells of a spreadsheet from the current cell on."""
        self.pane.paste()

    def go_to_filter(self) -> None:
        """Type into the filter."""
        self.pane.filter_box.setFocus()
        self.pane.filter_box.selectAll()

    @cached_property
    def _selection(self) -> SelectionPanel:
        """Made when something is selected for the first time: thirty fields take a while."""
        panel = self.keep(SelectionPanel(self.theme, ASSETS, self.pane.choices))
        panel.form.entered.connect(self._enter)
        return panel

    def _enter(self, column: Column[AssetRow], value: object) -> None:
        self.pane.edit(self.pane.view.chosen_keys(), column, value)

    # import of a register

    def import_register(self, path: Path) -> None:
        """Read a register and show what it would change; nothing is stored before it is applied."""
        # Late: half of the time that this page needs to come up would go into modules that only an import uses.
        from app.ui.pages.import_task import ImportTask

        if self._import is not None:
            self._import.discard()
        task = self._import = ImportTask(self.pane, self._tasks, path, self)
        self.keep(task.panel)
        task.staged.connect(self.stirred)
        task.refused.connect(self.tell)
        task.ended.connect(self._end_import)
        self.stirred.emit()

    def _end_import(self, label: str) -> None:
        if self._import is not None:
            self.let_go(self._import.panel)
        self._import = None
        self.stirred.emit()
        if label:
            self.done.emit(label)
