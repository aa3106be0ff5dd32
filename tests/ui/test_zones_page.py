"""Page 3 with a real project: zones proposed, made, nested, merged and deleted; assets placed; conduits; checks."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from app.commands.assets import add_assets
from app.commands.cells import edit_field
from app.commands.conduits import add_conduits
from app.commands.levels import assign_levels
from app.commands.ratings import score_impact, score_likelihood
from app.commands.scenarios import add_scenarios
from app.commands.zones import nest_zones
from app.model.entities import Asset, Conduit, ConduitDevice, ConduitZone, Scenario, Waiver, Zone
from app.model.vocabulary import AssetKind, PurdueLevel, Stage
from app.store.project import Project
from app.store.troubles import NoLock, ReadOnly
from app.tables.conduit import CONDUITS
from app.ui.desk import Desk
from app.ui.pages.asset_drag import carried
from app.ui.pages.conduits_tab import ConduitsTab
from app.ui.pages.placing_tab import PlacingTab
from app.ui.pages.rules_tab import RulesTab
from app.ui.pages.zcr1_system import SystemPage
from app.ui.pages.zcr3_zones import ASSETS_BY_ZONE, RULES, ZonesPage
from app.ui.pages.zones_tab import ZonesTab


@pytest.fixture
def zones_page(desk: Desk) -> ZonesPage:
    shown = desk.window.go_to("step3")
    assert isinstance(shown, ZonesPage)
    return shown


@pytest.fixture
def zones(zones_page: ZonesPage) -> ZonesTab:
    return zones_page.zones


@pytest.fixture
def placing(zones_page: ZonesPage) -> PlacingTab:
    tab = zones_page.go_to_tab(ASSETS_BY_ZONE)
    assert isinstance(tab, PlacingTab)
    return tab


@pytest.fixture
def conduits(zones_page: ZonesPage) -> ConduitsTab:
    tab = zones_page.go_to_tab(CONDUITS.title)
    assert isinstance(tab, ConduitsTab)
    return tab


@pytest.fixture
def rules(zones_page: ZonesPage) -> RulesTab:
    tab = zones_page.go_to_tab(RULES)
    assert isinstance(tab, RulesTab)
    return tab


def do(desk: Desk, action: str) -> None:
    assert desk.window.actions_by_id[action].isEnabled(), action
    desk.window.actions_by_id[action].trigger()


def last(project: Project) -> str:
    done = project.next_undo
    return done.label if done is not None else ""


def zone_of(project: Project, tag: str) -> str:
    """The code of the zone of an asset, "" for none."""
    asset = next(row for row in project.rows(Asset) if row.tag == tag)
    return next((zone.code for zone in project.rows(Zone) if zone.id == asset.zone_id), "")


def id_of(project: Project, code: str) -> str:
    return next(zone.id for zone in project.rows(Zone) if zone.code == code)


def choose(tab: ZonesTab | PlacingTab | ConduitsTab, *ids: str) -> None:
    """Tick rows, as clicks with Ctrl do."""
    tab.pane.view.choose(ids[0])
    for id in ids[1:]:
        tab.pane.view.tick(tab.pane.model.index_of(id, tab.pane.model.tick))


def asset_id(project: Project, tag: str) -> str:
    return next(row.id for row in project.rows(Asset) if row.tag == tag)


def press(within: ZonesTab | RulesTab, words: str) -> None:
    found = [one for one in within.findChildren(QAbstractButton) if one.text() == words and one.isVisible()]
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def texts(desk: Desk) -> str:
    return "\n".join(one.text() for one in desk.window.findChildren(QLabel) if one.isVisible())


# the proposal


def test_a_proposal_is_shown_with_its_reasons_and_stores_nothing(desk: Desk, works: Project, zones: ZonesTab) -> None:
    add_assets(works, Asset(tag="HMI-01", level=PurdueLevel.L2), Asset(tag="GW-20", external=True))
    before = works.digests().store
    do(desk, "propose_zones")
    assert zones.proposal is not None
    assert [card.proposed.zone.name for card in zones.proposal.cards] == [
        "Supervisory control",
        "External connections",
        "To be sorted",
    ]
    assert "level 2" in texts(desk)
    assert "Nothing is stored before you accept" in texts(desk)
    assert works.digests().store == before
    press(zones, "Discard")
    assert not zones.proposing
    assert works.digests().store == before


def test_ctrl_enter_accepts_every_proposed_zone_under_its_name_with_one_undo(
    desk: Desk, works: Project, zones: ZonesTab
) -> None:
    add_assets(works, Asset(tag="HMI-01", level=PurdueLevel.L2))
    do(desk, "propose_zones")
    assert zones.proposal is not None
    name = zones.proposal.cards[0].name
    name.selectAll()
    QTest.keyClicks(name, "Control room")
    do(desk, "accept_proposed")
    assert {zone.name for zone in works.rows(Zone)} == {
        "Disinfection",
        "Site operations",
        "Control room",
        "To be sorted",
    }
    assert zone_of(works, "HMI-01") == "Z-SUP"
    assert not zones.proposing
    assert last(works) == "Place 2 assets in 2 zones"
    do(desk, "undo")
    assert zone_of(works, "HMI-01") == ""
    assert len(works.rows(Zone)) == 2


def test_one_zone_is_accepted_or_left_out_by_itself(desk: Desk, works: Project, zones: ZonesTab) -> None:
    add_assets(works, Asset(tag="HMI-01", level=PurdueLevel.L2), Asset(tag="GW-20", external=True))
    do(desk, "propose_zones")
    press(zones, "Leave out")
    press(zones, "Accept")
    assert last(works) == "Place 1 asset in External connections"
    assert zone_of(works, "GW-20") == "Z-EXT"
    assert zone_of(works, "HMI-01") == ""
    assert zones.proposal is not None
    assert [card.proposed.zone.name for card in zones.proposal.cards] == ["To be sorted"]


def test_there_is_nothing_to_propose_when_every_asset_has_a_place(
    desk: Desk, works: Project, placing: PlacingTab
) -> None:
    choose(placing, asset_id(works, "CAL-07"))
    placing.move_chosen(id_of(works, "Z-OPS"))
    assert not desk.window.actions_by_id["propose_zones"].isEnabled()


def test_a_plant_without_zones_says_how_many_assets_wait_and_offers_the_proposal_first(
    desk: Desk, works: Project, zones: ZonesTab
) -> None:
    choose(zones, *(zone.id for zone in works.rows(Zone)))
    do(desk, "remove")
    QTest.mouseClick(zones.strip.segments.findChildren(QAbstractButton)[1], Qt.MouseButton.LeftButton)
    QTest.keyClick(zones.strip, Qt.Key.Key_Return)
    assert "You have 4 assets to place." in texts(desk)
    first = zones.focus_targets()[1]
    assert isinstance(first, QAbstractButton)
    first.click()
    assert zones.proposing


# zones


def test_a_new_zone_gets_a_code_and_the_keyboard(desk: Desk, works: Project, zones: ZonesTab) -> None:
    do(desk, "add")
    assert {zone.code for zone in works.rows(Zone)} > {"Z-DIS", "Z-OPS"}
    assert last(works).startswith("Add zone Z-")
    assert zones.pane.view.cells.editor is not None


def test_a_zone_cannot_be_put_into_its_own_sub_zone(desk: Desk, works: Project, zones: ZonesTab) -> None:
    outer, inner = id_of(works, "Z-OPS"), id_of(works, "Z-DIS")
    column = next(column for column in zones.pane.model.columns if column.key == "parent_id")
    zones.pane.edit([inner], column, outer)
    assert works.rows(Zone, [inner])[0].parent_id == outer
    zones.pane.edit([outer], column, inner)
    assert "cannot lie within itself" in texts(desk)
    assert works.rows(Zone, [outer])[0].parent_id is None


def test_a_zone_stands_below_the_one_around_it_until_rows_are_sorted(works: Project, zones: ZonesTab) -> None:
    arrangement = zones.pane.model.arrangement
    outer, inner = id_of(works, "Z-OPS"), id_of(works, "Z-DIS")
    assert arrangement.groups[0].keys.index(inner) < arrangement.groups[0].keys.index(outer)
    nest_zones(works, [inner], outer)
    assert arrangement.groups[0].keys.index(inner) == arrangement.groups[0].keys.index(outer) + 1
    assert arrangement.is_declared
    zones.pane.view.sort_by(0, False)
    assert arrangement.groups[0].keys.index(inner) < arrangement.groups[0].keys.index(outer)
    assert not arrangement.is_declared


def test_a_zone_that_holds_something_asks_what_becomes_of_it(desk: Desk, works: Project, zones: ZonesTab) -> None:
    nest_zones(works, [id_of(works, "Z-DIS")], id_of(works, "Z-OPS"))
    choose(zones, id_of(works, "Z-DIS"))
    do(desk, "remove")
    assert zones.strip.isVisible()
    assert "Z-DIS: 2 assets inside." in texts(desk)
    assert "Z-DIS" in {zone.code for zone in works.rows(Zone)}
    press(zones, "Delete")
    assert zone_of(works, "PLC-4") == "Z-OPS"
    assert last(works) == "Delete zone Z-DIS"
    do(desk, "undo")
    assert zone_of(works, "PLC-4") == "Z-DIS"


def test_escape_leaves_a_zone_that_was_to_be_deleted(desk: Desk, works: Project, zones: ZonesTab) -> None:
    before = works.digests().store
    choose(zones, id_of(works, "Z-DIS"))
    do(desk, "remove")
    QTest.keyClick(zones.strip.do, Qt.Key.Key_Escape)
    assert not zones.strip.isVisible()
    assert works.digests().store == before


def test_zones_are_merged_into_the_first_chosen_one(desk: Desk, works: Project, zones: ZonesTab) -> None:
    choose(zones, id_of(works, "Z-DIS"), id_of(works, "Z-OPS"))
    do(desk, "merge_zones")
    assert [zone.code for zone in works.rows(Zone)] == ["Z-DIS"]
    assert zone_of(works, "EWS-01") == "Z-DIS"
    assert last(works) == "Merge Z-OPS into Z-DIS"


# assets by zone


def test_typing_a_zone_and_enter_moves_the_selected_assets(desk: Desk, works: Project, placing: PlacingTab) -> None:
    choose(placing, asset_id(works, "PLC-4"), asset_id(works, "CAL-07"))
    do(desk, "move_to_zone")
    assert desk.window.focusWidget() is placing.chooser.field
    QTest.keyClicks(placing.chooser.field, "oper")
    QTest.keyClick(placing.chooser.field, Qt.Key.Key_Return)
    assert [zone_of(works, tag) for tag in ("PLC-4", "CAL-07", "PLC-12")] == ["Z-OPS", "Z-OPS", "Z-DIS"]
    assert last(works) == "Move PLC-4 and CAL-07 to Z-OPS" or last(works) == "Move CAL-07 and PLC-4 to Z-OPS"
    assert desk.window.focusWidget() is placing.pane.view
    do(desk, "undo")
    assert zone_of(works, "CAL-07") == ""


def test_an_unknown_zone_moves_nothing(desk: Desk, works: Project, placing: PlacingTab) -> None:
    choose(placing, asset_id(works, "CAL-07"))
    do(desk, "move_to_zone")
    QTest.keyClicks(placing.chooser.field, "nowhere")
    QTest.keyClick(placing.chooser.field, Qt.Key.Key_Return)
    assert zone_of(works, "CAL-07") == ""
    assert "No zone is called so." in texts(desk)
    QTest.keyClick(placing.chooser.field, Qt.Key.Key_Escape)
    assert desk.window.focusWidget() is placing.pane.view


def test_assets_that_are_dropped_on_a_zone_are_moved_there(desk: Desk, works: Project, placing: PlacingTab) -> None:
    id = asset_id(works, "CAL-07")
    choose(placing, id)
    zones = placing.chooser.list
    row = next(place for place, one in enumerate(zones.targets.rows) if one.code == "Z-DIS")
    middle = QPointF(zones.visualRect(zones.targets.index(row)).center())
    zones.aim(row)
    assert placing.sentence() == "Move 1 asset to Z-DIS"
    data = carried([id])
    move, left, none = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    zones.dropEvent(QDropEvent(middle, move, data, left, none))
    assert zone_of(works, "CAL-07") == "Z-DIS"
    assert last(works) == "Move CAL-07 to Z-DIS"
    assert zones.aimed == -1


def test_assets_that_are_dropped_on_the_row_of_another_are_moved_to_its_zone(
    works: Project, placing: PlacingTab
) -> None:
    choose(placing, asset_id(works, "CAL-07"))
    view, id = placing.pane.view, asset_id(works, "EWS-01")
    middle = QPointF(view.visualRect(placing.pane.model.index_of(id)).center())
    move, left, none = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    data = carried([asset_id(works, "CAL-07")])
    placing.drag.eventFilter(view.viewport(), QDropEvent(middle, move, data, left, none))
    assert zone_of(works, "CAL-07") == "Z-OPS"


def test_a_click_on_a_selected_row_still_chooses_the_cell(works: Project, placing: PlacingTab) -> None:
    id = asset_id(works, "PLC-4")
    choose(placing, id)
    view = placing.pane.view
    place = view.visualRect(placing.pane.model.index_of(id, 1)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view.currentIndex().column() == 1
    assert not view.span.rows


def test_step_1_moves_assets_by_the_same_key(desk: Desk, works: Project, page: SystemPage) -> None:
    page.pane.view.choose(asset_id(works, "CAL-07"))
    do(desk, "move_to_zone")
    chooser = page.assets.chooser
    assert chooser.isVisible()
    QTest.keyClicks(chooser.field, "z-dis")
    QTest.keyClick(chooser.field, Qt.Key.Key_Return)
    assert zone_of(works, "CAL-07") == "Z-DIS"
    assert not chooser.isVisible()


# conduits


def test_two_chosen_zones_are_joined_by_a_new_conduit(desk: Desk, works: Project, zones: ZonesTab) -> None:
    ids = {id_of(works, "Z-DIS"), id_of(works, "Z-OPS")}
    choose(zones, *ids)
    do(desk, "join_zones")
    (conduit,) = works.rows(Conduit)
    assert {link.zone_id for link in works.rows(ConduitZone)} == ids
    assert last(works) == f"Add conduit {conduit.code}"
    shown = desk.window.page
    assert isinstance(shown, ZonesPage)
    assert isinstance(shown.shown, ConduitsTab)
    assert [row.conduit.id for row in shown.shown.pane.rows] == [conduit.id]


def test_a_new_conduit_asks_which_zones_it_joins_and_what_guards_it(
    desk: Desk, works: Project, conduits: ConduitsTab
) -> None:
    do(desk, "add")
    (conduit,) = works.rows(Conduit)
    ends = conduits.selection.ends.line
    assert desk.window.focusWidget() is ends
    QTest.keyClicks(ends, "z-dis, Z-OPS")
    QTest.keyClick(ends, Qt.Key.Key_Return)
    assert len(works.rows(ConduitZone)) == 2
    assert last(works) == f"Set the zones that {conduit.code} joins"
    guards = conduits.selection.devices.line
    guards.setFocus()
    QTest.keyClicks(guards, "EWS-01")
    QTest.keyClick(guards, Qt.Key.Key_Return)
    assert [link.asset_id for link in works.rows(ConduitDevice)] == [asset_id(works, "EWS-01")]
    (row,) = conduits.pane.model.arrangement.rows
    assert (row.zones, row.devices) == (("Z-DIS", "Z-OPS"), ("EWS-01",))


def test_a_code_that_is_not_known_stays_in_the_line_with_the_reason_below(
    desk: Desk, works: Project, conduits: ConduitsTab
) -> None:
    do(desk, "add")
    ends = conduits.selection.ends.line
    QTest.keyClicks(ends, "Z-DISS")
    QTest.keyClick(ends, Qt.Key.Key_Return)
    assert "“Z-DISS” is not known." in texts(desk)
    assert "Z-DIS" in texts(desk)
    assert ends.text() == "Z-DISS"
    assert works.rows(ConduitZone) == []


def test_a_conduit_is_deleted_and_undo_brings_it_back(desk: Desk, works: Project, conduits: ConduitsTab) -> None:
    do(desk, "add")
    (conduit,) = works.rows(Conduit)
    choose(conduits, conduit.id)
    do(desk, "remove")
    assert works.rows(Conduit) == []
    assert last(works) == f"Delete conduit {conduit.code}"
    do(desk, "undo")
    assert works.rows(Conduit) == [conduit]


# rules


def test_the_checks_show_their_findings_and_a_fix_is_one_press_away(
    desk: Desk, works: Project, rules: RulesTab
) -> None:
    assert [button.clause.number for button in rules.clauses] == ["3.1", "3.2", "3.3", "3.4", "3.5", "3.6"]
    station = next(row for row in works.rows(Asset) if row.tag == "EWS-01")
    edit_field(works, Asset, [station.id], "kind", AssetKind.CONTROLLER)  # now Z-OPS is like Z-DIS
    rules.choose("3.1")
    found = rules.work.list.findings.rows
    assert [finding.code for finding in found] == ["CAL-07", "Z-OPS"]
    rules.work.list.choose(0)
    press(rules, "Go")
    shown = desk.window.page
    assert isinstance(shown, ZonesPage)
    assert isinstance(shown.shown, PlacingTab)
    assert [row.asset.tag for row in shown.shown.pane.rows] == ["CAL-07"]


def test_a_finding_is_justified_in_place(desk: Desk, works: Project, rules: RulesTab, qtbot: QtBot) -> None:
    add_assets(works, Asset(tag="WGW-02", wireless=True, zone_id=id_of(works, "Z-DIS")))
    rules.choose("3.5")
    rules.work.list.choose(0)
    press(rules, "Justify…")
    QTest.keyClicks(rules.work.reason.field, "Shielded cabinet")
    QTest.keyClick(rules.work.reason.field, Qt.Key.Key_Return)
    assert [waiver.reason for waiver in works.rows(Waiver)] == ["Shielded cabinet"]
    qtbot.waitUntil(lambda: "justified" in str(rules.work.list.findings.rows[0].standing))


def test_a_pasted_zone_code_places_the_asset(desk: Desk, works: Project, placing: PlacingTab) -> None:
    column = next(n for n, column in enumerate(placing.pane.model.columns) if column.key == "zone_id")
    placing.pane.view.choose(asset_id(works, "CAL-07"), column)
    QGuiApplication.clipboard().setText("Z-OPS")
    do(desk, "paste")
    assert zone_of(works, "CAL-07") == "Z-OPS"


def test_in_a_read_only_project_nothing_of_step_3_can_be_changed(desk: Desk, works: Project) -> None:
    add_conduits(works, Conduit(code="C-01"), zones={})
    desk.leave()
    works.read_only = ReadOnly(works.path, NoLock(works.path, "read-only file system"))
    desk.show(works).assess()
    page = desk.window.go_to("step3")
    assert isinstance(page, ZonesPage)
    choose(page.zones, *(zone.id for zone in works.rows(Zone)))
    actions = desk.window.actions_by_id
    for name in ("propose_zones", "add", "remove", "merge_zones", "join_zones"):
        assert not actions[name].isEnabled(), name
    placing = page.go_to_tab(ASSETS_BY_ZONE)
    assert isinstance(placing, PlacingTab)
    choose(placing, asset_id(works, "CAL-07"))
    assert not actions["move_to_zone"].isEnabled()
    assert not placing.chooser.isEnabled()
    conduits = page.go_to_tab(CONDUITS.title)
    assert isinstance(conduits, ConduitsTab)
    choose(conduits, works.rows(Conduit)[0].id)
    assert conduits.selection.ends.line.isReadOnly()
    works.read_only = None


def test_why_a_zone_has_its_sl_t_is_told_beside_it_with_a_way_to_the_scenario(desk: Desk, zones: ZonesTab) -> None:
    assert desk.bridge is not None
    project = desk.bridge.project
    zone = next(row for row in project.rows(Zone) if row.code == "Z-OPS")
    add_scenarios(project, scenario := Scenario(title="Vendor session", zone_id=zone.id))
    for category in desk.bridge.assessment.method.categories:  # type: ignore[union-attr]
        score_impact(project, scenario.id, Stage.UNMITIGATED, category.key, 5)
    score_likelihood(project, scenario.id, Stage.UNMITIGATED, 5)
    desk.window.go_to("step5")
    desk.window.go_to_record(5, Scenario.table, scenario.id)
    lines = desk.window.guide.finder.lines("sl-t")
    assert "why_sl_t" in [line.id for line in lines]
    desk.window.actions_by_id["why_sl_t"].trigger()
    said = [one.text() for one in zones.selection.why.findChildren(QLabel)]
    assert [row.zone.code for row in zones.pane.rows] == ["Z-OPS"]
    assert said[1].startswith("Rule: ")
    assert said[2] == f"All 7 FRs: SL {zones.pane.rows[0].results.target[0]}. As derived."
    assert said[3].endswith("It concerns all 7 FRs, as a scenario does unless it names fewer.")
    way = zones.selection.why.ways[0]
    assert way.hasFocus()
    way.click()
    assert desk.window.page is not None
    assert desk.window.page.number == 5
    assign_levels(project, zone.id, {"UC": 1}, "Nobody logs on there")
    desk.window.go_to_record(3, Zone.table, zone.id)
    said = [one.text() for one in zones.selection.why.findChildren(QLabel)]
    assert "SL 1 was assigned: Nobody logs on there" in said
    assert "IAC SI DC RDF TRE RA: SL" in " ".join(said)


def test_a_proposal_that_cannot_be_made_says_why(desk: Desk, works: Project, zones: ZonesTab) -> None:
    action = desk.window.actions_by_id["propose_zones"]
    assert action.isEnabled()
    zone = works.rows(Zone)[0]
    waiting = [row.id for row in works.rows(Asset) if row.zone_id is None]
    edit_field(works, Asset, waiting, "zone_id", zone.id)
    assert not action.isEnabled()
    assert action.toolTip() == "Every asset has its zone or conduit; there is nothing to propose."
