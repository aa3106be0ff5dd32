"""What scenarios are made of: threat sources, threats, vulnerabilities (ZCR 5.1, 5.2)."""

from collections.abc import Collection

from app.commands.links import NONE, Members, links, relink
from app.commands.naming import counted, name_of, with_codes
from app.i18n import _, ngettext
from app.model.entities import Threat, ThreatSource, ThreatTechnique, Vulnerability, VulnerabilityAsset
from app.store.project import Project


def add_threat_sources(project: Project, *sources: ThreatSource) -> tuple[ThreatSource, ...]:
    """Add threat sources; those without a code get one. UserError when a value may not stand."""
    sources = with_codes(project, sources)
    label = ngettext("Add threat source {name}", "Add {count} threat sources", len(sources))
    with project.change(counted(label, sources)) as work:
        work.add(*sources)
    return sources


def add_threats(project: Project, *threats: Threat, techniques: Members = NONE) -> tuple[Threat, ...]:
    """Add threats; `techniques` names, by threat id, the ATT&CK for ICS techniques (T0843) of each."""
    threats = with_codes(project, threats)
    label = ngettext("Add threat {name}", "Add {count} threats", len(threats))
    with project.change(counted(label, threats)) as work:
        work.add(*threats)
        work.add(*links(ThreatTechnique, "threat_id", "technique", techniques))
    return threats


def add_vulnerabilities(
    project: Project, *vulnerabilities: Vulnerability, assets: Members = NONE
) -> tuple[Vulnerability, ...]:
    """Add vulnerabilities; `assets` names, by vulnerability id, the assets that have each."""
    vulnerabilities = with_codes(project, vulnerabilities)
    label = ngettext("Add vulnerability {name}", "Add {count} vulnerabilities", len(vulnerabilities))
    with project.change(counted(label, vulnerabilities)) as work:
        work.add(*vulnerabilities)
        work.add(*links(VulnerabilityAsset, "vulnerability_id", "asset_id", assets))
    return vulnerabilities


def set_threat_techniques(project: Project, threat_id: str, techniques: Collection[str]) -> None:
    """Say which ATT&CK for ICS techniques a threat uses, no others."""
    label = _("Set the techniques of {name}").format(name=name_of(project, Threat, threat_id))
    with project.change(label) as work:
        relink(work, ThreatTechnique, "threat_id", "technique", threat_id, techniques)


def set_vulnerable_assets(project: Project, vulnerability_id: str, asset_ids: Collection[str]) -> None:
    """Say which assets have a vulnerability, no others."""
    label = _("Set the assets of {name}").format(name=name_of(project, Vulnerability, vulnerability_id))
    with project.change(label) as work:
        relink(work, VulnerabilityAsset, "vulnerability_id", "asset_id", vulnerability_id, asset_ids)
