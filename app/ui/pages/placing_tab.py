"""Assets with the zones beside them: selected assets are moved by typing a zone, or by dragging them there."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.commands.assets import move_assets
from app.errors import UserError
from app.i18n import _, ngettext
from app.model.entities import Asset, Zone
from app.tables.asset import ASSETS, AssetRow
from app.tables.place import code_order
from app.ui.bridge import Bridge, Notice
from app.ui.pages.asset_drag import AssetDrag
from app.ui.pages.context import Context
from app.ui.pages.plant_records import asset_records
from app.ui.pages.records import Keep, Records, RecordsTab
from app.ui.pages.zone_chooser import Target, ZoneChooser
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox
from app.ui.widgets.empty_state import EmptyState, Start

_BESIDE_ZONES = replace(
    ASSETS,
    columns=tuple(
        replace(one, priority=1 if one.key == "criticality" else one.priority and one.priority + 1)
        for one in ASSETS.columns
    ),
)
"""The register where the zones take a part of the room."""
_SHOWN_IN = frozenset((Asset.table, Zone.table))


class PlacingTab(RecordsTab[AssetRow]):
    """The register of assets. The zones come up when they are asked for, and stay where `zones_stay` says so."""

    zones_stay = False

    def __init__(self, theme: Theme, bridge: Bridge, records: Records[AssetRow], keep: Keep) -> None:
        super().__init__(theme, bridge, records, keep)
        self._aim = ""
        self._stale = False
        self.drag = AssetDrag(self.pane.view, lambda: self._zones_shown and self.can("move_to_zone"))
        self.drag.dropped.connect(self._dropped)
        self.drag.hovered.connect(self._hover_row)
        bridge.changed.connect(self._hear)

    @staticmethod
    def by_zone(context: Context, keep: Keep) -> "PlacingTab":
        """The tab of step 3, where the zones stay."""
        made = _AssetsByZone(context.theme, context.bridge, _records(context), keep)
        made.pane.view.keeps_group = True
        made.chooser.show()
        return made

    @cached_property
    def chooser(self) -> ZoneChooser:
        """The zones, made when they are first needed."""
        made = ZoneChooser(self.theme)
        made.taken.connect(self._take)
        made.hovered.connect(self._hover)
        made.left.connect(self.leave_chooser)
        column = self.layout()
        assert column is not None
        column.removeWidget(self.pane)
        held = QWidget()
        row = HBox(self.theme, held)
        row.addWidget(made)
        row.addWidget(self.pane, 1)
        column.addWidget(held)
        held.show()
        QWidget.setTabOrder(made.field, made.list)
        self._fill(made)
        return made

    @property
    def _zones_shown(self) -> bool:
        return "chooser" in self.__dict__ and not self.chooser.isHidden()

    def _fill(self, chooser: ZoneChooser) -> None:
        facts = self.bridge.assessment.facts
        self._stale = False
        zones = sorted(facts.all(Zone).values(), key=lambda zone: (code_order(zone.code), zone.id))
        held = [Target(one.id, one.code, one.name, len(facts.where(Asset, "zone_id", one.id))) for one in zones]
        free = sum(asset.conduit_id is None for asset in facts.where(Asset, "zone_id", None))
        chooser.show_targets([*held, Target(None, "", _("No zone"), free)])
        chooser.setEnabled(self.bridge.project.read_only is None)

    def _hear(self, notice: Notice) -> None:
        touched = {row.table for row in notice.effects.rows}
        if "chooser" in self.__dict__ and (notice.effects.everything or touched & _SHOWN_IN):
            self._stale = True
            if self.isVisible():
                self._fill(self.chooser)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._fill(self.chooser)

    # what a person does

    def can(self, handler: str) -> bool:
        if handler == "move_to_zone":
            free = self.bridge.project.read_only is None and not self.pane.model.staged
            return free and bool(self.pane.rows)
        return super().can(handler)

    def move_to_zone(self) -> None:
        """Ask for the zone of the selected assets: type, Enter."""
        self.chooser.show()
        self.chooser.begin()

    def leave_chooser(self) -> None:
        """Back to the assets."""
        if not self.zones_stay:
            self.chooser.hide()
        self.pane.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, target: Target) -> None:
        self.move_chosen(target.id)

    def move_chosen(self, zone_id: str | None) -> None:
        """Move the selected assets to a zone, or out of every zone: one change."""
        ids = [row.asset.id for row in self.pane.rows]
        if not ids:
            return
        try:
            move_assets(self.bridge.project, ids, zone_id)
        except UserError as trouble:
            self.refused.emit(trouble)
            return
        done = self.bridge.project.next_undo
        self.done.emit(done.label if done is not None else "")
        self.chooser.field.clear()
        self.leave_chooser()

    def _dropped(self, key: str) -> None:
        asset = self.bridge.assessment.facts.get(Asset, key)
        if asset is not None and asset.conduit_id is None:
            self.move_chosen(asset.zone_id)

    def _hover_row(self, key: str) -> None:
        asset = self.bridge.assessment.facts.get(Asset, key)
        place = asset.zone_id if asset is not None else None
        rows = self.chooser.list.targets.rows
        at = next((at for at, one in enumerate(rows) if one.id == place), -1) if asset is not None else -1
        self.chooser.list.aim(at)

    def _hover(self, target: Target | None) -> None:
        self._aim = "" if target is None else target.code or target.name
        self.stirred.emit()

    # what the shell shows

    def sentence(self) -> str:
        if self._aim:
            count = len(self.pane.rows)
            said = ngettext("Move {n} asset to {zone}", "Move {n} assets to {zone}", count)
            return said.format(n=count, zone=self._aim)
        return super().sentence()

    def focus_targets(self) -> Sequence[QWidget]:
        beside = (self.chooser.field,) if self._zones_shown else ()
        return (*super().focus_targets(), *beside)


class _AssetsByZone(PlacingTab):
    zones_stay = True


def _records(context: Context) -> Records[AssetRow]:
    start = Start(
        "ph.arrow-square-in",
        _("Import the asset register"),
        _("CSV or Excel, with columns in any order; you see what would change before anything is stored."),
        _("Import"),
        context.actions["import_assets"],
    )
    text = _("What stands in step 1 is put into zones here.")
    records = asset_records(
        context.bridge, lambda _tab: EmptyState(context.theme, _("No asset is listed yet"), text, (start,))
    )
    return replace(records, table=_BESIDE_ZONES)
