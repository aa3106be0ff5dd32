"""What a step asks for: its sub-clauses with their state, shown where nothing else is to be told."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.i18n import _
from app.ui.shell.inspector import Panel
from app.ui.shell.step_strip import SIGNS, STATE_WORDS
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.labels import FindingSign, Glyph, label
from app.workflow.finding import Finding
from app.workflow.standing import ClauseStanding, StepStanding


def clause_row(theme: Theme, standing: ClauseStanding) -> QWidget:
    """One sub-clause: sign, number and title, what a good result is, and how far it has come."""
    clause, done = standing.clause, standing.progress.done
    total = done + standing.progress.open
    frame = QFrame()
    row = HBox(theme, frame, margins=(0, 6, 0, 6), spacing=10)
    glyph, role = SIGNS[standing.state]
    row.addWidget(Glyph(theme, glyph, role), alignment=Qt.AlignmentFlag.AlignTop)
    words = VBox(theme, spacing=1)
    words.addWidget(label(f"{clause.number} {clause.label}", "strong", wrap=True))
    words.addWidget(label(_(clause.result), "caption", "secondary", wrap=True))
    row.addLayout(words, 1)
    said = (
        _("{done} of {total}").format(done=done, total=total) if total else _(STATE_WORDS[standing.state]).capitalize()
    )
    row.addWidget(label(said, "caption", "muted"), alignment=Qt.AlignmentFlag.AlignTop)
    return frame


def finding_row(theme: Theme, finding: Finding, first: bool) -> QWidget:
    """One finding: shape, sentence, rule; a line above it unless it is the first."""
    strip = QFrame() if first else frame("cardRow")
    row = HBox(theme, strip, margins=(16, 8, 16, 8), spacing=10)
    row.addWidget(FindingSign(theme, finding.severity.value))
    row.addWidget(label(finding.sentence, wrap=True), 1)
    row.addWidget(label(finding.rule, "caption", "muted"))
    return strip


def empty(layout: QVBoxLayout) -> None:
    """Take everything out of a layout, and delete it."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.setParent(None)
            widget.deleteLater()


class AsksPanel(Panel):
    """The inspector when nothing is selected."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._rows = VBox(theme, margins=(16, 10, 16, 10))
        self.body.addLayout(self._rows)
        self._shown: StepStanding | None = None

    def show_step(self, step: StepStanding) -> None:
        """Show what the step asks for and how far each part is."""
        if self._shown is not None and self._shown.clauses == step.clauses:
            return
        self._shown = step
        self.head(_("What step {number} asks for").format(number=step.step.number), _("Nothing is selected"))
        empty(self._rows)
        for clause in step.clauses:
            self._rows.addWidget(clause_row(self.theme, clause))
