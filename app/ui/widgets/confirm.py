"""A second step for the little that cannot be undone: a question below the button, no dialog."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from app.i18n import _
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label


class Confirm(QFrame):
    """Hidden until `opener` is pressed; then `verb` does it (`confirmed`), and Escape or the other button leaves it.

    `turned` says that the question has come or gone.
    """

    confirmed, turned = Signal(), Signal()

    def __init__(self, theme: Theme, opener: Button, question: str, verb: str) -> None:
        super().__init__()
        self._opener = opener
        row = HBox(theme, self, margins=(0, 2, 0, 2), spacing=8)
        row.addWidget(label(question, "caption", wrap=True), 1)
        self._leave = Button(theme, _("Leave it"), small=True)
        self._leave.clicked.connect(self.dismiss)
        do = Button(theme, verb, small=True)
        do.setAccessibleName(_("{verb}, confirmed").format(verb=verb))
        do.clicked.connect(self.confirmed)
        self.buttons = [self._leave, do]
        for button in self.buttons:
            row.addWidget(button)
        opener.clicked.connect(self._ask)
        self.hide()

    def _ask(self) -> None:
        self._opener.setEnabled(False)
        self.show()
        self._leave.setFocus()
        self.turned.emit()

    def dismiss(self) -> None:
        """Leave everything as it is."""
        self._opener.setEnabled(True)
        self._opener.setFocus()
        self.hide()
        self.turned.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)
