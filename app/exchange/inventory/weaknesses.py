"""The vulnerabilities that a workbook lists, beside those of the project."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.exchange.inventory.beside import Weakness
from app.exchange.inventory.plan import Outcome, RowPlan, VulnerabilityPlan
from app.exchange.inventory.present import Present
from app.exchange.inventory.words import normalised
from app.model.codes import next_code
from app.model.entities import Asset, Vulnerability, VulnerabilityAsset
from app.model.fields import Entity


def plan_vulnerabilities(
    weaknesses: Iterable[Weakness], rows: Sequence[RowPlan], present: Present
) -> tuple[tuple[VulnerabilityPlan, ...], list[Entity]]:
    """What becomes of each weakness, and the rows to add: new vulnerabilities, and links to assets that lack them.

    A vulnerability of the same title and CVE is the same; its texts stay as they are here.
    """
    assets = {row.row: row.asset for row in rows if row.outcome is not Outcome.ASK}
    known = {_identity(row): row for row in present.vulnerabilities}
    codes, links = set(present.vulnerability_codes), set(present.links)
    planned: list[VulnerabilityPlan] = []
    additions: list[Entity] = []
    for weakness in weaknesses:
        concerned = [assets[entry.row] for entry in weakness.entries if entry.row in assets]
        if not concerned:
            continue
        found = known.get(_identity(weakness.vulnerability))
        vulnerability = found or replace(weakness.vulnerability, code=next_code(Vulnerability.prefix, codes))
        if found is None:
            codes.add(vulnerability.code)
            known[_identity(vulnerability)] = vulnerability
            additions.append(vulnerability)
        additions += _links(vulnerability, concerned, links)
        tags = tuple(asset.tag or asset.name for asset in concerned)
        planned.append(VulnerabilityPlan(weakness.sheet, weakness.row, vulnerability, found is None, tags))
    return tuple(planned), additions


def _links(
    vulnerability: Vulnerability, assets: Iterable[Asset], known: set[tuple[str, str]]
) -> list[VulnerabilityAsset]:
    """The links that are missing; they are known from then on."""
    missing = [asset.id for asset in assets if (vulnerability.id, asset.id) not in known]
    known |= {(vulnerability.id, id) for id in missing}
    return [VulnerabilityAsset(vulnerability_id=vulnerability.id, asset_id=id) for id in missing]


def _identity(row: Vulnerability) -> tuple[str, str]:
    return normalised(row.title), row.cve
