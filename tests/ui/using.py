"""What a person does in the window to bring a finding about or to put it right, through what the pages offer."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.model.levels import FR_CODES
from app.model.vocabulary import Stage
from app.ui.bridge import Bridge
from app.ui.desk import Desk
from app.ui.pages.records import RecordsTab
from app.ui.pages.sl_gap import SlGapTab
from app.ui.pages.tab import Tab
from app.ui.pages.tabbed import TabbedPage
from app.ui.pages.worksheet_tab import WorksheetTab
from tests.workflow.plant import uid

Key = Qt.Key


class Use:
    """What a person does in the window; each deed goes through what the page offers for it."""

    def __init__(self, desk: Desk) -> None:
        assert desk.bridge is not None
        self.desk, self.window = desk, desk.window
        self.bridge: Bridge = desk.bridge
        self.made = ""

    # where one is

    def tab(self, step: int, title: str = "") -> Any:
        """The tab of a title in the page of a step."""
        page = self.window.go_to(f"step{step}")
        assert isinstance(page, TabbedPage)
        return page.go_to_tab(title) if title else page.shown

    @property
    def shown(self) -> Tab:
        """The tab that is shown now."""
        page = self.window.page
        assert isinstance(page, TabbedPage)
        return page.shown

    @property
    def focus(self) -> QWidget:
        """What has the keyboard."""
        here = self.window.focusWidget()
        assert here is not None
        return here

    def press(self, *keys: Qt.Key) -> None:
        """Press keys where the keyboard is."""
        for key in keys:
            QTest.keyClick(self.focus, key)

    # cells

    def cell(self, tab: RecordsTab[Any], row: str, column: str, value: object) -> None:
        """Give a cell of a table a value, as its editor does."""
        tab.pane.edit([row], tab.pane.table.column(column), value)

    def here(self, value: object) -> None:
        """Give the cell that the keyboard is on a value."""
        pane: Any = self.checklist if isinstance(self.shown, SlGapTab) else self.records.pane
        view = pane.view
        assert self.focus == view
        pane.edit(view.chosen_keys(), pane.model.columns[view.currentIndex().column()], value)

    @property
    def records(self) -> RecordsTab[Any]:
        """The table that is shown."""
        assert isinstance(self.shown, RecordsTab)
        return self.shown

    @property
    def column(self) -> str:
        """The column of the cell that the keyboard is on."""
        pane: Any = self.checklist if isinstance(self.shown, SlGapTab) else self.records.pane
        return str(pane.model.columns[pane.view.currentIndex().column()].key)

    def new(self, tab: RecordsTab[Any]) -> str:
        """Press N in a table; the id of the row that comes."""
        before = set(tab.pane.model.arrangement.keys)
        tab.pane.view.setFocus()
        tab.add_entry()
        QTest.keyClick(QApplication.focusWidget() or self.focus, Key.Key_Escape)
        (self.made,) = set(tab.pane.model.arrangement.keys) - before
        return self.made

    def delete(self, tab: RecordsTab[Any], row: str) -> None:
        """Delete a row."""
        tab.pane.view.choose(row)
        tab.delete_rows()

    def type(self, text: str) -> None:
        """Type in the line that has the keyboard, in place of what is there, and press Enter."""
        line = self.focus
        assert isinstance(line, QLineEdit)
        line.selectAll()
        QTest.keyClicks(line, text)
        QTest.keyClick(line, Key.Key_Return)

    # the worksheet and its card

    def sheet(self, scenario: str) -> WorksheetTab:
        """The worksheet, with the card of a scenario."""
        tab = self.tab(5, "Worksheet")
        assert isinstance(tab, WorksheetTab)
        tab.pane.view.choose(scenario, tab.pane.view.shown_places()[0])
        return tab

    def score(self, scenario: str, stage: Stage, level: int, key: str = "") -> None:
        """Pick a level on the card."""
        grid = self.sheet(scenario).card.grid
        assert grid is not None
        grid.picker(stage, key).picked.emit(level)

    def scenario_lowered(self, measure: str = "") -> None:
        """A new scenario that is rated lower today than unmitigated, with a countermeasure or without."""
        scenario = self.new(self.sheet(uid("DR-C-02")))
        for stage, likelihood in ((Stage.UNMITIGATED, 4), (Stage.CURRENT, 2)):
            self.score(scenario, stage, likelihood)
            self.score(scenario, stage, 4, "HS")
        if measure:
            self.sheet(scenario).card.measures.ask()
            self.type(measure)

    # the levels

    def gap(self, place: str, fr: str) -> SlGapTab:
        """The tab of the gaps, on a cell."""
        tab = self.tab(6, "SL gap")
        assert isinstance(tab, SlGapTab)
        assert tab.reveal("zone" if place.startswith("Z") else "conduit", uid(place))
        tab.grid.choose(uid(place), FR_CODES.index(fr))
        return tab

    def assign(self, place: str, fr: str, level: int) -> None:
        """Pick SL-T of a zone or conduit."""
        self.gap(place, fr).level_panel.levels.picked.emit(level)

    def pick_here(self, level: int) -> None:
        """Pick SL-T where the keyboard is."""
        tab = self.shown
        assert isinstance(tab, SlGapTab)
        assert tab.level_panel.levels.isAncestorOf(self.focus)
        tab.level_panel.levels.picked.emit(level)

    @property
    def checklist(self) -> Any:
        """The checklist of the gap that is shown."""
        assert isinstance(self.shown, SlGapTab)
        return self.shown.checklist

    def state(self, place: str, requirement: str, column: str, value: object) -> None:
        """Give a cell of the checklist a value."""
        fr = {"1": "IAC", "2": "UC", "3": "SI", "5": "RDF"}[requirement[3]]
        pane = self.gap(place, fr).checklist
        pane.edit([f"{uid(place)} {requirement}"], pane.table.column(column), value)
