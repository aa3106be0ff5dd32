"""The tabs of page 1 besides the assets: scope, flows, access points, connections, documents, participants."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.commands.access import add_external_connections
from app.commands.cells import delete_rows
from app.commands.conduits import add_conduits
from app.commands.documents import GivenFile, Parcel, attach_files
from app.commands.flows import add_flows
from app.commands.functions import add_asset_groups, add_functions
from app.commands.projects import describe_system
from app.errors import UserError
from app.model.entities import (
    AccessPoint,
    Asset,
    AssetGroup,
    Attachment,
    Conduit,
    Document,
    EssentialFunction,
    ExternalConnection,
    Flow,
    FunctionAsset,
    Participant,
    Passage,
    System,
    Zone,
)
from app.model.entities import Project as ProjectRow
from app.store.project import Project
from app.store.troubles import ReadOnly
from app.tables.traffic import End
from app.ui.desk import Desk
from app.ui.pages.document_panel import DocumentPanel
from app.ui.pages.documents_tab import DocumentsTab
from app.ui.pages.flows_tab import FlowsTab
from app.ui.pages.function_panel import FunctionPanel
from app.ui.pages.records import RecordsTab
from app.ui.pages.scope_tab import ScopeTab
from app.ui.pages.zcr1_system import ACCESS_POINTS, CONNECTIONS, DOCUMENTS, FLOWS, PARTICIPANTS, SCOPE, SystemPage
from app.ui.shell.drawer import Drawer
from app.ui.widgets.buttons import Button


def texts(desk: Desk) -> list[str]:
    """What can be read in the window."""
    return [label.text() for label in desk.window.findChildren(QLabel) if label.isVisible()]


def asset(project: Project, tag: str) -> Asset:
    """An asset as the project has it."""
    return next(row for row in project.rows(Asset) if row.tag == tag)


def scope(page: SystemPage) -> ScopeTab:
    tab = page.go_to_tab(SCOPE)
    assert isinstance(tab, ScopeTab)
    return tab


def flows(page: SystemPage) -> FlowsTab:
    tab = page.go_to_tab(FLOWS)
    assert isinstance(tab, FlowsTab)
    return tab


def documents(page: SystemPage) -> DocumentsTab:
    tab = page.go_to_tab(DOCUMENTS)
    assert isinstance(tab, DocumentsTab)
    return tab


def records(page: SystemPage, title: str) -> RecordsTab[Any]:
    tab = page.go_to_tab(title)
    assert isinstance(tab, RecordsTab)
    return tab


def type_into_the_cell(tab: RecordsTab[Any], text: str) -> None:
    """Type into the cell that is being edited, and take it over."""
    editor = tab.pane.view.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.setText(text)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def joined(project: Project) -> Conduit:
    """A conduit between the two zones of the plant."""
    conduit = Conduit(code="C-01")
    zones = [zone.id for zone in project.rows(Zone)]
    add_conduits(project, conduit, zones={conduit.id: zones})
    return conduit


@pytest.fixture
def project(desk: Desk) -> Project:
    """The open project."""
    assert desk.bridge is not None
    return desk.bridge.project


def test_the_page_opens_on_the_assets_with_the_scope_before_them(page: SystemPage) -> None:
    assert page.tabs.tabText(0) == "Scope"
    assert page.tabs.tabText(page.place) == "Assets"


def test_the_perimeter_is_written_on_leaving_the_field_and_undo_names_it(
    desk: Desk, page: SystemPage, project: Project
) -> None:
    tab = scope(page)
    perimeter = next(one for one in tab.findChildren(QPlainTextEdit) if one.accessibleName() == "Perimeter")
    perimeter.setFocus()
    QTest.keyClicks(perimeter, "From the firewall down")
    assert project.rows(System)[0].perimeter == ""
    QTest.keyClick(perimeter, Qt.Key.Key_Tab)
    assert project.rows(System)[0].perimeter == "From the firewall down"
    assert project.undo() == "Describe the system under consideration"
    assert perimeter.toPlainText() == ""
    low = perimeter.height()
    perimeter.setPlainText("\n".join("From the firewall down" for _line in range(8)))
    assert perimeter.height() > 2 * low
    assert not perimeter.verticalScrollBar().isVisible()


def test_the_finding_about_the_perimeter_leads_to_its_field_and_that_about_functions_to_their_start(
    desk: Desk, page: SystemPage, project: Project, qtbot: QtBot
) -> None:
    row = project.rows(ProjectRow)[0]
    assert desk.window.go_to_record(1, "project", row.id)
    tab = scope(page)
    perimeter = next(one for one in tab.findChildren(QPlainTextEdit) if one.accessibleName() == "Perimeter")
    qtbot.waitUntil(perimeter.hasFocus)
    describe_system(project, replace(project.rows(System)[0], perimeter="All of it"))
    desk.window.go_to_record(1, "project", row.id)
    add = next(one for one in tab.findChildren(Button) if one.isVisible() and one.text() == "Add")
    assert add.hasFocus()


def test_a_function_is_added_by_key_named_and_renamed(desk: Desk, page: SystemPage, project: Project) -> None:
    tab = scope(page)
    desk.window.actions_by_id["add"].trigger()
    type_into_the_cell(tab, "Disinfect the supply")
    (function,) = project.rows(EssentialFunction)
    assert (function.code, function.name) == ("EF-01", "Disinfect the supply")
    assert project.undo() == "Set name of EF-01"
    assert project.undo() == "Add essential function EF-01"
    assert "Name what the plant must do" in texts(desk)


def test_a_group_is_added_by_its_own_key_and_has_no_owner(desk: Desk, page: SystemPage, project: Project) -> None:
    tab = scope(page)
    desk.window.actions_by_id["add_group"].trigger()
    type_into_the_cell(tab, "Portable equipment")
    (group,) = project.rows(AssetGroup)
    assert group.name == "Portable equipment"
    owner = next(column for column in tab.pane.model.columns if column.key == "owner")
    tab.pane.edit([group.id], owner, "M. Osei")
    assert "A group of assets has no owner." in " ".join(texts(desk))


def test_functions_are_pasted_from_a_spreadsheet_as_one_change(desk: Desk, page: SystemPage, project: Project) -> None:
    scope(page)
    QGuiApplication.clipboard().setText("EF-07\tDisinfect\nEF-08\tPump\n")
    desk.window.actions_by_id["paste"].trigger()
    assert {(row.code, row.name) for row in project.rows(EssentialFunction)} == {
        ("EF-07", "Disinfect"),
        ("EF-08", "Pump"),
    }
    assert project.undo() == "Paste 2 rows"
    assert not project.rows(EssentialFunction)


def test_functions_and_groups_are_deleted_together_as_one_change(
    desk: Desk, page: SystemPage, project: Project
) -> None:
    add_functions(project, EssentialFunction(code="EF-01"))
    add_asset_groups(project, AssetGroup(code="AG-01"))
    tab = scope(page)
    tab.pane.view.selectAll()
    desk.window.actions_by_id["remove"].trigger()
    assert not project.rows(EssentialFunction)
    assert not project.rows(AssetGroup)
    assert project.undo() == "Delete EF-01, AG-01"
    assert project.rows(EssentialFunction)


def test_space_in_the_inspector_chooses_the_assets_of_a_function(
    desk: Desk, page: SystemPage, project: Project
) -> None:
    (function,) = add_functions(project, EssentialFunction(code="EF-01"))
    tab = scope(page)
    tab.pane.reveal(function.id)
    panel = page.panel()
    assert isinstance(panel, FunctionPanel)
    panel.chooser.filter_box.setText("contact")
    QTest.keyClick(panel.chooser.list, Qt.Key.Key_Space)
    (link,) = project.rows(FunctionAsset)
    assert link.asset_id == asset(project, "PLC-12").id
    assert "Rests on 1 asset" in [label.text() for label in panel.findChildren(QLabel)]
    row = tab.pane.model.arrangement.row(function.id)
    assert (row.count, row.tags) == (1, ("PLC-12",))
    assert project.undo() == "Set the assets of EF-01"
    assert tab.pane.model.arrangement.row(function.id).count == 0


def test_a_new_flow_is_led_along_the_conduit_between_its_ends(desk: Desk, page: SystemPage, project: Project) -> None:
    conduit = joined(project)
    tab = flows(page)
    desk.window.actions_by_id["add"].trigger()
    (flow,) = project.rows(Flow)
    assert not project.rows(Passage)
    column = next(column for column in tab.pane.model.columns if column.key == "source_id")
    tab.pane.edit([flow.id], column, asset(project, "EWS-01").id)
    column = next(column for column in tab.pane.model.columns if column.key == "target_id")
    tab.pane.edit([flow.id], column, asset(project, "PLC-4").id)
    (passage,) = project.rows(Passage)
    assert passage.conduit_id == conduit.id
    assert tab.pane.model.arrangement.row(flow.id).path == ("C-01",)
    assert project.undo() == "Set target of F-01 to PLC-4"
    assert not tab.pane.model.arrangement.row(flow.id).path


def test_the_matrix_counts_flows_between_zones_and_enter_opens_those_of_a_cell(
    desk: Desk, page: SystemPage, project: Project
) -> None:
    ends = {tag: asset(project, tag).id for tag in ("PLC-4", "PLC-12", "EWS-01")}
    one, other = (
        Flow(source_id=ends["EWS-01"], target_id=ends["PLC-4"]),
        Flow(source_id=ends["EWS-01"], target_id=ends["PLC-12"]),
    )
    add_flows(project, one, other, Flow(source_id=ends["PLC-4"], target_id=ends["PLC-12"]))
    tab = flows(page)
    desk.window.actions_by_id["flow_matrix"].trigger()
    assert tab.matrix.isVisible()
    cells = tab.matrix.cells
    place = [line.code for line in cells.sources].index("Z-OPS"), [line.code for line in cells.targets].index("Z-DIS")
    tab.matrix.setCurrentIndex(cells.index(*place))
    assert page.sentence() == "Z-OPS to Z-DIS: 2 flows"
    QTest.keyClick(tab.matrix, Qt.Key.Key_Return)
    assert tab.pane.view.isVisible()
    assert {key for group in tab.pane.model.arrangement.groups for key in group.keys} == {one.id, other.id}


def test_space_unfolds_a_zone_of_the_matrix_to_its_assets(desk: Desk, page: SystemPage, project: Project) -> None:
    ends = {tag: asset(project, tag).id for tag in ("PLC-4", "EWS-01")}
    add_flows(project, Flow(source_id=ends["EWS-01"], target_id=ends["PLC-4"]))
    tab = flows(page)
    tab.switch_matrix()
    QTest.keyClick(tab.matrix, Qt.Key.Key_Space)
    QTest.keyClick(tab.matrix, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert [line.code for line in tab.matrix.cells.sources] == ["Z-OPS", "EWS-01"]
    assert [line.code for line in tab.matrix.cells.targets] == ["Z-DIS", "PLC-4"]
    assert len(tab.matrix.cells.flows_at(tab.matrix.cells.index(1, 1))) == 1
    add_flows(project, Flow(source_id=ends["EWS-01"], target_id=ends["PLC-4"]))
    assert len(tab.matrix.cells.flows_at(tab.matrix.cells.index(0, 0))) == 2
    QTest.keyClick(tab.matrix, Qt.Key.Key_Space)
    assert not tab.matrix.cells.unfolded[End.SOURCE]
    QTest.keyClick(tab.matrix, Qt.Key.Key_Escape)
    assert tab.pane.view.hasFocus()


def test_without_assets_a_flow_is_refused_with_what_to_do(desk: Desk, page: SystemPage, project: Project) -> None:
    delete_rows(project, Asset, [row.id for row in project.rows(Asset)])
    flows(page)
    desk.window.actions_by_id["add"].trigger()
    assert "List the assets first" in " ".join(texts(desk))
    assert not project.rows(Flow)


@pytest.mark.parametrize(
    ("title", "kind", "empty"),
    [
        (ACCESS_POINTS, AccessPoint, "List the access points"),
        (CONNECTIONS, ExternalConnection, "List the external connections"),
        (PARTICIPANTS, Participant, "Name the participants"),
        (DOCUMENTS, Document, "Collect the documents"),
    ],
)
def test_an_empty_tab_says_what_it_is_for_and_the_key_adds_the_first_row(
    desk: Desk, page: SystemPage, project: Project, title: str, kind: type[AccessPoint], empty: str
) -> None:
    tab = records(page, title)
    assert empty in texts(desk)
    desk.window.actions_by_id["add"].trigger()
    type_into_the_cell(tab, "First")
    (row,) = project.rows(kind)
    assert "First" in (getattr(row, "name", ""), getattr(row, "title", ""))
    project.undo()
    project.undo()
    assert empty in texts(desk)


def test_a_missing_access_point_is_fixed_from_the_drawer(
    desk: Desk, page: SystemPage, project: Project, qtbot: QtBot
) -> None:
    (connection,) = add_external_connections(project, ExternalConnection(name="Supplier"))
    records(page, CONNECTIONS)
    desk.window.guide.toggle_findings()
    (drawer,) = desk.window.findChildren(Drawer)
    place = next(n for n, one in enumerate(drawer.list.findings.rows) if one.rule == "SU-02")
    drawer.list.setCurrentIndex(drawer.list.findings.index(place))
    fix = next(one for one in drawer.findChildren(Button) if one.text() == "Add an access point for it")
    fix.click()
    (point,) = project.rows(AccessPoint)
    assert project.rows(ExternalConnection)[0].access_point_id == point.id
    assert desk.window.go_to_record(1, "external_connection", connection.id)
    assert page.tabs.tabText(page.place) == "Connections"


def drop(tab: DocumentsTab, paths: list[Path], at: QPointF) -> None:
    """Let files fall on a place of the tab."""
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    entered = QDragEnterEvent(at.toPoint(), copy, carried, left, Qt.KeyboardModifier.NoModifier)
    tab.dragEnterEvent(entered)
    assert entered.isAccepted()
    tab.dropEvent(QDropEvent(at, copy, carried, left, Qt.KeyboardModifier.NoModifier))


def test_dropped_files_become_documents_in_one_change(
    desk: Desk, page: SystemPage, project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    tab = documents(page)
    drawing, listing = tmp_path / "Network.png", tmp_path / "Ports.txt"
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    assert image.save(str(drawing))
    listing.write_text("502 Modbus", encoding="utf-8")
    drop(tab, [drawing, listing], QPointF(5, 5))
    qtbot.waitUntil(lambda: len(project.rows(Attachment)) == 2)
    assert {row.title for row in project.rows(Document)} == {"Network", "Ports"}
    assert project.undo() == "Attach 2 files to 2 documents"
    assert not project.rows(Document)
    project.redo()
    by_title = {row.title: row.id for row in project.rows(Document)}
    tab.pane.reveal(by_title["Network"])
    panel = page.panel()
    assert isinstance(panel, DocumentPanel)
    qtbot.waitUntil(lambda: panel.preview.picture.image.width() == 40)
    tab.pane.reveal(by_title["Ports"])
    qtbot.waitUntil(lambda: "502 Modbus" in panel.preview.text.toPlainText())


def test_a_file_dropped_on_a_row_goes_to_its_document(
    desk: Desk, page: SystemPage, project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    (document,) = attach_files(project, Parcel(Document(title="Procedure"), ()))
    tab = documents(page)
    tab.pane.reveal(document.id)
    path = tmp_path / "steps.txt"
    path.write_text("first", encoding="utf-8")
    view = tab.pane.view
    row = view.visualRect(view.currentIndex()).center()
    drop(tab, [path], QPointF(tab.mapFromGlobal(view.viewport().mapToGlobal(row))))
    qtbot.waitUntil(lambda: bool(project.rows(Attachment)))
    (file,) = project.rows(Attachment)
    assert file.document_id == document.id
    assert file.media_type == "text/plain"
    said = " ".join(label.text() for label in desk.window.findChildren(QLabel))
    assert file.sha256[:12] in said
    assert "5 bytes" in said


def test_a_lost_file_is_a_finding_beside_it_until_it_is_attached_again(
    desk: Desk, page: SystemPage, project: Project
) -> None:
    text = GivenFile("notes.txt", "text/plain", b"one")
    (document,) = attach_files(project, Parcel(Document(title="Notes"), (text,)))
    (file,) = project.rows(Attachment)
    assert desk.bridge is not None
    desk.bridge.assessment.learn(missing_content=frozenset({file.id}))
    tab = documents(page)
    tab.pane.reveal(document.id)
    assert "notes.txt of DOC-01 is missing or was changed." in " ".join(texts(desk))
    attach_files(project, Parcel(document, (text, GivenFile("more.txt", "text/plain", b"two"))))
    attach_files(project, Parcel(document, (GivenFile("notes.txt", "text/plain", b"three"),)))
    assert not desk.bridge.findings_at(file.id)
    assert "is missing or was changed." not in " ".join(texts(desk))


def test_a_project_that_is_open_to_read_only_takes_neither_words_nor_files(
    desk: Desk, page: SystemPage, project: Project
) -> None:
    (function,) = add_functions(project, EssentialFunction(code="EF-01"))
    desk.leave()
    project.read_only = ReadOnly(project.path, UserError("Somebody else has it open.", "Ask."))
    desk.show(project).assess()
    shown = desk.window.go_to("step1")
    assert isinstance(shown, SystemPage)
    tab = scope(shown)
    assert all(one.isReadOnly() for one in tab.findChildren(QPlainTextEdit))
    tab.pane.reveal(function.id)
    panel = shown.panel()
    assert isinstance(panel, FunctionPanel)
    assert not panel.chooser.list.isEnabled()
    assert not documents(shown).acceptDrops()
    assert not desk.window.actions_by_id["attach"].isEnabled()
    project.read_only = None


def test_a_file_that_cannot_be_read_is_said_in_place(
    desk: Desk, page: SystemPage, project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    documents(page).attach(None, [tmp_path / "gone.pdf"])
    qtbot.waitUntil(lambda: "gone.pdf cannot be read." in " ".join(texts(desk)))
    assert not project.rows(Document)


def test_a_file_is_removed_from_the_inspector_and_comes_back(desk: Desk, page: SystemPage, project: Project) -> None:
    text = GivenFile("notes.txt", "text/plain", b"one")
    (document,) = attach_files(project, Parcel(Document(title="Notes"), (text,)))
    tab = documents(page)
    tab.pane.reveal(document.id)
    panel = page.panel()
    assert panel is not None
    remove = next(one for one in panel.findChildren(Button) if one.text() == "Remove notes.txt")
    remove.click()
    assert not project.rows(Attachment)
    assert "Delete" in project.undo()
    assert project.rows(Attachment)


def test_the_assets_come_up_without_what_only_other_tabs_use() -> None:
    code = "import sys, app.ui.pages.zcr1_system; print(*sorted(name for name in sys.modules if name[:4] == 'app.'))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    other = {"scope_tab", "flows_tab", "documents_tab", "system_records", "file_preview", "traffic_view"}
    assert not {name.rpartition(".")[2] for name in loaded} & other
    assert not {"app.tables.people", "app.tables.system", "app.tables.flow"} & set(loaded)
