"""Rows find their assets by tag, serial, hardware address and, in one network, IP address; else a person is asked."""

from datetime import date
from pathlib import Path

import pytest

from app.exchange.inventory.plan import ImportPlan, Outcome, Policy, Repeats, Winner
from app.model.entities import Asset, Observation, Zone
from app.model.vocabulary import AssetKind, Criticality
from app.progress import Cancelled, Progress
from app.store.project import Project
from tests.inventory.registers import imported, parsed, planned, write_csv

HEADING = ["Tag", "Name", "Serial", "MAC", "IP", "Zone"]


def known(project: Project, *assets: Asset, zones: tuple[Zone, ...] = ()) -> None:
    with project.change("Add what is known") as work:
        work.add(*zones, *assets)


def outcomes(plan: ImportPlan) -> list[tuple[str, str, str]]:
    return [(row.asset.tag, row.outcome.value, row.matched_by) for row in plan.rows]


def test_tag_goes_before_serial_and_serial_before_hardware_address(tmp_path: Path, project: Project) -> None:
    one = Asset(tag="A-1", serial="S-9")
    two = Asset(tag="A-2", serial="S-2", mac="00:00:00:00:00:02")
    three = Asset(tag="A-3", mac="00:00:00:00:00:03")
    known(project, one, two, three)
    rows = [
        ["a-1", "", "", "", "", ""],
        ["B-2", "", "S-2", "00:00:00:00:00:03", "", ""],
        ["B-3", "", "", "00-00-00-00-00-03", "", ""],
    ]
    plan = planned(project, write_csv(tmp_path / "r.csv", [HEADING, *rows]))
    assert [row.matched_by for row in plan.rows] == ["tag", "serial", ""]
    assert [row.before.id if row.before else None for row in plan.rows[:2]] == [one.id, two.id]
    assert plan.rows[2].outcome is Outcome.ASK
    assert [asset.id for asset in plan.rows[2].candidates] == [three.id]


def test_a_serial_number_that_is_there_twice_tells_nothing(tmp_path: Path, project: Project) -> None:
    known(project, Asset(tag="A-1", serial="000"), Asset(tag="A-2", serial="000"))
    plan = planned(project, write_csv(tmp_path / "r.csv", [HEADING, ["B-1", "", "000", "", "", ""]]))
    assert plan.rows[0].outcome is Outcome.ASK
    assert len(plan.rows[0].candidates) == 2
    assert plan.only_here == ()


def test_an_address_counts_only_within_the_same_zone(tmp_path: Path, project: Project) -> None:
    zone = Zone(code="Z-1", name="Skid 1")
    here = Asset(name="Old name", addresses="192.168.1.10", zone_id=zone.id)
    known(project, here, zones=(zone,))
    rows = [["B-1", "", "", "", "192.168.1.10", "Skid 1"]]
    plan = planned(project, write_csv(tmp_path / "r.csv", [HEADING, *rows]))
    assert outcomes(plan) == [("B-1", "changed", "addresses")]
    rows = [["B-1", "", "", "", "192.168.1.10", ""]]
    plan = planned(project, write_csv(tmp_path / "r.csv", [HEADING, *rows]))
    assert outcomes(plan) == [("B-1", "ask", "")]
    rows = [["B-1", "", "", "", "192.168.1.10", "Skid 2"]]
    plan = planned(project, write_csv(tmp_path / "r.csv", [HEADING, *rows]))
    assert outcomes(plan) == [("B-1", "new", "")]
    assert [asset.id for asset in plan.only_here] == [here.id]


def test_another_device_at_a_known_address_is_new(tmp_path: Path, project: Project) -> None:
    zone = Zone(code="Z-1", name="Skid 1")
    known(project, Asset(tag="A-1", serial="S-1", addresses="10.0.0.1", zone_id=zone.id), zones=(zone,))
    rows = [["B-1", "", "S-2", "", "10.0.0.1", "Skid 1"]]
    plan = planned(project, write_csv(tmp_path / "r.csv", [HEADING, *rows]))
    assert outcomes(plan) == [("B-1", "new", "")]


