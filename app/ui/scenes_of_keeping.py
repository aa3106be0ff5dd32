"""What the gallery draws of how projects are kept: trouble with the file, read-only pages, backups, recovered work."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.errors import UserError
from app.store.backups import Backup, Reason
from app.store.comparing import Comparison, TableDifference
from app.store.surface import Saved
from app.store.troubles import ChangedOnDisk, Damaged, Holder, NotReachable, OpenElsewhere, ReadOnly
from app.ui.desk import Desk
from app.ui.opening import recovered_banner
from app.ui.pages.backup_panel import BackupPanel
from app.ui.pages.backups import BackupsPage
from app.ui.pages.saved_panel import SavedPanel
from app.ui.pages.trouble import TroublePage
from app.ui.places import BACKUPS, FIRST
from app.ui.scene import Scene
from app.ui.widgets.banner import Banner

_FILE = Path("E:/Kestrel Reach WTW.zonewright")
_NOW = datetime(2026, 3, 9, 14, 36, tzinfo=UTC)
_HOLDER = Holder("I. Sorensen", "OT-LAPTOP-3", _NOW.isoformat(), "another")
_ELSEWHERE = OpenElsewhere(_FILE, _HOLDER, ".Kestrel Reach WTW.zonewright.lock", can_take_over=True)
_DAMAGED = Damaged(
    _FILE,
    f"{_FILE} is damaged: table asset, row 17: it refers to a zone that is not there.",
    "Go back to a backup, or save what is sound in a repaired copy.",
)
_FOUND = Comparison(
    ("Rate DR-014", "Move PLC-04 to Disinfection"),
    ("Rename Z-DIS",),
    (TableDifference("scenario_rating", 0, 0, 2), TableDifference("asset", 1, 0, 1), TableDifference("zone", 0, 0, 1)),
)
_KEPT = (
    (0, Reason.IMPORT, "Import kestrel_assets.xlsx: 12 changes"),
    (2, Reason.BULK, "Set criticality of 140 assets"),
    (27, Reason.FREEZE, "Freeze revision B"),
    (28, Reason.OVERWRITE, _FILE.name),
    (80, Reason.MIGRATION, "Upgrade to file format 2"),
)


def _tell(desk: Desk, saved: Saved) -> None:
    """Say of the open project that it is saved like that."""
    if desk.bridge is not None:
        for hear in desk.bridge.project.saved_listeners:
            hear(saved)


def _gone(desk: Desk) -> None:
    desk.window.go_to(FIRST)
    _tell(desk, Saved(_NOW, NotReachable(_FILE)))
    desk.keeping.show_saved_state()


def _changed(desk: Desk) -> None:
    desk.window.go_to(FIRST)
    _tell(desk, Saved(_NOW, ChangedOnDisk(_FILE)))
    desk.keeping.show_saved_state()
    for panel in desk.window.findChildren(SavedPanel):
        panel.show_comparison(_FOUND)


def _saved_again(desk: Desk) -> None:
    _tell(desk, Saved(_NOW, None))
    for panel in desk.window.findChildren(SavedPanel):
        panel.closed.emit()


def locked(desk: Desk) -> None:
    """Show the project as one that is open elsewhere."""
    _show_again(desk, ReadOnly(_FILE, _ELSEWHERE))


def unlocked(desk: Desk) -> None:
    """Show it as one's own again."""
    _show_again(desk, None)


def _show_again(desk: Desk, read_only: ReadOnly | None) -> None:
    bridge = desk.leave()
    if bridge is not None:
        bridge.project.read_only, bridge.project.saved = read_only, Saved(_NOW, read_only)
        desk.show(bridge.project).assess()


def _recovered(desk: Desk) -> None:
    page = desk.window.go_to(FIRST)
    labels = ["Rate DR-014", "Rename Z-DIS", "Move PLC-04 to Disinfection"]
    banner = recovered_banner(page, labels)
    page.show_notice(banner)
    banner.buttons[0].click()


def _without_banner(desk: Desk) -> None:
    for banner in desk.window.findChildren(Banner):
        banner.hide()


def _backups(desk: Desk) -> None:
    page = desk.window.go_to(BACKUPS.id)
    path = desk.bridge.project.path if desk.bridge is not None else _FILE
    if isinstance(page, BackupsPage):
        page.read = lambda: [_backup(path, hours, reason, label) for hours, reason, label in _KEPT]
        page.fill()
        if isinstance(panel := page.panel(), BackupPanel):
            panel.show_comparison(_FOUND)


def _backup(path: Path, hours: int, reason: Reason, label: str) -> Backup:
    return Backup(path, datetime.now(UTC) - timedelta(hours=hours), reason, label, str(_FILE), "", 240_000)


def _no_backups(desk: Desk) -> None:
    page = desk.window.go_to(BACKUPS.id)
    if isinstance(page, BackupsPage):
        page.read = list
        page.fill()


def _trouble(trouble: UserError) -> Callable[[Desk], None]:
    def show(desk: Desk) -> None:
        actions = desk.window.actions_by_id
        desk.window.use({"trouble": lambda: TroublePage(desk.theme, trouble, actions, backups=5)})
        desk.window.go_to("trouble")

    return show


KEEPING_SCENES: tuple[Scene, ...] = (
    Scene("read-only", locked, unlocked),
    Scene("stick-gone", _gone, _saved_again),
    Scene("changed-on-disk", _changed, _saved_again),
    Scene("recovered", _recovered, _without_banner),
    Scene("backups-full", _backups),
    Scene("backups-empty", _no_backups),
)
"""Of an open project."""

OPENING_SCENES: tuple[Scene, ...] = (
    Scene("open-elsewhere", _trouble(_ELSEWHERE)),
    Scene("damaged", _trouble(_DAMAGED)),
)
"""While no project is open."""
