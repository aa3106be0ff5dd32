"""Recent projects as the rows of a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.i18n import N_, _
from app.settings import Recent
from app.ui.recents import opened_words, residual_words, revision_words

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
NAME, STEPS, RISK, REVISION, OPENED, WHERE = range(6)


@dataclass(frozen=True, slots=True)
class RecentColumn:
    """A heading, its width at scale 1 (0 takes the rest), and how soon it is left out where there is no room."""

    title: str
    width: int
    priority: int = 0


COLUMNS = (
    RecentColumn(N_("Assessment"), 0),
    RecentColumn(N_("Steps 1 to 7"), 166),
    RecentColumn(N_("Residual risk"), 140),
    RecentColumn(N_("Revision"), 110, 2),
    RecentColumn(N_("Opened"), 120, 1),
    RecentColumn(N_("Where"), 112, 3),
)


class RecentModel(QAbstractTableModel):
    """Recent projects that hold every word of the filter. `missing` are the paths at which there is no file."""

    def __init__(self, recents: Sequence[Recent], today: date) -> None:
        super().__init__()
        self.today = today
        self._all = tuple(recents)
        self._words: tuple[str, ...] = ()
        self.shown: tuple[Recent, ...] = self._all
        self.missing: set[str] = set()

    def fill(self, recents: Sequence[Recent]) -> None:
        """Show other projects."""
        self._all = tuple(recents)
        self._arrange()

    def filter(self, text: str) -> None:
        """Show the projects that hold every word of `text`."""
        self._words = tuple(text.casefold().split())
        self._arrange()

    def _arrange(self) -> None:
        self.beginResetModel()
        self.shown = tuple(one for one in self._all if all(word in self._text(one) for word in self._words))
        self.endResetModel()

    def _text(self, recent: Recent) -> str:
        """What the filter looks through: also the client, in whose place a file that is gone is told."""
        return " ".join((recent.client, *(self.words(recent, column) for column in range(len(COLUMNS))))).casefold()

    def note_missing(self, path: str) -> None:
        """Mark a project whose file is not there."""
        self.missing.add(path)
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.shown) - 1, len(COLUMNS) - 1))

    def words(self, recent: Recent, column: int) -> str:
        """What a cell says."""
        if column == NAME:
            return f"{recent.name}\n{self.second(recent)}"
        if column == STEPS:
            done = ", ".join(f"{round(part * 100)} %" for part in recent.parts)
            return done or _("not known")
        if column == RISK:
            return residual_words(recent)[0]
        if column == REVISION:
            return revision_words(recent)
        return opened_words(recent.opened, self.today) if column == OPENED else recent.where

    def second(self, recent: Recent) -> str:
        """The second line: the client, or where the file should be."""
        missing = _("Not found: {path}").format(path=recent.path)
        return missing if recent.path in self.missing else recent.client

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        recent, column = self.shown[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(recent, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = self.words(recent, column).replace("\n", ", ")
            return f"{_(COLUMNS[column].title)}: {said}"
        return recent.path if role == Qt.ItemDataRole.ToolTipRole and column in (NAME, WHERE) else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(COLUMNS[section].title)
        return None