def test_identical_skids_that_reuse_addresses_are_kept_apart(tmp_path: Path, project: Project) -> None:
    rows = [
        [f"S{skid}-{name}", name, "", "", f"192.168.1.{10 + at}", f"Skid {skid}"]
        for skid in (1, 2, 3)
        for at, name in enumerate(("PLC", "HMI", "Drive"))
    ]
    path = write_csv(tmp_path / "r.csv", [HEADING, *rows])
    imported(project, path)
    assert len(project.rows(Asset)) == 9
    assert planned(project, path).counts["same"] == 9
    renamed = [["X" + row[0], *row[1:]] for row in rows]
    plan = planned(project, write_csv(tmp_path / "renamed.csv", [HEADING, *renamed]))
    assert {row.outcome for row in plan.rows} == {Outcome.ASK}
    assert all(len(row.candidates) == 1 for row in plan.rows), "the zone tells which skid may be meant"


def test_the_same_skids_without_zones_are_asked_about(tmp_path: Path, project: Project) -> None:
    known(project, *(Asset(tag=f"S{skid}-PLC", addresses="192.168.1.10") for skid in (1, 2, 3)))
    rows = [[f"T{skid}", "", "", "", "192.168.1.10", ""] for skid in (1, 2, 3)]
    plan = planned(project, write_csv(tmp_path / "r.csv", [HEADING, *rows]))
    assert [(row.outcome, len(row.candidates)) for row in plan.rows] == [(Outcome.ASK, 3)] * 3
    assert (plan.additions, plan.replacements) == ((), ())


def test_answers_settle_what_was_asked(tmp_path: Path, project: Project) -> None:
    assets = [Asset(tag=f"S{skid}-PLC", addresses="192.168.1.10") for skid in (1, 2, 3)]
    known(project, *assets)
    rows = [[f"T{skid}", "", "", "", "192.168.1.10", ""] for skid in (1, 2, 3)]
    path = write_csv(tmp_path / "r.csv", [HEADING, *rows])
    plan = imported(project, path, matches={2: assets[1].id, 3: "new", 4: "skip"})
    assert outcomes(plan) == [("T1", "changed", "answer"), ("T2", "new", "")]
    assert [(one.row, one.reason) for one in plan.left_out] == [(4, "Skipped by choice.")]
    assert sorted(asset.tag for asset in project.rows(Asset)) == ["S1-PLC", "S3-PLC", "T1", "T2"]


def test_rows_without_a_tag_find_themselves_again(tmp_path: Path, project: Project) -> None:
    rows = [["", "Isolation valve", "", "", "", "Hall 1"]] * 3 + [["", "Isolation valve", "", "", "", "Hall 2"]]
    path = write_csv(tmp_path / "r.csv", [HEADING, *rows])
    imported(project, path)
    assert len(project.rows(Asset)) == 4
    plan = planned(project, path)
    assert outcomes(plan) == [("", "same", "identical")] * 4
    assert (plan.additions, plan.replacements) == ((), ())


def test_assets_that_the_file_does_not_name_are_only_here(tmp_path: Path, project: Project) -> None:
    known(project, Asset(tag="A-1"), Asset(tag="A-2"))
    plan = imported(project, write_csv(tmp_path / "r.csv", [["Tag", "Name"], ["A-1", ""]]))
    assert [asset.tag for asset in plan.only_here] == ["A-2"]
    assert len(project.rows(Asset)) == 2


POLICIES = [
    (Policy.FILE_WINS, ("2.0", "Hall 1", AssetKind.HMI), {("firmware", "here before r.csv"): "1.0"}),
    (Policy.FILL_BLANKS, ("1.0", "Hall 1", AssetKind.HMI), {("firmware", "r.csv"): "2.0"}),
    (Policy.ASK_EACH, ("1.0", "Hall 1", AssetKind.HMI), {("firmware", "r.csv"): "2.0"}),
]


