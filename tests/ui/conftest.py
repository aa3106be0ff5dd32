"""A dressed application and a window around invented figures: the shell needs no project to be tested."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.commands.assets import add_assets
from app.commands.founding import new_project
from app.commands.zones import add_zones
from app.model.entities import Asset, Zone
from app.model.vocabulary import AssetKind
from app.store.project import Project
from app.ui.desk import Desk
from app.ui.pages.zcr1_system import SystemPage
from app.ui.places import PLACES
from app.ui.shell.rail import Place
from app.ui.shell.step_page import StepPage
from app.ui.shell.window import MainWindow
from app.ui.standing import ProjectStanding
from app.ui.theme import Theme, load_tokens
from app.workflow.finding import Finding, Severity
from app.workflow.finding import Place as Spot
from app.workflow.progress import Progress
from app.workflow.standing import ClauseStanding, Counts, State, StepStanding
from app.workflow.step import STEPS, Step

FULL = QSize(1920, 1080)
LAPTOP = QSize(1366, 768)


@pytest.fixture(autouse=True)
def swept() -> Iterator[None]:
    """Windows that a test closed are really gone before the next one begins."""
    yield
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> Theme:
    """The application in the product's look."""
    theme = Theme(load_tokens())
    theme.install(qapp)
    return theme


@pytest.fixture
def theme(dressed: Theme) -> Iterator[Theme]:
    """The light theme at scale 1; whatever a test makes of it is undone."""
    yield dressed
    dressed.switch("light", 1.0)


@pytest.fixture
def standing() -> ProjectStanding:
    """A project with something open in its third and fifth step."""
    counts = {3: Counts(2, 1), 5: Counts(0, 4)}
    steps = tuple(_step_standing(step, counts.get(step.number, Counts())) for step in STEPS)
    spot = Spot(3, "asset", "", "")
    findings = (
        Finding("ZC-01", "3.1", Severity.ERROR, "CAL-07 is in no zone and belongs to no conduit.", "CAL-07", spot, ()),
        Finding("ZC-15", "3.5", Severity.WARNING, "WGW-02 shares Z-DIS with wired assets.", "WGW-02", spot, ()),
    )
    return ProjectStanding(
        name="Kestrel Reach WTW",
        revision="Rev C · draft",
        saved="Saved 14:32",
        safe=True,
        undo="Move PLC-04",
        steps=steps,
        findings={3: findings},
    )


def _step_standing(step: Step, counts: Counts) -> StepStanding:
    states = (State.FINDINGS, State.DONE, State.STARTED, State.OPEN)
    clauses = tuple(
        ClauseStanding(clause, states[place % len(states)], Progress(place, 3), 0)
        for place, clause in enumerate(step.clauses)
    )
    return StepStanding(step, True, step.number, 8, counts, clauses)


@pytest.fixture
def works(tmp_path: Path) -> Iterator[Project]:
    """A project with risk criteria, two zones, and assets in each and in none."""
    opened = new_project(tmp_path / "Works.zonewright", "Tester", "Kestrel Reach WTW")
    dosing, operations = Zone(code="Z-DIS", name="Disinfection"), Zone(code="Z-OPS", name="Site operations")
    add_zones(opened, dosing, operations)
    add_assets(
        opened,
        Asset(tag="PLC-12", name="Contact tank controller", kind=AssetKind.CONTROLLER, zone_id=dosing.id),
        Asset(tag="PLC-4", name="Dosing controller", kind=AssetKind.CONTROLLER, zone_id=dosing.id),
        Asset(tag="EWS-01", name="Engineering workstation", zone_id=operations.id),
        Asset(tag="CAL-07", name="Portable loop calibrator"),
    )
    yield opened
    opened.close()


@pytest.fixture
def desk(theme: Theme, works: Project, qtbot: QtBot) -> Iterator[Desk]:
    """The composed window with that project open."""
    window = MainWindow(theme, PLACES)
    qtbot.addWidget(window)
    window.fit(FULL)
    made = Desk(theme, window, "Tester")
    made.show(works).assess()
    window.show()
    qtbot.waitExposed(window)
    yield made
    made.leave()


@pytest.fixture
def page(desk: Desk) -> SystemPage:
    """The first page of that window."""
    shown = desk.window.go_to("step1")
    assert isinstance(shown, SystemPage)
    return shown


@pytest.fixture
def window(theme: Theme, standing: ProjectStanding, qtbot: QtBot) -> MainWindow:
    """A window that shows the third step, as large as a full screen."""
    places = [Place(f"step{step.number}", step.label, "Assessment", step.number) for step in STEPS]
    made = MainWindow(theme, places)
    made.use({place.id: _maker(theme, place) for place in places})
    qtbot.addWidget(made)
    made.fit(FULL)
    made.show_standing(standing)
    made.go_to("step3")
    made.show()
    qtbot.waitExposed(made)
    return made


def _maker(theme: Theme, place: Place) -> Callable[[], StepPage]:
    return lambda: StepPage(theme, place.title, place.number)
