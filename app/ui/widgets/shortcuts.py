"""How a shortcut is spelt wherever it is shown: "Ctrl K", as the keys are pressed."""

import re

from PySide6.QtGui import QAction, QKeySequence


def spelt(keys: QKeySequence | str) -> str:
    """The keys in words of the system, with spaces between them."""
    sequence = QKeySequence(keys) if isinstance(keys, str) else keys
    text = sequence.toString(QKeySequence.SequenceFormat.NativeText) or str(keys)
    return re.sub(r"(?<=.)\+(?=.)", " ", text)


def tip_of(action: QAction) -> str:
    """The tooltip of a button that does an action: what comes of it, and the shortcut."""
    return f"{action.toolTip()}  {spelt(action.shortcut())}".rstrip()
