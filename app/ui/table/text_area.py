"""The editor of longer text in a form: as high as its text, within limits."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit

from app.ui.theme import Theme

Lines = tuple[int, int]
"""How many lines are shown at least and at most."""
_AROUND = 3
_COMING = (Qt.FocusReason.OtherFocusReason, Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class TextArea(QPlainTextEdit):
    """Text that says when it is left; Tab leaves it. What must stay `one_line` takes Enter as leaving it as well."""

    left = Signal()

    def __init__(self, theme: Theme, lines: Lines, one_line: bool = False) -> None:
        super().__init__()
        self.theme, self._lines, self._one_line = theme, lines, one_line
        self.setProperty("area", True)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._fit)
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the text, and scroll only what is longer than the most lines."""
        least, most = self._lines
        if self._one_line:
            least = 1
        lines = int(self.document().size().height())
        around = 2 * (int(self.document().documentMargin()) + self.theme.px(_AROUND))
        tall = max(least, min(most, lines)) * self.fontMetrics().lineSpacing() + around
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if lines > most else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(bar)
        if self.height() != tall or self.minimumHeight() != tall:
            self.setFixedHeight(tall)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._one_line and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted into one line is one line."""
        if self._one_line and not self.isReadOnly():
            self.insertPlainText(" ".join(source.text().split()))
        else:
            super().insertFromMimeData(source)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A short text is selected when the keyboard comes to it, as in a line: what is typed takes its place."""
        super().focusInEvent(event)
        if self._one_line and event.reason() in _COMING:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()
