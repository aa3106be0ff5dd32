"""What an edit carries along: contents of zones, places of assets, paths of flows, methods of ratings."""

import pytest

from app.catalog.catalogue import Catalogue
from app.commands.assets import move_assets, move_assets_to_conduit
from app.commands.cells import Deed, delete_rows, edit_cells, edit_field, editable
from app.commands.conduits import add_conduits, delete_conduits, join_zones
from app.commands.contents import Contents
from app.commands.fixes import FIXES, apply_fix, place_as_suggested
from app.commands.flows import route_flows, set_flow_path
from app.commands.functions import delete_functions, describe_functions
from app.commands.observations import adopt_observations
from app.commands.ratings import score_impact, score_likelihood
from app.commands.scenarios import add_scenarios
from app.commands.zones import add_zones, delete_zones, merge_zones, nest_zones
from app.errors import UserError
from app.exchange.sample import SAMPLE_DAY
from app.model.entities import (
    ENTITIES,
    Asset,
    AssetGroup,
    Conduit,
    ConduitZone,
    EssentialFunction,
    Flow,
    Observation,
    Passage,
    Rating,
    RequirementState,
    Scenario,
    Zone,
)
from app.model.entities import Project as ProjectRow
from app.model.fields import Entity, fields_of
from app.model.vocabulary import Stage
from app.queries.facts import load_facts
from app.store.project import Project
from app.workflow.assessment import Assessment
from app.workflow.finding import Finding


def by_code(project: Project, kind: type[Entity], code: str) -> str:
    """The id of the row that people call so."""
    name = "tag" if kind is Asset else "code"
    (id,) = (row.id for row in project.rows(kind) if getattr(row, name) == code)
    return id


def test_a_zone_that_holds_something_is_not_deleted_before_it_is_said_what_becomes_of_it(plant: Project) -> None:
    with pytest.raises(UserError, match="AIT-41, AIT-42, DR-012") as refused:
        delete_rows(plant, Zone, [by_code(plant, Zone, "Z-DIS")])
    assert "move them" in refused.value.hint


def test_contents_of_a_deleted_zone_move_up(plant: Project) -> None:
    dosing, control = by_code(plant, Zone, "Z-DIS"), by_code(plant, Zone, "Z-CTL")
    delete_zones(plant, [dosing], Contents.MOVE_UP)
    moved = {row.tag for row in plant.rows(Asset) if row.zone_id == control}
    assert {"PLC-04", "HMI-03", "HMI-01"} <= moved
    assert {row.code for row in plant.rows(Scenario) if row.zone_id == control} >= {"DR-008", "DR-012", "DR-036"}
    assert not [row for row in plant.rows(RequirementState) if row.zone_id == dosing]


def test_sub_zones_of_a_deleted_zone_move_up(plant: Project) -> None:
    treatment, control = by_code(plant, Zone, "Z-TRT"), by_code(plant, Zone, "Z-CTL")
    delete_zones(plant, [treatment], Contents.MOVE_UP)
    assert plant.rows(Zone, [by_code(plant, Zone, "Z-WLS")])[0].parent_id == control


def test_scenarios_of_a_deleted_zone_are_never_dropped_unasked(plant: Project) -> None:
    with pytest.raises(UserError, match="DR-001"):
        delete_zones(plant, [by_code(plant, Zone, "Z-DMZ")], Contents.MOVE_UP)
    with pytest.raises(UserError, match="DR-001"):
        delete_zones(plant, [by_code(plant, Zone, "Z-DMZ")], Contents.CLEAR)
    with pytest.raises(UserError, match="DR-002"):
        delete_conduits(plant, [by_code(plant, Conduit, "C-07")], Contents.CLEAR)


def test_a_zone_can_be_deleted_with_everything_in_it(plant: Project) -> None:
    delete_zones(plant, [by_code(plant, Zone, "Z-TRT")], Contents.DELETE)
    assert {row.code for row in plant.rows(Zone)}.isdisjoint({"Z-TRT", "Z-WLS"})
    assert {row.tag for row in plant.rows(Asset)}.isdisjoint({"PLC-01", "WGW-01"})
    assert "DR-019" not in {row.code for row in plant.rows(Scenario)}


