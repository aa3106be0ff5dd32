"""The tab "SL gap": where protection falls short of its target, and below it what is missing there."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.i18n import N_, _
from app.model.entities import Conduit, RequirementState, Zone
from app.model.levels import FR_CODES
from app.tables.follower import Follower
from app.tables.level import LEVELS
from app.ui.bridge import Notice
from app.ui.pages.context import Context
from app.ui.pages.gap_checklist import Checklist
from app.ui.pages.gap_grid import GapGrid
from app.ui.pages.gap_legend import GapLegend
from app.ui.pages.gap_model import BELOW, FIRST_FR, GapModel, PlaceLevels
from app.ui.pages.gap_panel import LevelPanel
from app.ui.pages.gap_strip import GapStrip, gap_empty
from app.ui.pages.records import Keep
from app.ui.pages.tab import Tab
from app.ui.shell.page import Hints
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.chips import Chip
from app.ui.widgets.segments import Segments
from app.workflow.levels import canonical

_KEYS: Hints = (
    ("↑ ↓ ← →", N_("move in the grid")),
    ("Enter", N_("open checklist")),
    ("Space", N_("next state")),
    ("F2", N_("edit cell")),
)


class SlGapTab(Tab):
    """Grid of zones or conduits by foundational requirement, and the checklist of the current cell."""

    def __init__(self, context: Context, keep: Keep) -> None:
        super().__init__()
        self.theme, self.bridge = context.theme, context.bridge
        self.model = GapModel(self.bridge.assessment, self)
        self._follower = Follower(LEVELS)
        self._stale: set[str] | None = set()
        self._sought = ""
        self._inspector = context.actions["inspector"]
        self.grid = GapGrid(self.theme, self.model)
        self.checklist = Checklist(self.theme, self.bridge)
        self.level_panel = keep(LevelPanel(self.theme, self.bridge))
        self._stack = QStackedWidget()
        content = QWidget()
        column = VBox(self.theme, content)
        column.addWidget(self._tool_bar())
        column.addWidget(self.grid, 5)
        self.strip = GapStrip(self.theme)
        column.addWidget(self.strip)
        column.addWidget(self.checklist, 4)
        self._stack.addWidget(content)
        self._stack.addWidget(gap_empty(context))
        VBox(self.theme, self).addWidget(self._stack)
        self.strip.picked.connect(self._pick_fr)
        self.grid.moved.connect(self._moved)
        self.grid.opened.connect(self._open)
        self.checklist.refused.connect(self.refused)
        self.checklist.done.connect(self.done)
        self.checklist.chosen.connect(self._show_requirement)
        self.level_panel.refused.connect(self.refused)
        self.bridge.changed.connect(self._take)
        self._fill()

    def _tool_bar(self) -> QWidget:
        bar = frame("toolBar")
        row = HBox(self.theme, bar, margins=(20, 0, 16, 0), spacing=8)
        self.kinds = Segments(self.theme, _("Zones or conduits"), ((_("Zones"), Zone), (_("Conduits"), Conduit)))
        self.kinds.choose(Zone)
        self.kinds.picked.connect(self._show_kind)
        row.addWidget(self.kinds)
        self.short_only = Chip(self.theme, _("With gaps"))
        self.short_only.toggled.connect(self._show_short)
        row.addWidget(self.short_only)
        row.addWidget(GapLegend(self.theme), 1)
        return bar

    # rows

    def _fill(self) -> None:
        self._stale = set()
        chosen = self._chosen()
        self.model.fill()
        self._stack.setCurrentIndex(0 if self.model.of_kind(Zone) or self.model.of_kind(Conduit) else 1)
        self._restore(chosen)

    def _chosen(self) -> tuple[str, int]:
        one = self.current
        return (one.place.id, self.place) if one is not None else ("", 0)

    def _restore(self, chosen: tuple[str, int]) -> None:
        """Keep the current cell where it still is; else go to the largest gap."""
        if not self.grid.choose(*chosen) and self.model.shown:
            sizes = [
                (row.gap.size or 0, -line, -place)
                for line, one in enumerate(self.model.shown)
                for place, row in enumerate(one.rows)
            ]
            _size, line, place = max(sizes)
            self.grid.setCurrentIndex(self.model.index(-line, FIRST_FR - place))
        self._moved()

    def _take(self, notice: Notice) -> None:
        stale = self._follower.stale(notice.effects, self.bridge.assessment.facts)
        self._stale = None if stale is None or self._stale is None else self._stale | stale
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        if self._stale is None:
            self._fill()
        elif self._stale:
            stale, self._stale, chosen = self._stale, set(), self._chosen()
            self.model.refresh(stale)
            if self.model.shown and not self.grid.currentIndex().isValid():
                self._restore(chosen)
            else:
                self._tell()
            self._stack.setCurrentIndex(0 if self.model.of_kind(Zone) or self.model.of_kind(Conduit) else 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def count(self) -> int | None:
        """In how many cells the target is not reached; None while nothing is assessed."""
        return self.model.short

    @property
    def current(self) -> PlaceLevels | None:
        """The zone or conduit of the current cell."""
        row = self.grid.currentIndex().row()
        return self.model.shown[row] if 0 <= row < len(self.model.shown) else None

    @property
    def place(self) -> int:
        """Which foundational requirement is current; beside the seven columns the last one stays."""
        column = self.grid.currentIndex().column()
        return column - FIRST_FR if FIRST_FR <= column < BELOW else self.strip.place

    # what is shown of the current cell

    def _moved(self) -> None:
        one = self.current
        if one is None:
            self.stirred.emit()
            return
        place = self.place
        self.strip.choose(place)
        self.checklist.show_part(one.place.id, FR_CODES[place])
        self._tell()

    def _tell(self) -> None:
        one, place = self.current, self.place
        if one is not None:
            self.strip.show_part(one, place, list(self.checklist.model.arrangement.rows))
            self.level_panel.show_part(one, place)
            self._show_requirement()
        self.short_only.count(sum(bool(each.missing) for each in self.model.of_kind(self.model.kind)))
        self.stirred.emit()

    def _show_requirement(self) -> None:
        """Show the ladder of the chosen requirement; of the first one while none is chosen."""
        rows = list(self.checklist.model.arrangement.rows)
        chosen = next(iter(self.checklist.rows or rows), None)
        self.level_panel.show_requirement(rows, chosen)
        self.stirred.emit()

    def _pick_fr(self, place: int) -> None:
        one = self.current
        if one is not None:
            self.grid.choose(one.place.id, place)

    def _show_kind(self, kind: object) -> None:
        self.model.kind = Conduit if kind is Conduit else Zone
        self.model.arrange()
        self._restore(("", 0))

    def _show_short(self, on: bool) -> None:
        chosen = self._chosen()
        self.model.gaps_only = on
        self.model.arrange()
        self._restore(chosen)

    def _open(self) -> None:
        """Go to the first requirement of the checklist."""
        view = self.checklist.view
        keys = list(self.checklist.model.arrangement.keys)
        if keys:
            view.choose(keys[0], 3)
        view.setFocus(Qt.FocusReason.OtherFocusReason)

    # the page's side

    @property
    def keys(self) -> Hints:
        return _KEYS

    def panel(self) -> QWidget | None:
        return self.level_panel if self.current is not None else None

    def sentence(self) -> str:
        one = self.current
        if one is None:
            return ""
        return _("{code}, {fr} selected").format(code=one.place.code, fr=f"FR {self.place + 1}")

    def reveal(self, table: str, id: str) -> bool:
        self._refresh()
        place, fr, sought = 0, id, ""
        if table == RequirementState.table:
            state = self.bridge.assessment.facts.get(RequirementState, id)
            if state is None:
                return False
            fr = state.zone_id or state.conduit_id or ""
            wanted = canonical(state.requirement)
            sought = f"{fr} {wanted}"
            rows = self.bridge.assessment.requirements(fr)
            place = next((FR_CODES.index(row.requirement.fr) for row in rows if row.requirement.id == wanted), 0)
        known = self.model.known(fr)
        if known is None:
            return False
        self.short_only.setChecked(False)
        kind = Zone if isinstance(known.place, Zone) else Conduit
        if kind is not self.model.kind:
            self.kinds.choose(kind)
            self._show_kind(kind)
        self._sought = sought
        return self.grid.choose(fr, place)

    def point_to(self, field: str) -> None:
        """Where a level, a gap or SL-C is decided, in the inspector; of a requirement its cell in the checklist."""
        what, _blank, fr = field.partition(" ")
        one = self.current
        if one is not None and fr in FR_CODES:
            self.grid.choose(one.place.id, FR_CODES.index(fr))
        if self._sought:
            view, columns = self.checklist.view, self.checklist.model.columns
            places = (
                at for at, column in enumerate(columns) if column.edits is not None and column.edits.name == field
            )
            view.choose(self._sought, next(places, 0))
            view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif what in ("sl_t", "sl_a", "sl_c"):
            if not self.level_panel.isVisible():
                self._inspector.trigger()
            self.level_panel.point_to(what)

    def focus_targets(self) -> Sequence[QWidget]:
        return (self.grid, self.checklist.view, self.level_panel.levels) if self.current is not None else ()

    def can(self, handler: str) -> bool:
        acts = ("copy", "paste", "delete_selected", "fill_down")
        return super().can(handler) and (handler not in acts or bool(self.checklist.rows))

    def copy(self) -> None:
        """Copy the chosen cells of the checklist."""
        self.checklist.acts.copy()

    def paste(self) -> None:
        """Paste cells of a spreadsheet into the checklist."""
        self.checklist.do(self.checklist.acts.paste)

    def delete_selected(self) -> None:
        """Clear the chosen cells of the checklist."""
        self.checklist.do(self.checklist.acts.clear)

    def fill_down(self) -> None:
        """Give the chosen cells of the checklist the value of the first one."""
        self.checklist.do(self.checklist.acts.fill_down)
