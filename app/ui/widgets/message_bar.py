"""Expected trouble, told in the place that it concerns: what is wrong, and what the person can do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.i18n import _
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.buttons import Button, Rank
from app.ui.widgets.labels import Glyph, label


class MessageBar(QWidget):
    """A bar across the page, hidden until `tell`; it stays until closed or until something succeeds."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        bar = frame("message")
        VBox(theme, self, margins=(12, 8, 12, 0)).addWidget(bar)
        row = HBox(theme, bar, margins=(10, 8, 6, 8), spacing=8)
        row.addWidget(Glyph(theme, "ph.warning", "error"), alignment=Qt.AlignmentFlag.AlignTop)
        words = VBox(theme, spacing=2)
        self._message = label(type="strong", wrap=True)
        self._hint = label(type="body", role="secondary", wrap=True)
        words.addWidget(self._message)
        words.addWidget(self._hint)
        row.addLayout(words, 1)
        close = self.close_button = Button(
            theme, _("Close the message"), Rank.QUIET, icon="ph.x", small=True
        ).show_words(False)
        close.clicked.connect(self.hide)
        row.addWidget(close, alignment=Qt.AlignmentFlag.AlignTop)
        self.hide()

    def tell(self, trouble: UserError) -> None:
        """Show what is wrong and the remedy."""
        self._message.setText(trouble.message)
        self._hint.setText(trouble.hint)
        self._hint.setVisible(bool(trouble.hint))
        self.setAccessibleName(str(trouble))
        self.show()
