"""Step 4, Risk comparison: initial against tolerable risk."""

from app.i18n import _
from app.model.entities import Conduit, Scenario, Zone
from app.tables.comparison import COMPARISON
from app.ui.pages.comparison_tab import ComparisonTab
from app.ui.pages.context import Context
from app.ui.pages.tab import TabMaker
from app.ui.pages.tabbed import TabbedPage
from app.ui.widgets.buttons import Button, Rank


class ComparisonPage(TabbedPage):
    """Zones and conduits with what follows for each; from here detailed risk starts for those above tolerable."""

    def __init__(self, context: Context) -> None:
        maker = TabMaker(COMPARISON.title, (Zone.table, Conduit.table), lambda: ComparisonTab(context, self.keep))
        super().__init__(context, _("Risk comparison"), 4, (maker,))
        start = Button(context.theme, _("Start detailed risk for the zones above"), Rank.PRIMARY, icon="ph.arrow-right")
        start.clicked.connect(self.start_detailed)
        self.add_buttons(start)

    @property
    def tab(self) -> ComparisonTab:
        """The table with its decisions."""
        shown = self.shown
        assert isinstance(shown, ComparisonTab)
        return shown

    def start_detailed(self) -> None:
        """Go to step 5, there to the first scenario of the first zone or conduit that calls for it."""
        row, facts = self.tab.above(), self.bridge.assessment.facts
        found = None
        if row is not None:
            field = "zone_id" if isinstance(row.place, Zone) else "conduit_id"
            found = min(facts.where(Scenario, field, row.place.id), key=lambda one: one.code, default=None)
        self.context.go_to_record(5, Scenario.table, found.id if found is not None else "")
