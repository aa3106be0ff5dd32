"""The rail: where one can go. Steps carry a ring that fills and the worst of their findings."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QSizePolicy

from app.i18n import _, ngettext
from app.ui.paint import domain
from app.ui.paint.basics import box, middle, write
from app.ui.standing import worst
from app.ui.theme import Theme
from app.ui.widgets.boxes import VBox
from app.ui.widgets.labels import label
from app.ui.widgets.painted import PaintedButton
from app.workflow.standing import Counts, StepStanding

_ROW = 34
_MINI_ROW = 40
_INSET = 8


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go: a stable id, its name, the group that it stands in, a step's number or an icon.

    One `at_end` stands at the bottom of the rail, as settings do; one that stands `under` another is reached
    from there and has no row of its own: the row of the other one is marked.
    """

    id: str
    title: str
    group: str = ""
    number: int = 0
    icon: str = ""
    at_end: bool = False
    under: str = ""


class RailRow(PaintedButton):
    """One entry: ring or icon, name, worst findings; the ring alone on the narrow rail."""

    def __init__(self, theme: Theme, place: Place) -> None:
        super().__init__(theme, _(place.title))
        self.place = place
        self._standing: StepStanding | None = None
        self._mini = False
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._inset)
        self._inset()
        self._describe()

    def _inset(self) -> None:
        """Room at the left for the bar that marks the place shown."""
        self.setContentsMargins(self.theme.px(_INSET), 0, 0, 0)

    def show_step(self, standing: StepStanding | None) -> None:
        """Show how far the step is and what is open in it: an empty ring alone while that is not known (None)."""
        if standing == self._standing:
            return
        self._standing = standing
        self._describe()
        self.update()

    def show_mini(self, mini: bool) -> None:
        """Show the ring alone; the name moves to the tooltip."""
        self._mini = mini
        self._describe()
        self.updateGeometry()

    def _describe(self) -> None:
        parts = [self.text()]
        if self.place.number:
            parts.insert(0, _("Step {number}").format(number=self.place.number))
            parts += step_words(self._standing) if self._standing is not None else [_("not known yet")]
        self.setAccessibleName(", ".join(parts))
        self.setToolTip(self.text() if self._mini else "")

    def measure(self) -> QSize:
        return QSize(self.theme.px(_MINI_ROW + _INSET), self.theme.px(_ROW))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        px, colour = self.theme.px, self.theme.c
        if self.isChecked():
            painter.fillRect(QRectF(0, px(7), px(3), rect.height() - 2 * px(7)), colour("accent"))
        rect = QRectF(self.contentsRect())
        room = rect if self._mini else rect.adjusted(px(8), 0, -px(8), 0)
        if self.isChecked() or self.underMouse():
            fill = colour("bg.surface" if self.isChecked() else "bg.hover")
            edge = colour("border.subtle") if self.theme.name == "projector" and self.isChecked() else None
            box(painter, rect, fill, edge, px(6))
        ink = "text.primary" if self.isChecked() else "text.secondary"
        sign = px(domain.RING)
        place = rect if self._mini else QRectF(room.left(), 0, sign, rect.height())
        self._draw_sign(painter, place, ink)
        if self._mini:
            self._draw_worst_mini(painter, rect)
            return
        room.adjust(sign + px(10), 0, 0, 0)
        room.adjust(0, 0, -self._draw_worst(painter, room), 0)
        write(painter, room, self.text(), self.theme.font("body", 600 if self.isChecked() else 500), colour(ink))

    def _draw_sign(self, painter: QPainter, place: QRectF, ink: str) -> None:
        if self.place.number:
            part = self._standing.part if self._standing is not None else 0.0
            domain.step_ring(painter, self.theme, place, self.place.number, part, ink)
            return
        side = self.theme.size("icon.tool")
        self.theme.glyphs.paint(painter, middle(place, side, side), self.place.icon, ink)

    def _draw_worst(self, painter: QPainter, room: QRectF) -> float:
        """The worst findings at the right end; the room that they take."""
        severity, number = self._worst()
        if not severity:
            return 0
        wide = domain.count_width(self.theme, str(number))
        domain.finding_count(painter, self.theme, room.right() - wide, room, severity, str(number))
        return wide + self.theme.px(4)

    def _worst(self) -> tuple[str, int]:
        return worst(self._standing.counts) if self._standing is not None else ("", 0)

    def _draw_worst_mini(self, painter: QPainter, rect: QRectF) -> None:
        severity, _number = self._worst()
        if severity:
            side = self.theme.px(domain.SHAPE)
            domain.finding_shape(painter, self.theme, QRectF(rect.right() - side, 0, side, side), severity)


