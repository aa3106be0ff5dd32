"""Records that hold others, as zones and conduits hold assets: what becomes of those is asked before one is deleted."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import Qt

from app.commands.contents import Contents
from app.errors import UserError
from app.model.entities import Conduit, Scenario, Zone
from app.store.project import Project
from app.ui.pages.conduit_panel import ConduitPanel
from app.ui.pages.contents_strip import ContentsStrip
from app.ui.pages.context import Context
from app.ui.pages.records import Keep, Records, RecordsTab
from app.ui.pages.zone_panel import ZonePanel
from app.ui.pages.zone_records import held_by

R = TypeVar("R")
Delete = Callable[[Project, Sequence[str], Contents], object]


class HoldersTab(RecordsTab[R]):
    """Rows of `kind`; `delete` deletes some once it is said, among `choices`, what becomes of what they hold."""

    def __init__(
        self,
        context: Context,
        records: Records[R],
        keep: Keep,
        kind: type[Zone] | type[Conduit],
        delete: Delete,
        choices: Sequence[Contents],
    ) -> None:
        self._context, self._kind, self._deletes = context, kind, delete
        super().__init__(context.theme, context.bridge, records, keep)
        self.strip = ContentsStrip(context.theme, list(choices))
        self.strip.given.connect(self._delete)
        self.strip.left.connect(self._leave_strip)
        self.column.addWidget(self.strip)

    def delete_selected(self) -> None:
        if self.pane.view.span.rows:
            self.delete_rows()
        else:
            super().delete_selected()

    def delete_rows(self) -> None:
        """Delete the chosen rows; what becomes of what they hold is asked below the table."""
        ids = [self.records.table.key(row) for row in self.pane.rows]
        held = held_by(self.bridge.assessment.facts, self._kind, ids)
        if held:
            self.strip.ask(ids, held)
        else:
            self._delete(ids, Contents.CLEAR)

    def explain_target(self) -> None:
        """Bring into view why the chosen zone or conduit has its SL-T, of none or several the first one."""
        if len(self.pane.rows) != 1 and (key := next(iter(self.pane.view.chosen_keys() or self._first()), None)):
            self.pane.reveal(key)
        if self.pane.rows:
            panel = self.selection
            assert isinstance(panel, ZonePanel | ConduitPanel)
            self.stirred.emit()
            panel.bring(panel.why)
            if panel.why.ways:
                panel.why.ways[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _first(self) -> list[str]:
        return [key for group in self.pane.model.arrangement.groups[:1] for key in group.keys[:1]]

    def _show_source(self, table: str, id: str) -> None:
        """Go to the scenario or joined zone that an SL-T comes from."""
        self._context.go_to_record(5 if table == Scenario.table else 3, table, id)

    def _delete(self, ids: Sequence[str], contents: Contents) -> None:
        self._leave_strip()
        self._do(lambda: self._deletes(self.bridge.project, ids, contents))

    def _leave_strip(self) -> None:
        if not self.strip.isHidden():
            self.strip.hide()
            self.pane.view.setFocus()

    def _do(self, act: Callable[[], object]) -> None:
        """Do an act that is told, or tell what is in the way."""
        try:
            act()
        except UserError as trouble:
            self.refused.emit(trouble)
            return
        self._tell()

    def _tell(self) -> None:
        done = self.bridge.project.next_undo
        if done is not None:
            self.done.emit(done.label)
