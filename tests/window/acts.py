"""A morning's work by keys and mouse alone, in a real window."""

import csv
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QApplication

from app.exchange.sample import create_sample
from app.exchange.workbook import read_content_hash
from app.model.entities import Asset
from app.tables.asset import AssetRow
from app.ui.desk import Desk
from app.ui.pages.zcr1_system import SystemPage
from tests.window.at_work import button, choose_file, middle_of, project_of
from tests.window.hand import Hand, Onlooker

pytestmark = pytest.mark.timeout(300)

REGISTER = (
    ("Equipment no.", "Description", "Make", "Model", "FW version", "IP"),
    ("PLC-04", "Hypochlorite dosing controller", "Marden", "S7X-412", "4.3.0", "10.20.40.11"),
    ("HMI-03", "Dosing panel", "Marden", "View 12", "7.5", "10.20.40.21"),
    ("AIT-41", "Free chlorine analyser", "Hydrax", "CL-20", "1.10", "10.20.40.31"),
    ("GW-90", "Cellular gateway of the kiosk", "Aeris", "WG1", "3.2", "10.20.41.90"),
)
"""Three rows that contradict the project in their firmware, and one that is new."""


@pytest.fixture
def plant(desk: Desk, tmp_path: Path) -> Desk:
    """The program with the sample plant open."""
    create_sample(tmp_path / "Plant.zonewright", "Tester").close()
    desk.open(tmp_path / "Plant.zonewright")
    return desk


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "register.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(REGISTER)
    return path


class Table:
    """The asset table as a person sees it: cells by tag and column."""

    def __init__(self, page: SystemPage, hand: Hand) -> None:
        self.page, self.hand, self.view = page, hand, page.pane.view

    def row(self, tag: str) -> AssetRow:
        return next(row for row in self.page.pane.model.arrangement.rows if row.asset.tag == tag)

    def cell(self, tag: str, column: str) -> QModelIndex:
        place = [one.key for one in self.page.pane.model.columns].index(column)
        return self.page.pane.model.index_of(self.row(tag).asset.id, place)

    def has_vendor(self, tag: str, vendor: str) -> bool:
        return self.row(tag).asset.vendor == vendor

    def click(self, tag: str, column: str) -> None:
        """Click into a cell."""
        at = middle_of(self.view, self.cell(tag, column))
        self.hand.click(self.view.viewport(), at, lambda: self.view.currentIndex() == self.cell(tag, column))


def _firmware(desk: Desk, tag: str) -> str:
    return next(asset.firmware for asset in project_of(desk).rows(Asset) if asset.tag == tag)


def test_a_register_goes_in_is_edited_taken_back_looked_at_and_handed_over(
    hand: Hand, plant: Desk, onlooker: Onlooker, register: Path, tmp_path: Path
) -> None:
    desk = plant
    page = desk.window.page
    assert isinstance(page, SystemPage)
    table, project = Table(page, hand), project_of(desk)
    hand.until(lambda: desk.bridge is not None and desk.bridge.assessed)
    before = project.digests().store

    # A register with three conflicts: two values of the file, one of the project.
    choose_file(hand, lambda: hand.press("ctrl+i"), register, desk.window)
    hand.until(lambda: len(page.pane.model.staged) == 4)
    hand.click(button(hand, desk.window, "Ask each"), then=lambda: _open_conflicts(page) == 3)
    for number, (tag, down) in enumerate((("PLC-04", 2), ("HMI-03", 2), ("AIT-41", 1)), start=1):
        table.click(tag, "firmware")
        hand.press("Return", then=lambda: QApplication.activePopupWidget() is not None)
        hand.press(*["Down"] * down, "Return", then=partial(_are_open, page, 3 - number))
    hand.press("ctrl+Return", then=lambda: not page.pane.model.staged)
    assert [_firmware(desk, tag) for tag in ("PLC-04", "HMI-03", "AIT-41", "GW-90")] == ["4.3.0", "7.5", "1.09", "3.2"]

    # Edits in place, by paste and by fill: nine more acts.
    for tag, firmware in (("PLC-05", "4.2"), ("AIT-42", "2.01"), ("PLC-04", "4.3.1")):
        table.click(tag, "firmware")
        hand.type(firmware)
        hand.press("Return", then=partial(_has_firmware, desk, tag, firmware))
    for tag in ("HMI-01", "HMI-02"):
        hand.put_on_clipboard("Marden\tView 14\t8.0")
        table.click(tag, "vendor")
        hand.press("ctrl+v", then=partial(_has_firmware, desk, tag, "8.0"))
    for tag, below in (("AIT-41", ("AIT-42",)), ("HMI-01", ("HMI-02", "HMI-04"))):
        table.click(tag, "vendor")
        hand.type(f"Maker {tag}")
        hand.press("Return", then=partial(table.has_vendor, tag, f"Maker {tag}"))
        table.click(tag, "vendor")
        hand.press(*["shift+Down"] * len(below))
        hand.press("ctrl+d", then=partial(table.has_vendor, below[-1], f"Maker {tag}"))
    after = project.digests().store

    # Ten acts back and forth.
    for _act in range(10):
        hand.press("ctrl+z", then=partial(_has_gone, lambda: project.next_undo, project.next_undo))
    assert project.digests().store == before
    for _act in range(10):
        hand.press("ctrl+y", then=partial(_has_gone, lambda: project.next_redo, project.next_redo))
    assert project.digests().store == after

    # The look, and the way to a record.
    hand.press("ctrl+alt+d", then=lambda: desk.theme.name == "dark")
    hand.press("ctrl+alt+l", then=lambda: desk.theme.name == "light")
    hand.press("ctrl+k", then=desk.window.guide.palette.isVisible)
    hand.type("sis-01")
    hand.press("Return", then=lambda: [row.asset.tag for row in page.pane.rows] == ["SIS-01"])

    # Handed over.
    out = tmp_path / "Plant.xlsx"
    choose_file(hand, lambda: hand.press("ctrl+e"), out, desk.window)
    hand.until(out.exists)
    assert read_content_hash(out) == project.content_hash
    assert set(onlooker.dialogs) == {"QFileDialog"}
    hand.tell()


def _has_firmware(desk: Desk, tag: str, firmware: str) -> bool:
    return _firmware(desk, tag) == firmware


def _has_gone(now: Callable[[], object], before: object) -> bool:
    return now() != before


def _are_open(page: SystemPage, count: int) -> bool:
    return _open_conflicts(page) == count


def _open_conflicts(page: SystemPage) -> int:
    """How many cells wait for a person to choose between the project's value and the file's."""
    found = (conflict for staged in page.pane.model.staged.values() for conflict in staged.conflicts.values())
    return sum(conflict.takes_file is None for conflict in found)
