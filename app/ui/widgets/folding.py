"""A section with a heading that folds it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from app.ui.paint.basics import RIGHT, middle, width_of, write
from app.ui.theme import Theme
from app.ui.widgets.boxes import VBox
from app.ui.widgets.painted import PaintedButton


class _Heading(PaintedButton):
    """A caret, a title, and a few words at the right end."""

    def __init__(self, theme: Theme, title: str, second: str, role: str) -> None:
        super().__init__(theme, title)
        self._second, self._role = second, role
        self.setAccessibleName(f"{title}, {second}".rstrip(", "))
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def measure(self) -> QSize:
        theme = self.theme
        wide = width_of(self.text(), theme.font("body", 600)) + width_of(self._second, theme.font("caption"))
        return QSize(int(wide) + theme.px(32), theme.px(24))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        theme, side = self.theme, self.theme.size("icon.small")
        sign = middle(QRectF(rect.left(), rect.top(), side, rect.height()), side, side)
        theme.glyphs.paint(painter, sign, "ph.caret-down" if self.isChecked() else "ph.caret-right", "text.secondary")
        words = rect.adjusted(side + theme.px(6), 0, 0, 0)
        wide = write(painter, words, self.text(), theme.font("body", 600), theme.c("text.primary"))
        words.adjust(wide + theme.px(8), 0, 0, 0)
        write(painter, words, self._second, theme.font("caption"), theme.c(self._role), RIGHT)


class Folding(QFrame):
    """Holds widgets in `column` below a heading; `folded` says that a person closed or opened it."""

    folded = Signal(bool)

    def __init__(self, theme: Theme, title: str, second: str = "", role: str = "text.muted") -> None:
        super().__init__()
        self.title = title
        self.setObjectName("section")
        outer = VBox(theme, self, margins=(16, 10, 16, 10), spacing=6)
        self._heading = _Heading(theme, title, second, role)
        self._heading.setChecked(True)
        self._heading.clicked.connect(self._turn)
        outer.addWidget(self._heading)
        self._held = QWidget()
        self.column = VBox(theme, self._held, spacing=6)
        outer.addWidget(self._held)

    def fold(self, folded: bool) -> None:
        """Close or open it."""
        self._heading.setChecked(not folded)
        self._held.setVisible(not folded)

    def _turn(self, unfolded: bool) -> None:
        self._held.setVisible(unfolded)
        self.folded.emit(not unfolded)
