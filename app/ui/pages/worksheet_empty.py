"""The worksheet while it has no scenario: what is missing first, else where to start."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget

from app.commands.links import part_id
from app.commands.scenarios import add_scenarios
from app.errors import UserError
from app.i18n import _
from app.model.entities import Conduit, Scenario, ScenarioAsset, ScenarioTechnique, Zone
from app.model.fields import Entity
from app.ui.pages.context import Context
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty_state import EmptyState, Start
from app.workflow.openings import Opening, openings


class WorksheetEmpty(QStackedWidget):
    """Leads to step 3 while there is no zone; then offers the library, or to type the first scenario."""

    refused = Signal(object)
    done = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._bridge, theme, actions = context.bridge, context.theme, context.actions
        self._take = QAction(_("Start from the library"), self)
        self._take.triggered.connect(self._add_openings)
        zones = Start(
            "ph.squares-four",
            _("Draw zones and conduits"),
            _("A scenario concerns one zone or conduit: step 3 forms them from the assets."),
            _("Go to step 3"),
            actions["step3"],
        )
        library = Start(
            "ph.books",
            _("Start with threats from the library"),
            _("One scenario for each technique that fits the assets of a zone; strike out what does not apply."),
            _("Add them"),
            self._take,
        )
        own = Start(
            "ph.plus",
            _("Type the first scenario"),
            _("Who gets in where, and what happens in the plant."),
            _("Add"),
            actions["add"],
        )
        self._without = EmptyState(theme, _("No zones yet"), _("Detailed risk is assessed zone by zone."), (zones,))
        text = _("A scenario says who may do what to a zone, and what comes of it. It is then scored twice.")
        self._with = EmptyState(theme, _("Describe what could happen"), text, (library, own))
        for state in (self._without, self._with):
            self.addWidget(state)
        context.bridge.changed.connect(self.settle)
        self.settle()

    def settle(self) -> None:
        """Show what fits the project as it is now."""
        facts = self._bridge.assessment.facts
        ready = bool(facts.all(Zone) or facts.all(Conduit))
        self.setCurrentWidget(self._with if ready else self._without)
        self._take.setEnabled(ready and self._bridge.project.read_only is None)

    @property
    def first(self) -> Button | None:
        """The button of the first way to start."""
        shown = self.currentWidget()
        return shown.first if isinstance(shown, EmptyState) else None

    def _add_openings(self) -> None:
        found = openings(self._bridge.assessment)
        if not found:
            trouble = _("No asset of a zone has a kind that the library has threats for.")
            self.refused.emit(UserError(trouble, _("Place assets in zones, or type the first scenario.")))
            return
        scenarios, links = _scenarios(found)
        try:
            add_scenarios(self._bridge.project, *scenarios, links=links)
        except UserError as trouble:
            self.refused.emit(trouble)


def _scenarios(found: Sequence[Opening]) -> tuple[list[Scenario], list[Entity]]:
    scenarios: list[Scenario] = []
    links: list[Entity] = []
    for one in found:
        scenario = Scenario(zone_id=one.zone.id, title=one.title)
        scenarios.append(scenario)
        id = part_id(ScenarioTechnique, scenario.id, one.technique)
        links.append(ScenarioTechnique(id=id, scenario_id=scenario.id, technique=one.technique))
        for asset in one.assets:
            id = part_id(ScenarioAsset, scenario.id, asset.id)
            links.append(ScenarioAsset(id=id, scenario_id=scenario.id, asset_id=asset.id))
    return scenarios, links
