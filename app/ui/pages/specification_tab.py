"""The requirements specification by section; a finding about an empty section leads to where it is written."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from PySide6.QtGui import QAction

from app.commands.specification import add_specification_entries, write_drafts
from app.i18n import _
from app.model.entities import Project as ProjectRow
from app.model.entities import SpecificationEntry
from app.model.vocabulary import SpecificationSection
from app.tables.specification import SPECIFICATION, EntryRow
from app.ui.bridge import Bridge
from app.ui.pages.context import Context
from app.ui.pages.drafted_text import DraftedText
from app.ui.pages.records import Keep, RecordsTab
from app.ui.pages.requirement_records import SPECIFICATION_RECORDS
from app.ui.pages.selection import SelectionPanel
from app.ui.saved_words import locked_words
from app.ui.table.entry import Choices
from app.ui.theme import Theme
from app.workflow.drafting import drafted_for
from app.workflow.finding import Finding

_SECTION = "section "
_MOST_TAKEN = 200


class EntryPanel(SelectionPanel):
    """An entry of the specification, and what the records say in its place."""

    def __init__(self, theme: Theme, bridge: Bridge, choices: Choices, take: QAction) -> None:
        super().__init__(theme, SPECIFICATION, choices)
        self._bridge = bridge
        self.drafted = DraftedText(theme, take)
        self.body.addLayout(self.drafted)

    def show_rows(self, rows: Sequence[EntryRow], findings: Sequence[Finding]) -> None:
        super().show_rows(rows, findings)
        entry = rows[0].entry if len(rows) == 1 else None
        drafted = drafted_for(self._bridge.assessment, entry) if entry is not None else ""
        self.drafted.show_texts(entry.text if entry is not None else "", drafted)


class SpecificationTab(RecordsTab[EntryRow]):
    """`wanted` is the section that a finding led to and that has no entry yet: a new one goes there."""

    def __init__(self, context: Context, keep: Keep) -> None:
        self.wanted, self._take = "", context.actions["take_drafted"]
        super().__init__(context.theme, context.bridge, SPECIFICATION_RECORDS, keep)

    @cached_property
    def selection(self) -> SelectionPanel:
        """The fields of the entry, and below them what the records say."""
        panel = self._keep(EntryPanel(self.theme, self.bridge, self.pane.choices, self._take))
        panel.form.entered.connect(self._enter)
        if words := locked_words(self.bridge.project.read_only):
            panel.form.lock(words)
        return panel

    def _drafts(self) -> Iterator[tuple[str, str]]:
        """What the records say otherwise than the chosen entries, with the id of the entry."""
        for row in self.pane.rows[:_MOST_TAKEN]:
            text = drafted_for(self.bridge.assessment, row.entry)
            if text and text != row.entry.text:
                yield row.entry.id, text

    def can(self, handler: str) -> bool:
        return any(self._drafts()) if handler == "take_drafted" else super().can(handler)

    def take_drafted(self) -> None:
        """Give the chosen entries the text that the records have for them: one change."""
        self.pane.do(lambda: write_drafts(self.bridge.project, dict(self._drafts())))

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
