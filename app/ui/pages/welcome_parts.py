"""Parts of the welcome page: the tiles to start from, the work that was recovered, and the seven steps in one line."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import N_, _
from app.ui.paint.basics import LEFT, box, key_hint, key_width, middle, width_of, write
from app.ui.paint.domain import step_ring
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.labels import label
from app.ui.widgets.painted import Painted, PaintedButton

_TILE = 116
_STEPS = (
    N_("Describe the system"),
    N_("Rate initial risk"),
    N_("Draw zones and conduits"),
    N_("Compare with tolerable"),
    N_("Score scenarios"),
    N_("Write requirements"),
    N_("Get approval"),
)


class Tile(PaintedButton):
    """One way to start: icon, key, name, and a sentence. The one that most people want is filled."""

    def __init__(self, theme: Theme, icon: str, title: str, text: str, action: QAction, first: bool = False) -> None:
        super().__init__(theme, title)
        self._icon, self._sentence, self._first = icon, text, first
        self._keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText).replace("+", " ")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleDescription(text)
        self.clicked.connect(action.trigger)

    def measure(self) -> QSize:
        wide = width_of(self.text(), self.theme.font("strong", 600)) + 2 * self.theme.px(14)
        return QSize(int(wide), self.theme.px(_TILE))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        theme, px, colour = self.theme, self.theme.px, self.theme.c
        over = self.underMouse() or self.isDown()
        fill = "accent.soft" if self._first else "bg.hover" if over else "bg.surface"
        edge = "accent" if self._first or over else "border.subtle"
        box(painter, rect, colour(fill), colour(edge), theme.radius("panel"))
        room = rect.adjusted(px(14), px(14), -px(14), -px(10))
        head = QRectF(room.left(), room.top(), room.width(), px(22))
        side = px(22)
        theme.glyphs.paint(painter, QRectF(head.left(), head.top(), side, side), self._icon, "accent.text")
        key_hint(painter, theme, round(head.right() - key_width(theme, self._keys)), head, self._keys)
        title = QRectF(room.left(), head.bottom() + px(8), room.width(), px(20))
        write(painter, title, self.text(), theme.font("strong", 600), colour("text.primary"))
        words = QRectF(room.left(), title.bottom() + px(1), room.width(), room.bottom() - title.bottom())
        painter.setFont(theme.font("caption"))
        painter.setPen(colour("text.secondary"))
        painter.drawText(words, Qt.TextFlag.TextWordWrap, self._sentence)


class Runs(Painted):
    """How an assessment runs: the seven steps with arrows, in as many lines as they need."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(f"{number} {_(text)}" for number, text in enumerate(_STEPS, start=1)))

    def _items(self) -> list[tuple[int, str, float]]:
        font, px = self.theme.font("caption", 500), self.theme.px
        return [(n, _(text), px(28) + width_of(_(text), font)) for n, text in enumerate(_STEPS, start=1)]

    def _lines(self, wide: float) -> list[list[tuple[int, str, float]]]:
        """The steps in lines that are about equally full."""
        items, arrow = self._items(), self.theme.px(30)
        for count in range(1, len(items) + 1):
            each = -(-len(items) // count)
            lines = [items[start : start + each] for start in range(0, len(items), each)]
            if all(sum(item[2] + arrow for item in line) - arrow <= wide for line in lines):
                return lines
        return [[item] for item in items]

    def measure(self) -> QSize:
        return QSize(self.theme.px(200), self.theme.px(28) * len(self._lines(max(1, self.width()))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        px, high = self.theme.px, self.theme.px(28)
        lines = self._lines(rect.width())
        spread = len(lines) == 1
        for place, line in enumerate(lines):
            left, top = rect.left(), rect.top() + place * high
            between = (rect.width() - sum(item[2] for item in line)) / max(1, len(line) - 1) if spread else px(30)
            for number, text, wide in line:
                self._draw_step(painter, QRectF(left, top, wide, high), number, text)
                left += wide
                if number < len(_STEPS):
                    side = px(14)
                    sign = middle(QRectF(left, top, min(between, px(44)), high), side, side)
                    sign.moveLeft(left + (between - side) / 2)
                    self.theme.glyphs.paint(painter, sign, "ph.arrow-right", "text.muted")
                left += between

    def _draw_step(self, painter: QPainter, rect: QRectF, number: int, text: str) -> None:
        px = self.theme.px
        ring = QRectF(rect.left(), rect.top(), px(22), rect.height())
        step_ring(painter, self.theme, ring, number, 0, "text.primary")
        words = rect.adjusted(px(28), 0, px(2), 0)
        write(painter, words, text, self.theme.font("caption", 500), self.theme.c("text.primary"), LEFT)


def runs_panel(theme: Theme) -> QWidget:
    """The seven steps under their heading."""
    panel = frame("runs")
    column = VBox(theme, panel, margins=(18, 12, 18, 12), spacing=8)
    head = HBox(theme, spacing=8)
    head.addWidget(label(_("How an assessment runs"), "strong"))
    words = _("In any order; what is open stays listed until you close it.")
    head.addWidget(label(words, "caption", "secondary", wrap=True), 1)
    column.addLayout(head)
    column.addWidget(Runs(theme))
    return panel


def tiles(theme: Theme, new: QAction, open: QAction, take_in: QAction, sample: QAction) -> Sequence[Tile]:
    """The four ways to start."""
    return (
        Tile(theme, "ph.file-plus", _("New assessment"), _("Name it, pick a template, start at step 1."), new, True),
        Tile(theme, "ph.folder-open", _("Open"), _("A project file from disk, a stick or a share."), open),
        Tile(theme, "ph.arrow-square-in", _("Import"), _("A new assessment from an asset register."), take_in),
        Tile(theme, "ph.flask", _("Explore the sample"), _("A water works, assessed halfway."), sample),
    )
