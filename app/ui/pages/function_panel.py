"""The inspector of an essential function or asset group: what it is called, and the assets that it rests on."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal

from app.model.entities import Asset
from app.tables.function import FunctionRow, assets_of
from app.tables.place import code_order
from app.ui.bridge import Bridge
from app.ui.pages.asset_chooser import AssetChooser, Offer
from app.ui.pages.selection import SelectionPanel
from app.ui.table.entry import Choices
from app.ui.theme import Theme
from app.workflow.finding import Finding


class FunctionPanel(SelectionPanel):
    """`assets_given` carries the row and the ids of its assets."""

    assets_given = Signal(object, object)

    def __init__(self, theme: Theme, bridge: Bridge, table: Any, choices: Choices) -> None:
        super().__init__(theme, table, choices)
        self._bridge = bridge
        self._row: FunctionRow | None = None
        self._offers: tuple[Offer, ...] | None = None
        self.chooser = AssetChooser(theme)
        self.chooser.given.connect(lambda ids: self.assets_given.emit(self._row, ids))
        self.body.addWidget(self.chooser)

    def forget_assets(self) -> None:
        """The assets are others now."""
        self._offers = None

    def show_rows(self, rows: Sequence[Any], findings: Sequence[Finding]) -> None:
        super().show_rows(rows, findings)
        self.chooser.setVisible(len(rows) == 1)
        if len(rows) != 1:
            self._row = None
            return
        row: FunctionRow = rows[0]
        anew = self._row is None or self._row.subject.id != row.subject.id or self._offers is None
        self._row = row
        chosen = assets_of(self._bridge.assessment, row.subject)
        self.chooser.show_offers(self._all_offers(), chosen, anew)

    def _all_offers(self) -> tuple[Offer, ...]:
        if self._offers is None:
            assets = self._bridge.assessment.facts.all(Asset).values()
            in_order = sorted(assets, key=lambda asset: (code_order(asset.tag), asset.id))
            self._offers = tuple(Offer(asset.id, asset.tag, asset.name) for asset in in_order)
        return self._offers
