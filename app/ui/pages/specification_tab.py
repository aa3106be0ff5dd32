"""The requirements specification by section; a finding about an empty section leads to where it is written."""

from app.commands.specification import add_specification_entries
from app.i18n import _
from app.model.entities import Project as ProjectRow
from app.model.entities import SpecificationEntry
from app.model.vocabulary import SpecificationSection
from app.tables.specification import EntryRow
from app.ui.pages.context import Context
from app.ui.pages.records import Keep, RecordsTab
from app.ui.pages.requirement_records import SPECIFICATION_RECORDS

_SECTION = "section "


class SpecificationTab(RecordsTab[EntryRow]):
    """`wanted` is the section that a finding led to and that has no entry yet: a new one goes there."""

    def __init__(self, context: Context, keep: Keep) -> None:
        self.wanted = ""
        super().__init__(context.theme, context.bridge, SPECIFICATION_RECORDS, keep)

    def reveal(self, table: str, id: str) -> bool:
        self.wanted = ""
        return table == ProjectRow.table or super().reveal(table, id)

    def point_to(self, field: str) -> None:
        """The text of the first entry of a section; where there is none it is waited for."""
        if not field.startswith(_SECTION):
            super().point_to(field)
            return
        section, arrangement = field.removeprefix(_SECTION), self.pane.model.arrangement
        keys = (key for group in arrangement.groups for key in group.keys)
        first = next((key for key in keys if arrangement.row(key).entry.section == section), None)
        if first is None:
            self.pane.view.clearSelection()
            self.wanted = section
        elif self.pane.reveal(first):
            super().point_to("text")

    def add_entry(self) -> None:
        """Add an entry to the section that is wanted, else to that of the chosen one."""
        wanted, self.wanted = self.wanted, ""
        if not wanted:
            super().add_entry()
            return
        entry = SpecificationEntry(section=SpecificationSection(wanted))
        add_specification_entries(self.bridge.project, entry)
        if self.pane.reveal(entry.id):
            super().point_to("text")
            self.pane.view.setFocus()

    def sentence(self) -> str:
        said = super().sentence()
        return f"{said}, {_('N writes section {section}').format(section=self.wanted)}" if self.wanted else said
