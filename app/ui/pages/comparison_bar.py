"""Above the table of step 4: how many stand at each risk level against the tolerance line, and what is suggested."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit

from app.i18n import _, ngettext
from app.model.vocabulary import ComparisonOutcome
from app.risk.method import Method
from app.tables.comparison import ComparisonRow
from app.ui.pages.risk_signs import RiskStrip
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import ShortLabel


class ComparisonBar(QFrame):
    """`taken` carries who decides, "" where nobody is named: then only what calls for detailed risk is recorded."""

    taken = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("section")
        row = HBox(theme, self, margins=(20, 4, 16, 4), spacing=16)
        self._strip = RiskStrip(theme)
        row.addWidget(self._strip)
        words = VBox(theme, spacing=1)
        self._standing = ShortLabel("", "strong")
        self._open = ShortLabel("", "caption", "secondary")
        words.addWidget(self._standing)
        words.addWidget(self._open)
        row.addLayout(words, 1)
        self._name = QLineEdit()
        self._name.setPlaceholderText(_("Decided by"))
        self._name.setAccessibleName(_("Who decides that detailed assessment is not required"))
        self._name.setToolTip(_("Where detailed assessment is not required, somebody decides that by name."))
        row.addWidget(self._name)
        self._take = Button(theme, _("Take over the suggestions"), icon="ph.checks", keys="Ctrl Enter")
        self._take.clicked.connect(lambda: self.taken.emit(self._name.text().strip()))
        row.addWidget(self._take)
        self._name.returnPressed.connect(self._take.click)

    @property
    def can_take(self) -> bool:
        """Whether anything is suggested that may be taken over."""
        return not self._take.isHidden() and self._take.isEnabled()

    def take(self) -> None:
        """Ask for the name of who decides, where one is needed and missing; else take over what is suggested."""
        if not self._name.isHidden() and not self._name.text().strip():
            self._name.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._take.click()

    def lock(self, why: str) -> None:
        """Let nothing be recorded any more."""
        self._name.setReadOnly(True)
        self._take.setToolTip(why)
        self._take.hide()

    def show_rows(self, method: Method, rows: Sequence[ComparisonRow]) -> None:
        """Show where all zones and conduits stand and how much waits for a record."""
        counts: dict[str, int] = {}
        for row in rows:
            if row.initial is not None:
                counts[row.initial.letter] = counts.get(row.initial.letter, 0) + 1
        self._strip.show_counts(method, counts)
        above = sum(bool(row.above) for row in rows)
        self._standing.setText(
            ngettext("{above} of {n} is above tolerable", "{above} of {n} are above tolerable", above).format(
                above=above, n=len(rows)
            )
        )
        waiting = [row for row in rows if row.given is None]
        suggested = [row for row in waiting if row.suggestion.outcome is not None]
        free = sum(row.suggestion.outcome is ComparisonOutcome.NOT_REQUIRED for row in suggested)
        self._open.setText(_open_words(len(waiting), len(waiting) - len(suggested), free))
        self._name.setVisible(bool(free))
        self._take.setEnabled(bool(suggested))


def _open_words(waiting: int, unrated: int, free: int) -> str:
    if not waiting:
        return _("Every one has a recorded result")
    said = [_("{n} without a recorded result").format(n=waiting)]
    if free:
        said.append(_("{n} need the name of who decides").format(n=free))
    if unrated:
        said.append(_("{n} not rated").format(n=unrated))
    return ", ".join(said)
