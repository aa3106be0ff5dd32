"""Going from one part of the window to the next by keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

Pane = tuple[QWidget, QWidget | None]
"""A part of the window, and what in it takes the keyboard; None while nothing in it does."""


def step_pane(panes: Sequence[Pane], here: QWidget | None, by: int) -> None:
    """Give the keyboard to the pane so many places from the one that holds `here`.

    Panes that are hidden, or in which nothing takes the keyboard now, are left out.
    """
    shown = [(pane, target) for pane, target in panes if target is not None and _ready(target)]
    if not shown:
        return
    held = (place for place, (pane, _target) in enumerate(shown) if here and (pane is here or pane.isAncestorOf(here)))
    target = shown[(next(held, -1) + by) % len(shown)][1]
    if target is not None:
        target.setFocus()


def _ready(target: QWidget) -> bool:
    return target.isVisible() and target.isEnabled()


def put_last(panes: Sequence[QWidget]) -> None:
    """Have Tab come to these panes after everything else, in this order: pages and panels are made later than they."""
    last = _last_stop(panes[-1].window())
    for pane in panes:
        for widget in filter(_is_stop, pane.findChildren(QWidget)):
            QWidget.setTabOrder(last, widget)
            last = widget


def _last_stop(window: QWidget) -> QWidget:
    """What Tab comes to before it begins anew."""
    widget = window.previousInFocusChain()
    while widget is not None and widget is not window and not _is_stop(widget):
        widget = widget.previousInFocusChain()
    return widget or window


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