def test_undo_of_a_zone_delete_brings_back_its_assets_scenarios_and_levels(plant: Project) -> None:
    before = plant.digests().store
    delete_zones(plant, [by_code(plant, Zone, "Z-DIS")], Contents.DELETE)
    assert plant.undo() == "Delete zone Z-DIS"
    assert plant.digests().store == before


def test_a_zone_cannot_lie_within_itself(plant: Project) -> None:
    control, wireless = by_code(plant, Zone, "Z-CTL"), by_code(plant, Zone, "Z-WLS")
    with pytest.raises(UserError, match="within itself"):
        nest_zones(plant, [control], wireless)
    with pytest.raises(UserError, match="within itself"):
        edit_field(plant, Zone, [control], "parent_id", control)
    one, other = Zone(code="Z-ONE"), Zone(code="Z-TWO")
    with pytest.raises(UserError, match="within itself"):
        add_zones(plant, Zone(id=one.id, code="Z-ONE", parent_id=other.id), Zone(id=other.id, parent_id=one.id))


def test_merging_zones_keeps_their_assets_scenarios_and_conduits(plant: Project) -> None:
    treatment, lifting = by_code(plant, Zone, "Z-TRT"), by_code(plant, Zone, "Z-HLP")
    merge_zones(plant, [lifting], treatment)
    assert {row.tag for row in plant.rows(Asset) if row.zone_id == treatment} >= {"PLC-01", "PLC-06"}
    assert by_code(plant, Scenario, "DR-011")
    joined = {row.zone_id for row in plant.rows(ConduitZone) if row.conduit_id == by_code(plant, Conduit, "C-10")}
    assert joined == {treatment, by_code(plant, Zone, "Z-CTL")}


def test_an_asset_that_gets_a_conduit_leaves_its_zone_and_the_other_way_round(plant: Project) -> None:
    firewall, conduit = by_code(plant, Asset, "FW-02"), by_code(plant, Conduit, "C-02")
    move_assets_to_conduit(plant, [firewall], conduit)
    assert (plant.rows(Asset, [firewall])[0].zone_id, plant.rows(Asset, [firewall])[0].conduit_id) == (None, conduit)
    zone = by_code(plant, Zone, "Z-OPS")
    edit_field(plant, Asset, [firewall], "zone_id", zone)
    assert (plant.rows(Asset, [firewall])[0].zone_id, plant.rows(Asset, [firewall])[0].conduit_id) == (zone, None)
    with pytest.raises(UserError, match="at once"):
        edit_cells(plant, Asset, {by_code(plant, Asset, "SW-44"): {"zone_id": zone, "conduit_id": conduit}})


def test_a_conduit_may_join_one_zone_but_not_one_twice(plant: Project) -> None:
    zone = by_code(plant, Zone, "Z-OPS")
    (loop,) = add_conduits(plant, Conduit(), zones={})
    join_zones(plant, loop.id, [zone])
    assert loop.code == "C-12", "the codes of the plant go on"
    other = Conduit(code="C-99")
    with pytest.raises(UserError, match="already"):
        add_conduits(plant, other, zones={other.id: [zone, zone]})


def test_a_deleted_code_is_not_given_again(plant: Project) -> None:
    (first,) = add_scenarios(plant, Scenario(zone_id=by_code(plant, Zone, "Z-OPS")))
    delete_rows(plant, Scenario, [first.id])
    (second,) = add_scenarios(plant, Scenario(zone_id=by_code(plant, Zone, "Z-OPS")))
    assert (first.code, second.code) == ("DR-039", "DR-040")


def test_a_flow_with_another_end_passes_the_conduits_that_lead_there(plant: Project) -> None:
    flow = by_code(plant, Flow, "F-01")
    assert _path(plant, flow) == ["C-03", "C-11"]
    edit_field(plant, Flow, [flow], "target_id", by_code(plant, Asset, "PLC-04"))
    assert _path(plant, flow) == ["C-03", "C-04"]
    edit_field(plant, Flow, [flow], "protocol", "OPC UA")
    assert _path(plant, flow) == ["C-03", "C-04"]
    plant.undo()
    plant.undo()
    assert _path(plant, flow) == ["C-03", "C-11"]


