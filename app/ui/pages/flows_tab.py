"""Data flows as a list, or as a matrix of who talks to whom."""

from collections.abc import Callable, Sequence
from heapq import nsmallest
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.commands.flows import add_flows, shortest_paths
from app.errors import UserError
from app.i18n import N_, _
from app.model.entities import Asset, Flow
from app.store.project import Project
from app.tables.flow import FLOWS, FlowRow
from app.tables.traffic import Traffic
from app.ui.bridge import Notice
from app.ui.pages.context import Context
from app.ui.pages.entries_tab import EntriesTab
from app.ui.pages.records import Keep, Records
from app.ui.pages.traffic_view import TrafficView
from app.ui.shell.page import Hints
from app.ui.table.pane import Filter
from app.ui.widgets.boxes import HBox, frame
from app.ui.widgets.empty_state import EmptyState, Start
from app.ui.widgets.labels import ShortLabel
from app.ui.widgets.segments import Segments

_IN_CELL = N_("In the cell")
_MATRIX_KEYS: Hints = (
    ("Enter", N_("flows of the cell")),
    ("Space", N_("unfold the source")),
    ("Shift Space", N_("unfold the target")),
    ("Esc", N_("list")),
)
_IN_MATRIX = ("switch_matrix", "add_entry")
_TOUCHING = {"flow", "asset", "zone", "conduit"}


class FlowsTab(EntriesTab[FlowRow]):
    """A flow that is added or gets other ends is led along the conduits between them. `to_assets` shows the assets."""

    def __init__(self, context: Context, keep: Keep, to_assets: Callable[[], object]) -> None:
        self.cell: frozenset[str] = frozenset()
        self._to_assets = to_assets
        self._stale = True
        super().__init__(context, self._records(context), keep, "source_id")
        self.matrix = TrafficView(context.theme)
        self.matrix.hide()
        self.matrix.opened.connect(self._open_cell)
        self.matrix.stood.connect(self.stirred)
        self.matrix.left.connect(self.switch_matrix)
        self.column.insertWidget(0, self._switch_bar())
        self.column.insertWidget(2, self.matrix, 1)
        self.bridge.changed.connect(self._follow)
        self._measure_bar()

    def _records(self, context: Context) -> Records[FlowRow]:
        return Records(
            FLOWS,
            N_("{n} data flow"),
            N_("{n} data flows"),
            (
                Filter(N_("Path breaks"), lambda row: bool(row.gap)),
                Filter(_IN_CELL, lambda row: row.flow.id in self.cell),
            ),
            blank=self._blank,
            add=_add,
            empty=lambda _tab: self._make_empty(context),
        )

    def _blank(self, row: FlowRow | None, _number: int) -> Flow:
        """A flow between the ends of the one that is chosen, else between the first two assets.

        UserError while there is no asset.
        """
        if row is not None:
            return Flow(source_id=row.flow.source_id, target_id=row.flow.target_id)
        every = self.bridge.assessment.facts.all(Asset).values()
        assets = nsmallest(2, every, key=lambda asset: (asset.tag, asset.id))
        if not assets:
            raise UserError(_("A flow leads from asset to asset, and there is none yet."), _("List the assets first."))
        return Flow(source_id=assets[0].id, target_id=assets[-1].id)

    def _make_empty(self, context: Context) -> EmptyState:
        to_assets = QAction(_("Show the assets"), self)
        to_assets.triggered.connect(lambda: self._to_assets())
        starts = (
            Start(
                "ph.flow-arrow",
                _("Type the first flow"),
                _("From which asset to which, over which protocol; the conduits on its way are found by themselves."),
                _("Add"),
                context.actions["add"],
            ),
            Start(
                "ph.table",
                _("List the assets first"),
                _("A flow leads from asset to asset."),
                _("Show the assets"),
                to_assets,
            ),
        )
        text = _("Data flows say who talks to whom. Step 3 checks that each follows conduits from zone to zone.")
        return EmptyState(context.theme, _("List the data flows"), text, starts)

    def _switch_bar(self) -> QWidget:
        self._bar = frame("toolBar")
        row = HBox(self.theme, self._bar, margins=(20, 0, 16, 0), spacing=12)
        choices = [(_("List"), False), (_("Who talks to whom"), True)]
        self._switch = Segments(self.theme, _("Show flows as"), choices)
        self._switch.choose(False)
        self._switch.picked.connect(self._show_matrix)
        row.addWidget(self._switch)
        self._about = ShortLabel("", "caption", "secondary")
        row.addWidget(self._about, 1)
        return self._bar

    # list and matrix

    def switch_matrix(self) -> None:
        """Show the matrix, or the list again."""
        self._show_matrix(not self.shows_matrix)
        first = self.matrix if self.shows_matrix else self.pane.view
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def shows_matrix(self) -> bool:
        """Whether the matrix stands in place of the list."""
        return not self.matrix.isHidden()

    def _show_matrix(self, shown: bool) -> None:
        self._switch.choose(shown)
        if shown and self._stale:
            self._refresh()
        self.pane.setVisible(not shown)
        self.matrix.setVisible(shown)
        words = _("Sources down, targets across. The number is how many flows lead there.")
        self._about.setText(words if shown else "")
        self.stirred.emit()

    def _refresh(self) -> None:
        self._stale = False
        self.matrix.show_traffic(Traffic(self.bridge.assessment))

    def _follow(self, notice: Notice) -> None:
        touched = {row.table for row in notice.effects.rows}
        if not notice.effects.everything and not touched & _TOUCHING:
            return
        self._stale = True
        self._measure_bar()
        if self.matrix.isVisible():
            self._refresh()

    def _measure_bar(self) -> None:
        """Without flows there is nothing to switch between."""
        some = bool(self.bridge.assessment.facts.all(Flow))
        self._bar.setVisible(some)
        if not some and self.shows_matrix:
            self._show_matrix(False)

    def _open_cell(self, flows: frozenset[str]) -> None:
        self.cell = flows
        self._show_matrix(False)
        self.pane.sift_by(_IN_CELL)
        self.pane.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # what the page asks

    def add_entry(self) -> None:
        self._show_matrix(False)
        super().add_entry()

    def can(self, handler: str) -> bool:
        if handler == "switch_matrix":
            return bool(self.bridge.assessment.facts.all(Flow))
        if self.shows_matrix and handler not in _IN_MATRIX:
            return False
        return super().can(handler)

    def panel(self) -> QWidget | None:
        return None if self.shows_matrix else super().panel()

    def sentence(self) -> str:
        return self.matrix.sentence() if self.shows_matrix else super().sentence()

    @property
    def keys(self) -> Hints:
        return _MATRIX_KEYS if self.shows_matrix else super().keys

    def reveal(self, table: str, id: str) -> bool:
        found = super().reveal(table, id)
        if found:
            self._show_matrix(False)
        return found

    def focus_targets(self) -> Sequence[QWidget]:
        return (self.matrix,) if self.shows_matrix else super().focus_targets()


def _add(project: Project, *flows: Any) -> object:
    return add_flows(project, *flows, paths=shortest_paths(project, *flows))
