"""What the shell asks of a page, and a page of its tabs: what can be done, what is shown beside it, where rows are."""

from collections.abc import Callable, Collection, Mapping, Sequence

from PySide6.QtWidgets import QWidget

Rows = Mapping[str, Collection[str]]
"""The ids of rows by their table."""


class Content:
    """Mixed into widgets. One does a declared action when it has a method of the name that the action declares."""

    def can(self, handler: str) -> bool:
        """Whether the action with that handler can be done here now."""
        return callable(getattr(self, handler, None))

    def hindrance(self, handler: str) -> str:
        """Why the action with that handler cannot be done here now, where that is worth a word."""
        return ""

    def handler(self, name: str) -> Callable[..., object]:
        """The method that does a declared action; AttributeError when there is none."""
        method: Callable[..., object] = getattr(self, name)
        return method

    def panel(self) -> QWidget | None:
        """What the inspector shows beside it; None for nothing of its own."""
        return None

    def sentence(self) -> str:
        """What the status row says about it."""
        return ""

    def reveal(self, table: str, id: str) -> bool:
        """Select the row of that table and bring it into view; whether it is shown here."""
        return False

    def sift(self, table: str, words: str) -> bool:
        """Show only the rows of that table that pass the words of a filter; whether such rows are shown here."""
        return False

    def point_to(self, field: str) -> None:
        """Put the keyboard where that field of the row that was just revealed is entered, if it is shown."""

    def holds(self, rows: Rows) -> bool:
        """Whether one of these rows is selected."""
        return False

    def turn_to(self, table: str) -> bool:
        """Show what shows rows of a table, with the keyboard in it; whether there is such a thing."""
        return False

    def focus_targets(self) -> Sequence[QWidget]:
        """What F6 steps through; the first gets the keyboard."""
        return ()
