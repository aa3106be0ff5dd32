"""The workbook as somebody finds it who opens it."""

from dataclasses import replace
from pathlib import Path
from string import ascii_uppercase
from typing import Any

import openpyxl
import pytest

from app.errors import UserError
from app.exchange.workbook import book, export, export_workbook, readback
from app.exchange.workbook.cells import letters
from app.exchange.workbook.sheets import SHEETS, VALUE_LISTS
from app.exchange.workbook.styles import colours
from app.model.entities import Asset
from app.model.entities import Project as ProjectRow
from app.model.kinds import Kind
from app.model.vocabulary import AssetKind
from app.progress import Cancelled, Progress
from app.queries.facts import load_facts
from app.store.project import Project
from app.tables.every import table_named, tables_of
from app.workflow.assessment import Assessment
from tests.tables.conftest import CATALOGUE
from tests.tables.small_plant import AS_OF
from tests.workbook.reading import differences, read_sheets


def opened(path: Path) -> Any:
    return openpyxl.load_workbook(path)


def column_of(sheet: Any, title: str) -> tuple[int, int]:
    """Row and column of a heading."""
    return next((cell.row, cell.column) for row in sheet.iter_rows(max_row=9) for cell in row if cell.value == title)


def test_every_cell_holds_what_the_tables_say(workbook: Path, small: Project, assessment: Assessment) -> None:
    assert differences(workbook, small, assessment) == []


def test_every_table_stands_on_one_sheet_and_every_sheet_has_tables(small: Project) -> None:
    on_sheets = [section.table for sheet in SHEETS for section in sheet.sections]
    assert sorted(on_sheets) == sorted(table.name for table in tables_of(small))
    assert all(sheet.sections for sheet in SHEETS)


def test_sheet_titles_can_be_titles_and_are_unique() -> None:
    titles = [sheet.title for sheet in (*SHEETS, VALUE_LISTS)]
    assert len({title.casefold() for title in titles}) == len(titles)
    assert all(0 < len(title) <= 31 and not set(title) & set("[]:*?/\\'") for title in titles)


def test_sheets_stand_in_the_order_that_is_declared(workbook: Path) -> None:
    assert list(read_sheets(workbook)) == [sheet.title for sheet in (*SHEETS, VALUE_LISTS)]


def test_no_text_becomes_a_formula_not_even_when_somebody_edits_the_cell(workbook: Path) -> None:
    texts = [cell for sheet in opened(workbook) for row in sheet.iter_rows() for cell in row]
    risky = [cell for cell in texts if isinstance(cell.value, str) and cell.value[0] in "=+-@"]
    assert {"=1+1 stays text", "-3", "@home laptop, +49 30 1234"} <= {cell.value for cell in risky}
    assert [cell.coordinate for cell in risky if not cell.quotePrefix] == []
    assert [cell.coordinate for cell in texts if cell.data_type == "f"] == []


def test_numbers_dates_and_texts_have_the_type_that_they_should(workbook: Path) -> None:
    sheet = opened(workbook)["Countermeasures"]
    row, code = column_of(sheet, "Code")
    _row, cost = column_of(sheet, "Cost")
    _row, due = column_of(sheet, "Due")
    first = next(cells for cells in sheet.iter_rows(min_row=row) if cells[code - 1].value == "CM-01")
    second = next(cells for cells in sheet.iter_rows(min_row=row) if cells[code - 1].value == "CM-02")
    assert first[cost - 1].value == 12500.5
    assert second[due - 1].is_date
    assert second[due - 1].number_format == "yyyy-mm-dd"
    assert first[code - 1].number_format == "@"


def test_headings_stay_in_sight_on_screen_and_on_every_page(workbook: Path) -> None:
    sheets = opened(workbook)
    for declared in SHEETS:
        sheet = sheets[declared.title]
        if declared.is_list:
            top = int(sheet.freeze_panes.lstrip(ascii_uppercase))
            assert sheet.print_title_rows == f"$6:${top - 1}"
            first, last = sheet.auto_filter.ref.split(":")
            assert first == f"A{top - 1}"
            assert sheet[last].row == max(sheet.max_row, top - 1)


def test_every_page_carries_document_revision_page_and_content_hash(workbook: Path, small: Project) -> None:
    for sheet in opened(workbook):
        assert sheet.oddHeader.left.text == "KR-OT-017, Draft of revision C"
        assert sheet.oddHeader.right.text == "Confidential"
        assert sheet.oddFooter.left.text == f"Content hash {small.content_hash}"
        assert "&P of &N" in sheet.oddFooter.right.text
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("landscape", 1)
        assert sheet.page_setup.fitToHeight == 0


def test_every_sheet_names_the_project_and_the_content_that_it_shows(workbook: Path, small: Project) -> None:
    for title, rows in read_sheets(workbook).items():
        head = " ".join(str(row[0]) for row in rows[:5])
        assert "Kestrel Reach WTW" in head, title
        assert small.content_hash in head, title


def test_risk_and_security_levels_have_their_colours_and_their_letter(workbook: Path) -> None:
    light, sheets = colours(), opened(workbook)
    shown: dict[str, set[str]] = {}
    for title, heading in (("Ratings", "Risk"), ("Security levels", "In force")):
        row, column = column_of(sheets[title], heading)
        for cells in sheets[title].iter_rows(min_row=row + 1, min_col=column, max_col=column):
            if cells[0].value is not None:
                shown.setdefault(str(cells[0].value), set()).add(cells[0].fill.fgColor.rgb[2:])
    assert shown["C"] == {light["risk.C"]}
    assert shown["H"] == {light["risk.H"]}
    assert shown["4"] == {light["sl.4"]}
    assert shown["1"] == {light["sl.1"]}


