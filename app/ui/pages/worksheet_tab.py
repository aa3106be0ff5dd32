"""The worksheet of detailed risk: scenarios by zone, and beside them the scoring card of the chosen one."""

from collections.abc import Callable, Sequence
from functools import cached_property

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.commands.scenarios import add_scenarios
from app.i18n import N_, _
from app.model.entities import Countermeasure, Scenario, Zone
from app.tables.column import Column
from app.tables.scenario import SCENARIOS, ScenarioRow
from app.ui.bridge import Notice
from app.ui.pages.context import Context
from app.ui.pages.place_panel import PlacePanel
from app.ui.pages.pointing import point_in
from app.ui.pages.records import Keep, RecordsTab
from app.ui.pages.scenario_copy import copied
from app.ui.pages.scenario_records import ABOVE, SCENARIO_RECORDS, TO_SCORE, beside, group_words, has_places
from app.ui.pages.scoring_card import ScoringCard
from app.ui.pages.scoring_ways import ON_THE_CARD, point_to
from app.ui.pages.worksheet_empty import WorksheetEmpty
from app.ui.saved_words import locked_words
from app.ui.shell.page import Hints
from app.ui.table.group_row import GroupNote
from app.ui.table.groups import Group
from app.ui.widgets.shortcuts import working
from app.workflow.places import Place, place_of
from app.workflow.scenarios import scenarios_of

_KEYS: Hints = (
    ("J", N_("next")),
    ("K", N_("previous")),
    ("Tab", N_("next score")),
    ("M", N_("countermeasure")),
    ("F2", N_("edit cell")),
)


