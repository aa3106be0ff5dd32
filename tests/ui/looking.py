"""What is wrong with what a window shows: cut texts, things without a name, keys that lead astray."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontMetricsF
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QScrollArea, QScrollBar, QWidget

from app.ui.paint import basics
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import ShortLabel

_NAMELESS = (QScrollBar, QScrollArea)
"""Standard parts that a screen reader passes over: the content of what they scroll has the names."""


def painted_and_cut(widget: QWidget, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that did not fit when the widget was painted, and that its tooltip does not tell either."""
    cut: list[str] = []

    class Metrics(QFontMetricsF):
        """Font metrics that take note of each text that does not fit."""

        def elidedText(self, text: str, mode: Qt.TextElideMode, width: float, flags: int | None = 0) -> str:
            cut.append(text)
            return super().elidedText(text, mode, width)

    with monkeypatch.context() as patched:
        patched.setattr(basics, "QFontMetricsF", Metrics)
        widget.grab()
    return [text for text in cut if text not in widget.toolTip()]


def shown(root: QWidget, kind: type[QWidget] = QWidget) -> Iterator[QWidget]:
    """The widgets of a kind that a person sees, at least in part."""
    return (widget for widget in root.findChildren(kind) if not widget.visibleRegion().isEmpty())


def cut_labels(root: QWidget) -> list[str]:
    """Texts of labels, buttons and prompts that have less room than their font needs."""
    bad = []
    for label in root.findChildren(QLabel):
        if not label.isVisible() or isinstance(label, ShortLabel) or not label.text():
            continue
        needed = _height_of(label) if label.wordWrap() else label.fontMetrics().height()
        wide = 0 if label.wordWrap() else label.fontMetrics().horizontalAdvance(label.text())
        if label.contentsRect().width() < wide or label.height() < needed:
            bad.append(f"label “{label.text()}”")
    for button in root.findChildren(QAbstractButton):
        hint = button.minimumSizeHint()
        small = button.width() < hint.width() or button.height() < hint.height()
        if not button.visibleRegion().isEmpty() and (small or _lacks_room_for_words(button)):
            bad.append(f"button “{button.accessibleName() or button.text()}”")
    for line in root.findChildren(QLineEdit):
        prompt = line.fontMetrics().horizontalAdvance(line.placeholderText())
        if line.isVisible() and not line.text() and prompt > line.contentsRect().width():
            bad.append(f"prompt “{line.placeholderText()}”")
    return bad


def _height_of(label: QLabel) -> int:
    """The height that a wrapped text needs at the width that it has."""
    return label.heightForWidth(label.width())


def _lacks_room_for_words(button: QAbstractButton) -> bool:
    if not isinstance(button, Button) or button.width() <= 2 * button.height():
        return False
    return button.width() < QFontMetricsF(button.theme.font("caption", 500)).horizontalAdvance(button.text())


def nameless(root: QWidget) -> list[str]:
    """Things that take the keyboard and that a screen reader could not name."""
    bad = []
    for widget in shown(root):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or isinstance(widget, _NAMELESS) or not widget.isEnabled():
            continue
        if _is_part_of_another(widget):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            bad.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    return bad


def _is_part_of_another(widget: QWidget) -> bool:
    """The viewport of a view, the line of a combo box and the like: the whole has the name."""
    return widget.focusProxy() is not None or widget.objectName().startswith("qt_")


def icons_without_tip(root: QWidget) -> list[str]:
    """Buttons that show an icon alone and say in no tooltip what they do."""
    return [
        button.accessibleName()
        for button in root.findChildren(Button)
        if button.isVisible() and button.width() <= 1.3 * button.height() and not button.toolTip()
    ]


def keyboard_round(window: QWidget) -> list[QWidget]:
    """What Tab reaches one after the other, from wherever the keyboard is until it comes round."""
    found: list[QWidget] = []
    while window.focusNextPrevChild(True) and (here := window.focusWidget()) is not None and here not in found:
        found.append(here)
    return found[found.index(here) :] + found[: found.index(here)] if found and here in found else found


def settle() -> None:
    """Have what was posted done: layouts and visibility are final afterwards."""
    QApplication.sendPostedEvents()
