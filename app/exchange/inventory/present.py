"""What a register is compared with: the assets and zones of a project, and what earlier registers said of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.commands.register import given_codes
from app.exchange.inventory.words import normalised
from app.exchange.inventory.zones import KnownZones
from app.model.entities import Asset, Observation, Vulnerability, VulnerabilityAsset, Zone
from app.model.vocabulary import ObservationSource
from app.progress import many_rows
from app.store.project import Project

Spot = tuple[str, str, str]
"""Where an observation stands: id of its subject, field, name of the source."""


@dataclass(frozen=True, slots=True)
class Present:
    """One state of a project, as far as an import looks at it.

    `observations` are those of registers by subject, field and source; `links` the pairs of vulnerability and asset;
    `vulnerability_codes` every code that was ever given.
    """

    assets: tuple[Asset, ...]
    zones: KnownZones
    observations: Mapping[Spot, Observation]
    vulnerabilities: tuple[Vulnerability, ...]
    links: frozenset[tuple[str, str]]
    vulnerability_codes: frozenset[str]


@many_rows()
def read_present(project: Project) -> Present:
    """The present state of a project."""
    zones = tuple(project.rows(Zone))
    observed = [row for row in project.rows(Observation) if row.source is ObservationSource.REGISTER]
    of_zones = [row for row in observed if row.subject_table == Zone.table and row.field == "name"]
    called = {normalised(text): row.subject_id for row in of_zones for text in row.value.splitlines()}
    in_use = {zone.code for zone in zones}
    former = {code: name for code, name in given_codes(project, Zone).items() if code not in in_use}
    return Present(
        assets=tuple(project.rows(Asset)),
        zones=KnownZones(zones, called, former),
        observations={(row.subject_id, row.field, row.source_name): row for row in observed},
        vulnerabilities=tuple(project.rows(Vulnerability)),
        links=frozenset((row.vulnerability_id, row.asset_id) for row in project.rows(VulnerabilityAsset)),
        vulnerability_codes=frozenset(given_codes(project, Vulnerability)),
    )
