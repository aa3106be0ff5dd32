"""An assessment from nothing to a frozen baseline and its workbook: once by keyboard alone, once as people mix both.

Prints per step how many keys and clicks it took.
"""

import csv
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QTabBar

from app.exchange.workbook import read_content_hash
from app.model.entities import (
    AccessPoint,
    Asset,
    Baseline,
    Comparison,
    Conduit,
    Countermeasure,
    EssentialFunction,
    ExternalConnection,
    Flow,
    FunctionAsset,
    InitialRating,
    Participant,
    Scenario,
    ScenarioCountermeasure,
    SpecificationEntry,
    Zone,
)
from app.model.fields import Entity
from app.ui.desk import Desk
from app.ui.pages.records import RecordsTab
from app.ui.pages.zcr1_system import SystemPage
from app.ui.pages.zcr5_detailed import DetailedRiskPage
from app.ui.table.text_area import TextArea
from tests.window.at_work import button, choose_file, middle_of, project_of
from tests.window.hand import Hand

pytestmark = pytest.mark.timeout(300)

REGISTER = (
    ("Tag", "Description", "Type", "Level", "Vendor", "Model", "IP"),
    ("PLC-01", "Filter controller", "Controller", "1", "Marden", "S7X-412", "10.10.1.11"),
    ("PLC-02", "Dosing controller", "Controller", "1", "Marden", "S7X-412", "10.10.1.12"),
    ("AIT-01", "Free chlorine analyser", "Field device", "0", "Hydrax", "CL-20", ""),
    ("PMP-01", "Raw water pump drive", "Field device", "0", "Hydrax", "VD-7", ""),
    ("LIT-01", "Clear water level", "Field device", "0", "Hydrax", "LT-3", ""),
    ("HMI-01", "Filter panel", "HMI", "2", "Marden", "View 12", "10.10.2.21"),
    ("HMI-02", "Dosing panel", "HMI", "2", "Marden", "View 12", "10.10.2.22"),
    ("SCA-01", "SCADA server", "Server", "2", "Ordway", "Scope 9", "10.10.2.31"),
    ("EWS-01", "Engineering workstation", "Workstation", "2", "Ordway", "W4", "10.10.2.41"),
    ("HIS-01", "Historian", "Server", "2", "Ordway", "Hist 5", "10.10.2.51"),
    ("SW-01", "Control switch", "Network device", "2", "Netra", "N24", "10.10.2.1"),
    ("FW-01", "Site firewall", "Network device", "2", "Netra", "F10", "10.10.2.254"),
)
FLOWS = (
    ("F-01", "PLC-01", "SCA-01", "Modbus TCP"),
    ("F-02", "PLC-02", "SCA-01", "Modbus TCP"),
    ("F-03", "HMI-02", "PLC-02", "Profinet"),
)
SECTIONS = (
    ("", "6.5", "Site", "", "", "A. Berg", "A fenced site with a control room that is staffed by day."),
    ("", "6.6", "Threats", "", "", "A. Berg", "Criminals, and errors of service providers."),
    ("", "6.7", "Policies", "", "", "A. Berg", "Remote access is opened by the shift on request."),
    ("", "6.9", "Law", "", "", "A. Berg", "Drinking water ordinance."),
)


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "register.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(REGISTER)
    return path


