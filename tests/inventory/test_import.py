"""An import is one change that loses nothing, finds its own again, and is undone at once."""

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from app.commands.register import apply_register
from app.exchange.inventory.names import importable_fields
from app.exchange.inventory.plan import ImportPlan, Policy, Repeats
from app.exchange.inventory.values import Forms, value_of
from app.model.entities import Asset, Observation, Zone
from app.model.fields import field_of
from app.store.codec import stored_value
from app.store.project import Project
from tests.inventory.registers import Cells, imported, planned, words, write_csv, write_workbook

COLUMNS = {
    "Tag": ["A-1", "A-2", "a-1", "", "N/D", "K-" + "1" * 50],
    "Bezeichnung": ["Pumpe", "Ventil\nDN 50", "", "x" * 260],
    "Tipo": ["PLC", "PLC/Bilancia", "Gizmo", "Software PLC", ""],
    "Livello": ["L1", "DMZ", "7", "-", ""],
    "Criticità": ["H", "basso", "SIL 2", "3", ""],
    "Firmware/Version": ["Rev 2.9", "N/D", "#REF!", ""],
    "IP": ["10.0.0.1", "10.0.0.1, 10.0.0.2", "10.0.0.300", "DHCP", ""],
    "MAC": ["00:11:22:33:44:55", "0011.2233.4466", "x", ""],
    "Porte Aperte": ["443/tcp(HTTPS); 44818/tcp/udp", "99999/tcp", "Modbus TCP 502", ""],
    "End of support": ["2027-01-31", "31.12.2028", "03/04/2028", "soon", ""],
    "Wireless": ["sì", "nein", "maybe", ""],
    "Anzahl": ["4", "0", "4 Stk.", ""],
    "Zone": ["Zone 1 - PLC", "Zone 2", "Zone 1 - HMI", "none", "z" * 300, ""],
    "Data Rilevamento": ["2026-03-19", "yesterday", ""],
    "Status": ["Running (0x0030)", "-", ""],
    "notes": ["first\nsecond", ""],
    "Note": ["remark", ""],
}

rows = st.lists(st.fixed_dictionaries({name: st.sampled_from(cells) for name, cells in COLUMNS.items()}), max_size=7)
policies = st.sampled_from(Policy)


def told(plan: ImportPlan) -> list[str]:
    """Everything that the report says outside its rows."""
    found = [text for one in plan.left_out for text in one.cells]
    found += [cell.text for cell in plan.not_understood]
    found += [reading.text for reading in plan.readings]
    return found + [zone.text for zone in plan.zones]


def assert_nothing_lost(project: Project, plan: ImportPlan) -> None:
    """Every cell is in a field of its asset, in an observation, or in the report; that of a row that asks there."""
    observations: dict[str, list[str]] = {}
    for seen in project.rows(Observation):
        observations.setdefault(seen.subject_id, []).append(seen.value)
    assets = {asset.id: asset for asset in project.rows(Asset)}
    zones = {zone.id: f"{zone.code} {zone.name}" for zone in project.rows(Zone)}
    report = words(told(plan))
    rows = {row.row: row for row in plan.rows}
    fields = {source.column: name for name, sources in plan.mapping.sources.items() for source in sources}
    for line in plan.listing.rows:
        held: list[str] = []
        if (row := rows.get(line.number)) is not None:
            asset = row.asset if row.candidates else assets[row.asset.id]
            held = [str(stored_value(getattr(asset, field.name))) for field in importable_fields()]
            held += row.kept.values() if row.candidates else observations.get(asset.id, [])
            held.append(zones.get(asset.zone_id or "", ""))
        known = words(held) | report
        for column, cell in enumerate(line.cells):
            is_found = words([cell]) <= known or meaning(fields.get(column, ""), cell) in held
            assert is_found, f"row {line.number}, {plan.listing.headings[column]}: {cell!r} is nowhere"


def meaning(field: str, cell: str) -> str:
    """A cell's value in the form in which fields and observations hold it; the cell itself where it has none."""
    try:
        return str(stored_value(value_of(field_of(Asset, field), cell, Forms())))
    except (KeyError, ValueError):
        return cell


