"""What the gallery draws of an import: what is new, changed, doubtful or contradictory, before anything is stored."""

import csv
import tempfile
from pathlib import Path

from PySide6.QtCore import QEventLoop

from app.exchange.inventory.plan import Policy
from app.ui.desk import Desk
from app.ui.pages.import_panel import ImportPanel
from app.ui.pages.zcr1_system import SystemPage
from app.ui.places import FIRST
from app.ui.scene import Scene

_REGISTER = (
    ("Equipment no.", "Description", "Category", "Make", "Model", "FW version", "IP", "Level", "SIL / Crit."),
    ("LAP-ENG3", "Contractor engineering laptop", "Laptop", "", "Windows 11 Pro", "24H2", "DHCP", "3", "Other"),
    ("CAM-04", "Tank farm camera", "Camera", "Opta", "D2", "9.1", "10.20.30.88", "3", "Other"),
    ("HMI-03", "Dosing panel", "HMI", "Marden", "View 12", "7.5", "10.20.40.21", "2", "Essential"),
    ("PLC-04", "Hypochlorite dosing controller", "PLC", "Marden", "S7X-412", "4.3.0", "10.20.40.11", "1", "Essential"),
    ("PLC-05", "Contact tank controller", "PLC", "Marden", "S7X-408", "4.1.7", "10.20.40.12", "1", "Essential"),
    ("RTU-30", "Spare reservoir outstation", "RTU", "Kolben", "T200", "2.8", "10.20.60.30", "1", "Important"),
    ("RTU-30", "Spare reservoir outstation", "RTU", "Kolben", "T200", "2.9", "10.20.60.30", "1", "Important"),
    ("", "Portable loop calibrator", "Calibrator", "Fennel", "LC7", "1.1", "USB", "0", "Other"),
)


def _page(desk: Desk) -> SystemPage:
    page = desk.window.go_to(FIRST)
    assert isinstance(page, SystemPage)
    return page


def _read(desk: Desk) -> ImportPanel:
    """The panel of an import whose first plan is made: a worker reads the file meanwhile."""
    page = _page(desk)
    panel = page.panel()
    if isinstance(panel, ImportPanel):
        return panel
    with tempfile.TemporaryDirectory(prefix="zonewright-") as folder:
        path = Path(folder, "plant_assets_2026-03.csv")
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(_REGISTER)
        page.import_register(path)
        panel = page.panel()
        assert isinstance(panel, ImportPanel)
        _wait_for_plan(panel)
    desk.window.want_inspector()
    return panel


def _wait_for_plan(panel: ImportPanel) -> None:
    loop = QEventLoop()
    panel.course.planned.connect(loop.quit)
    panel.course.refused.connect(loop.quit)
    loop.exec()


def _ask_each(desk: Desk) -> None:
    panel = _read(desk)
    if panel.course.choices.policy is not Policy.ASK_EACH:
        panel.course.choose_policy(Policy.ASK_EACH)
        _wait_for_plan(panel)


def _discard(desk: Desk) -> None:
    panel = _page(desk).panel()
    if isinstance(panel, ImportPanel):
        panel.closed.emit()


IMPORT_SCENES: tuple[Scene, ...] = (
    Scene("import", lambda desk: _read(desk).setFocus(), _discard),
    Scene("import-conflicts", _ask_each, _discard),
)
