"""What is decided about a risk above tolerable: by whom, in which role, until when, and why."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from app.commands.decisions import record_decisions
from app.errors import UserError
from app.i18n import _
from app.model.entities import Decision
from app.model.vocabulary import DecisionKind, Stage
from app.risk.acceptance import authority_needed
from app.store.project import Project
from app.ui.table.dates import read_date
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox
from app.ui.widgets.buttons import Button, Rank
from app.ui.widgets.labels import label
from app.ui.widgets.segments import Segments
from app.workflow.assessment import Assessment

_KINDS = (DecisionKind.ACCEPT, DecisionKind.TREAT, DecisionKind.TRANSFER, DecisionKind.AVOID)


class DecisionSection(QWidget):
    """Shown where the residual risk is above tolerable; `tried` does what a person asks for."""

    def __init__(self, theme: Theme, project: Project, tried: Callable[[Callable[[], object]], None]) -> None:
        super().__init__()
        self.theme, self._project, self._try = theme, project, tried
        self._scenario, self._role = "", ""
        self._kind: DecisionKind | None = None
        self._assessment: Assessment | None = None
        column = VBox(theme, self, margins=(16, 8, 16, 8), spacing=6)
        column.addWidget(label(_("Decision"), "strong"))
        self.said = label(type="caption", role="secondary", wrap=True)
        column.addWidget(self.said)
        self.kinds = Segments(theme, _("What is decided"), [(_kind_words(kind), kind) for kind in _KINDS])
        self.kinds.picked.connect(self._choose)
        column.addWidget(self.kinds)
        self._form = QWidget()
        column.addWidget(self._form)
        self._fill_form()
        self._form.hide()

    def _fill_form(self) -> None:
        column = VBox(self.theme, self._form, spacing=4)
        grid = QGridLayout()
        column.addLayout(grid)
        self.by, self.role, self.until, self.reason = (QLineEdit() for _field in range(4))
        titles = (_("Decided by"), _("As"), _("Until"), _("Reason"))
        for place, (title, field) in enumerate(zip(titles, (self.by, self.role, self.until, self.reason), strict=True)):
            grid.addWidget(label(title, "caption", "secondary"), place, 0)
            field.setAccessibleName(title)
            field.returnPressed.connect(self._record)
            grid.addWidget(field, place, 1)
        self.until.setPlaceholderText(_("2027-01-31"))
        self.wrong = label(type="caption", role="error", wrap=True)
        self.wrong.hide()
        column.addWidget(self.wrong)
        row = HBox(self.theme)
        self.record = Button(self.theme, _("Record the decision"), Rank.PRIMARY, small=True)
        self.record.clicked.connect(self._record)
        row.addWidget(self.record)
        row.addStretch(1)
        column.addLayout(row)

    def show_scenario(self, assessment: Assessment, scenario_id: str) -> None:
        """Show what was decided about a scenario, and ask where it is above tolerable."""
        self._assessment = assessment
        risk, settlement = assessment.risk(scenario_id), assessment.settlement(scenario_id)
        if scenario_id != self._scenario:
            self._scenario = scenario_id
            self._start_anew()
        self.setVisible(bool(risk.above) or bool(settlement.decisions))
        outcome, method = risk.outcome(Stage.CURRENT), assessment.method
        needed = authority_needed(method, outcome) if method is not None and outcome is not None else None
        self._role = needed.role if needed is not None else ""
        newest = assessment.facts.get(Decision, settlement.holds or next(iter(settlement.decisions), None))
        if newest is not None:
            self.said.setText(" ".join((_words(newest), *settlement.problems)))
        else:
            words = _("The risk is above tolerable. Accepting it needs: {role}.")
            self.said.setText(words.format(role=self._role or "–"))

    def _start_anew(self) -> None:
        self._kind = None
        self._form.hide()
        self.kinds.choose(None)
        for field in (self.by, self.role, self.until, self.reason):
            field.clear()

    def _choose(self, kind: object) -> None:
        self._kind = kind if isinstance(kind, DecisionKind) else None
        self._form.show()
        if not self.role.text():
            self.role.setText(self._role)
        self.wrong.hide()
        self.by.setFocus()

    def lock(self, why: str) -> None:
        """Let nothing be decided any more."""
        self.kinds.setEnabled(False)
        self.kinds.setToolTip(why)

    def _record(self) -> None:
        try:
            until = read_date(self.until.text().strip()) if self.until.text().strip() else None
        except ValueError as wrong:
            self._complain(str(wrong))
            return
        if self._kind is DecisionKind.ACCEPT and not self.by.text().strip():
            self._complain(_("An acceptance names who of the asset owner gave it."))
            return
        self._complain("")
        self._try(lambda: self._store(until))

    def _store(self, until: date | None) -> None:
        if self._kind is None or self._assessment is None:
            raise UserError(_("Nothing is decided yet."), _("Choose what is decided first."))
        record_decisions(
            self._project,
            Decision(
                scenario_id=self._scenario,
                kind=self._kind,
                authority=self.role.text().strip(),
                decided_by=self.by.text().strip(),
                decided_on=self._assessment.facts.as_of,
                until=until,
                reason=self.reason.text().strip(),
            ),
        )
        self._start_anew()

    def _complain(self, wrong: str) -> None:
        self.wrong.setText(wrong)
        self.wrong.setVisible(bool(wrong))


def _kind_words(kind: DecisionKind) -> str:
    """What is decided; what is accepted beside the SL-T is said."""
    return _("Accept the risk") if kind is DecisionKind.ACCEPT else kind.label


def _words(decision: Decision) -> str:
    parts = [decision.kind.label]
    if decision.decided_by:
        parts.append(_("by {name}").format(name=decision.decided_by))
    if decision.authority:
        parts.append(_("as {role}").format(role=decision.authority))
    if decision.until is not None:
        parts.append(_("until {day}").format(day=decision.until.isoformat()))
    said = ", ".join(parts)
    return f"{decision.code} {said}. {decision.reason}".strip()
