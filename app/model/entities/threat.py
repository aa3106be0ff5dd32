"""What scenarios are made of: threat sources, threats, vulnerabilities, countermeasures."""

from typing import Annotated

from app.model.fields import Code, Day, Decimal, Entity, Flag, Level, Line, Prose, entity, link, part_of
from app.model.vocabulary import CountermeasureKind, CountermeasureState


@entity("threat_source", natural=("code",), prefix="TS-", unique=("code",))
class ThreatSource(Entity):
    """Who or what brings a threat. `warrants` is the security level that the source calls for."""

    code: Code = ""
    name: Line = ""
    capability: Line = ""
    means: Line = ""
    resources: Line = ""
    skill: Line = ""
    motivation: Line = ""
    warrants: Level = 1
    credible: Flag = True
    description: Prose = ""


@entity("threat", natural=("code",), prefix="TH-", unique=("code",))
class Threat(Entity):
    """A threat of the project's library."""

    code: Code = ""
    name: Line = ""
    description: Prose = ""


@entity("threat_technique", natural=("threat_id", "technique"), unique=("threat_id", "technique"))
class ThreatTechnique(Entity):
    """An ATT&CK for ICS technique of a threat, by its id (T0843)."""

    threat_id: Annotated[str, part_of("threat")]
    technique: Code


@entity("vulnerability", natural=("code",), prefix="VU-", unique=("code",))
class Vulnerability(Entity):
    """A weakness, in words or as a CVE with its CVSS vector."""

    code: Code = ""
    title: Line = ""
    description: Prose = ""
    cve: Code = ""
    cvss: Line = ""


@entity("vulnerability_asset", natural=("vulnerability_id", "asset_id"), unique=("vulnerability_id", "asset_id"))
class VulnerabilityAsset(Entity):
    """An asset that has a vulnerability."""

    vulnerability_id: Annotated[str, part_of("vulnerability")]
    asset_id: Annotated[str, part_of("asset")]


@entity("countermeasure", natural=("code",), prefix="CM-", unique=("code",))
class Countermeasure(Entity):
    """A countermeasure. A planned one is an action: it needs an owner and a date."""

    code: Code = ""
    name: Line = ""
    kind: CountermeasureKind = CountermeasureKind.TECHNICAL
    state: CountermeasureState = CountermeasureState.PLANNED
    owner: Line = ""
    due: Day = None
    implemented_on: Day = None
    expires: Day = None
    cost: Decimal = ""
    evidence: Prose = ""
    evidence_document_id: Annotated[str | None, link("document")] = None
    description: Prose = ""


@entity(
    "countermeasure_requirement",
    natural=("countermeasure_id", "requirement"),
    unique=("countermeasure_id", "requirement"),
)
class CountermeasureRequirement(Entity):
    """A requirement that a countermeasure serves, by its catalogue id (SR 1.13)."""

    countermeasure_id: Annotated[str, part_of("countermeasure")]
    requirement: Code
