"""How each rule's finding comes about by what a person does in the pages, where its button leads, and what cures it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from app.model.levels import FR_CODES
from app.model.vocabulary import (
    AssetKind,
    ComparisonOutcome,
    DecisionKind,
    FlowAccess,
    RequirementStatus,
    SlMethod,
    Stage,
    Trust,
)
from app.ui.pages.conduits_tab import ConduitsTab
from app.ui.pages.method_page import MethodPage
from app.ui.pages.place_panel import PlacePanel
from app.ui.pages.records import RecordsTab
from app.ui.pages.scope_tab import ScopeTab
from app.ui.pages.settings_page import SettingsPage
from app.ui.pages.sl_gap import SlGapTab
from app.ui.pages.worksheet_tab import WorksheetTab
from app.ui.pages.zcr6_requirements import RequirementsPage
from app.ui.widgets.buttons import Button
from app.ui.widgets.score_picker import ScorePicker
from tests.ui.using import Key, Use
from tests.workflow.plant import uid

Deed = Callable[[Use], None]


@dataclass(frozen=True)
class Case:
    """`says` is part of the sentence that is found; `place` is where its button leads: page, tab, and what has the
    keyboard there: a column of the table, or an accessible name. `seen` says that it is shown there as well.
    """

    rule: str
    says: str
    cause: Deed
    place: tuple[int, str, str]
    cure: Deed
    seen: bool = True
    fix: bool = False


def _likelihood(stage: Stage) -> str:
    """How the picker of a likelihood calls itself."""
    return f"Likelihood, {stage.label.lower()}"


ASSETS, BY_ZONE = "Assets", "Assets by zone"


def _move(asset: str, zone: str) -> Deed:
    return lambda use: use.cell(use.tab(3, BY_ZONE), uid(asset), "zone_id", uid(zone))


def _asset(asset: str, column: str, value: object) -> Deed:
    return lambda use: use.cell(use.tab(1, ASSETS), uid(asset), column, value)


def _to_zone(zone: str) -> Deed:
    return lambda use: use.here(uid(zone))


def _here(value: object) -> Deed:
    return lambda use: use.here(value)


def _type(text: str) -> Deed:
    return lambda use: use.type(text)


def _no_perimeter(use: Use) -> None:
    scope = use.tab(1, "Scope")
    assert isinstance(scope, ScopeTab)
    assert use.window.go_to_record(1, "project", uid("project"))
    _write(scope.forms[1], "")


def _write(root: QWidget, text: str) -> None:
    """Write into the first text of a form and leave it."""
    line = root if isinstance(root, QPlainTextEdit) else root.findChildren(QPlainTextEdit)[0]
    line.setFocus()
    line.setPlainText(text)
    QApplication.sendEvent(line, QFocusEvent(QEvent.Type.FocusOut))


def _join(conduit: str, zones: str) -> Deed:
    def join(use: Use) -> None:
        tab = use.tab(3, "Conduits")
        assert isinstance(tab, ConduitsTab)
        tab.pane.view.choose(uid(conduit))
        tab.selection.ends.line.setFocus()
        use.type(zones)

    return join


def _alike(use: Use) -> None:
    zones = use.tab(3, "Zones")
    assert isinstance(zones, RecordsTab)
    zones.pane.edit([uid("Z-REM"), uid("Z-BUS")], zones.pane.table.column("owner"), "Same")
    use.cell(use.tab(1, ASSETS), uid("RTU-01"), "external", value=False)
    use.cell(use.tab(1, ASSETS), uid("MES"), "business", value=False)


def _without_scenarios(use: Use) -> None:
    use.delete(use.sheet(uid("DR-Z-OPS")), uid("DR-Z-OPS"))


def _new_scenario(use: Use) -> None:
    use.new(use.sheet(uid("DR-Z-OPS")))


def _score_by_digits(use: Use) -> None:
    """A digit at each picker that is reached."""
    assert isinstance(use.shown, WorksheetTab)
    grid = use.shown.card.grid
    assert grid is not None
    assert isinstance(use.focus, ScorePicker)
    use.press(Key.Key_2)
    while grid.next_empty() is not None:
        grid.enter()
        use.press(Key.Key_2)


def _decide(use: Use) -> None:
    assert isinstance(use.shown, WorksheetTab)
    decision = use.shown.card.decision
    assert decision.kinds.isAncestorOf(use.focus)
    decision.kinds.picked.emit(DecisionKind.TRANSFER)
    decision.record.click()


def _pick_score(level: int) -> Deed:
    def pick(use: Use) -> None:
        assert isinstance(use.focus, ScorePicker)
        use.focus.picked.emit(level)

    return pick


def _raised_later(use: Use) -> None:
    """What is assigned where nothing is derived needs no reason, until a scenario calls for more."""
    use.gap("Z-TMP", "TRE").level_panel.follow.click()
    use.assign("Z-TMP", "TRE", 1)
    tab = use.tab(5, "Worksheet")
    assert isinstance(tab, WorksheetTab)
    before = set(tab.pane.model.arrangement.keys)
    tab.pane.view.clearSelection()
    tab.add_entry()
    panel = tab.panel()
    assert isinstance(panel, PlacePanel)
    panel.box.choose(use.bridge.assessment.place(uid("Z-TMP")))
    panel.add.click()
    (scenario,) = set(tab.pane.model.arrangement.keys) - before
    use.score(scenario, Stage.UNMITIGATED, 4)
    use.score(scenario, Stage.UNMITIGATED, 4, "HS")


def _every_level(use: Use) -> None:
    for fr in FR_CODES:
        tab = use.shown
        assert isinstance(tab, SlGapTab)
        assert tab.current is not None
        tab.grid.choose(tab.current.place.id, FR_CODES.index(fr))
        tab.level_panel.levels.picked.emit(1)


def _decide_gap(use: Use) -> None:
    assert isinstance(use.shown, SlGapTab)
    decision = use.shown.level_panel.decision
    assert use.focus is decision.kind
    decision.kind.choose(DecisionKind.COMPENSATE)
    decision.decider.setText("Ada Owner")
    decision.reason.setText("Locked cabinet")
    decision.decide.click()


def _click(use: Use) -> None:
    """Press the button that has the keyboard."""
    button = use.focus
    assert isinstance(button, Button)
    button.click()


def _add_here(use: Use) -> None:
    use.new(use.records)


def _new_zone(use: Use) -> None:
    use.new(use.tab(3, "Zones"))


def _new_conduit(use: Use) -> None:
    tab = use.tab(3, "Conduits")
    assert isinstance(tab, ConduitsTab)
    tab.add_entry()


def _delete_here(use: Use) -> None:
    (row,) = use.records.pane.view.chosen_keys()
    use.delete(use.records, row)


def _no_section(use: Use) -> None:
    use.delete(use.tab(6, "Requirements specification"), uid("RQ-6.9"))


def _write_section(use: Use) -> None:
    _click(use)
    editor = QApplication.focusWidget()
    page = use.window.page
    assert isinstance(page, RequirementsPage)
    tab = page.shown
    assert isinstance(tab, RecordsTab)
    if editor is not None and editor is not tab.pane.view:
        QTest.keyClick(editor, Key.Key_Escape)
    (key,) = tab.pane.view.chosen_keys()
    tab.pane.edit([key], tab.pane.table.column("text"), "Water law")


def _criteria(way: SlMethod, tolerable: str) -> Deed:
    """Choose another way to SL-T and another tolerable level, and put them in force."""

    def put(use: Use) -> None:
        page = use.window.page
        if not isinstance(page, MethodPage):
            page = use.window.go_to("method")
        assert isinstance(page, MethodPage)
        for box, value in ((page.change.way, way), (page.change.tolerable, tolerable)):
            box.choose(value)
            box.activated.emit(box.currentIndex())
        page.change.apply.click()

    return put


def _anew(use: Use) -> None:
    """Give every rating of the place anew where the finding led, the same as before."""
    (scenario,) = use.records.pane.view.chosen_keys()
    for stage in (Stage.UNMITIGATED, Stage.CURRENT):
        use.score(scenario, stage, 5)


def _review(use: Use) -> None:
    page = use.window.go_to("settings")
    assert isinstance(page, SettingsPage)
    page.fields["review_date"].entered.emit(date(2020, 1, 1))


def _review_later(use: Use) -> None:
    page = use.window.page
    assert isinstance(page, SettingsPage)
    assert page.fields["review_date"].isAncestorOf(use.focus)
    page.fields["review_date"].entered.emit(date(2030, 1, 1))


def _signed_before(use: Use) -> None:
    """An edit after the freeze, once it is saved."""
    use.cell(use.tab(1, ASSETS), uid("PLC-01"), "name", "Dosing controller")
    use.window.actions_by_id["publish"].trigger()


def _take_back(use: Use) -> None:
    use.desk.undo()
    use.window.actions_by_id["publish"].trigger()


CASES = (
    Case("SU-01", "has no kind", _asset("SCD-01", "kind", None), (1, ASSETS, "kind"), _here(AssetKind.SERVER)),
    Case(
        "SU-02",
        "no access point",
        lambda use: use.cell(use.tab(1, "Connections"), uid("XC-01"), "access_point_id", None),
        (1, "Connections", "access_point_id"),
        _here(uid("ACC-01")),
        fix=True,
    ),
    Case("SU-03", "used by 2", _asset("PLC-02", "tag", "PLC-01"), (1, ASSETS, "tag"), _here("PLC-2"), fix=True),
    Case(
        "SU-04",
        "perimeter",
        _no_perimeter,
        (1, "Scope", "Perimeter"),
        lambda use: _write(use.focus, "Inside"),
        seen=False,
    ),
    Case(
        "SU-04",
        "No essential function",
        lambda use: use.delete(use.tab(1, "Scope"), uid("EF-01")),
        (1, "Scope", "Essential functions and asset groups"),
        _add_here,
        seen=False,
    ),
    Case(
        "IR-01",
        "not rated",
        lambda use: use.cell(use.tab(2), uid("EF-01"), "impacts", ""),
        (2, "", "impacts"),
        _here("HS=4"),
    ),
    Case(
        "ZC-01",
        "no zone",
        lambda use: use.cell(use.tab(3, BY_ZONE), uid("SCD-01"), "zone_id", None),
        (3, BY_ZONE, "zone_id"),
        _to_zone("Z-OPS"),
    ),
    Case(
        "ZC-02",
        "no unbroken path",
        _move("PLC-02", "Z-REM"),
        (1, "Data flows", ""),
        lambda use: use.cell(use.records, use.records.pane.view.chosen_keys()[0], "target_id", uid("PLC-01")),
    ),
    Case("ZC-03", "joins no zone", _new_conduit, (3, "Conduits", "Joins"), _type("Z-DOS, Z-SIS"), fix=True),
    Case("ZC-03", "joins only", _join("C-04", "Z-DOS"), (3, "Conduits", "Joins"), _type("Z-DOS, Z-SIS")),
    Case("ZC-03", "no assets", _new_zone, (3, "Zones", ""), _delete_here, fix=True),
    Case(
        "ZC-04",
        "could be one zone with",
        _alike,
        (3, "Zones", ""),
        lambda use: use.cell(use.records, use.records.pane.view.chosen_keys()[0], "owner", "Somebody"),
    ),
    Case("ZC-11", "business", _move("MES", "Z-OPS"), (3, BY_ZONE, "zone_id"), _to_zone("Z-BUS"), seen=False, fix=True),
    Case(
        "ZC-12",
        "safety-related",
        _asset("PLC-01", "safety_related", True),
        (3, BY_ZONE, "zone_id"),
        _to_zone("Z-SIS"),
        seen=False,
        fix=True,
    ),
    Case(
        "ZC-13",
        "lets PLC-01 write",
        lambda use: use.cell(use.tab(1, "Data flows"), uid("F-02"), "access", FlowAccess.WRITE),
        (1, "Data flows", "access"),
        _here(FlowAccess.READ),
        fix=True,
    ),
    Case(
        "ZC-14",
        "temporarily",
        _move("LAP-01", "Z-OPS"),
        (3, BY_ZONE, "zone_id"),
        _to_zone("Z-TMP"),
        seen=False,
        fix=True,
    ),
    Case(
        "ZC-15", "wireless", _move("WGW-01", "Z-OPS"), (3, BY_ZONE, "zone_id"), _to_zone("Z-WLS"), seen=False, fix=True
    ),
    Case(
        "ZC-16", "external", _move("RTU-01", "Z-OPS"), (3, BY_ZONE, "zone_id"), _to_zone("Z-REM"), seen=False, fix=True
    ),
    Case(
        "ZC-21",
        "no boundary device",
        lambda use: use.cell(use.tab(3, "Conduits"), uid("C-02"), "trust", Trust.UNTRUSTED),
        (3, "Conduits", "Boundary"),
        _type("FW-01"),
    ),
    Case(
        "ZC-22",
        "sub-zone Z-DOS",
        lambda use: use.assign("Z-CTL", "UC", 2),
        (6, "SL gap", "Z-DOS UC"),
        lambda use: use.pick_here(2),
    ),
    Case(
        "RC-01",
        "not compared",
        _new_zone,
        (4, "", "outcome"),
        _here(ComparisonOutcome.REQUIRED),
    ),
    Case("DR-01", "not scored", _new_scenario, (5, "Worksheet", _likelihood(Stage.UNMITIGATED)), _score_by_digits),
    Case("DR-01", "has no scenario", _without_scenarios, (5, "Worksheet", "Add scenario"), _click, seen=False),
    Case(
        "DR-02",
        "above the unmitigated",
        lambda use: use.score(uid("DR-C-02"), Stage.CURRENT, 5),
        (5, "Worksheet", _likelihood(Stage.CURRENT)),
        _pick_score(2),
    ),
    Case(
        "DR-02",
        "planned risk",
        lambda use: use.score(uid("DR-Z-REM"), Stage.PLANNED, 5),
        (5, "Worksheet", _likelihood(Stage.PLANNED)),
        _pick_score(2),
    ),
    Case(
        "DR-03",
        "did not move",
        lambda use: use.score(uid("DR-C-02"), Stage.CURRENT, 4),
        (5, "Worksheet", _likelihood(Stage.CURRENT)),
        _pick_score(2),
    ),
    Case(
        "DR-03",
        "names no countermeasure",
        lambda use: use.scenario_lowered(),
        (5, "Worksheet", "Countermeasure to name"),
        _type("CM-01"),
    ),
    Case(
        "DR-04",
        "only planned",
        lambda use: use.scenario_lowered("CM-02"),
        (5, "Worksheet", _likelihood(Stage.CURRENT)),
        _pick_score(4),
    ),
    Case(
        "DR-05",
        "without a decision",
        lambda use: use.score(uid("DR-C-02"), Stage.CURRENT, 3),
        (5, "Worksheet", "Accept"),
        _decide,
    ),
    Case(
        "DR-06",
        "no owner",
        lambda use: use.cell(use.tab(5, "Countermeasures"), uid("CM-02"), "owner", ""),
        (5, "Countermeasures", "owner"),
        _here("T. Abara"),
    ),
    Case(
        "DR-06",
        "SR 1.1 in Z-DOS was due",
        lambda use: use.state("Z-DOS", "SR 1.1", "due", date(2020, 1, 1)),
        (6, "SL gap", "due"),
        _here(date(2031, 1, 1)),
    ),
    Case("DR-06", "review of the assessment", _review, (0, "settings", "Next review"), _review_later, seen=False),
    Case(
        "SL-01",
        "Z-TMP is assigned below",
        _raised_later,
        (6, "SL gap", "Rationale of the assigned level"),
        _type("Plugged in under supervision"),
    ),
    Case(
        "SL-02",
        "has no SL-T",
        _new_zone,
        (6, "SL gap", "0"),
        _every_level,
    ),
    Case(
        "SL-03",
        "nothing is decided",
        lambda use: use.state("Z-CTL", "SR 1.1", "status", RequirementStatus.GAP),
        (6, "SL gap", "Decision about the gap"),
        _decide_gap,
    ),
    Case(
        "SL-04",
        "is unknown",
        _asset("PLC-01", "sl_c", ""),
        (6, "SL gap", "Reason why these levels hold"),
        _type("The firewall in front supplies it"),
    ),
    Case(
        "RQ-01",
        "without saying how",
        lambda use: use.state("C-04", "SR 5.1", "how", ""),
        (6, "SL gap", "how"),
        _here("By the firewall"),
    ),
    Case(
        "RQ-01",
        "RQ-6.1 has no owner",
        lambda use: use.cell(use.tab(6, "Requirements specification"), uid("RQ-6.1"), "owner", ""),
        (6, "Requirements specification", "owner"),
        _here("I. Farkas"),
    ),
    Case(
        "RQ-02",
        "Section 6.5",
        lambda use: use.cell(use.tab(6, "Requirements specification"), uid("RQ-6.5"), "text", ""),
        (6, "Requirements specification", "text"),
        _here("Outdoors"),
        seen=False,
    ),
    Case(
        "RQ-02", "Section 6.9", _no_section, (6, "Requirements specification", "New entry"), _write_section, seen=False
    ),
    Case(
        "ME-01",
        "never asks for anything",
        _criteria(SlMethod.STEPS, "C"),
        (0, "method", "Criteria"),
        _criteria(SlMethod.RISK_TABLE, "M"),
    ),
    Case(
        "ME-02",
        "older version",
        _criteria(SlMethod.CONSEQUENCE, "M"),
        (5, "Worksheet", _likelihood(Stage.UNMITIGATED)),
        _anew,
        seen=False,
    ),
    Case("AP-01", "has changed since", _signed_before, (7, "Baseline", "Sign-off"), _take_back),
)

NOT_CAUSABLE = {
    "CO-01": "contradictions come from worksheets that are imported, which no page does yet",
    "FI-01": "an attached file is lost or changed outside of the program only",
}
"""Rules whose findings nobody can bring about in the pages, and why."""
