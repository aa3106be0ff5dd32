"""What the system under consideration is: purpose, perimeter, functions, and what initial risk is rated for."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from app.commands.functions import (
    add_asset_groups,
    add_functions,
    delete_functions,
    describe_functions,
    set_function_assets,
    set_group_assets,
)
from app.commands.projects import describe_system
from app.errors import UserError
from app.i18n import N_, _
from app.model.entities import Asset, AssetGroup, EssentialFunction, System
from app.model.entities import Project as ProjectRow
from app.tables.column import Column
from app.tables.function import FunctionRow, functions_table
from app.tables.system import SYSTEM, SystemRow
from app.ui.bridge import Notice
from app.ui.pages.context import Context
from app.ui.pages.entries_tab import EntriesTab
from app.ui.pages.function_panel import FunctionPanel
from app.ui.pages.records import Keep, Records
from app.ui.pages.selection import SelectionPanel
from app.ui.saved_words import locked_words
from app.ui.table.entry import choices_of
from app.ui.table.form import Form
from app.ui.table.pane import Filter
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty_state import EmptyState, Start
from app.ui.widgets.labels import label

_OF_SYSTEM = (System.table, ProjectRow.table)


class ScopeTab(EntriesTab[FunctionRow]):
    """Fields of the system above, essential functions and asset groups below."""

    def __init__(self, context: Context, keep: Keep) -> None:
        records = Records(
            functions_table(),
            N_("{n} function or group"),
            N_("{n} functions and groups"),
            (Filter(N_("No asset"), lambda row: not row.count),),
            blank=lambda _row, _number: EssentialFunction(),
            add=add_functions,
            empty=lambda _tab: self._make_empty(context),
            store=describe_functions,
        )
        super().__init__(context, records, keep, "name")
        self._sought: QWidget | None = None
        self.pane.view.ticks = True
        self.pane.view.fit()
        self.forms = [self._form(SYSTEM.columns[:2]), self._form(SYSTEM.columns[2:])]
        column = self.layout()
        assert isinstance(column, VBox)
        column.insertWidget(0, self._described())
        self._order_stops()
        self.bridge.changed.connect(self._follow)
        self._show_system()

    def _form(self, columns: Sequence[Column[SystemRow]]) -> Form:
        facts = self.bridge.assessment.facts
        form = Form(self.theme, columns, lambda field: choices_of(facts, field))
        form.entered.connect(self._describe)
        if words := locked_words(self.bridge.project.read_only):
            form.lock(words)
        return form

    def _described(self) -> QWidget:
        section = frame("section")
        rows = VBox(self.theme, section, margins=(4, 6, 4, 4))
        beside = HBox(self.theme)
        for form in self.forms:
            beside.addWidget(form, 1, Qt.AlignmentFlag.AlignTop)
        rows.addLayout(beside)
        head = HBox(self.theme, margins=(16, 4, 12, 4), spacing=8)
        head.addWidget(label(_("Essential functions and asset groups"), "strong", wrap=True), 1)
        actions = self.context.actions
        self._adding: list[Button] = []
        for words, action, keys in ((_("Function"), "add", "Ins"), (_("Asset group"), "add_group", "Shift N")):
            button = Button(self.theme, words, icon="ph.plus", keys=keys, small=True).follow(actions[action])
            self._adding.append(button)
            head.addWidget(button)
        rows.addLayout(head)
        return section

    def _order_stops(self) -> None:
        """Tab goes down the page: the fields stand above the table, but are made after it."""
        stops = [one for form in self.forms for one in form.stops()]
        for before, after in pairwise([*stops, *self._adding, self.pane.filter_box]):
            QWidget.setTabOrder(before, after)

    def _make_empty(self, context: Context) -> EmptyState:
        starts = (
            Start(
                "ph.shield-check",
                _("Name the first function"),
                _("Such as disinfection or shutdown: what must not fail."),
                _("Add"),
                context.actions["add"],
            ),
            Start(
                "ph.stack",
                _("Name a group of assets"),
                _("Where the plant is better told by its equipment."),
                _("Add group"),
                context.actions["add_group"],
            ),
        )
        text = _("Step 2 rates the worst case of each function and group; its assets carry the result to their zones.")
        return EmptyState(context.theme, _("Name what the plant must do"), text, starts)

    # the system

    def _show_system(self) -> None:
        row = SystemRow(self._system)
        for form in self.forms:
            form.show_rows([row])

    @property
    def _system(self) -> System:
        return self.bridge.assessment.facts.only(System) or System()

    def _describe(self, column: Column[SystemRow], value: object) -> None:
        assert column.edits is not None
        told: dict[str, Any] = {column.edits.name: value}
        self._try(lambda: describe_system(self.bridge.project, replace(self._system, **told)))

    def _follow(self, notice: Notice) -> None:
        touched = {row.table for row in notice.effects.rows}
        everything = notice.effects.everything
        if everything or System.table in touched:
            self._show_system()
        if (everything or Asset.table in touched) and "selection" in self.__dict__:
            self._functions_panel.forget_assets()

    # functions and groups

    @cached_property
    def selection(self) -> SelectionPanel:
        panel = self._keep(FunctionPanel(self.theme, self.bridge, self.records.table, self.pane.choices))
        panel.form.entered.connect(self._enter)
        panel.assets_given.connect(self._set_assets)
        if words := locked_words(self.bridge.project.read_only):
            panel.form.lock(words)
            panel.chooser.lock(words)
        return panel

    @property
    def _functions_panel(self) -> FunctionPanel:
        panel = self.selection
        assert isinstance(panel, FunctionPanel)
        return panel

    def _set_assets(self, row: FunctionRow, ids: Collection[str]) -> None:
        command = set_function_assets if isinstance(row.subject, EssentialFunction) else set_group_assets
        self._try(lambda: command(self.bridge.project, row.subject.id, ids))

    def _try(self, do: Any) -> None:
        try:
            do()
        except UserError as trouble:
            self.refused.emit(trouble)

    def add_group(self) -> None:
        """Add a group of assets, and start on its name."""
        group = AssetGroup()
        add_asset_groups(self.bridge.project, group)
        self.start_on(group.id)

    def delete_rows(self) -> None:
        self._delete()

    def delete_selected(self) -> None:
        if self.pane.view.span.rows:
            self._delete()
        else:
            super().delete_selected()

    def _delete(self) -> None:
        chosen = self.pane.view.chosen_keys()

        def delete() -> str:
            delete_functions(self.bridge.project, chosen)
            change = self.bridge.project.next_undo
            return change.label if change is not None else ""

        if chosen:
            self.pane.do(delete)

    # what the page asks

    def can(self, handler: str) -> bool:
        return handler == "add_group" or super().can(handler)

    def reveal(self, table: str, id: str) -> bool:
        if table in _OF_SYSTEM:
            self._sought = self.forms[1] if not self._system.perimeter.strip() else self._first_of_functions
            self._go_there()
            return True
        found = super().reveal(table, id)
        self._sought = self.pane.view if found else None
        return found

    def point_to(self, field: str) -> None:
        sought = {"perimeter": self.forms[1], "functions": self._first_of_functions}.get(field)
        if sought is None:
            super().point_to(field)
        else:
            self._sought = sought
            self._go_there()

    @property
    def _first_of_functions(self) -> QWidget:
        """Where functions are named: the table, or the first start while there is none."""
        first = self._empty.first if self._empty is not None else None
        return self.pane.view if first is None or len(self.pane.model.arrangement) else first

    def turn_to(self, table: str) -> bool:
        self._sought = None
        return super().turn_to(table)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._sought = None

    def _go_there(self) -> None:
        """Give the keyboard to what was sought, as soon as it is shown."""
        if self._sought is not None and self.isVisible():
            self._sought.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._go_there()

    def focus_targets(self) -> Sequence[QWidget]:
        sought = () if self._sought is None else (self._sought,)
        every = (*self.forms, *super().focus_targets())
        return (*sought, *(one for one in every if one is not self._sought))

    def beside(self) -> Sequence[QWidget]:
        return (self.selection.form, self._functions_panel.chooser)
