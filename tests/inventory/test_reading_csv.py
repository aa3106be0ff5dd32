"""A CSV file is read in its own encoding and with its own delimiter, or refused with place and remedy."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from app.exchange.inventory.headings import register_listing
from app.exchange.inventory.sheet import MOST_ROWS
from app.progress import Cancelled, Progress
from tests.inventory.registers import parsed, write_csv

ROWS = [["Tag", "Bezeichnung", "Ports"], ["SPS-1", "Kühlwasserpumpe", "443/tcp(HTTPS); 80/tcp"], ["SPS-2", "Öl", ""]]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_delimiter_is_found_in_every_encoding(tmp_path: Path, delimiter: str, encoding: str) -> None:
    register = parsed(write_csv(tmp_path / "r.csv", ROWS, delimiter, encoding))
    assert register.delimiter == delimiter
    assert [row.cells for row in register.sheets[0].rows] == [tuple(row) for row in ROWS]


def test_semicolons_inside_unquoted_cells_do_not_divide_a_comma_file(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("ID,IP,Porte Aperte\n" + "A-1,10.0.0.1,80/tcp; 443/tcp; 22/tcp\n" * 5, encoding="utf-8")
    register = parsed(path)
    assert register.delimiter == ","
    assert register.sheets[0].rows[1].cells == ("A-1", "10.0.0.1", "80/tcp; 443/tcp; 22/tcp")


def test_the_delimiter_that_the_file_states_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("sep=|\nTag|Name\nP-1|Pump, large\n", encoding="utf-8")
    row = parsed(path).sheets[0].rows[-1]
    assert (row.number, row.cells) == (3, ("P-1", "Pump, large"))


def test_a_file_that_is_not_utf8_says_which_code_page_was_assumed(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "r.csv", ROWS, encoding="cp1252")
    register = parsed(path)
    assert register.encoding == "cp1252"
    assert "cp1252" in register.notes[0]
    assert parsed(path, "cp850").sheets[0].rows[2].cells[1] != "Öl"


def test_bytes_that_are_no_text_in_the_code_page_are_named_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_bytes(b"Tag,Name\nP-1,\x81\n")
    with pytest.raises(UserError, match="line 2: byte 14") as refused:
        parsed(path)
    assert "code page" in refused.value.hint


def test_a_quote_that_never_ends_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text('Tag,Name\nP-1,"Pump\nP-2,Valve\n', encoding="utf-8")
    with pytest.raises(UserError, match=r"r\.csv, line"):
        parsed(path)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"Tag,Name\nP\x00,x\n", "not a text file"),
        (b"\xd0\xcf\x11\xe0 old", "an old Excel file"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (b"%PDF-1.7\n1 0 obj", "a PDF document"),
        (b"<html><table><tr><td>Tag", "a web page"),
        (b"PK\x03\x04 no zip", "not a readable XLSX"),
    ],
)
def test_what_is_no_register_is_refused_by_name_and_remedy(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "register.csv"
    path.write_bytes(content)
    with pytest.raises(UserError, match=says) as refused:
        parsed(path)
    assert "register.csv" in refused.value.message
    assert refused.value.hint


@given(st.binary(max_size=400))
def test_whatever_the_bytes_are_the_answer_is_text_or_a_refusal(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "register.csv"
    path.write_bytes(content)
    refusal = None
    try:
        parsed(path)
    except UserError as trouble:
        refusal = trouble
    assert refusal is None or ("register.csv" in refusal.message and refusal.hint)


def test_too_many_rows_are_refused_with_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("Tag,Name\n" + "P,x\n" * (MOST_ROWS + 1), encoding="utf-8")
    with pytest.raises(UserError, match=rf"r\.csv, row {MOST_ROWS + 1}: at most {MOST_ROWS} rows"):
        parsed(path)


def test_titles_above_the_heading_are_passed_over_and_rows_keep_their_numbers(tmp_path: Path) -> None:
    rows = [["Norrin Water, asset list 2026"], [], ["Status", "draft"], ["Equipment no.", "Name"], ["P-1", "Pump"]]
    listing = register_listing(parsed(write_csv(tmp_path / "r.csv", [*rows, [], []])))
    assert listing.heading_row == 4
    assert [(row.number, row.cells) for row in listing.rows] == [(5, ("P-1", "Pump"))]
    assert listing.above == ("Norrin Water, asset list 2026", "Status", "draft")


def test_reading_stops_when_the_person_asks(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("Tag,Name\n" + "P,x\n" * 3000, encoding="utf-8")
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        parsed(path, progress=progress)
