"""Conduits: what they join, whether they are trusted, what guards them and what passes them."""

from collections.abc import Callable, Sequence
from functools import cached_property

from app.commands.conduits import add_conduits, delete_conduits, join_zones, set_boundary_devices
from app.commands.contents import Contents
from app.errors import UserError
from app.model.entities import Conduit, Flow
from app.tables.conduit import ConduitRow
from app.ui.pages.conduit_panel import ConduitPanel
from app.ui.pages.contents_strip import ContentsStrip
from app.ui.pages.context import Context
from app.ui.pages.records import Keep, RecordsTab
from app.ui.pages.zone_records import conduit_records, held_by, no_conduits
from app.ui.saved_words import locked_words


class ConduitsTab(RecordsTab[ConduitRow]):
    """The conduits of the project."""

    def __init__(self, context: Context, keep: Keep) -> None:
        self._context = context
        super().__init__(context.theme, context.bridge, conduit_records(lambda _tab: no_conduits(context)), keep)
        self.strip = ContentsStrip(context.theme, [Contents.CLEAR, Contents.DELETE])
        self.strip.given.connect(self._delete)
        self.strip.left.connect(self._leave_strip)
        column = self.layout()
        assert column is not None
        column.addWidget(self.strip)

    @cached_property
    def selection(self) -> ConduitPanel:
        """Made when something is selected for the first time."""
        panel = self._keep(ConduitPanel(self.theme, self.bridge, self.pane.choices))
        panel.form.entered.connect(self._enter)
        panel.joined.connect(lambda ids: self._on_one(lambda id: join_zones(self.bridge.project, id, ids)))
        panel.guarded.connect(lambda ids: self._on_one(lambda id: set_boundary_devices(self.bridge.project, id, ids)))
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

    def delete_selected(self) -> None:
        if self.pane.view.span.rows:
            self.delete_rows()
        else:
            super().delete_selected()

    def delete_rows(self) -> None:
        """Delete the chosen conduits; what they hold is asked for below the table."""
        ids = [row.conduit.id for row in self.pane.rows]
        held = held_by(self.bridge.assessment.facts, Conduit, ids)
        if held:
            self.strip.ask(ids, held)
        else:
            self._delete(ids, Contents.CLEAR)

    def _delete(self, ids: Sequence[str], contents: Contents) -> None:
        self._leave_strip()
        self._do(lambda: delete_conduits(self.bridge.project, ids, contents))

    def _leave_strip(self) -> None:
        if not self.strip.isHidden():
            self.strip.hide()
            self.pane.view.setFocus()

    def _on_one(self, act: Callable[[str], None]) -> None:
        rows = self.pane.rows
        if len(rows) == 1:
            self._do(lambda: act(rows[0].conduit.id))

    def _do(self, act: Callable[[], object]) -> None:
        try:
            act()
        except UserError as trouble:
            self.refused.emit(trouble)
            return
        done = self.bridge.project.next_undo
        if done is not None:
            self.done.emit(done.label)