def test_the_path_that_a_person_gave_stays_while_the_ends_stay(plant: Project) -> None:
    flow = by_code(plant, Flow, "F-01")
    set_flow_path(plant, flow, [by_code(plant, Conduit, "C-05")])
    edit_field(plant, Flow, [flow], "port", "TCP 503")
    assert _path(plant, flow) == ["C-05"]


def test_the_owner_of_a_function_is_refused_for_a_group_and_nothing_is_written(plant: Project) -> None:
    function, group = by_code(plant, EssentialFunction, "EF-01"), by_code(plant, AssetGroup, "AG-01")
    with pytest.raises(UserError, match="no owner"):
        describe_functions(plant, {function: {"owner": "T. Abara"}, group: {"owner": "T. Abara"}})
    assert plant.rows(EssentialFunction, [function])[0].owner == "M. Osei"


def test_functions_and_groups_that_are_deleted_leave_their_assets(plant: Project) -> None:
    assets = len(plant.rows(Asset))
    delete_functions(plant, [by_code(plant, EssentialFunction, "EF-01"), by_code(plant, AssetGroup, "AG-01")])
    assert len(plant.rows(Asset)) == assets
    assert plant.undo() == "Delete EF-01, AG-01"


def _path(project: Project, flow: str) -> list[str]:
    """The codes of the conduits that a flow passes, in order."""
    codes = {row.id: row.code for row in project.rows(Conduit)}
    passages = sorted((row for row in project.rows(Passage) if row.flow_id == flow), key=lambda row: row.position)
    return [codes[row.conduit_id] for row in passages]


def test_a_flow_takes_the_shortest_path_through_conduits(plant: Project) -> None:
    flow = by_code(plant, Flow, "F-32")
    set_flow_path(plant, flow, [])
    assert route_flows(plant, [flow]) == ()
    codes = {row.id: row.code for row in plant.rows(Conduit)}
    passages = sorted((row for row in plant.rows(Passage) if row.flow_id == flow), key=lambda row: row.position)
    assert [(row.position, codes[row.conduit_id]) for row in passages] == [(1, "C-03"), (2, "C-04")]


def test_the_paths_of_the_plant_are_the_shortest_ones(plant: Project) -> None:
    before = {(row.flow_id, row.position): row.conduit_id for row in plant.rows(Passage)}
    routed = by_code(plant, Flow, "F-41")
    unrouted = route_flows(plant, [row.id for row in plant.rows(Flow)])
    after = {(row.flow_id, row.position): row.conduit_id for row in plant.rows(Passage)}
    assert {key: after[key] for key in before} == before
    assert after.keys() - before.keys() == {(routed, 1)}
    assert {row.code for row in plant.rows(Flow, unrouted)} == {"F-28", "F-38"}


def test_a_flow_between_places_that_nothing_joins_has_no_path(plant: Project) -> None:
    with pytest.raises(UserError, match="No chain of conduits"):
        route_flows(plant, [by_code(plant, Flow, "F-38")])


def test_a_score_is_given_under_the_method_in_force(plant: Project) -> None:
    scenario, (project,) = by_code(plant, Scenario, "DR-017"), plant.rows(ProjectRow)
    score_likelihood(plant, scenario, Stage.UNMITIGATED, 4)
    score_impact(plant, scenario, Stage.UNMITIGATED, "AV", 3)
    score_impact(plant, scenario, Stage.UNMITIGATED, "HS", 2)
    (rating,) = (row for row in plant.rows(Rating) if row.scenario_id == scenario)
    assert (rating.likelihood, rating.impacts, rating.method_id) == (4, "HS=2 AV=3", project.method_id)


