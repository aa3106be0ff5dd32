"""The change log in the window: it tells what happened, follows what happens, and leads back to the record."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from app.commands.cells import delete_rows, edit_cells
from app.model.entities import ENTITIES, Asset
from app.queries.audit import PAGE_ROWS, AuditLine, read_audit, read_trail_page
from app.queries.telling import SHOWN
from app.store.project import Project
from app.ui.desk import Desk
from app.ui.pages.audit import AuditPage
from app.workflow.facts import Facts
from app.workflow.homes import home_of


@pytest.fixture
def log(desk: Desk) -> AuditPage:
    """The change log of the works, in front."""
    shown = desk.window.go_to("changes")
    assert isinstance(shown, AuditPage)
    return shown


def asset(works: Project, tag: str) -> Asset:
    return next(row for row in works.rows(Asset) if row.tag == tag)


def rename(works: Project, tag: str, name: str) -> None:
    edit_cells(works, Asset, {asset(works, tag).id: {"name": name}})


def lines(log: AuditPage) -> list[AuditLine]:
    """What the table shows, from top to bottom."""
    arrangement = log.trail.model.arrangement
    return [arrangement.row(key) for group in arrangement.groups for key in group.keys]


def choose(log: AuditPage, line: AuditLine) -> None:
    log.trail.view.choose(log.trail.model.table.key(line))


def readable(log: AuditPage) -> str:
    panel = log.panel()
    assert panel is not None
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if not label.isHidden())


def facts_of(desk: Desk) -> Facts:
    assert desk.bridge is not None
    return desk.bridge.assessment.facts


def test_an_edit_is_at_the_top_at_once_with_what_stood_there_before(log: AuditPage, works: Project) -> None:
    rename(works, "PLC-4", "Dosing PLC")
    newest = lines(log)[0]
    assert (newest.author, newest.record, newest.field) == ("Tester", "PLC-4", "Name")
    assert (newest.before, newest.after) == ("Dosing controller", "Dosing PLC")


def test_what_is_shown_is_what_a_worksheet_says(log: AuditPage, desk: Desk, works: Project) -> None:
    rename(works, "PLC-4", "Dosing PLC")
    works.undo()
    delete_rows(works, Asset, [asset(works, "CAL-07").id])
    told = sorted(read_audit(works, facts_of(desk)), key=lambda line: (-line.change, line.line))
    assert lines(log) == told


def test_what_was_taken_back_is_marked_and_unmarked_when_done_again(log: AuditPage, works: Project) -> None:
    rename(works, "PLC-4", "Dosing PLC")
    works.undo()
    assert [line.undone for line in lines(log)[:2]] == [False, True]
    works.redo()
    assert [line.undone for line in lines(log)[:3]] == [False, True, False]


def test_changes_made_while_another_page_is_shown_are_there_on_return(
    log: AuditPage, desk: Desk, works: Project
) -> None:
    desk.window.go_to("step1")
    for number in range(25):
        rename(works, "PLC-4", f"Dosing {number}")
    desk.window.go_to("changes")
    assert [line.after for line in lines(log)[:25]] == [f"Dosing {number}" for number in reversed(range(25))]


def test_a_record_with_a_new_name_is_called_so_in_every_line(log: AuditPage, works: Project) -> None:
    rename(works, "PLC-4", "Dosing PLC")
    edit_cells(works, Asset, {asset(works, "PLC-4").id: {"tag": "PLC-44"}})
    assert {line.record for line in lines(log) if line.row_id == asset(works, "PLC-44").id} == {"PLC-44"}


def test_a_change_is_told_whole_in_the_inspector(log: AuditPage, works: Project) -> None:
    edits = {asset(works, "PLC-4").id: {"name": "One"}, asset(works, "PLC-12").id: {"name": "Two"}}
    edit_cells(works, Asset, edits)
    choose(log, lines(log)[0])
    said = readable(log)
    assert all(
        text in said for text in ("PLC-4", "PLC-12", "Dosing controller", "One", "Contact tank controller", "Two")
    )


def test_enter_leads_to_the_record_of_the_line(log: AuditPage, desk: Desk, works: Project) -> None:
    rename(works, "EWS-01", "Workstation")
    choose(log, lines(log)[0])
    QTest.keyClick(log.trail.view, Qt.Key.Key_Return)
    page = desk.window.page
    assert page is not None
    assert "EWS-01" in page.sentence()


def test_undo_is_offered_for_the_next_one_alone(log: AuditPage, works: Project) -> None:
    rename(works, "PLC-4", "One")
    rename(works, "PLC-4", "Two")
    panel = log.panel

    def undo() -> QAbstractButton:
        shown = panel()
        assert shown is not None
        return next(b for b in shown.findChildren(QAbstractButton) if b.text() == "Undo this change")

    choose(log, lines(log)[1])
    assert not undo().isVisible()
    choose(log, lines(log)[0])
    undo().click()
    assert asset(works, "PLC-4").name == "One"


def test_words_chips_tables_and_periods_leave_what_they_say(log: AuditPage, works: Project) -> None:
    rename(works, "PLC-4", "Dosing PLC")
    works.undo()
    filters = log.trail.filters
    everything = lines(log)
    filters.box.setText("dosing plc")
    assert {line.record for line in lines(log)} == {"PLC-4"}
    filters.clear()
    assert lines(log) == everything
    for chip, wanted in (("Mine", everything), ("Undone", everything[:2])):
        button = next(b for b in filters.findChildren(QAbstractButton) if b.text() == chip)
        button.setChecked(True)
        assert lines(log) == wanted
        filters.clear()
    assert not any(b.isVisible() for b in filters.findChildren(QAbstractButton) if b.text() in ("Others", "Imports"))


def test_what_matches_nothing_is_said_with_a_way_back(log: AuditPage) -> None:
    log.trail.filters.box.setText("no such thing anywhere")
    shown = [label.text() for label in log.findChildren(QLabel) if label.isVisible()]
    assert "No change matches" in shown
    log.trail.filters.clear()
    assert lines(log)


@pytest.fixture
def long_log(works: Project, log: AuditPage) -> AuditPage:
    """A trail of more than two pages."""
    ids = [row.id for row in works.rows(Asset)]
    for number in range(1, 2 * PAGE_ROWS // len(ids) + 20):
        edit_cells(works, Asset, {id: {"name": f"Name {number}"} for id in ids})
    log.trail.fill()
    return log


def test_a_long_trail_is_read_page_by_page_to_its_beginning(long_log: AuditPage, works: Project, desk: Desk) -> None:
    assert len(lines(long_log)) < 1.2 * PAGE_ROWS
    bar, pages = long_log.trail.view.verticalScrollBar(), 0
    while len(lines(long_log)) < len(read_audit(works, facts_of(desk))):
        bar.setValue(bar.maximum() - 1)
        bar.setValue(bar.maximum())
        pages += 1
        assert pages < 10
    numbers = [line.change for line in lines(long_log)]
    assert numbers == sorted(numbers, reverse=True)


def test_what_is_looked_for_is_found_beyond_what_was_read(long_log: AuditPage, qtbot: QtBot) -> None:
    assert not any("Disinfection" in (line.record, line.after) or line.record == "Z-DIS" for line in lines(long_log))
    long_log.trail.filters.box.setText("Z-DIS added")
    qtbot.waitUntil(lambda: [line.record for line in lines(long_log)] == ["Z-DIS"])
    assert not long_log.trail.searching


def test_pages_of_any_size_make_up_the_whole_trail(works: Project, desk: Desk) -> None:
    for number in range(7):
        rename(works, "PLC-4", f"Dosing {number}")
    works.undo()
    facts, whole = facts_of(desk), read_audit(works, facts_of(desk))
    for rows in (1, 2, 5, 1000):
        told: list[AuditLine] = []
        page = read_trail_page(works, facts, None, rows)
        told = page.lines
        while page.earlier is not None:
            page = read_trail_page(works, facts, page.earlier, rows)
            told = page.lines + told
        assert told == whole


def test_the_model_of_the_log_keeps_its_promises(log: AuditPage, works: Project) -> None:
    QAbstractItemModelTester(log.trail.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rename(works, "PLC-4", "Dosing PLC")
    works.undo()
    log.trail.filters.box.setText("plc")
    log.trail.filters.clear()


def test_every_record_that_is_told_is_at_home_in_a_step() -> None:
    homeless = {kind.table for kind in SHOWN if home_of(kind) is None}
    assert homeless == {"observation", "waiver"}
    assert {home_of(kind) for kind in ENTITIES} <= {None, 1, 2, 3, 4, 5, 6, 7}
