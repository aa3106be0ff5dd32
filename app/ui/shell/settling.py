"""Layouts settle before the window is painted: it is painted once, and nothing jumps."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget

_DEPTH = 12
"""So many layouts lie within each other at most, from the window down to a field of the inspector."""


class Settling(QObject):
    """Qt hands a change of size up by one layout at a time, and paints in between."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest:
            for _level in range(_DEPTH):
                QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        return False
