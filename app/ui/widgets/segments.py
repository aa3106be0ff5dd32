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
    """One of the choices, joined to the one `before` it."""

    def __init__(self, theme: Theme, text: str, before: "_Segment | None") -> None:
        super().__init__(theme, text)
        self._before, self.is_last = before, True
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def measure(self) -> QSize:
        wide = width_of(self.text(), self.theme.font("caption", 600)) + 2 * self.theme.px(8)
        return QSize(int(wide), self.theme.px(_HEIGHT))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        theme, on, before = self.theme, self.isChecked(), self._before
        fill = "accent.soft" if on else "bg.hover" if self.underMouse() else "bg.surface"
        edge, radius = theme.c("accent" if on else "border.strong"), theme.radius("control")
        painter.setClipRect(rect)
        beyond = 2 * radius  # of a joined side the round corners lie outside
        shape = rect.adjusted(0 if before is None else -beyond, 0, 0 if self.is_last else beyond, 0)
        box(painter, shape, theme.c(fill), edge, radius)
        if before is not None:
            line = theme.c("accent" if on or before.isChecked() else "border.strong")
            painter.fillRect(QRectF(rect.left(), rect.top(), 1, rect.height()), line)
        painter.setClipping(False)
        ink = theme.c("accent.text" if on else "text.secondary")
        write(painter, rect, self.text(), theme.font("caption", 600 if on else 500), ink, CENTRE)


class Segments(QWidget):
    """Says with `picked` which value was chosen by hand."""

    picked = Signal(object)

    def __init__(self, theme: Theme, name: str, choices: Sequence[tuple[str, object]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._buttons: dict[object, _Segment] = {}
        group = self._group = QButtonGroup(self)
        row = HBox(theme, self)
        before: _Segment | None = None
        for words, value in choices:
            button = self._buttons[value] = _Segment(theme, words, before)
            if before is not None:
                before.is_last = False
                before.toggled.connect(button.update)
            before = button
            button.clicked.connect(lambda _on=False, value=value: self.picked.emit(value))
            group.addButton(button)
            row.addWidget(button, 1)

    def choose(self, value: object) -> None:
        """Show a value as the one that is on; None for none of them."""
        if value is not None:
            self._buttons[value].setChecked(True)
            return
        self._group.setExclusive(False)
        for button in self._buttons.values():
            button.setChecked(False)
        self._group.setExclusive(True)
