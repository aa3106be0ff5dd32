"""Step 1, System: what the plant consists of and where it can be reached."""

from collections.abc import Callable
from pathlib import Path

from app.i18n import N_, _
from app.model.entities import (
    AccessPoint,
    Asset,
    AssetGroup,
    Attachment,
    Document,
    EssentialFunction,
    ExternalConnection,
    Flow,
    Participant,
    System,
)
from app.model.entities import Project as ProjectRow
from app.model.fields import Entity
from app.tables.asset import ASSETS, AssetRow
from app.ui.pages.assets_tab import AssetsTab
from app.ui.pages.context import Context
from app.ui.pages.tab import Tab, TabMaker
from app.ui.pages.tabbed import TabbedPage
from app.ui.table.pane import TablePane
from app.ui.widgets.buttons import Button

SCOPE, FLOWS = N_("Scope"), N_("Data flows")
ACCESS_POINTS, CONNECTIONS = N_("Access points"), N_("Connections")
DOCUMENTS, PARTICIPANTS = N_("Documents"), N_("Participants")
_OF_SCOPE: tuple[type[Entity], ...] = (System, ProjectRow, EssentialFunction, AssetGroup)
_FIRST = 1


class SystemPage(TabbedPage):
    """The register of assets, and beside it what the system is, what flows in it, where it can be reached, who knows.

    The page opens on the assets. Modules of the other tabs are loaded when these are first shown: all pages wait
    for this one at the start.
    """

    def __init__(self, context: Context) -> None:
        self._assets: AssetsTab | None = None
        makers = (
            TabMaker(SCOPE, tuple(kind.table for kind in _OF_SCOPE), self._make_scope),
            TabMaker(ASSETS.title, (Asset.table,), self._make_assets, self._count_assets),
            self._maker(context, FLOWS, self._make_flows, Flow),
            self._maker(context, ACCESS_POINTS, self._make_access_points, AccessPoint),
            self._maker(context, CONNECTIONS, self._make_connections, ExternalConnection),
            self._maker(context, DOCUMENTS, self._make_documents, Document, Attachment),
            self._maker(context, PARTICIPANTS, self._make_participants, Participant),
        )
        super().__init__(context, _("System under consideration"), 1, makers, _FIRST, _("System"))
        theme, actions = context.theme, context.actions
        self._import = Button(theme, _("Import assets"), icon="ph.arrow-square-in").follow(actions["import_assets"])
        self._attach = Button(theme, _("Attach files"), icon="ph.paperclip").follow(actions["attach"])
        new = Button(theme, _("New"), icon="ph.plus", keys="Ins").follow(actions["add"])
        self.add_buttons(self._import, self._attach, new)
        self.tabs.currentChanged.connect(self._dress_head)
        self._dress_head()

    def _dress_head(self) -> None:
        """The documents take files, the other tabs the register."""
        takes_files = self._makers[self.place].title == DOCUMENTS
        self._attach.setVisible(takes_files)
        self._import.setVisible(not takes_files)

    @staticmethod
    def _maker(context: Context, title: str, make: Callable[[], Tab], *kinds: type[Entity]) -> TabMaker:
        facts = context.bridge.assessment.facts
        return TabMaker(title, tuple(kind.table for kind in kinds), make, lambda: len(facts.all(kinds[0])))

    def _make_scope(self) -> Tab:
        from app.ui.pages.scope_tab import ScopeTab

        return ScopeTab(self.context, self.keep)

    def _make_assets(self) -> AssetsTab:
        self._assets = AssetsTab(self.context, self.keep, self.let_go)
        self._assets.stirred.connect(self.count)
        return self._assets

    def _make_flows(self) -> Tab:
        from app.ui.pages.flows_tab import FlowsTab

        return FlowsTab(self.context, self.keep, lambda: self.assets)

    def _make_access_points(self) -> Tab:
        from app.ui.pages.entries_tab import EntriesTab
        from app.ui.pages.system_records import access_point_records

        return EntriesTab(self.context, access_point_records(self.context), self.keep, "name")

    def _make_connections(self) -> Tab:
        from app.ui.pages.entries_tab import EntriesTab
        from app.ui.pages.system_records import connection_records

        return EntriesTab(self.context, connection_records(self.context), self.keep, "name")

    def _make_documents(self) -> Tab:
        from app.ui.pages.documents_tab import DocumentsTab

        return DocumentsTab(self.context, self.keep)

    def _make_participants(self) -> Tab:
        from app.ui.pages.entries_tab import EntriesTab
        from app.ui.pages.system_records import participant_records

        return EntriesTab(self.context, participant_records(self.context), self.keep, "name")

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
