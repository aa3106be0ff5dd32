"""Editing in place: one line of text, or a list to choose from, by the kind of the field."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from app.model.fields import Field
from app.tables.values import display_text
from app.ui.table.entry import CHOSEN_KINDS, Choices, read_text
from app.ui.theme import Theme
from app.ui.widgets.choice import ChoiceBox


def make_editor(
    theme: Theme, parent: QWidget, title: str, field: Field, choices: Choices
) -> "LineEditor | ChoiceEditor":
    """The editor for the cells of a field."""
    if field.kind in CHOSEN_KINDS:
        return ChoiceEditor(theme, parent, title, field, choices)
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

    def entered(self) -> object:
        """What was typed, as the field keeps it. UserError when it may not stand there."""
        return read_text(self._field, self.text(), self._choices)


class ChoiceEditor(ChoiceBox):
    """A list that opens at once."""

    def __init__(self, theme: Theme, parent: QWidget, title: str, field: Field, choices: Choices) -> None:
        super().__init__(theme, title, parent)
        self.setProperty("cell", True)
        self.offer(choices(field))
        QTimer.singleShot(0, self, self.showPopup)

    def show_value(self, value: object) -> None:
        """Start from the value that the cell has."""
        self.choose(value)

    def entered(self) -> object:
        """The chosen value."""
        return self.value
