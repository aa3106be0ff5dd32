"""Filter chips: a pill that is on or off, with the number of rows that it leaves."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter

from app.ui.paint.basics import box, middle, width_of, write
from app.ui.theme import Theme
from app.ui.widgets.painted import PaintedButton


class Chip(PaintedButton):
    """A filter that is on or off, with the number of rows that it would leave. At zero it hides."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(theme, text)
        self._count = 0
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setVisible(False)

    def count(self, number: int) -> None:
        """Show how many rows the filter leaves; a filter that is on stays visible at zero."""
        self._count = number
        self.setAccessibleName(f"{self.text()}, {number}")
        self.setVisible(number > 0 or self.isChecked())
        self.updateGeometry()
        self.update()

    def measure(self) -> QSize:
        caption = self.theme.font("caption", 600)
        wide = width_of(self.text(), caption) + width_of(str(self._count), caption) + self.theme.px(28)
        return QSize(int(wide) + self._tick(), self.theme.size("controlSmall"))

    def _tick(self) -> int:
        return self.theme.px(16) if self.isChecked() else 0

    def nextCheckState(self) -> None:
        super().nextCheckState()
        self.updateGeometry()

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        colour, on = self.theme.c, self.isChecked()
        fill = "accent.soft" if on else "bg.hover" if self.underMouse() else "bg.surface"
        box(painter, rect, colour(fill), colour("accent" if on else "border.strong"), self.theme.radius("pill"))
        inside = rect.adjusted(self.theme.px(10), 0, -self.theme.px(10), 0)
        if on:
            side = self.theme.px(11)
            place = middle(QRectF(inside.left(), 0, side, rect.height()), side, side)
            self.theme.glyphs.paint(painter, place, "ph.check-bold", "accent.text")
            inside.adjust(self._tick(), 0, 0, 0)
        ink = colour("accent.text" if on else "text.secondary")
        wide = write(painter, inside, self.text(), self.theme.font("caption", 600 if on else 400), ink)
        inside.adjust(wide + self.theme.px(6), 0, 0, 0)
        strong = colour("accent.text" if on else "text.primary")
        write(painter, inside, str(self._count), self.theme.font("caption", 600), strong)
