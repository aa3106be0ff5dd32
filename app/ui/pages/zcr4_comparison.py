"""Step 4, Risk comparison: initial against tolerable risk."""

from app.i18n import N_, _
from app.tables.comparison import COMPARISON
from app.ui.pages.context import Context
from app.ui.pages.records import Records, records_maker
from app.ui.pages.tabbed import TabbedPage


class ComparisonPage(TabbedPage):
    """Step 4, Risk comparison."""

    def __init__(self, context: Context) -> None:
        makers = (
            records_maker(
                context, Records(COMPARISON, N_("{n} zone or conduit"), N_("{n} zones and conduits")), self.keep
            ),
        )
        super().__init__(context, _("Risk comparison"), 4, makers)
