"""The risk matrix: a cell per likelihood and impact, the tolerance line, and what stands where."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app.model.vocabulary import Stage
from app.ui.paint.basics import CENTRE, RIGHT, box, write
from app.ui.theme import Theme

Cell = tuple[int, int]
"""Likelihood and impact, each counted from 1."""

CELL = 42
GAP = 2
LEFT_ROOM, BOTTOM_ROOM = 46, 46
_MARKER = 24
_SHARE = 0.52
"""So much of the side of a cell a marker takes."""


LETTERS = {Stage.UNMITIGATED: "U", Stage.CURRENT: "R", Stage.PLANNED: "P"}
"""What marks the rating of a stage: unmitigated, residual today, with planned measures."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The matrix of a method: `letters` by likelihood, then impact, "" for a hole; `roles` the colour role of each.

    `accepted` are the letters of the levels that are tolerable.
    """

    letters: tuple[tuple[str, ...], ...]
    roles: Mapping[str, str]
    accepted: frozenset[str]

    @property
    def likelihoods(self) -> int:
        """How many levels of likelihood there are."""
        return len(self.letters)

    @property
    def impacts(self) -> int:
        """How many levels of impact there are."""
        return len(self.letters[0]) if self.letters else 0

    def letter(self, cell: Cell) -> str:
        """The letter of a cell."""
        return self.letters[cell[0] - 1][cell[1] - 1]

    def is_accepted(self, cell: Cell) -> bool | None:
        """Whether the level of a cell is tolerable; None outside the grid and for a hole."""
        likelihood, impact = cell
        if not (1 <= likelihood <= self.likelihoods and 1 <= impact <= self.impacts):
            return None
        letter = self.letter(cell)
        return letter in self.accepted if letter else None


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the cells of a grid lie when its first corner is at `left`, `top`; `side` is that of a cell at scale 1."""

    theme: Theme
    grid: Grid
    left: float = 0.0
    top: float = 0.0
    side: int = CELL

    @property
    def pitch(self) -> float:
        """From one cell to the next."""
        return self.theme.px(self.side) + self.theme.px(GAP)

    def area(self, cell: Cell) -> QRectF:
        """The rectangle of a cell; the highest likelihood is at the top."""
        likelihood, impact = cell
        side = self.theme.px(self.side)
        across = self.left + (impact - 1) * self.pitch
        return QRectF(across, self.top + (self.grid.likelihoods - likelihood) * self.pitch, side, side)

    def at(self, point: QPointF) -> Cell | None:
        """The cell under a point."""
        for likelihood in range(1, self.grid.likelihoods + 1):
            for impact in range(1, self.grid.impacts + 1):
                if self.area((likelihood, impact)).contains(point):
                    return likelihood, impact
        return None


def draw_cells(painter: QPainter, frame: Frame, counts: Mapping[Cell, int] | None = None) -> None:
    """The cells with their letters, the levels at both axes; with `counts` how many scenarios are in each."""
    theme, grid, px = frame.theme, frame.grid, frame.theme.px
    axis, ink = theme.font("caption", 600), theme.c("text.secondary")
    for likelihood in range(1, grid.likelihoods + 1):
        for impact in range(1, grid.impacts + 1):
            _draw_cell(painter, frame, (likelihood, impact), counts)
        first = frame.area((likelihood, 1))
        beside = QRectF(first.left() - px(34), first.top(), px(24), first.height())
        write(painter, beside, str(likelihood), axis, ink, RIGHT)
    for impact in range(1, grid.impacts + 1):
        last = frame.area((1, impact))
        write(painter, QRectF(last.left(), last.bottom(), last.width(), px(22)), str(impact), axis, ink, CENTRE)


def _draw_cell(painter: QPainter, frame: Frame, cell: Cell, counts: Mapping[Cell, int] | None) -> None:
    theme, px, letter, area = frame.theme, frame.theme.px, frame.grid.letter(cell), frame.area(cell)
    if not letter:
        box(painter, area, None, theme.c("border.subtle"), px(2), style=Qt.PenStyle.DotLine)
        return
    role = frame.grid.roles[letter].removeprefix("risk.")
    edge = theme.c("border.strong") if role == "V" else None
    box(painter, area, theme.c(f"risk.{role}"), edge, px(2))
    corner = area.adjusted(px(5), px(2), -px(2), -px(2))
    corner.setHeight(px(18))
    ink = theme.c(f"onrisk.{role}")
    write(painter, corner, letter, theme.font("caption", 600), ink)
    if counts and counts.get(cell):
        write(painter, area.adjusted(0, px(6), 0, 0), str(counts[cell]), theme.font("strong", 700), ink, CENTRE)


