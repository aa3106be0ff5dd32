"""A check box: painted, so that its tick follows the theme."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy

from app.ui.paint.basics import box, middle, width_of, write
from app.ui.theme import Theme
from app.ui.widgets.painted import PaintedButton

_SIDE = 16


class Check(PaintedButton):
    """A box with a tick and words beside it."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(theme, text)
        self._mixed = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_state(self, checked: bool, mixed: bool = False) -> None:
        """Show yes, no, or that some are and some are not."""
        self._mixed = mixed
        self.setChecked(checked)
        self.update()

    def nextCheckState(self) -> None:
        self._mixed = False
        super().nextCheckState()

    def measure(self) -> QSize:
        wide = self.theme.px(_SIDE + 8) + width_of(self.text(), self.theme.font("body"))
        return QSize(int(wide), self.theme.px(24))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        theme, side = self.theme, self.theme.px(_SIDE)
        square = middle(QRectF(rect.left(), rect.top(), side, rect.height()), side, side)
        marked = self.isChecked() or self._mixed
        fill = "accent" if marked else "bg.hover" if self.underMouse() else "bg.surface"
        edge = "accent" if marked else "border.control"
        box(painter, square, theme.c(fill), theme.c(edge), theme.radius("chip"))
        if self._mixed:
            painter.fillRect(middle(square, theme.px(8), theme.px(2)), theme.c("on.accent"))
        elif self.isChecked():
            tick = theme.px(11)
            theme.glyphs.paint(painter, middle(square, tick, tick), "ph.check-bold", "on.accent")
        words = rect.adjusted(side + theme.px(8), 0, 0, 0)
        write(painter, words, self.text(), theme.font("body"), theme.c("text.primary"))
