"""What a scenario is linked to by code: techniques, vulnerabilities, assets. Typed with commas between."""

import re
from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QLineEdit, QWidget

from app.commands.scenarios import LINKS, link_scenario
from app.errors import UserError
from app.i18n import N_, _
from app.model.entities import Asset, ScenarioAsset, ScenarioTechnique, ScenarioVulnerability, Vulnerability
from app.model.fields import Entity
from app.store.project import Project
from app.tables.place import code_order
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox
from app.ui.widgets.labels import label
from app.workflow.assessment import Assessment

_LABEL = 104
_BETWEEN = re.compile(r"[,;\n]+")
_TITLES: Mapping[type[Entity], str] = {
    ScenarioTechnique: N_("Techniques"),
    ScenarioVulnerability: N_("Vulnerabilities"),
    ScenarioAsset: N_("Assets"),
}
_PROMPTS: Mapping[type[Entity], str] = {
    ScenarioTechnique: N_("T0843, T0859"),
    ScenarioVulnerability: N_("VU-01, VU-02"),
    ScenarioAsset: N_("PLC-04, HMI-03"),
}


class LinkFields(QWidget):
    """One line per sort of link; `tried` does what a person asks for and tells what is in the way."""

    def __init__(self, theme: Theme, project: Project, tried: Callable[[Callable[[], object]], None]) -> None:
        super().__init__()
        self._project, self._try = project, tried
        self._scenario = ""
        self._assessment: Assessment | None = None
        self._shown: dict[type[Entity], str] = {}
        self.fields: dict[type[Entity], QLineEdit] = {}
        column = VBox(theme, self, margins=(16, 0, 16, 12), spacing=6)
        for kind, title in _TITLES.items():
            row = HBox(theme, spacing=8)
            name = label(_(title), "caption", "secondary", wrap=True)
            name.setFixedWidth(theme.px(_LABEL))
            row.addWidget(name)
            field = self.fields[kind] = QLineEdit()
            field.setAccessibleName(_(title))
            field.setPlaceholderText(_(_PROMPTS[kind]))
            field.editingFinished.connect(lambda kind=kind: self._leave(kind))
            row.addWidget(field, 1)
            column.addLayout(row)

    def show_scenario(self, assessment: Assessment, scenario_id: str) -> None:
        """Show what a scenario is linked to; what is being typed about the same one stays."""
        other = scenario_id != self._scenario
        self._assessment, self._scenario = assessment, scenario_id
        for kind, field in self.fields.items():
            codes = self._codes(kind)
            ends = (getattr(link, LINKS[kind]) for link in assessment.facts.where(kind, "scenario_id", scenario_id))
            text = ", ".join(sorted((codes.get(end, end) for end in ends), key=code_order))
            if other or text != self._shown.get(kind):
                self._shown[kind] = text
                field.setText(text)
                field.setCursorPosition(0)

    def lock(self, why: str) -> None:
        """Let nothing be linked any more."""
        for field in self.fields.values():
            field.setReadOnly(True)
            field.setToolTip(why)

    def _codes(self, kind: type[Entity]) -> dict[str, str]:
        """How rows are called, by id; a technique is called by its own id."""
        if self._assessment is None or kind is ScenarioTechnique:
            return {}
        facts = self._assessment.facts
        links = facts.where(kind, "scenario_id", self._scenario)
        if kind is ScenarioAsset:
            assets = (facts.get(Asset, getattr(link, LINKS[kind])) for link in links)
            return {asset.id: asset.tag for asset in assets if asset is not None}
        found = (facts.get(Vulnerability, getattr(link, LINKS[kind])) for link in links)
        return {row.id: row.code for row in found if row is not None}

    def _leave(self, kind: type[Entity]) -> None:
        text = self.fields[kind].text()
        if text.strip() != self._shown.get(kind, ""):
            self._try(lambda: self._link(kind, text))

    def _link(self, kind: type[Entity], text: str) -> None:
        names = [part.strip() for part in _BETWEEN.split(text) if part.strip()]
        link_scenario(self._project, self._scenario, kind, [self._end(kind, name) for name in names])

    def _end(self, kind: type[Entity], name: str) -> str:
        """The id that a typed code stands for. UserError when there is none."""
        assert self._assessment is not None
        if kind is ScenarioTechnique:
            return self._technique(name)
        facts, sought = self._assessment.facts, name.casefold()
        if kind is ScenarioAsset:
            ids = [row.id for row in facts.all(Asset).values() if row.tag.casefold() == sought]
        else:
            rows = facts.all(Vulnerability).values()
            ids = [row.id for row in rows if sought in (row.code.casefold(), row.cve.casefold())]
        if not ids:
            raise UserError(
                _("{title}: there is no {name}.").format(title=_(_TITLES[kind]), name=name),
                _("Type codes that the project has, with commas between."),
            )
        return ids[0]

    def _technique(self, name: str) -> str:
        assert self._assessment is not None
        try:
            return self._assessment.catalogue.techniques[name.upper()].id
        except KeyError:
            raise UserError(
                _("Techniques: ATT&CK for ICS has no {name}.").format(name=name), _("They look like T0843.")
            ) from None
