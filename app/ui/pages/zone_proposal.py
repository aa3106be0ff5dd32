"""Proposed zones, each a group with its reason: named, accepted or left out; nothing is stored before."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QWidget

from app.commands.proposal import Proposed
from app.i18n import _, ngettext
from app.model.entities import Asset
from app.ui.shell.asks import empty
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.buttons import Button, Rank
from app.ui.widgets.labels import ShortLabel, Tag, label
from app.workflow.facts import Facts

_MOST_TAGS = 40
_WIDTH, _NAME, _CODE = 980, 300, 56


class ProposedCard(QFrame):
    """One proposed zone. `taken` carries it under the name that it was given; `dropped` as it was proposed."""

    taken, dropped = Signal(object), Signal(object)

    def __init__(self, theme: Theme, proposed: Proposed, name: str, facts: Facts) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.theme, self.proposed = theme, proposed
        column = VBox(theme, self, margins=(16, 10, 12, 12), spacing=6)
        row = HBox(theme, spacing=10)
        row.addWidget(Tag(theme, _("Suggested"), "accent"))
        self._code = label(proposed.zone.code, "strong")
        row.addWidget(self._code)
        self.name = QLineEdit(name)
        self.name.setAccessibleName(_("Name of {zone}").format(zone=proposed.zone.code))
        self.name.setReadOnly(not proposed.is_new)
        row.addWidget(self.name if proposed.is_new else label(proposed.zone.name, "strong"))
        self.name.setVisible(proposed.is_new)
        row.addWidget(ShortLabel(self._count(), role="secondary"))
        row.addStretch(1)
        self.accept = Button(theme, _("Accept"), small=True)
        self.accept.setAccessibleName(_("Accept {zone}").format(zone=proposed.zone.code))
        self.accept.clicked.connect(lambda: self.taken.emit(self.named()))
        row.addWidget(self.accept)
        leave = Button(theme, _("Leave out"), Rank.QUIET, small=True)
        leave.setAccessibleName(_("Leave {zone} out").format(zone=proposed.zone.code))
        leave.clicked.connect(lambda: self.dropped.emit(proposed))
        row.addWidget(leave)
        column.addLayout(row)
        column.addWidget(label(proposed.reason, role="secondary", wrap=True))
        column.addWidget(ShortLabel(self._tags(facts), "caption", "muted"))
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self._code.setMinimumWidth(self.theme.px(_CODE))
        self.name.setFixedWidth(self.theme.px(_NAME))

    def _count(self) -> str:
        count = len(self.proposed.assets)
        if self.proposed.is_new:
            return ngettext("new zone for {n} asset", "new zone for {n} assets", count).format(n=count)
        return ngettext("takes {n} more asset", "takes {n} more assets", count).format(n=count)

    def _tags(self, facts: Facts) -> str:
        shown = (facts.get(Asset, id) for id in self.proposed.assets[:_MOST_TAGS])
        said = ", ".join(asset.tag or "–" for asset in shown if asset is not None)
        rest = len(self.proposed.assets) - _MOST_TAGS
        return _("{tags} and {n} more").format(tags=said, n=rest) if rest > 0 else said

    def named(self) -> Proposed:
        """The zone under the name that stands in the field; the proposed one where that is blank."""
        name = self.name.text().strip() or self.proposed.zone.name
        return replace(self.proposed, zone=replace(self.proposed.zone, name=name))


class ProposalView(QWidget):
    """`accepted` carries the zones that were accepted; `closed` says that the rest is discarded."""

    accepted = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, accept_all: QAction) -> None:
        super().__init__()
        self.theme = theme
        self.cards: list[ProposedCard] = []
        self._out: set[str] = set()
        column = VBox(theme, self)
        bar = frame("toolBar")
        head = HBox(theme, bar, margins=(20, 0, 16, 0), spacing=8)
        self._said = ShortLabel()
        head.addWidget(self._said, 1)
        self.all = Button(theme, _("Accept all"), Rank.PRIMARY, icon="ph.checks").follow(accept_all)
        head.addWidget(self.all)
        discard = Button(theme, _("Discard"))
        discard.clicked.connect(self.closed)
        head.addWidget(discard)
        column.addWidget(bar)
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = frame("scrolled")
        whole = VBox(theme, content, margins=(20, 14, 20, 14))
        self._sheet = QWidget()
        left = HBox(theme)
        left.addWidget(self._sheet, _WIDTH)
        left.addStretch(1)
        whole.addLayout(left)
        whole.addStretch(1)
        self._rows = VBox(theme, self._sheet, spacing=10)
        area.setWidget(content)
        area.viewport().setAutoFillBackground(False)
        column.addWidget(area, 1)
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self._sheet.setMaximumWidth(self.theme.px(_WIDTH))

    def begin(self) -> None:
        """Forget what was left out or named before."""
        self._out.clear()
        self.cards.clear()

    def show_proposal(self, proposal: Sequence[Proposed], facts: Facts) -> None:
        """Show zones; names that were typed stay, and what was left out stays out."""
        names = {_key(card.proposed): card.name.text() for card in self.cards}
        shown = [one for one in proposal if _key(one) not in self._out]
        empty(self._rows)
        self.cards = []
        for one in shown:
            card = ProposedCard(self.theme, one, names.get(_key(one), one.zone.name), facts)
            card.taken.connect(lambda taken: self.accepted.emit([taken]))
            card.dropped.connect(lambda dropped: self._leave_out(dropped, proposal, facts))
            self.cards.append(card)
            self._rows.addWidget(card)
            card.show()
        if not shown:
            self.closed.emit()
            return
        assets = sum(len(one.assets) for one in shown)
        said = ngettext("{zones} for {n} asset", "{zones} for {n} assets", assets).format(
            zones=ngettext("{n} zone", "{n} zones", len(shown)).format(n=len(shown)), n=assets
        )
        self._said.setText(_("{said}. Nothing is stored before you accept.").format(said=said))

    def _leave_out(self, dropped: Proposed, proposal: Sequence[Proposed], facts: Facts) -> None:
        self._out.add(_key(dropped))
        self.show_proposal(proposal, facts)

    def accept_all(self) -> None:
        """Accept every zone that is shown, under its name."""
        self.accepted.emit([card.named() for card in self.cards])


def _key(proposed: Proposed) -> str:
    """What a zone is known by when it is proposed again."""
    return proposed.zone.name if proposed.is_new else proposed.zone.id
