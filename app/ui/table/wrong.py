"""The line below an editor that says why what was typed may not stand, with an example."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QWidget

from app.errors import UserError
from app.ui.theme import Theme


class WrongLine(QLabel):
    """Lies over the rows below the editor it belongs to, above it where there is no room below."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setObjectName("wrongLine")
        self.hide()

    def tell(self, editor: QWidget, trouble: UserError) -> None:
        """Mark the editor and say what is wrong with its text, which stays."""
        mark(editor, True)
        self.setText(f"{trouble.message} {trouble.hint}".strip())
        editor.setAccessibleDescription(self.text())
        self.adjustSize()
        parent = self.parentWidget()
        room = parent.rect() if parent is not None else editor.rect()
        below = editor.geometry().bottomLeft() + QPoint(0, 1)
        if below.y() + self.height() > room.bottom():
            below = editor.geometry().topLeft() - QPoint(0, self.height())
        self.move(max(0, min(below.x(), room.right() - self.width())), below.y())
        self.raise_()
        self.show()


def mark(editor: QWidget, wrong: bool) -> None:
    """Show an editor with the edge of an error, or without."""
    if bool(editor.property("invalid")) != wrong:
        editor.setProperty("invalid", wrong)
        editor.style().unpolish(editor)
        editor.style().polish(editor)
