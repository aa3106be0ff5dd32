"""Step 3, Zones and conduits: how the system is divided and connected."""

from app.commands.proposal import waiting
from app.i18n import N_, _
from app.model.entities import Asset, Conduit, Flow, Zone
from app.tables.conduit import CONDUITS
from app.tables.zone import ZONES
from app.ui.bridge import Notice
from app.ui.pages.conduits_tab import ConduitsTab
from app.ui.pages.context import Context
from app.ui.pages.holders_tab import HoldersTab
from app.ui.pages.placing_tab import PlacingTab
from app.ui.pages.rules_tab import RulesTab
from app.ui.pages.tab import TabMaker
from app.ui.pages.tabbed import TabbedPage
from app.ui.pages.zones_tab import ZonesTab
from app.ui.standing import ProjectStanding
from app.ui.widgets.buttons import Button

ASSETS_BY_ZONE = N_("Assets by zone")
RULES = N_("Rules")


class ZonesPage(TabbedPage):
    """Zones, the assets in them, the conduits between them, and what the step checks."""

    def __init__(self, context: Context) -> None:
        self._waits: bool | None = None
        context.bridge.changed.connect(self._forget_waiting)
        facts = context.bridge.assessment.facts
        makers = (
            TabMaker(ZONES.title, (Zone.table,), lambda: ZonesTab(context, self.keep), lambda: len(facts.all(Zone))),
            TabMaker(
                ASSETS_BY_ZONE,
                (Asset.table,),
                lambda: PlacingTab.by_zone(context, self.keep),
                lambda: len(facts.all(Asset)),
            ),
            TabMaker(
                CONDUITS.title,
                (Conduit.table,),
                lambda: ConduitsTab(context, self.keep),
                lambda: len(facts.all(Conduit)),
            ),
            TabMaker(RULES, (), lambda: RulesTab(context, 3), self._open_findings),
        )
        super().__init__(context, _("Zones and conduits"), 3, makers)
        theme, actions = context.theme, context.actions
        self.add_buttons(
            Button(theme, _("Propose zones"), icon="ph.magic-wand").follow(actions["propose_zones"]),
            Button(theme, _("New"), icon="ph.plus", keys="Ins").follow(actions["add"]),
        )

    def _open_findings(self) -> int | None:
        """Counted by the rules, since to gather ten thousand findings takes a while; None before they are evaluated."""
        step = self._standing.step(3) if self._standing is not None else None
        return None if step is None else step.counts.errors + step.counts.warnings + step.counts.hints

    def show_standing(self, standing: ProjectStanding) -> None:
        super().show_standing(standing)
        self.count()

    @property
    def zones(self) -> ZonesTab:
        """The tab of the zones."""
        tab = self.go_to_tab(ZONES.title)
        assert isinstance(tab, ZonesTab)
        return tab

    def reveal(self, table: str, id: str) -> bool:
        """A data flow is shown where it is edited, in step 1."""
        if table == Flow.table:
            return self.context.go_to_record(1, table, id)
        return super().reveal(table, id)

    def explain_target(self) -> None:
        """Say why the chosen zone or conduit has its SL-T; in another tab, why the first zone has."""
        tab = self.shown if isinstance(self.shown, HoldersTab) else self.zones
        tab.explain_target()

    def can(self, handler: str) -> bool:
        if handler == "propose_zones":
            proposing = isinstance(self.shown, ZonesTab) and self.shown.proposing
            return not proposing and self._has_waiting()
        return super().can(handler)

    def hindrance(self, handler: str) -> str:
        if handler != "propose_zones":
            return super().hindrance(handler)
        if not self.bridge.assessment.facts.all(Asset):
            return _("Zones are proposed for assets without one; no asset is listed yet. Step 1 imports them.")
        return "" if self._has_waiting() else _("Every asset has its zone or conduit; there is nothing to propose.")

    def _has_waiting(self) -> bool:
        """Whether an asset has no place; looked up once per change, since it is asked for at every turn."""
        if self._waits is None:
            self._waits = any(True for _asset in waiting(self.bridge.assessment.facts))
        return self._waits

    def _forget_waiting(self, notice: Notice) -> None:
        if notice.effects.everything or any(row.table == Asset.table for row in notice.effects.rows):
            self._waits = None

    def propose_zones(self) -> None:
        """Suggest a zone for every asset without one."""
        self.zones.propose()
