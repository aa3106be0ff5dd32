"""Step 3, Zones and conduits: how the system is divided and connected."""

from app.i18n import N_, _
from app.tables.conduit import CONDUITS
from app.tables.zone import ZONES
from app.ui.pages.context import Context
from app.ui.pages.records import Records, records_maker
from app.ui.pages.tabbed import TabbedPage


class ZonesPage(TabbedPage):
    """Step 3, Zones and conduits."""

    def __init__(self, context: Context) -> None:
        makers = (
            records_maker(context, Records(ZONES, N_("{n} zone"), N_("{n} zones")), self.keep),
            records_maker(context, Records(CONDUITS, N_("{n} conduit"), N_("{n} conduits")), self.keep),
        )
        super().__init__(context, _("Zones and conduits"), 3, makers)
