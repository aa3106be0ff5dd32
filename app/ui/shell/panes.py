"""Going from one part of the window to the next by keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

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


def step_stop(parts: Sequence[QWidget], here: QWidget | None, by: int) -> bool:
    """Give the keyboard to the next thing that takes it, part by part; whether there is one.

    Qt goes by the order in which things were made, and pages and panels are made later than what stands below them.
    """
    stops = _stops(parts)
    if not stops:
        return False
    place = stops.index(here) if here in stops else -1 if by > 0 else 0
    stop = stops[(place + by) % len(stops)]
    stop.setFocus(Qt.FocusReason.TabFocusReason)
    _bring_into_view(stop)
    return True


def _bring_into_view(widget: QWidget) -> None:
    """Scroll to what got the keyboard; Qt does so only where it went by itself."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()


def _stops(parts: Sequence[QWidget]) -> list[QWidget]:
    """What takes the keyboard: by part, and inside a part as Qt has it. A part may lie inside a later one."""
    found: dict[int, list[QWidget]] = {}
    window = parts[0].window()
    widget = window.nextInFocusChain()
    while widget is not None and widget is not window:
        # Whether it is shown is asked first: most widgets of a window belong to pages that are not.
        if _ready(widget) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
            place = next((n for n, part in enumerate(parts) if part.isAncestorOf(widget)), len(parts))
            found.setdefault(place, []).append(widget)
        widget = widget.nextInFocusChain()
    return [widget for place in range(len(parts)) for widget in found.get(place, ())]
