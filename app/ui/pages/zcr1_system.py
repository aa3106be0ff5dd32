"""Step 1, System: the assets of the plant in their table, and the import of a register."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.commands.assets import add_assets
from app.errors import UserError
from app.exchange.inventory.plan import ImportPlan
from app.i18n import N_, _, ngettext
from app.model.entities import Asset
from app.tables.asset import ASSETS, AssetRow
from app.tables.column import Column
from app.ui.pages.context import Context
from app.ui.pages.import_panel import ImportPanel
from app.ui.pages.register_import import RegisterImport
from app.ui.pages.selection import SelectionPanel
from app.ui.pages.staging import staged_rows
from app.ui.shell.asks import AsksPanel
from app.ui.shell.page import Page
from app.ui.standing import ProjectStanding
from app.ui.table.pane import Filter, TablePane
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty_state import EmptyState, Start
from app.workflow.finding import Finding


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
        self._course: RegisterImport | None = None
        self._import: ImportPanel | None = None
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
        bridge.changed.connect(self._compare_again)
        self._asks = self.keep(AsksPanel(theme))
        self._selection = self.keep(SelectionPanel(theme, ASSETS, self.pane.choices))
        self._selection.form.entered.connect(self._enter)
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
        assessment = self.bridge.assessment
        found = [finding for row in rows[:1] for finding in assessment.findings_at(row.asset.id)]
        return [finding for finding in found if finding.is_open]

    def panel(self) -> QWidget | None:
        if self._import is not None:
            return self._import
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

    def focus_targets(self) -> Sequence[QWidget]:
        start = (self._empty_state.first,) if self._empty_state.first is not None else ()
        return (self.pane.view, *start, self.pane.filter_box, self._selection.form)

    # what a person does

    def can(self, handler: str) -> bool:
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

    def _enter(self, column: Column[AssetRow], value: object) -> None:
        self.pane.edit(self.pane.view.chosen_keys(), column, value)

    # import of a register

    def import_register(self, path: Path) -> None:
        """Read a register and show what it would change; nothing is stored before it is applied."""
        self._end_import()
        course = self._course = RegisterImport(self.bridge, self._tasks, path, self)
        panel = self._import = self.keep(ImportPanel(self.theme, course))
        course.planned.connect(self._show_plan)
        course.refused.connect(self._import_refused)
        panel.applied.connect(self._apply_import)
        panel.closed.connect(self._discard_import)
        course.read()
        self.stirred.emit()

    def _compare_again(self) -> None:
        """The project changed while an import waits: its plan has to look at it again."""
        if self._course is not None and self._course.plan is not None:
            self._course.match(self._course.plan.mapping)

    def _show_plan(self, plan: ImportPlan) -> None:
        if self._import is not None:
            self._import.show_plan(plan)
            self.pane.fill(staged_rows(self.bridge.assessment, plan))
            self.stirred.emit()

    def _import_refused(self, trouble: UserError) -> None:
        if self._course is not None and self._course.plan is None:
            self._discard_import()
        self.tell(trouble)

    def _apply_import(self) -> None:
        if self._course is None or self._import is None:
            return
        course, remember = self._course, self._import.remember.isChecked()
        self._course = None
        try:
            course.apply(remember)
        except UserError as trouble:
            self._course = course
            self.tell(trouble)
            return
        self._discard_import()
        if course.plan is not None:
            self.done.emit(course.plan.label)

    def _discard_import(self) -> None:
        self._end_import()
        self.pane.fill()

    def _end_import(self) -> None:
        if self._import is not None:
            self.let_go(self._import)
        self._course = self._import = None
