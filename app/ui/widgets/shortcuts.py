"""How a shortcut is spelt wherever it is shown: "Ctrl K", as the keys are pressed."""

import re

from PySide6.QtGui import QAction, QKeySequence


def spelt(keys: QKeySequence | str) -> str:
    """The keys in words of the system, with spaces between them."""
    sequence = QKeySequence(keys) if isinstance(keys, str) else keys
    text = sequence.toString(QKeySequence.SequenceFormat.NativeText) or str(keys)
    return re.sub(r"(?<=.)\+(?=.)", " ", text)


def is_letter(keys: str) -> bool:
    """Whether keys are single letters or digits ("J K", "1–5"), which can be switched off as commands."""
    return all(len(key) == 1 and key.isalnum() for key in re.split("[ –]", keys))


def working(hints: tuple[tuple[str, str], ...], letters: bool) -> tuple[tuple[str, str], ...]:
    """Of keys and what they do those that do it: without single letters where these are no commands."""
    return tuple(hint for hint in hints if letters or not is_letter(hint[0]))


def tip_of(action: QAction) -> str:
    """The tooltip of a button that does an action: what comes of it, and the shortcut."""
    return f"{action.toolTip()}  {spelt(action.shortcut())}".rstrip()
