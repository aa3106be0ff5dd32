"""The inspector of a zone: its fields, and why it has its SL-T."""

from collections.abc import Sequence
from typing import Any

from app.tables.zone import ZONES
from app.ui.bridge import Bridge
from app.ui.pages.selection import SelectionPanel
from app.ui.pages.target_why import TargetWhy
from app.ui.table.entry import Choices
from app.ui.theme import Theme
from app.workflow.finding import Finding


class ZonePanel(SelectionPanel):
    """`why` says why a single zone has its SL-T."""

    def __init__(self, theme: Theme, bridge: Bridge, choices: Choices) -> None:
        super().__init__(theme, ZONES, choices)
        self._bridge = bridge
        self.why = TargetWhy(theme)
        self.body.insertWidget(self.body.indexOf(self.form), self.why)

    def show_rows(self, rows: Sequence[Any], findings: Sequence[Finding]) -> None:
        super().show_rows(rows, findings)
        self.why.setVisible(len(rows) == 1)
        if len(rows) == 1:
            self.why.show_place(self._bridge.assessment, rows[0].zone)
