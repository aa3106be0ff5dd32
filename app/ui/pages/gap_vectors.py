"""Painted in the inspector of a zone: target and achieved as a radar, and the levels as vectors."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app.i18n import _
from app.model.levels import FR_CODES
from app.ui.paint.basics import CENTRE, LEFT, write
from app.ui.paint.domain import VECTOR_CELL, level_vector
from app.ui.paint.levels import TOP
from app.ui.theme import Theme
from app.ui.widgets.painted import Painted

Levels = Sequence[int | None]
_NONE: Levels = (None,) * len(FR_CODES)
_HEAD, _ROW, _WORDS = 20, 30, 70


class Vectors(Painted):
    """Names of vectors, each with seven digits under the codes of the foundational requirements."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._rows: Sequence[tuple[str, Levels]] = ()

    def show_rows(self, rows: Sequence[tuple[str, Levels]]) -> None:
        """Show these vectors by name."""
        self._rows = rows
        said = (f"{name} {' '.join('–' if one is None else str(one) for one in levels)}" for name, levels in rows)
        self.setAccessibleName(", ".join(said))
        self.updateGeometry()
        self.update()

    def measure(self) -> QSize:
        wide = self.theme.px(_WORDS) + self.theme.px(VECTOR_CELL) * len(FR_CODES) + 1
        return QSize(wide, self.theme.px(_HEAD) + self.theme.px(_ROW) * len(self._rows))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        theme, px = self.theme, self.theme.px
        left, cell = rect.left() + px(_WORDS), px(VECTOR_CELL)
        for place, fr in enumerate(FR_CODES):
            area = QRectF(left + place * cell, rect.top(), cell, px(_HEAD))
            write(
                painter, area, fr, theme.font("caption"), theme.c("text.secondary"), CENTRE, Qt.TextElideMode.ElideNone
            )
        for number, (name, levels) in enumerate(self._rows):
            top = rect.top() + px(_HEAD) + number * px(_ROW)
            words = QRectF(rect.left(), top, px(_WORDS) - px(6), px(_ROW))
            write(painter, words, name, theme.font("caption"), theme.c("text.secondary"), LEFT)
            level_vector(painter, theme, QRectF(left, top, cell * len(FR_CODES), px(_ROW)), levels)


class Radar(Painted):
    """Target as a line, capable dashed, achieved as a filled area; 0 in the middle."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._target, self._capable, self._achieved = _NONE, _NONE, _NONE

    def show_levels(self, target: Levels, capable: Levels, achieved: Levels) -> None:
        """Show three vectors over each other."""
        self._target, self._capable, self._achieved = target, capable, achieved
        self.setAccessibleName(_("Radar of target, capable and achieved levels"))
        self.update()

    def measure(self) -> QSize:
        return QSize(self.theme.px(240), self.theme.px(208))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        theme, px = self.theme, self.theme.px
        centre = QPointF(rect.center().x(), rect.center().y() + px(6))
        reach = min(rect.width() / 2 - px(36), rect.height() / 2 - px(26))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.c("border.subtle"), 1))
        for level in range(1, TOP + 1):
            painter.drawPolygon(_polygon(centre, reach, (level,) * len(FR_CODES)))
        for place, fr in enumerate(FR_CODES):
            painter.setPen(QPen(theme.c("border.subtle"), 1))
            painter.drawLine(centre, _point(centre, reach, place, TOP))
            at = _point(centre, reach + px(14), place, TOP)
            area = QRectF(at.x() - px(20), at.y() - px(8), px(40), px(16))
            write(painter, area, fr, theme.font("caption", 500), theme.c("text.secondary"), CENTRE)
        self._number(painter, centre, reach)
        fill = QColor(theme.c("text.secondary"))
        fill.setAlphaF(0.22)
        self._outline(painter, centre, reach, self._achieved, QPen(theme.c("text.secondary"), px(2)), fill)
        self._outline(painter, centre, reach, self._capable, QPen(theme.c("info"), px(2), Qt.PenStyle.DashLine))
        self._outline(painter, centre, reach, self._target, QPen(theme.c("text.primary"), px(2)))

    def _number(self, painter: QPainter, centre: QPointF, reach: float) -> None:
        """The levels beside the first axis."""
        theme, px = self.theme, self.theme.px
        for level in range(1, TOP + 1):
            at = _point(centre, reach, 0, level)
            area = QRectF(at.x() + px(3), at.y() - px(7), px(12), px(14))
            write(painter, area, str(level), theme.font("caption"), theme.c("text.muted"), LEFT)

    def _outline(
        self, painter: QPainter, centre: QPointF, reach: float, levels: Levels, pen: QPen, fill: QColor | None = None
    ) -> None:
        if all(level is None for level in levels):
            return
        painter.setPen(pen)
        painter.setBrush(fill if fill is not None else QColor(Qt.GlobalColor.transparent))
        painter.drawPolygon(_polygon(centre, reach, levels))
        if pen.style() == Qt.PenStyle.DashLine:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(pen.color())
        for place, level in enumerate(levels):
            painter.drawEllipse(_point(centre, reach, place, level or 0), self.theme.px(3), self.theme.px(3))


def _point(centre: QPointF, reach: float, place: int, level: float) -> QPointF:
    angle = 2 * math.pi * place / len(FR_CODES) - math.pi / 2
    far = reach * level / TOP
    return QPointF(centre.x() + far * math.cos(angle), centre.y() + far * math.sin(angle))


def _polygon(centre: QPointF, reach: float, levels: Levels) -> QPolygonF:
    return QPolygonF([_point(centre, reach, place, level or 0) for place, level in enumerate(levels)])
