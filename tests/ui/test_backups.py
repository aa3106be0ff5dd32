"""Backups that a person makes."""

from pytestqt.qtbot import QtBot

from app.store.backups import Reason
from app.ui.desk import Desk
from app.ui.pages.backups import BackupsPage
from app.ui.places import BACKUPS
from app.ui.widgets.buttons import Button


def test_a_backup_by_hand_is_listed_at_once(desk: Desk, qtbot: QtBot) -> None:
    page = desk.window.go_to(BACKUPS.id)
    assert isinstance(page, BackupsPage)
    next(one for one in page.findChildren(Button) if one.text() == "Back up now" and one.isVisible()).click()
    qtbot.waitUntil(lambda: page.backup is not None and page.backup.reason is Reason.HAND)
