"""The section in which a person signs a frozen revision, or withdraws the signature."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.commands.approval import sign, withdraw_sign_off
from app.errors import UserError
from app.i18n import _
from app.model.entities import Baseline, Participant, SignOff
from app.model.vocabulary import SignOffDecision
from app.ui.bridge import Bridge
from app.ui.pages.approval_entries import EntryForm, day_in, needed
from app.ui.shell.asks import empty
from app.ui.theme import Theme
from app.ui.widgets.boxes import VBox, frame
from app.ui.widgets.buttons import Button
from app.ui.widgets.confirm import Confirm
from app.ui.widgets.labels import label


class SignForm(EntryForm):
    """Records what one person decided about a baseline."""

    signed = Signal()

    def __init__(self, theme: Theme, bridge: Bridge, person: Participant, baseline: Baseline) -> None:
        verb = _("Sign Rev {revision}").format(revision=baseline.revision)
        super().__init__(theme, verb, self._store, can_leave=False)
        self._bridge, self._person, self._baseline = bridge, person, baseline
        choices: list[tuple[str, object]] = [(one.label, one) for one in SignOffDecision]
        self.decision = self.choice(_("Decision"), choices, SignOffDecision.AGREED)
        self.day = self.line(_("Date"), bridge.assessment.facts.as_of.isoformat())
        self.remark = self.line(_("Remark"))
        self.do.setEnabled(bridge.project.read_only is None)

    def _store(self) -> None:
        decision, day = self.decision.value, day_in(self.day)
        assert isinstance(decision, SignOffDecision)
        if day is None:
            raise UserError(_("Say on which day."))
        remark = self.remark.text().strip()
        if decision is not SignOffDecision.AGREED:
            remark = needed(self.remark, _("Say the remark, or the reason."))
        person = self._person
        sign_off = SignOff(
            baseline_id=self._baseline.id,
            role=person.role,
            name=person.name,
            organisation=person.organisation,
            covers=person.covers,
            decision=decision,
            signed_on=day,
            remark=remark,
        )
        sign(self._bridge.project, sign_off)
        self.signed.emit()


class SignSection(QWidget):
    """About the person who is selected in the sign-off list. `refused` carries a UserError; `settled` says that
    something was signed or withdrawn.
    """

    refused = Signal(object)
    settled = Signal()

    def __init__(self, theme: Theme, bridge: Bridge) -> None:
        super().__init__()
        self.theme, self._bridge = theme, bridge
        section = frame("section")
        VBox(theme, self).addWidget(section)
        self._column = VBox(theme, section, margins=(16, 10, 16, 12), spacing=4)
        self.form: SignForm | None = None
        self._shown: object = None

    def show_person(self, person: Participant | None, latest: Baseline | None, signed: SignOff | None) -> None:
        """Show what the person signed of the last baseline, or the form to do so."""
        found = [one.sentence for one in self._bridge.findings_at(signed.id)] if signed is not None else []
        shown = person, latest, signed, found
        if shown == self._shown:
            return
        self._shown, self.form = shown, None
        empty(self._column)
        self.setVisible(person is not None)
        if person is None:
            return
        self._column.addWidget(label(_("Sign-off of {name}").format(name=person.name or "–"), "strong", wrap=True))
        if latest is None:
            words = _("Waiting for the freeze. People sign a frozen revision, never a draft.")
            self._column.addWidget(label(words, "caption", "secondary", wrap=True))
        elif signed is None:
            self.form = SignForm(self.theme, self._bridge, person, latest)
            self.form.signed.connect(self.settled)
            self._column.addWidget(self.form)
        else:
            self._show_signed(signed, latest)
            for sentence in found:
                self._column.insertWidget(1, label(sentence, "caption", "warn", wrap=True))

    def _show_signed(self, signed: SignOff, latest: Baseline) -> None:
        day = signed.signed_on.isoformat() if signed.signed_on is not None else "–"
        words = _("Rev {revision}: {decision} on {day}")
        said = words.format(revision=latest.revision, decision=signed.decision.label, day=day)
        self._column.addWidget(label(said, wrap=True))
        if signed.remark:
            self._column.addWidget(label(signed.remark, "caption", "secondary", wrap=True))
        opener = Button(self.theme, _("Withdraw the sign-off"), small=True)
        opener.setEnabled(self._bridge.project.read_only is None)
        self._column.addWidget(opener)
        question = _("The sign-off stays in the record as withdrawn. This is not undone.")
        confirm = Confirm(self.theme, opener, question, _("Withdraw"))
        confirm.confirmed.connect(lambda: self._withdraw(signed))
        self._column.addWidget(confirm)

    def _withdraw(self, signed: SignOff) -> None:
        try:
            withdraw_sign_off(self._bridge.project, signed.id, self._bridge.assessment.facts.as_of)
        except UserError as trouble:
            self.refused.emit(trouble)
        else:
            self.settled.emit()
