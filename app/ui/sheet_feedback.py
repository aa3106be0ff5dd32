"""Two panels of the component sheet that need figures of their own: findings in a list, and the key to a matrix."""

from dataclasses import replace

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from app.model.vocabulary import Stage
from app.ui.paint.basics import write
from app.ui.paint.matrix import draw_marker
from app.ui.shell.finding_list import ROW, FindingList
from app.ui.theme import Theme
from app.ui.widgets.painted import Painted
from app.workflow.finding import Finding, Fix, Place, Severity, Standing

_MARKED = (
    (Stage.UNMITIGATED, "Unmitigated"),
    (Stage.CURRENT, "Residual, today"),
    (Stage.PLANNED, "Planned"),
)


def findings(theme: Theme) -> QWidget:
    """A list of findings in each state."""
    spot = Place(3, "asset", "", "")
    fix = Fix("place_assets", "Place as suggested", ())
    first = Finding("ZC-01", "3.1", Severity.ERROR, "LAP-ENG2 is in no zone or conduit.", "LAP-ENG2", spot, (), fix)
    wireless = Finding("ZC-15", "3.5", Severity.WARNING, "WGW-02 shares Z-DIS with wired assets.", "WGW-02", spot, ())
    hint = Finding("ZC-30", "3.1", Severity.HINT, "Same functions as Z-TRT; could be one zone.", "Z-HLP", spot, ())
    lapsed, justified = replace(wireless, standing=Standing.LAPSED), replace(wireless, standing=Standing.JUSTIFIED)
    shown = FindingList(theme)
    shown.show_findings((first, wireless, lapsed, hint, justified))
    shown.choose(1)
    shown.setFixedHeight(theme.px(ROW) * 5)
    return shown


class _Key(Painted):
    """What the markers of a matrix mean."""

    def measure(self) -> QSize:
        return QSize(self.theme.px(130), self.theme.px(30 * (len(_MARKED) + 1)))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        theme, px = self.theme, self.theme.px
        for place, (stage, words) in enumerate(_MARKED):
            line = QRectF(0, place * px(30), rect.width(), px(30))
            draw_marker(painter, theme, QRectF(0, line.top(), px(24), px(30)).center(), stage, 22)
            write(painter, line.adjusted(px(32), 0, 0, 0), words, theme.font("caption"), theme.c("text.primary"))
        line = QRectF(0, len(_MARKED) * px(30), rect.width(), px(30))
        painter.fillRect(QRectF(1, round(line.center().y()) - 1, px(22), 2.5 * theme.scale), theme.c("text.primary"))
        write(painter, line.adjusted(px(32), 0, 0, 0), "Tolerance line", theme.font("caption"), theme.c("text.primary"))


def matrix_key(theme: Theme) -> QWidget:
    """The key to the markers of a matrix."""
    return _Key(theme)
