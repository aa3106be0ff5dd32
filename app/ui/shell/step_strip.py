"""The step strip: the sub-clauses of a step with their state, in one line under the header."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy

from app.i18n import N_, _
from app.ui.paint.basics import box, middle, width_of, write
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox
from app.ui.widgets.labels import label
from app.ui.widgets.painted import PaintedButton
from app.workflow.standing import ClauseStanding, State

_SIGNS = {
    State.DONE: ("ph.check-circle-fill", "ok"),
    State.STARTED: ("ph.circle-half", "accent.text"),
    State.OPEN: ("ph.circle", "text.muted"),
    State.NOTHING: ("ph.circle-dashed", "text.muted"),
    State.FINDINGS: ("ph.diamond-fill", "warn"),
}
STATE_WORDS = {
    State.DONE: N_("done"),
    State.STARTED: N_("started"),
    State.OPEN: N_("open"),
    State.NOTHING: N_("nothing to check yet"),
    State.FINDINGS: N_("has warnings"),
}
_ERRORS = ("ph.triangle-fill", "error")
_HEIGHT, _SIGN, _PADDING, _GAP = 24, 15, 5, 4
_BETWEEN = 1


def sign_of(standing: ClauseStanding) -> tuple[str, str]:
    """The glyph of how a sub-clause stands and the role of its ink: of findings, those of the worst."""
    return _ERRORS if standing.state is State.FINDINGS and standing.errors else _SIGNS[standing.state]


def state_words(standing: ClauseStanding) -> str:
    """How a sub-clause stands, and what is missing although no rule finds it: "started: no access point is listed"."""
    state, wanting = _(STATE_WORDS[standing.state]), "; ".join(standing.wanting)
    if standing.state is State.FINDINGS and standing.errors:
        state = _("has errors")
    return f"{state}: {wanting}" if wanting else state


class ClauseButton(PaintedButton):
    """One sub-clause: a sign, its number, and its title where there is room."""

    def __init__(self, theme: Theme, standing: ClauseStanding) -> None:
        super().__init__(theme, standing.clause.number)
        self.worded = True
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_standing(standing)

    def show_standing(self, standing: ClauseStanding) -> None:
        """Show how the sub-clause stands."""
        self.standing = standing
        clause = standing.clause
        state = state_words(standing)
        self.setText(clause.number)
        self.setAccessibleName(f"{clause.number} {clause.label}, {state}")
        self.setToolTip(f"{clause.number} {clause.label}: {state}")
        self.updateGeometry()
        self.update()

    def nextCheckState(self) -> None:
        """Which one is current is said by the page, not by a click."""

    def room(self, worded: bool) -> int:
        """The width that it needs with its title, or without."""
        px, clause, font = self.theme.px, self.standing.clause, self.theme.font("caption", 600)
        wide = px(_SIGN) + px(_GAP) + 2 * px(_PADDING) + width_of(clause.number, font)
        return int(wide + (px(4) + width_of(clause.label, font) if worded else 0))

    def measure(self) -> QSize:
        return QSize(self.room(self.worded), self.theme.px(_HEIGHT))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        px, clause, here = self.theme.px, self.standing.clause, self.isChecked()
        if here or self.underMouse():
            fill = self.theme.c("accent.soft" if here else "bg.hover")
            box(painter, rect, fill, radius=self.theme.radius("chip"))
        glyph, role = sign_of(self.standing)
        side = px(_SIGN)
        sign = middle(QRectF(rect.left() + px(_PADDING), rect.top(), side, rect.height()), side, side)
        self.theme.glyphs.paint(painter, sign, glyph, role)
        ink = self.theme.c("accent.text" if here else "text.secondary")
        words = rect.adjusted(px(_PADDING) + side + px(_GAP), 0, 0, 0)
        wide = write(painter, words, clause.number, self.theme.font("caption", 600), ink)
        if self.worded:
            words.adjust(wide + px(4), 0, 0, 0)
            write(painter, words, clause.label, self.theme.font("caption", 600 if here else 400), ink)


class StepStrip(QFrame):
    """One button per sub-clause; `asked` carries the sub-clause whose missing parts are asked for.

    Where there is no room, done ones lose their words first, then all others but the current one.
    """

    asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setObjectName("stepStrip")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._current, self._marked = "", ""
        self._shown: tuple[str, tuple[ClauseStanding, ...], str] | None = None
        self._buttons: list[ClauseButton] = []
        self._row = HBox(theme, self, margins=(20, 0, 16, 0), spacing=_BETWEEN)
        self._title = label(type="caption", role="secondary")
        self._row.addWidget(self._title)
        self._row.addSpacing(theme.px(4))
        self._row.addStretch(1)
        theme.changed.connect(self._fit)

    def show_clauses(self, title: str, clauses: tuple[ClauseStanding, ...], current: str = "") -> None:
        """Show the sub-clauses; `current` is the number of the one that the page is about, if any."""
        if (title, clauses, current) == self._shown:
            return
        self._shown = title, clauses, current
        self._title.setText(title)
        self._current = current
        self.setAccessibleName(_("Sub-clauses of {step}").format(step=title))
        while len(self._buttons) > len(clauses):
            gone = self._buttons.pop()
            self._row.removeWidget(gone)
            gone.deleteLater()
        for place, standing in enumerate(clauses):
            if place == len(self._buttons):
                self._buttons.append(self._button(standing))
            self._buttons[place].show_standing(standing)
        self.mark(self._marked)

    def mark(self, number: str) -> None:
        """Show a sub-clause as the one that something else on the screen is narrowed to; "" for none."""
        self._marked = number
        for button in self._buttons:
            button.setChecked(button.standing.clause.number == (number or self._current))
        self._fit()

    def _button(self, standing: ClauseStanding) -> ClauseButton:
        button = ClauseButton(self.theme, standing)
        button.clicked.connect(lambda: self.asked.emit(button.standing.clause))
        self._row.insertWidget(self._row.count() - 1, button)
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Choose the buttons that keep their words."""
        current = [one for one in self._buttons if one.isChecked()]
        undone = [one for one in self._buttons if one.standing.state is not State.DONE or one in current]
        choices = (self._buttons, undone, current)
        worded = next((choice for choice in choices if self._width(choice) <= self.width()), current)
        for button in self._buttons:
            button.worded = button in worded
            button.updateGeometry()
            button.update()

    def _width(self, worded: list[ClauseButton]) -> float:
        head = width_of(self._title.text(), self.theme.font("caption")) + self.theme.px(20 + 16 + 3 * _BETWEEN)
        return head + sum(one.room(one in worded) + self.theme.px(_BETWEEN) for one in self._buttons)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go from one sub-clause to the next."""
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        here = next((place for place, one in enumerate(self._buttons) if one.hasFocus()), None)
        if by is None or here is None:
            super().keyPressEvent(event)
            return
        self._buttons[min(max(here + by, 0), len(self._buttons) - 1)].setFocus()

    def keyboard_target(self) -> ClauseButton | None:
        """The sub-clause that takes the focus when the strip is reached by keyboard; None while there is none."""
        return next((one for one in self._buttons if one.isChecked()), next(iter(self._buttons), None))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.c("bg.sunken"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self.theme.c("border.subtle"))
        painter.end()
