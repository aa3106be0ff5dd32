"""The table of step 2 and its rating card: the worst case of every function and group, score by score."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from app.commands.criteria import change_method
from app.commands.initial import complete_initial_ratings, score_worst_impact, score_worst_likelihood
from app.errors import UserError
from app.i18n import N_, _
from app.model.entities import EssentialFunction
from app.risk.presets import list_presets, load_preset
from app.tables.initial import INITIAL, InitialRow
from app.ui.pages.context import Context
from app.ui.pages.rating_panel import RatingPanel
from app.ui.pages.records import Keep, Records, RecordsTab
from app.ui.saved_words import locked_words
from app.ui.shell.page import Hints
from app.ui.table.pane import Filter
from app.ui.widgets.empty_state import EmptyState, Start
from app.ui.widgets.score_picker import ScorePicker
from app.ui.widgets.shortcuts import working

_KEYS: Hints = (
    ("J K", N_("next, previous")),
    ("Tab", N_("next score")),
    ("Del", N_("clear")),
)


class InitialTab(RecordsTab[InitialRow]):
    """Essential functions and asset groups; the selected one is rated in the inspector."""

    def __init__(self, context: Context, keep: Keep) -> None:
        self._context = context
        records: Records[InitialRow] = Records(
            INITIAL,
            N_("{n} function or group"),
            N_("{n} functions and groups"),
            (
                Filter(N_("To rate"), lambda row: row.rated.risk is None),
                Filter(N_("Above tolerable"), lambda row: bool(row.rated.above)),
                Filter(N_("No rationale"), lambda row: row.rated.risk is not None and not _reason(row)),
            ),
            empty=self._make_empty,
            store=complete_initial_ratings,
        )
        super().__init__(context.theme, context.bridge, records, keep)
        self._criteria: EmptyState | None = None
        self._method = context.bridge.assessment.method
        context.bridge.changed.connect(self._follow_criteria)
        self._follow_criteria()
        self.theme.changed.connect(self.stirred)

    # what is missing

    def _make_empty(self, _tab: RecordsTab[Any]) -> EmptyState:
        go = self._action(_("Go to step 1"), lambda: self._context.go_to_record(1, EssentialFunction.table, ""))
        start = Start(
            "ph.plus",
            _("Name functions or groups in step 1"),
            _("What the plant must keep doing, such as disinfection, with the assets that it rests on."),
            _("Go to step 1"),
            go,
        )
        text = _("Initial risk is rated for essential functions and asset groups; there are none yet.")
        return EmptyState(self.theme, _("Essential functions are missing"), text, (start,))

    def _make_criteria(self) -> EmptyState:
        starts = [
            Start("ph.grid-four", preset.name, preset.description, _("Take over"), self._preset_action(preset.key))
            for preset in list_presets()
        ]
        text = _("Risk is rated by the owner's scales and matrix. Take over a set; it can be changed in the settings.")
        return EmptyState(self.theme, _("Choose the risk criteria"), text, starts)

    def _preset_action(self, key: str) -> QAction:
        return self._action(_("Take over"), lambda: self.take_preset(key))

    def _action(self, text: str, do: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(lambda: do())
        return action

    def take_preset(self, key: str) -> None:
        """Put risk criteria that ship with the program in force."""
        self._try(lambda: change_method(self.bridge.project, load_preset(key)))

    def _follow_criteria(self) -> None:
        method = self.bridge.assessment.method
        if method is None and self._criteria is None:
            self._criteria = self._make_criteria()
            self.column.addWidget(self._criteria)
        if self._criteria is not None:
            self._criteria.setVisible(method is None)
        self.pane.setVisible(method is not None)
        if method is not self._method and "selection" in self.__dict__:
            self._chosen()
        self._method = method

    # the rating card

    @cached_property
    def selection(self) -> RatingPanel:
        """Made when something is selected for the first time."""
        panel = self._keep(RatingPanel(self.theme, self.pane.choices))
        panel.form.entered.connect(self._enter)
        panel.scored.connect(self._score)
        if words := locked_words(self.bridge.project.read_only):
            panel.lock(words)
        return panel

    def fill_panel(self) -> None:
        if self.pane.rows:
            self.selection.follow(self.bridge.assessment.method)
        super().fill_panel()

    def _score(self, category: str | None, level: int | None) -> None:
        if len(self.pane.rows) == 1:
            project, rated_id = self.bridge.project, self.pane.rows[0].subject.id
            if category is None:
                self._try(lambda: score_worst_likelihood(project, rated_id, level))
            else:
                self._try(lambda: score_worst_impact(project, rated_id, category, level))

    def _try(self, do: Callable[[], object]) -> None:
        try:
            do()
        except UserError as trouble:
            self.refused.emit(trouble)

    @property
    def keys(self) -> Hints:
        method = self.bridge.assessment.method
        if not self.pane.rows or self.bridge.project.read_only is not None or method is None:
            return super().keys
        return working(((f"1–{method.most_levels}", N_("score")), *_KEYS), self.theme.letters)

    def panel(self) -> QWidget | None:
        return super().panel() if self.bridge.assessment.method is not None else None

    # what a person does

    def can(self, handler: str) -> bool:
        if handler in ("next_entry", "previous_entry", "rate_next"):
            return bool(len(self.pane.model.arrangement)) and self.bridge.assessment.method is not None
        return super().can(handler)

    def next_entry(self) -> None:
        """Go to the next function or group; the keyboard stays in the same score."""
        self._go(self.pane.view.indexBelow)

    def previous_entry(self) -> None:
        """Go to the function or group before."""
        self._go(self.pane.view.indexAbove)

    def _go(self, beside: Callable[[QModelIndex], QModelIndex]) -> None:
        view = self.pane.view
        index = beside(view.currentIndex()) if self.pane.rows else self.pane.model.index(0, 0)
        while index.isValid() and self.pane.model.key_at(index) is None:
            index = view.indexBelow(index) if not self.pane.rows else beside(index)
        key = self.pane.model.key_at(index)
        if key is not None:
            view.choose(key, max(view.currentIndex().column(), 0))

    def rate_next(self) -> None:
        """Go to the first function or group that is not rated, and there to the first score that is missing."""
        rows = sorted(self.pane.model.arrangement.rows, key=INITIAL.order)
        waiting = next((row for row in rows if row.rated.risk is None), None)
        if waiting is not None:
            self.pane.reveal(waiting.subject.id)
        elif not self.pane.rows:
            self.next_entry()
        pickers = [one for one in self.selection.pickers if isinstance(one, ScorePicker)]
        first = next((one for one in pickers if one.value is None), pickers[1] if len(pickers) > 1 else None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def delete_selected(self) -> None:
        """Take the score under the keyboard back, or clear the chosen cells."""
        here = QApplication.focusWidget()
        if isinstance(here, ScorePicker) and here in self.selection.pickers:
            here.picked.emit(None)
        else:
            super().delete_selected()


def _reason(row: InitialRow) -> str:
    return row.given.rationale.strip() if row.given is not None else ""
