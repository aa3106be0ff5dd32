"""Going from one part of the window to the next by keyboard."""

from collections.abc import Iterator, Sequence

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
    """Give the keyboard to the next thing that takes it, part by part; whether there is one. `by` is 1 or -1.

    Qt goes by the order in which things were made, and pages and panels are made later than what stands below them.
    A part may lie inside a later one.
    """
    stop = _next_stop(parts, here, by) or _first_stop(parts, here, by)
    if stop is None:
        return False
    stop.setFocus(Qt.FocusReason.TabFocusReason)
    _bring_into_view(stop)
    return True


def _next_stop(parts: Sequence[QWidget], here: QWidget | None, by: int) -> QWidget | None:
    """What follows in the same part as Qt has it; None at its end, or where `here` is nothing that Tab comes to."""
    place = _part_of(here, parts) if here is not None and _is_stop(here) else None
    if here is None or place is None:
        return None
    return next((stop for stop in _stops(here, by) if _part_of(stop, parts) == place), None)


def _first_stop(parts: Sequence[QWidget], here: QWidget | None, by: int) -> QWidget | None:
    """The first one of the next part that has any, the same part last."""
    firsts: dict[int, QWidget] = {}
    for stop in _stops(parts[0].window(), by):
        place = _part_of(stop, parts)
        if place is not None:
            firsts.setdefault(place, stop)
    held = _part_of(here, parts) if here is not None and _is_stop(here) else None
    start = held if held is not None else -1 if by > 0 else len(parts)
    round_trip = ((start + by * step) % len(parts) for step in range(1, len(parts) + 1))
    return next((firsts[place] for place in round_trip if place in firsts), None)


def _stops(start: QWidget, by: int) -> Iterator[QWidget]:
    """What Tab could come to after a widget, up to the window, where the chain begins and ends."""
    window = start.window()
    widget: QWidget | None = start
    while widget is not None:
        widget = widget.nextInFocusChain() if by > 0 else widget.previousInFocusChain()
        if widget is window:
            return
        if widget is not None and _is_stop(widget):
            yield widget


def _is_stop(widget: QWidget) -> bool:
    # Whether it is shown is asked first: most widgets of a window belong to pages that are not.
    return _ready(widget) and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


def _part_of(widget: QWidget, parts: Sequence[QWidget]) -> int | None:
    return next((place for place, part in enumerate(parts) if part.isAncestorOf(widget)), None)


def _bring_into_view(widget: QWidget) -> None:
    """Scroll to what got the keyboard; Qt does so only where it went by itself."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()
