"""Asks which zone or conduit a new scenario concerns."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.i18n import _
from app.model.entities import Conduit, Zone
from app.tables.place import place_order, place_title
from app.ui.shell.inspector import Panel
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox
from app.ui.widgets.buttons import Button, Rank
from app.ui.widgets.choice import ChoiceBox
from app.ui.widgets.labels import label
from app.workflow.assessment import Assessment
from app.workflow.places import Place
from app.workflow.scenarios import scenarios_of


class PlacePanel(Panel):
    """`taken` carries the chosen zone or conduit."""

    taken = Signal(object)

    def __init__(self, theme: Theme, assessment: Assessment) -> None:
        super().__init__(theme, _("New scenario"), closable=True)
        column = VBox(theme, margins=(16, 12, 16, 12), spacing=8)
        self.body.addLayout(column)
        column.addWidget(label(_("Which zone or conduit does it concern?"), "strong", wrap=True))
        facts = assessment.facts
        self._places: list[Place] = sorted([*facts.all(Zone).values(), *facts.all(Conduit).values()], key=place_order)
        self.box = ChoiceBox(theme, _("Zone or conduit of the new scenario"))
        self.box.offer([(place_title(place), place) for place in self._places])
        self._await(assessment)
        column.addWidget(self.box)
        row = HBox(theme, spacing=8)
        self.add = Button(theme, _("Add scenario"), Rank.PRIMARY)
        self.add.clicked.connect(lambda: self.taken.emit(self.box.value))
        row.addWidget(self.add)
        row.addStretch(1)
        column.addLayout(row)

    def _await(self, assessment: Assessment) -> None:
        """Propose the first place that waits for a scenario."""
        waits = (
            at
            for at, place in enumerate(self._places)
            if assessment.initial(place.id).above and not scenarios_of(assessment, place)
        )
        self.box.setCurrentIndex(next(waits, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.add.click()
        else:
            super().keyPressEvent(event)

    def start(self, place: Place | None = None) -> None:
        """Give the keyboard to the choice; where the place is known, to the button that adds."""
        if place is not None:
            self.box.choose(place)
        (self.add if place is not None else self.box).setFocus(Qt.FocusReason.OtherFocusReason)
