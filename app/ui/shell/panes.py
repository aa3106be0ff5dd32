"""Going from one part of the window to the next by keyboard."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget


def step_pane(panes: Sequence[QWidget], here: QWidget | None, by: int) -> None:
    """Give the keyboard to the pane so many places from the one that holds `here`; hidden panes are left out."""
    shown = [pane for pane in panes if pane.isVisible() and pane.isEnabled()]
    if not shown:
        return
    place = next((n for n, pane in enumerate(shown) if here and (pane is here or pane.isAncestorOf(here))), -1)
    shown[(place + by) % len(shown)].setFocus()
