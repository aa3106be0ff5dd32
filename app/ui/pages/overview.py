"""The overview: how the assessment stands, and what to do next."""

from collections.abc import Generator, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.i18n import _, ngettext
from app.model.entities import Scenario, Zone
from app.model.vocabulary import Stage
from app.queries.audit import read_latest
from app.ui.bridge import Notice
from app.ui.pages.context import Context
from app.ui.pages.overview_agenda import AgendaCard
from app.ui.pages.overview_lists import ChangesCard, HighestCard, LevelsCard
from app.ui.pages.overview_risk import RiskCard
from app.ui.pages.overview_steps import StepCards
from app.ui.shell.page import Page
from app.ui.slices import Slices
from app.ui.standing import ProjectStanding
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.labels import ShortLabel
from app.workflow import agenda, outlook
from app.workflow.agenda import Errand
from app.workflow.outlook import Cell, Outlook

_CHANGES = 5
_AT_ONCE = 200
"""A project with no more scenarios is summed up at once, in some milliseconds; a larger one in slices."""


class OverviewPage(Page):
    """Everything is summed up while the page is shown; while it is hidden it takes note that something changed."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, _("Overview"))
        self.context, self.bridge = context, context.bridge
        self._stale = True
        self._slices: Slices | None = None
        self._errands: tuple[Errand, ...] = ()
        self._outlook: Outlook | None = None
        self._verdict = [ShortLabel("", "strong", "error"), ShortLabel("", role="secondary")]
        for at, words in enumerate(self._verdict):
            self._head.insertWidget(1 + at, words)
        self._head.insertSpacing(1, self.theme.px(6))
        self.cards = StepCards(self.theme)
        self.agenda, self.risk = AgendaCard(self.theme), RiskCard(self.theme)
        self.highest, self.levels = HighestCard(self.theme), LevelsCard(self.theme)
        self.changes = ChangesCard(self.theme)
        self._area = self._lay_out()
        self.column.addWidget(self._area, 1)
        self._lead()
        self.bridge.changed.connect(self._hear)
        self.wait()

    def _lay_out(self) -> QScrollArea:
        """Two columns that scroll together, under the cards of the steps."""
        content = frame("scrolled")
        outer = VBox(self.theme, content, margins=(20, 14, 16, 20), spacing=14)
        outer.addWidget(self.cards)
        row = HBox(self.theme, spacing=14)
        for cards, share in (((self.agenda, self.highest, self.changes), 1), ((self.risk, self.levels), 0)):
            side = VBox(self.theme, spacing=14)
            for card in cards:
                side.addWidget(card)
            side.addStretch(1)
            row.addLayout(side, share)
        outer.addLayout(row)
        outer.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        area.viewport().setAutoFillBackground(False)
        return area

    def _lead(self) -> None:
        """Where everything on the page leads."""
        go, record = self._go, self.context.go_to_record
        self.cards.chosen.connect(lambda number: go(f"step{number}"))
        self.agenda.chosen.connect(self._begin)
        self.agenda.rest_asked.connect(lambda: go("findings"))
        self.risk.asked.connect(self._open_cell)
        self.highest.chosen.connect(lambda id: record(5, Scenario.table, id))
        self.highest.opened.connect(lambda: go("step5"))
        self.levels.chosen.connect(lambda id: record(3, Zone.table, id))
        self.levels.opened.connect(lambda: go("step6"))
        self.changes.chosen.connect(lambda _change: go("changes"))
        self.changes.opened.connect(lambda: go("changes"))

    def _go(self, action: str) -> None:
        self.context.actions[action].trigger()

    def _begin(self, errand: Errand) -> None:
        """Go where an errand begins."""
        found = (one for one in self.bridge.findings_at(errand.place.id) if one.rule == errand.rule)
        finding = next((one for one in found if one.place == errand.place), None)
        if finding is not None:
            self.context.go_to_finding(finding)
        else:
            self._go(f"step{errand.place.step}")

    def _open_cell(self, stage: Stage, cell: Cell) -> None:
        """Go to the scenarios of a cell, the first of them chosen."""
        first = self._outlook.stages[stage].first.get(cell) if self._outlook is not None else None
        if first is not None:
            likelihood, impact = cell
            words = f"{stage.value}_likelihood:{likelihood} {stage.value}_impact:{impact}"
            self.context.go_to_rows(5, Scenario.table, words)
            self.context.go_to_record(5, Scenario.table, first[-1])

    # keeping in step

    def _hear(self, _notice: Notice) -> None:
        self._stale = True
        self._stop()
        if self.isVisible():
            self.sum_up()

    def show_standing(self, standing: ProjectStanding) -> None:
        super().show_standing(standing)
        if self._stale and self.isVisible() and self._slices is None:
            self.sum_up()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.sum_up()

    def sum_up(self) -> None:
        """Gather anew: at once, or in slices where there is much."""
        self._stop()
        self.changes.show_changes(read_latest(self.bridge.project, _CHANGES))
        if not self.bridge.assessed:
            self.wait()
            return
        if len(self.bridge.assessment.facts.all(Scenario)) <= _AT_ONCE:
            for _step in self._gather():
                pass
            return
        self._slices = Slices(self._gather(), self)

    def _stop(self) -> None:
        if self._slices is not None:
            self._slices.stop()
            self._slices = None

    def _gather(self) -> Generator[None, None, None]:
        assessment = self.bridge.assessment
        errands = yield from agenda.gather(assessment)
        self._show_errands(errands)
        found = yield from outlook.gather(assessment)
        self._show_outlook(found)
        self._stale, self._slices = False, None

    def _order(self) -> None:
        """Have Tab go through the page as it is read: the steps, the left column, the right one."""
        cards = (self.cards, self.agenda, self.highest, self.changes, self.risk, self.levels)
        stops = [stop for card in cards for stop in card.stops()]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def show_sum(self, errands: Sequence[Errand], found: Outlook) -> None:
        """Show what was gathered."""
        self._show_errands(errands)
        self._show_outlook(found)

    def wait(self) -> None:
        """The rules are not evaluated yet: what is shown says so."""
        self._errands, self._outlook = (), None
        self.cards.show_steps(self.bridge.assessment, (), None, 0)
        self.agenda.wait()
        for words in self._verdict:
            words.setText("")

    def _show_errands(self, errands: Sequence[Errand]) -> None:
        self._errands = tuple(errands)
        self.agenda.show_errands(self._errands)
        self._show_cards()

    def _show_cards(self) -> None:
        short = None
        if self._outlook is not None:
            zones = self._outlook.zones
            short = sum(zone.short for zone in zones), sum(zone.unassessed for zone in zones)
        current = self._errands[0].place.step if self._errands else 0
        self.cards.show_steps(self.bridge.assessment, self.bridge.standing().steps, short, current)

    def _show_outlook(self, found: Outlook) -> None:
        assessment = self.bridge.assessment
        self._outlook = found
        self.risk.show_outlook(assessment.method, found)
        self.highest.show_risks(assessment, found.highest)
        self.levels.show_zones(assessment, found.zones)
        for words, said in zip(self._verdict, self._verdict_words(found), strict=True):
            words.setText(said)
            words.setVisible(bool(said))
        self._show_cards()
        self._order()
        self.stirred.emit()

    def _verdict_words(self, found: Outlook) -> tuple[str, str]:
        """Where the risk stands in a line: what stays above tolerable, and what else is to be known."""
        above = found.above
        first = ngettext("{n} risk stays above tolerable", "{n} risks stay above tolerable", above).format(n=above)
        left = found.scenarios - found.scored
        said = []
        if left:
            said.append(ngettext("{n} scenario still to score.", "{n} scenarios still to score.", left).format(n=left))
        method = self.bridge.assessment.method
        if method is not None:
            said.append(_("{risk} or lower is tolerable.").format(risk=method.level(method.tolerable).label))
        return first if above else "", " ".join(said)

    # what the shell asks

    def sentence(self) -> str:
        if self._outlook is None:
            return ""
        said = ngettext("{n} scenario, {scored} scored", "{n} scenarios, {scored} scored", self._outlook.scenarios)
        return said.format(n=self._outlook.scenarios, scored=self._outlook.scored)

    def focus_targets(self) -> Sequence[QWidget]:
        first = self.agenda.first
        return (first, self.cards.cards[0]) if first is not None else (self.cards.cards[0],)
