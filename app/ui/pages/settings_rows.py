"""A plain list of settings: titled groups of rows, each with a name, a sentence and what sets it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from app.model.fields import Field
from app.ui.table.fields import LineField
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.labels import label

_CONTROL = 360


class SettingLine(LineField):
    """One line of text that fills the control's place: its name stands in the row."""

    def __init__(self, theme: Theme, title: str, field: Field) -> None:
        super().__init__(theme, title, "", field, lambda _field: [])
        self._label.hide()

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self._text()


class SettingRow(QFrame):
    """One setting: what it is called, what comes of it, and the control at the right end."""

    def __init__(self, theme: Theme, title: str, hint: str, control: QWidget) -> None:
        super().__init__()
        self.setObjectName("cardRow")
        self.theme, self.control = theme, control
        self._sought = f"{title} {hint}".casefold()
        row = HBox(theme, self, margins=(16, 10, 16, 10), spacing=24)
        words = VBox(theme, spacing=1)
        words.addWidget(label(title, "strong", wrap=True))
        if hint:
            words.addWidget(label(hint, "caption", "secondary", wrap=True))
        row.addLayout(words, 1)
        row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.control.setFixedWidth(self.theme.px(_CONTROL))

    def fits(self, words: Sequence[str]) -> bool:
        """Whether all of the words stand in its name or its sentence."""
        return all(word in self._sought for word in words)


class SettingGroup(QFrame):
    """Rows under a heading."""

    def __init__(self, theme: Theme, title: str, rows: Sequence[SettingRow]) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._title, self.rows = title.casefold(), rows
        column = VBox(theme, self, margins=(1, 1, 1, 1))
        head = frame("")
        HBox(theme, head, margins=(15, 10, 15, 10)).addWidget(label(title, "title"))
        column.addWidget(head)
        for row in rows:
            column.addWidget(row)

    def sift(self, words: Sequence[str]) -> int:
        """Show the rows that fit, all of them where the heading does; how many those are."""
        whole = all(word in self._title for word in words)
        fitting = [row for row in self.rows if whole or row.fits(words)]
        for row in self.rows:
            row.setVisible(row in fitting)
        self.setVisible(bool(fitting))
        return len(fitting)
