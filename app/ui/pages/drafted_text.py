"""The text that the records have for an entry of the specification, beside the text that stands there."""

from difflib import SequenceMatcher

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.ui.shell.asks import empty
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label

_SIGNS = {"+": "ok", "−": "error", " ": "muted"}


class DraftedText(VBox):
    """A section that shows line by line how a text differs from the drafted one: + would come, − would go."""

    def __init__(self, theme: Theme, take: QAction) -> None:
        super().__init__(theme)
        self.theme = theme
        self.whole = frame("section")
        column = VBox(theme, self.whole, margins=(16, 10, 16, 12), spacing=6)
        column.addWidget(label(_("Drafted from the records"), "strong"))
        self._said = label("", "caption", "secondary", wrap=True)
        column.addWidget(self._said)
        self._lines = VBox(theme, spacing=4)
        column.addLayout(self._lines)
        self.take = Button(theme, _("Take the drafted text"), small=True).follow(take)
        column.addWidget(self.take)
        self.addWidget(self.whole)

    def show_texts(self, text: str, drafted: str) -> None:
        """Show what the records say beside what is written; nothing where they say nothing."""
        self.whole.setVisible(bool(drafted))
        empty(self._lines)
        same = text.split() == drafted.split()
        self.take.setVisible(not same)
        self._said.setText(
            _("The text says what the records say.")
            if same
            else _("+ is missing in the text, − is not in the records.")
            if text.strip()
            else _("Nothing is written yet.")
        )
        for sign, lines in () if same or not drafted else _blocks(text, drafted):
            block = QWidget()
            row = HBox(self.theme, block, spacing=6)
            if text.strip():
                row.addWidget(label(sign, "strong", _SIGNS[sign]), alignment=Qt.AlignmentFlag.AlignTop)
            row.addWidget(label(lines, "caption", "muted" if sign == "−" else "primary", wrap=True), 1)
            self._lines.addWidget(block)


def _blocks(text: str, drafted: str) -> list[tuple[str, str]]:
    """Neighbouring lines that are on both sides (" "), only drafted ("+") or only written ("−")."""
    ours, theirs = _lines(text), _lines(drafted)
    found: list[tuple[str, str]] = []
    for kind, first, last, start, end in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append((" ", "\n".join(ours[first:last])))
            continue
        found += [("+", "\n".join(theirs[start:end]))] if start < end else []
        found += [("−", "\n".join(ours[first:last]))] if first < last else []
    return found


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]
