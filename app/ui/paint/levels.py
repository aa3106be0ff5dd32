"""What protection has been reached: the gauge of a security level and the ladder of a requirement."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from app.i18n import N_
from app.model.terms import Term
from app.ui.paint.basics import CENTRE, box, write
from app.ui.theme import Theme

TOP = 4
GAUGE_WIDTH, GAUGE_HEIGHT = 92, 20
_GAP = 2
_TINT = 0.4
RUNG, _RUNG_GAP = 24, 3


def level_gauge(painter: QPainter, theme: Theme, rect: QRectF, achieved: int, capable: int, target: int | None) -> None:
    """Four segments over the width of `rect`: achieved filled, capable light, rest empty; the target as a tick."""
    gap, tall = theme.px(_GAP), theme.px(8)
    wide = (rect.width() - gap * (TOP - 1)) / TOP
    middle = round(rect.center().y())
    top = middle - tall / 2 + theme.px(1)
    for place in range(TOP):
        left = rect.left() + place * (wide + gap)
        segment = QRectF(round(left), top, round(left + wide) - round(left), tall)
        if place < achieved:
            painter.fillRect(segment, theme.c("text.secondary"))
        else:
            fill = capable_fill(theme) if place < capable else theme.c("bg.sunken")
            box(painter, segment, fill, theme.c("border.control"))
    if target:
        at = rect.left() + target * (wide + gap) - gap / 2
        _draw_target(painter, theme, round(min(at, rect.right() - 1)), top, tall)


def capable_fill(theme: Theme) -> QColor:
    """A light tint of what marks the achieved level: told from it in every theme, as no role of lines is."""
    tint = QColor(theme.c("text.secondary"))
    tint.setAlphaF(_TINT)
    return tint


def _draw_target(painter: QPainter, theme: Theme, at: float, top: float, tall: float) -> None:
    line = theme.px(2)
    painter.fillRect(QRectF(at - line / 2, top - theme.px(3), line, tall + 2 * theme.px(3)), theme.c("text.primary"))
    target_mark(painter, theme, at, top - theme.px(6))


def target_mark(painter: QPainter, theme: Theme, at: float, peak: float) -> None:
    """The tip that marks a target, pointing down from `peak`."""
    ink, half = theme.c("text.primary"), theme.px(5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    corners = [QPointF(at - half, peak), QPointF(at + half, peak), QPointF(at, peak + theme.px(5.5))]
    painter.drawPolygon(QPolygonF(corners))


class Rung(Term):
    """How a base requirement or an enhancement stands."""

    IN_PLACE = "in_place", N_("in place")
    CAPABLE = "capable", N_("capable")
    MISSING = "missing", N_("missing")
    NOT_APPLICABLE = "not_applicable", N_("not applicable")


_RUNGS = {
    Rung.IN_PLACE: ("text.secondary", "bg.surface", "text.secondary"),
    Rung.CAPABLE: ("", "text.primary", "border.control"),
    Rung.MISSING: ("error.soft", "error", "error"),
    Rung.NOT_APPLICABLE: ("", "text.muted", "border.control"),
}


def ladder_width(theme: Theme, rungs: int) -> float:
    """The width of a ladder of so many rungs."""
    return rungs * theme.px(RUNG) + max(0, rungs - 1) * theme.px(_RUNG_GAP)


def requirement_ladder(painter: QPainter, theme: Theme, rect: QRectF, rungs: Sequence[tuple[str, Rung]]) -> None:
    """The base and the enhancements that the target needs ("B", "1", "2"), left in `rect`."""
    tall, left = theme.size("chip"), rect.left()
    for text, rung in rungs:
        area = QRectF(round(left), round(rect.center().y() - tall / 2), theme.px(RUNG), tall)
        fill, ink, edge = _RUNGS[rung]
        dots = Qt.PenStyle.DotLine if rung is Rung.NOT_APPLICABLE else Qt.PenStyle.SolidLine
        ground = capable_fill(theme) if rung is Rung.CAPABLE else theme.c(fill) if fill else None
        box(painter, area, ground, theme.c(edge), theme.radius("chip"), style=dots)
        write(painter, area, text, theme.font("caption", 700), theme.c(ink), CENTRE)
        left += theme.px(RUNG) + theme.px(_RUNG_GAP)
