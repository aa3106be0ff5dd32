"""The step strip: the sub-clauses of a step with their state, in one line under the header."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from app.i18n import N_, _
from app.ui.paint.basics import box, middle, width_of, write
from app.ui.theme import Theme
from app.ui.widgets.painted import Painted
from app.workflow.standing import ClauseStanding, State

SIGNS = {
    State.DONE: ("ph.check-circle-fill", "ok"),
    State.STARTED: ("ph.circle-half", "accent.text"),
    State.OPEN: ("ph.circle", "text.muted"),
    State.FINDINGS: ("ph.warning", "warn"),
}
STATE_WORDS = {
    State.DONE: N_("done"),
    State.STARTED: N_("started"),
    State.OPEN: N_("open"),
    State.FINDINGS: N_("has findings"),
}


class StepStrip(Painted):
    """One cell per sub-clause: a sign and the words. Where there is no room, done ones lose their words first."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setObjectName("stepStrip")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._clauses: tuple[ClauseStanding, ...] = ()
        self._title, self._current, self._worded = "", "", frozenset[str]()
        theme.changed.connect(self._fit)

    def show_clauses(self, title: str, clauses: tuple[ClauseStanding, ...], current: str = "") -> None:
        """Show the sub-clauses; `current` is the number of the one that the page is about, if any."""
        self._title, self._clauses, self._current = title, clauses, current
        said = [f"{one.clause.number} {one.clause.label}, {_(STATE_WORDS[one.state])}" for one in clauses]
        self.setAccessibleName(f"{title}: " + "; ".join(said))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Choose the cells that keep their words."""
        everything = frozenset(standing.clause.number for standing in self._clauses)
        undone = frozenset(one.clause.number for one in self._clauses if one.state is not State.DONE)
        current = frozenset({self._current})
        self._worded = next(
            (choice for choice in (everything, undone | current, current) if self._width(choice) <= self.width()),
            current,
        )
        self.update()

    def _width(self, worded: frozenset[str]) -> float:
        head = width_of(self._title, self.theme.font("caption")) + self.theme.px(20 + 8 + 16)
        return head + sum(self._cell(clause, worded) + self.theme.px(4) for clause in self._clauses)

    def _cell(self, standing: ClauseStanding, worded: frozenset[str]) -> float:
        px, clause = self.theme.px, standing.clause
        wide = px(15 + 5 + 2 * 7) + width_of(clause.number, self.theme.font("caption", 600))
        if clause.number in worded:
            wide += px(4) + width_of(clause.label, self.theme.font("caption", 600))
        return wide

    def measure(self) -> QSize:
        return QSize(self.theme.px(200), self.theme.size("stepStrip"))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        px, colour = self.theme.px, self.theme.c
        painter.fillRect(rect, colour("bg.sunken"))
        painter.fillRect(QRectF(0, rect.bottom() - 1, rect.width(), 1), colour("border.subtle"))
        left = float(px(20))
        place = rect.adjusted(left, 0, 0, 0)
        left += write(painter, place, self._title, self.theme.font("caption"), colour("text.secondary")) + px(8)
        for clause in self._clauses:
            wide = self._cell(clause, self._worded)
            cell = middle(QRectF(left, 0, wide, rect.height()), wide, px(24))
            self._draw_cell(painter, cell, clause)
            left += wide + px(4)

    def _draw_cell(self, painter: QPainter, cell: QRectF, standing: ClauseStanding) -> None:
        px, clause = self.theme.px, standing.clause
        here = clause.number == self._current
        if here:
            box(painter, cell, self.theme.c("accent.soft"), radius=self.theme.radius("chip"))
        glyph, role = SIGNS[standing.state]
        side = px(15)
        sign = middle(QRectF(cell.left() + px(7), cell.top(), side, cell.height()), side, side)
        self.theme.glyphs.paint(painter, sign, glyph, role)
        ink = self.theme.c("accent.text" if here else "text.secondary")
        words = cell.adjusted(px(7) + side + px(5), 0, 0, 0)
        wide = write(painter, words, clause.number, self.theme.font("caption", 600), ink)
        if clause.number in self._worded:
            words.adjust(wide + px(4), 0, 0, 0)
            write(painter, words, clause.label, self.theme.font("caption", 600 if here else 400), ink)
