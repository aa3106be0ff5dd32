"""Findings by severity as joined choices: all, errors, warnings, hints, each with its shape and count."""

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.i18n import _
from app.ui.paint import domain
from app.ui.paint.basics import CENTRE, box, middle, width_of, write
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox
from app.ui.widgets.painted import PaintedButton
from app.workflow.finding import Finding, Severity

_HEIGHT = 26


class _Part(PaintedButton):
    """One of the choices: a shape and a number, or words and a number."""

    def __init__(self, theme: Theme, severity: Severity | None) -> None:
        super().__init__(theme, severity.label if severity else _("All"))
        self._severity, self._count = severity, 0
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(self.text())

    def count(self, number: int) -> None:
        """Show how many there are."""
        self._count = number
        self.setAccessibleName(f"{self.text()}, {number}")
        self.updateGeometry()
        self.update()

    @property
    def _words(self) -> str:
        return str(self._count) if self._severity else f"{self.text()} {self._count}"

    def measure(self) -> QSize:
        font = self.theme.font("caption", 600)
        wide = domain.count_width(self.theme, self._words) if self._severity else width_of(self._words, font)
        return QSize(int(wide) + 2 * self.theme.px(9), self.theme.px(_HEIGHT))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        theme, on = self.theme, self.isChecked()
        fill = "accent.soft" if on else "bg.hover" if self.underMouse() else "bg.surface"
        box(painter, rect, theme.c(fill), theme.c("accent" if on else "border.strong"), theme.radius("chip"))
        if self._severity is None:
            ink = theme.c("accent.text" if on else "text.secondary")
            write(painter, rect, self._words, theme.font("caption", 600), ink, CENTRE)
            return
        wide = domain.count_width(theme, self._words)
        place = middle(rect, wide, rect.height())
        domain.finding_count(painter, theme, place.left(), rect, self._severity.value, self._words)


class Severities(QWidget):
    """Says with `picked` which severity was chosen by hand; None for all."""

    picked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(_("Severity"))
        self.total = 0
        self._parts: dict[Severity | None, _Part] = {}
        group = QButtonGroup(self)
        row = HBox(theme, self, spacing=2)
        for severity in (None, *Severity):
            part = self._parts[severity] = _Part(theme, severity)
            part.clicked.connect(lambda _on=False, severity=severity: self.picked.emit(severity))
            group.addButton(part)
            row.addWidget(part)
        self.choose(None)

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Count open findings by severity."""
        counts = Counter(finding.severity for finding in findings if finding.is_open)
        self.total = counts.total()
        for severity, part in self._parts.items():
            part.count(counts[severity] if severity else self.total)

    def choose(self, severity: Severity | None) -> None:
        """Show a severity as the one that is on."""
        self._parts[severity].setChecked(True)
