"""Conduits: what they join, whether they are trusted, what guards them and what passes them."""

from collections.abc import Callable
from functools import cached_property

from app.commands.conduits import add_conduits, delete_conduits, join_zones, set_boundary_devices
from app.commands.contents import Contents
from app.model.entities import Conduit, Flow
from app.tables.conduit import ConduitRow
from app.ui.pages.conduit_panel import ConduitPanel
from app.ui.pages.context import Context
from app.ui.pages.holders_tab import HoldersTab
from app.ui.pages.records import Keep
from app.ui.pages.zone_records import conduit_records, no_conduits
from app.ui.saved_words import locked_words


class ConduitsTab(HoldersTab[ConduitRow]):
    """The conduits of the project."""

    def __init__(self, context: Context, keep: Keep) -> None:
        records, choices = conduit_records(lambda _tab: no_conduits(context)), (Contents.CLEAR, Contents.DELETE)
        super().__init__(context, records, keep, Conduit, delete_conduits, choices)

    @cached_property
    def selection(self) -> ConduitPanel:
        """Made when something is selected for the first time."""
        panel = self._keep(ConduitPanel(self.theme, self.bridge, self.pane.choices))
        panel.form.entered.connect(self._enter)
        panel.joined.connect(lambda ids: self._on_one(lambda id: join_zones(self.bridge.project, id, ids)))
        panel.guarded.connect(lambda ids: self._on_one(lambda id: set_boundary_devices(self.bridge.project, id, ids)))
        panel.why.asked.connect(self._show_source)
        panel.asked.connect(lambda id: self._context.go_to_record(1, Flow.table, id))
        if words := locked_words(self.bridge.project.read_only):
            panel.lock(words)
        return panel

    def can(self, handler: str) -> bool:
        return True if handler == "add_entry" else super().can(handler)

    def add_entry(self) -> None:
        """Add a conduit, and ask in the inspector which zones it joins."""
        conduit = Conduit()
        self._do(lambda: add_conduits(self.bridge.project, conduit, zones={}))
        if self.pane.reveal(conduit.id):
            self.selection.ends.line.setFocus()

    def point_to(self, field: str) -> None:
        """What a conduit joins and what guards it is entered in the inspector."""
        lines = {"conduit_zone": self.selection.ends, "conduit_device": self.selection.devices}
        if field in lines:
            lines[field].line.setFocus()
        else:
            super().point_to(field)

    def _on_one(self, act: Callable[[str], None]) -> None:
        rows = self.pane.rows
        if len(rows) == 1:
            self._do(lambda: act(rows[0].conduit.id))
