"""The one place where cells are written, and the one that reads them again."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from app.exchange.workbook import cells
from app.exchange.workbook.cells import Line, coordinate, letters
from app.exchange.workbook.layout import height_of, lines_of
from app.exchange.workbook.package import new_package
from app.exchange.workbook.readback import refuse_differences
from app.tables.values import Cell
from tests.workbook.reading import read_sheets


def written(path: Path, *rows: list[Cell]) -> list[tuple[object, ...]]:
    """A workbook with one sheet of those rows; the answer is what a reader must find."""
    with new_package() as package, path.open("wb") as file:
        writer = package.add_sheet("Sheet")
        for row in rows:
            writer.write(Line([("date" if isinstance(value, date) else "text", value) for value in row]))
        package.save(file)
        return list(writer.meant)


NASTY = ["=1+1", "+49", "@x", "-3", "=", "#N/A", "TRUE", "1", "_x0041_", "_x005F_x0041_", "a_x000D_b", " lead", "end "]
NASTY += ["a\nb", "tab\tx", "<&>\"'", "é 𝄞 ẞ", "\u00a0x", "x" * 32_767, "𝄞" * 16_383]


@pytest.mark.parametrize("text", NASTY)
def test_a_text_is_read_as_it_was_written(text: str, tmp_path: Path) -> None:
    path = tmp_path / "one.xlsx"
    meant = written(path, [text, 1, 2.5, date(2027, 3, 1)])
    refuse_differences(path, {"Sheet": meant})
    sheet = openpyxl.load_workbook(path)["Sheet"]
    assert sheet["A1"].data_type in ("s", "inlineStr")


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), min_size=1, max_size=60).filter(str.strip))
def test_any_text_that_a_project_can_hold_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.mktemp("any") / "one.xlsx"
    refuse_differences(path, {"Sheet": written(path, [text])})


@pytest.mark.parametrize("text", ["a\x00b", "a\x0bb", "a\rb", "a\x1fb", "a\x7fb", "a\x85b", "a\ud800b", "a\uffffb"])
def test_control_characters_are_refused_with_the_place(text: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"Sheet!B2: character 2 is a control character"):
        written(tmp_path / "one.xlsx", ["fine"], ["fine", text])


@pytest.mark.parametrize("text", ["x" * 32_768, "𝄞" * 16_384])
def test_a_text_that_is_too_long_is_refused_and_not_cut(text: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"Sheet!A1: the text has 32768 characters; a cell holds 32767"):
        written(tmp_path / "one.xlsx", [text])


@pytest.mark.parametrize(
    ("wanted", "place"),
    [
        ([["1", 1, "x"]], "A1"),
        ([[1, "1", "x"]], "B1"),
        ([[1, 1, ""]], "C1"),
        ([[1, 1, "y"]], "C1"),
        ([[1, 1]], "C1"),
        ([[1, 1, "x", "more"]], "D1"),
        ([[1, 1, "x"], ["row"]], "A2"),
        ([], "A1"),
    ],
)
def test_a_difference_in_value_type_or_size_is_named(wanted: list[list[object]], place: str, tmp_path: Path) -> None:
    path = tmp_path / "one.xlsx"
    written(path, [1, 1, "x"])
    with pytest.raises(UserError, match=f"Sheet!{place}: "):
        refuse_differences(path, {"Sheet": wanted})


def test_sheets_that_are_missing_are_named(tmp_path: Path) -> None:
    path = tmp_path / "one.xlsx"
    meant = written(path, ["x"])
    with pytest.raises(UserError, match="sheets Sheet"):
        refuse_differences(path, {"Sheet": meant, "Another": []})


def test_more_rows_than_a_sheet_has_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "MOST_ROWS", 2)
    with pytest.raises(UserError, match="“Sheet” would need more than 2 rows"):
        written(tmp_path / "one.xlsx", ["a"], ["b"], ["c"])


def test_columns_are_named_as_worksheets_name_them() -> None:
    assert [letters(at) for at in (1, 26, 27, 52, 703)] == ["A", "Z", "AA", "AZ", "AAA"]
    assert coordinate(28, 12) == "AB12"


def test_text_takes_as_many_lines_as_it_has_and_as_it_wraps_to() -> None:
    assert lines_of("short", 20) == 1
    assert lines_of("one\ntwo\nthree", 20) == 3
    assert lines_of("word " * 40, 20) > 6
    assert lines_of("x" * 200, 10) >= 15
    assert height_of([("a", 10), ("a\nb\nc", 10)]) == height_of([("a\nb\nc", 10)])


def test_many_rows_of_several_sheets_wait_each_in_their_order(tmp_path: Path) -> None:
    path, counts = tmp_path / "many.xlsx", {"One": 2_345, "Two": 1_000, "Three": 0, "Four": 7}
    with new_package() as package, path.open("wb") as file:
        meant = {}
        for title, count in counts.items():
            writer = package.add_sheet(title)
            meant[title] = writer.meant
            for row in range(count):
                writer.write(Line([("text", f"{title} {row}"), ("centre", row)]))
        package.save(file)
        rows = {title: list(kept) for title, kept in meant.items()}
        refuse_differences(path, meant)
    assert rows == {title: [(f"{title} {row}", row) for row in range(count)] for title, count in counts.items()}


def test_more_different_cells_than_are_remembered_are_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cells, "MOST_KNOWN", 3)
    path = tmp_path / "one.xlsx"
    rows: list[list[Cell]] = [[f"text {row % 5}", row] for row in range(50)]
    refuse_differences(path, {"Sheet": written(path, *rows)})
    assert read_sheets(path) == {"Sheet": rows}
