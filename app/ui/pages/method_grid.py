"""The matrix of a method as it is drawn."""

from app.risk.method import Method
from app.ui.paint.matrix import Grid

NO_GRID = Grid((("",) * 5,) * 5, {}, frozenset())
"""What is drawn while a project has no usable method."""


def grid_of(method: Method | None) -> Grid:
    """Letters, colour roles, and which levels are tolerable."""
    if method is None:
        return NO_GRID
    accepted = frozenset(method.letters[: method.rank(method.tolerable) + 1])
    return Grid(method.grid.letters, {level.letter: level.colour for level in method.levels}, accepted)
