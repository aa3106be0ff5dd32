"""The row above a group: its heading, how many rows it has, and what is wrong in it."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.ui.paint import domain
from app.ui.paint.basics import box, middle, write
from app.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class GroupNote:
    """What a group row says beside its heading: a count in words, and a finding with its severity."""

    counted: str
    severity: str = ""
    finding: str = ""


def paint_group(
    painter: QPainter, theme: Theme, rect: QRectF, title: str, note: GroupNote, *, unfolded: bool, focused: bool
) -> None:
    """Paint the whole row."""
    px = theme.px
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(rect, theme.c("bg.sunken"))
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.c("border.subtle"))
    side = theme.size("icon.small")
    sign = middle(QRectF(rect.left() + px(10), rect.top(), side, rect.height()), side, side)
    theme.glyphs.paint(painter, sign, "ph.caret-down" if unfolded else "ph.caret-right", "text.secondary")
    words = rect.adjusted(px(10) + side + px(6), 0, -px(8), 0)
    wide = write(painter, words, title, theme.font("body", 600), theme.c("text.primary"))
    words.adjust(wide + px(8), 0, 0, 0)
    wide = write(painter, words, note.counted, theme.font("caption"), theme.c("text.muted"))
    if note.severity:
        domain.finding_count(painter, theme, words.left() + wide + px(10), words, note.severity, note.finding)
    if focused:
        box(painter, rect.adjusted(0, 0, 0, -1), None, theme.c("focus"), width=px(2))
    painter.restore()
