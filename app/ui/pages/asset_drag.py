"""Dragging the selected assets of a table: press on what is selected already, and drop it on a zone."""

import json
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from app.ui.table.view import TableView

ASSETS_MIME = "application/x-zonewright-assets"


def carried(ids: Sequence[str]) -> QMimeData:
    """What a drag of assets carries."""
    made = QMimeData()
    made.setData(ASSETS_MIME, json.dumps(list(ids)).encode())
    return made


class AssetDrag(QObject):
    """Watches a table of assets. `dropped` carries the key of the row or of the first row of the group under a drop.

    A press on a row that is not selected selects, as ever; one on a selected row waits for what the mouse does.
    """

    dropped, hovered = Signal(str), Signal(str)

    def __init__(self, view: TableView, able: Callable[[], bool]) -> None:
        super().__init__(view)
        self._view, self._able = view, able
        self._pressed: QPoint | None = None
        view.viewport().setAcceptDrops(True)
        view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        match event:
            case QDragEnterEvent() | QDragMoveEvent() | QDropEvent():
                return self._drop(event)
            case QMouseEvent() if event.type() == QEvent.Type.MouseButtonPress:
                return self._press(event)
            case QMouseEvent() if event.type() == QEvent.Type.MouseMove:
                return self._move(event)
            case QMouseEvent() if event.type() == QEvent.Type.MouseButtonRelease:
                return self._release()
        return False

    def _press(self, event: QMouseEvent) -> bool:
        place = event.position().toPoint()
        index = self._view.indexAt(place)
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        held = index.column() < self._view.table.tick and self._view.table.key_at(index) in self._view.chosen_keys()
        if not plain or not held or self._view.cells.editor is not None or not self._able():
            return False
        if not self._view.span.rows and index != self._view.currentIndex():
            return False
        self._pressed = place
        return True

    def _move(self, event: QMouseEvent) -> bool:
        if self._pressed is None:
            return False
        far = (event.position().toPoint() - self._pressed).manhattanLength()
        if far >= QApplication.startDragDistance():
            self._pressed = None
            drag = QDrag(self._view)
            drag.setMimeData(carried(self._view.chosen_keys()))
            drag.exec(Qt.DropAction.MoveAction)
        return True

    def _release(self) -> bool:
        """Nothing was dragged: the press chooses the cell after all."""
        if self._pressed is None:
            return False
        index = self._view.indexAt(self._pressed)
        self._pressed = None
        key = self._view.table.key_at(index)
        if key is not None:
            self._view.choose(key, index.column())
            self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        return True

    def _drop(self, event: QDropEvent) -> bool:
        if not event.mimeData().hasFormat(ASSETS_MIME):
            return False
        key = self._key_at(event.position().toPoint())
        event.setAccepted(bool(key) or event.type() == QEvent.Type.DragEnter)
        if event.type() == QEvent.Type.Drop:
            self.hovered.emit("")
            if key:
                event.acceptProposedAction()
                self.dropped.emit(key)
        else:
            self.hovered.emit(key)
        return True

    def _key_at(self, place: QPoint) -> str:
        index = self._view.indexAt(place)
        group = self._view.table.group_at(index)
        if group is not None:
            return group.keys[0]
        return self._view.table.key_at(index) or ""
