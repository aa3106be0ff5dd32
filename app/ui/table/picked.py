"""Selected rows as keys, and keys as selected rows: by ranges, since Qt compares each range with each other one."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionRange

from app.ui.table.tree import RowTree


def selection_of(model: RowTree[Any], keys: Iterable[str]) -> QItemSelection:
    """The rows of these keys, as far as they are shown, in as few ranges as it takes."""
    shown = (at for key in keys if (at := model.index_of(key)).isValid())
    found = sorted((at.parent().row(), at.row(), at) for at in shown)
    selection, last = QItemSelection(), model.columnCount() - 1
    for _stretch, rows in groupby(enumerate(found), lambda one: (one[1][0], one[1][1] - one[0])):
        stretch = [at for _place, (_group, _row, at) in rows]
        selection.append(QItemSelectionRange(stretch[0], stretch[-1].siblingAtColumn(last)))
    return selection


def keys_of(model: RowTree[Any], selection: QItemSelection) -> list[str]:
    """The keys of the rows of a selection, from top to bottom."""
    found = (selection.at(place) for place in range(selection.count()))
    ranges = ((at.parent(), at.top(), at.bottom()) for at in found)
    places = {(above.row(), row) for above, top, bottom in ranges for row in range(top, bottom + 1)}
    return [key for place in sorted(places) if (key := model.key_in(*place)) is not None]
