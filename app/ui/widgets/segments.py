"""A few joined choices of which one is on."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from app.ui.paint.basics import CENTRE, box, width_of, write
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox
from app.ui.widgets.painted import PaintedButton

_HEIGHT = 26


class _Segment(PaintedButton):
    """One of the choices."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(theme, text)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def measure(self) -> QSize:
        wide = width_of(self.text(), self.theme.font("caption", 600)) + 2 * self.theme.px(6)
        return QSize(int(wide), self.theme.px(_HEIGHT))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        theme, on = self.theme, self.isChecked()
        fill = "accent.soft" if on else "bg.hover" if self.underMouse() else "bg.surface"
        box(painter, rect, theme.c(fill), theme.c("accent" if on else "border.strong"), theme.radius("chip"))
        ink = theme.c("accent.text" if on else "text.secondary")
        write(painter, rect, self.text(), theme.font("caption", 600 if on else 500), ink, CENTRE)


class Segments(QWidget):
    """Says with `picked` which value was chosen by hand."""

    picked = Signal(object)

    def __init__(self, theme: Theme, name: str, choices: Sequence[tuple[str, object]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._buttons: dict[object, _Segment] = {}
        self._group = group = QButtonGroup(self)
        row = HBox(theme, self, spacing=2)
        for words, value in choices:
            button = self._buttons[value] = _Segment(theme, words)
            button.clicked.connect(lambda _on=False, value=value: self.picked.emit(value))
            group.addButton(button)
            row.addWidget(button, 1)

    def choose(self, value: object) -> None:
        """Show a value as the one that is on."""
        self._buttons[value].setChecked(True)

    def clear(self) -> None:
        """Show none as the one that is on."""
        self._group.setExclusive(False)
        for button in self._buttons.values():
            button.setChecked(False)
        self._group.setExclusive(True)
