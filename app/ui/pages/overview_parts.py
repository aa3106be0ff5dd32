"""What the overview is made of: cards with a head, and rows of painted cells that lead somewhere."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from app.ui.paint.basics import LEFT, write
from app.ui.shell.asks import empty
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.labels import ShortLabel, label
from app.ui.widgets.painted import Painted, PaintedButton

ROW, HEAD = 30, 28
_EDGE, _GAP = 10, 10
_LEAST_STRETCH = 170

Paint = Callable[[QPainter, Theme, QRectF], object]


@dataclass(frozen=True, slots=True)
class Slot:
    """A column of a list: its heading, its width (0 stretches), and how soon it hides where it is narrow (0 never)."""

    title: str
    width: int
    priority: int = 0
    align: Qt.AlignmentFlag = LEFT


def places(theme: Theme, slots: Sequence[Slot], rect: QRectF) -> list[QRectF | None]:
    """Where each column lies in a row; None for one that hides."""
    px = theme.px
    room = rect.width() - 2 * px(_EDGE)
    hidden: set[int] = set()
    by_priority = sorted((at for at, slot in enumerate(slots) if slot.priority), key=lambda at: -slots[at].priority)
    stretch = _stretch(theme, slots, hidden, room)
    for at in by_priority:
        if stretch >= px(_LEAST_STRETCH):
            break
        hidden.add(at)
        stretch = _stretch(theme, slots, hidden, room)
    found: list[QRectF | None] = []
    left = rect.left() + px(_EDGE)
    for at, slot in enumerate(slots):
        if at in hidden:
            found.append(None)
            continue
        wide = px(slot.width) if slot.width else stretch
        found.append(QRectF(left, rect.top(), wide, rect.height()))
        left += wide + px(_GAP)
    return found


def _stretch(theme: Theme, slots: Sequence[Slot], hidden: set[int], room: float) -> float:
    """The room that is left for the column that stretches."""
    shown = [slot for at, slot in enumerate(slots) if at not in hidden]
    return room - sum(theme.px(slot.width) for slot in shown if slot.width) - theme.px(_GAP) * (len(shown) - 1)


class ListHead(Painted):
    """The headings of a list."""

    def __init__(self, theme: Theme, slots: Sequence[Slot]) -> None:
        super().__init__(theme)
        self._slots = slots
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(" · ".join(slot.title for slot in slots if slot.title))

    def measure(self) -> QSize:
        return QSize(self.theme.px(200), self.theme.px(HEAD))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        theme = self.theme
        painter.fillRect(rect, theme.c("bg.sunken"))
        painter.fillRect(QRectF(0, rect.bottom() - 1, rect.width(), 1), theme.c("border.subtle"))
        for slot, place in zip(self._slots, places(theme, self._slots, rect), strict=True):
            if place is not None:
                write(painter, place, slot.title, theme.font("caption", 600), theme.c("text.secondary"), slot.align)


_ONWARDS = (Qt.Key.Key_Down, Qt.Key.Key_Right)
_BACK = (Qt.Key.Key_Up, Qt.Key.Key_Left)


class Leading(PaintedButton):
    """Something painted that leads somewhere by a click, Enter or Space; arrow keys go to its neighbours."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(theme, text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ONWARDS:
            self.focusNextChild()
        elif event.key() in _BACK:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)


class ListRow(Leading):
    """One row of painted cells. `words` are all its texts: for screen readers, and for the tooltip;
    `lined` draws a line above it."""

    def __init__(self, theme: Theme, slots: Sequence[Slot], paints: Sequence[Paint], words: Sequence[str]) -> None:
        super().__init__(theme, ", ".join(word for word in words if word))
        self._slots, self._paints, self.lined = slots, paints, True
        self.setToolTip("\n".join(word for word in words if word))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def measure(self) -> QSize:
        return QSize(self.theme.px(200), self.theme.px(ROW))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        theme = self.theme
        if self.underMouse() or self.isDown():
            painter.fillRect(rect, theme.c("bg.hover"))
        if self.lined:
            painter.fillRect(QRectF(0, 0, rect.width(), 1), theme.c("border.subtle"))
        for paint, place in zip(self._paints, places(theme, self._slots, rect), strict=True):
            if place is not None:
                paint(painter, theme, place)


def text_cell(
    text: str, role: str = "text.primary", type: str = "body", weight: int = 400, align: Qt.AlignmentFlag = LEFT
) -> Paint:
    """A cell that is a line of text."""

    def paint(painter: QPainter, theme: Theme, rect: QRectF) -> None:
        font: QFont = theme.font(type, weight)
        write(painter, rect, text, font, theme.c(role), align)

    return paint


class Card(QFrame):
    """A titled card: head with a remark and what leads on at its right end, then rows."""

    opened = Signal()

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.theme = theme
        column = VBox(theme, self, margins=(1, 1, 1, 1))
        head = frame("sheetHead")
        self.head = HBox(theme, head, margins=(14, 10, 10, 10), spacing=12)
        self._title = ShortLabel(title, "name")
        self.head.addWidget(self._title)
        self.head.addStretch(1)
        column.addWidget(head)
        self.rows = VBox(theme)
        column.addLayout(self.rows)

    def stops(self) -> list[QWidget]:
        """What Tab comes to in it, in order."""
        stops: list[QWidget] = []
        for layout in (self.head, self.rows):
            items = (layout.itemAt(at) for at in range(layout.count()))
            for widget in (item.widget() for item in items if item is not None):
                if widget is not None:
                    stops += [widget, *widget.findChildren(QWidget)]
        return [stop for stop in stops if stop.focusPolicy() & Qt.FocusPolicy.TabFocus]

    def entitle(self, title: str) -> None:
        """Show another title."""
        self._title.setText(title)

    def fill(self, rows: Sequence[QWidget], nothing: str) -> None:
        """Show rows instead of those that were there; a sentence where there are none."""
        here = self.focusWidget()
        held = here is not None and here.hasFocus()
        empty(self.rows)
        for row in rows:
            self.rows.addWidget(row)
            row.show()
        if not rows:
            said = label(nothing, role="muted", wrap=True)
            said.setContentsMargins(*(self.theme.px(side) for side in (14, 14, 14, 14)))
            self.rows.addWidget(said)
            said.show()
        if held:
            self._take_focus(rows)

    def _take_focus(self, rows: Sequence[QWidget]) -> None:
        """The row that had the keyboard is gone: the first one has it now, or what leads on in the head."""
        inside = [stop for stop in self.stops() if any(row is stop or row.isAncestorOf(stop) for row in rows)]
        for stop in (inside or self.stops())[:1]:
            stop.setFocus()
