"""Step 7, Approval: what blocks the freeze, what is signed."""

from app.i18n import N_, _
from app.tables.people import SESSIONS, SIGNATORIES
from app.ui.pages.context import Context
from app.ui.pages.records import Records, records_maker
from app.ui.pages.tabbed import TabbedPage


class ApprovalPage(TabbedPage):
    """Step 7, Approval."""

    def __init__(self, context: Context) -> None:
        makers = (
            records_maker(context, Records(SIGNATORIES, N_("{n} person"), N_("{n} persons")), self.keep),
            records_maker(context, Records(SESSIONS, N_("{n} session"), N_("{n} sessions")), self.keep),
        )
        super().__init__(context, _("Approval"), 7, makers)
