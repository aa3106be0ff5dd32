"""The scores of a worst case: a picker per scale with what the chosen level means, and the levels of one scale."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from app.i18n import _
from app.model.vocabulary import Stage
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox
from app.ui.widgets.labels import label
from app.ui.widgets.score_picker import Anchor, ScorePicker

_NAME, _NUMBER = 112, 16


class ScoreRow(QWidget):
    """One scale: its name, the picker, and below it what the chosen level means.

    `scored` carries what was picked, None when it was cleared; `looked` says that the keyboard came here.
    """

    scored = Signal(object)
    looked = Signal()

    def __init__(self, theme: Theme, name: str, anchors: Sequence[Anchor]) -> None:
        super().__init__()
        self.theme, self.name, self.anchors = theme, name, tuple(anchors)
        row = HBox(theme, self, spacing=8)
        self._names = QWidget()
        names = VBox(theme, self._names, spacing=1)
        self._name = label(name, wrap=True)
        self._note = label("", "caption", "muted", wrap=True)
        names.addWidget(self._name)
        names.addWidget(self._note)
        row.addWidget(self._names, alignment=Qt.AlignmentFlag.AlignTop)
        side = VBox(theme, spacing=2)
        self.picker = ScorePicker(theme, name, anchors, Stage.UNMITIGATED, small=True)
        self.picker.picked.connect(self.scored)
        self.picker.installEventFilter(self)
        self._meaning = label("", "caption", "secondary", wrap=True)
        side.addWidget(self.picker)
        side.addWidget(self._meaning)
        row.addLayout(side, 1)
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self._names.setFixedWidth(self.theme.px(_NAME))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.looked.emit()
        return super().eventFilter(watched, event)

    def show_score(self, value: int | None, note: str = "", strong: bool = False) -> None:
        """Show the level that stands, a word about it under the name, and whether it decides."""
        if value != self.picker.value:
            self.picker.choose(value)
        anchor = self.picker.anchor
        meaning = f"{value} {anchor.word}. {anchor.text}".strip() if anchor is not None else _("Not scored")
        if meaning != self._meaning.text():
            self._meaning.setText(meaning)
        if note != self._note.text():
            self._note.setText(note)
        self._note.setVisible(bool(note))
        dress(self._name, "strong" if strong else "body")


class LevelsTable(QWidget):
    """What each level of one scale means; the chosen one stands out."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._column = VBox(theme, self, margins=(16, 10, 16, 12), spacing=4)
        self._title = label("", "group", "secondary", wrap=True)
        self._column.addWidget(self._title)
        self._lines: list[tuple[QWidget, QLabel, QLabel]] = []

    def show_levels(self, title: str, anchors: Sequence[Anchor], chosen: int | None) -> None:
        """Show the levels of a scale from the lowest up."""
        self._title.setText(title)
        while len(self._lines) < len(anchors):
            self._lines.append(self._line())
        for place, (line, number, words) in enumerate(self._lines):
            line.setVisible(place < len(anchors))
            if place < len(anchors):
                anchor = anchors[place]
                number.setText(str(place + 1))
                words.setText(f"{anchor.word}. {anchor.text}".strip() if anchor.text else anchor.word)
                for part in (number, words):
                    dress(part, "strong" if place + 1 == chosen else "body")

    def _line(self) -> tuple[QWidget, QLabel, QLabel]:
        line = QWidget()
        row = HBox(self.theme, line, spacing=8)
        number, words = label(""), label("", wrap=True)
        number.setMinimumWidth(self.theme.px(_NUMBER))
        row.addWidget(number, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        self._column.addWidget(line)
        return line, number, words


def dress(part: QLabel, type: str) -> None:
    """Give a label another type, where it has not that one already."""
    if part.property("type") != type:
        part.setProperty("type", type)
        part.style().unpolish(part)
        part.style().polish(part)
