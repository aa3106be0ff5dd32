"""Undo and redo lead to what they changed: page, row and cell; and they stay where it can be seen already."""

from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton

from app.commands.assets import add_assets
from app.commands.cells import edit_field
from app.commands.conduits import add_conduits
from app.commands.functions import add_functions
from app.commands.initial import rate_initial_risk
from app.commands.zones import add_zones
from app.model.entities import Asset, Conduit, EssentialFunction, InitialRating, Zone
from app.store.project import Project
from app.ui.desk import Desk
from app.ui.pages.records import RecordsTab
from app.ui.pages.scope_tab import ScopeTab
from app.ui.pages.tabbed import TabbedPage
from app.ui.pages.zcr1_system import SCOPE, SystemPage
from app.ui.shell.inspector import Panel
from app.ui.table.pane import TablePane
from app.ui.table.text_area import TextArea
from app.ui.widgets.labels import ShortLabel


def project_of(desk: Desk) -> Project:
    """The open project."""
    assert desk.bridge is not None
    return desk.bridge.project


def rename(desk: Desk, tag: str, name: str) -> str:
    """Name an asset otherwise; its id."""
    project = project_of(desk)
    asset = next(row for row in project.rows(Asset) if row.tag == tag)
    page = desk.window.go_to("step1")
    assert isinstance(page, SystemPage)
    page.pane.view.choose(asset.id)
    page.pane.edit([asset.id], page.pane.table.column("name"), name)
    return asset.id


def shown(desk: Desk) -> TabbedPage:
    """The page that the window shows."""
    page = desk.window.page
    assert isinstance(page, TabbedPage)
    return page


def chosen(desk: Desk) -> list[str]:
    """The keys of the rows that are selected in what is shown."""
    tab = shown(desk).shown
    assert isinstance(tab, RecordsTab)
    keys: list[str] = tab.pane.view.chosen_keys()
    return keys


def in_sight(pane: TablePane[Any]) -> list[str]:
    """The keys of the rows that are not scrolled out of sight."""
    room, model = pane.view.viewport().rect(), pane.model
    return [key for key in model.arrangement.keys if pane.view.visualRect(model.index_of(key)).intersects(room)]


@pytest.mark.parametrize("elsewhere", ["step2", "step5", "step7"])
def test_undo_and_redo_show_the_row_and_the_cell_that_they_change(desk: Desk, elsewhere: str) -> None:
    edited = rename(desk, "EWS-01", "Engineering laptop")
    for action in ("undo", "redo"):
        desk.window.go_to(elsewhere)
        desk.window.actions_by_id[action].trigger()
        page = shown(desk)
        assert isinstance(page, SystemPage)
        assert chosen(desk) == [edited]
        view = page.pane.view
        assert page.pane.model.columns[view.currentIndex().column()].key == "name"
        assert desk.window.focusWidget() is view
        assert desk.window.toast.isVisible()


def test_the_tab_that_shows_the_row_is_shown(desk: Desk) -> None:
    conduit = Conduit(code="C-01", name="Backbone")
    add_conduits(project_of(desk), conduit, zones={})
    edit_field(project_of(desk), Conduit, [conduit.id], "name", "Ring")
    page = desk.window.go_to("step3")
    assert isinstance(page, TabbedPage)
    desk.window.go_to("step1")
    desk.window.actions_by_id["undo"].trigger()
    assert shown(desk) is page
    assert chosen(desk) == [conduit.id]


def in_the_inspector(desk: Desk) -> list[str]:
    """What the inspector says of the selection: its head, then what its fields hold."""
    panel = shown(desk).panel()
    assert isinstance(panel, Panel)
    texts = [one.text() for one in panel.findChildren(ShortLabel) if one.property("type") == "name"]
    return [*texts[:1], *(one.toPlainText() for one in panel.findChildren(TextArea) if one.accessibleName() == "Name")]


