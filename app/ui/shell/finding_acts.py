"""What a person can do about one finding: the buttons on its line, and the strip in which a reason is given."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy, QWidget

from app.i18n import _
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox
from app.ui.widgets.buttons import Button, Rank
from app.ui.widgets.labels import ShortLabel
from app.workflow.finding import Finding

FIX, JUSTIFY, WITHDRAW = FINDING_KEYS = ("F", "J", "W")
"""The keys in a list of findings that press the button of the current one."""


class FindingActs(QWidget):
    """The buttons of the current finding. Each signal says which was pressed.

    `locked` says why nothing can be changed; then the way to the place is all that is left.
    """

    fix, go, justify, withdraw = Signal(), Signal(), Signal(), Signal()

    def __init__(self, theme: Theme, finding: Finding, can_justify: bool, locked: str) -> None:
        super().__init__()
        self.theme = theme
        self._by_key: dict[str, Button] = {}
        row = HBox(theme, self, margins=(0, 0, 12, 0), spacing=6)
        row.addStretch(1)
        if finding.fix is not None and finding.is_open:
            self._add(row, FIX, finding.fix.label, self.fix)
        if can_justify and finding.is_open:
            self._add(row, JUSTIFY, _("Justify…"), self.justify)
        if finding.waiver_id is not None:
            self._add(row, WITHDRAW, _("Withdraw"), self.withdraw)
        for button in self._by_key.values():
            button.setEnabled(not locked)
            button.setToolTip(locked)
        self._add(row, "", _("Go"), self.go)

    def _add(self, row: HBox, key: str, text: str, pressed: SignalInstance) -> None:
        button = Button(self.theme, text, Rank.SECONDARY, keys=key, small=True)
        button.clicked.connect(lambda: pressed.emit())
        row.addWidget(button)
        if key:
            self._by_key[key] = button

    def press(self, key: str) -> None:
        """Press the button of a key, if it is there."""
        if key in self._by_key:
            self._by_key[key].click()


class ReasonStrip(QFrame):
    """Asks in place why a finding may stand. `given` carries the reason; Esc leaves it open."""

    given = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("cardRow")
        row = HBox(theme, self, margins=(14, 6, 12, 6), spacing=8)
        self._about = ShortLabel(type="caption", role="secondary")
        row.addWidget(self._about)
        self.field = QLineEdit()
        self.field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.field.setPlaceholderText(_("Why it may stand; the report quotes this"))
        self.field.setAccessibleName(_("Why the finding may stand"))
        self.field.returnPressed.connect(self._give)
        self.field.textChanged.connect(self._measure)
        row.addWidget(self.field, 1)
        self._button = Button(theme, _("Justify"), Rank.PRIMARY)
        self._button.clicked.connect(self._give)
        row.addWidget(self._button)
        leave = Button(theme, _("Cancel"), Rank.QUIET)
        leave.clicked.connect(self.left)
        row.addWidget(leave)
        self.hide()

    def ask(self, finding: Finding, reason: str) -> None:
        """Ask about a finding; `reason` is what was said before."""
        self._about.setText(f"{finding.rule} {finding.code}")
        self.field.setText(reason)
        self._measure()
        self.show()
        self.field.setFocus()

    def _measure(self) -> None:
        self._button.setEnabled(bool(self.field.text().strip()))

    def _give(self) -> None:
        if self.field.text().strip():
            self.given.emit(self.field.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
