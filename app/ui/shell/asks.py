"""What a step asks for: its sub-clauses with their state, shown where nothing else is to be told."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.i18n import _
from app.ui.shell.inspector import Panel
from app.ui.shell.step_strip import sign_of, state_words
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.labels import FindingSign, Glyph, label
from app.ui.widgets.pressing import pressed_by_enter
from app.workflow.finding import Finding
from app.workflow.standing import ClauseStanding, State, StepStanding


class ClauseRow(QAbstractButton):
    """One sub-clause: sign, number and title, how far it has come, and of what is not done what is wanted.

    A click, Space or Enter asks for what is missing in it.
    """

    def __init__(self, theme: Theme, standing: ClauseStanding) -> None:
        super().__init__()
        self.theme, self.standing = theme, standing
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        row = HBox(theme, self, margins=(16, 6, 16, 6), spacing=10)
        self._sign = Glyph(theme, *sign_of(standing))
        row.addWidget(self._sign, alignment=Qt.AlignmentFlag.AlignTop)
        words = VBox(theme, spacing=1)
        first = HBox(theme, spacing=10)
        self._title, self._far = label(type="strong", wrap=True), label("", "caption", "muted")
        self._wanted = label("", "caption", "secondary", wrap=True)
        first.addWidget(self._title, 1)
        first.addWidget(self._far, alignment=Qt.AlignmentFlag.AlignTop)
        words.addLayout(first)
        words.addWidget(self._wanted)
        row.addLayout(words, 1)
        self.show_standing(standing)

    def show_standing(self, standing: ClauseStanding) -> None:
        """Show how the sub-clause stands."""
        self.standing = standing
        clause, done = standing.clause, standing.progress.done
        total, state = done + standing.progress.open, state_words(standing)
        self._sign.show_glyph(*sign_of(standing))
        self._title.setText(f"{clause.number} {clause.label}")
        missing = "; ".join(standing.wanting)
        missing = _("Missing: {what}.").format(what=missing) if missing else ""
        self._wanted.setText("\n".join(filter(None, (_(clause.result), missing))))
        self._wanted.setVisible(standing.state is not State.DONE)
        self._far.setText(_("{done} of {total}").format(done=done, total=total) if total else state.capitalize())
        self.setAccessibleName(f"{clause.number} {clause.label}, {state}")
        self.setAccessibleDescription(_(clause.result))
        self.setToolTip(_("Show what is missing in {clause}").format(clause=clause.number))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), self.theme.c("bg.hover"))
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)


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
            widget.hide()
            widget.deleteLater()


class AsksPanel(Panel):
    """The inspector when nothing is selected: what the step is for, what a good result is, and its checks.

    `asked` carries the sub-clause whose missing parts are asked for.
    """

    asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        words = VBox(theme, margins=(16, 12, 16, 10), spacing=4)
        self._purpose = label(wrap=True)
        words.addWidget(self._purpose)
        words.addSpacing(theme.px(6))
        words.addWidget(label(_("A good result"), "group", "muted"))
        self._result = label(role="secondary", wrap=True)
        words.addWidget(self._result)
        self.body.addLayout(words)
        line = frame("section")
        self._checks = VBox(theme, line, margins=(0, 8, 0, 8))
        self.body.addWidget(line)
        self.rows: list[ClauseRow] = []
        self._shown: StepStanding | None = None

    def show_step(self, step: StepStanding) -> None:
        """Show what the step asks for and how far each part is."""
        if self._shown is not None and self._shown.clauses == step.clauses:
            return
        if self._shown is None or self._shown.step is not step.step:
            self._begin(step)
        self._shown = step
        for row, clause in zip(self.rows, step.clauses, strict=True):
            row.show_standing(clause)

    def _begin(self, standing: StepStanding) -> None:
        step = standing.step
        self.head(
            _("What step {number} asks for").format(number=step.number),
            _("IEC 62443-3-2, ZCR {number}: {title}").format(number=step.number, title=step.label),
        )
        self._purpose.setText(_(step.purpose))
        self._result.setText(_(step.result))
        empty(self._checks)
        self._checks.addWidget(self._heading())
        self.rows = [ClauseRow(self.theme, clause) for clause in standing.clauses]
        for row in self.rows:
            row.clicked.connect(self._ask)
            self._checks.addWidget(row)

    def _heading(self) -> QLabel:
        heading = label(_("Checks"), "group", "muted")
        margin = self.theme.px(16)
        heading.setContentsMargins(margin, 0, margin, self.theme.px(2))
        return heading

    def _ask(self) -> None:
        row = self.sender()
        if isinstance(row, ClauseRow):
            self.asked.emit(row.standing.clause)
