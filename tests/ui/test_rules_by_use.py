"""Every finding that the pages can cause is caused, seen, gone to, cured and taken back as a person would do it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from app.ui.desk import Desk
from app.ui.pages.sl_gap import SlGapTab
from app.ui.pages.tabbed import TabbedPage
from app.ui.places import PLACES
from app.ui.shell.window import MainWindow
from app.ui.theme import Theme
from app.workflow.finding import Finding
from app.workflow.rules import RULES
from tests.ui.conftest import FULL
from tests.ui.founded import FOUNDED, found
from tests.ui.looking import settle
from tests.ui.rule_cases import CASES, NOT_CAUSABLE, Case
from tests.ui.using import Use


@pytest.fixture(scope="module")
def desk(dressed: Theme, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One window for all, with a plant in which nothing is to be found."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patched:
        for name in ("XDG_STATE_HOME", "XDG_DATA_HOME"):
            patched.setenv(name, str(home))
        plant = found(home / "Plant.zonewright")
        window = MainWindow(dressed, PLACES)
        window.fit(FULL)
        made = Desk(dressed, window, "Tester")
        made.show(plant).assess()
        window.show()
        yield made
        made.leave()
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        plant.close()


def take_back_all(desk: Desk) -> None:
    """Undo until the plant is as it was founded."""
    assert desk.bridge is not None
    project = desk.bridge.project
    while project.next_undo is not None and project.next_undo.label != FOUNDED:
        project.undo()


@pytest.fixture
def use(desk: Desk, qtbot: QtBot) -> Iterator[Use]:
    """What a person does in that window; afterwards the plant is as it was."""
    assert desk.bridge is not None
    bridge = desk.bridge
    before = bridge.project.digests().store
    qtbot.waitUntil(lambda: not [one for one in bridge.assessment.findings() if one.is_open])
    yield Use(desk)
    take_back_all(desk)
    desk.window.guide._open(False)
    assert bridge.project.digests().store == before


def the_finding(use: Use, case: Case) -> Finding | None:
    """What the drawer lists of a case, of all steps."""
    drawer = use.window.guide.drawer
    if drawer.isHidden():
        use.window.guide.toggle_findings()
    drawer._look_everywhere(True)
    rows = drawer.list.findings.rows
    place = next((n for n, one in enumerate(rows) if one.rule == case.rule and case.says in one.sentence), None)
    if place is None:
        return None
    drawer.list.choose(place)
    return rows[place]


def press(use: Use, words: str) -> None:
    """Press a button on the line of the current finding."""
    buttons = use.window.guide.drawer.list.findChildren(QAbstractButton)
    button = next(one for one in buttons if one.text() == words and one.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def gone(use: Use, finding: Finding) -> Callable[[], bool]:
    """Whether what was found is found no more."""
    key = finding.rule, finding.place
    return lambda: all((one.rule, one.place) != key for one in use.bridge.findings_at(finding.place.id))


def where(use: Use, case: Case) -> tuple[int, str, str]:
    """The page and tab that are shown, and what has the keyboard: a column where the case names one, else its name."""
    page, focus = use.window.page, use.focus
    name = focus.accessibleName() or (focus.text() if isinstance(focus, QAbstractButton) else "")
    if not isinstance(page, TabbedPage):
        return 0, "method" if case.rule == "ME-01" else "settings", name or case.place[2]
    tab = page.tabs.tabText(page.tabs.currentIndex()) if page.tabs.count() else ""
    if isinstance(page.shown, SlGapTab) and case.place[2].startswith("Z-"):
        current = page.shown.current
        assert current is not None
        return page.number, tab, f"{current.place.code} {current.rows[page.shown.place].fr}"
    in_table = focus is getattr(getattr(page.shown, "pane", None), "view", None) or (
        isinstance(page.shown, SlGapTab) and focus is page.shown.checklist.view
    )
    return page.number, tab, use.column if in_table and " " not in case.place[2] and case.place[2] != name else name


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule} {case.says}")
def test_a_finding_comes_by_use_leads_to_its_cure_and_goes(use: Use, case: Case, qtbot: QtBot) -> None:
    case.cause(use)
    qtbot.waitUntil(lambda: the_finding(use, case) is not None, timeout=2000)
    finding = the_finding(use, case)
    assert finding is not None
    if case.fix:
        assert finding.fix is not None
        press(use, finding.fix.label)
        qtbot.waitUntil(gone(use, finding))
        use.desk.undo()
        assert the_finding(use, case) is not None
    press(use, "Go")
    settle()
    page, tab, focus = where(use, case)
    assert (page, tab) == case.place[:2]
    assert focus.startswith(case.place[2])
    if case.seen:
        told = [one.text() for one in use.window.findChildren(QLabel) if one.isVisible()]
        assert any(finding.sentence in words for words in told)
    case.cure(use)
    qtbot.waitUntil(gone(use, finding))


def test_every_rule_is_caused_here_or_it_is_said_why_not() -> None:
    caused = {case.rule for case in CASES}
    assert caused | NOT_CAUSABLE.keys() == {rule.id for rule in RULES}
    assert not caused & NOT_CAUSABLE.keys()
