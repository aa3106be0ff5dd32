"""Signs of the domain that stand alone: gauge, ladder, vector, progress. Each says in words what it shows."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy

from app.i18n import _
from app.model.levels import FR_CODES
from app.ui.paint import domain
from app.ui.paint.basics import CENTRE, box, write
from app.ui.paint.levels import GAUGE_HEIGHT, GAUGE_WIDTH, Rung, ladder_width, level_gauge, requirement_ladder
from app.ui.theme import Theme
from app.ui.widgets.painted import Painted


class LevelGauge(Painted):
    """How far a security level is reached."""

    def __init__(self, theme: Theme, achieved: int, capable: int, target: int | None) -> None:
        super().__init__(theme)
        self.show_levels(achieved, capable, target)

    def show_levels(self, achieved: int, capable: int, target: int | None) -> None:
        """Show other levels."""
        self._levels = achieved, capable, target
        words = _("achieved {achieved}, capable {capable}, target {target}")
        self.setAccessibleName(_("Security level"))
        self.setAccessibleDescription(words.format(achieved=achieved, capable=capable, target=target or "–"))
        self.update()

    def measure(self) -> QSize:
        return QSize(self.theme.px(GAUGE_WIDTH), self.theme.px(GAUGE_HEIGHT))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        level_gauge(painter, self.theme, rect, *self._levels)


class RequirementLadder(Painted):
    """A base requirement and its enhancements."""

    def __init__(self, theme: Theme, rungs: Sequence[tuple[str, Rung]]) -> None:
        super().__init__(theme)
        self.show_rungs(rungs)

    def show_rungs(self, rungs: Sequence[tuple[str, Rung]]) -> None:
        """Show other rungs ("B", "1"), each with how it stands."""
        self._rungs = tuple(rungs)
        self.setAccessibleName(_("Requirement"))
        self.setAccessibleDescription(", ".join(f"{text} {rung.label}" for text, rung in self._rungs))
        self.updateGeometry()
        self.update()

    def measure(self) -> QSize:
        return QSize(int(ladder_width(self.theme, len(self._rungs))), self.theme.px(24))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        requirement_ladder(painter, self.theme, rect, self._rungs)


class LevelVector(Painted):
    """A security level per foundational requirement, under its short name."""

    def __init__(self, theme: Theme, levels: Sequence[int | None]) -> None:
        super().__init__(theme)
        self.show_levels(levels)

    def show_levels(self, levels: Sequence[int | None]) -> None:
        """Show other levels, in the order of the foundational requirements."""
        self._levels = tuple(levels)
        said = (f"{code} {'–' if level is None else level}" for code, level in zip(FR_CODES, levels, strict=True))
        self.setAccessibleName(_("Security levels"))
        self.setAccessibleDescription(", ".join(said))
        self.update()

    def measure(self) -> QSize:
        cell = self.theme.px(domain.VECTOR_CELL)
        return QSize(cell * len(self._levels) + 2, self.theme.px(16) + self.theme.size("chip"))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        cell, head = self.theme.px(domain.VECTOR_CELL), self.theme.px(16)
        font = self.theme.font("caption", 500)
        for place, code in enumerate(FR_CODES):
            over = QRectF(place * cell - self.theme.px(2), 0, cell + 2 * self.theme.px(2), head)
            write(painter, over, code, font, self.theme.c("text.muted"), CENTRE)
        domain.level_vector(painter, self.theme, rect.adjusted(0, head, 0, 0), self._levels)


class ProgressLine(Painted):
    """How much is done, as a thin line."""

    def __init__(self, theme: Theme, height: int = 6) -> None:
        super().__init__(theme)
        self._height, self._part = height, -1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_part(self, part: float) -> None:
        """Show how much is done, 0 to 1; less than 0 where nobody knows."""
        self._part = part
        known = part >= 0
        self.setAccessibleName(_("{percent} percent done").format(percent=round(part * 100)) if known else _("At work"))
        self.update()

    def measure(self) -> QSize:
        return QSize(self.theme.px(24), self.theme.px(self._height))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        radius = rect.height() / 2 if self._height > 4 else 0
        box(painter, rect, self.theme.c("border.subtle"), radius=radius)
        done = QRectF(rect.left(), rect.top(), rect.width() * (self._part if self._part >= 0 else 1), rect.height())
        box(painter, done, self.theme.c("accent" if self._part >= 0 else "border.control"), radius=radius)