def as_table(rows: list[dict[str, str]]) -> list[list[str]]:
    return [list(COLUMNS), *([row[name] for name in COLUMNS] for row in rows)]


@given(before=rows, after=rows, policy=policies, repeats=st.sampled_from(Repeats))
def test_no_cell_is_lost_and_a_second_import_changes_nothing(
    tmp_path: Path,
    project: Project,
    before: list[dict[str, str]],
    after: list[dict[str, str]],
    policy: Policy,
    repeats: Repeats,
) -> None:
    with project.change("Start empty") as work:
        for kind in (Observation, Asset, Zone):
            work.delete(kind, [row.id for row in work.all(kind)])
    imported(project, write_csv(tmp_path / "before.csv", as_table(before)))
    start = project.digests().store
    path = write_csv(tmp_path / "after.csv", as_table(after))
    plan = imported(project, path, policy=policy, repeats=repeats)
    assert_nothing_lost(project, plan)
    if not plan.counts["ask"]:
        again = planned(project, path, policy=policy, repeats=repeats)
        assert (again.additions, again.replacements, again.removals) == ((), (), ())
        assert again.counts["new"] == 0
    json.dumps(plan.to_json())
    if plan.additions or plan.replacements:
        assert project.undo() == plan.label
    assert project.digests().store == start


@given(
    headings=st.permutations([field.label for field in importable_fields()]),
    cells=st.lists(
        st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=60), max_size=9), max_size=5
    ),
)
def test_any_text_in_any_column_can_be_imported(
    tmp_path: Path, project: Project, headings: list[str], cells: list[list[str]]
) -> None:
    table = [headings, *([*row, *[""] * (len(headings) - len(row))] for row in cells)]
    plan = imported(project, write_csv(tmp_path / "list.csv", table))
    assert len(plan.rows) + len(plan.left_out) == sum(any(cell.strip() for cell in row) for row in cells)


def test_an_import_is_one_change_with_the_name_of_the_file(tmp_path: Path, project: Project) -> None:
    start = project.digests().store
    table = [["Tag", "Name", "Zone", "Status"], ["A-1", "Pump", "Zone 1 - PLC", "on"], ["A-2", "Fan", "Zone 2", "off"]]
    imported(project, write_csv(tmp_path / "list.csv", table))
    assert project.next_undo is not None
    assert project.next_undo.label == "Import 2 assets from list.csv"
    end = project.digests().store
    project.undo()
    assert project.digests().store == start
    assert not [*project.rows(Asset), *project.rows(Zone), *project.rows(Observation)]
    project.redo()
    assert project.digests().store == end


def test_importing_the_same_file_again_on_another_day_leaves_no_change(tmp_path: Path, project: Project) -> None:
    from datetime import date

    path = write_csv(tmp_path / "list.csv", [["Tag", "Name", "Status"], ["A-1", "Pump", "on"]])
    imported(project, path)
    entry, digest = project.next_undo, project.digests().store
    plan = imported(project, path, as_of=date(2027, 1, 1))
    assert plan.counts["same"] == 1
    assert (project.next_undo, project.digests().store) == (entry, digest)


def test_planning_touches_nothing(tmp_path: Path, project: Project) -> None:
    digest = project.digests().store
    planned(project, write_csv(tmp_path / "list.csv", [["Tag", "Name"], ["A-1", "Pump"]]))
    assert project.digests().store == digest
    assert project.rows(Asset) == []


def test_a_register_without_names_names_new_assets_by_kind_and_model_only(tmp_path: Path, project: Project) -> None:
    path = write_csv(tmp_path / "list.csv", [["Tag", "Tipo", "Modello"], ["A-1", "PLC/Bilancia", "Idecon"]])
    plan = imported(project, path)
    (asset,) = project.rows(Asset)
    assert asset.name == "PLC/Bilancia Idecon"
    assert any("No column gives names" in note for note in plan.notes)
    with project.change("Rename") as work:
        work.set(Asset, [asset.id], name="Weigher 1")
    assert imported(project, path).counts["same"] == 1
    assert project.rows(Asset)[0].name == "Weigher 1"


