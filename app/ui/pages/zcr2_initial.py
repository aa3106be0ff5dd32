"""Step 2, Initial risk: the worst case of every function and asset group."""

from app.i18n import N_, _
from app.tables.initial import INITIAL
from app.ui.pages.context import Context
from app.ui.pages.records import Records, records_maker
from app.ui.pages.tabbed import TabbedPage


class InitialRiskPage(TabbedPage):
    """Step 2, Initial risk."""

    def __init__(self, context: Context) -> None:
        makers = (
            records_maker(
                context, Records(INITIAL, N_("{n} function or group"), N_("{n} functions and groups")), self.keep
            ),
        )
        super().__init__(context, _("Initial risk"), 2, makers)
