"""Where a scenario stands in the risk matrix, and in words."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.i18n import N_, _
from app.model.vocabulary import Stage
from app.risk.criteria import LikelihoodMode
from app.risk.method import Method
from app.risk.scores import Rating as Scores
from app.risk.tolerance import Tolerance
from app.ui.pages.scoring_scores import STAGE_TITLES
from app.ui.paint import domain
from app.ui.paint.matrix import Cell, Grid
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox
from app.ui.widgets.labels import Tag, label
from app.ui.widgets.painted import Painted
from app.ui.widgets.risk_matrix import RiskMatrix
from app.workflow.scenarios import ScenarioRisk

_SIDE = 32
_WIDE = 500
_SHORT = {
    Stage.UNMITIGATED: N_("Unmitigated"),
    Stage.CURRENT: N_("Residual"),
    Stage.PLANNED: N_("Planned"),
}


class RiskSign(Painted):
    """A risk level that stands alone: its letter, and its word where `worded`."""

    def __init__(self, theme: Theme, name: str, worded: bool = True) -> None:
        super().__init__(theme)
        self._name, self._worded = name, worded
        self._letter, self._label, self._role = "", "", ""
        self.show_level(None, None)

    def show_level(self, method: Method | None, letter: str | None) -> None:
        """Show a level of the method by its letter; None while there is none."""
        known = method is not None and letter in method.letters
        level = method.level(letter) if method is not None and known and letter else None
        self._letter, self._role = (level.letter, level.colour) if level else ("", "")
        self._label = level.label if level is not None and self._worded else ""
        self.setAccessibleName(f"{self._name}: {level.label if level is not None else _('not scored')}")
        self.updateGeometry()
        self.update()

    def measure(self) -> QSize:
        return QSize(int(domain.risk_width(self.theme, self._label)), self.theme.size("chip"))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        domain.risk_chip(painter, self.theme, rect, self._letter, self._label, self._role)


def grid_of(method: Method, tolerance: Tolerance) -> Grid:
    """The matrix of a method, with the line at the tolerance of a place."""
    rank = method.rank(tolerance.letter)
    accepted = frozenset(method.letters[: rank + 1])
    return Grid(method.grid.letters, {level.letter: level.colour for level in method.levels}, accepted)


def moved_to(scores: Scores, method: Method, cell: Cell) -> Scores:
    """The scores that put a rating into a cell: what is higher comes down to it, what sets the impact goes up to it."""
    likelihood, impact = cell
    counted = {key: level for key, level in scores.impacts.items() if key in method.categories_on}
    impacts = {key: min(level, impact) if key in counted else level for key, level in scores.impacts.items()}
    if max(counted.values(), default=0) < impact:
        top = max(counted.values(), default=0)
        first = next(category.key for category in method.categories if category.on)
        raised = next((key for key, level in counted.items() if level == top), first)
        impacts[raised] = impact
    order = [category.key for category in method.categories]
    ordered = dict(sorted(impacts.items(), key=lambda pair: order.index(pair[0]) if pair[0] in order else len(order)))
    return Scores(likelihood, ordered, scores.factors, scores.override_reason)


class RiskSection(QWidget):
    """`moved` carries the stage and the cell to which a person moved its marker."""

    moved = Signal(object, object)

    def __init__(self, theme: Theme, method: Method, tolerance: Tolerance) -> None:
        super().__init__()
        self.theme, self.method = theme, method
        column = VBox(theme, self, margins=(16, 8, 16, 8), spacing=8)
        row = HBox(theme, spacing=8)
        column.addLayout(row)
        self._level: QWidget | None = None
        self._shown = grid_of(method, tolerance)
        self.matrix = RiskMatrix(theme, self._shown, _SIDE)
        self.matrix.moved.connect(self.moved)
        side = VBox(theme, spacing=6)
        row.addWidget(self.matrix)
        row.addLayout(side, 1)
        self._words = QGridLayout()
        self._words.setColumnStretch(1, 1)
        side.addLayout(self._words)
        self._beside, self._below = VBox(theme), VBox(theme)
        side.addLayout(self._beside)
        side.addStretch(1)
        column.addLayout(self._below)
        self._signs = {stage: RiskSign(theme, _(STAGE_TITLES[stage])) for stage in Stage}
        self._titles = {}
        for place, (stage, sign) in enumerate(self._signs.items()):
            title = self._titles[stage] = label(_(_SHORT[stage]), "caption", "secondary")
            self._words.addWidget(title, place, 0)
            holder = HBox(theme)
            holder.addWidget(sign)
            holder.addStretch(1)
            self._words.addLayout(holder, place, 1)
        self._words.addWidget(label(_("Tolerable"), "caption", "secondary"), len(Stage), 0)
        verdict = HBox(theme, spacing=6)
        self._tolerable, self._within, self._above = label(), Tag(theme, tone="ok"), Tag(theme, tone="error")
        self._words.addWidget(self._tolerable, len(Stage), 1)
        verdict.addWidget(self._within)
        verdict.addWidget(self._above)
        verdict.addStretch(1)
        self._words.addLayout(verdict, len(Stage) + 1, 1)
        theme.changed.connect(self._measure)
        self._measure()

    def hold(self, level: QWidget) -> None:
        """Show what follows for the SL-T beside the matrix, or below it where the panel is narrow."""
        self._level = level
        self._place()

    def _place(self) -> None:
        place = self._beside if self.width() >= self.theme.px(_WIDE) else self._below
        if self._level is not None and place.indexOf(self._level) < 0:
            for other in (self._beside, self._below):
                other.removeWidget(self._level)
            place.addWidget(self._level)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _measure(self) -> None:
        self._words.setHorizontalSpacing(self.theme.px(8))
        self._words.setVerticalSpacing(self.theme.px(6))

    def show_risk(self, risk: ScenarioRisk, tolerance: Tolerance, active: Stage, can_move: bool) -> None:
        """Show the ratings, judged by a tolerance; the marker of the `active` stage can be moved."""
        grid = grid_of(self.method, tolerance)
        if grid != self._shown:
            self._shown = grid
            self.matrix.show_grid(grid)
        self.matrix.show_markers(self._markers(risk), active if can_move else None)
        for stage, sign in self._signs.items():
            outcome = risk.outcome(stage)
            sign.show_level(self.method, outcome.letter if outcome is not None else None)
        planned = risk.outcome(Stage.PLANNED) is not None
        self._signs[Stage.PLANNED].setVisible(planned)
        self._titles[Stage.PLANNED].setVisible(planned)
        self._tolerable.setText(self.method.level(tolerance.letter).label)
        self._within.say(_("Within") if risk.above is False else "")
        self._above.say(_("Above") if risk.above else "")

    def _markers(self, risk: ScenarioRisk) -> Mapping[Stage, Cell]:
        found = ((stage, risk.outcome(stage)) for stage in Stage)
        return {
            stage: (outcome.likelihood.level, outcome.impact)
            for stage, outcome in found
            if outcome is not None and outcome.likelihood.level is not None and outcome.impact is not None
        }

    @property
    def movable(self) -> bool:
        """Whether the matrix can set the likelihood: a computed one follows its factors."""
        return self.method.likelihood_mode is LikelihoodMode.PICKED
