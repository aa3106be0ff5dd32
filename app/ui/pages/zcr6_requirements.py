"""Step 6, Requirements: security levels, requirements and the specification."""

from app.i18n import N_, _
from app.tables.requirement import REQUIREMENTS
from app.tables.specification import ASSUMPTIONS, SPECIFICATION
from app.ui.pages.context import Context
from app.ui.pages.records import Records, records_maker
from app.ui.pages.tabbed import TabbedPage


class RequirementsPage(TabbedPage):
    """Step 6, Requirements."""

    def __init__(self, context: Context) -> None:
        makers = (
            records_maker(context, Records(REQUIREMENTS, N_("{n} requirement"), N_("{n} requirements")), self.keep),
            records_maker(context, Records(SPECIFICATION, N_("{n} entry"), N_("{n} entries")), self.keep),
            records_maker(context, Records(ASSUMPTIONS, N_("{n} assumption"), N_("{n} assumptions")), self.keep),
        )
        super().__init__(context, _("Requirements"), 6, makers)
