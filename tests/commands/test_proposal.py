"""A proposal of zones: every asset without a place gets one with a reason, and one undo takes the whole back."""

from datetime import date

import pytest

from app.commands.assets import add_assets
from app.commands.proposal import Proposed, accept_proposal, propose_zones, waiting
from app.model.entities import Asset, EssentialFunction, FunctionAsset, Observation, Zone
from app.model.fields import Entity
from app.model.vocabulary import AssetKind, PurdueLevel
from app.store.project import Project
from app.workflow.facts import Facts


def facts(*rows: Entity) -> Facts:
    by_table: dict[str, list[Entity]] = {}
    for row in rows:
        by_table.setdefault(row.table, []).append(row)
    return Facts(by_table, date(2026, 3, 9))


def named(proposed: tuple[Proposed, ...], known: Facts) -> dict[str, list[str]]:
    """Names of the zones, and the tags in each."""
    return {one.zone.name: [known.all(Asset)[id].tag for id in one.assets] for one in proposed}


@pytest.mark.parametrize(
    ("asset", "zone"),
    [
        (Asset(tag="SIS-01", level=PurdueLevel.L1, safety_related=True, wireless=True), "Safety"),
        (Asset(tag="ERP", level=PurdueLevel.L4, business=True), "Business systems"),
        (Asset(tag="LAP-ENG", level=PurdueLevel.L3, temporary=True), "Temporary devices"),
        (Asset(tag="WGW-01", level=PurdueLevel.L1, wireless=True), "Wireless"),
        (Asset(tag="GW-20", level=PurdueLevel.L3, external=True), "External connections"),
        (Asset(tag="JH-01", level=PurdueLevel.L35), "Plant DMZ"),
        (Asset(tag="SCD-01", level=PurdueLevel.L3), "Site operations"),
        (Asset(tag="HMI-01", kind=AssetKind.HMI), "Supervisory control"),
        (Asset(tag="LIT-20", level=PurdueLevel.L0), "Process control"),
        (Asset(tag="X-1"), "To be sorted"),
    ],
    ids=lambda value: getattr(value, "tag", value),
)
def test_what_is_to_be_kept_apart_and_the_level_decide_about_a_new_zone(asset: Asset, zone: str) -> None:
    (proposed,) = propose_zones(facts(asset))
    assert (proposed.zone.name, proposed.is_new, proposed.assets) == (zone, True, (asset.id,))
    assert proposed.zone.safety is asset.safety_related
    assert proposed.reason.endswith(".")


def test_controllers_of_one_function_stand_together() -> None:
    dosing = EssentialFunction(code="EF-01", name="Disinfection")
    plc, hmi = Asset(tag="PLC-04", level=PurdueLevel.L1), Asset(tag="HMI-03", level=PurdueLevel.L2)
    uses = [FunctionAsset(function_id=dosing.id, asset_id=asset.id) for asset in (plc, hmi)]
    known = facts(dosing, plc, hmi, *uses)
    (proposed,) = propose_zones(known)
    assert named((proposed,), known) == {"Disinfection": ["HMI-03", "PLC-04"]}
    assert (proposed.zone.code, proposed.zone.lowest_level, proposed.zone.highest_level) == (
        "Z-DIS",
        PurdueLevel.L1,
        PurdueLevel.L2,
    )
    assert "EF-01" in proposed.reason


def test_a_zone_that_holds_the_like_is_taken_before_a_new_one_is_made() -> None:
    there = Zone(code="Z-DIS", name="Disinfection")
    placed = Asset(tag="PLC-04", kind=AssetKind.CONTROLLER, addresses="10.20.40.11", zone_id=there.id)
    new = Asset(tag="PLC-05", kind=AssetKind.CONTROLLER, addresses="10.20.40.12", level=PurdueLevel.L1)
    (proposed,) = propose_zones(facts(there, placed, new))
    assert (proposed.zone, proposed.is_new, proposed.assets) == (there, False, (new.id,))
    assert "Z-DIS" in proposed.reason


def test_the_same_level_alone_is_no_reason_to_share_a_zone() -> None:
    there = Zone(code="Z-DIS", name="Disinfection")
    placed = Asset(tag="PLC-04", kind=AssetKind.CONTROLLER, level=PurdueLevel.L1, zone_id=there.id)
    new = Asset(tag="RTU-20", kind=AssetKind.RTU, level=PurdueLevel.L1)
    (proposed,) = propose_zones(facts(there, placed, new))
    assert (proposed.zone.name, proposed.is_new) == ("Process control", True)


def test_a_zone_that_another_list_names_comes_first() -> None:
    asset = Asset(tag="PLC-04", level=PurdueLevel.L1)
    seen = Observation(subject_table="asset", subject_id=asset.id, field="zone_id", value="Dosing", source_name="CMDB")
    (proposed,) = propose_zones(facts(asset, seen))
    assert (proposed.zone.name, proposed.zone.code, proposed.is_new) == ("Dosing", "Z-DOS", True)


def test_an_empty_zone_of_the_same_name_is_taken() -> None:
    there = Zone(code="Z-90", name="Site operations")
    (proposed,) = propose_zones(facts(there, Asset(tag="SCD-01", level=PurdueLevel.L3)))
    assert (proposed.zone, proposed.is_new) == (there, False)


def test_what_has_a_place_or_is_outside_the_system_is_left_alone() -> None:
    there = Zone(code="Z-90")
    rows = (there, Asset(tag="A", zone_id=there.id), Asset(tag="B", conduit_id="c"), Asset(tag="C", in_scope=False))
    assert list(waiting(facts(*rows))) == []
    assert propose_zones(facts(*rows)) == ()


def test_one_undo_takes_zones_and_placements_back(plant: Project) -> None:
    one, other = add_assets(plant, Asset(tag="NEW-1", level=PurdueLevel.L2), Asset(tag="NEW-2", temporary=True))
    before = plant.digests().store
    made = Proposed(Zone(name="Outpost"), True, (one.id,), "")
    (zone,) = accept_proposal(plant, [made, Proposed(plant.rows(Zone)[0], False, (other.id,), "")])
    assert zone.code.startswith("Z-")
    assert plant.rows(Asset, [one.id])[0].zone_id == zone.id
    assert plant.undo() == "Place 2 assets in 2 zones"
    assert plant.digests().store == before


def test_ten_thousand_assets_are_proposed_for_in_no_time_that_one_waits_for() -> None:
    there = Zone(code="Z-DIS")
    placed = (Asset(tag=f"PLC-{n}", kind=AssetKind.CONTROLLER, zone_id=there.id) for n in range(5_000))
    waiting = (Asset(tag=f"PLC-{n}", kind=AssetKind.CONTROLLER) for n in range(5_000, 10_000))
    (proposed,) = propose_zones(facts(there, *placed, *waiting))
    assert len(proposed.assets) == 5_000
