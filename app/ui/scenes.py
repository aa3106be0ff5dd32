"""What the gallery draws: pages and their states, each with how to get there."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from app.errors import UserError
from app.settings import Recent
from app.store.leftwork import LeftWork
from app.ui.desk import Desk
from app.ui.pages.audit import AuditPage
from app.ui.pages.left_banner import Waiting
from app.ui.pages.settings_own import LobbySettings
from app.ui.pages.trouble import TroublePage
from app.ui.pages.welcome import Lobby, WelcomePage
from app.ui.pages.zcr1_system import SystemPage
from app.ui.places import CHANGES, FIRST, PLACES, SETTINGS
from app.ui.scene import Scene
from app.ui.scenes_of_approval import APPROVAL_SCENES
from app.ui.scenes_of_detailed import DETAILED_SCENES
from app.ui.scenes_of_import import IMPORT_SCENES
from app.ui.scenes_of_initial import INITIAL_SCENES
from app.ui.scenes_of_keeping import KEEPING_SCENES, OPENING_SCENES
from app.ui.scenes_of_overview import OVERVIEW_SCENES
from app.ui.scenes_of_requirements import REQUIREMENTS_SCENES
from app.ui.scenes_of_system import SYSTEM_SCENES
from app.ui.scenes_of_zones import ZONES_SCENES

_NOW = datetime(2026, 3, 9, 14, 36, tzinfo=UTC)


def _place(id: str) -> Scene:
    return Scene(id, lambda desk: _go(desk, id))


def _go(desk: Desk, id: str) -> None:
    page = desk.window.go_to(id)
    if isinstance(page, SystemPage):
        page.pane.view.setCurrentIndex(page.pane.view.indexBelow(page.pane.model.index(0, 0)))
    if isinstance(page, AuditPage):
        page.trail.filters.clear()
        page.trail.view.setCurrentIndex(page.trail.view.indexBelow(page.trail.model.index(0, 0)))


def _find(desk: Desk) -> None:
    _go(desk, FIRST)
    desk.window.guide.find_anything()
    desk.window.guide.palette.field.setText("reser")


def _keys(desk: Desk) -> None:
    _go(desk, FIRST)
    desk.window.guide.show_keys()


def _findings(desk: Desk) -> None:
    _go(desk, FIRST)
    desk.window.guide.toggle_findings()


def _nothing_found(desk: Desk) -> None:
    page = desk.window.go_to(CHANGES.id)
    assert isinstance(page, AuditPage)
    page.trail.filters.box.setText("Z-NOWHERE")
    page.trail.look_through()


def _trouble(desk: Desk) -> None:
    trouble = UserError(
        "E:/Kestrel Reach WTW.zonewright cannot be read: the drive is not there.",
        "Put the stick in again and open the file, or go on with another project.",
    )
    desk.window.use({"trouble": lambda: TroublePage(desk.theme, trouble, desk.window.actions_by_id)})
    desk.window.go_to("trouble")


def _welcome(lobby: Lobby) -> Callable[[Desk], None]:
    def show(desk: Desk) -> None:
        _receive(desk, lobby)

    return show


def _receive(desk: Desk, lobby: Lobby) -> WelcomePage:
    page = WelcomePage(desk.theme, desk.window.actions_by_id, lobby)
    settings = partial(LobbySettings, desk.theme, desk.window.actions_by_id, lambda: "M. Hale")
    desk.window.use({"welcome": lambda: page, SETTINGS.id: settings})
    desk.window.go_to("welcome")
    return page


def _new(desk: Desk) -> None:
    page = _receive(desk, _FULL)
    page.start_new()
    page.form.name.setText("Hallow Brook pumping scheme")
    page.form.save_as(Path("C:/Users/M. Hale/Documents/Hallow Brook pumping scheme.zonewright"))


def _set_up(desk: Desk) -> None:
    _receive(desk, _FULL)
    desk.window.go_to(SETTINGS.id)


def _refused(desk: Desk) -> None:
    trouble = UserError("E:/Gullmar cold store.zonewright does not exist.", "Put the stick in, or choose another file.")
    page = _receive(desk, _FULL)
    page.note_missing(_RECENTS[3].path)
    page.tell(trouble)


def _recent(
    name: str, client: str, parts: tuple[float, ...], risk: tuple[int, int, int], revision: str, days: int, where: str
) -> Recent:
    scored, unscored, above = risk
    opened = (datetime.now(UTC) - timedelta(days=days)).isoformat()
    path = f"{where}/{name}.zonewright"
    return Recent(path, name, name, client, parts, scored, unscored, above, revision, parts[-1] == 1, opened, where)


_RECENTS = (
    _recent("Kestrel Reach WTW", "Norrin Water", (1, 1, 0.86, 1, 0.68, 0.41, 0), (34, 0, 3), "C", 0, "Documents"),
    _recent("Hallow Brook pumping scheme", "Norrin Water", (1,) * 7, (21, 0, 0), "A", 3, "Documents"),
    _recent("Tarn Fibre line 3", "Tarn Fibre", (1, 1, 1, 0.5, 0, 0, 0), (0, 12, 0), "A", 10, "Documents"),
    _recent("Gullmar cold store", "Nordhav Foods", (1, 1, 1, 1, 1, 0.8, 0), (17, 0, 1), "A", 18, "Stick ZW-02"),
    _recent("Ashby Lane CHP", "Verrin Heat", (1,) * 7, (40, 0, 0), "B", 33, "Documents"),
    _recent("Millrace Dairy, CIP", "Millrace Foods", (1, 1, 1, 1, 0.35, 0, 0), (4, 9, 0), "A", 40, "Share ot"),
    _recent("Pell Quarry crushing plant", "Pell Aggregates", (1, 0.3, 0, 0, 0, 0, 0), (0, 0, 0), "A", 50, "Documents"),
)
_LABELS = ("Rate DR-014", "Rename Z-DIS", "Move PLC-04 to Disinfection")
_FILE = Path("E:/Kestrel Reach WTW.zonewright")
_LEFT = LeftWork(Path(), "Kestrel Reach WTW", _FILE, _NOW, _LABELS, False)
_ASIDE = LeftWork(Path(), "Gullmar cold store", Path("E:/Gullmar cold store.zonewright"), _NOW, _LABELS[:1], True)
_WAITING = (Waiting(_LEFT, True), Waiting(_ASIDE, True))
_LIBRARY = "requirements 62443-3-3:2013, threats ATT&CK for ICS 18.1"
_FULL = Lobby(_RECENTS, (), "M. Hale", _LIBRARY)

SCENES: tuple[Scene, ...] = (
    *IMPORT_SCENES,
    *KEEPING_SCENES,
    *(_place(place.id) for place in PLACES),
    *SYSTEM_SCENES,
    *INITIAL_SCENES,
    *ZONES_SCENES,
    *DETAILED_SCENES,
    *REQUIREMENTS_SCENES,
    *APPROVAL_SCENES,
    *OVERVIEW_SCENES,
    Scene("changes-empty", _nothing_found),
    Scene("palette", _find, lambda desk: desk.window.guide.dismiss()),
    Scene("keys", _keys, lambda desk: desk.window.guide.dismiss()),
    Scene("findings", _findings, lambda desk: desk.window.guide.toggle_findings()),
)
"""Of an open project."""

SCENES_WITHOUT_PROJECT: tuple[Scene, ...] = (
    Scene("welcome", _welcome(_FULL)),
    Scene("welcome-empty", _welcome(Lobby(author="M. Hale", library=_LIBRARY))),
    Scene("welcome-recovered", _welcome(Lobby(_RECENTS, _WAITING, "M. Hale", _LIBRARY))),
    Scene("welcome-new", _new),
    Scene("welcome-settings", _set_up),
    Scene("welcome-error", _refused),
    Scene("trouble", _trouble),
    *OPENING_SCENES,
)
"""While no project is open."""
