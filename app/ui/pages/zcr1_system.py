"""Step 1, System: what the plant consists of and where it can be reached."""

from pathlib import Path

from app.i18n import _
from app.model.entities import Asset
from app.tables.asset import ASSETS, AssetRow
from app.ui.pages.assets_tab import AssetsTab
from app.ui.pages.context import Context
from app.ui.pages.plant_records import ACCESS_POINT_RECORDS, FLOW_RECORDS
from app.ui.pages.records import records_maker
from app.ui.pages.tab import TabMaker
from app.ui.pages.tabbed import TabbedPage
from app.ui.table.pane import TablePane
from app.ui.widgets.buttons import Button


class SystemPage(TabbedPage):
    """The register of assets, and beside it the data flows and access points."""

    def __init__(self, context: Context) -> None:
        self._assets: AssetsTab | None = None
        makers = (
            TabMaker(ASSETS.title, (Asset.table,), self._make_assets, self._count_assets),
            records_maker(context, FLOW_RECORDS, self.keep),
            records_maker(context, ACCESS_POINT_RECORDS, self.keep),
        )
        super().__init__(context, _("System under consideration"), 1, makers)
        theme, actions = context.theme, context.actions
        self.add_buttons(
            Button(theme, _("Import assets"), icon="ph.arrow-square-in").follow(actions["import_assets"]),
            Button(theme, _("New"), icon="ph.plus", keys="N").follow(actions["add"]),
        )

    def _make_assets(self) -> AssetsTab:
        self._assets = AssetsTab(self.context, self.keep, self.let_go)
        self._assets.stirred.connect(self.count)
        return self._assets

    def _count_assets(self) -> int:
        return (
            self._assets.count() if self._assets is not None else len(self.context.bridge.assessment.facts.all(Asset))
        )

    @property
    def assets(self) -> AssetsTab:
        """The tab of the register."""
        tab = self.go_to_tab(ASSETS.title)
        assert isinstance(tab, AssetsTab)
        return tab

    @property
    def pane(self) -> TablePane[AssetRow]:
        """The table of assets."""
        assert self._assets is not None
        return self._assets.pane

    def import_register(self, path: Path) -> None:
        """Show what a register would change; nothing is stored before it is applied."""
        self.assets.import_register(path)
