"""Why the rating in hand is as it is: its rationale, and what a likelihood by hand rests on."""

from PySide6.QtCore import SignalInstance

from app.i18n import _
from app.model.entities import Rating
from app.model.fields import field_of
from app.ui.pages.scoring_scores import STAGE_TITLES
from app.ui.table.entry import Choices
from app.ui.table.fields import LineField, ProseField
from app.ui.theme import Theme
from app.ui.widgets.boxes import VBox, frame
from app.ui.widgets.labels import label
from app.workflow.scenarios import Rated


class WhySection:
    """Two texts of a rating. `holder` is what shows them."""

    def __init__(self, theme: Theme, choices: Choices) -> None:
        self.holder = frame("section")
        column = VBox(theme, self.holder, margins=(16, 8, 16, 8), spacing=4)
        self._of = label(type="caption", role="muted")
        field, override = field_of(Rating, "rationale"), field_of(Rating, "override_reason")
        self._why = ProseField(theme, _("Why"), _("Kept with the rating and quoted in the report."), field, choices)
        words = _("Why the likelihood differs from the computed one.")
        self._override = LineField(theme, _("Override"), words, override, choices)
        self._computed = label(type="caption", role="secondary", wrap=True)
        for widget in (self._computed, self._override, self._why, self._of):
            column.addWidget(widget)

    @property
    def explained(self) -> SignalInstance:
        """Carries the rationale that was entered."""
        return self._why.entered

    @property
    def overridden(self) -> SignalInstance:
        """Carries the reason of the override that was entered."""
        return self._override.entered

    def show_rating(self, rating: Rating, rated: Rated | None) -> None:
        """Show the texts of a rating, and what its factors come to where the method has factors."""
        self._why.show_values([rating.rationale])
        self._of.setText(_("{stage}; kept in the report").format(stage=_(STAGE_TITLES[rating.stage])))
        computed = rated.outcome.likelihood.computed if rated is not None else None
        self._computed.setVisible(computed is not None)
        words = _("The likelihood follows from its factors: {level}. Picking another one needs a reason.")
        self._computed.setText(words.format(level=computed))
        self._override.setVisible(computed is not None and rating.likelihood is not None)
        self._override.show_values([rating.override_reason])

    def lock(self, why: str) -> None:
        """Let nothing be entered any more."""
        self._why.lock(why)
        self._override.lock(why)
