"""Threat scenarios and what they consist of (ZCR 5.1 to 5.3)."""

from collections.abc import Collection, Iterable, Mapping

from app.commands.links import relink
from app.commands.naming import counted, name_of, names_of, with_codes
from app.commands.setters import set_alike
from app.commands.subjects import subject_of
from app.i18n import _, ngettext
from app.model.entities import (
    Scenario,
    ScenarioAsset,
    ScenarioCountermeasure,
    ScenarioTechnique,
    ScenarioVulnerability,
)
from app.model.fields import Entity
from app.store.project import Project

LINKS: Mapping[type[Entity], str] = {
    ScenarioTechnique: "technique",
    ScenarioAsset: "asset_id",
    ScenarioVulnerability: "vulnerability_id",
    ScenarioCountermeasure: "countermeasure_id",
}
"""What a scenario is linked to: the link rows and the field that names the other end."""


def add_scenarios(project: Project, *scenarios: Scenario, links: Iterable[Entity] = ()) -> tuple[Scenario, ...]:
    """Add threat scenarios with `links`, rows that name them; those without a code get one.

    UserError when a value may not stand, or a scenario concerns not exactly one zone or conduit.
    """
    scenarios = with_codes(project, scenarios)
    label = ngettext("Add scenario {name}", "Add {count} scenarios", len(scenarios))
    with project.change(counted(label, scenarios)) as work:
        work.add(*scenarios)
        work.add(*links)
    return scenarios


def move_scenarios(project: Project, ids: Iterable[str], subject_id: str) -> None:
    """Have scenarios concern another zone or conduit; their ratings go along."""
    wanted, subject = list(ids), subject_of(project, subject_id)
    label = _("Move {scenarios} to {subject}").format(
        scenarios=names_of(project, Scenario, wanted), subject=subject.code
    )
    with project.change(label) as work:
        set_alike(work, Scenario, wanted, zone_id=subject.zone_id, conduit_id=subject.conduit_id)


def link_scenario(project: Project, scenario_id: str, kind: type[Entity], others: Collection[str]) -> None:
    """Say what a scenario is linked to by rows of `kind` (one of LINKS): these techniques or ids, no others."""
    name = name_of(project, Scenario, scenario_id)
    label = {
        ScenarioTechnique: _("Set the techniques of {name}"),
        ScenarioAsset: _("Set the assets of {name}"),
        ScenarioVulnerability: _("Set the vulnerabilities of {name}"),
        ScenarioCountermeasure: _("Set the countermeasures of {name}"),
    }[kind]
    with project.change(label.format(name=name)) as work:
        relink(work, kind, "scenario_id", LINKS[kind], scenario_id, others)
