"""The countermeasures that a scenario names: their state, what they are claimed to do, and one more."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QSizePolicy, QWidget

from app.commands.cells import edit_field
from app.commands.countermeasures import add_countermeasures
from app.commands.scenarios import link_scenario
from app.i18n import _
from app.model.entities import Countermeasure, ScenarioCountermeasure
from app.model.vocabulary import CountermeasureState
from app.store.project import Project
from app.tables.place import code_order
from app.ui.shell.asks import empty
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox
from app.ui.widgets.buttons import Button, Rank
from app.ui.widgets.labels import ShortLabel, Tag, label
from app.workflow.assessment import Assessment

_TONES = {
    CountermeasureState.IMPLEMENTED: "ok",
    CountermeasureState.PLANNED: "info",
    CountermeasureState.RETIRED: "plain",
}
_EFFECT = 72


@dataclass(frozen=True, slots=True)
class Named:
    """A countermeasure as a scenario names it."""

    link: ScenarioCountermeasure
    measure: Countermeasure


class _AddLine(QLineEdit):
    """Where a countermeasure is typed; Esc leaves it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.clearFocus()
            self.hide()
            return
        super().keyPressEvent(event)


class MeasureSection(QWidget):
    """`tried` does what a person asks for and tells what is in the way."""

    def __init__(self, theme: Theme, project: Project, tried: Callable[[Callable[[], object]], None]) -> None:
        super().__init__()
        self.theme, self._project, self._try = theme, project, tried
        self._scenario, self._locked = "", ""
        self._named: list[Named] | None = None
        self._others: dict[str, str] = {}
        self._measures: Callable[[], Sequence[Countermeasure]] = lambda: ()
        column = VBox(theme, self, margins=(16, 8, 12, 8), spacing=4)
        head = HBox(theme, spacing=8)
        head.addWidget(label(_("Countermeasures"), "strong"))
        head.addStretch(1)
        self.add_button = Button(theme, _("Add"), Rank.QUIET, icon="ph.plus", keys="M", small=True)
        self.add_button.setAccessibleName(_("Add a countermeasure"))
        self.add_button.clicked.connect(self.ask)
        head.addWidget(self.add_button)
        column.addLayout(head)
        self._nothing = label(
            _("None yet. The residual rating needs to say what it counts on."), "caption", "muted", wrap=True
        )
        column.addWidget(self._nothing)
        self._rows = VBox(theme, spacing=4)
        column.addLayout(self._rows)
        self.field = _AddLine()
        self.field.setPlaceholderText(_("Type a code or name; Enter takes it or adds it as new"))
        self.field.setAccessibleName(_("Countermeasure to name"))
        self.field.returnPressed.connect(self._take)
        self.field.hide()
        column.addWidget(self.field)

    def show_measures(self, assessment: Assessment, scenario_id: str) -> None:
        """Show what a scenario names; rows are made anew only where something in them differs."""
        facts = assessment.facts
        self._measures = lambda: list(facts.all(Countermeasure).values())
        links = facts.where(ScenarioCountermeasure, "scenario_id", scenario_id)
        found = [
            Named(link, measure) for link in links if (measure := facts.get(Countermeasure, link.countermeasure_id))
        ]
        named = sorted(found, key=lambda one: (code_order(one.measure.code), one.measure.id))
        if scenario_id != self._scenario:
            self.field.hide()
        if scenario_id == self._scenario and named == self._named:
            return
        self._scenario, self._named = scenario_id, named
        empty(self._rows)
        for one in named:
            self._rows.addWidget(self._row(one))
        self._nothing.setVisible(not named)

    def lock(self, why: str) -> None:
        """Let nothing be named any more."""
        self._locked = why
        self.add_button.setEnabled(False)
        self.add_button.setToolTip(why)

    def _row(self, one: Named) -> QWidget:
        measure, holder = one.measure, QWidget()
        row = HBox(self.theme, holder, spacing=8)
        row.addWidget(Tag(self.theme, measure.state.label, _TONES[measure.state]))
        name = ShortLabel(f"{measure.code} {measure.name}".strip())
        name.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row.addWidget(name, 2)
        effect = QLineEdit(one.link.effect)
        effect.setMinimumWidth(self.theme.px(_EFFECT))
        effect.setCursorPosition(0)
        effect.setPlaceholderText(_("L 4 to 3"))
        effect.setAccessibleName(_("Claimed effect of {code}").format(code=measure.code))
        effect.setToolTip(_("What it is claimed to do; it explains and is never calculated with."))
        effect.setReadOnly(bool(self._locked))
        effect.editingFinished.connect(lambda: self._explain(one, effect.text().strip()))
        row.addWidget(effect, 1)
        if not self._locked:
            gone = Button(self.theme, _("Take {code} out").format(code=measure.code), Rank.QUIET, "ph.x", small=True)
            gone.clicked.connect(lambda: self._try(lambda: self._link(one.measure.id, named=False)))
            row.addWidget(gone.show_words(False))
        return holder

    def _explain(self, one: Named, effect: str) -> None:
        if effect != one.link.effect:
            self._try(lambda: edit_field(self._project, ScenarioCountermeasure, [one.link.id], "effect", effect))

    # one more

    def ask(self) -> None:
        """Ask which countermeasure, known or new."""
        if self._locked:
            return
        taken = {one.measure.id for one in self._named or ()}
        known = [row for row in self._measures() if row.id not in taken]
        self._others = {f"{row.code} {row.name}".strip(): row.id for row in known}
        completer = QCompleter(sorted(self._others, key=code_order), self.field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.field.setCompleter(completer)
        self.field.clear()
        self.field.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _take(self) -> None:
        text = self.field.text().strip()
        if not text:
            return
        sought = text.casefold()
        fitting = [
            id for words, id in self._others.items() if sought in (words.casefold(), words.split(" ")[0].casefold())
        ]
        if fitting:
            self._try(lambda: self._link(fitting[0], named=True))
        else:
            self._try(lambda: add_countermeasures(self._project, Countermeasure(name=text), named_in=[self._scenario]))
        self.field.clear()
        self.field.hide()

    def _link(self, measure_id: str, *, named: bool) -> None:
        ids = [one.measure.id for one in self._named or () if one.measure.id != measure_id]
        link_scenario(self._project, self._scenario, ScenarioCountermeasure, [*ids, measure_id] if named else ids)
