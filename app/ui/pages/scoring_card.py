"""The scoring card: one scenario in the inspector, with what it is, its ratings, and what is done about it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.commands.cells import edit_field
from app.commands.fixes import apply_fix
from app.commands.links import part_id
from app.commands.ratings import rate_scenarios, score_impact, score_likelihood
from app.errors import UserError
from app.i18n import _
from app.model.entities import Rating, Scenario
from app.model.vocabulary import Stage
from app.risk.method import Method
from app.risk.scores import Rating as Scores
from app.risk.scores import format_scores
from app.risk.tolerance import Tolerance, tolerance_of
from app.tables.scenario import SCENARIOS, ScenarioRow
from app.ui.bridge import Bridge
from app.ui.pages.scoring_decision import DecisionSection
from app.ui.pages.scoring_findings import CardFindings
from app.ui.pages.scoring_head import CardHead
from app.ui.pages.scoring_level import LevelSection
from app.ui.pages.scoring_links import LinkFields
from app.ui.pages.scoring_measures import MeasureSection
from app.ui.pages.scoring_risk import RiskSection, moved_to
from app.ui.pages.scoring_scores import Asked, Question, ScoreGrid
from app.ui.pages.scoring_why import WhySection
from app.ui.shell.asks import empty
from app.ui.shell.inspector import Panel
from app.ui.table.entry import Choices
from app.ui.table.form import Form
from app.ui.theme import Theme
from app.ui.widgets.boxes import VBox, frame
from app.ui.widgets.folding import Folding
from app.ui.widgets.labels import label
from app.workflow.places import TOLERANCE, place_of

_FULL, _COMPACT = 520, 440
_USUAL_LEVELS, _PER_LEVEL = 5, 56
_TEXT_LINES = (1, 4)
_TEXTS = ("title", "threat_source_id", "weakness", "consequence")


class ScoringCard(Panel):
    """Scores the scenario that is shown. `refused` carries a UserError, `stepped` 1 for the next scenario, -1 back."""

    refused = Signal(object)
    done = Signal(str)
    stepped = Signal(int)
    entered = Signal(object, object)

    def __init__(self, theme: Theme, bridge: Bridge, choices: Choices) -> None:
        super().__init__(theme)
        self._bridge, self._choices = bridge, choices
        self._scenario = ""
        self._active = Stage.CURRENT
        self._locked = ""
        self._method: Method | None = None
        self.grid: ScoreGrid | None = None
        self.risk: RiskSection | None = None
        self.top = CardHead(theme, self.head_row)
        self.top.stepped.connect(self.stepped)
        self.findings = CardFindings(theme)
        self.findings.cured.connect(lambda finding: self._try(lambda: apply_fix(bridge.project, finding)))
        self.body.addWidget(self.findings)
        self._fill_texts()
        self._scores = VBox(theme)
        self._holder = frame("section")
        self._holder.setLayout(self._scores)
        self.body.addWidget(self._holder)
        self.level = LevelSection(theme, bridge.project, self._try)
        self.measures = self._section(MeasureSection(theme, bridge.project, self._try))
        self.decision = DecisionSection(theme, bridge.project, self._try)
        self.body.addWidget(self.decision)
        self.why = WhySection(theme, choices)
        self.why.explained.connect(lambda text: self._try(lambda: self._explain(str(text))))
        self.why.overridden.connect(lambda text: self._try(lambda: self._rate(override_reason=str(text))))
        self.body.addWidget(self.why.holder)
        self._fill_rest()

    def wanted_width(self) -> int:
        """Wider where the window has room for it."""
        if self.window().width() >= self.theme.px(self.theme.tokens.full_width):
            return _FULL
        levels = max(len(self._method.likelihood), len(self._method.impact)) if self._method is not None else 0
        return _COMPACT + max(0, levels - _USUAL_LEVELS) * _PER_LEVEL

    def _section(self, widget: MeasureSection) -> MeasureSection:
        section = frame("section")
        VBox(self.theme, section).addWidget(widget)
        self.body.addWidget(section)
        return widget

    def _fill_texts(self) -> None:
        columns = [SCENARIOS.column(key) for key in _TEXTS]
        self.form = Form(self.theme, columns, self._choices, _TEXT_LINES, beside=True)
        self.form.entered.connect(self.entered)
        section = frame("section")
        VBox(self.theme, section).addWidget(self.form)
        self.body.addWidget(section)

    def _fill_rest(self) -> None:
        self._more = Folding(self.theme, _("More about the scenario"))
        rest = [column for column in SCENARIOS.columns if column.edits is not None and column.key not in _TEXTS]
        self.rest = Form(self.theme, rest, self._choices)
        self.rest.entered.connect(self.entered)
        self._more.column.addWidget(self.rest)
        self.links = LinkFields(self.theme, self._bridge.project, self._try)
        self._more.column.addWidget(self.links)
        self._more.fold(True)
        self.body.addWidget(self._more)

    # what is shown

    @property
    def scenario(self) -> str:
        """The id of the scenario that is shown."""
        return self._scenario

    def show_scenario(self, row: ScenarioRow) -> None:
        """Show a scenario; what is shown already stays as it is."""
        other = row.scenario.id != self._scenario
        self._scenario = row.scenario.id
        assessment, scenario = self._bridge.assessment, row.scenario
        self._follow_method(assessment.method)
        risk = assessment.risk(scenario.id)
        if other:
            self._active = Stage.UNMITIGATED if risk.outcome(Stage.UNMITIGATED) is None else Stage.CURRENT
        self.head(scenario.code)
        self.top.show_scenario(assessment, scenario, risk)
        self.findings.show_findings(self._bridge.findings_at(scenario.id))
        for form in (self.form, self.rest):
            form.show_rows([row])
        self._show_risk(scenario)
        self.links.show_scenario(assessment, scenario.id)
        self.measures.show_measures(assessment, scenario.id)
        self.decision.show_scenario(assessment, scenario.id)
        if other and self.grid is not None and self.grid.current is not None:
            self.grid.enter()
        elif other:
            self.to_top()

    def _follow_method(self, method: Method | None) -> None:
        """Other scales need other pickers; they are made when the method is another."""
        if method == self._method and (self.grid is not None or method is None):
            return
        self.level.setParent(self)
        empty(self._scores)
        self._method, self.grid, self.risk = method, None, None
        if method is None:
            words = _("There is no risk method that can be used: step 2 sets it.")
            self._scores.addWidget(label(words, role="secondary", wrap=True))
            return
        self.grid = ScoreGrid(self.theme, method)
        self.grid.scored.connect(self._score)
        self.grid.entered.connect(self._take_stage)
        self.risk = RiskSection(self.theme, method, tolerance_of(method))
        self.risk.moved.connect(self._move)
        self.risk.hold(self.level)
        self._scores.addWidget(self.grid)
        self._scores.addWidget(self.risk)
        if self._locked:
            self.grid.lock(self._locked)
        self._order(self.grid, self.risk)

    def _order(self, grid: ScoreGrid, risk: RiskSection) -> None:
        """Tab goes down the card as it is read, though its pickers are made last."""
        parts = (self.level, self.measures, self.decision, self.why.holder, self._more)
        stops = [*_stops(self.form), *grid.stops(), risk.matrix, *(one for part in parts for one in _stops(part))]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _show_risk(self, scenario: Scenario) -> None:
        assessment = self._bridge.assessment
        risk, place = assessment.risk(scenario.id), place_of(assessment, scenario.zone_id, scenario.conduit_id)
        target = assessment.target(place.id) if place is not None else None
        self.level.show_level(place, assessment.called_for(scenario.id), target)
        if self.grid is not None and self.risk is not None and self._method is not None:
            self.grid.show_risk(risk, self._active)
            can_move = self.risk.movable and not self._locked
            self.risk.show_risk(risk, self._tolerance(scenario), self._active, can_move)
        self.why.show_rating(self._rating(), risk.at(self._active))

    def _tolerance(self, scenario: Scenario) -> Tolerance:
        assert self._method is not None
        place = place_of(self._bridge.assessment, scenario.zone_id, scenario.conduit_id)
        own = self._bridge.assessment.of(TOLERANCE, place.id) if place is not None else None
        return own or tolerance_of(self._method)

    def lock(self, why: str) -> None:
        """Let nothing be changed any more; the tooltips say why."""
        self._locked = why
        self.findings.lock()
        for part in (self.form, self.rest, self.level, self.measures, self.decision, self.why, self.links):
            part.lock(why)
        if self.grid is not None:
            self.grid.lock(why)

    # what a person does

    def score(self, level: int) -> bool:
        """Give a level to what is to be scored next; whether there was something and the level fits."""
        at = self.grid.next_empty() if self.grid is not None and not self._locked else None
        if at is None or level > len(at[1].anchors):
            return False
        self._active = at[0]
        self._score(*at, level)
        return True

    def enter(self) -> bool:
        """Give the keyboard to the pickers; whether there are any."""
        if self.grid is None or self._locked:
            return False
        self.grid.enter()
        return True

    def targets(self) -> Sequence[QWidget]:
        """What F6 steps to in the card."""
        return () if self.grid is None else (self.grid.picker(Stage.UNMITIGATED),)

    def _take_stage(self, stage: object) -> None:
        if isinstance(stage, Stage) and stage is not self._active:
            self._active = stage
            scenario = self._bridge.assessment.facts.get(Scenario, self._scenario)
            if scenario is not None:
                self._show_risk(scenario)

    def _score(self, stage: Stage, question: Question, level: int | None) -> None:
        project, id = self._bridge.project, self._scenario
        if question.asked is Asked.LIKELIHOOD:
            self._try(lambda: score_likelihood(project, id, stage, level))
        elif question.asked is Asked.IMPACT:
            self._try(lambda: score_impact(project, id, stage, question.key, level))
        else:
            self._try(lambda: self._score_factor(stage, question.key, level))

    def _score_factor(self, stage: Stage, key: str, level: int | None) -> None:
        self._active = stage
        rated = self._bridge.assessment.risk(self._scenario).at(stage)
        scores = dict(rated.scores.factors) if rated is not None else {}
        scores.pop(key, None)
        if level is not None:
            scores[key] = level
        self._rate(factors=format_scores(scores))

    def _move(self, stage: Stage, cell: tuple[int, int]) -> None:
        self._try(lambda: self._place(stage, cell))

    def _place(self, stage: Stage, cell: tuple[int, int]) -> None:
        rated = self._bridge.assessment.risk(self._scenario).at(stage)
        if self._method is None:
            return
        scores = moved_to(rated.scores if rated is not None else Scores(), self._method, cell)
        self._active = stage
        self._rate(likelihood=scores.likelihood, impacts=format_scores(scores.impacts))

    def _rating(self) -> Rating:
        """The rating in hand, or a new one without scores."""
        rows = self._bridge.assessment.facts.where(Rating, "scenario_id", self._scenario)
        made = Rating(id=part_id(Rating, self._scenario, self._active), scenario_id=self._scenario, stage=self._active)
        return next((row for row in rows if row.stage is self._active), made)

    def _rate(self, **fields: Any) -> None:
        rate_scenarios(self._bridge.project, replace(self._rating(), **fields))

    def _explain(self, text: str) -> None:
        """A sentence changes no score, so a rating keeps the version that it was given under."""
        rating = self._rating()
        if self._bridge.assessment.facts.get(Rating, rating.id) is None:
            self._rate(rationale=text)
        else:
            edit_field(self._bridge.project, Rating, [rating.id], "rationale", text)

    def _try(self, do: Callable[[], object]) -> None:
        try:
            do()
        except UserError as trouble:
            self.refused.emit(trouble)


def _stops(part: QWidget) -> list[QWidget]:
    """What Tab comes to in a part, in the order in which it was made."""
    own = (one for one in part.findChildren(QWidget) if one.window() is part.window())  # lists drop down in their own
    return [one for one in own if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