def test_the_inspector_shows_the_record_that_is_selected_whatever_led_to_it(desk: Desk) -> None:
    """From another tab, from another page, after undo and redo."""
    ring, link = Conduit(code="C-01", name="Ring"), Conduit(code="C-02", name="Link")
    project, window = project_of(desk), desk.window
    add_conduits(project, ring, zones={})
    add_conduits(project, link, zones={})
    zone = project.rows(Zone)[0]
    window.go_to_record(3, Conduit.table, ring.id)
    assert in_the_inspector(desk) == ["C-01", "Ring"]
    window.go_to_record(3, Zone.table, zone.id)
    window.go_to_record(3, Conduit.table, link.id)
    assert in_the_inspector(desk) == ["C-02", "Link"]
    window.go_to_record(3, Zone.table, zone.id)
    for action, id, said in (("undo", ring.id, ["C-01", "Ring"]), ("redo", link.id, ["C-02", "Link"])):
        window.actions_by_id[action].trigger()
        window.go_to_record(3, Conduit.table, id)
        assert chosen(desk) == [id]
        assert in_the_inspector(desk) == said
        window.go_to("step1")


def test_the_row_is_selected_though_it_was_in_sight_unless_it_is_selected_already(desk: Desk) -> None:
    edited = rename(desk, "EWS-01", "Engineering laptop")
    page = shown(desk)
    assert isinstance(page, SystemPage)
    other = next(key for key in page.pane.model.arrangement.keys if key != edited)
    page.pane.view.choose(other, 2)
    desk.window.actions_by_id["undo"].trigger()
    assert chosen(desk) == [edited]
    page.pane.view.choose(edited, 3)
    before = page.pane.view.currentIndex()
    desk.window.actions_by_id["redo"].trigger()
    assert (chosen(desk), page.pane.view.currentIndex()) == ([edited], before)


def test_it_leads_to_the_step_where_a_change_was_made_not_to_the_home_of_the_record(desk: Desk) -> None:
    zone = project_of(desk).rows(Zone)[0]
    desk.window.go_to_record(4, Zone.table, zone.id)
    edit_field(project_of(desk), Zone, [zone.id], "tolerable", "M")
    desk.window.go_to("step1")
    for action in ("undo", "redo", "undo"):
        desk.window.actions_by_id[action].trigger()
        assert shown(desk).number == 4
        assert chosen(desk) == [zone.id]


def test_a_function_that_is_gone_again_leaves_the_keyboard_where_functions_are_named(desk: Desk) -> None:
    page = desk.window.go_to("step1")
    assert isinstance(page, SystemPage)
    tab = page.go_to_tab(SCOPE)
    assert isinstance(tab, ScopeTab)
    desk.window.actions_by_id["add"].trigger()
    (added,) = chosen(desk)
    desk.window.actions_by_id["undo"].trigger()
    assert isinstance(desk.window.focusWidget(), QAbstractButton)  # the first way to start
    desk.window.actions_by_id["redo"].trigger()
    assert chosen(desk) == [added]
    assert desk.window.focusWidget() is tab.pane.view


def test_a_row_of_the_page_that_is_out_of_sight_is_brought_into_view(desk: Desk) -> None:
    added = [Asset(tag=f"X-{number:03}") for number in range(200)]
    add_assets(project_of(desk), *added)
    desk.window.fit(QSize(1240, 700))
    edited = rename(desk, "X-199", "Far down")
    page = shown(desk)
    assert isinstance(page, SystemPage)
    page.pane.view.clearSelection()
    page.pane.view.scrollToTop()
    assert edited not in in_sight(page.pane)
    desk.window.actions_by_id["undo"].trigger()
    assert edited in in_sight(page.pane)
    assert chosen(desk) == [edited]


def test_where_the_row_is_gone_the_page_that_showed_it_is_shown(desk: Desk) -> None:
    add_zones(project_of(desk), Zone(code="Z-NEW", name="Empty"))
    desk.window.go_to("step5")
    desk.window.actions_by_id["undo"].trigger()
    assert shown(desk).number == 3


def test_a_rating_leads_to_what_it_rates(desk: Desk) -> None:
    function = EssentialFunction(code="EF-01", name="Disinfect")
    add_functions(project_of(desk), function)
    desk.window.go_to("step2")
    for likelihood in (2, 3):
        rate_initial_risk(project_of(desk), InitialRating(function_id=function.id, likelihood=likelihood))
    desk.window.go_to("step1")
    desk.window.actions_by_id["undo"].trigger()
    assert shown(desk).number == 2
    assert chosen(desk) == [function.id]


def test_a_page_of_no_step_stays(desk: Desk) -> None:
    rename(desk, "EWS-01", "Engineering laptop")
    log = desk.window.go_to("changes")
    desk.window.actions_by_id["undo"].trigger()
    assert desk.window.page is log
