"""Step 5, Detailed risk: scenarios, their ratings, and what is done about them."""

from app.i18n import N_, _
from app.model.entities import Conduit, Scenario, Zone
from app.ui.pages.context import Context
from app.ui.pages.records import records_maker
from app.ui.pages.risk_records import measure_records, source_records, threat_records, vulnerability_records
from app.ui.pages.tab import TabMaker
from app.ui.pages.tabbed import TabbedPage
from app.ui.pages.worksheet_tab import WorksheetTab
from app.ui.widgets.buttons import Button

WORKSHEET = N_("Worksheet")


class DetailedRiskPage(TabbedPage):
    """The worksheet with the scoring card, and beside it what scenarios are made of."""

    def __init__(self, context: Context) -> None:
        facts = context.bridge.assessment.facts
        makers = (
            TabMaker(
                WORKSHEET,
                (Scenario.table, Zone.table, Conduit.table),
                lambda: WorksheetTab(context, self.keep, self.let_go),
                lambda: len(facts.all(Scenario)),
            ),
            records_maker(context, source_records(context), self.keep),
            records_maker(context, threat_records(context), self.keep),
            records_maker(context, vulnerability_records(context), self.keep),
            records_maker(context, measure_records(context), self.keep),
        )
        super().__init__(context, _("Detailed risk"), 5, makers)
        new = Button(context.theme, _("New"), icon="ph.plus", keys="Ins").follow(context.actions["add"])
        self.add_buttons(new)

    @property
    def worksheet(self) -> WorksheetTab:
        """The tab of the scenarios."""
        tab = self.go_to_tab(WORKSHEET)
        assert isinstance(tab, WorksheetTab)
        return tab
