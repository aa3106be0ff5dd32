"""A tab of records whose new rows have a code already: the keyboard starts where there is something to say."""

from typing import TypeVar

from PySide6.QtCore import Qt

from app.errors import UserError
from app.model.fields import Entity
from app.ui.pages.context import Context
from app.ui.pages.records import Keep, Records, RecordsTab

R = TypeVar("R")


class EntriesTab(RecordsTab[R]):
    """Shows records; a new row is edited from the column `starts_at` on."""

    def __init__(self, context: Context, records: Records[R], keep: Keep, starts_at: str) -> None:
        self.context, self._starts_at = context, starts_at
        super().__init__(context.theme, context.bridge, records, keep)

    def add_entry(self) -> None:
        """Add a row beside the selected one, and start on what it is called."""
        rows, records = self.pane.rows, self.records
        if records.blank is None or records.add is None:
            return
        try:
            added: Entity = records.blank(rows[0] if rows else None, 0)
            records.add(self.bridge.project, added)
        except UserError as trouble:
            self.refused.emit(trouble)
            return
        self.start_on(added.id)

    def start_on(self, id: str) -> None:
        """Choose a row that was just added, and edit it."""
        if self.pane.model.arrangement.find(id) is None:  # a filter hides it
            self.pane.reveal(id)
        columns = self.pane.model.columns
        place = next(place for place, column in enumerate(columns) if column.key == self._starts_at)
        shown = self.pane.view.shown_places()
        self.pane.view.choose(id, place if place in shown else shown[0])
        self.pane.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.pane.view.edit_here()
