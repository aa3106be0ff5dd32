"""The part of the inspector in which a gap is decided: raise the level, compensate, or accept."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from app.commands.decisions import record_decisions
from app.errors import UserError
from app.i18n import _
from app.model.entities import Decision, Zone
from app.model.levels import FR_CODES
from app.model.vocabulary import DecisionKind
from app.ui.bridge import Bridge
from app.ui.pages.gap_model import PlaceLevels
from app.ui.theme import Theme
from app.ui.widgets.boxes import VBox
from app.ui.widgets.buttons import Button
from app.ui.widgets.choice import ChoiceBox
from app.ui.widgets.labels import label


class GapDecision(VBox):
    """Shows what was decided last about a gap, and records another decision; `refused` carries a UserError."""

    refused = Signal(object)

    def __init__(self, theme: Theme, bridge: Bridge) -> None:
        super().__init__(theme, spacing=6)
        self._bridge = bridge
        self._shown: tuple[PlaceLevels, int] | None = None
        self._decided = label("", "caption", "secondary", wrap=True)
        self.kind = ChoiceBox(theme, _("Decision about the gap"))
        kinds = (DecisionKind.TREAT, DecisionKind.COMPENSATE, DecisionKind.ACCEPT)
        words = (_("Raise the level"), _("Compensate"), _("Accept the gap"))
        self.kind.offer(tuple(zip(words, kinds, strict=True)))
        self.kind.setCurrentIndex(0)
        self.decider, self.reason = named_field(_("Decided by")), named_field(_("Reason of the decision"))
        self.reason.returnPressed.connect(self._decide)
        self.decide = Button(theme, _("Record decision"), small=True)
        self.decide.clicked.connect(self._decide)
        for part in (self._decided, self.kind, self.decider, self.reason):
            self.addWidget(part)
        self.addWidget(self.decide, 0, Qt.AlignmentFlag.AlignLeft)

    def show_part(self, one: PlaceLevels, place: int) -> None:
        """Show the decision about a zone or conduit in the foundational requirement at a place."""
        self._shown = (one, place)
        decision = one.rows[place].decision
        self._decided.setText(_words(decision) if decision is not None else _("Nothing is decided."))

    def _decide(self) -> None:
        if self._shown is None or not isinstance(self.kind.value, DecisionKind):
            return
        one, place = self._shown
        zone, conduit = (one.place.id, None) if isinstance(one.place, Zone) else (None, one.place.id)
        decision = Decision(
            zone_id=zone,
            conduit_id=conduit,
            fr=FR_CODES[place],
            kind=self.kind.value,
            decided_by=self.decider.text().strip(),
            decided_on=self._bridge.assessment.facts.as_of,
            reason=self.reason.text().strip(),
        )
        try:
            record_decisions(self._bridge.project, decision)
        except UserError as trouble:
            self.refused.emit(trouble)
        else:
            self.reason.clear()


def named_field(name: str) -> QLineEdit:
    """A field that says in it, and to screen readers, what belongs there."""
    field = QLineEdit()
    field.setPlaceholderText(name)
    field.setAccessibleName(name)
    return field


def _words(decision: Decision) -> str:
    said = _("{code}: {kind}, decided by {who}. {reason}")
    who = decision.decided_by or "–"
    return said.format(code=decision.code, kind=decision.kind.label, who=who, reason=decision.reason).strip()
