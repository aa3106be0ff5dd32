"""The inspector of a conduit: the zones that it joins, the devices that guard it, what passes it, and its fields."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from app.i18n import _, ngettext
from app.model.entities import Asset, Flow, Zone
from app.tables.conduit import CONDUITS
from app.ui.bridge import Bridge
from app.ui.pages.codes_line import CodesLine
from app.ui.pages.selection import SelectionPanel
from app.ui.pages.target_why import TargetWhy
from app.ui.pages.zone_records import passing
from app.ui.shell.asks import empty
from app.ui.table.entry import Choices
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.buttons import Button, Rank
from app.ui.widgets.labels import ShortLabel, label
from app.workflow.finding import Finding

_MOST_CHANNELS = 30


class ConduitPanel(SelectionPanel):
    """`joined` and `guarded` carry ids of zones and assets; `asked` the id of a flow to go to."""

    joined, guarded, asked = Signal(object), Signal(object), Signal(str)

    def __init__(self, theme: Theme, bridge: Bridge, choices: Choices) -> None:
        super().__init__(theme, CONDUITS, choices)
        self._bridge = bridge
        self.ends = CodesLine(theme, _("Joins"), _("Codes of two zones or more"), lambda: self._codes(Zone))
        self.devices = CodesLine(theme, _("Boundary"), _("Tags of the devices"), lambda: self._codes(Asset))
        self.ends.entered.connect(self.joined)
        self.devices.entered.connect(self.guarded)
        self._links = frame("section")
        lines = VBox(theme, self._links, margins=(16, 12, 16, 12), spacing=6)
        lines.addWidget(self.ends)
        lines.addWidget(self.devices)
        self.body.insertWidget(self.body.indexOf(self.form), self._links)
        self._passing = frame("section")
        column = VBox(theme, self._passing, margins=(16, 10, 10, 10), spacing=4)
        self._heading = label(type="strong")
        column.addWidget(self._heading)
        self._channels = VBox(theme, spacing=6)
        column.addLayout(self._channels)
        self.why = TargetWhy(theme)
        for section in (self._passing, self.why):
            self.body.insertWidget(self.body.indexOf(self.form), section)

    def _codes(self, kind: type[Zone] | type[Asset]) -> Mapping[str, str]:
        rows = self._bridge.assessment.facts.all(kind).values()
        return {getattr(row, "code", "") or getattr(row, "tag", ""): row.id for row in rows}

    def lock(self, why: str) -> None:
        """Let nothing be entered any more."""
        self.form.lock(why)
        self.ends.lock(why)
        self.devices.lock(why)

    def show_rows(self, rows: Sequence[Any], findings: Sequence[Finding]) -> None:
        super().show_rows(rows, findings)
        single = len(rows) == 1
        self._links.setVisible(single)
        self._passing.setVisible(single)
        self.why.setVisible(single)
        if single:
            self.ends.show_values(rows[0].zones)
            self.devices.show_values(rows[0].devices)
            self._show_channels(rows[0].conduit.id)
            self.why.show_place(self._bridge.assessment, rows[0].conduit)

    def _show_channels(self, conduit_id: str) -> None:
        facts = self._bridge.assessment.facts
        flows = [flow for id in passing(facts, conduit_id) if (flow := facts.get(Flow, id)) is not None]
        count = len(flows)
        said = ngettext("{n} channel", "{n} channels", count).format(n=count) if count else _("No channel passes it")
        self._heading.setText(said)
        empty(self._channels)
        for flow in sorted(flows, key=lambda flow: flow.code)[:_MOST_CHANNELS]:
            self._channels.addWidget(self._channel(flow))
        if count > _MOST_CHANNELS:
            self._channels.addWidget(label(_("and {n} more").format(n=count - _MOST_CHANNELS), "caption", "muted"))

    def _channel(self, flow: Flow) -> QFrame:
        theme, facts = self.theme, self._bridge.assessment.facts
        ends = (facts.get(Asset, flow.source_id), facts.get(Asset, flow.target_id))
        source, target = (asset.tag if asset is not None else "–" for asset in ends)
        strip = QFrame()
        row = HBox(theme, strip, spacing=8)
        words = VBox(theme, spacing=0)
        what = ", ".join(part for part in (flow.protocol or flow.code, flow.access.label.lower()) if part)
        words.addWidget(ShortLabel(what))
        said = _("{source} to {target}, {direction}")
        between = said.format(source=source, target=target, direction=flow.direction.label.lower())
        words.addWidget(ShortLabel(between, "caption", "secondary"))
        row.addLayout(words, 1)
        go = Button(theme, _("Go to {flow}").format(flow=flow.code), Rank.QUIET, icon="ph.caret-right", small=True)
        go.show_words(False)
        go.clicked.connect(lambda: self.asked.emit(flow.id))
        row.addWidget(go)
        return strip
