"""How an edit in place goes: what is entered is taken, or stays in the editor with the reason below; then on."""

from collections.abc import Callable
from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.errors import UserError
from app.i18n import _
from app.tables.column import Column
from app.ui.table.editors import LineEditor, PickEditor, ProseEditor, VectorEditor, make_editor
from app.ui.table.entry import Choices
from app.ui.table.model import TableModel
from app.ui.table.staged import Staged
from app.ui.table.wrong import WrongLine, mark
from app.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
CellEditor = LineEditor | PickEditor | ProseEditor | VectorEditor
_PROSE_LINES = 5
_LEAST_WIDTH = 120


class Then(Enum):
    """Where an edit leads when it is done."""

    STAY = "stay"
    DOWN = "down"
    UP = "up"
    NEXT = "next"
    BACK = "back"
    FILL = "fill"


Enter = Callable[[Index, object, bool], None]


class EditingDelegate(QStyledItemDelegate):
    """Opens editors and takes what they hold.

    `enter` is given the place, the value and whether it fills the selection, and raises UserError where the value may
    not stand. `ending` says where an edit leads before it is taken, `left` that it is done; `leaving` holds from the
    first until all have heard of the second.
    """

    ending = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, model: TableModel[Any], choices: Choices, parent: QObject) -> None:
        super().__init__(parent)
        self.theme, self._model, self._choices = theme, model, choices
        self.enter: Enter = lambda _index, _value, _fills: None
        self.editor: CellEditor | None = None
        self.leaving = False
        self._at = QPersistentModelIndex()
        self._wrong: WrongLine | None = None

    @property
    def is_wrong(self) -> bool:
        """Whether an editor is open whose text may not stand."""
        return self.editor is not None and bool(self.editor.property("invalid"))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column, staged = self._model.column_at(index), self._model.staged_at(index)
        if staged is not None:
            editor: QWidget = PickEditor(parent, _to_decide(column, staged))
            editor.setProperty("cell", True)
            editor.setAccessibleName(_("Decide"))
        else:
            assert column is not None
            assert column.edits is not None
            editor = make_editor(self.theme, parent, _(column.title), column.edits, self._choices)
        assert isinstance(editor, CellEditor)
        if isinstance(editor, PickEditor):
            editor.pressed.connect(lambda event: self._key(editor, event))
            editor.picked.connect(lambda: self.finish(Then.STAY))
        self.editor, self._at = editor, QPersistentModelIndex(index)
        self._wrong = WrongLine(self.theme, parent)
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        if editor is self.editor:
            self.editor = None
        if self._wrong is not None:
            self._wrong.hide()
            self._wrong.deleteLater()
            self._wrong = None
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Only once: what is being typed outlives a refresh of the row."""
        if isinstance(editor, CellEditor) and not editor.property("begun"):
            editor.setProperty("begun", True)
            staged = self._model.staged_at(index)
            editor.show_value(self._model.value_at(index) if staged is None else None)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Qt asks for this where the current cell changes under an open editor: take what may stand."""
        if isinstance(editor, CellEditor):
            self._take(editor, False)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        place = option.rect.adjusted(0, 0, 0, -1)
        if isinstance(editor, ProseEditor):
            place.setHeight(editor.fontMetrics().lineSpacing() * _PROSE_LINES + self.theme.px(8))
        place.setWidth(max(place.width(), self.theme.px(_LEAST_WIDTH)))
        editor.setGeometry(place)

    # how it ends

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, CellEditor):
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(watched, event)
        if event.type() == QEvent.Type.FocusOut:
            here = QApplication.focusWidget()
            if QApplication.activePopupWidget() is None and here is not watched and watched.isVisible():
                self.finish(Then.STAY)
            return False
        return False

    def _key(self, editor: CellEditor, event: QKeyEvent) -> bool:
        key, held = Qt.Key(event.key()), event.modifiers()
        control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        if key == Qt.Key.Key_Escape:
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.finish(Then.BACK if key == Qt.Key.Key_Backtab or held & shift else Then.NEXT)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(editor, ProseEditor) and held & Qt.KeyboardModifier.AltModifier:
                editor.insertPlainText("\n")
            else:
                self.finish(Then.FILL if held & control else Then.UP if held & shift else Then.DOWN)
        else:
            return False
        return True

    def finish(self, then: Then) -> bool:
        """Take what the open editor holds and close it; where it may not stand it stays open. Whether it closed."""
        editor = self.editor
        if editor is None:
            return True
        self.ending.emit(then)
        self.leaving = True
        try:
            if not self._take(editor, then is Then.FILL):
                return False
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
            self.left.emit()
        finally:
            self.leaving = False
        return True

    def _take(self, editor: CellEditor, fills: bool) -> bool:
        try:
            value = editor.entered()
            if fills or value != self._model.value_at(self._at) or self._model.staged:
                self.enter(self._at, value, fills)
        except UserError as trouble:
            if self._wrong is not None:
                self._wrong.tell(editor, trouble)
            return False
        mark(editor, False)
        return True


def _to_decide(column: Column[Any] | None, staged: Staged[Any]) -> list[tuple[str, object]]:
    """What can be chosen at a staged row: one of the two values, or what the row stands for."""
    conflict = staged.conflicts.get(column.key) if column is not None else None
    if conflict is None:
        return list(staged.meanings)
    return [
        (_("{value}, as here").format(value=_shown(conflict.here)), False),
        (_("{value}, as in the file").format(value=_shown(conflict.file)), True),
    ]


def _shown(text: str) -> str:
    return text or _("empty")
