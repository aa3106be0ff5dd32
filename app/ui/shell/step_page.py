"""The page of a step that has no worksheet yet: what it asks for, how far it is, and what is open in it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.i18n import _, ngettext
from app.ui.shell.asks import ClauseRow, empty, finding_row
from app.ui.shell.page import Page
from app.ui.standing import ProjectStanding
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.labels import label
from app.workflow.finding import Finding
from app.workflow.standing import StepStanding
from app.workflow.step import Clause

_WIDTH = 760
_MOST_FINDINGS = 40


class StepPage(Page):
    """A calm page: purpose, sub-clauses, open findings of one step."""

    def __init__(self, theme: Theme, title: str, number: int) -> None:
        super().__init__(theme, title, number)
        self._shown: tuple[StepStanding, tuple[Finding, ...]] | None = None
        area = QScrollArea(widgetResizable=True)
        area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._content = frame("scrolled")
        area.setWidget(self._content)
        area.viewport().setAutoFillBackground(False)
        self._area = area
        self.column.addWidget(area, 1)
        outer = VBox(theme, self._content, margins=(20, 20, 20, 20))
        self._sheet = QWidget()
        left = HBox(theme)
        left.addWidget(self._sheet, _WIDTH)
        left.addStretch(1)
        outer.addLayout(left)
        outer.addStretch(1)
        self._rows = VBox(theme, self._sheet, spacing=8)
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self._sheet.setMaximumWidth(self.theme.px(_WIDTH))

    def show_standing(self, standing: ProjectStanding) -> None:
        super().show_standing(standing)
        step, findings = standing.step(self.number), standing.findings.get(self.number, ())
        if step is None or (step, findings) == self._shown:
            return
        self._shown = step, findings
        empty(self._rows)
        self._rows.addWidget(label(_("What this step asks for"), "title"))
        self._rows.addWidget(label(_(step.step.purpose), role="secondary", wrap=True))
        self._rows.addWidget(self._clauses(step))
        if findings:
            self._rows.addSpacing(self.theme.px(12))
            self._rows.addWidget(label(self._heading(len(findings)), "title"))
            self._rows.addWidget(self._findings(findings))
        self.stirred.emit()

    def _ask(self, clause: Clause, _checked: bool = False) -> None:
        self.clause_asked.emit(clause)

    @staticmethod
    def _heading(count: int) -> str:
        return ngettext("{n} open finding", "{n} open findings", count).format(n=count)

    def _clauses(self, step: StepStanding) -> QFrame:
        card = frame("panel")
        column = VBox(self.theme, card, margins=(0, 8, 0, 8))
        for clause in step.clauses:
            row = ClauseRow(self.theme, clause)
            row.clicked.connect(partial(self._ask, clause.clause))
            column.addWidget(row)
        return card

    def _findings(self, findings: Sequence[Finding]) -> QFrame:
        card = frame("panel")
        column = VBox(self.theme, card)
        for place, finding in enumerate(findings[:_MOST_FINDINGS]):
            column.addWidget(finding_row(self.theme, finding, first=not place))
        rest = len(findings) - _MOST_FINDINGS
        if rest > 0:
            more = label(_("and {n} more").format(n=rest), "caption", "muted")
            more.setContentsMargins(self.theme.px(16), self.theme.px(8), 0, self.theme.px(8))
            column.addWidget(more)
        return card

    def focus_targets(self) -> Sequence[QWidget]:
        return (self._area,)

    def sentence(self) -> str:
        if self._shown is None:
            return ""
        step, _findings = self._shown
        said = ngettext("{done} of {total} check satisfied", "{done} of {total} checks satisfied", step.applicable)
        return said.format(done=step.satisfied, total=step.applicable)
