"""The risk matrix as something to set a risk with, or to count scenarios in."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy

from app.i18n import _
from app.model.vocabulary import Stage
from app.ui.paint.basics import CENTRE, box, write
from app.ui.paint.matrix import (
    BOTTOM_ROOM,
    CELL,
    LEFT_ROOM,
    Cell,
    Frame,
    Grid,
    draw_cells,
    draw_markers,
    draw_tolerance,
)
from app.ui.theme import Theme
from app.ui.widgets.painted import Painted

_EDGE = 3
_STEPS = {
    Qt.Key.Key_Up: (1, 0),
    Qt.Key.Key_Down: (-1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class RiskMatrix(Painted):
    """Two to six levels an axis, from the project's method.

    `moved` carries a marker and the cell to which a person moved it; the page shows it there once it is stored.
    `opened` carries a cell of which the scenarios are asked for, where the matrix counts.
    """

    moved = Signal(object, object)
    opened = Signal(object)

    def __init__(self, theme: Theme, grid: Grid, side: int = CELL) -> None:
        super().__init__(theme)
        self._grid, self._side = grid, side
        self._markers: dict[Stage, Cell] = {}
        self._active: Stage | None = None
        self._counts: Mapping[Cell, int] | None = None
        self._cursor: Cell = (1, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ringed", True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._describe()

    def show_grid(self, grid: Grid) -> None:
        """Show the matrix of another method."""
        self._grid = grid
        self._describe()
        self.updateGeometry()

    def show_markers(self, markers: Mapping[Stage, Cell], active: Stage | None = None) -> None:
        """Show what stands where; the `active` one is moved by arrow keys and by a click."""
        self._markers, self._active, self._counts = dict(markers), active, None
        self._describe()

    def show_counts(self, counts: Mapping[Cell, int]) -> None:
        """Show how many scenarios are in each cell instead of markers."""
        self._markers, self._active, self._counts = {}, None, counts
        self._describe()

    def _describe(self) -> None:
        """Say what is shown in a sentence, for those who do not see it."""
        said = [
            _("{name}: likelihood {likelihood}, impact {impact}, {letter}").format(
                name=marker.label, likelihood=cell[0], impact=cell[1], letter=self._grid.letter(cell) or "–"
            )
            for marker, cell in self._markers.items()
        ]
        if self._counts is not None:
            likelihood, impact = self._cursor
            words = _("likelihood {likelihood}, impact {impact}: {count} scenarios")
            count = self._counts.get(self._cursor, 0)
            said.append(words.format(likelihood=likelihood, impact=impact, count=count))
        self.setAccessibleName(_("Risk matrix"))
        self.setAccessibleDescription("; ".join(said) or _("nothing is scored"))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.update()

    # geometry and look

    @property
    def _frame(self) -> Frame:
        return Frame(self.theme, self._grid, self.theme.px(LEFT_ROOM), self.theme.px(_EDGE), self._side)

    def measure(self) -> QSize:
        frame, px = self._frame, self.theme.px
        wide = px(LEFT_ROOM) + self._grid.impacts * frame.pitch + px(_EDGE)
        return QSize(int(wide), int(px(_EDGE) + self._grid.likelihoods * frame.pitch + px(BOTTOM_ROOM)))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        theme, px, frame = self.theme, self.theme.px, self._frame
        draw_cells(painter, frame, self._counts)
        draw_tolerance(painter, frame)
        draw_markers(painter, frame, self._markers)
        if self._counts is not None and self.hasFocus():
            box(painter, frame.area(self._cursor), None, theme.c("focus"), px(2), width=px(2))
        ink, font = theme.c("text.secondary"), theme.font("caption")
        wide, tall = self._grid.impacts * frame.pitch, self._grid.likelihoods * frame.pitch
        below = QRectF(frame.left, frame.top + tall + px(20), wide, px(20))
        write(painter, below, _("Impact"), font, ink, CENTRE)
        painter.save()
        painter.translate(px(10), frame.top + tall / 2)
        painter.rotate(-90)
        write(painter, QRectF(-tall / 2, -px(10), tall, px(20)), _("Likelihood"), font, ink, CENTRE)
        painter.restore()

    # what a person does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._step(*_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._counts is not None:
            self.opened.emit(self._cursor)
        else:
            super().keyPressEvent(event)

    def _step(self, up: int, right: int) -> None:
        here = self._cursor if self._active is None else self._markers.get(self._active, (0, 0))
        likelihood = min(max(here[0] + up, 1), self._grid.likelihoods)
        impact = min(max(here[1] + right, 1), self._grid.impacts)
        self._set((likelihood, impact))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self._frame.at(QPointF(event.position()))
        if cell is None:
            return
        self._set(cell)
        if self._counts is not None:
            self.opened.emit(cell)

    def _set(self, cell: Cell) -> None:
        if self._active is not None and self._grid.letter(cell):
            if self._markers.get(self._active) != cell:
                self.moved.emit(self._active, cell)
        elif self._counts is not None:
            self._cursor = cell
            self._describe()
