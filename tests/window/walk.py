"""An assessment from nothing to a frozen baseline and its workbook: once by keyboard alone, once as people mix both.

Prints per step how many keys and clicks it took.
"""

import csv
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.exchange.workbook import read_content_hash
from app.model.entities import (
    Asset,
    Baseline,
    Comparison,
    Conduit,
    EssentialFunction,
    Flow,
    FunctionAsset,
    InitialRating,
    Scenario,
    ScenarioCountermeasure,
    SpecificationEntry,
    Zone,
)
from app.model.fields import Entity
from app.ui.desk import Desk
from app.ui.pages.zcr1_system import SystemPage
from tests.window.at_work import choose_file, project_of
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


def as_cells(rows: Sequence[Sequence[str]]) -> str:
    """Rows as a spreadsheet puts them on the clipboard."""
    return "\n".join("\t".join(row) for row in rows)


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "register.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(REGISTER)
    return path


class Walk:
    """What both walks have in common: the window, what is stored, and the counts."""

    def __init__(self, desk: Desk, hand: Hand) -> None:
        self.desk, self.hand = desk, hand
        self.told: list[str] = []

    @contextmanager
    def step(self, title: str) -> Iterator[None]:
        """Count what one step of the assessment takes."""
        keys, clicks = self.hand.keys, self.hand.clicks
        yield
        self.told.append(f"{title}: {self.hand.keys - keys} keys, {self.hand.clicks - clicks} clicks")

    def rows(self, kind: type[Entity]) -> int:
        return len(project_of(self.desk).rows(kind))

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
        self.hand.until(lambda: self.rows(kind) == count)

    def tell(self) -> None:
        sys.stdout.write("\n".join(("", *self.told, f"in all {self.hand.keys} keys, {self.hand.clicks} clicks", "")))


def test_keys_alone_lead_from_nothing_to_a_frozen_baseline_and_its_workbook(
    hand: Hand, desk: Desk, register: Path, tmp_path: Path
) -> None:
    walk, window, press, write = Walk(desk, hand), desk.window, hand.press, hand.type
    desk.show_welcome()

    with walk.step("Start"):
        press("ctrl+n")
        write("Weir works")
        press("Return", then=lambda: desk.bridge is not None)

    with walk.step("1 System"):
        choose_file(hand, lambda: press("ctrl+i"), register, window)
        hand.until(walk.is_staged)
        press("ctrl+Return", then=lambda: walk.rows(Asset) == 12)
        press("ctrl+Prior", "Tab")
        write("Drinking water for the town")
        press("Tab")
        write("Filter hall, dosing and control room")
        for number, (function, tags) in enumerate((("Disinfection", "02"), ("Supply", "01")), start=1):
            press("Insert")
            write(function)
            press("Return")
            walk.becomes(EssentialFunction, number)
            press("F6", "F6")
            write(tags)
            press("Return", "ctrl+a", "Escape")
        walk.becomes(FunctionAsset, 12)
        hand.put_on_clipboard(as_cells(FLOWS))
        press("ctrl+Next", "ctrl+Next", "ctrl+v")
        walk.becomes(Flow, 3)
        assert not walk.errors(1)

    with walk.step("2 Initial risk"):
        press("ctrl+2")
        for _function in range(2):
            press("ctrl+shift+r", "4", "Tab", "2", "Tab", "4", "Tab", "3", "Tab", "2", "Tab", "3")
        walk.becomes(InitialRating, 2)
        assert not walk.errors(2)

    with walk.step("3 Zones and conduits"):
        press("ctrl+3", "ctrl+shift+p", "ctrl+Return", then=lambda: walk.rows(Zone) == 2)
        press("ctrl+a", "ctrl+j", then=lambda: walk.rows(Conduit) == 1)
        press("ctrl+F8", "f", then=lambda: not walk.errors(3))

    with walk.step("4 Risk comparison"):
        press("ctrl+4", "ctrl+Return", then=lambda: walk.rows(Comparison) == 3)
        assert not walk.errors(4)

    with walk.step("5 Detailed risk"):
        press("ctrl+5")
        for number in range(1, 4):
            press("ctrl+shift+n", "Return")
            walk.becomes(Scenario, number)
            write("Set points are changed over the maintenance link")
            press("Return", *"5424322", *"2424322")
            press("ctrl+Return")
            press("m")
            write("CM-01" if number > 1 else "Link on request")
            press("Return")
            walk.becomes(ScenarioCountermeasure, number)
        press("ctrl+Prior", "Down", "Right", "Right", "Right")
        write("impl")
        press("Return", then=lambda: not walk.errors(5))

    with walk.step("6 Requirements"):
        hand.put_on_clipboard(as_cells(SECTIONS))
        press("ctrl+6", "ctrl+Prior", "ctrl+v")
        walk.becomes(SpecificationEntry, len(SECTIONS))
        press("ctrl+shift+d", then=lambda: not walk.errors(6))

    with walk.step("7 Approval"):
        press("ctrl+7", "ctrl+shift+f", "Tab", "Return", then=lambda: walk.rows(Baseline) == 1)
        out = tmp_path / "Weir works.xlsx"
        choose_file(hand, lambda: press("ctrl+e"), out, window)
        hand.until(out.exists)

    [baseline] = project_of(desk).rows(Baseline)
    assert read_content_hash(out) == baseline.content_hash
    walk.tell()
    assert hand.clicks == 0
