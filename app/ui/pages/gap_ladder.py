"""The ladder of the chosen requirement: base and enhancements that SL-T needs, and how each stands."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy

from app.i18n import _
from app.model.vocabulary import RequirementStatus
from app.tables.requirement import StateRow
from app.ui.paint.basics import LEFT
from app.ui.paint.levels import RUNG, Rung, requirement_ladder
from app.ui.theme import Theme
from app.ui.widgets.painted import Painted

_ROW, _AROUND = 28, 8
_ENDLESS = 10_000


def rung_of(row: StateRow, capable: int | None) -> Rung:
    """How one step of a ladder stands; capable where SL-C reaches the level that asks for it."""
    if row.row.short is None:
        applies = row.status is not RequirementStatus.NOT_APPLICABLE
        return Rung.IN_PLACE if applies else Rung.NOT_APPLICABLE
    return Rung.CAPABLE if capable is not None and capable >= row.row.level else Rung.MISSING


def rung_text(row: StateRow) -> str:
    """ "B" for the base requirement, the number of an enhancement."""
    return row.row.requirement.id.rpartition(" ")[2] if row.row.requirement.is_enhancement else "B"


class Ladder(Painted):
    """One line per step: its box, and what it asks for."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._steps: list[tuple[str, Rung, str]] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_rows(self, rows: Sequence[StateRow], capable: int | None) -> None:
        """Show the base requirement and its enhancements."""
        self._steps = [(rung_text(row), rung_of(row, capable), _(row.row.requirement.title)) for row in rows]
        said = "\n".join(f"{text} {title}: {rung.label}" for text, rung, title in self._steps)
        self.setAccessibleName(said.replace("\n", ", "))
        self.setToolTip(said)
        self.updateGeometry()
        self.update()

    def measure(self) -> QSize:
        return QSize(self.theme.px(160), self.theme.px(_ROW) * len(self._steps))

    def heightForWidth(self, width: int) -> int:
        return sum(self._heights(width))

    def _heights(self, width: float) -> list[int]:
        """Of each step: titles go on in the next line where the room ends."""
        px, metrics = self.theme.px, QFontMetricsF(self.theme.font("body"))
        room = QRectF(0, 0, width - px(RUNG + 8), _ENDLESS)
        wrapped = (metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, title) for _text, _rung, title in self._steps)
        return [max(px(_ROW), int(area.height()) + px(_AROUND)) for area in wrapped]

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        theme, top = self.theme, rect.top()
        for tall, (text, rung, title) in zip(self._heights(rect.width()), self._steps, strict=True):
            line = QRectF(rect.left(), top, rect.width(), tall)
            requirement_ladder(painter, theme, line, [(text, rung)])
            painter.setFont(theme.font("body"))
            painter.setPen(theme.c("text.primary"))
            painter.drawText(line.adjusted(theme.px(RUNG + 8), 0, 0, 0), LEFT | Qt.TextFlag.TextWordWrap, title)
            top += tall
