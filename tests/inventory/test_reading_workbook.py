"""A workbook is read as values; whatever is hostile or damaged ends in a message that names the file."""

import random
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from app.errors import UserError
from app.exchange.inventory.headings import register_listing
from app.store.project import Project
from tests.inventory.registers import Cells, parsed, planned, write_workbook

REGISTER: Cells = [["Tag", "Name", "IP address"], ["P-1", "Pump", "10.0.0.1"], ["P-2", "Valve", None]]
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def rewrite(path: Path, member: str, content: bytes) -> Path:
    """Put other bytes in the place of one part of a workbook."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, old in {**parts, member: content}.items():
            archive.writestr(name, content if name == member else old)
    return path


def test_cells_are_read_as_people_see_them(tmp_path: Path) -> None:
    row = ["P-1", 443, 9.5, 5.0, date(2026, 3, 19), datetime(2026, 3, 19, 8, 30), True, "  blank \n ends "]
    path = write_workbook(tmp_path / "r.xlsx", Assets=[["Tag", "Name", *"abcdef"], row])
    (_heading, cells) = parsed(path).sheets[0].rows
    assert cells.cells == ("P-1", "443", "9.5", "5", "2026-03-19", "2026-03-19 08:30:00", "True", "blank \n ends")


def test_zeros_that_a_number_format_puts_first_are_kept(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "r.xlsx", Assets=[["Tag", "Name"], [42, 7], [123456, 7.5]])
    book = openpyxl.load_workbook(path)
    for cell in ("A2", "A3"):
        book["Assets"][cell].number_format = "00000"
    book.save(path)
    assert [row.cells for row in parsed(path).sheets[0].rows[1:]] == [("00042", "7"), ("123456", "7.5")]


def test_the_sheet_most_like_a_register_is_proposed_and_another_can_be_chosen(tmp_path: Path, project: Project) -> None:
    notes = [["Note", "Date"], ["checked", "2026-01-01"]]
    spare = [["Tag", "Name"], ["S-1", "Spare"]]
    path = write_workbook(tmp_path / "r.xlsx", Notes=notes, Spare_parts=spare, Plant=REGISTER)
    assert planned(project, path).listing.sheet == "Plant"
    assert [row.asset.tag for row in planned(project, path, sheet="Spare parts").rows] == ["S-1"]
    with pytest.raises(UserError, match="no sheet “Nowhere”") as refused:
        planned(project, path, sheet="Nowhere")
    assert "Plant" in refused.value.hint


def test_rows_beyond_a_false_dimension_are_read(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "r.xlsx", Assets=REGISTER)
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    rewrite(path, "xl/worksheets/sheet1.xml", sheet.replace(b'ref="A1:C3"', b'ref="A1:A1"'))
    assert len(register_listing(parsed(path)).rows) == 2


def test_formulas_without_a_stored_result_are_told(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "r.xlsx", Assets=[*REGISTER, ["P-3", "=A2&A3", "=1+1"]])
    assert "2 formulas" in parsed(path).notes[0]


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "bomb.xlsx", Assets=REGISTER)
    rewrite(path, "xl/worksheets/sheet1.xml", b"<worksheet>" + b" " * 60_000_000)
    with pytest.raises(UserError, match=r"bomb\.xlsx holds 58 MB; at most 48 MB"):
        parsed(path)
    rewrite(path, "xl/worksheets/sheet1.xml", b"<worksheet>" + b" " * 5_000_000)
    with pytest.raises(UserError, match="1/120"):
        parsed(path)


def test_too_many_parts_or_cells_are_refused_with_the_limit(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "r.xlsx", Assets=REGISTER)
    cells = b"".join(b'<row><c r="A%d"/></row>' % at for at in range(200_001))
    rewrite(path, "xl/worksheets/sheet1.xml", f"<worksheet {MAIN}><sheetData>".encode() + cells)
    with pytest.raises(UserError, match="more rows and cells; at most 400000"):
        parsed(path)
    with zipfile.ZipFile(path, "w") as archive:
        for name in ["xl/workbook.xml", *map(str, range(2_000))]:
            archive.writestr(name, "")
    with pytest.raises(UserError, match="2001 parts; at most 2000"):
        parsed(path)


def test_a_sheet_beyond_the_limits_does_not_hinder_the_register_beside_it(tmp_path: Path, project: Project) -> None:
    path = write_workbook(tmp_path / "r.xlsx", Log=[["x"] * 251], Plant=REGISTER)
    plan = planned(project, path)
    assert [row.asset.tag for row in plan.rows] == ["P-1", "P-2"]
    assert any("Log, row 1: at most" in note for note in plan.notes)
    with pytest.raises(UserError, match="Log, row 1: at most"):
        planned(project, path, sheet="Log")


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
    ],
)
def test_entities_are_not_expanded(tmp_path: Path, doctype: str) -> None:
    path = write_workbook(tmp_path / "r.xlsx", Assets=REGISTER)
    cell = '<row><c t="inlineStr"><is><t>&a;</t></is></c></row>'
    sheet = f'<?xml version="1.0"?>{doctype}<worksheet {MAIN}><sheetData>{cell}'
    rewrite(path, "xl/worksheets/sheet1.xml", sheet.encode())
    with pytest.raises(UserError, match=r"r\.xlsx is not a readable XLSX workbook: it declares XML entities"):
        parsed(path)


def test_a_zip_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "letter.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    with pytest.raises(UserError, match="it holds no workbook"):
        parsed(path)


def test_a_damaged_workbook_is_read_or_refused_and_nothing_else(tmp_path: Path) -> None:
    whole = write_workbook(tmp_path / "whole.xlsx", Assets=REGISTER).read_bytes()
    chance = random.Random(62443)
    refused: list[UserError] = []
    for _trial in range(80):
        damaged = bytearray(whole[: chance.randrange(len(whole) // 2, len(whole) + 1)])
        for _byte in range(chance.randrange(1, 12)):
            damaged[chance.randrange(4, len(damaged))] = chance.randrange(256)
        path = tmp_path / "damaged.xlsx"
        path.write_bytes(damaged)
        try:
            parsed(path)
        except UserError as trouble:
            refused.append(trouble)
    assert len(refused) > 20
    assert all("damaged.xlsx" in trouble.message and trouble.hint for trouble in refused)
