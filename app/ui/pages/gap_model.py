"""Zones or conduits by foundational requirement: the rows behind the grid of security level gaps."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.i18n import N_, _
from app.model.entities import Conduit, Zone
from app.model.levels import FR_CODES
from app.risk.achieved import AchievedStanding
from app.risk.gap import GapStanding
from app.tables.level import LEVELS, LevelRow
from app.tables.place import place_order
from app.workflow.assessment import Assessment
from app.workflow.places import Place

Index = QModelIndex | QPersistentModelIndex
CODE, NAME, FIRST_FR = 0, 1, 2
BELOW = FIRST_FR + len(FR_CODES)
_TEXT = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
_NO_PARENT = QModelIndex()


@dataclass(frozen=True, slots=True)
class PlaceLevels:
    """A zone or conduit with its levels, one row per foundational requirement.

    `missing` adds up its gaps, `gaps` has their sizes where there is a target, None where that is not known.
    """

    place: Place
    rows: tuple[LevelRow, ...]
    missing: int
    gaps: tuple[int | None, ...]

    @property
    def is_unknown(self) -> bool:
        """Whether a target stands against which nothing was assessed."""
        return any(row.gap.standing is GapStanding.UNKNOWN for row in self.rows)

    @property
    def has_target(self) -> bool:
        """Whether there is a target at all."""
        return any(row.target.level is not None for row in self.rows)


def levels_of(assessment: Assessment, place: Place) -> PlaceLevels | None:
    """The levels of a zone or conduit; None outside of the system."""
    rows = tuple(LEVELS.each(assessment, place))
    gaps = tuple(row.gap.size for row in rows if row.target.level)
    return PlaceLevels(place, rows, sum(row.gap.size or 0 for row in rows), gaps) if rows else None


def achieved_words(row: LevelRow) -> str:
    """SL-A as a cell says it: a digit, "n/a", or a dash where nothing was assessed."""
    if row.achieved.standing is AchievedStanding.NOT_APPLICABLE:
        return _("n/a")
    return "–" if row.achieved.level is None else str(row.achieved.level)


def severity(row: LevelRow) -> str:
    """The sign of a gap: a diamond at one level, a triangle at two or more, a ring where nothing was assessed."""
    if row.gap.standing is GapStanding.UNKNOWN:
        return "hint"
    size = row.gap.size or 0
    return "" if not size else "warning" if size == 1 else "error"


class GapModel(QAbstractTableModel):
    """One row per zone, or per conduit; it shows those of one kind, with gaps alone where that is asked for."""

    def __init__(self, assessment: Assessment, parent: QObject) -> None:
        super().__init__(parent)
        self._assessment = assessment
        self._known: dict[str, PlaceLevels] = {}
        self.shown: list[PlaceLevels] = []
        self.kind: type[Place] = Zone
        self.gaps_only = False

    def fill(self) -> None:
        """Read every zone and conduit."""
        facts = self._assessment.facts
        places: Iterable[Place] = (*facts.all(Zone).values(), *facts.all(Conduit).values())
        found = (levels_of(self._assessment, place) for place in places)
        self._known = {one.place.id: one for one in found if one is not None}
        self.arrange()

    def refresh(self, ids: Iterable[str]) -> None:
        """Read zones and conduits again that a change touched; the whole grid only where rows come, go or move."""
        facts, moved = self._assessment.facts, False
        for id in ids:
            place = facts.get(Zone, id) or facts.get(Conduit, id)
            now, before = levels_of(self._assessment, place) if place else None, self._known.pop(id, None)
            if now is not None:
                self._known[id] = now
            row = self.row_of(id)
            moved = moved or now is None or before is None or now.place.code != before.place.code
            moved = moved or (self.gaps_only and bool(now and now.missing) != bool(before and before.missing))
            if now is not None and row >= 0 and not moved:
                self.shown[row] = now
                self.dataChanged.emit(self.index(row, 0), self.index(row, BELOW))
        if moved:
            self.arrange()

    def arrange(self) -> None:
        """Show what is asked for, in order."""
        self.beginResetModel()
        rows = [one for one in self.of_kind(self.kind) if one.missing or not self.gaps_only]
        self.shown = sorted(rows, key=lambda one: place_order(one.place))
        self.endResetModel()

    def of_kind(self, kind: type[Place]) -> list[PlaceLevels]:
        """Every zone, or every conduit, in no order."""
        return [one for one in self._known.values() if isinstance(one.place, kind)]

    def known(self, id: str) -> PlaceLevels | None:
        """What is known of a zone or conduit, shown or not."""
        return self._known.get(id)

    @property
    def short(self) -> int | None:
        """In how many foundational requirements zones and conduits are below their target; None: nothing assessed."""
        known = [size for one in self._known.values() for size in one.gaps if size is not None]
        return sum(map(bool, known)) if known or not any(one.gaps for one in self._known.values()) else None

    def row_of(self, id: str) -> int:
        """Where a zone or conduit stands; -1 where it is not shown."""
        return next((row for row, one in enumerate(self.shown) if one.place.id == id), -1)

    def level_at(self, index: Index) -> LevelRow | None:
        """The levels in one foundational requirement."""
        if not index.isValid() or not FIRST_FR <= index.column() < BELOW:
            return None
        return self.shown[index.row()].rows[index.column() - FIRST_FR]

    # what Qt asks

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else BELOW + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in _TEXT or not index.isValid():
            return None
        one, level = self.shown[index.row()], self.level_at(index)
        if level is not None:
            return _spoken(level) if role == Qt.ItemDataRole.AccessibleTextRole else _short(level)
        below = str(one.missing) if one.missing or not one.is_unknown else _("Not assessed")
        return {CODE: one.place.code, NAME: one.place.name, BELOW: below}[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section <= BELOW:
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return _("Levels missing in all") if section == BELOW else None
        if role not in _TEXT:
            return None
        if FIRST_FR <= section < BELOW:
            return f"FR {section - FIRST_FR + 1} {FR_CODES[section - FIRST_FR]}"
        first = _("Zone") if self.kind is Zone else _("Conduit")
        return {CODE: first, NAME: _("Name"), BELOW: _("Below")}[section]


def _short(row: LevelRow) -> str:
    target = "–" if row.target.level is None else str(row.target.level)
    return f"{achieved_words(row)}/{target}"


_SPOKEN = N_("{fr}: achieved {achieved}, target {target}, {standing}")


def _spoken(row: LevelRow) -> str:
    target = _("none") if row.target.level is None else str(row.target.level)
    return _(_SPOKEN).format(fr=row.fr, achieved=str(row.achieved), target=target, standing=row.gap.standing.label)