def tolerance_lines(frame: Frame) -> list[QLineF]:
    """The edges between cells that are accepted and cells that are not."""
    grid, gap = frame.grid, frame.theme.px(GAP)
    lines = []
    for likelihood in range(1, grid.likelihoods + 1):
        for impact in range(1, grid.impacts + 1):
            here, area = grid.is_accepted((likelihood, impact)), frame.area((likelihood, impact))
            if _differ(here, grid.is_accepted((likelihood, impact + 1))):
                across = area.right() + gap / 2
                lines.append(QLineF(across, area.top() - gap / 2, across, area.bottom() + gap / 2))
            if _differ(here, grid.is_accepted((likelihood + 1, impact))):
                down = area.top() - gap / 2
                lines.append(QLineF(area.left() - gap / 2, down, area.right() + gap / 2, down))
    return lines


def _differ(here: bool | None, there: bool | None) -> bool:
    return here is not None and there is not None and here is not there


def draw_tolerance(painter: QPainter, frame: Frame) -> None:
    """The thick line between accepted and not accepted, on a ground that keeps it off the cells."""
    theme, lines = frame.theme, tolerance_lines(frame)
    for role, width in (("bg.surface", 5.0), ("text.primary", 2.5)):
        painter.setPen(QPen(theme.c(role), width * theme.scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
        painter.drawLines(lines)


def draw_markers(painter: QPainter, frame: Frame, markers: Mapping[Stage, Cell]) -> None:
    """The markers in their cells, side by side where they share one, with arrows from U to R to P."""
    places, size = marker_places(frame, markers), frame.side * _SHARE
    order = [marker for marker in LETTERS if marker in places]
    for start, end in pairwise(order):
        if markers[start] != markers[end]:
            _draw_arrow(painter, frame.theme, places[start], places[end], size, dashed=end is Stage.PLANNED)
    for marker in order:
        draw_marker(painter, frame.theme, places[marker], marker, size)


def marker_places(frame: Frame, markers: Mapping[Stage, Cell]) -> dict[Stage, QPointF]:
    """The middle of each marker: in the lower right corner, so that the letter of the cell can be read."""
    places = {}
    half = frame.theme.px(frame.side * _SHARE) / 2 + 1
    for marker, cell in markers.items():
        sharing = [other for other in LETTERS if markers.get(other) == cell]
        area, from_right = frame.area(cell), len(sharing) - 1 - sharing.index(marker)
        step = (area.width() - 2 * half) / max(len(sharing) - 1, 1)
        places[marker] = QPointF(area.right() - half - from_right * step, area.bottom() - half)
    return places


def draw_marker(painter: QPainter, theme: Theme, middle: QPointF, marker: Stage, size: float = _MARKER) -> None:
    """One marker around its middle: square U, filled disc R, dashed disc P, each with its letter."""
    side = theme.px(size)
    area = QRectF(round(middle.x() - side / 2), round(middle.y() - side / 2), side, side)
    dark, light = theme.c("text.primary"), theme.c("bg.surface")
    if marker is Stage.UNMITIGATED:
        box(painter, area, light, dark, theme.px(2), width=2.5 * theme.scale)
    else:
        filled = marker is Stage.CURRENT
        pen = QPen(light if filled else dark, 2 * theme.scale)
        if not filled:
            pen.setDashPattern([1.6, 1.2])
        painter.setPen(pen)
        painter.setBrush(dark if filled else light)
        painter.drawEllipse(area.adjusted(1, 1, -1, -1))
    ink = light if marker is Stage.CURRENT else dark
    write(painter, area, LETTERS[marker], theme.font("caption", 700), ink, CENTRE)


def _draw_arrow(painter: QPainter, theme: Theme, start: QPointF, end: QPointF, size: float, *, dashed: bool) -> None:
    length = hypot(end.x() - start.x(), end.y() - start.y())
    unit = QPointF((end.x() - start.x()) / length, (end.y() - start.y()) / length)
    from_, to = start + unit * theme.px(size / 2), end - unit * theme.px(size / 2 + 1)
    dark, light = theme.c("text.primary"), theme.c("bg.surface")
    if dashed:
        pen = QPen(dark, 2 * theme.scale)
        pen.setDashPattern([1.5, 1])
        painter.setPen(pen)
        painter.drawLine(from_, to)
        return
    tip = theme.px(12)
    for colour, width in ((light, 7.0), (dark, 3.0)):
        painter.setPen(QPen(colour, width * theme.scale))
        painter.drawLine(from_, to - unit * tip * 0.6)
    _draw_tip(painter, to, unit, tip, dark, light)


def _draw_tip(painter: QPainter, to: QPointF, unit: QPointF, tip: float, dark: QColor, light: QColor) -> None:
    across = QPointF(-unit.y(), unit.x()) * (tip / 2)
    back = to - unit * tip
    painter.setPen(QPen(light, 1))
    painter.setBrush(dark)
    painter.drawPolygon(QPolygonF([to, back + across, back - across]))
