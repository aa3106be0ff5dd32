"""Zones with what they lie in and what they hold; the proposal of zones stands in their place while it waits."""

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.commands.conduits import add_conduits
from app.commands.contents import Contents
from app.commands.proposal import Proposed, accept_proposal, propose_zones
from app.commands.zones import delete_zones, merge_zones
from app.errors import UserError
from app.i18n import N_, _
from app.model.entities import Asset, Conduit, Zone
from app.tables.zone import ZoneRow
from app.ui.bridge import Notice
from app.ui.pages.context import Context
from app.ui.pages.holders_tab import HoldersTab
from app.ui.pages.records import Keep
from app.ui.pages.zone_panel import ZonePanel
from app.ui.pages.zone_proposal import ProposalView
from app.ui.pages.zone_records import first_words, no_zones, zone_records
from app.ui.saved_words import locked_words
from app.ui.shell.page import Hints

_STEP = 3
_PROPOSAL_KEYS: Hints = (("Ctrl Enter", N_("accept all")), ("Tab", N_("next")), ("Ctrl Z", N_("take back")))
_SHOWN_IN = frozenset((Asset.table, Zone.table))


class ZonesTab(HoldersTab[ZoneRow]):
    """The zones of the project."""

    def __init__(self, context: Context, keep: Keep) -> None:
        records = zone_records(lambda _tab: no_zones(context))
        super().__init__(context, records, keep, Zone, delete_zones, tuple(Contents))
        self.proposal: ProposalView | None = None
        self._stale = False
        context.bridge.changed.connect(self._hear)

    @cached_property
    def selection(self) -> ZonePanel:
        """Made when something is selected for the first time."""
        panel = self._keep(ZonePanel(self.theme, self.bridge, self.pane.choices))
        panel.form.entered.connect(self._enter)
        panel.why.asked.connect(self._show_source)
        if words := locked_words(self.bridge.project.read_only):
            panel.form.lock(words)
        return panel

    # the proposal

    @property
    def proposing(self) -> bool:
        """Whether a proposal waits."""
        return self.proposal is not None and not self.proposal.isHidden()

    def propose(self) -> None:
        """Show a zone for every asset without one; nothing is stored."""
        if self.proposal is None:
            self.proposal = ProposalView(self.theme, self._context.actions["accept_proposed"])
            self.proposal.hide()
            self.proposal.accepted.connect(self._accept)
            self.proposal.closed.connect(self.close_proposal)
            self.column.addWidget(self.proposal)
        self._leave_strip()
        self.proposal.begin()
        self.pane.hide()
        self.proposal.show()
        self._fill_proposal()
        self.stirred.emit()
        if self.proposal.cards:
            self.proposal.all.setFocus()

    def _fill_proposal(self) -> None:
        if self.proposal is not None:
            facts = self.bridge.assessment.facts
            self.proposal.show_proposal(propose_zones(facts), facts)

    def close_proposal(self) -> None:
        """Show the zones again; what was not accepted is forgotten."""
        if self.proposal is not None:
            self.proposal.hide()
        self.pane.show()
        self.pane.view.setFocus()
        self.stirred.emit()

    def accept_proposed(self) -> None:
        """Take over every proposed zone that is shown."""
        if self.proposal is not None:
            self.proposal.accept_all()

    def _accept(self, accepted: Sequence[Proposed]) -> None:
        try:
            accept_proposal(self.bridge.project, accepted)
        except UserError as trouble:
            self.refused.emit(trouble)
            return
        self._tell()

    def _hear(self, notice: Notice) -> None:
        """What waits for a place may be other assets now."""
        touched = {row.table for row in notice.effects.rows}
        if not notice.effects.everything and not touched & _SHOWN_IN:
            return
        self._stale = True
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        self._stale = False
        if self._empty is not None and not len(self.pane.model.arrangement):
            self._empty.say(first_words(self.bridge))
        if self.proposing:
            self._fill_proposal()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh()

    # what a person does

    def can(self, handler: str) -> bool:
        chosen = len(self.pane.rows)
        if handler == "accept_proposed":
            return self.proposing
        if self.proposing:
            return False
        if handler in ("merge_zones", "join_zones"):
            return chosen > 1
        return super().can(handler)

    def merge_zones(self) -> None:
        """Merge the chosen zones into the first of them."""
        ids = [row.zone.id for row in self.pane.rows]
        self._do(lambda: merge_zones(self.bridge.project, ids[1:], ids[0]))

    def join_zones(self) -> None:
        """Add a conduit between the chosen zones, and go there."""
        conduit = Conduit()
        ids = [row.zone.id for row in self.pane.rows]
        self._do(lambda: add_conduits(self.bridge.project, conduit, zones={conduit.id: ids}))
        self._context.go_to_record(_STEP, Conduit.table, conduit.id)

    # what the shell shows

    def panel(self) -> QWidget | None:
        return None if self.proposing else super().panel()

    @property
    def keys(self) -> Hints:
        return _PROPOSAL_KEYS if self.proposing else super().keys

    def sentence(self) -> str:
        if self.proposing and self.proposal is not None:
            return _("{n} zones suggested, none stored").format(n=len(self.proposal.cards))
        return super().sentence()

    def focus_targets(self) -> Sequence[QWidget]:
        if self.proposing and self.proposal is not None:
            return (self.proposal.all, *(card.name for card in self.proposal.cards[:1] if card.proposed.is_new))
        return super().focus_targets()

    def reveal(self, table: str, id: str) -> bool:
        if self.proposing:
            self.close_proposal()
        return super().reveal(table, id)
