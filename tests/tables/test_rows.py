"""What single tables say about the small plant."""

from dataclasses import replace
from typing import Any

import pytest

from app.model.entities import (
    Asset,
    AssetGroup,
    Baseline,
    Comparison,
    EssentialFunction,
    Flow,
    FunctionAsset,
    InitialRating,
    Rating,
    Scenario,
    Zone,
)
from app.store.project import Project
from app.tables.change import changes_table
from app.tables.every import table_named
from app.tables.function import functions_table
from app.tables.listing import rows_as_json
from app.tables.traffic import End, Traffic
from app.workflow.assessment import Assessment


def rows(assessment: Assessment, table: str, **where: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = list(rows_as_json(table_named(table), assessment))
    return [row for row in found if all(row[key] == value for key, value in where.items())]


def test_a_scenario_shows_its_three_ratings_and_what_it_adds_to_sl_t(assessment: Assessment) -> None:
    (row,) = rows(assessment, "scenarios", code="DR-014")
    assert [row[f"{stage}_risk"] for stage in ("unmitigated", "current", "planned")] == ["C", "M", "L"]
    assert (row["unmitigated_likelihood"], row["unmitigated_impact"], row["unmitigated_number"]) == (4, 5, "20")
    assert (row["unmitigated_above"], row["current_above"]) == (True, False)
    assert (row["in_place"], row["planned"]) == (["CM-01"], ["CM-02"])
    assert row["sl"] == 4
    assert row["techniques"] == ["T0822", "T0843"]


def test_a_scenario_that_is_not_scored_shows_nothing_for_its_risk(assessment: Assessment) -> None:
    (row,) = rows(assessment, "scenarios", code="DR-015")
    assert row["unmitigated_risk"] is None
    assert row["unmitigated_above"] is None
    assert row["sl"] is None
    assert row["state"] == "to_score"


def test_an_initial_risk_that_is_not_rated_is_empty_and_not_low(assessment: Assessment) -> None:
    (row,) = rows(assessment, "initial", code="EF-02")
    assert (row["risk"], row["above"], row["impacts"]) == (None, None, None)
    (rated,) = rows(assessment, "initial", code="EF-01")
    assert (rated["risk"], rated["likelihood"], rated["set_by"]) == ("C", 5, ["HS"])


def test_levels_show_derived_assigned_and_what_holds(assessment: Assessment) -> None:
    (iac,) = rows(assessment, "levels", place="Z-DIS", fr="IAC")
    assert (iac["derived"], iac["assigned"], iac["target"], iac["standing"]) == (4, 3, 3, "lowered")
    assert iac["why"] == "SL 4 for DR-014, DR-2: unmitigated risk Critical"
    assert (iac["capability"], iac["screening"], iac["unknown"]) == (2, 2, 1)
    (dc,) = rows(assessment, "levels", place="Z-DIS", fr="DC")
    assert (dc["achieved"], dc["achieved_standing"], dc["gap"]) == (None, "not_assessed", None)


def test_zones_outside_the_system_have_no_levels_and_no_requirements(assessment: Assessment) -> None:
    assert rows(assessment, "levels", place="Z-NET") == []
    assert rows(assessment, "requirements", place="Z-NET") == []
    assert rows(assessment, "comparison", code="Z-NET") == []
    assert rows(assessment, "zones", code="Z-NET") != []


def test_requirements_are_those_that_sl_t_calls_for_or_that_something_is_recorded_for(assessment: Assessment) -> None:
    (first,) = rows(assessment, "requirements", place="Z-DIS", requirement="SR 1.1")
    assert (first["status"], first["short"], first["at_target"]) == ("gap", "gap", True)
    (untouched,) = rows(assessment, "requirements", place="Z-DIS", requirement="SR 2.1")
    assert (untouched["status"], untouched["short"]) == ("not_assessed", "not_assessed")
    assert rows(assessment, "requirements", place="Z-OPS") == []


def test_a_flow_names_its_path_and_where_it_breaks(assessment: Assessment) -> None:
    (flow,) = rows(assessment, "flows", code="F-02")
    assert (flow["source_id"], flow["target_id"], flow["path"]) == ("PLC-04", "SIS-01", [])
    assert "no conduit" in flow["gap"]


def test_assets_without_a_place_come_first(assessment: Assessment) -> None:
    tags = [row["tag"] for row in rows(assessment, "assets")]
    assert tags == ["-3", "HMI-03", "P-401..404", "PLC-04", "EWS-01", "SIS-01", "FW-02"]


def test_the_change_log_tells_names_values_and_undo(small: Project, assessment: Assessment) -> None:
    (zone,) = [row for row in small.rows(Zone) if row.code == "Z-OPS"]
    (asset,) = [row for row in small.rows(Asset) if row.tag == "PLC-04"]
    with small.change("Move PLC-04 to Z-OPS") as work:
        work.set(Asset, [asset.id], zone_id=zone.id, wireless=True)
    small.undo()
    told = [row for row in rows_as_json(changes_table(small), assessment) if row["label"] == "Move PLC-04 to Z-OPS"]
    wanted = ("author", "cause", "action", "table", "record", "field", "before", "after")
    assert [tuple(row[key] for key in wanted) for row in told] == [
        ("Mira Kask", "edit", "U", "Asset", "PLC-04", "Wireless", "No", "Yes"),
        ("Mira Kask", "edit", "U", "Asset", "PLC-04", "Zone", "Z-DIS", "Z-OPS"),
        ("Mira Kask", "undo", "U", "Asset", "PLC-04", "Wireless", "Yes", "No"),
        ("Mira Kask", "undo", "U", "Asset", "PLC-04", "Zone", "Z-OPS", "Z-DIS"),
    ]


def test_the_change_log_keeps_the_names_of_rows_that_are_gone(small: Project, assessment: Assessment) -> None:
    (group,) = [row for row in small.rows(AssetGroup) if row.code == "AG-01"]
    with small.change("Drop the group") as work:
        work.delete(AssetGroup, [group.id])
    assessment.apply({"asset_group": {group.id: None}})
    told = [row for row in rows_as_json(changes_table(small), assessment) if row["label"] == "Drop the group"]
    assert {(row["action"], row["table"], row["record"]) for row in told} == {
        ("D", "Asset group", "AG-01"),
        ("D", "Group asset", "AG-01 EWS-01"),
        ("D", "Initial rating", "AG-01"),
    }


def test_a_change_of_very_many_rows_is_counted_in_one_line(small: Project, assessment: Assessment) -> None:
    with small.change("Import a register") as work:
        work.add(*(Asset(tag=f"T-{number}") for number in range(201)))
    told = [row for row in rows_as_json(changes_table(small), assessment) if row["label"] == "Import a register"]
    assert [(row["table"], row["record"], row["action"]) for row in told] == [("Asset", "201 rows", "I")]


def test_a_changed_method_is_told_by_its_digest(small: Project, assessment: Assessment) -> None:
    told = rows_as_json(changes_table(small), assessment)
    assert all(len(str(row["before"])) < 1_000 and len(str(row["after"])) < 1_000 for row in told)


@pytest.mark.parametrize("kind", [Comparison, InitialRating, Rating, Scenario])
def test_tables_stay_whole_while_rows_go(kind: Any, assessment: Assessment) -> None:
    """A row that others lean on may go first; no table may fail over it."""
    assessment.apply({kind.table: dict.fromkeys(list(assessment.facts.all(kind)))})
    for name in ("scenarios", "ratings", "initial", "comparison", "levels", "decisions", "scenario_countermeasures"):
        assert isinstance(rows(assessment, name), list)


def test_a_claimed_effect_is_shown_beside_its_measure(assessment: Assessment) -> None:
    (row,) = rows(assessment, "scenario_countermeasures", countermeasure_id="CM-01")
    assert (row["scenario_id"], row["state"], row["effect"]) == ("DR-014", "implemented", "L 4 to 2")


def test_the_cover_says_draft_until_the_content_is_that_of_a_baseline(assessment: Assessment) -> None:
    frozen = Baseline(revision="C", content_hash="a" * 64)
    assert rows(assessment, "project")[0]["status"] == "Draft of revision C"
    assessment.apply({"baseline": {frozen.id: frozen}})
    assessment.learn(content_hash="a" * 64)
    assert rows(assessment, "project")[0]["status"] == "Revision C, frozen"
    assessment.apply({"baseline": {frozen.id: replace(frozen, content_hash="b" * 64)}})
    assert rows(assessment, "project")[0]["status"] == "Draft of revision C"


def test_functions_and_groups_name_the_assets_that_they_rest_on(assessment: Assessment) -> None:
    found = {row["code"]: row for row in rows_as_json(functions_table(), assessment)}
    links = assessment.facts.all(FunctionAsset).values()
    first = next(row for row in assessment.facts.all(EssentialFunction).values() if row.code == "EF-01")
    tags = {assessment.facts.all(Asset)[link.asset_id].tag for link in links if link.function_id == first.id}
    assert found["EF-01"]["tags"] == sorted(tags)
    assert found["EF-01"]["assets"] == len(tags)
    assert found["EF-01"]["kind"] == "function"
    assert {row["kind"] for row in found.values()} == {"function", "asset_group"}


def test_traffic_counts_each_flow_once_from_zone_to_zone_and_from_asset_to_asset(assessment: Assessment) -> None:
    traffic, flows = Traffic(assessment), assessment.facts.all(Flow)
    folded = [traffic.lines(end, ()) for end in End]
    zones = [traffic.flows(source, target) for source in folded[0] for target in folded[1]]
    assert sorted(id for cell in zones for id in cell) == sorted(flows)
    unfolded = [traffic.lines(end, {line.place for line in traffic.lines(end, ())}) for end in End]
    sources, targets = ([line for line in lines if line.asset] for lines in unfolded)
    assets = [traffic.flows(source, target) for source in sources for target in targets]
    assert sorted(id for cell in assets for id in cell) == sorted(flows)
    flow = next(iter(flows.values()))
    source = next(line for line in sources if line.asset == flow.source_id)
    target = next(line for line in targets if line.asset == flow.target_id)
    assert flow.id in traffic.flows(source, target)