@pytest.mark.parametrize(("policy", "values", "observed"), POLICIES)
def test_the_value_that_is_not_chosen_stays_as_an_observation(
    tmp_path: Path,
    project: Project,
    policy: Policy,
    values: tuple[str, str, AssetKind],
    observed: dict[tuple[str, str], str],
) -> None:
    known(project, Asset(tag="A-1", firmware="1.0", kind=AssetKind.HMI))
    rows = [["Tag", "Firmware", "Location", "Survey date"], ["A-1", "2.0", "Hall 1", "2026-03-19"]]
    path = write_csv(tmp_path / "r.csv", rows)
    imported(project, path, policy=policy)
    (asset,) = project.rows(Asset)
    assert (asset.firmware, asset.location, asset.kind) == values
    found = {(row.field, row.source_name): row for row in project.rows(Observation) if row.field == "firmware"}
    assert {spot: row.value for spot, row in found.items()} == observed
    told = found.get(("firmware", "r.csv"))
    assert told is None or told.seen_on == date(2026, 3, 19)
    again = planned(project, path, policy=policy)
    assert (again.additions, again.replacements, again.removals) == ((), (), ())
    open_ones = [one for row in again.rows for one in row.differences if one.chosen is Winner.OPEN]
    assert len(open_ones) == (1 if policy is Policy.ASK_EACH else 0)


def test_a_single_difference_can_be_settled_either_way(tmp_path: Path, project: Project) -> None:
    known(project, Asset(tag="A-1", firmware="1.0", criticality=Criticality.SAFETY))
    path = write_csv(tmp_path / "r.csv", [["Tag", "Firmware", "Criticality"], ["A-1", "2.0", "M"]])
    imported(project, path, policy=Policy.FILL_BLANKS)
    values = {(2, "firmware"): Winner.FILE, (2, "criticality"): Winner.HERE}
    imported(project, path, policy=Policy.ASK_EACH, values=values)
    (asset,) = project.rows(Asset)
    assert (asset.firmware, asset.criticality) == ("2.0", Criticality.SAFETY)
    found = {(row.field, row.source_name, row.value) for row in project.rows(Observation)}
    assert found == {("firmware", "here before r.csv", "1.0"), ("criticality", "r.csv", "important")}


def test_an_observed_value_can_be_taken_over_later(tmp_path: Path, project: Project) -> None:
    from app.commands.observations import adopt_observations

    known(project, Asset(tag="A-1", criticality=Criticality.SAFETY, wireless=False, end_of_support=date(2027, 1, 1)))
    rows = [["Tag", "Criticality", "End of support"], ["A-1", "M", "31.12.2028"]]
    imported(project, write_csv(tmp_path / "r.csv", rows), policy=Policy.FILL_BLANKS)
    adopt_observations(project, [row.id for row in project.rows(Observation)])
    (asset,) = project.rows(Asset)
    assert (asset.criticality, asset.end_of_support) == (Criticality.IMPORTANT, date(2028, 12, 31))


TWICE = [["Tag", "Name"], ["RTU-23", "first"], ["P-1", "pump"], ["rtu-23", "second"]]


@pytest.mark.parametrize(
    ("repeats", "names", "left_out"),
    [
        (Repeats.KEEP_BOTH, ["first", "pump", "second"], []),
        (Repeats.KEEP_LAST, ["pump", "second"], [2]),
        (Repeats.SKIP, ["pump"], [2, 4]),
    ],
)
def test_a_tag_that_the_file_has_twice_is_kept_as_the_person_says(
    tmp_path: Path, project: Project, repeats: Repeats, names: list[str], left_out: list[int]
) -> None:
    path = write_csv(tmp_path / "r.csv", TWICE)
    plan = imported(project, path, repeats=repeats)
    assert sorted(asset.name for asset in project.rows(Asset)) == names
    assert [one.row for one in plan.left_out] == left_out
    assert plan.repeated_tags == {"RTU-23": (2, 4)}
    assert planned(project, path, repeats=repeats).counts["same"] == len(names)


def test_comparing_stops_when_the_person_asks(tmp_path: Path, project: Project) -> None:
    from app.exchange.inventory.headings import register_listing
    from app.exchange.inventory.mapping import propose_mapping
    from app.exchange.inventory.plan import Choices
    from app.exchange.inventory.planning import plan_register
    from app.exchange.inventory.present import read_present

    register = parsed(write_csv(tmp_path / "r.csv", TWICE))
    listing = register_listing(register)
    progress = Progress()
    progress.cancel()
    choices = Choices(as_of=date(2026, 4, 1))
    with pytest.raises(Cancelled):
        plan_register(register, listing, propose_mapping(listing), read_present(project), choices, progress)
