"""The editors of a form: a label, an editor by kind, and a line below for what is wrong."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.errors import UserError
from app.i18n import _
from app.model.fields import Field
from app.tables.values import display_text
from app.ui.table.entry import Choices, read_text
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox
from app.ui.widgets.check import Check
from app.ui.widgets.choice import ChoiceBox
from app.ui.widgets.labels import label

_LABEL = 104
PROSE_HEIGHT = 72


class FormField(QWidget):
    """One field. `entered` carries a value that may stand, for every row that is shown."""

    entered = Signal(object)

    def __init__(self, theme: Theme, title: str, hint: str) -> None:
        super().__init__()
        self.theme = theme
        row = HBox(theme, self, spacing=8)
        self._label = label(title, "caption", "secondary", wrap=True)
        self._label.setToolTip(hint)
        row.addWidget(self._label)
        self._side = VBox(theme, spacing=2)
        row.addLayout(self._side, 1)
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self._label.setFixedWidth(self.theme.px(_LABEL))

    def show_values(self, values: Sequence[object]) -> None:
        """Show what the rows have in common; nothing where they differ."""
        raise NotImplementedError

    def lock(self, why: str) -> None:
        """Let nothing be entered any more; the tooltip says why."""
        raise NotImplementedError


class FlagField(FormField):
    """Yes or no."""

    def __init__(self, theme: Theme, title: str, hint: str) -> None:
        super().__init__(theme, "", hint)
        self._check = Check(theme, title)
        self._check.setToolTip(hint)
        self._check.clicked.connect(lambda: self.entered.emit(self._check.isChecked()))
        self._side.addWidget(self._check)

    def show_values(self, values: Sequence[object]) -> None:
        self._check.show_state(all(values), mixed=any(values) and not all(values))

    def lock(self, why: str) -> None:
        self._check.setEnabled(False)
        self._check.setToolTip(why)


class ChoiceField(FormField):
    """One of several words."""

    def __init__(self, theme: Theme, title: str, hint: str, field: Field, choices: Choices) -> None:
        super().__init__(theme, title, hint)
        self._field, self._choices = field, choices
        self._box = ChoiceBox(theme, title)
        self._box.activated.connect(lambda: self.entered.emit(self._box.value))
        self._side.addWidget(self._box)

    def show_values(self, values: Sequence[object]) -> None:
        self._box.offer(self._choices(self._field))
        same = len(set(values)) == 1
        self._box.setPlaceholderText("" if same else _("several"))
        if same:
            self._box.choose(values[0])

    def lock(self, why: str) -> None:
        self._box.setEnabled(False)
        self._box.setToolTip(why)


class TextField(FormField):
    """Text that is read when the field is left. What may not stand is kept in the field, with the reason below."""

    def __init__(self, theme: Theme, title: str, hint: str, field: Field, choices: Choices) -> None:
        super().__init__(theme, title, hint)
        self._field, self._choices = field, choices
        self._shown = ""
        self._editor = self._make_editor()
        self._editor.setAccessibleName(title)
        self._side.addWidget(self._editor)
        self._wrong = label(type="caption", role="error", wrap=True)
        self._wrong.hide()
        self._side.addWidget(self._wrong)

    def _make_editor(self) -> QWidget:
        raise NotImplementedError

    def _text(self) -> str:
        raise NotImplementedError

    def _show(self, text: str, prompt: str) -> None:
        raise NotImplementedError

    def show_values(self, values: Sequence[object]) -> None:
        """Show what the rows have in common; nothing where they differ. Text that is being typed stays."""
        if self._editor.hasFocus() and self._text() != self._shown:
            return
        texts = {display_text(self._field.kind, value) for value in values}
        self._shown = texts.pop() if len(texts) == 1 else ""
        self._show(self._shown, _("several") if texts else "")
        self._complain("")

    def _leave(self) -> None:
        """The field is left: take what may stand, say what is wrong with the rest and keep it."""
        if self._text() == self._shown:
            self._complain("")
            return
        try:
            value = read_text(self._field, self._text(), self._choices)
        except UserError as trouble:
            self._complain(trouble.message)
            return
        self._shown = self._text()
        self._complain("")
        self.entered.emit(value)

    def _complain(self, wrong: str) -> None:
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))
        if bool(self._editor.property("invalid")) != bool(wrong):
            self._editor.setProperty("invalid", bool(wrong))
            self._editor.style().unpolish(self._editor)
            self._editor.style().polish(self._editor)


class LineField(TextField):
    """One line."""

    def _make_editor(self) -> QWidget:
        self._line = QLineEdit()
        self._line.editingFinished.connect(self._leave)
        return self._line

    def lock(self, why: str) -> None:
        self._line.setReadOnly(True)
        self._line.setToolTip(why)

    def _text(self) -> str:
        return self._line.text()

    def _show(self, text: str, prompt: str) -> None:
        self._line.setPlaceholderText(prompt)
        # The same text is not painted again; what was typed for another row can be taken back no more.
        if text != self._line.text() or self._line.isUndoAvailable():
            self._line.setText(text)
            self._line.setCursorPosition(0)


class ProseField(TextField):
    """Several lines, `tall` pixels at scale 1."""

    def __init__(
        self, theme: Theme, title: str, hint: str, field: Field, choices: Choices, tall: int = PROSE_HEIGHT
    ) -> None:
        self._tall = tall
        super().__init__(theme, title, hint, field, choices)

    def _make_editor(self) -> QWidget:
        self._prose = _Prose()
        self._prose.left.connect(self._leave)
        self.theme.changed.connect(self._measure_prose)
        self._measure_prose()
        return self._prose

    def _measure_prose(self) -> None:
        self._prose.setFixedHeight(self.theme.px(self._tall))

    def lock(self, why: str) -> None:
        self._prose.setReadOnly(True)
        self._prose.setToolTip(why)

    def _text(self) -> str:
        return self._prose.toPlainText()

    def _show(self, text: str, prompt: str) -> None:
        self._prose.setPlaceholderText(prompt)
        if text != self._prose.toPlainText() or self._prose.document().isUndoAvailable():
            self._prose.setPlainText(text)


class _Prose(QPlainTextEdit):
    """Text of several lines that says when it is left; Tab leaves it."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()
