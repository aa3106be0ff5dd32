"""The section of risks above tolerable: each with what was decided, or with a form to decide."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from app.commands.decisions import record_decisions
from app.errors import UserError
from app.i18n import _
from app.model.entities import Decision, Participant
from app.model.vocabulary import DecisionKind, Stakeholder
from app.ui.bridge import Bridge
from app.ui.pages.approval_entries import EntryForm, day_in, needed
from app.ui.paint import domain
from app.ui.shell.asks import empty
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.buttons import Button, Rank
from app.ui.widgets.labels import FindingSign, label
from app.ui.widgets.painted import Painted
from app.workflow.above import AboveRisk

_MOST = 8
_KINDS = (DecisionKind.ACCEPT, DecisionKind.TREAT, DecisionKind.TRANSFER, DecisionKind.AVOID)


class RiskChip(Painted):
    """The letter of a risk level."""

    def __init__(self, theme: Theme, letter: str, colour: str) -> None:
        super().__init__(theme)
        self._letter, self._colour = letter, colour
        self.setAccessibleName(_("Risk {letter}").format(letter=letter))

    def measure(self) -> QSize:
        return QSize(int(domain.risk_width(self.theme)), self.theme.size("chip"))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        domain.risk_chip(painter, self.theme, rect, self._letter, role=self._colour)


class DecisionForm(EntryForm):
    """Decides about one risk; `recorded` says that it is."""

    recorded = Signal()

    def __init__(self, theme: Theme, bridge: Bridge, risk: AboveRisk) -> None:
        super().__init__(theme, _("Record decision"), self._store)
        self._bridge, self._risk = bridge, risk
        self._today = bridge.assessment.facts.as_of
        people = bridge.assessment.facts.all(Participant).values()
        owners = sorted(one.name for one in people if one.capacity is Stakeholder.ASSET_OWNER and one.name)
        self.kind = self.choice(_("Decision"), [(kind.label, kind) for kind in _KINDS], DecisionKind.TREAT)
        roles: list[tuple[str, object]] = [(role, role) for role in risk.roles]
        self._role = self.choice(_("Authority"), roles, risk.authority)
        self._by = self.line(_("Decided by"), offered=owners)
        self._until = self.line(_("Until"))
        self._until.setPlaceholderText(_("as in 2027-01-31"))
        self._reason = self.line(_("Reason"))
        self._said = label("", "caption", "muted", wrap=True)
        self.column.insertWidget(1, self._said)
        self.kind.activated.connect(self._show_kind)
        self._show_kind()

    def start(self) -> None:
        """Give the keyboard to the first entry."""
        self.kind.setFocus()

    def _show_kind(self) -> None:
        accepts = self.kind.value is DecisionKind.ACCEPT
        self._role.setEnabled(accepts)
        longest = (self._today + timedelta(days=self._risk.days)).isoformat()
        if accepts and not self._until.text():
            self._until.setText(longest)
        elif not accepts and self._until.text() == longest:
            self._until.clear()
        words = _("This level is accepted by {role}, for {days} days at most.")
        said = words.format(role=self._risk.authority, days=self._risk.days)
        self._said.setText(said if accepts else _("An acceptance needs {role}.").format(role=self._risk.authority))

    def _store(self) -> None:
        kind = self.kind.value
        assert isinstance(kind, DecisionKind)
        by = needed(self._by, _("Say who decides."))
        until, reason = day_in(self._until), needed(self._reason, _("Say why."))
        decision = Decision(
            scenario_id=self._risk.scenario.id,
            kind=kind,
            decided_by=by,
            decided_on=self._today,
            until=until,
            reason=reason,
        )
        if kind is DecisionKind.ACCEPT:
            decision = replace(decision, authority=str(self._role.value or ""))
            self._refuse_outsider(by)
            self._refuse_beyond(until)
        elif until is not None and until < self._today:
            raise UserError(_("That day is past."), _("Name a day that is still to come."))
        record_decisions(self._bridge.project, decision)
        self.recorded.emit()

    def _refuse_outsider(self, name: str) -> None:
        people = self._bridge.assessment.facts.where(Participant, "name", name)
        if people and not any(person.capacity is Stakeholder.ASSET_OWNER for person in people):
            raise UserError(
                _("{name} does not belong to the asset owner.").format(name=name), _("Only the asset owner accepts.")
            )

    def _refuse_beyond(self, until: date | None) -> None:
        last = self._today + timedelta(days=self._risk.days)
        if until is None or not self._today <= until <= last:
            raise UserError(_("An acceptance of this level ends by {day}.").format(day=last.isoformat()))


class RisksSection(QWidget):
    """The first risks above tolerable, those to decide first; `wanted` carries a scenario's id to go to."""

    wanted = Signal(str)
    recorded = Signal()

    def __init__(self, theme: Theme, bridge: Bridge) -> None:
        super().__init__()
        self.theme, self._bridge = theme, bridge
        section = frame("section")
        VBox(theme, self).addWidget(section)
        column = VBox(theme, section, margins=(16, 10, 16, 12), spacing=4)
        head = HBox(theme, spacing=8)
        head.addWidget(label(_("Risks above tolerable"), "strong"), 1)
        self._counted = label("", "caption", "muted")
        head.addWidget(self._counted)
        column.addLayout(head)
        self._rows = VBox(theme, spacing=4)
        column.addLayout(self._rows)
        self._risks: tuple[AboveRisk, ...] | None = None
        self.form: DecisionForm | None = None

    def show_risks(self, risks: Sequence[AboveRisk]) -> None:
        """Show these; an open form stays as long as its risk is as it was."""
        if tuple(risks) == self._risks:
            return
        self._risks, self.form = tuple(risks), None
        empty(self._rows)
        decided = sum(risk.decided for risk in risks)
        self._counted.setText(_("{n} of {total} decided").format(n=decided, total=len(risks)) if risks else "")
        if not risks:
            self._rows.addWidget(label(_("No scored risk is above tolerable."), "caption", "secondary", wrap=True))
        for risk in risks[:_MOST]:
            self._rows.addWidget(self._row(risk))
        if len(risks) > _MOST:
            more = Button(self.theme, _("and {n} more").format(n=len(risks) - _MOST), Rank.QUIET, small=True)
            more.clicked.connect(lambda: self.wanted.emit(risks[_MOST].scenario.id))
            self._rows.addWidget(more)

    def _row(self, risk: AboveRisk) -> QWidget:
        whole = QWidget()
        column = VBox(self.theme, whole, spacing=2)
        row = HBox(self.theme, spacing=8)
        row.addWidget(RiskChip(self.theme, risk.letter, risk.colour))
        go = Button(self.theme, risk.scenario.code, Rank.QUIET, small=True)
        go.setToolTip(_("Go to the scenario"))
        go.clicked.connect(lambda: self.wanted.emit(risk.scenario.id))
        row.addWidget(go)
        row.addStretch(1)
        said = decision_words(risk.decision) if risk.decision is not None else _("Decide")
        if not risk.decided:
            row.addWidget(FindingSign(self.theme, "warning"))
        decide = Button(self.theme, said, small=True)
        decide.setAccessibleName(_("{verb} {code}").format(verb=said, code=risk.scenario.code))
        if risk.decision is not None:
            decide.setToolTip(f"{risk.decision.decided_by}: {risk.decision.reason}")
        decide.setEnabled(self._bridge.project.read_only is None)
        decide.clicked.connect(lambda: self._decide(risk, column, decide))
        row.addWidget(decide)
        column.addLayout(row)
        if risk.scenario.title:
            column.addWidget(label(risk.scenario.title, "body", "secondary", wrap=True))
        for problem in () if risk.decided else risk.problems:
            column.addWidget(label(problem, "caption", "error", wrap=True))
        return whole

    def _decide(self, risk: AboveRisk, column: VBox, opener: Button) -> None:
        self.close_form()
        form = self.form = DecisionForm(self.theme, self._bridge, risk)
        form.recorded.connect(self.recorded)
        form.left.connect(lambda: self._leave(opener))
        column.addWidget(form)
        form.start()

    def _leave(self, opener: Button) -> None:
        self.close_form()
        opener.setFocus()

    def close_form(self) -> None:
        """Leave the form that is open, if one is."""
        if self.form is not None:
            form, self.form = self.form, None
            form.hide()
            form.deleteLater()

    def decide_first(self) -> Callable[[], None] | None:
        """What opens the form of the first risk that waits for a decision; None where none does."""
        for button in self.findChildren(Button):
            if button.accessibleName().startswith(_("Decide") + " ") and button.isEnabled():
                return button.click
        return None


def decision_words(decision: Decision) -> str:
    """ "Treat by 2027-06-30"."""
    if decision.until is None:
        return decision.kind.label
    words = _("{decision} until {day}") if decision.kind is DecisionKind.ACCEPT else _("{decision} by {day}")
    return words.format(decision=decision.kind.label, day=decision.until.isoformat())
