"""The real registers import unedited, with the zones that they name, and lose nothing."""

import os
from pathlib import Path

import pytest

from app.model.entities import Asset, Observation, Vulnerability, VulnerabilityAsset, Zone
from app.model.vocabulary import AssetKind, Criticality
from app.store.project import Project
from tests.inventory.registers import imported, planned
from tests.inventory.test_import import assert_nothing_lost

SAMPLES = Path(os.environ.get("ZONEWRIGHT_SAMPLES", "no samples"))
FILES = ["packaging_line_assets_it.csv", "packaging_line_inventory_it.xlsx"]

pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="ZONEWRIGHT_SAMPLES names no folder of samples")


@pytest.mark.parametrize("name", FILES)
def test_a_real_register_imports_unedited_and_is_undone_at_once(project: Project, name: str) -> None:
    start = project.digests().store
    path = SAMPLES / "assets" / name
    plan = imported(project, path)
    assert (plan.counts["new"], plan.counts["left_out"], plan.counts["not_understood"]) == (17, 0, 0)
    codes = {zone.id: (zone.code, zone.name) for zone in project.rows(Zone)}
    places = [codes[asset.zone_id or ""] for asset in project.rows(Asset)]
    assert {place: places.count(place) for place in places} == {
        ("Z-1", "PLC Zone"): 9,
        ("Z-2", "HMI Zone"): 5,
        ("Z-3-INF", "Infrastructure"): 1,
        ("Z-3-REM", "Remote Access"): 1,
        ("Z-4", "Unclassified"): 1,
    }
    assert_nothing_lost(project, plan)
    again = planned(project, path)
    assert again.counts["same"] == 17
    assert (again.additions, again.replacements, again.removals) == ((), (), ())
    project.undo()
    assert project.digests().store == start


def test_both_real_registers_agree(project: Project) -> None:
    imported(project, SAMPLES / "assets" / FILES[0])
    plan = imported(project, SAMPLES / "assets" / FILES[1])
    assert plan.counts["same"] == 17
    assert [difference for row in plan.rows for difference in row.differences] == []


def test_the_real_register_is_understood_field_by_field(project: Project) -> None:
    imported(project, SAMPLES / "assets" / FILES[1])
    assets = {asset.tag: asset for asset in project.rows(Asset)}
    kinds = [asset.kind for asset in assets.values()]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        AssetKind.CONTROLLER: 9,
        AssetKind.HMI: 5,
        AssetKind.WORKSTATION: 1,
        AssetKind.NETWORK_DEVICE: 1,
        AssetKind.GATEWAY: 1,
    }
    assert sum(asset.criticality is Criticality.ESSENTIAL for asset in assets.values()) == 12
    assert assets["A-016"].services == "22/tcp SSH; 23/tcp Telnet; 80/tcp HTTP"
    assert assets["A-011"].firmware == ""
    assert {asset.level for asset in assets.values()} == {None}, "the register states no level and none is guessed"
    assert len(project.rows(Vulnerability)) == 10
    assert len(project.rows(VulnerabilityAsset)) == 29
    assert {row.seen_on and row.seen_on.isoformat() for row in project.rows(Observation) if row.field == "Status"} == {
        "2026-03-19"
    }
