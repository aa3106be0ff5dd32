"""What scenarios are made of: threat sources, threats, vulnerabilities (ZCR 5.1, 5.2)."""

from collections.abc import Collection, Mapping

from app.commands.functions import NO_LINKS
from app.commands.naming import counted, name_of, with_codes
from app.commands.setters import relink
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


def add_threats(
    project: Project, *threats: Threat, techniques: Mapping[str, Collection[str]] = NO_LINKS
) -> tuple[Threat, ...]:
    """Add threats; `techniques` names, by threat id, the ATT&CK for ICS techniques (T0843) of each."""
    threats = with_codes(project, threats)
    label = ngettext("Add threat {name}", "Add {count} threats", len(threats))
    with project.change(counted(label, threats)) as work:
        work.add(*threats)
        work.add(*(ThreatTechnique(threat_id=id, technique=one) for id, many in techniques.items() for one in many))
    return threats


def add_vulnerabilities(
    project: Project, *vulnerabilities: Vulnerability, assets: Mapping[str, Collection[str]] = NO_LINKS
) -> tuple[Vulnerability, ...]:
    """Add vulnerabilities; `assets` names, by vulnerability id, the assets that have each."""
    vulnerabilities = with_codes(project, vulnerabilities)
    label = ngettext("Add vulnerability {name}", "Add {count} vulnerabilities", len(vulnerabilities))
    with project.change(counted(label, vulnerabilities)) as work:
        work.add(*vulnerabilities)
        work.add(*(VulnerabilityAsset(vulnerability_id=id, asset_id=one) for id, ids in assets.items() for one in ids))
    return vulnerabilities


def set_threat_techniques(project: Project, threat_id: str, techniques: Collection[str]) -> None:
    """Say which ATT&CK for ICS techniques a threat uses, no others."""
    label = _("Set the techniques of {name}").format(name=name_of(project, Threat, threat_id))
    with project.change(label) as work:
        relink(work, ThreatTechnique, ("threat_id", threat_id), "technique", techniques)


def set_vulnerable_assets(project: Project, vulnerability_id: str, asset_ids: Collection[str]) -> None:
    """Say which assets have a vulnerability, no others."""
    label = _("Set the assets of {name}").format(name=name_of(project, Vulnerability, vulnerability_id))
    with project.change(label) as work:
        relink(work, VulnerabilityAsset, ("vulnerability_id", vulnerability_id), "asset_id", asset_ids)
