"""What stands before a project: the welcome page, the list of recent projects, and the name that signs changes.

The page is loaded when it is first shown: the window opens with a project, and most never see it.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.catalog.catalogue import Catalogue
from app.errors import UserError
from app.i18n import _
from app.settings import Settings, load_settings, save_settings
from app.store.leftwork import LeftWork, left_work
from app.ui.bridge import Bridge
from app.ui.choosers import choose_new_file
from app.ui.shell.window import MainWindow
from app.ui.theme import Theme

if TYPE_CHECKING:
    from app.ui.pages.left_banner import Waiting
    from app.ui.pages.settings_own import LobbySettings
    from app.ui.pages.welcome import Lobby, WelcomePage

WELCOME = "welcome"


class Reception(QObject):
    """Shows the welcome page and keeps the list of recent projects.

    `wanted` carries the path of a project to open, `founded` what to make; `back`: the open project is wanted again;
    `signed` the name that signs changes from now on.
    """

    wanted = Signal(str)
    founded = Signal(object)
    back = Signal()
    signed = Signal(str)

    def __init__(self, theme: Theme, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._window = theme, window

    def page(self) -> "WelcomePage":
        """A welcome page; what it shows is told by `receive`."""
        from app.ui.pages.welcome import Lobby, WelcomePage

        page = WelcomePage(self._theme, self._window.actions_by_id, Lobby(author=load_settings().author))
        page.wanted.connect(self.wanted)
        page.founded.connect(self.founded)
        page.back.connect(self.back)
        page.forgotten.connect(lambda path: self._forget(page, path))
        page.rescued.connect(partial(self._choose_file, page))
        page.discarded.connect(partial(self._discard, page))
        return page

    def settings(self) -> "LobbySettings":
        """What can be set without a project; from there one comes back here."""
        from app.ui.pages.settings_own import LobbySettings

        page = LobbySettings(self._theme, self._window.actions_by_id, lambda: load_settings().author)
        page.signed.connect(self.signed)
        page.left.connect(lambda: self.receive(None))
        return page

    def receive(self, bridge: Bridge | None) -> "WelcomePage":
        """Go to the welcome page and show what there is now, beside the project that is open."""
        from app.ui.pages.welcome import WelcomePage

        shown = self._window.go_to(WELCOME)
        assert isinstance(shown, WelcomePage)
        shown.show_lobby(_lobby(load_settings(), bridge))
        shown.look_for_files()
        shown.take_keyboard()
        return shown

    def remember(self, bridge: Bridge) -> None:
        """Keep what the list shows of a project that is open. Trouble with the settings is told in the page."""
        from app.ui.recents import recent_of

        path = str(bridge.project.path)
        self._window.setWindowFilePath(path)  # file choosers start there

        def with_it(settings: Settings) -> Settings:
            before = next((one for one in settings.recent if one.path == path), None)
            return settings.having_open(recent_of(bridge, before))

        self._keep(with_it)

    def sign_as(self, author: str) -> None:
        """Keep the name that signs changes."""
        self._keep(lambda settings: replace(settings, author=author))

    def _forget(self, page: "WelcomePage", path: str) -> None:
        self._keep(lambda settings: settings.forgetting(path))
        page.show_lobby(replace(page.lobby, recents=load_settings().recent))

    def _choose_file(self, page: "WelcomePage", left: LeftWork) -> None:
        beside = left.path or Path.home() / f"{left.project}.zonewright"
        proposal = beside.with_name(_("{name} recovered").format(name=beside.stem) + beside.suffix)
        names = _("Projects ({pattern})").format(pattern=f"*{beside.suffix}")
        choose_new_file(page, _("Save recovered work"), names, proposal, partial(self.rescue, page, left))

    def rescue(self, page: "WelcomePage", left: LeftWork, out: Path) -> None:
        """Make a new file of left work and open it. What was left is deleted once the file is open."""
        try:
            left.save_as(out)
        except UserError as trouble:
            page.tell(trouble)
            return
        self.wanted.emit(str(out))
        if self._window.page is not None and not self._window.page.alone:
            left.discard()

    def _discard(self, page: "WelcomePage", left: LeftWork) -> None:
        left.discard()
        page.show_lobby(replace(page.lobby, left=tuple(one for one in page.lobby.left if one.left != left)))

    def _keep(self, change: Callable[[Settings], Settings]) -> None:
        try:
            save_settings(change(load_settings()))
        except UserError as trouble:
            self._window.tell(trouble)


def _lobby(settings: Settings, bridge: Bridge | None) -> "Lobby":
    from app.ui.pages.welcome import Lobby

    return Lobby(
        settings.recent,
        _waiting(),
        settings.author,
        library_words(Catalogue()),
        bridge.standing().name if bridge is not None else "",
    )


def _waiting() -> "tuple[Waiting, ...]":
    """What was left on this computer; where that cannot be told, nothing is offered."""
    from app.ui.pages.left_banner import Waiting

    try:
        return tuple(Waiting(left, left.path is not None and left.path.exists()) for left in left_work())
    except OSError:
        return ()


def library_words(catalogue: Catalogue) -> str:
    """The editions that the library was made from, as one names them in short."""
    editions = {edition.id for edition in catalogue.editions}
    requirements = next((id for id in sorted(editions) if "-3-3:" in id), "")
    threats = next((id for id in sorted(editions) if id.startswith("ATT&CK")), "")
    return _("requirements {requirements}, threats {threats}").format(requirements=requirements, threats=threats)
