"""The zones that a register names are found or made, each with a readable code of its own."""

from pathlib import Path

import pytest

from app.exchange.inventory.zones import KnownZones, name_zones
from app.model.entities import Asset, Conduit, Observation, Zone
from app.store.project import Project
from tests.inventory.registers import imported, planned, write_csv

NONE = KnownZones((), {}, {})


def register(path: Path, *zones: str) -> Path:
    return write_csv(path, [["Tag", "Zone"], *([f"A-{at}", zone] for at, zone in enumerate(zones, 1))])


def places(project: Project) -> dict[str, str]:
    codes = {zone.id: zone.code for zone in project.rows(Zone)}
    return {asset.tag: codes.get(asset.zone_id or "", "") for asset in project.rows(Asset)}


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        ("Zone 1 - PLC Zone", "Z-1", "PLC Zone"),
        ("Zona 2: Confezionamento", "Z-2", "Confezionamento"),
        ("Zone 4", "Z-4", "Zone 4"),
        ("Bereich 3a Abfüllung", "Z-3A", "Abfüllung"),
        ("DMZ", "Z-DMZ", "DMZ"),
        ("Zone de contrôle", "Z-CON", "Zone de contrôle"),
        ("Énergie", "Z-ENE", "Énergie"),
        ("Z-OPS Site operations", "Z-OPS", "Site operations"),
    ],
)
def test_a_zone_gets_its_code_from_what_the_register_calls_it(text: str, code: str, name: str) -> None:
    named = name_zones([text], NONE)[text]
    assert (named.zone.code, named.zone.name, named.new) == (code, name, True)


def test_a_number_that_names_two_zones_tells_them_apart_whatever_comes_first() -> None:
    texts = ["Zone 3 - Remote Access", "Zone 3 - Infrastructure", "Zone 1 - PLC"]
    for order in (texts, texts[::-1]):
        named = name_zones(order, NONE)
        assert [named[text].zone.code for text in texts] == ["Z-3-REM", "Z-3-INF", "Z-1"]


def test_spellings_of_one_zone_and_its_bare_number_share_a_zone() -> None:
    named = name_zones(["zone 3", "Zone 3 - PLC zone", "ZONE 3: PLC Zone"], NONE)
    assert {one.zone.code for one in named.values()} == {"Z-3"}


def test_what_a_text_leaves_out_follows_from_the_others_where_it_is_clear() -> None:
    named = name_zones(["Z-OPS", "Z-OPS Site operations", "PLC", "Zone 1 - PLC", "Zone 1"], NONE)
    assert [one.zone.code for one in named.values()] == ["Z-OPS", "Z-OPS", "Z-1", "Z-1", "Z-1"]
    assert named["Z-OPS"].zone.name == "Site operations"
    unclear = name_zones(["PLC", "Zone 1 - PLC", "Zone 2 - PLC"], NONE)
    assert [one.zone.code for one in unclear.values()] == ["Z-PLC", "Z-1", "Z-2"]


def test_codes_never_collide() -> None:
    texts = ["Remote", "Remove", "Remains", "Rem", "Remote access", "Remote actors"]
    codes = [one.zone.code for one in name_zones(texts, NONE).values()]
    assert len(set(codes)) == len(texts)
    assert all(code.startswith("Z-REM") for code in codes)


def test_zones_of_the_project_are_found_by_code_and_by_name(tmp_path: Path, project: Project) -> None:
    with project.change("Add zones") as work:
        work.add(Zone(code="Z-DIS", name="Disinfection"), Zone(code="Z-02", name="PLC zone"))
    texts = ["Z-DIS", "disinfection", "Zone 7 - PLC Zone", "Z-DIS Disinfection and dosing"]
    imported(project, register(tmp_path / "r.csv", *texts))
    assert places(project) == {"A-1": "Z-DIS", "A-2": "Z-DIS", "A-3": "Z-02", "A-4": "Z-DIS"}


def test_a_zone_renamed_here_is_found_again_by_what_the_register_called_it(tmp_path: Path, project: Project) -> None:
    path = register(tmp_path / "r.csv", "Zone 1 - PLC Zone")
    imported(project, path)
    (zone,) = project.rows(Zone)
    with project.change("Rename") as work:
        work.set(Zone, [zone.id], code="Z-CTL", name="Cell controllers")
    plan = imported(project, path)
    assert plan.counts["same"] == 1
    assert [row.code for row in project.rows(Zone)] == ["Z-CTL"]


def test_the_same_name_under_another_number_is_another_zone(tmp_path: Path, project: Project) -> None:
    imported(project, register(tmp_path / "first.csv", "Zone 1 - PLC"))
    imported(project, write_csv(tmp_path / "second.csv", [["Tag", "Zone"], ["B-1", "Zone 2 - PLC"]]))
    assert places(project) == {"A-1": "Z-1", "B-1": "Z-2"}


def test_a_zone_made_from_number_and_name_is_found_by_its_name_alone(tmp_path: Path, project: Project) -> None:
    imported(project, register(tmp_path / "first.csv", "Zone 1 - PLC"))
    imported(project, write_csv(tmp_path / "second.csv", [["Tag", "Zone"], ["B-1", "plc"]]))
    assert places(project) == {"A-1": "Z-1", "B-1": "Z-1"}


def test_the_code_of_a_deleted_zone_comes_back_for_the_zone_of_that_name_only(tmp_path: Path, project: Project) -> None:
    imported(project, register(tmp_path / "r.csv", "Zone 1 - PLC"))
    project.undo()
    assert [one.zone.code for one in planned(project, tmp_path / "r.csv").zones] == ["Z-1"]
    other = register(tmp_path / "other.csv", "Zone 1 - Boilers")
    assert [one.zone.code for one in planned(project, other).zones] == ["Z-1-BOI"]


def test_what_cannot_name_a_zone_is_kept_and_told(tmp_path: Path, project: Project) -> None:
    plan = imported(project, register(tmp_path / "r.csv", "x" * 300, "none"))
    assert project.rows(Zone) == []
    assert [(one.row, one.field) for one in plan.not_understood] == [(2, "zone_id")]
    assert [row.value for row in project.rows(Observation)] == ["x" * 300]


def test_an_asset_that_belongs_to_a_conduit_stays_in_it(tmp_path: Path, project: Project) -> None:
    path = register(tmp_path / "r.csv", "Zone 1 - PLC")
    imported(project, path)
    (asset,) = project.rows(Asset)
    conduit = Conduit(code="C-1")
    with project.change("Move to conduit") as work:
        work.add(conduit)
        work.set(Asset, [asset.id], zone_id=None, conduit_id=conduit.id)
    plan = imported(project, path)
    (asset,) = project.rows(Asset)
    assert (asset.conduit_id, asset.zone_id) == (conduit.id, None)
    assert any("belongs to a conduit here" in note for note in plan.notes)
    assert ("zone_id", "Zone 1 - PLC") in {(row.field, row.value) for row in project.rows(Observation)}


def test_no_zone_is_made_for_rows_that_do_not_go_there(tmp_path: Path, project: Project) -> None:
    imported(project, register(tmp_path / "r.csv", "Zone 1 - PLC"))
    moved = register(tmp_path / "moved.csv", "Zone 2 - HMI")
    plan = imported(project, moved, policy="fill_blanks")
    assert [zone.code for zone in project.rows(Zone)] == ["Z-1"]
    assert plan.counts["new_zones"] == 0
