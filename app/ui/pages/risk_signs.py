"""Risk levels that stand alone: a chip with its word, and a strip of all levels with the tolerance line."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QSizePolicy

from app.i18n import _
from app.risk.method import Method
from app.tables.values import RiskMark
from app.ui.paint import domain
from app.ui.paint.basics import CENTRE, box, write
from app.ui.paint.matrix import Grid
from app.ui.theme import Theme
from app.ui.widgets.painted import Painted

_CELL, _TALL, _ROOM = 44, 26, 12


NO_GRID = Grid((("",) * 5,) * 5, {}, frozenset())
"""What is drawn while a project has no usable method."""


def grid_of(method: Method | None) -> Grid:
    """The matrix of a method, as it is painted: letters, colour roles, and which levels are tolerable."""
    if method is None:
        return NO_GRID
    accepted = method.letters[: method.rank(method.tolerable) + 1]
    return Grid(method.grid.letters, {level.letter: level.colour for level in method.levels}, frozenset(accepted))


class RiskSign(Painted):
    """A risk level with its letter and its word; an open chip where nothing is rated."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._letter, self._label, self._role = "", "", ""
        self.setAccessibleName(_("Not rated"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_level(self, method: Method | None, letter: str | None) -> None:
        """Show a level of a method; None for "not rated"."""
        level = method.level(letter) if method is not None and letter else None
        shown = (level.letter, level.label, level.colour) if level else ("", "", "")
        if shown == (self._letter, self._label, self._role):
            return
        self._letter, self._label, self._role = shown
        self.setAccessibleName(self._label or _("Not rated"))
        self.updateGeometry()
        self.update()

    def measure(self) -> QSize:
        return QSize(int(domain.risk_width(self.theme, self._label)), self.theme.size("chip"))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        domain.risk_chip(painter, self.theme, rect, self._letter, self._label, self._role)


class RiskStrip(Painted):
    """The risk levels from the lowest up with the line of what is tolerable; a tip where a risk stands, or counts."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._levels: tuple[tuple[str, str], ...] = ()
        self._tolerable, self._here = -1, -1
        self._counts: Mapping[str, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_risk(self, method: Method, risk: RiskMark | None, tolerable: str) -> None:
        """Show where a risk stands against the tolerable level."""
        self._show(method, tolerable)
        self._here, self._counts = (method.rank(risk.letter) if risk is not None else -1), {}
        words = _("Initial risk {risk}, tolerable {tolerable}")
        self._say(words.format(risk=risk.letter if risk is not None else _("not rated"), tolerable=tolerable))

    def show_counts(self, method: Method, counts: Mapping[str, int]) -> None:
        """Show how many zones and conduits stand at each level, against what the project tolerates."""
        self._show(method, method.tolerable)
        self._here, self._counts = -1, dict(counts)
        self._say(", ".join(f"{letter} {counts.get(letter, 0)}" for letter in method.letters))

    def _show(self, method: Method, tolerable: str) -> None:
        self._levels = tuple((level.letter, level.colour.removeprefix("risk.")) for level in method.levels)
        self._tolerable = method.rank(tolerable)

    def _say(self, words: str) -> None:
        self.setAccessibleName(_("Risk against tolerable risk"))
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.updateGeometry()
        self.update()

    def measure(self) -> QSize:
        wide = len(self._levels) * self.theme.px(_CELL)
        return QSize(max(wide, 1), self.theme.px(_TALL) + 2 * self.theme.px(_ROOM))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        theme, px = self.theme, self.theme.px
        for place, (letter, role) in enumerate(self._levels):
            area = QRectF(place * px(_CELL), px(_ROOM), px(_CELL) - px(2), px(_TALL))
            box(painter, area, theme.c(f"risk.{role}"), theme.c("border.strong") if role == "V" else None, px(2))
            text = f"{letter} {self._counts[letter]}" if self._counts.get(letter) else letter
            write(painter, area, text, theme.font("caption", 700), theme.c(f"onrisk.{role}"), CENTRE)
            if place == self._here:
                self._draw_tip(painter, area)
        if 0 <= self._tolerable < len(self._levels) - 1:
            at = (self._tolerable + 1) * px(_CELL) - px(1)
            line = QRectF(at - px(1.5), px(4), px(3), rect.height() - px(8))
            painter.fillRect(line.adjusted(-px(1), 0, px(1), 0), theme.c("bg.surface"))
            painter.fillRect(line, theme.c("text.primary"))

    def _draw_tip(self, painter: QPainter, area: QRectF) -> None:
        half, middle = self.theme.px(6), area.center().x()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.c("text.primary"))
        top = area.top() - self.theme.px(2)
        painter.drawPolygon(
            QPolygonF([QPointF(middle - half, top - half), QPointF(middle + half, top - half), QPointF(middle, top)])
        )
