"""The frozen revisions on a line, each with its day, and the draft at the end."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen

from app.i18n import _
from app.ui.paint.basics import width_of, write
from app.ui.theme import Theme
from app.ui.widgets.painted import Painted

_LEAST, _HIGH = 112, 38
_MOST = 4


class Timeline(Painted):
    """The last revisions as points, the draft as an open one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._stops: tuple[tuple[str, str, bool], ...] = ()

    def show_revisions(self, frozen: Sequence[tuple[str, str]], draft: str) -> None:
        """Frozen revisions with their days, oldest first, and the label of the draft."""
        stops = [(_("Rev {revision}").format(revision=name), day, True) for name, day in frozen[-_MOST + 1 :]]
        stops.append((_("Rev {revision}").format(revision=draft), _("draft"), False))
        self._stops = tuple(stops)
        self.setAccessibleName(_("Revisions"))
        self.setAccessibleDescription(", ".join(f"{name} {said}" for name, said, _done in stops))
        self.updateGeometry()
        self.update()

    def _width(self, stop: tuple[str, str, bool]) -> int:
        name, said, _frozen = stop
        strong, plain = self.theme.font("caption", 600), self.theme.font("caption")
        words = width_of(name, strong) + width_of(said, plain) + self.theme.px(20)
        return max(self.theme.px(_LEAST), int(words))

    def measure(self) -> QSize:
        return QSize(sum(map(self._width, self._stops)), self.theme.px(_HIGH))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        theme, left = self.theme, 0.0
        radius, middle = theme.px(5), float(theme.px(10))
        for place, stop in enumerate(self._stops):
            name, said, frozen = stop
            wide = self._width(stop)
            centre = QPointF(left + radius + 1, middle)
            if place + 1 < len(self._stops):
                solid = self._stops[place + 1][2]
                style = Qt.PenStyle.SolidLine if solid else Qt.PenStyle.DashLine
                painter.setPen(QPen(theme.c("text.primary" if solid else "text.muted"), theme.px(1.5), style))
                painter.drawLine(QPointF(left + 2 * radius + 2, middle), QPointF(left + wide, middle))
            painter.setPen(QPen(theme.c("text.primary" if frozen else "accent"), theme.px(2)))
            painter.setBrush(theme.c("text.primary" if frozen else "bg.surface"))
            painter.drawEllipse(centre, radius - 1, radius - 1)
            words = QRectF(left, theme.px(18), wide, rect.height() - theme.px(18))
            taken = write(painter, words, name, theme.font("caption", 600), theme.c("text.primary"))
            words.adjust(taken + theme.px(5), 0, 0, 0)
            write(painter, words, said, theme.font("caption"), theme.c("text.secondary"))
            left += wide
