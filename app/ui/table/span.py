"""Which cells are chosen: whole rows that a person ticked, or a rectangle of cells. No Qt.

Rows are always chosen as a whole in Qt's selection, so that the inspector edits them. Beside it stands one of two:

- **cells**: a move or a click chooses one cell, Shift widens it to a rectangle as in a spreadsheet. Copy takes the
  rectangle, Del clears it, what is typed with Ctrl+Enter fills it. The check boxes stay empty.
- **rows**: Space, a check box, Ctrl and click or Ctrl+A tick rows. Copy takes whole rows, Del deletes them.
"""

from dataclasses import dataclass


@dataclass(slots=True)
class Span:
    """The columns of the rectangle by their places on the screen; `rows` while rows are ticked as a whole."""

    rows: bool = False
    anchor: int = 0
    end: int = 0

    def start(self, place: int) -> None:
        """Choose a single column."""
        self.rows, self.anchor, self.end = False, place, place

    def widen(self, place: int) -> None:
        """Reach from where the rectangle began to another column."""
        self.end = place

    @property
    def first(self) -> int:
        """The leftmost column."""
        return min(self.anchor, self.end)

    @property
    def last(self) -> int:
        """The rightmost column."""
        return max(self.anchor, self.end)

    def holds(self, place: int) -> bool:
        """Whether a column is within."""
        return not self.rows and self.first <= place <= self.last
