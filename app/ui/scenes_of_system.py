"""What the gallery draws of step 1: its tabs with what the sample has, and each of them while nothing is there."""

import tempfile
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt

from app.commands.founding import new_project
from app.store.project import Project
from app.tables.traffic import End
from app.ui.desk import Desk
from app.ui.pages.tab import Tab
from app.ui.pages.zcr1_system import ACCESS_POINTS, CONNECTIONS, DOCUMENTS, FLOWS, PARTICIPANTS, SCOPE, SystemPage
from app.ui.places import FIRST
from app.ui.scene import Scene

_TABS = {
    "scope": SCOPE,
    "flows": FLOWS,
    "access": ACCESS_POINTS,
    "connections": CONNECTIONS,
    "documents": DOCUMENTS,
    "participants": PARTICIPANTS,
}


def _tab(desk: Desk, title: str) -> Tab:
    page = desk.window.go_to(FIRST)
    assert isinstance(page, SystemPage)
    return page.go_to_tab(title)


def _chosen(desk: Desk, title: str) -> None:
    """A tab with its first row chosen, so that the inspector shows it."""
    from app.ui.pages.records import RecordsTab

    tab = _tab(desk, title)
    assert isinstance(tab, RecordsTab)
    arrangement = tab.pane.model.arrangement
    key = next(iter(key for group in arrangement.groups for key in group.keys), None)
    if key is not None:
        tab.pane.reveal(key)
    desk.window.want_inspector()


def _matrix(desk: Desk) -> None:
    from app.ui.pages.flows_tab import FlowsTab

    tab = _tab(desk, FLOWS)
    assert isinstance(tab, FlowsTab)
    if not tab.shows_matrix:
        tab.switch_matrix()
    cells = tab.matrix.cells
    for line in cells.sources[1:2] if not cells.unfolded[End.SOURCE] else ():
        cells.fold(End.SOURCE, line.place)
    tab.matrix.setCurrentIndex(cells.index(2, 1))
    tab.matrix.setFocus(Qt.FocusReason.OtherFocusReason)


def _back_to_assets(desk: Desk) -> None:
    page = desk.window.go_to(FIRST)
    if isinstance(page, SystemPage):
        assert page.assets is not None


class _Emptied:
    """A project without anything, in place of the sample while a scene shows it."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._sample: Project | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def show(self, desk: Desk) -> None:
        """Go to a tab of a new project."""
        bridge = desk.leave()
        self._sample = bridge.project if bridge is not None else None
        self._folder = tempfile.TemporaryDirectory(prefix="zonewright-", ignore_cleanup_errors=True)
        made = new_project(Path(self._folder.name, "New plant.zonewright"), "M. Hale", "New plant")
        desk.show(made).assess()
        _tab(desk, self._title)

    def leave(self, desk: Desk) -> None:
        """Show the sample again."""
        bridge = desk.leave()
        if bridge is not None:
            bridge.project.close()
        if self._sample is not None:
            desk.show(self._sample).assess()
        if self._folder is not None:
            self._folder.cleanup()


def _full(name: str, title: str) -> Scene:
    return Scene(f"system-{name}", partial(_chosen, title=title), _back_to_assets)


def _empty(name: str, title: str) -> Scene:
    emptied = _Emptied(title)
    return Scene(f"system-{name}-empty", emptied.show, emptied.leave)


SYSTEM_SCENES: tuple[Scene, ...] = (
    *(_full(name, title) for name, title in _TABS.items()),
    Scene("system-matrix", _matrix, _back_to_assets),
    *(_empty(name, title) for name, title in _TABS.items()),
)
"""Of the page of step 1."""