def test_cells_can_be_chosen_from_the_words_of_their_field(workbook: Path) -> None:
    sheets = opened(workbook)
    sheet = sheets["Assets"]
    _row, kind = column_of(sheet, "Kind")
    rules = {str(rule.sqref).split(":")[0].rstrip("0123456789"): rule for rule in sheet.data_validations.dataValidation}
    where = rules[letters(kind)].formula1.partition("!")[2].replace("$", "")
    assert [row[0].value for row in sheets["Value lists"][where]] == [term.label for term in AssetKind]
    editable = [c for c in table_named("assets").columns if c.edits and c.kind in (Kind.CHOICE, Kind.FLAG)]
    assert len(rules) == len(editable)


def test_columns_that_hold_nothing_are_hidden_and_others_are_not(workbook: Path) -> None:
    sheets = opened(workbook)
    for title, heading, hidden in (("Data flows", "Purpose", False), ("Zones", "Own SL-T method", True)):
        _row, column = column_of(sheets[title], heading)
        assert sheets[title].column_dimensions[letters(column)].hidden is hidden


def test_an_empty_project_has_a_workbook_too(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "empty.xlsx"
    empty = Assessment(load_facts(project, AS_OF), CATALOGUE)
    export_workbook(project, empty, path)
    assert differences(path, project, empty) == []


def test_a_file_that_is_there_stays_unless_it_is_to_be_replaced(
    small: Project, assessment: Assessment, tmp_path: Path
) -> None:
    path = tmp_path / "plant.xlsx"
    path.write_text("mine")
    with pytest.raises(UserError, match="there already"):
        export_workbook(small, assessment, path)
    assert path.read_text() == "mine"
    export_workbook(small, assessment, path, replace=True)
    assert "Cover" in read_sheets(path)


def test_a_workbook_that_does_not_read_back_never_takes_its_place(
    small: Project, assessment: Assessment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plant.xlsx"
    path.write_text("mine")

    def spoilt(part: Path, meant: dict[str, list[tuple[object, ...]]]) -> None:
        refuse(part, {**meant, "Assets": [("Another title",), *list(meant["Assets"])[1:]]})

    refuse = readback.refuse_differences
    monkeypatch.setattr(export, "refuse_differences", spoilt)
    with pytest.raises(UserError, match=r"Assets!A1: 'Assets' instead of 'Another title'"):
        export_workbook(small, assessment, path, replace=True)
    assert path.read_text() == "mine"
    assert [file.name for file in tmp_path.iterdir() if file.name.endswith(".part")] == []


def test_a_text_that_no_cell_can_hold_is_refused_with_its_place(
    small: Project, assessment: Assessment, tmp_path: Path
) -> None:
    asset = next(row for row in assessment.facts.all(Asset).values() if row.tag == "HMI-03")
    assessment.apply({"asset": {asset.id: replace(asset, notes="x" * 32_768)}})
    with pytest.raises(UserError, match=r"Assets![A-Z]+\d+ \(HMI-03\): the text has 32768 characters"):
        export_workbook(small, assessment, tmp_path / "plant.xlsx")
    assert not (tmp_path / "plant.xlsx").exists()


def test_an_export_that_is_cancelled_leaves_nothing(small: Project, assessment: Assessment, tmp_path: Path) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        export_workbook(small, assessment, tmp_path / "plant.xlsx", progress)
    assert not list(tmp_path.glob("plant.xlsx*"))


def test_progress_rises_to_the_end(small: Project, assessment: Assessment, tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    export_workbook(small, assessment, tmp_path / "plant.xlsx", Progress(lambda *step: told.append(step)))
    assert [done for done, _total, _text in told] == sorted(done for done, _total, _text in told)
    assert told[-1][:2] == (told[-1][1], told[-1][1])
    assert {"Assets", "Detailed risk"} <= {text for _done, _total, text in told}


def test_a_folder_that_is_not_there_is_named(small: Project, assessment: Assessment, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be written"):
        export_workbook(small, assessment, tmp_path / "nowhere" / "plant.xlsx")


def test_a_project_that_changes_meanwhile_is_not_exported(
    small: Project, assessment: Assessment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = book.read_book

    def read_and_change(*about: Any) -> Any:
        made = read(*about)
        with small.change("Meanwhile") as work:
            work.add(Asset(tag="NEW"))
        return made

    monkeypatch.setattr(export, "read_book", read_and_change)
    with pytest.raises(UserError, match="changed while"):
        export_workbook(small, assessment, tmp_path / "plant.xlsx")


def test_an_ampersand_in_a_name_stays_one_in_the_head_of_a_page(
    small: Project, assessment: Assessment, tmp_path: Path
) -> None:
    row = assessment.facts.only(ProjectRow)
    assert row is not None
    assessment.apply({"project": {row.id: replace(row, name="Hill & Sons")}})
    export_workbook(small, assessment, tmp_path / "plant.xlsx")
    assert opened(tmp_path / "plant.xlsx")["Assets"].oddHeader.center.text == "Hill && Sons"


def test_marks_that_do_not_fit_into_the_head_of_a_page_are_refused(
    small: Project, assessment: Assessment, tmp_path: Path
) -> None:
    row = assessment.facts.only(ProjectRow)
    assert row is not None
    assessment.apply({"project": {row.id: replace(row, document_number="N" * 230)}})
    with pytest.raises(UserError, match="too long for the head"):
        export_workbook(small, assessment, tmp_path / "plant.xlsx")
