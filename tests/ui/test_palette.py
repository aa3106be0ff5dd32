"""The command palette over the open project, by keys and mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.commands.assets import add_assets
from app.commands.cells import delete_rows
from app.model.entities import ENTITIES, Asset
from app.ui.desk import Desk
from app.ui.pages.zcr1_system import SystemPage
from app.ui.records import RECORDS
from app.ui.shell.palette import Palette


@pytest.fixture
def palette(desk: Desk) -> Palette:
    """The palette, open."""
    desk.window.actions_by_id["palette"].trigger()
    return desk.window.guide.palette


def shown(palette: Palette) -> list[str]:
    return [line.code for line in palette.list.lines.lines if not line.heading]


def test_a_key_opens_it_with_the_keyboard_in_the_field_and_escape_gives_the_keyboard_back(
    desk: Desk, page: SystemPage, palette: Palette
) -> None:
    page.pane.view.setFocus()
    palette.dismiss()
    palette.open()
    assert desk.window.focusWidget() is palette.field
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert palette.isHidden()
    assert desk.window.focusWidget() is page.pane.view


def test_typing_finds_an_asset_and_enter_goes_to_its_row(desk: Desk, page: SystemPage, palette: Palette) -> None:
    QTest.keyClicks(palette.field, "contact")
    assert shown(palette) == ["PLC-12"]
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isHidden()
    assert [row.asset.tag for row in page.pane.rows] == ["PLC-12"]


def test_a_command_is_done_from_the_palette(desk: Desk, palette: Palette) -> None:
    QTest.keyClicks(palette.field, ">dark")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert desk.window.theme.name == "dark"


def test_a_page_is_gone_to_from_the_palette(desk: Desk, palette: Palette) -> None:
    QTest.keyClicks(palette.field, "detailed")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert desk.window.page is not None
    assert desk.window.page.number == 5


def test_what_cannot_be_done_now_is_not_offered(desk: Desk, palette: Palette) -> None:
    QTest.keyClicks(palette.field, ">")
    offered = {line.id for line in palette.list.lines.lines if line.kind == "command"}
    disabled = {id for id, action in desk.window.actions_by_id.items() if not action.isEnabled()}
    assert disabled
    assert not offered & disabled
    assert "export" in offered


def test_a_mark_leaves_only_assets_and_zones(palette: Palette) -> None:
    QTest.keyClicks(palette.field, "@dis")
    assert shown(palette) == ["Z-DIS"]


def test_arrows_step_over_headings_and_stay_within_the_list(palette: Palette) -> None:
    QTest.keyClicks(palette.field, "e")
    lines = palette.list.lines.lines
    for key in (Qt.Key.Key_End, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_Up):
        QTest.keyClick(palette.field, key)
        assert palette.list.line is not None
        assert not palette.list.line.heading
    assert palette.list.currentIndex().row() == next(n for n, line in enumerate(lines) if not line.heading)


def test_what_was_used_last_comes_first_when_nothing_is_typed(desk: Desk, palette: Palette) -> None:
    QTest.keyClicks(palette.field, "plc-12")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    palette.open()
    assert shown(palette)[0] == "PLC-12"


def test_a_click_on_the_dimmed_page_closes_it(palette: Palette) -> None:
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=palette.rect().bottomLeft())
    assert palette.isHidden()


def test_it_follows_additions_changes_and_deletions(desk: Desk, palette: Palette) -> None:
    QTest.keyClicks(palette.field, "@")
    assert desk.bridge is not None
    project = desk.bridge.project
    (added,) = add_assets(project, Asset(tag="GW-77", name="Telemetry gateway"))
    palette.field.setText("telemetry")
    assert shown(palette) == ["GW-77"]
    delete_rows(project, Asset, [added.id])
    palette.field.setText("telemetry ")
    assert shown(palette) == []


def test_nothing_found_is_said(palette: Palette, qtbot: QtBot) -> None:
    QTest.keyClicks(palette.field, "qqq")
    assert any("qqq" in label.text() for label in palette.findChildren(type(palette._nothing)) if label.isVisible())


def test_every_kind_that_can_be_found_has_the_fields_that_it_is_found_by() -> None:
    assert len({kind.entity for kind in RECORDS}) == len(RECORDS)
    for kind in RECORDS:
        assert {kind.code, kind.text} <= set(kind.entity.__dataclass_fields__), kind


def test_every_entity_that_people_call_by_a_code_can_be_found() -> None:
    coded = {kind for kind in ENTITIES if getattr(kind, "prefix", "")}
    assert coded <= {kind.entity for kind in RECORDS}