def test_labels_name_what_was_edited(plant: Project) -> None:
    plc, panel = by_code(plant, Asset, "PLC-04"), by_code(plant, Asset, "HMI-03")
    edit_field(plant, Asset, [plc], "firmware", "4.3.0")
    assert plant.undo() == "Set firmware of PLC-04 to 4.3.0"
    edit_field(plant, Asset, [plc, panel], "location", "Annex")
    assert plant.undo() == "Set location of PLC-04 and HMI-03 to Annex"
    edit_cells(plant, Asset, {plc: {"firmware": "4.3.0", "mac": "02:00:00:00:00:01"}})
    assert plant.undo() == "Set 2 cells of PLC-04"
    dosing = by_code(plant, Zone, "Z-DIS")
    edit_cells(plant, Asset, {plc: {"zone_id": None}, panel: {"zone_id": None}})
    assert plant.undo() == "Clear zone of PLC-04 and HMI-03"
    edit_field(plant, Asset, [plc, panel, by_code(plant, Asset, "SW-44")], "wireless", True)
    assert plant.undo() == "Set wireless of PLC-04 and 2 more to yes"
    edit_cells(plant, Asset, {panel: {"firmware": "4.2.1", "model": "X"}}, Deed.PASTE)
    assert plant.undo() == "Paste 2 cells"
    edit_cells(plant, Asset, {plc: {"firmware": "9"}, panel: {"firmware": "9"}}, Deed.FILL)
    assert plant.undo() == "Fill firmware down 2 rows"
    edit_cells(plant, Asset, {plc: {"firmware": "9"}}, Deed.PASTE, [Asset(tag="NEW-1", zone_id=dosing)])
    assert plant.undo() == "Paste 2 rows"
    edit_cells(plant, Asset, {plc: {"firmware": ""}}, Deed.CLEAR)
    assert plant.undo() == "Clear 1 cell of PLC-04"
    move_assets(plant, [plc, panel, by_code(plant, Asset, "PLC-05")], by_code(plant, Zone, "Z-HLP"))
    assert plant.undo() == "Move PLC-04 and 2 more to Z-HLP"
    score_likelihood(plant, by_code(plant, Scenario, "DR-014"), Stage.CURRENT, 3)
    assert plant.undo() == "Likelihood of DR-014, residual: 3"


def test_an_observed_value_is_taken_over_in_the_fields_own_type(plant: Project) -> None:
    (seen,) = (row for row in plant.rows(Observation) if row.field == "title")
    adopt_observations(plant, [seen.id])
    (scenario,) = plant.rows(Scenario, [by_code(plant, Scenario, "DR-021")])
    assert scenario.title == "Write command crosses C-05 into the safety logic"
    assert seen.id not in {row.id for row in plant.rows(Observation)}


@pytest.mark.parametrize("kind", ENTITIES, ids=lambda kind: kind.table)
def test_what_a_row_is_about_is_not_edited_in_cells(kind: type[Entity]) -> None:
    written = {field.name for field in fields_of(kind) if editable(kind, field.name)}
    assert "id" not in written
    assert not written & set(kind.one_of)
    assert "method_id" not in written


def test_one_click_does_what_the_findings_of_the_plant_offer(plant: Project) -> None:
    """A fix either closes its finding, or says why it cannot be done as the plant stands."""
    offered = {finding.fix.name: finding for finding in findings(plant) if finding.fix is not None}
    assert len(offered) >= 8
    refused = set()
    for name, finding in offered.items():
        try:
            apply_fix(plant, finding)
        except UserError:
            refused.add(name)
            continue
        left = [other for other in findings(plant) if other.fix == finding.fix and other.is_open]
        assert not left, f"{name} leaves {left}"
        plant.undo()
    assert refused <= {"complete_assets", "place_assets", "route_flows"}
    assert offered.keys() <= FIXES.keys()


def test_unplaced_assets_are_put_where_their_like_stand(plant: Project) -> None:
    tags = {"LAP-ENG2": "Z-TMP", "CAL-07": "Z-TMP", "WGW-02": "Z-WLS", "SW-44": "Z-DIS", "CAM-03": "Z-OPS"}
    place_as_suggested(plant, [by_code(plant, Asset, tag) for tag in tags])
    codes = {zone.id: zone.code for zone in plant.rows(Zone)}
    assert {row.tag: codes[row.zone_id] for row in plant.rows(Asset) if row.tag in tags and row.zone_id} == tags


def findings(project: Project) -> tuple[Finding, ...]:
    return Assessment(load_facts(project, SAMPLE_DAY), Catalogue()).findings()
