"""The inspector of step 7: who signs, what blocks the freeze, risks to decide, what can be exported."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _, ngettext
from app.model.entities import Participant
from app.ui.bridge import Notice
from app.ui.pages.approval_risks import RisksSection
from app.ui.pages.approval_sign import SignSection
from app.ui.pages.approval_state import CheckLine, Readiness, read_readiness, standing_sign_offs
from app.ui.pages.context import Context
from app.ui.shell.asks import empty
from app.ui.shell.inspector import Panel
from app.ui.slices import Slices
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.buttons import Button, Rank
from app.ui.widgets.labels import FindingSign, Glyph, label
from app.workflow.above import AboveRisk, gather_above
from app.workflow.zcr7_approval import latest_baseline

_PATIENCE = 150
_HASH = 16


class ApprovalPanel(Panel):
    """`refreshed` says that the checks were read anew; `gone_to` carries a check whose place is to be shown,
    `risk_wanted` a scenario's id. What is hidden only notes that it is out of date.
    """

    refreshed = Signal()
    gone_to = Signal(object)
    risk_wanted = Signal(str)
    refused = Signal(object)
    least_width = 384

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, _("Approval"))
        self._bridge = context.bridge
        self.readiness: Readiness = read_readiness(context.bridge)
        self._lines: tuple[CheckLine, ...] | None = None
        self._person: str | None = None
        self._slices: Slices | None = None
        self._stale = self._risks_stale = True
        self.signing = SignSection(self.theme, context.bridge)
        self.signing.refused.connect(self.refused)
        self.signing.hide()
        self.body.addWidget(self.signing)
        self.body.addWidget(self._ready_section())
        self.risks = RisksSection(self.theme, context.bridge)
        self.risks.wanted.connect(self.risk_wanted)
        self.risks.recorded.connect(self.refresh)
        self.body.addWidget(self.risks)
        self.body.addWidget(self._export_section(context))
        self.foot.addWidget(self._note())
        self._show_checks()
        self._show_note()
        self._soon = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._soon.timeout.connect(self.refresh)
        context.bridge.changed.connect(self._take)
        context.bridge.standing_changed.connect(self._stir)

    def _ready_section(self) -> QWidget:
        section = frame("section")
        column = VBox(self.theme, section, margins=(16, 10, 16, 12), spacing=2)
        head = HBox(self.theme, spacing=8)
        head.addWidget(label(_("Ready to freeze"), "strong"), 1)
        self._counted = label("", "caption", "muted")
        head.addWidget(self._counted)
        column.addLayout(head)
        self._checks = VBox(self.theme, spacing=0)
        column.addLayout(self._checks)
        return section

    def _export_section(self, context: Context) -> QWidget:
        section = frame("section")
        column = VBox(self.theme, section, margins=(16, 10, 16, 12), spacing=6)
        head = HBox(self.theme, spacing=8)
        head.addWidget(label(_("Export"), "strong"), 1)
        head.addWidget(label(_("marked as draft until frozen"), "caption", "muted"))
        column.addLayout(head)
        for icon, name, said in (
            ("ph.table", _("Risk worksheets"), ".xlsx"),
            ("ph.brackets-curly", _("Document with every record"), ".json"),
        ):
            row = HBox(self.theme, spacing=8)
            row.addWidget(Glyph(self.theme, icon))
            row.addWidget(label(name))
            row.addWidget(label(said, "caption", "muted"), 1)
            column.addLayout(row)
        line = HBox(self.theme, spacing=8)
        export = Button(self.theme, _("Export"), Rank.SECONDARY, icon="ph.export", keys="Ctrl E")
        line.addWidget(export.follow(context.actions["export"]))
        line.addStretch(1)
        column.addLayout(line)
        return section

    def _note(self) -> QWidget:
        foot = frame("cardRow")
        column = VBox(self.theme, foot, margins=(16, 10, 16, 12))
        note = frame("note")
        said = HBox(self.theme, note, margins=(10, 8, 10, 8), spacing=8)
        said.addWidget(Glyph(self.theme, "ph.lock", "accent.text"), alignment=Qt.AlignmentFlag.AlignTop)
        self._said = label("", "caption", wrap=True)
        self._said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._said.setAccessibleName(_("What freezing does"))
        said.addWidget(self._said, 1)
        column.addWidget(note)
        return foot

    # keeping in step

    def _take(self, notice: Notice) -> None:
        values = notice.effects.values
        if notice.effects.everything or any(values.get(name) for name in ("risk", "settled")) or _decides(notice):
            self._risks_stale = True
        self._stir()

    def _stir(self) -> None:
        self._stale = True
        if self.isVisible():
            self._soon.start()

    def catch_up(self) -> None:
        """The page is shown: read what is out of date."""
        if self._stale:
            self._soon.start(0)

    def refresh(self) -> None:
        """Read the checks anew now, and the risks in slices where something about them changed."""
        self._stale = False
        self.readiness = read_readiness(self._bridge)
        self._show_checks()
        self._show_note()
        self._show_person()
        if self._risks_stale and self._bridge.assessed:
            self._read_risks()
        self.refreshed.emit()

    def _read_risks(self) -> None:
        self._risks_stale = False
        if self._slices is not None:
            self._slices.stop()
        found: list[AboveRisk] = []
        self._slices = Slices(gather_above(self._bridge.assessment, found), self)
        self._slices.done.connect(lambda: self._show_risks(found))

    def read_risks_now(self) -> None:
        """Read the risks at once."""
        if self._slices is not None:
            self._slices.stop()
        found: list[AboveRisk] = []
        for _step in gather_above(self._bridge.assessment, found):
            pass
        self._show_risks(found)

    def _show_risks(self, found: Sequence[AboveRisk]) -> None:
        self._slices, self._risks_stale = None, False
        self.risks.show_risks(found)

    # what is shown

    def select(self, person: str | None) -> None:
        """Show the signing of a participant, by id; None for nobody."""
        self._person = person
        self._show_person()

    def _show_person(self) -> None:
        facts = self._bridge.assessment.facts
        person, latest = facts.get(Participant, self._person), latest_baseline(self._bridge.assessment)
        rows = [row for row in standing_sign_offs(self._bridge, latest) if person and row.name == person.name]
        self.signing.show_person(person, latest, rows[0] if rows else None)

    def _show_checks(self) -> None:
        ready = self.readiness
        words = _("{n} of {total} checks pass").format(n=ready.passed, total=len(ready.lines))
        self._counted.setText(words if ready.lines else _("being evaluated"))
        self.head(_("Rev {revision}").format(revision=ready.revision), ready.blocked or _("Ready to freeze"))
        if ready.lines == self._lines:
            return
        here = self.window().focusWidget()
        name = here.accessibleName() if here is not None and self.isAncestorOf(here) else ""
        self._lines = ready.lines
        empty(self._checks)
        for line in ready.lines:
            self._checks.addWidget(self._check(line))
        found = next((one for one in self.findChildren(QWidget) if name and one.accessibleName() == name), None)
        if found is not None:
            found.setFocus()

    def _check(self, line: CheckLine) -> QWidget:
        whole = QWidget()
        row = HBox(self.theme, whole, spacing=8)
        sign = (
            FindingSign(self.theme, line.severity) if line.severity else Glyph(self.theme, "ph.check-circle", "ok", 18)
        )
        row.addWidget(sign)
        row.addWidget(label(line.words, "strong" if line.severity else "body", wrap=True), 1)
        row.addWidget(label(line.home, "caption", "muted"))
        if line.finding is not None or line.goes_to:
            show = Button(self.theme, _("Show"), Rank.QUIET, small=True)
            show.setAccessibleName(_("Show: {check}").format(check=line.words))
            show.clicked.connect(lambda: self.gone_to.emit(line))
            row.addWidget(show)
        whole.setMinimumHeight(self.theme.size("controlSmall"))
        return whole

    def _show_note(self) -> None:
        ready, latest = self.readiness, self.readiness.latest
        words = [
            _("Freezing keeps a read-only copy with its checksum. It is not undone; work goes on in the next one.")
        ]
        if latest is not None:
            frozen = _("Rev {revision} is frozen, SHA-256 {hash}")
            words = [frozen.format(revision=latest.revision, hash=latest.content_hash[:_HASH])]
            if ready.waiting:
                said = ngettext("Still to sign: {names}", "Still to sign ({n}): {names}", len(ready.waiting))
                words.append(said.format(n=len(ready.waiting), names=", ".join(ready.waiting)))
            elif ready.signing:
                words.append(_("Everyone has signed."))
        self._said.setText(". ".join(part.rstrip(".") for part in words) + ".")


def _decides(notice: Notice) -> bool:
    return any(row.table in ("decision", "rating", "scenario", "method") for row in notice.effects.rows)
