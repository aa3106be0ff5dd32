"""What scenarios are made of: threat sources, threats, vulnerabilities (ZCR 5.1, 5.2)."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.i18n import N_
from app.model.entities import (
    Scenario,
    ScenarioVulnerability,
    Threat,
    ThreatSource,
    ThreatTechnique,
    Vulnerability,
    VulnerabilityAsset,
)
from app.model.kinds import Kind
from app.tables.column import Column, Table, columns_over
from app.tables.place import code_order
from app.workflow.assessment import Assessment
from app.workflow.reads import the


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A threat source and in how many scenarios it is named."""

    source: ThreatSource
    scenarios: int


@dataclass(frozen=True, slots=True)
class ThreatRow:
    """A threat with its ATT&CK for ICS techniques, and in how many scenarios it is named."""

    threat: Threat
    techniques: tuple[str, ...]
    scenarios: int


@dataclass(frozen=True, slots=True)
class VulnerabilityRow:
    """A vulnerability, how many assets have it, and in how many scenarios it is named."""

    vulnerability: Vulnerability
    assets: int
    scenarios: int


def _source(assessment: Assessment, source: ThreatSource) -> Iterator[SourceRow]:
    yield SourceRow(source, len(assessment.facts.where(Scenario, "threat_source_id", source.id)))


def _threat(assessment: Assessment, threat: Threat) -> Iterator[ThreatRow]:
    facts = assessment.facts
    techniques = sorted(link.technique for link in facts.where(ThreatTechnique, "threat_id", threat.id))
    yield ThreatRow(threat, tuple(techniques), len(facts.where(Scenario, "threat_id", threat.id)))


def _vulnerability(assessment: Assessment, row: Vulnerability) -> Iterator[VulnerabilityRow]:
    facts = assessment.facts
    yield VulnerabilityRow(
        row,
        len(facts.where(VulnerabilityAsset, "vulnerability_id", row.id)),
        len(facts.where(ScenarioVulnerability, "vulnerability_id", row.id)),
    )


_of_source = columns_over(ThreatSource, "source")
_of_threat = columns_over(Threat, "threat")
_of_vulnerability = columns_over(Vulnerability, "vulnerability")

THREAT_SOURCES: Table[SourceRow] = Table(
    "threat_sources",
    N_("Threat sources"),
    _source,
    lambda row: row.source.id,
    (
        _of_source("code", N_("Code"), width=8),
        _of_source("name", N_("Name"), width=22),
        _of_source("capability", N_("Capability"), width=16, priority=1),
        _of_source("means", N_("Means"), width=12, priority=1),
        _of_source("resources", N_("Resources"), width=12, priority=1),
        _of_source("skill", N_("Skill"), width=12, priority=1),
        _of_source("motivation", N_("Motivation"), width=12, priority=1),
        _of_source("warrants", N_("Warrants SL"), width=10),
        _of_source("credible", N_("Credible"), width=10, hint=N_("Only credible sources count in SL-T.")),
        Column("scenarios", N_("Scenarios"), Kind.INTEGER, lambda row: row.scenarios, width=11),
        _of_source("description", N_("Description"), width=0, priority=1),
    ),
    subjects=(ThreatSource,),
    reads=(the(ThreatSource).each(Scenario, "threat_source_id"),),
    order=lambda row: (code_order(row.source.code), row.source.id),
    entity=ThreatSource,
)

THREATS: Table[ThreatRow] = Table(
    "threats",
    N_("Threats"),
    _threat,
    lambda row: row.threat.id,
    (
        _of_threat("code", N_("Code"), width=8),
        _of_threat("name", N_("Name"), width=34),
        Column(
            "techniques", N_("Techniques"), Kind.CODES, lambda row: row.techniques, width=22, hint=N_("ATT&CK for ICS.")
        ),
        Column("scenarios", N_("Scenarios"), Kind.INTEGER, lambda row: row.scenarios, width=11),
        _of_threat("description", N_("Description"), width=0),
    ),
    subjects=(Threat,),
    reads=(the(Threat).each(ThreatTechnique, "threat_id"), the(Threat).each(Scenario, "threat_id")),
    order=lambda row: (code_order(row.threat.code), row.threat.id),
    entity=Threat,
)

VULNERABILITIES: Table[VulnerabilityRow] = Table(
    "vulnerabilities",
    N_("Vulnerabilities"),
    _vulnerability,
    lambda row: row.vulnerability.id,
    (
        _of_vulnerability("code", N_("Code"), width=8),
        _of_vulnerability("title", N_("Title"), width=34),
        _of_vulnerability("cve", N_("CVE"), width=16),
        _of_vulnerability("cvss", N_("CVSS vector"), width=28),
        Column("assets", N_("Assets"), Kind.INTEGER, lambda row: row.assets, width=10),
        Column("scenarios", N_("Scenarios"), Kind.INTEGER, lambda row: row.scenarios, width=11),
        _of_vulnerability("description", N_("Description"), width=0),
    ),
    subjects=(Vulnerability,),
    reads=(
        the(Vulnerability).each(VulnerabilityAsset, "vulnerability_id"),
        the(Vulnerability).each(ScenarioVulnerability, "vulnerability_id"),
    ),
    order=lambda row: (code_order(row.vulnerability.code), row.vulnerability.id),
    entity=Vulnerability,
)
