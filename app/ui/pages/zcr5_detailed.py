"""Step 5, Detailed risk: scenarios, their ratings, and what is done about them."""

from app.i18n import N_, _
from app.tables.countermeasure import COUNTERMEASURES
from app.tables.scenario import SCENARIOS
from app.tables.threat import THREAT_SOURCES
from app.ui.pages.context import Context
from app.ui.pages.records import Records, records_maker
from app.ui.pages.tabbed import TabbedPage


class DetailedRiskPage(TabbedPage):
    """Step 5, Detailed risk."""

    def __init__(self, context: Context) -> None:
        makers = (
            records_maker(
                context,
                Records(SCENARIOS, N_("{n} scenario"), N_("{n} scenarios")),
                self.keep,
            ),
            records_maker(
                context, Records(THREAT_SOURCES, N_("{n} threat source"), N_("{n} threat sources")), self.keep
            ),
            records_maker(
                context, Records(COUNTERMEASURES, N_("{n} countermeasure"), N_("{n} countermeasures")), self.keep
            ),
        )
        super().__init__(context, _("Detailed risk"), 5, makers)
