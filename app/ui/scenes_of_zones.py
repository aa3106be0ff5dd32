"""What the gallery draws of step 3."""

import shutil
import tempfile
from pathlib import Path

from app.commands.assets import add_assets
from app.commands.founding import new_project
from app.model.entities import Asset
from app.model.vocabulary import PurdueLevel
from app.store.project import Project
from app.tables.conduit import CONDUITS
from app.ui.desk import Desk
from app.ui.pages.conduits_tab import ConduitsTab
from app.ui.pages.placing_tab import PlacingTab
from app.ui.pages.records import RecordsTab
from app.ui.pages.rules_tab import RulesTab
from app.ui.pages.zcr3_zones import ASSETS_BY_ZONE, RULES, ZonesPage
from app.ui.scene import Scene

_REGISTER = (
    *(Asset(tag=f"PLC-{number:02}", level=PurdueLevel.L1) for number in range(1, 50)),
    *(Asset(tag=f"HMI-{number:02}", level=PurdueLevel.L2) for number in range(1, 9)),
    Asset(tag="SCD-01", level=PurdueLevel.L3),
    Asset(tag="ERP", level=PurdueLevel.L4, business=True),
    Asset(tag="SIS-01", level=PurdueLevel.L1, safety_related=True),
    Asset(tag="CAL-07", level=PurdueLevel.L0, temporary=True),
    Asset(tag="WGW-01", level=PurdueLevel.L1, wireless=True),
    Asset(tag="GW-20", level=PurdueLevel.L3, external=True),
    Asset(tag="X-1"),
)
_WAITING: list[Project] = []
"""The project that was open before."""


def _page(desk: Desk) -> ZonesPage:
    page = desk.window.go_to("step3")
    assert isinstance(page, ZonesPage)
    return page


def _empty(desk: Desk) -> None:
    """Another project takes the place of the open one, which stays open: one with assets and no zone."""
    bridge = desk.leave()
    assert bridge is not None
    _WAITING.append(bridge.project)
    folder = Path(tempfile.mkdtemp(prefix="zonewright-"))
    project = new_project(folder / "Hallow Brook pumping scheme.zonewright", "Tester", "Hallow Brook pumping scheme")
    add_assets(project, *_REGISTER)
    desk.show(project).assess()
    _page(desk).tabs.setCurrentIndex(0)


def _first_proposal(desk: Desk) -> None:
    _empty(desk)
    _proposal(desk)


def _no_conduits(desk: Desk) -> None:
    _empty(desk)
    _page(desk).go_to_tab(CONDUITS.title)


def _leave_empty(desk: Desk) -> None:
    bridge = desk.leave()
    assert bridge is not None
    bridge.project.close()
    shutil.rmtree(bridge.project.path.parent, ignore_errors=True)
    desk.show(_WAITING.pop()).assess()


def _zones(desk: Desk) -> None:
    zones = _page(desk).zones
    zones.pane.view.choose(next(iter(zones.pane.model.arrangement.keys)))
    desk.window.want_inspector()


def _proposal(desk: Desk) -> None:
    _page(desk).propose_zones()


def _close_proposal(desk: Desk) -> None:
    _page(desk).zones.close_proposal()


def _deleting(desk: Desk) -> None:
    _zones(desk)
    _page(desk).zones.delete_rows()


def _leave_deleting(desk: Desk) -> None:
    _page(desk).zones.strip.left.emit()
    _none_chosen(desk)


def _none_chosen(desk: Desk) -> None:
    _page(desk).zones.pane.view.clearSelection()


def _placing(desk: Desk) -> None:
    tab = _page(desk).go_to_tab(ASSETS_BY_ZONE)
    assert isinstance(tab, PlacingTab)
    tab.pane.view.choose(tab.pane.model.arrangement.groups[0].keys[0])
    tab.move_to_zone()


def _conduits(desk: Desk) -> None:
    tab = _page(desk).go_to_tab(CONDUITS.title)
    assert isinstance(tab, ConduitsTab)
    tab.reveal("conduit", next(row.conduit.id for row in tab.pane.model.arrangement.rows if row.flows > 1))
    desk.window.want_inspector()


def _rules(desk: Desk) -> None:
    tab = _page(desk).go_to_tab(RULES)
    assert isinstance(tab, RulesTab)
    tab.choose("3.1")


def _back(desk: Desk) -> None:
    page = _page(desk)
    for title in (ASSETS_BY_ZONE, CONDUITS.title):
        tab = page.go_to_tab(title)
        assert isinstance(tab, RecordsTab)
        tab.pane.view.clearSelection()
    page.tabs.setCurrentIndex(0)


ZONES_SCENES: tuple[Scene, ...] = (
    Scene("zones-empty", _empty, _leave_empty),
    Scene("zones-first-proposal", _first_proposal, _leave_empty),
    Scene("zones-conduits-empty", _no_conduits, _leave_empty),
    Scene("zones", _zones, _none_chosen),
    Scene("zones-proposed", _proposal, _close_proposal),
    Scene("zones-deleting", _deleting, _leave_deleting),
    Scene("zones-placing", _placing, _back),
    Scene("zones-conduits", _conduits, _back),
    Scene("zones-rules", _rules, _back),
)