class WorksheetTab(RecordsTab[ScenarioRow]):
    """Letters and digits are commands here: J and K step, digits score, M names a countermeasure."""

    def __init__(self, context: Context, keep: Keep, let_go: Callable[[QWidget], None]) -> None:
        self._context, self._let_go = context, let_go
        self._placing: PlacePanel | None = None
        self._wanted: Place | None = None
        self._late = False
        super().__init__(context.theme, context.bridge, SCENARIO_RECORDS, keep)
        self.start = WorksheetEmpty(context)
        self.start.refused.connect(self.refused)
        self.start.done.connect(self.done)
        self.pane.show_when_empty(self.start)
        view = self.pane.view
        self.theme.changed.connect(self._free_letters)
        self._free_letters()
        view.installEventFilter(self)
        self.bridge.changed.connect(self._follow)

    def _free_letters(self) -> None:
        self.pane.view.keys.free_letters(self.theme.letters)
        self.stirred.emit()

    # the card

    @cached_property
    def card(self) -> ScoringCard:
        """Made when a scenario is chosen for the first time."""
        card = self._keep(ScoringCard(self.theme, self.bridge, self.pane.choices))
        card.refused.connect(self.refused)
        card.stepped.connect(self._step)
        card.entered.connect(self._enter_text)
        card.measures.asked.connect(lambda id: self._context.go_to_record(5, Countermeasure.table, id))
        if words := locked_words(self.bridge.project.read_only):
            card.lock(words)
        return card

    def _enter_text(self, column: Column[ScenarioRow], value: object) -> None:
        self.pane.edit([self.card.scenario], column, value)

    def _chosen(self) -> None:
        row = self._row()
        if row is not None and self._placing is not None:
            self._end_placing()
        if row is not None and self.isVisible() and row.scenario.id == self.card.scenario and not self._late:
            self.stirred.emit()  # the card follows the changes of its scenario by itself
        else:
            super()._chosen()

    def fill_panel(self) -> None:
        self._late, row = False, self._row()
        if row is not None:
            self.card.show_scenario(row)

    def _row(self) -> ScenarioRow | None:
        """The scenario that is chosen; of several the current one."""
        rows = self.pane.rows
        current = self.pane.model.key_at(self.pane.view.currentIndex())
        return next((row for row in rows if row.scenario.id == current), rows[0] if rows else None)

    def _follow(self, _notice: Notice) -> None:
        """After a change the card shows what is; while it is hidden it waits until it is shown.

        An edit in the table mostly leads on to another scenario, which is then shown at once.
        """
        self._late = self.isVisible() and self.pane.view.cells.leaving
        if self.isVisible() and not self._late:
            self.fill_panel()

    def panel(self) -> QWidget | None:
        if self._placing is not None:
            return self._placing
        return self.card if self.pane.rows else None

    def focus_targets(self) -> Sequence[QWidget]:
        card = self.card.targets() if self.pane.rows else ()
        first = (self.start.first,) if not len(self.pane.model.arrangement) and self.start.first is not None else ()
        return (self.pane.view, *first, self.pane.filter_box, *card)

    @property
    def keys(self) -> Hints:
        if self.pane.view.span.rows or self.bridge.project.read_only is not None:
            return super().keys
        method = self.bridge.assessment.method
        scored: Hints = ((f"1–{method.most_levels}", N_("score")),) if method is not None else ()
        keys = working((*_KEYS[:2], *scored, *_KEYS[2:]), self.theme.letters)
        return keys if len(self.pane.model.arrangement) else ()

    # group rows and sentence

    def _note(self, group: Group) -> GroupNote:
        """ "SL-T highest 3, 5 of 10 scored" and the worst that is open."""
        said = group_words(self.bridge.assessment, [self.pane.model.arrangement.row(key) for key in group.keys])
        severity, finding = self._worst(group.keys)
        return GroupNote(said, severity, finding)

    def sentence(self) -> str:
        total = len(self.pane.model.arrangement)
        scored, above = total - self.pane.count_of(TO_SCORE), self.pane.count_of(ABOVE)
        words = _("{scored} of {total} scored, {above} above tolerable")
        return words.format(scored=scored, total=total, above=above)

    # keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and self.pane.view.cells.editor is None
        ) and self._takes(event):
            return True
        return super().eventFilter(watched, event)

    def _takes(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        text = event.text()
        if self._row() is None or not plain:
            return False
        if event.key() == Qt.Key.Key_Tab:
            self._show_card()
            return self.card.enter()
        if not (self.theme.letters and text.isascii() and text.isdigit() and text != "0"):
            return False
        self._show_card()
        return self.card.score(int(text))

    def _show_card(self) -> None:
        """Nobody scores blindly: where the inspector is hidden it comes."""
        if not self.card.isVisible():
            self._context.actions["inspector"].trigger()

    def next_entry(self) -> None:
        """Go to the next scenario."""
        self._step(1)

    def previous_entry(self) -> None:
        """Go to the scenario before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        view = self.pane.view
        key = view.keys.row_below() if by > 0 else view.keys.row_above()
        if not view.currentIndex().isValid():
            key = next(iter(view.keys_from(view.model().index(0, 0), 1)), None)
        if key is not None:
            here = view.currentIndex().column()
            shown = view.shown_places()
            view.choose(key, here if here in shown else shown[0])

    def add_measure(self) -> None:
        """Name a countermeasure of the scenario, known or new."""
        if self._row() is not None:
            self._show_card()
            self.card.measures.ask()

    def explain_target(self) -> None:
        """Go to the zone or conduit of the chosen scenario, and say there why it has its SL-T."""
        row = self._row()
        if row is not None and row.place is not None:
            self._context.go_to_record(3, row.place.table, row.place.id)
            self._context.actions["why_sl_t"].trigger()

    def can(self, handler: str) -> bool:
        if handler == "next_entry":
            return bool(len(self.pane.model.arrangement))
        if handler == "accept_proposed":
            return self._row() is not None and self.card.level.can_accept
        if handler in ("add_entry", "add_for_place"):
            return has_places(self.bridge.assessment)
        return super().can(handler)

    def accept_proposed(self) -> None:
        """Take over the SL-T that is suggested for the zone or conduit of the scenario."""
        self.card.level.accept.click()

    # new scenarios

    def add_entry(self) -> None:
        """Add a scenario to the zone of the chosen one; where none is chosen, ask which zone it concerns."""
        row = self._row()
        if row is not None and row.place is not None:
            self._add(beside(row))
        else:
            self._ask_place()

    def add_for_place(self) -> None:
        """Ask which zone or conduit a new scenario concerns, whatever is chosen."""
        self.pane.view.clearSelection()  # what is chosen would take the place of the question
        self._ask_place()

    def _add(self, scenario: Scenario) -> None:
        add_scenarios(self.bridge.project, scenario)
        view = self.pane.view
        self.pane.reveal(scenario.id)
        self.card.to_top()
        view.choose(scenario.id, self.pane.model.columns.index(SCENARIOS.column("title")))
        view.setFocus(Qt.FocusReason.OtherFocusReason)
        QApplication.sendPostedEvents(view)
        view.edit_here()

    def _ask_place(self, place: Place | None = None) -> None:
        if self._placing is None:
            panel = self._placing = self._keep(PlacePanel(self.theme, self.bridge.assessment))
            panel.taken.connect(self._add_to)
            panel.closed.connect(self._end_placing)
        self.stirred.emit()
        if not self._placing.isVisible():
            self._context.actions["inspector"].trigger()
        self._placing.start(place)

    def _add_to(self, place: Place) -> None:
        self._end_placing()
        is_zone = isinstance(place, Zone)
        self._add(Scenario(zone_id=place.id if is_zone else None, conduit_id=None if is_zone else place.id))

    def _end_placing(self) -> None:
        if self._placing is not None:
            self._let_go(self._placing)
            self._placing = None
            self.stirred.emit()

    # where findings lead

    def reveal(self, table: str, id: str) -> bool:
        """A zone or conduit shows its first scenario; one that has none offers to add it."""
        assessment = self.bridge.assessment
        place = place_of(assessment, id, id)
        if place is None:
            return super().reveal(table, id)
        first = next(iter(scenarios_of(assessment, place)), None)
        if first is not None:
            return super().reveal(Scenario.table, first.id)
        self.pane.view.clearSelection()
        self._wanted = place
        return True

    def point_to(self, field: str) -> None:
        """What no cell can enter, scores and decisions among it, is entered on the card."""
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self._ask_place(wanted)
        elif field in ON_THE_CARD or not point_in(self.pane, field):
            self._show_card()
            point_to(self.card, field)

    def fill_down(self) -> None:
        """Of one scenario make another one alike; several chosen rows get the values of the first."""
        row = self._row()
        if row is not None and len(self.pane.rows) == 1:
            self._duplicate(row.scenario)
        else:
            super().fill_down()

    def _duplicate(self, scenario: Scenario) -> None:
        """The same scenario without its ratings, which are given anew."""
        copy, links = copied(self.bridge.assessment.facts, scenario)
        add_scenarios(self.bridge.project, copy, links=links)
        self.pane.view.choose(copy.id, self.pane.view.shown_places()[0])
