"""The list that offers words below a line while it is typed into."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit


def offer_words(line: QLineEdit, words: Sequence[str]) -> QCompleter:
    """Offer words that hold what is typed, in a list with a frame of its own."""
    completer = QCompleter(QStringListModel(list(words), line), line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    popup = completer.popup()
    assert popup is not None
    popup.setObjectName("offered")
    line.setCompleter(completer)
    return completer
