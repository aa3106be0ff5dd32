"""What the gallery draws of the overview, settings and method."""

from app.ui.desk import Desk
from app.ui.pages.method_page import MethodPage
from app.ui.pages.overview import OverviewPage
from app.ui.pages.settings_page import SettingsPage
from app.ui.places import METHOD, OVERVIEW, SETTINGS
from app.ui.scene import Scene
from app.workflow.agenda import beginning
from app.workflow.outlook import Outlook


def _overview(desk: Desk) -> OverviewPage:
    page = desk.window.go_to(OVERVIEW.id)
    assert isinstance(page, OverviewPage)
    return page


def _again(desk: Desk) -> None:
    _overview(desk).sum_up()


def _settings(desk: Desk, sought: str) -> None:
    page = desk.window.go_to(SETTINGS.id)
    assert isinstance(page, SettingsPage)
    page.box.setText(sought)


def _method(desk: Desk) -> MethodPage:
    page = desk.window.go_to(METHOD.id)
    assert isinstance(page, MethodPage)
    return page


def _other_method(desk: Desk) -> None:
    change = _method(desk).change
    change.preset.choose("3x3")
    change.preset.activated.emit(change.preset.currentIndex())


OVERVIEW_SCENES: tuple[Scene, ...] = (
    Scene("overview-waiting", lambda desk: _overview(desk).wait(), _again),
    Scene("overview-empty", lambda desk: _overview(desk).show_sum((beginning(),), Outlook()), _again),
    Scene("settings-search", lambda desk: _settings(desk, "revision"), lambda desk: _settings(desk, "")),
    Scene("settings-nothing", lambda desk: _settings(desk, "zebra"), lambda desk: _settings(desk, "")),
    Scene("method-other", _other_method, lambda desk: _method(desk).change.reset()),
)
