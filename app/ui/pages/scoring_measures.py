"""The countermeasures that a scenario names: their state, what they are claimed to do, and one more."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication, QLineEdit, QSizePolicy, QWidget
from shiboken6 import isValid

from app.commands.cells import edit_field
from app.commands.countermeasures import add_countermeasures
from app.commands.scenarios import link_scenario
from app.i18n import _
from app.model.entities import Countermeasure, ScenarioCountermeasure
from app.model.vocabulary import CountermeasureState
from app.store.project import Project
from app.tables.place import code_order
from app.ui.paint import domain
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox
from app.ui.widgets.buttons import Button, Rank
from app.ui.widgets.completing import offer_words
from app.ui.widgets.labels import ShortLabel, label
from app.ui.widgets.painted import PaintedButton
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


class _State(PaintedButton):
    """The state of a countermeasure; a click leads to where it is changed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "")
        self._tone = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_measure(self, measure: Countermeasure) -> None:
        """Show the state that a countermeasure has."""
        self._tone = _TONES[measure.state]
        self.setText(measure.state.label)
        words = _("{code} is {state}: change it among the countermeasures")
        self.setAccessibleName(words.format(code=measure.code, state=measure.state.label.lower()))
        self.setToolTip(self.accessibleName())
        self.updateGeometry()

    def measure(self) -> QSize:
        return QSize(int(domain.tag_width(self.theme, self.text())), self.theme.size("chip"))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        domain.tag(painter, self.theme, 0, rect, self.text(), self._tone)


class _Row(QWidget):
    """One countermeasure. Kept for others: making fields anew takes longer than a step to the next scenario may.

    `explained` carries the id of the link and the claimed effect, `taken_out` and `asked` the id of the
    countermeasure.
    """

    explained = Signal(str, str)
    taken_out = Signal(str)
    asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._one: Named | None = None
        row = HBox(theme, self, spacing=8)
        self._state = _State(theme)
        self._state.clicked.connect(lambda: self.asked.emit(self._one.measure.id if self._one is not None else ""))
        row.addWidget(self._state)
        self._name = ShortLabel()
        self._name.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row.addWidget(self._name, 2)
        self._effect = QLineEdit()
        self._effect.setMinimumWidth(theme.px(_EFFECT))
        self._effect.setPlaceholderText(_("effect"))
        self._effect.setToolTip(_("What it is claimed to do; it explains and is never calculated with."))
        self._effect.editingFinished.connect(self._explain)
        row.addWidget(self._effect, 1)
        self._out = Button(theme, _("Take out"), Rank.QUIET, "ph.x", small=True).show_words(False)
        self._out.clicked.connect(lambda: self.taken_out.emit(self._one.measure.id if self._one is not None else ""))
        row.addWidget(self._out)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab comes to."""
        return self._state, self._effect, self._out

    def show_named(self, one: Named) -> None:
        """Show a countermeasure as a scenario names it."""
        self._one, measure = one, one.measure
        self._state.show_measure(measure)
        self._name.setText(f"{measure.code} {measure.name}".strip())
        if not (self._effect.hasFocus() and self._effect.isModified()):
            self._effect.setText(one.link.effect)
            self._effect.setCursorPosition(0)
        self._effect.setAccessibleName(_("Claimed effect of {code}").format(code=measure.code))
        words = _("Take {code} out").format(code=measure.code)
        self._out.setAccessibleName(words)
        self._out.setToolTip(words)

    def _explain(self) -> None:
        effect = self._effect.text().strip()
        if self._one is not None and effect != self._one.link.effect:
            self._effect.setModified(False)
            self.explained.emit(self._one.link.id, effect)

    def lock(self, why: str) -> None:
        """Let nothing be changed any more."""
        self._effect.setReadOnly(True)
        self._effect.setToolTip(why)
        self._out.hide()


class _AddLine(QLineEdit):
    """Where a countermeasure is typed; Esc leaves it."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


class MeasureSection(QWidget):
    """`tried` does what a person asks for and tells what is in the way; `asked` carries a countermeasure to go to."""

    asked = Signal(str)

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
        self._rows: list[_Row] = []
        self._column = VBox(theme, spacing=4)
        column.addLayout(self._column)
        self.field = _AddLine()
        self.field.setPlaceholderText(_("Type a code or name; Enter takes it or adds it as new"))
        self.field.setAccessibleName(_("Countermeasure to name"))
        self.field.returnPressed.connect(self._take)
        self.field.left.connect(self._close)
        self._before: QWidget | None = None
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
            self._close()
        if scenario_id == self._scenario and named == self._named:
            return
        self._scenario, self._named = scenario_id, named
        while len(self._rows) < len(named):
            self._rows.append(self._new_row())
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(named))
            if place < len(named):
                row.show_named(named[place])
        self._nothing.setVisible(not named)

    def lock(self, why: str) -> None:
        """Let nothing be named any more."""
        self._locked = why
        self.add_button.setEnabled(False)
        self.add_button.setToolTip(why)
        for row in self._rows:
            row.lock(why)

    def _new_row(self) -> "_Row":
        row = _Row(self.theme)
        row.explained.connect(self._explain)
        row.taken_out.connect(self._take_out)
        row.asked.connect(self.asked)
        if self._locked:
            row.lock(self._locked)
        self._column.addWidget(row)
        before: QWidget = self._rows[-1].stops[-1] if self._rows else self.add_button
        for stop in row.stops:
            QWidget.setTabOrder(before, stop)
            before = stop
        return row

    def _explain(self, link_id: str, effect: str) -> None:
        self._try(lambda: edit_field(self._project, ScenarioCountermeasure, [link_id], "effect", effect))

    # one more

    def ask(self) -> None:
        """Ask which countermeasure, known or new."""
        if self._locked:
            return
        taken = {one.measure.id for one in self._named or ()}
        known = [row for row in self._measures() if row.id not in taken]
        self._others = {f"{row.code} {row.name}".strip(): row.id for row in known}
        offer_words(self.field, sorted(self._others, key=code_order))
        self.field.clear()
        if not self.field.hasFocus():
            self._before = QApplication.focusWidget()
        self.field.show()
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # so that it can be scrolled to
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
        self._close()

    def _close(self) -> None:
        """Put the field away; the keyboard goes back to where it was when it was asked for."""
        before, self._before = self._before, None
        if self.field.hasFocus():
            back = before if before is not None and isValid(before) and before.isVisible() else self.add_button
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.clear()
        self.field.hide()

    def _take_out(self, measure_id: str) -> None:
        """Name a countermeasure no more; its row goes, so the keyboard goes to what adds one."""
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._try(lambda: self._link(measure_id, named=False))

    def _link(self, measure_id: str, *, named: bool) -> None:
        ids = [one.measure.id for one in self._named or () if one.measure.id != measure_id]
        link_scenario(self._project, self._scenario, ScenarioCountermeasure, [*ids, measure_id] if named else ids)
