"""What the signs of the grid of gaps mean: one line above it, that drops its last parts where there is no room."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy

from app.i18n import N_, _
from app.ui.paint.basics import LEFT, box, middle, width_of, write
from app.ui.paint.domain import finding_shape
from app.ui.paint.levels import capable_fill, target_mark
from app.ui.theme import Theme
from app.ui.widgets.painted import Painted

_SIGN = {"target": 12, "capable": 12, "achieved": 12, "warning": 14, "error": 14, "hint": 14, "": 0}
_PARTS = (
    ("target", N_("target")),
    ("achieved", N_("achieved")),
    ("capable", N_("capable")),
    ("warning", N_("1 below")),
    ("error", N_("2 or more below")),
    ("", N_("1/3 = achieved / target")),
    ("hint", N_("not assessed")),
)


class GapLegend(Painted):
    """Stands at the right end of its room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        said = ", ".join(_(words) for _sign, words in _PARTS)
        self.setAccessibleName(_("Signs of the grid: {signs}").format(signs=said))
        self.setToolTip(said)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def measure(self) -> QSize:
        return QSize(0, self.theme.px(20))

    def _fitting(self, room: float) -> Iterator[tuple[str, str, float]]:
        """The parts that fit, each with its width; the gap before it counts."""
        font, px = self.theme.font("caption"), self.theme.px
        for sign, words in _PARTS:
            wide = px(_SIGN[sign]) + (px(5) if sign else 0) + width_of(_(words), font)
            room -= wide + px(14)
            if room < 0:
                return
            yield sign, _(words), wide

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        theme, px = self.theme, self.theme.px
        parts = list(self._fitting(rect.width()))
        left = rect.right() - sum(wide + px(14) for _sign, _words, wide in parts) + px(14)
        for sign, words, wide in parts:
            if sign:
                _draw_sign(painter, theme, QRectF(left, rect.top(), px(_SIGN[sign]), rect.height()), sign)
            ahead = px(_SIGN[sign]) + (px(5) if sign else 0)
            area = QRectF(left + ahead, rect.top(), wide - ahead, rect.height())
            write(painter, area, words, theme.font("caption"), theme.c("text.secondary"), LEFT)
            left += wide + px(14)


def _draw_sign(painter: QPainter, theme: Theme, area: QRectF, sign: str) -> None:
    if sign == "target":
        target_mark(painter, theme, round(area.center().x()), area.center().y() - theme.px(3))
    elif sign == "achieved":
        painter.fillRect(middle(area, area.width(), theme.px(8)), theme.c("text.secondary"))
    elif sign == "capable":
        part = middle(area, area.width(), theme.px(8))
        box(painter, part, capable_fill(theme), theme.c("border.control"))
    else:
        finding_shape(painter, theme, area, sign)
