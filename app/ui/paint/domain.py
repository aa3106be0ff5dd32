"""The signs of the domain: risk letters, security levels, findings, step rings. A colour never speaks alone."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from app.ui.paint.basics import CENTRE, LEFT, box, middle, width_of, write
from app.ui.theme import Theme

CHIP = 24
_STEP, _INDENT = 28, 20
VECTOR_CELL = 26
RING = 22
_FULL_TURN = 360 * 16
_TWELVE = 90 * 16


def risk_width(theme: Theme, label: str = "") -> float:
    """The width of a risk chip: the letter alone, or the letter and its word."""
    if not label:
        return theme.px(CHIP)
    return max(theme.px(74), width_of(label, theme.font("caption", 500)) + theme.px(32))


def risk_chip(painter: QPainter, theme: Theme, rect: QRectF, letter: str, label: str = "", role: str = "") -> None:
    """A risk level in the middle of `rect`, with its letter always and its word where given.

    `role` is the colour role of the level ("risk.M") when the method gives it another letter; no letter at all is
    drawn as an open, dashed chip: not scored is a state of its own.
    """
    area = middle(rect, risk_width(theme, label), theme.size("chip"))
    ramp = role.removeprefix("risk.") or letter
    if not letter:
        box(painter, area, None, theme.c("border.control"), theme.radius("chip"), style=Qt.PenStyle.DashLine)
        write(painter, area, "–", theme.font("caption", 500), theme.c("text.muted"), CENTRE)
        return
    edge = theme.c("border.strong") if ramp == "V" else None
    box(painter, area, theme.c(f"risk.{ramp}"), edge, theme.radius("chip"))
    ink, bold = theme.c(f"onrisk.{ramp}"), theme.font("caption", 700)
    if not label:
        write(painter, area, letter, bold, ink, CENTRE)
        return
    area.adjust(theme.px(7), 0, 0, 0)
    area.adjust(write(painter, area, letter, bold, ink) + theme.px(6), 0, 0, 0)
    write(painter, area, label, theme.font("caption", 500), ink)


def risk_scale(
    painter: QPainter, theme: Theme, rect: QRectF, levels: Sequence[tuple[str, str]], here: int, line: int
) -> None:
    """All risk levels from the lowest, in the middle of `rect`: the one that holds filled, and the tolerance line.

    `levels` are letters with colour roles; the line stands after the level of rank `line`.
    """
    cell, height = min(theme.px(_STEP), rect.width() / max(len(levels), 1)), theme.size("chip")
    area = middle(rect, cell * len(levels), height)
    for rank, (letter, role) in enumerate(levels):
        part = QRectF(area.left() + rank * cell, area.top(), cell - theme.px(2), height)
        if rank == here:
            risk_chip(painter, theme, part, letter, role=role)
        else:
            write(painter, part, letter, theme.font("caption"), theme.c("text.muted"), CENTRE)
    if 0 <= line < len(levels) - 1:
        at = area.left() + (line + 1) * cell - theme.px(2)
        painter.fillRect(QRectF(at, area.top() - 2, theme.px(2), height + 5), theme.c("text.primary"))


def badge_width(theme: Theme, label: str = "") -> float:
    """The width of a security level badge: the digit alone, or the label and the digit."""
    label_part = width_of(label, theme.font("caption", 500)) + 2 * theme.px(5) if label else 0
    return label_part + theme.size("chip") + 2


def level_badge(painter: QPainter, theme: Theme, rect: QRectF, level: int | None, label: str = "") -> None:
    """A security level 0 to 4 in the middle of `rect`; "SL-T" before it where the place does not name it."""
    area = middle(rect, badge_width(theme, label), theme.size("chip"))
    radius = theme.radius("chip")
    if level is None:
        box(painter, area, None, theme.c("border.control"), radius, style=Qt.PenStyle.DashLine)
        write(painter, area, "–", theme.font("caption", 500), theme.c("text.muted"), CENTRE)
        return
    digit = QRectF(area.right() - theme.size("chip") - 1, area.top(), theme.size("chip") + 1, area.height())
    painter.save()
    outline = QPainterPath()
    outline.addRoundedRect(area, radius, radius)
    painter.setClipPath(outline)
    painter.fillRect(area, theme.c("bg.surface"))
    painter.fillRect(digit, theme.c(f"sl.{level}"))
    painter.restore()
    box(painter, area, None, theme.c("zone.line"), radius)
    if label:
        words = QRectF(area.left(), area.top(), digit.left() - area.left(), area.height())
        write(painter, words, label, theme.font("caption", 500), theme.c("text.secondary"), CENTRE)
    write(painter, digit, str(level), theme.font("caption", 700), theme.c(f"onsl.{level}"), CENTRE)


def level_vector(painter: QPainter, theme: Theme, rect: QRectF, levels: Sequence[int | None]) -> None:
    """One digit per foundational requirement in joined cells, left in `rect`; an unknown level is a dash."""
    cell, height = theme.px(VECTOR_CELL), theme.size("chip")
    area = QRectF(round(rect.left()), round(rect.center().y() - height / 2), cell * len(levels) + 1, height)
    painter.save()
    outline = QPainterPath()
    outline.addRoundedRect(area, theme.radius("chip"), theme.radius("chip"))
    painter.setClipPath(outline)
    for place, level in enumerate(levels):
        part = QRectF(area.left() + place * cell, area.top(), cell + 1, height)
        painter.fillRect(part, theme.c("bg.surface" if level is None else f"sl.{level}"))
        if place:
            painter.fillRect(QRectF(part.left(), part.top(), 1, height), theme.c("border.strong"))
        ink = theme.c("text.muted" if level is None else f"onsl.{level}")
        write(painter, part, "–" if level is None else str(level), theme.font("caption", 700), ink, CENTRE)
    painter.restore()
    box(painter, area, None, theme.c("border.strong"), theme.radius("chip"))


SEVERITY_ROLES = {"error": "error", "warning": "warn", "hint": "info"}
SHAPE = 11


def finding_shape(painter: QPainter, theme: Theme, rect: QRectF, severity: str) -> None:
    """Triangle for an error, diamond for a warning, ring for a hint, in the middle of `rect`."""
    side = theme.px(SHAPE)
    area = middle(rect, side, side)
    colour = theme.c(SEVERITY_ROLES[severity])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if severity == "hint":
        line = side * 0.16
        painter.setPen(QPen(colour, line))
        painter.drawEllipse(area.adjusted(line, line, -line, -line))
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    across, down = area.center().x(), area.center().y()
    if severity == "error":
        corners = [QPointF(across, area.top()), area.bottomRight(), area.bottomLeft()]
    else:
        corners = [QPointF(across, area.top()), QPointF(area.right(), down)]
        corners += [QPointF(across, area.bottom()), QPointF(area.left(), down)]
    painter.drawPolygon(QPolygonF(corners))


def count_width(theme: Theme, text: str) -> float:
    """The width of a finding's shape with a count or words beside it."""
    return theme.px(SHAPE) + theme.px(4) + width_of(text, theme.font("caption", 600))


