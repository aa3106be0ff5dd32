"""The head of the scoring card: which scenario, its risk before and after, its place among those of its zone."""

from PySide6.QtCore import QObject, Signal

from app.i18n import _
from app.model.entities import Scenario
from app.model.vocabulary import Stage
from app.ui.pages.scoring_risk import RiskSign
from app.ui.pages.scoring_scores import STAGE_TITLES
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Glyph, ShortLabel
from app.workflow.assessment import Assessment
from app.workflow.places import place_of
from app.workflow.scenarios import ScenarioRisk, scenarios_of


class CardHead(QObject):
    """Fills the row at the top of the card; `stepped` carries 1 for the next scenario, -1 for the one before."""

    stepped = Signal(int)

    def __init__(self, theme: Theme, row: HBox) -> None:
        super().__init__(row)
        self._before = RiskSign(theme, _(STAGE_TITLES[Stage.UNMITIGATED]), worded=False)
        self._after = RiskSign(theme, _(STAGE_TITLES[Stage.CURRENT]), worded=False)
        self._where = ShortLabel(type="caption", role="secondary")
        row.setStretch(0, 0)
        for widget in (self._before, Glyph(theme, "ph.arrow-right", "text.muted", 14), self._after):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._where)
        for icon, words, by in (
            ("ph.caret-up", _("Previous scenario"), -1),
            ("ph.caret-down", _("Next scenario"), 1),
        ):
            button = Button(theme, words, icon=icon, keys="J" if by > 0 else "K", small=True).show_words(False)
            button.clicked.connect(lambda _on=False, by=by: self.stepped.emit(by))
            row.addWidget(button)

    def show_scenario(self, assessment: Assessment, scenario: Scenario, risk: ScenarioRisk) -> None:
        """Say which risk it has and where it stands in its zone or conduit."""
        for sign, stage in ((self._before, Stage.UNMITIGATED), (self._after, Stage.CURRENT)):
            outcome = risk.outcome(stage)
            sign.show_level(assessment.method, outcome.letter if outcome is not None else None)
        place = place_of(assessment, scenario.zone_id, scenario.conduit_id)
        if place is None:
            self._where.setText(_("in no zone"))
            return
        ids = [row.id for row in scenarios_of(assessment, place)]
        at = ids.index(scenario.id) + 1 if scenario.id in ids else 0
        self._where.setText(_("{n} of {count} in {place}").format(n=at, count=len(ids), place=place.code))