def step_words(standing: StepStanding) -> list[str]:
    """How far a step is, and what is open in it."""
    far = _("{percent} percent").format(percent=standing.percent) if standing.touched else _("not begun")
    return [far, *count_words(standing.counts)]


def count_words(counts: Counts) -> list[str]:
    """The counts in words ("4 warnings"), leaving out what is none; errors of steps not begun are among the hints."""
    said = []
    if counts.errors:
        said.append(ngettext("{n} error", "{n} errors", counts.errors).format(n=counts.errors))
    if counts.warnings:
        said.append(ngettext("{n} warning", "{n} warnings", counts.warnings).format(n=counts.warnings))
    if counts.hints:
        said.append(ngettext("{n} hint", "{n} hints", counts.hints).format(n=counts.hints))
    if counts.later:
        words = ngettext(
            "{n} of them an error once its step is begun", "{n} of them errors once their step is begun", counts.later
        )
        said.append(words.format(n=counts.later))
    return said


class Rail(QFrame):
    """All entries in their groups. `chosen` carries the id of the place."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, places: Sequence[Place]) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.theme = theme
        self.setAccessibleName(_("Steps and pages"))
        self._rows: dict[str, RailRow] = {}
        self._under = {place.id: place.under for place in places if place.under}
        self._headings: list[QLabel] = []
        self._buttons = QButtonGroup(self)
        column = VBox(theme, self, margins=(0, 4, 8, 8), spacing=1)
        group = ""
        for place in (place for place in places if not place.under and not place.at_end):
            if place.group != group:
                group = place.group
                column.addWidget(self._heading(group))
            column.addWidget(self._row(place))
        column.addStretch(1)
        for place in (place for place in places if not place.under and place.at_end):
            column.addWidget(self._row(place))
        theme.changed.connect(self._measure)
        self._measure()

    def _heading(self, group: str) -> QLabel:
        heading = label(_(group), "group")
        if not group:
            heading.hide()
        self._headings.append(heading)
        return heading

    def _row(self, place: Place) -> RailRow:
        row = self._rows[place.id] = RailRow(self.theme, place)
        self._buttons.addButton(row)
        row.clicked.connect(lambda: self.chosen.emit(place.id))
        return row

    def _measure(self) -> None:
        for heading in self._headings:
            heading.setContentsMargins(self.theme.px(18), self.theme.px(12), 0, self.theme.px(4))

    def choose(self, id: str) -> None:
        """Mark a place as the one shown; one that has no row, such as a message, marks none."""
        row = self._rows.get(self._under.get(id, id))
        if row is not None:
            row.setChecked(True)

    def show_steps(self, steps: Sequence[StepStanding]) -> None:
        """Show how far each step is; of those that are not told it is not known yet."""
        by_number = {standing.step.number: standing for standing in steps}
        for row in self._rows.values():
            if row.place.number:
                row.show_step(by_number.get(row.place.number))

    def show_mini(self, mini: bool) -> None:
        """Rings alone, or rings and names."""
        for heading in self._headings:
            heading.setVisible(not mini and bool(heading.text()))
        for row in self._rows.values():
            row.show_mini(mini)

    def keyboard_target(self) -> RailRow:
        """The row that takes the focus when the rail is reached by keyboard."""
        return next((row for row in self._rows.values() if row.isChecked()), next(iter(self._rows.values())))