def test_a_sheet_of_ports_names_the_services_of_its_assets(tmp_path: Path, project: Project) -> None:
    register: Cells = [["Tag", "IP", "Ports"], ["A-1", "10.0.0.1", "443/tcp, 22/tcp(SSH)"], ["A-2", "10.0.0.2", None]]
    ports: Cells = [
        ["IP", "Porta", "Protocollo", "Servizio", "Necessario"],
        ["10.0.0.1", 443, "tcp", "HTTPS", "S"],
        ["10.0.0.2", 44818, "tcp/udp", "EtherNet/IP", "N"],
        ["10.9.9.9", 80, "tcp", "HTTP", "S"],
    ]
    path = write_workbook(tmp_path / "plant.xlsx", Assets=register, Open_ports=ports)
    plan = imported(project, path)
    services = {asset.tag: asset.services for asset in project.rows(Asset)}
    assert services == {
        "A-1": "22/tcp SSH; 443/tcp HTTPS",
        "A-2": "44818/tcp EtherNet/IP; 44818/udp EtherNet/IP",
    }
    assert plan.rows[0].kept == {"Open ports": "443/tcp: Necessario: S"}
    assert any("Open ports, rows 4" in note for note in plan.notes)
    assert planned(project, path).counts["same"] == 2


def test_a_sheet_of_vulnerabilities_is_linked_to_its_assets_once(tmp_path: Path, project: Project) -> None:
    from app.model.entities import Vulnerability, VulnerabilityAsset

    register: Cells = [["Tag", "IP"], ["A-1", "10.0.0.1"], ["A-2", "10.0.0.2"], ["A-3", "10.0.0.3"]]
    findings: Cells = [
        ["Finding ID", "Affected assets", "Title", "CVSS vector", "Remediation"],
        ["F-1", "10.0.0.1, 2", "Telnet is on (CVE-2020-1234)", "CVSS:3.1/AV:N", "Switch it off"],
        ["F-2", "A-3", "Old firmware", None, "Update"],
        ["F-3", "nobody", "Of no asset", None, "-"],
    ]
    path = write_workbook(tmp_path / "plant.xlsx", Assets=register, Findings=findings)
    plan = imported(project, path)
    found = {row.code: row for row in project.rows(Vulnerability)}
    assert {code: (row.cve, row.cvss) for code, row in found.items()} == {
        "VU-01": ("CVE-2020-1234", "CVSS:3.1/AV:N"),
        "VU-02": ("", ""),
    }
    assert found["VU-01"].description == "Finding ID: F-1\nRemediation: Switch it off"
    assert len(project.rows(VulnerabilityAsset)) == 3
    assert any("Findings, rows 4" in note for note in plan.notes)
    again = planned(project, path)
    assert (again.additions, again.replacements) == ((), ())


def test_sheets_that_are_not_read_are_told(tmp_path: Path, project: Project) -> None:
    register: Cells = [["Tag", "Name"], ["A-1", "Pump"]]
    other = [["Tag", "Name", "IP", "Vendor"], ["B-1", "Fan", "10.0.0.9", "X"]]
    path = write_workbook(
        tmp_path / "plant.xlsx", Hall_1=register, Hall_2=other, Checklist=[["SR", "Status"], ["1", "ok"]]
    )
    plan = planned(project, path, sheet="Hall 1")
    assert any("Hall 2 looks like a register too" in note for note in plan.notes)
    assert any("Checklist was not read: its 2 rows" in note for note in plan.notes)


def test_a_file_name_that_cannot_stand_in_an_observation_is_no_hindrance(tmp_path: Path, project: Project) -> None:
    name = "Anlagen u\u0308bersicht\n" + "x" * 200 + ".csv"
    table = [["Tag", "Name", "Status"], ["A-1", "Pump", "on"]]
    imported(project, write_csv(tmp_path / name, table))
    (seen,) = project.rows(Observation)
    assert seen.source_name.startswith("Anlagen übersicht x")
    assert seen.source_name.endswith("…")


def test_a_plan_without_news_is_not_a_change(tmp_path: Path, project: Project) -> None:
    path = write_csv(tmp_path / "list.csv", [["Tag", "Name"], ["A-1", "Pump"]])
    imported(project, path)
    entry = project.next_undo
    apply_register(project, planned(project, path))
    assert project.next_undo == entry
