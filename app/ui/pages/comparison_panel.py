"""The inspector of step 4: initial against tolerable risk of a zone or conduit, what follows, and the decision."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal

from app.i18n import N_, _
from app.model.entities import Zone
from app.model.vocabulary import ComparisonOutcome
from app.risk.method import Method
from app.tables.column import Column, field_column
from app.tables.comparison import COMPARISON, ComparisonRow
from app.ui.pages.risk_signs import RiskStrip
from app.ui.pages.selection import SelectionPanel
from app.ui.table.entry import Choices
from app.ui.table.form import Form
from app.ui.theme import Theme
from app.ui.widgets.boxes import VBox, frame
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label
from app.workflow.finding import Finding


def _own(name: str, title: str, hint: str) -> Column[ComparisonRow]:
    return field_column(Zone, name, title, lambda row: getattr(row.place, name, ""), hint=hint)


_TOLERANCE = (
    _own("tolerable", N_("Own tolerable level"), N_("A letter; empty where the project's level holds.")),
    _own("tolerable_reason", N_("Reason for it"), N_("A stricter level holds at once, a laxer one with a reason.")),
)


class ComparisonPanel(SelectionPanel):
    """Says what follows for one place and takes the decision; `suggestion_taken` asks to record what follows.

    `tolerance_entered` carries a column of a zone's own tolerable risk and the value.
    """

    suggestion_taken = Signal()
    tolerance_entered = Signal(object, object)
    least_width = 360

    def __init__(self, theme: Theme, choices: Choices) -> None:
        super().__init__(theme, COMPARISON, choices)
        self.method: Method | None = None
        self._why_locked = ""
        self._standing = frame("section")
        column = VBox(theme, self._standing, margins=(16, 10, 16, 12), spacing=6)
        self._strip = RiskStrip(theme)
        self._verdict, self._why = label("", "strong", wrap=True), label("", "body", "secondary", wrap=True)
        self._sources = label("", "caption", "secondary", wrap=True)
        self._take = Button(theme, _("Take over this suggestion"), small=True)
        self._take.clicked.connect(self.suggestion_taken)
        for part in (self._verdict, self._strip, self._sources, self._why, self._take):
            column.addWidget(part)
        self._tolerance = frame("section")
        own = VBox(theme, self._tolerance)
        self._note = label("", "caption", "secondary", wrap=True)
        self._own = Form(theme, _TOLERANCE, choices)
        self._own.entered.connect(self.tolerance_entered)
        notes = VBox(theme, margins=(16, 10, 16, 0), spacing=2)
        notes.addWidget(label(_("Tolerable risk of this zone"), "group", "secondary"))
        notes.addWidget(self._note)
        own.addLayout(notes)
        own.addWidget(self._own)
        self.body.insertWidget(1, self._standing)
        self.body.addWidget(self._tolerance)

    def lock(self, why: str) -> None:
        """Let nothing be decided any more."""
        self._why_locked = why
        self.form.lock(why)
        self._own.lock(why)
        self._take.setToolTip(why)

    def show_rows(self, rows: Sequence[Any], findings: Sequence[Finding]) -> None:
        super().show_rows(rows, findings)
        one: ComparisonRow | None = rows[0] if len(rows) == 1 else None
        self._standing.setVisible(one is not None)
        zones = [row for row in rows if isinstance(row.place, Zone)]
        self._tolerance.setVisible(bool(zones) and len(zones) == len(rows))
        self._own.show_rows(zones)
        if one is not None:
            self._show_standing(one)

    def note_tolerance(self, words: str) -> None:
        """Say what became of a zone's own wish."""
        self._note.setText(words or _("The level of the project holds."))

    def _show_standing(self, row: ComparisonRow) -> None:
        words = {
            True: _("Initial risk is above tolerable"),
            False: _("Initial risk is within tolerable"),
            None: _("Initial risk is not rated, which is not low"),
        }
        self._verdict.setText(words[row.above])
        self._strip.setVisible(self.method is not None and row.tolerable is not None)
        if self.method is not None and row.tolerable is not None:
            self._strip.show_risk(self.method, row.initial, row.tolerable.letter)
        self._sources.setText(_("From {codes}").format(codes=", ".join(row.sources)))
        self._sources.setVisible(bool(row.sources))
        follows = row.suggestion.outcome
        said = f"{follows.label}: {row.suggestion.reason}" if follows is not None else row.suggestion.reason
        self._why.setText(said)
        recorded = row.given.outcome if row.given is not None else None
        self._take.setVisible(follows is ComparisonOutcome.REQUIRED and recorded is None)
        self._take.setEnabled(not self._why_locked)