class Walk:
    """An assessment step by step, by keyboard alone or with the mouse where a person would take it."""

    def __init__(self, desk: Desk, hand: Hand, mouse: bool) -> None:
        self.desk, self.hand, self.mouse = desk, hand, mouse
        self.press, self.write = hand.press, hand.type
        self.told: list[str] = []

    @contextmanager
    def step(self, number: int, title: str) -> Iterator[None]:
        """Go to a step, count what it takes, and leave nothing in it that blocks the freeze."""
        keys, clicks = self.hand.keys, self.hand.clicks
        if number > 1:
            self.act(f"ctrl+{number}", title)
            self.hand.until(lambda: self.desk.window.page is not None and self.desk.window.page.number == number)
        yield
        self.hand.until(lambda: self.desk.bridge is not None and not self.errors(number))
        self.told.append(f"{number} {title}: {self.hand.keys - keys} keys, {self.hand.clicks - clicks} clicks")

    def act(self, keys: str, words: str) -> None:
        """Click the button that says these words, or press its keys."""
        if self.mouse:
            self.hand.click(button(self.hand, self.desk.window, words))
        else:
            self.press(*keys.split())

    def fill(self, title: str, text: str) -> None:
        """Write into a field: a click into it, or Tab from the one before."""
        if self.mouse:
            fields = self.desk.window.findChildren(TextArea)
            self.hand.click(next(one for one in fields if one.accessibleName() == title))
        else:
            self.press("Tab")
        self.write(text)

    def show_tab(self, keys: str, place: int) -> None:
        """Show a tab of the page."""
        if self.mouse:
            self.hand.click(self._tabs, self._tabs.tabRect(place).center(), lambda: self._tabs.currentIndex() == place)
        else:
            self.press(*keys.split(), then=lambda: self._tabs.currentIndex() == place)

    @property
    def _tabs(self) -> QTabBar:
        page = self.desk.window.page
        assert page is not None
        return page.tabs

    def paste(self, kind: type[Entity], rows: Sequence[Sequence[str]]) -> None:
        """Paste rows that stand in a spreadsheet."""
        self.hand.put_on_clipboard("\n".join("\t".join(row) for row in rows))
        self.press("ctrl+v")
        self.becomes(kind, len(rows))

    def errors(self, step: int) -> list[str]:
        """What blocks the freeze in a step."""
        assert self.desk.bridge is not None
        return [one.sentence for one in self.desk.bridge.assessment.findings(step=step) if one.blocks]

    def is_staged(self) -> bool:
        """Whether a register is shown with what it would change."""
        page = self.desk.window.page
        return isinstance(page, SystemPage) and bool(page.pane.model.staged)

    def becomes(self, kind: type[Entity], count: int) -> None:
        """Wait until so many rows of a kind are stored."""
        self.hand.until(lambda: len(project_of(self.desk).rows(kind)) == count)

    def tell(self) -> None:
        """Print the counts."""
        sys.stdout.write("\n".join(("", *self.told, f"in all {self.hand.keys} keys, {self.hand.clicks} clicks", "")))

    # the steps

    def start(self) -> None:
        self.act("ctrl+n", "New assessment")
        self.write("Weir works")
        self.act("Return", "Create assessment")
        self.hand.until(lambda: self.desk.bridge is not None)

    def describe_system(self, register: Path) -> None:
        choose_file(self.hand, lambda: self.act("ctrl+i", "Import assets"), register, self.desk.window)
        self.hand.until(self.is_staged)
        self.act("ctrl+Return", "Apply")
        self.becomes(Asset, 12)
        self.show_tab("ctrl+Prior", 0)
        self.fill("Purpose", "Drinking water for the town")
        self.fill("Perimeter", "Filter hall, dosing and control room")
        for number, (function, tags) in enumerate((("Disinfection", "02"), ("Supply", "01")), start=1):
            self.act("Insert", "New entry")
            self.write(function)
            self.press("Return")
            self.becomes(EssentialFunction, number)
            self.press("F6", "F6")
            self.write(tags)
            self.press("Return", "ctrl+a", "Escape")
        self.becomes(FunctionAsset, 12)
        self.show_tab("ctrl+Next ctrl+Next", 2)
        self.paste(Flow, FLOWS)
        self.show_tab("ctrl+Next", 3)
        self.paste(AccessPoint, (("", "Maintenance link"),))
        self.show_tab("ctrl+Next", 4)
        self.paste(ExternalConnection, (("", "Vendor support", "Marden", "EWS-01", "ACC-01"),))
        self.show_tab("ctrl+Next ctrl+Next", 6)
        self.paste(Participant, (("A. Berg", "Plant manager"), ("C. Ode", "Consultant")))

    def rate_worst_cases(self) -> None:
        for _function in range(2):
            self.act("ctrl+shift+r", "Rate worst case")
            self.press("4", "Tab", "2", "Tab", "4", "Tab", "3", "Tab", "2", "Tab", "3")
        self.becomes(InitialRating, 2)

    def partition(self) -> None:
        self.act("ctrl+shift+p", "Propose zones")
        self.act("ctrl+Return", "Accept all")
        self.becomes(Zone, 2)
        self.press("ctrl+a", "ctrl+j")
        self.becomes(Conduit, 1)
        self.press("ctrl+F8", "f")

    def compare(self) -> None:
        self.act("ctrl+Return", "Take over the suggestions")
        self.becomes(Comparison, 3)

    def rate_scenarios(self) -> None:
        for number in range(1, 4):
            self.press("ctrl+shift+n")
            self.act("Return", "Add scenario")
            self.becomes(Scenario, number)
            self.write("Set points are changed over the maintenance link")
            self.press("Return", *"5424322", *"2424322")
            self.act("ctrl+Return", "Accept this SL-T")
            self.press("m")
            self.write("CM-01" if number > 1 else "Link on request")
            self.press("Return")
            self.becomes(ScenarioCountermeasure, number)
        self.show_tab("ctrl+Prior", 4)
        self.choose_state()
        self.write("impl")
        self.press("Return")

    def choose_state(self) -> None:
        """Go to the cell that tells the state of the countermeasure."""
        if not self.mouse:
            self.press("Down", "Right", "Right", "Right")
            return
        page = self.desk.window.page
        assert isinstance(page, DetailedRiskPage)
        assert isinstance(page.shown, RecordsTab)
        view, model = page.shown.pane.view, page.shown.pane.model
        place = [column.key for column in model.columns].index("state")
        index = model.index_of(project_of(self.desk).rows(Countermeasure)[0].id, place)
        self.hand.click(view.viewport(), middle_of(view, index))

    def specify(self) -> None:
        self.show_tab("ctrl+Prior", 0)
        self.paste(SpecificationEntry, SECTIONS)
        self.act("ctrl+shift+d", "Draft the specification")

    def freeze_and_hand_over(self, out: Path) -> None:
        self.act("ctrl+shift+f", "Freeze Rev A")
        self.act("Tab Return", "Freeze now")
        self.becomes(Baseline, 1)
        choose_file(self.hand, lambda: self.act("ctrl+e", "Export workbook"), out, self.desk.window)
        self.hand.until(out.exists)


@pytest.mark.parametrize("mouse", [True, False], ids=["mouse and keys", "keys alone"])
def test_an_assessment_goes_from_nothing_to_a_frozen_baseline_and_its_workbook(
    hand: Hand, desk: Desk, register: Path, tmp_path: Path, mouse: bool
) -> None:
    walk, out = Walk(desk, hand, mouse), tmp_path / "Weir works.xlsx"
    desk.show_welcome()
    with walk.step(0, "Start"):
        walk.start()
    with walk.step(1, "System"):
        walk.describe_system(register)
    with walk.step(2, "Initial risk"):
        walk.rate_worst_cases()
    with walk.step(3, "Zones and conduits"):
        walk.partition()
    with walk.step(4, "Risk comparison"):
        walk.compare()
    with walk.step(5, "Detailed risk"):
        walk.rate_scenarios()
    with walk.step(6, "Requirements"):
        walk.specify()
    with walk.step(7, "Approval"):
        walk.freeze_and_hand_over(out)
    [baseline] = project_of(desk).rows(Baseline)
    assert read_content_hash(out) == baseline.content_hash
    assert mouse == bool(hand.clicks)
    walk.tell()
