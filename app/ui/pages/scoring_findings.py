"""What is open about the scenario on the card, each with its cure where there is one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from app.ui.shell.asks import empty, finding_row
from app.ui.theme import Theme
from app.ui.widgets.boxes import VBox
from app.ui.widgets.buttons import Button
from app.workflow.finding import Finding

_MOST = 4


class CardFindings(QFrame):
    """`cured` carries the finding of which the cure is asked for."""

    cured = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("section")
        self.theme, self._locked = theme, False
        self._shown: Sequence[Finding] = ()
        self._rows = VBox(theme, self)
        self.hide()

    def show_findings(self, found: Sequence[Finding]) -> None:
        """Show the first of them; rows are made anew only where others are found."""
        found = tuple(found[:_MOST])
        if found == self._shown:
            return
        self._shown = found
        empty(self._rows)
        for place, finding in enumerate(found):
            strip = finding_row(self.theme, finding, first=not place)
            layout = strip.layout()
            if finding.fix is not None and not self._locked and layout is not None:
                cure = Button(self.theme, finding.fix.label, small=True)
                cure.clicked.connect(self._asks(finding))
                layout.addWidget(cure)
            self._rows.addWidget(strip)
        self.setVisible(bool(found))

    def _asks(self, finding: Finding) -> Callable[[], None]:
        return lambda: self.cured.emit(finding)

    def lock(self) -> None:
        """Offer no cure any more."""
        self._locked = True
