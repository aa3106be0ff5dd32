"""The score picker: joined cells of which one is chosen, or none. Empty is a state of its own and never counts as 1."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QPainter, QPainterPath
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import _
from app.model.vocabulary import Stage
from app.ui.paint.basics import CENTRE, box, width_of, write
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox
from app.ui.widgets.painted import Painted, PaintedButton

_CELL, _LEAST = 40, 28


_OWN_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Left, Qt.Key.Key_Right)
_DARK, _ACCENT = ("text.primary", "bg.surface"), ("accent", "on.accent")


@dataclass(frozen=True, slots=True)
class Anchor:
    """One level of a scale: its word and what it means."""

    word: str
    text: str = ""


class _Level(PaintedButton):
    """One cell; `ends` says whether it is the first or the last, which have round corners."""

    def __init__(self, picker: "ScorePicker", number: int, anchor: Anchor, ends: tuple[bool, bool]) -> None:
        super().__init__(picker.theme, str(number))
        self._picker, self.number, self._ends = picker, number, ends
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{number} {anchor.word}".rstrip())
        self.setToolTip(f"{number} {anchor.word}. {anchor.text}".rstrip(". "))

    def nextCheckState(self) -> None:
        """What is chosen is shown once it is stored, not by the click."""

    def measure(self) -> QSize:
        return QSize(self.theme.px(_CELL), self.theme.size("controlSmall" if self._picker.small else "control"))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(_LEAST), self.measure().height())

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        theme, on = self.theme, self.isChecked()
        fill, ink = (
            (_DARK if self._picker.stage is Stage.UNMITIGATED else _ACCENT)
            if on
            else ("bg.hover" if self.underMouse() else "bg.surface", "")
        )
        edge = theme.c("border.control")
        first, last = self._ends
        radius = theme.radius("control")
        outline = QPainterPath()
        outline.addRoundedRect(
            rect.adjusted(0 if first else -2 * radius, 0, 0 if last else 2 * radius, 0), radius, radius
        )
        painter.setClipPath(outline)
        if not self.isEnabled() and not on:  # a score that is given can be read whatever may be done with it
            fill = "bg.sunken"
        painter.fillRect(rect, theme.c(fill))
        painter.setClipping(False)
        around = rect.adjusted(0 if first else -2 * radius, 0, 0 if last else 2 * radius, 0)
        painter.setClipRect(rect)
        box(painter, around, None, theme.c(fill) if on else edge, radius)
        if not first:
            painter.fillRect(QRectF(rect.left(), rect.top(), 1, rect.height()), theme.c(fill) if on else edge)
        painter.setClipping(False)
        font = theme.font("caption" if self._picker.small else "body", 700 if on else 500)
        colour = theme.c(ink if on else "text.secondary" if self.isEnabled() else "text.disabled")
        write(painter, rect, self.text(), font, colour, CENTRE)


class ScorePicker(QWidget):
    """`picked` carries the number that a person chose, None when it was cleared; `typed` says that it was a digit
    key, which may lead on. One stop for the Tab key.

    `name` says what is scored ("Likelihood"); `anchors` are the levels of the scale from 1 on.
    """

    picked = Signal(object)
    typed = Signal()

    def __init__(self, theme: Theme, name: str, anchors: Sequence[Anchor], stage: Stage, small: bool = False) -> None:
        super().__init__()
        self.theme, self.stage, self.small = theme, stage, small
        self._name, self._anchors = name, tuple(anchors)
        self._value: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ringed", True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = HBox(theme, self)
        self._levels: list[_Level] = []
        for number, anchor in enumerate(self._anchors, 1):
            level = _Level(self, number, anchor, (number == 1, number == len(self._anchors)))
            level.clicked.connect(lambda _on=False, number=number: self._pick(number))
            self._levels.append(level)
            row.addWidget(level, 1)
        self.choose(None)

    @property
    def value(self) -> int | None:
        """The number that is shown as chosen; None while there is none."""
        return self._value

    @property
    def anchor(self) -> Anchor | None:
        """The level that is chosen."""
        return self._anchors[self._value - 1] if self._value is not None else None

    def choose(self, value: int | None) -> None:
        """Show a number as chosen, or none; one that the scale does not have is none."""
        self._value = value if value is not None and 0 < value <= len(self._anchors) else None
        for level in self._levels:
            level.setChecked(level.number == value)
        state = _("not scored")
        if self.anchor is not None:
            state = _("{value} of {top}, {word}").format(value=value, top=len(self._levels), word=self.anchor.word)
        self.setAccessibleName(f"{self._name}, {self.stage.label.lower()}, {state}")
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def _pick(self, value: int | None) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if value != self._value:
            self.picked.emit(value)

    def event(self, event: QEvent) -> bool:
        """Clearing a score is no deleting of rows: these keys are no shortcuts while the picker has the keyboard."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _OWN_KEYS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, top = Qt.Key(event.key()), len(self._levels)
        digit = int(event.text()) if event.text().isascii() and event.text().isdigit() else 0
        if 1 <= digit <= top:
            self._pick(digit)
            self.typed.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._pick(None)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            by = 1 if key == Qt.Key.Key_Right else -1
            self._pick(min(max((self._value or (0 if by > 0 else top + 1)) + by, 1), top))
        else:
            super().keyPressEvent(event)


class AnchorLine(Painted):
    """The meaning of the chosen value in one line: "4 Likely. Once in 1 to 3 years"."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._strong, self._text = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def follow(self, picker: ScorePicker) -> None:
        """Say what the picker shows now."""
        anchor = picker.anchor
        self._strong = f"{picker.value} {anchor.word}." if anchor is not None else ""
        self._text = anchor.text if anchor is not None else ""
        self.setAccessibleName(f"{self._strong} {self._text}".strip())
        self.updateGeometry()
        self.update()

    def measure(self) -> QSize:
        strong, plain = self.theme.font("caption", 700), self.theme.font("caption")
        wide = width_of(self._strong, strong) + self.theme.px(4) + width_of(self._text, plain)
        return QSize(int(wide), self.theme.px(20))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(_CELL), self.theme.px(20))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        theme = self.theme
        wide = write(painter, rect, self._strong, theme.font("caption", 700), theme.c("text.primary"))
        rest = rect.adjusted(wide + theme.px(4), 0, 0, 0)
        write(painter, rest, self._text, theme.font("caption"), theme.c("text.secondary"))