def finding_count(painter: QPainter, theme: Theme, left: float, rect: QRectF, severity: str, text: str) -> float:
    """A finding's shape and a count or words beside it, starting at `left`; the width taken."""
    side, font = theme.px(SHAPE), theme.font("caption", 600)
    finding_shape(painter, theme, QRectF(left, rect.top(), side, rect.height()), severity)
    start = left + side + theme.px(4)
    words = QRectF(start, rect.top(), rect.right() - start, rect.height())
    return side + theme.px(4) + write(painter, words, text, font, theme.c(SEVERITY_ROLES[severity]), LEFT)


def step_ring(painter: QPainter, theme: Theme, rect: QRectF, number: int, part: float, ink: str) -> None:
    """A step's number in a ring that fills clockwise; `part` is 0 to 1, the whole is a filled disc."""
    side = theme.px(RING)
    area = middle(rect, side, side)
    if part >= 1:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.c("accent"))
        painter.drawEllipse(area.adjusted(1, 1, -1, -1))
        ink = "on.accent"
    else:
        inside = area.adjusted(2, 2, -2, -2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.c("border.strong"), 1.6 * theme.scale))
        painter.drawEllipse(inside)
        if part > 0:
            flat = Qt.PenCapStyle.FlatCap
            painter.setPen(QPen(theme.c("accent"), 2.5 * theme.scale, Qt.PenStyle.SolidLine, flat))
            painter.drawArc(inside, _TWELVE, -round(part * _FULL_TURN))
    write(painter, area, str(number), theme.font("caption", 600), theme.c(ink), CENTRE)


