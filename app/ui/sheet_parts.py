"""What the component sheet is laid out with."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from app.ui.paint.basics import box
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label
from app.ui.widgets.painted import Painted

Draw = Callable[[QPainter, Theme, QRectF], None]


class Sign(Painted):
    """A painting function given a place of its own."""

    def __init__(self, theme: Theme, width: float, draw: Draw) -> None:
        super().__init__(theme)
        self._width, self._sign = width, draw

    def measure(self) -> QSize:
        return QSize(self.theme.px(self._width), self.theme.px(24))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        self._sign(painter, self.theme, rect)


class Hovered(Button):
    """A button as it looks under the mouse."""

    def underMouse(self) -> bool:
        return True


class Ringed(Painted):
    """Something as it looks with the focus ring around it."""

    def __init__(self, theme: Theme, inside: QWidget) -> None:
        super().__init__(theme)
        VBox(theme, self, margins=(4, 4, 4, 4)).addWidget(inside)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def measure(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else QSize()

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        line = self.theme.px(2)
        radius = self.theme.radius("control") + line
        box(painter, rect, None, self.theme.c("focus"), radius, width=line)


def panel(theme: Theme, title: str, rows: Sequence[QWidget]) -> QFrame:
    """A titled card with rows."""
    card = frame("panel")
    column = VBox(theme, card)
    head = frame("sheetHead")
    HBox(theme, head, margins=(14, 8, 14, 8)).addWidget(label(title, "strong"))
    column.addWidget(head)
    body = VBox(theme, margins=(14, 12, 14, 14), spacing=10)
    for row in rows:
        body.addWidget(row)
    column.addLayout(body)
    return card


def named(theme: Theme, name: str, *widgets: QWidget) -> QWidget:
    """One row: what is shown, and the things themselves."""
    holder = QFrame()
    row = HBox(theme, holder, spacing=8)
    caption = label(name, "caption", "muted")
    caption.setFixedWidth(theme.px(96))
    row.addWidget(caption)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return holder
