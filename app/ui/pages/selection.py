"""The inspector of selected rows: findings about them, then a form from the table's own columns."""

from collections.abc import Sequence
from typing import Any

from app.i18n import ngettext
from app.tables.column import Table
from app.tables.values import display_text
from app.ui.shell.asks import empty, finding_row
from app.ui.shell.inspector import Panel
from app.ui.table.entry import Choices
from app.ui.table.form import Form
from app.ui.theme import Theme
from app.ui.widgets.boxes import VBox, frame
from app.workflow.finding import Finding

_MOST_FINDINGS = 5
_MOST_NAMES = 40


class SelectionPanel(Panel):
    """Edits every selected row at once; the form's `entered` says what."""

    def __init__(self, theme: Theme, table: Table[Any], choices: Choices) -> None:
        super().__init__(theme)
        self._table = table
        self._shown: tuple[Finding, ...] | None = None
        self._findings = VBox(theme)
        self._section = frame("section")
        self._section.setLayout(self._findings)
        self.body.addWidget(self._section)
        self.form = Form(theme, table.columns, choices)
        self.body.addWidget(self.form)

    def show_rows(self, rows: Sequence[Any], findings: Sequence[Finding]) -> None:
        """Show what the rows have in common, and what is open about them."""
        first, second = self._table.columns[0], self._table.columns[1]
        if len(rows) == 1:
            name = display_text(first.kind, first.value(rows[0]))
            self.head(name or "–", display_text(second.kind, second.value(rows[0])))
        else:
            count = ngettext("{count} selected", "{count} selected", len(rows)).format(count=len(rows))
            self.head(count, ", ".join(display_text(first.kind, first.value(row)) for row in rows[:_MOST_NAMES]))
        self._show_findings(tuple(findings[:_MOST_FINDINGS]))
        self.form.show_rows(rows)

    def _show_findings(self, findings: tuple[Finding, ...]) -> None:
        """New lines only for other findings: to make them takes longer than all else that an edit changes here."""
        if findings == self._shown:
            return
        self._shown = findings
        empty(self._findings)
        for place, finding in enumerate(findings):
            self._findings.addWidget(finding_row(self.theme, finding, first=not place))
        self._section.setVisible(bool(findings))