def criticality_mark(painter: QPainter, theme: Theme, rect: QRectF, weight: str) -> None:
    """Filled diamond for safety, filled square for essential, open square for important, nothing below."""
    side = theme.px(10)
    area = middle(rect, side, side)
    ink = theme.c("text.primary")
    if weight == "safety":
        across, down = area.center().x(), area.center().y()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        tips = [QPointF(across, area.top()), QPointF(area.right(), down)]
        tips += [QPointF(across, area.bottom()), QPointF(area.left(), down)]
        painter.drawPolygon(QPolygonF(tips))
    elif weight == "essential":
        painter.fillRect(area, ink)
    elif weight == "important":
        line = 1.4 * theme.scale
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, line, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin))
        painter.drawRect(area.adjusted(line / 2, line / 2, -line / 2, -line / 2))


def check_box(painter: QPainter, theme: Theme, rect: QRectF, state: Qt.CheckState, able: bool = True) -> None:
    """A box with a tick, a dash for some of several, or nothing, in the middle of `rect`."""
    square = middle(rect, theme.px(16), theme.px(16))
    marked = state != Qt.CheckState.Unchecked
    edge = "accent" if marked else "border.control" if able else "border.subtle"
    box(painter, square, theme.c("accent" if marked else "bg.surface"), theme.c(edge), theme.radius("chip"))
    if state == Qt.CheckState.PartiallyChecked:
        painter.fillRect(middle(square, theme.px(8), theme.px(2)), theme.c("on.accent"))
    elif marked:
        theme.glyphs.paint(painter, middle(square, theme.px(11), theme.px(11)), "ph.check-bold", "on.accent")


def product_mark(painter: QPainter, theme: Theme, rect: QRectF, ink: QColor | None = None) -> None:
    """The product's mark: a zone with a sub-zone and the asset that it protects; in the accent, or in `ink`."""
    side = min(rect.width(), rect.height())
    unit = side / 22
    painter.save()
    painter.translate(middle(rect, side, side).topLeft())
    painter.scale(unit, unit)
    accent = ink or theme.c("accent")
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(accent, 2))
    painter.drawRoundedRect(QRectF(1.2, 1.2, 19.6, 19.6), 4, 4)
    path = QPainterPath(QPointF(8.5, 10.6))
    for across, down in ((8.5, 6.0), (16.8, 6.0), (16.8, 16.8), (11.6, 16.8)):
        path.lineTo(across, down)
    painter.setPen(QPen(accent, 1.7, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin))
    painter.drawPath(path)
    box(painter, QRectF(5.4, 10.6, 6.2, 6.2), accent, radius=1.4)
    painter.restore()


def branch(painter: QPainter, theme: Theme, rect: QRectF, depth: int) -> float:
    """The bend that leads from the row above to one that lies `depth` rows deep; the width that is taken."""
    step, line, ink = theme.px(_INDENT), 1, theme.c("border.control")
    left, centre = rect.left() + (depth - 1) * step + theme.px(4), round(rect.center().y())
    painter.fillRect(QRectF(round(left), rect.top(), line, centre - rect.top() + line), ink)
    painter.fillRect(QRectF(round(left), centre, step - theme.px(8), line), ink)
    return depth * step


TONES = {
    "plain": ("bg.sunken", "text.secondary", "border.subtle"),
    "ok": ("ok.soft", "ok", ""),
    "info": ("info.soft", "info", ""),
    "warn": ("warn.soft", "warn", ""),
    "error": ("error.soft", "error", ""),
    "accent": ("accent.soft", "accent.text", ""),
    "new": ("", "stage.add", "stage.add"),
    "changed": ("", "stage.chg", "stage.chg"),
    "asks": ("", "warn", "warn"),
}


def tag_width(theme: Theme, text: str) -> float:
    """The width of a tag in pixels."""
    return width_of(text, theme.font("caption")) + 2 * theme.px(7)


def tag(painter: QPainter, theme: Theme, left: float, rect: QRectF, text: str, tone: str = "plain") -> float:
    """A small labelled box that starts at `left`, in the middle of `rect`; its width."""
    fill, ink, edge = TONES[tone]
    wide = min(tag_width(theme, text), max(1.0, rect.right() - left))
    area = middle(QRectF(left, rect.top(), wide, rect.height()), wide, theme.size("chip"))
    box(painter, area, theme.c(fill) if fill else None, theme.c(edge) if edge else None, theme.radius("chip"))
    inside = area.adjusted(theme.px(6), 0, -theme.px(6), 0)
    write(painter, inside, text, theme.font("caption"), theme.c(ink), CENTRE)
    return wide
