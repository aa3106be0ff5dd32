"""Random acts on every page in any order: what is shown is what the file holds, and each act is one named change."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.errors import UserError
from app.model.fields import Field
from app.model.kinds import Kind
from app.queries.audit import read_trail_of
from app.queries.facts import load_facts
from app.store.journal import ChangeKind
from app.store.project import Project
from app.ui.bridge import Bridge, Notice
from app.ui.desk import Desk
from app.ui.pages.makers import PAGES
from app.ui.pages.records import RecordsTab
from app.ui.pages.tabbed import TabbedPage
from app.ui.places import PLACES
from app.ui.shell.window import MainWindow
from app.ui.table.editing import Then
from app.ui.table.entry import CHOSEN_KINDS
from app.ui.table.pane import TablePane
from app.ui.theme import Theme
from app.workflow.assessment import Assessment
from tests.ui import other_tabs
from tests.ui.conftest import FULL
from tests.ui.founded import FOUNDED, found

BLOCKS = ("Marden", "T-1\tPump\nT-2\tValve", "4", "3\n2\n5", "x\ty\tnonsense", '"two\nlines"', "Yes", "2027-01-31")
TEXTS = ("", "Pump house", "Läßt größer ≥ 2", "=1+1", "Z-1", "PLC-01")
VALUES: defaultdict[Kind, Sequence[object]] = defaultdict(
    lambda: TEXTS,
    {
        Kind.INTEGER: (0, 3, -1, 12),
        Kind.SCORE: (1, 2, 3, 4, 5, None),
        Kind.LEVEL: (0, 1, 2, 3, 4),
        Kind.DATE: (date(2025, 1, 31), date(2031, 12, 1), None),
        Kind.VECTOR: ("", "3 3 2 - 1 2 2", "1 1 1 1 1 1 1"),
        Kind.SCORES: ("", "HS=4", "HS=3 EN=2"),
        Kind.DECIMAL: ("", "1.5", "2500"),
        Kind.FRS: ("", "IAC UC", "RA"),
    },
)
Act = tuple[Any, ...]
PLACE = st.integers(0, 40)
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("go"), st.sampled_from(list(PAGES))),
        st.tuples(st.just("tab"), PLACE),
        st.tuples(st.just("choose"), PLACE, PLACE, st.booleans()),
        st.tuples(st.just("edit"), PLACE, PLACE, PLACE),
        st.tuples(st.just("edit"), PLACE, PLACE, PLACE),
        st.tuples(st.just("paste"), st.sampled_from(BLOCKS)),
        st.tuples(st.just("rows"), st.sampled_from(["clear", "fill_down", "delete", "cut"])),
        st.tuples(st.just("add")),
        st.tuples(st.just("other"), PLACE, PLACE),
        st.tuples(st.sampled_from(["undo", "redo"])),
    ),
    min_size=15,
    max_size=50,
)


@pytest.fixture
def desk(theme: Theme, tmp_path_factory: pytest.TempPathFactory, qtbot: QtBot) -> Iterator[Desk]:
    """The composed window with the sound plant open."""
    window = MainWindow(theme, PLACES)
    qtbot.addWidget(window)
    window.fit(FULL)
    made, project = Desk(theme, window, "Tester"), found(tmp_path_factory.mktemp("plant") / "Plant.zonewright")
    made.show(project).assess()
    window.show()
    qtbot.waitExposed(window)
    yield made
    made.leave()
    project.close()


class Machine:
    """Does acts in the window, and knows what the window must show after each."""

    def __init__(self, desk: Desk) -> None:
        assert desk.bridge is not None
        self.desk, self.bridge, self.heard = desk, desk.bridge, list[Notice]()
        self.undone = 0
        self.bridge.changed.connect(self.heard.append)

    @property
    def project(self) -> Project:
        """The open project."""
        return self.bridge.project

    @property
    def tab(self) -> RecordsTab[Any] | None:
        """The table that is shown, if what is shown is one."""
        page = self.desk.window.page
        tab = page.shown if isinstance(page, TabbedPage) else None
        return tab if isinstance(tab, RecordsTab) else None

    def start_anew(self) -> None:
        """As at the start, whatever the example before left."""
        while self.project.next_undo is not None and self.project.next_undo.label != FOUNDED:
            self.project.undo()
        self.undone = 0
        for page in self.desk.window._pages.values():
            page.tabs.setCurrentIndex(0)
        for tab in self.made():
            tab.pane.filter_box.clear()
            tab.pane.view.clearSelection()
            tab.pane.view.setCurrentIndex(QModelIndex())
        self.desk.window.go_to("step1")

    def made(self) -> Iterator[RecordsTab[Any]]:
        """Every tab with a table that was made so far."""
        for page in self.desk.window._pages.values():
            if isinstance(page, TabbedPage):
                yield from (tab for tab in page._made.values() if isinstance(tab, RecordsTab))

    # acts

    def act(self, what: Act) -> None:
        """Do one act, as far as it can be done now."""
        window, tab = self.desk.window, self.tab
        match what:
            case ("go", str(id)):
                window.go_to(id)
            case ("undo",) if self.project.next_undo is not None and self.project.next_undo.label != FOUNDED:
                self.desk.undo()
                self.undone += 1
            case ("redo",) if self.undone and self.project.next_redo is not None:
                self.desk.redo()
                self.undone -= 1
            case ("other", int(at), int(number)) if isinstance(window.page, TabbedPage):
                other_tabs.act_in(window.page.shown, at, number)
            case ("tab", int(at)) if isinstance(window.page, TabbedPage) and window.page.tabs.count():
                window.page.tabs.setCurrentIndex(at % window.page.tabs.count())
            case _ if tab is not None:
                self._act_in(tab, what)

    def _act_in(self, tab: RecordsTab[Any], what: Act) -> None:
        pane = tab.pane
        keys = [key for group in pane.model.arrangement.groups for key in group.keys]
        match what:
            case ("choose", int(at), int(place), bool(rows)) if keys:
                places = pane.view.shown_places()
                pane.view.choose(keys[at % len(keys)], None if rows else places[place % len(places)])
            case ("edit", int(at), int(place), int(number)) if keys:
                columns = [column for column in pane.model.columns if column.edits is not None]
                column = columns[place % len(columns)] if columns else None
                if column is not None and column.edits is not None:
                    pane.edit([keys[at % len(keys)]], column, value_of(pane, column.edits, number))
            case ("paste", str(text)) if tab.can("paste"):
                QGuiApplication.clipboard().setText(text)
                tab.paste()
            case ("rows", str(name)) if tab.can("delete_selected"):
                pane.do(getattr(pane.acts, name))
            case ("add",) if tab.can("add_entry"):
                tab.add_entry()
                pane.view.cells.finish(Then.STAY)  # the editor of its first cell is open, and what it has is stored

    # what must be so

    def check_change(self) -> None:
        """The act made one change at most, with a name, and the change log tells of it."""
        assert len(self.heard) <= 1, [notice.change.label for notice in self.heard]
        for notice in self.heard:
            assert notice.change.label.strip()
            self.undone = 0 if notice.change.kind is ChangeKind.EDIT else self.undone
            told = read_trail_of(self.project, self.bridge.assessment.facts, notice.change.seq)
            assert any(line.change == notice.change.seq and line.label == notice.change.label for line in told)
        self.heard.clear()

    def check(self, tab: RecordsTab[Any], fresh: Assessment) -> None:
        """A table shows, cell by cell, what a fresh reading of the file gives."""
        table, arrangement = tab.records.table, tab.pane.model.arrangement
        shown = {key: cells(tab, arrangement.row(key)) for key in arrangement.keys}
        assert shown == {table.key(row): cells(tab, row) for row in table.rows(fresh)}, table.name
        listed = [key for group in arrangement.groups for key in group.keys]
        assert len(listed) == len(set(listed))
        assert set(tab.pane.view.chosen_keys()) <= set(listed)

    def check_shown(self) -> None:
        """The tab that is shown is right, whether it is a table or none."""
        page = self.desk.window.page
        if isinstance(page, TabbedPage):
            fresh = fresh_reading(self.bridge)
            if self.tab is not None:
                self.check(self.tab, fresh)
            other_tabs.check(page.shown, fresh)

    def check_all(self) -> None:
        """Every tab that was made shows what the file holds once it is looked at."""
        for id in list(self.desk.window._pages):
            page = self.desk.window.go_to(id)
            for place in list(page._made) if isinstance(page, TabbedPage) else ():
                page.tabs.setCurrentIndex(place)
                self.check_shown()


def fresh_reading(bridge: Bridge) -> Assessment:
    """What the file holds now, evaluated anew."""
    return Assessment(load_facts(bridge.project, bridge.assessment.facts.as_of), bridge.assessment.catalogue)


def value_of(pane: TablePane[Any], field: Field, number: int) -> object:
    """One of the values that are tried in a field; not each of them may stand there."""
    offered = [value for _words, value in pane.choices(field)] if field.kind in CHOSEN_KINDS else VALUES[field.kind]
    return offered[number % len(offered)] if offered else None


def cells(tab: RecordsTab[Any], row: Any) -> dict[str, object]:
    """What the cells of a row show, by column."""
    return {column.key: column.value(row) for column in tab.records.table.columns}


@pytest.fixture
def machine(desk: Desk) -> Machine:
    """A machine for that window."""
    return Machine(desk)


@given(acts=ACTS)
def test_every_page_shows_what_the_file_holds(machine: Machine, acts: list[tuple[Any, ...]]) -> None:
    machine.start_anew()
    machine.heard.clear()
    for what in acts:
        with suppress(UserError):
            machine.act(what)
        machine.check_change()
        machine.check_shown()
    machine.check_all()


def test_every_page_of_a_step_has_tables_that_are_compared(machine: Machine) -> None:
    for id in PAGES:
        page = machine.desk.window.go_to(id)
        for place in range(page.tabs.count()) if isinstance(page, TabbedPage) else ():
            page.tabs.setCurrentIndex(place)
    compared = {tab.records.table.name for tab in machine.made()}
    assert {"assets", "zones", "scenarios", "specification"} <= compared
    machine.check_all()
