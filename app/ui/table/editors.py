"""Editing in place: one line of text, or a list to choose from, by the kind of the field."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.model.fields import Field
from app.tables.values import display_text
from app.ui.table.entry import CHOSEN_KINDS, Choice, Choices, read_text


def make_editor(parent: QWidget, title: str, field: Field, choices: Choices) -> "LineEditor | ChoiceEditor":
    """The editor for the cells of a field."""
    if field.kind in CHOSEN_KINDS:
        return ChoiceEditor(parent, title, choices(field))
    return LineEditor(parent, title, field, choices)


class LineEditor(QLineEdit):
    """One line of text that becomes a value of the field's kind."""

    def __init__(self, parent: QWidget, title: str, field: Field, choices: Choices) -> None:
        super().__init__(parent)
        self.setProperty("cell", True)
        self.setAccessibleName(title)
        self._field, self._choices = field, choices

    def show_value(self, value: object) -> None:
        """Start from the value that the cell has."""
        self.setText(display_text(self._field.kind, value))
        self.selectAll()

    def value(self) -> object:
        """What was typed, as the field keeps it. UserError when it may not stand there."""
        return read_text(self._field, self.text(), self._choices)


class ChoiceEditor(QComboBox):
    """A list that opens at once."""

    def __init__(self, parent: QWidget, title: str, choices: Sequence[Choice]) -> None:
        super().__init__(parent)
        self.setProperty("cell", True)
        self.setAccessibleName(title)
        self._values = [value for _words, value in choices]
        self.addItems([words for words, _value in choices])
        QTimer.singleShot(0, self, self.showPopup)

    def show_value(self, value: object) -> None:
        """Start from the value that the cell has, or from the words that stand for it."""
        place = self._values.index(value) if value in self._values else self.findText(str(value))
        self.setCurrentIndex(max(place, 0))

    def value(self) -> object:
        """The chosen value."""
        return self._values[self.currentIndex()] if self._values else None
