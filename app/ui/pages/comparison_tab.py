"""The table of step 4: every zone and conduit with what follows from its initial risk, and the recorded result."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from PySide6.QtGui import QAction, QShowEvent

from app.commands.cells import delete_rows, edit_field
from app.commands.initial import complete_comparisons, take_over_suggestions
from app.errors import UserError
from app.i18n import N_, _
from app.model.entities import Comparison, InitialRating, Zone
from app.model.vocabulary import ComparisonOutcome
from app.tables.column import Column
from app.tables.comparison import COMPARISON, ComparisonRow
from app.ui.pages.comparison_bar import ComparisonBar
from app.ui.pages.comparison_panel import ComparisonPanel
from app.ui.pages.context import Context
from app.ui.pages.records import Keep, Records, RecordsTab
from app.ui.saved_words import locked_words
from app.ui.table.pane import Filter
from app.ui.widgets.empty_state import EmptyState, Start


class ComparisonTab(RecordsTab[ComparisonRow]):
    """Zones and conduits in scope; results are recorded in cells, in the inspector, or all that follow at once."""

    def __init__(self, context: Context, keep: Keep) -> None:
        self._context = context
        records: Records[ComparisonRow] = Records(
            COMPARISON,
            N_("{n} zone or conduit"),
            N_("{n} zones and conduits"),
            (
                Filter(N_("Not recorded"), lambda row: row.given is None),
                Filter(N_("Above tolerable"), lambda row: bool(row.above)),
                Filter(N_("Not rated"), lambda row: row.initial is None),
                Filter(N_("Other than suggested"), _differs),
            ),
            empty=self._make_empty,
            store=complete_comparisons,
        )
        super().__init__(context.theme, context.bridge, records, keep)
        self._bar = ComparisonBar(context.theme)
        self._bar.taken.connect(self._take_over)
        if words := locked_words(self.bridge.project.read_only):
            self._bar.lock(words)
        self.column.insertWidget(0, self._bar)
        self.pane.model.counted.connect(self._sum_up)
        self._sum_up()

    # what is missing

    def _make_empty(self, _tab: RecordsTab[Any]) -> EmptyState:
        zones = Start(
            "ph.bounding-box",
            _("Draw zones and conduits in step 3"),
            _("Each zone and conduit in scope gets a row here, with the risk of what lies in it."),
            _("Go to step 3"),
            self._action(_("Go to step 3"), lambda: self._context.go_to_record(3, Zone.table, "")),
        )
        rated = Start(
            "ph.gauge",
            _("Rate the worst case in step 2"),
            _("Initial risk comes from the functions and groups of the assets in a zone."),
            _("Go to step 2"),
            self._action(_("Go to step 2"), lambda: self._context.go_to_record(2, InitialRating.table, "")),
        )
        any_rated = bool(self.bridge.assessment.facts.all(InitialRating))
        text = _("Initial risk is compared with tolerable risk for each zone and conduit; there are none yet.")
        return EmptyState(self.theme, _("Zones are missing"), text, (zones,) if any_rated else (zones, rated))

    def _action(self, text: str, do: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(lambda: do())
        return action

    # what is shown

    @cached_property
    def selection(self) -> ComparisonPanel:
        """Made when something is selected for the first time."""
        panel = self._keep(ComparisonPanel(self.theme, self.pane.choices))
        panel.form.entered.connect(self._enter)
        panel.tolerance_entered.connect(self._tolerate)
        panel.suggestion_taken.connect(lambda: self._record([row for row in self.pane.rows if row.given is None], ""))
        if words := locked_words(self.bridge.project.read_only):
            panel.lock(words)
        return panel

    def fill_panel(self) -> None:
        rows = self.pane.rows
        if rows:
            self.selection.method = self.bridge.assessment.method
            tolerance = self.bridge.assessment.tolerance(rows[0].place.id) if len(rows) == 1 else None
            self.selection.note_tolerance(tolerance.note if tolerance is not None else "")
        super().fill_panel()

    def _sum_up(self) -> None:
        method, rows = self.bridge.assessment.method, list(self.pane.model.arrangement.rows)
        self._bar.setVisible(method is not None and bool(rows))
        if method is not None and rows and self.isVisible():
            self._bar.show_rows(method, rows)
            self.stirred.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._sum_up()

    # what a person does

    def can(self, handler: str) -> bool:
        return self._bar.can_take if handler == "accept_proposed" else super().can(handler)

    def accept_proposed(self) -> None:
        """Take over what follows for every zone and conduit; where somebody has to decide it, ask for the name."""
        self._bar.take()

    def _take_over(self, decided_by: str) -> None:
        waiting = [row for row in self.pane.model.arrangement.rows if row.given is None]
        if decided_by or any(row.suggestion.outcome is ComparisonOutcome.REQUIRED for row in waiting):
            self._record(waiting, decided_by)
        else:
            message = _("“Not required” is a decision, and nobody is named who takes it.")
            self.refused.emit(UserError(message, _("Write the name into “Decided by”, then take over again.")))

    def _record(self, rows: list[ComparisonRow], decided_by: str) -> None:
        """Record what follows for rows; “not required” only where somebody is named who decides it.

        What calls for detailed assessment is recorded by whoever signs the changes.
        """
        taken: Mapping[str, tuple[ComparisonOutcome, str]] = {
            row.place.id: (row.suggestion.outcome, row.suggestion.reason)
            for row in rows
            if row.suggestion.outcome is ComparisonOutcome.REQUIRED
            or (row.suggestion.outcome is not None and decided_by)
        }
        project, today = self.bridge.project, self.bridge.assessment.facts.as_of
        by = decided_by or project.author
        if taken:
            self.pane.do(lambda: self._named(lambda: take_over_suggestions(project, taken, by, today)))

    def _tolerate(self, column: Column[Any], value: object) -> None:
        zones = [row.place.id for row in self.pane.rows if isinstance(row.place, Zone)]
        if column.edits is not None and zones:
            name = column.edits.name
            self.pane.do(lambda: edit_field(self.bridge.project, Zone, zones, name, value), tells=False)

    def delete_selected(self) -> None:
        """Withdraw the recorded results where the result is chosen or rows are ticked; else clear the chosen cells."""
        columns = self.pane.model.columns
        chosen = {columns[place].key for place in self.pane.view.chosen_places()}
        if self.pane.view.span.rows or "outcome" in chosen:
            self.delete_rows()
        else:
            super().delete_selected()

    def delete_rows(self) -> None:
        """Withdraw the recorded results of the chosen rows."""
        ids = [row.given.id for row in self.pane.rows if row.given is not None]
        if ids:
            self.pane.do(lambda: self._named(lambda: delete_rows(self.bridge.project, Comparison, ids)))

    def _named(self, do: Callable[[], object]) -> str:
        """Do something; the name of the change that it made."""
        do()
        change = self.bridge.project.next_undo
        return change.label if change is not None else ""

    def above(self) -> ComparisonRow | None:
        """The first zone or conduit that calls for detailed assessment, by what is recorded or else suggested."""
        for row in sorted(self.pane.model.arrangement.rows, key=COMPARISON.order):
            outcome = row.given.outcome if row.given is not None else row.suggestion.outcome
            if outcome is ComparisonOutcome.REQUIRED:
                return row
        return None


def _differs(row: ComparisonRow) -> bool:
    follows = row.suggestion.outcome
    return row.given is not None and follows is not None and row.given.outcome is not follows
