"""Files that are dragged onto the window."""

from PySide6.QtGui import QDropEvent

_REGISTERS = (".csv", ".txt", ".xlsx")


def register_in(event: QDropEvent) -> str:
    """The one file that is dragged, if it may be an asset register; "" otherwise."""
    names = [url.toLocalFile() for url in event.mimeData().urls()]
    return names[0] if len(names) == 1 and names[0].lower().endswith(_REGISTERS) else ""
