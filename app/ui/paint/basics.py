"""Boxes, text and key hints: what every painted thing is made of."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout

from app.ui.theme import Theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
KEY_HEIGHT = 18
_KEY_PADDING = 5


def middle(rect: QRectF, width: float, height: float) -> QRectF:
    """A rectangle of the given size in the middle of `rect`, on whole pixels."""
    left = round(rect.left() + (rect.width() - width) / 2)
    top = round(rect.top() + (rect.height() - height) / 2)
    return QRectF(left, top, width, height)


def box(
    painter: QPainter,
    rect: QRectF,
    fill: QColor | None,
    edge: QColor | None = None,
    radius: float = 0,
    width: float = 1,
    style: Qt.PenStyle = Qt.PenStyle.SolidLine,
) -> None:
    """A filled, edged, rounded rectangle; the edge lies inside `rect`, on half pixels, so that it stays sharp."""
    inside = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2) if edge else rect
    painter.setPen(QPen(edge, width, style) if edge else QPen(Qt.PenStyle.NoPen))
    if fill is None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setBrush(fill)
    painter.drawRoundedRect(inside, radius, radius)


def write(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    align: Qt.AlignmentFlag = LEFT,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> float:
    """One line of text, shortened with an ellipsis when it does not fit; the width that it took."""
    metrics = QFontMetricsF(font)
    wide = metrics.horizontalAdvance(text)
    if wide > rect.width():
        text = metrics.elidedText(text, elide, rect.width())
        wide = metrics.horizontalAdvance(text)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(rect, align | Qt.TextFlag.TextSingleLine, text)
    return wide


def first_line(text: str, font: QFont, wide: float) -> tuple[str, str]:
    """What of a text fits into a line, broken between words, and what is left for the next one."""
    if QFontMetricsF(font).horizontalAdvance(text) <= wide:
        return text, ""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(wide)
    layout.endLayout()
    return text[: line.textLength()].rstrip(), text[line.textLength() :]


def width_of(text: str, font: QFont) -> float:
    """The width of one line of text in pixels, never too small."""
    return float(-(-QFontMetricsF(font).horizontalAdvance(text) // 1))


def key_width(theme: Theme, keys: str) -> float:
    """The width of a key hint in pixels; 0 for no keys."""
    if not keys:
        return 0
    font = theme.font("caption", 500)
    return max(theme.px(KEY_HEIGHT), width_of(keys, font) + 2 * theme.px(_KEY_PADDING))


def key_hint(painter: QPainter, theme: Theme, left: float, rect: QRectF, keys: str, inherit: str = "") -> float:
    """A small boxed key ("Ctrl Enter") that starts at `left`, in the middle of `rect`; its width.

    `inherit` is the role of the text on a filled button, where the box has no fill of its own.
    """
    wide = key_width(theme, keys)
    area = middle(QRectF(left, rect.top(), wide, rect.height()), wide, theme.px(KEY_HEIGHT))
    edge = theme.c(inherit) if inherit else theme.c("border.strong")
    box(painter, area, None if inherit else theme.c("bg.surface"), edge, theme.radius("chip"))
    text = theme.c(inherit) if inherit else theme.c("text.secondary")
    write(painter, area, keys, theme.font("caption", 500), text, CENTRE)
    return wide
