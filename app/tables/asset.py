"""Assets (ZCR 1.1)."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.i18n import N_
from app.model.entities import (
    Asset,
    AssetGroup,
    Conduit,
    EssentialFunction,
    FunctionAsset,
    GroupAsset,
    Vulnerability,
    VulnerabilityAsset,
    Zone,
)
from app.model.kinds import Kind
from app.tables.column import Column, Table, columns_over, field_column
from app.tables.place import code_order, place_order, place_title
from app.workflow.assessment import Assessment
from app.workflow.reads import the


@dataclass(frozen=True, slots=True)
class AssetRow:
    """An asset, where it stands, the codes of functions and groups that rest on it, and of its vulnerabilities."""

    asset: Asset
    zone: Zone | None
    conduit: Conduit | None
    rated: tuple[str, ...]
    vulnerabilities: tuple[str, ...]


def _row(assessment: Assessment, asset: Asset) -> Iterator[AssetRow]:
    facts, id = assessment.facts, asset.id
    functions = (facts.get(EssentialFunction, use.function_id) for use in facts.where(FunctionAsset, "asset_id", id))
    groups = (facts.get(AssetGroup, member.group_id) for member in facts.where(GroupAsset, "asset_id", id))
    flaws = (facts.get(Vulnerability, has.vulnerability_id) for has in facts.where(VulnerabilityAsset, "asset_id", id))
    yield AssetRow(
        asset,
        facts.get(Zone, asset.zone_id),
        facts.get(Conduit, asset.conduit_id),
        tuple(sorted((row.code for row in (*functions, *groups) if row is not None), key=code_order)),
        tuple(sorted((row.code for row in flaws if row is not None), key=code_order)),
    )


_own = columns_over(Asset, "asset")

_COLUMNS: tuple[Column[AssetRow], ...] = (
    _own("tag", N_("Tag"), width=12),
    _own("name", N_("Name"), width=26),
    _own(
        "quantity",
        N_("Quantity"),
        width=8,
        priority=2,
        hint=N_("How many a grouped tag such as P-401..404 stands for."),
    ),
    _own("kind", N_("Kind"), width=15),
    _own("vendor", N_("Vendor"), width=11, priority=1),
    _own("model", N_("Model"), width=14, priority=1),
    _own("firmware", N_("Firmware"), width=9, priority=1),
    _own("serial", N_("Serial number"), width=12, priority=3),
    _own("addresses", N_("Addresses"), width=13, priority=1, hint=N_("Network addresses, or the kind of signal.")),
    _own("mac", N_("MAC address"), width=19, priority=3),
    _own("services", N_("Services"), width=16, priority=3, hint=N_("Ports and services that the asset offers.")),
    _own("location", N_("Location"), width=14, priority=2),
    _own("level", N_("Level"), width=6, hint=N_("Level of the Purdue reference model.")),
    field_column(
        Asset,
        "zone_id",
        N_("Zone"),
        lambda row: row.zone.code if row.zone else None,
        width=8,
        wanted=lambda row: row.asset.in_scope and row.conduit is None,
    ),
    field_column(
        Asset,
        "conduit_id",
        N_("Conduit"),
        lambda row: row.conduit.code if row.conduit else None,
        width=9,
        priority=2,
        hint=N_("The conduit that a boundary device or network equipment belongs to, instead of a zone."),
    ),
    _own("criticality", N_("Criticality"), width=11),
    _own("end_of_support", N_("End of support"), width=18, priority=1, until=True),
    _own("business", N_("Business"), width=5, priority=2, hint=N_("Belongs to the business network, not to the IACS.")),
    _own("safety_related", N_("Safety"), width=5, priority=2, hint=N_("Safety-related.")),
    _own("temporary", N_("Temporary"), width=5, priority=2, hint=N_("Connected only at times.")),
    _own("wireless", N_("Wireless"), width=5, priority=2, hint=N_("Communicates without wires.")),
    _own("external", N_("External"), width=5, priority=2, hint=N_("Connected to a network outside the system.")),
    _own("passive", N_("Passive"), width=5, priority=2, hint=N_("Has no electronics to attack; needs no SL-C.")),
    _own("in_scope", N_("In scope"), width=5, priority=2, hint=N_("Part of the system under consideration.")),
    _own("owner", N_("Owner"), width=13, priority=2),
    _own("phase", N_("Lifecycle phase"), width=12, priority=3),
    _own(
        "sl_c",
        N_("Declared SL-C"),
        width=14,
        priority=2,
        hint=N_("Capability that the supplier declares, FR 1 to FR 7."),
    ),
    Column(
        "rated",
        N_("Functions and groups"),
        Kind.CODES,
        lambda row: row.rated,
        width=12,
        priority=2,
        hint=N_("Essential functions and asset groups that rest on the asset."),
    ),
    Column(
        "vulnerabilities",
        N_("Vulnerabilities"),
        Kind.CODES,
        lambda row: row.vulnerabilities,
        width=12,
        priority=3,
    ),
    _own("notes", N_("Notes"), width=28, priority=3),
)

ASSETS: Table[AssetRow] = Table(
    "assets",
    N_("Assets"),
    _row,
    lambda row: row.asset.id,
    _COLUMNS,
    subjects=(Asset,),
    reads=(
        the(Asset).its("zone_id"),
        the(Asset).its("conduit_id"),
        the(Asset).each(FunctionAsset, "asset_id").its("function_id"),
        the(Asset).each(GroupAsset, "asset_id").its("group_id"),
        the(Asset).each(VulnerabilityAsset, "asset_id").its("vulnerability_id"),
    ),
    order=lambda row: (place_order(row.zone or row.conduit), code_order(row.asset.tag), row.asset.id),
    entity=Asset,
    group="zone_id",
    group_title=lambda row: place_title(row.zone or row.conduit),
)
