"""What the project has to do when the window asks: open, undo, save, import, export."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from app.catalog.catalogue import Catalogue
from app.errors import UserError
from app.i18n import _, ngettext
from app.store.project import open_project
from app.ui.bridge import Bridge
from app.ui.pages.trouble import TroublePage
from app.ui.places import PAGES
from app.ui.shell.window import MainWindow
from app.ui.tasks import Tasks
from app.ui.theme import Theme

_PROJECTS = "*.zonewright"


class Desk(QObject):
    """Composes window, project and pages. The handlers of the declared project actions are methods here."""

    def __init__(self, theme: Theme, window: MainWindow, author: str, sample: Callable[[], Path]) -> None:
        super().__init__(window)
        self.theme, self.window, self.author, self._sample = theme, window, author, sample
        self.bridge: Bridge | None = None
        self.tasks = Tasks(self)
        self.tasks.started.connect(window.work.follow)
        self.tasks.finished.connect(window.work.end)
        self.tasks.refused.connect(window.tell)
        window.asked.connect(self._do)
        window.closing.connect(self.close)

    def _do(self, handler: str) -> None:
        try:
            getattr(self, handler)()
        except UserError as trouble:
            self.window.tell(trouble)

    # projects

    def open(self, path: Path) -> None:
        """Open a project instead of the one that is open; one that cannot be opened leaves a page that says why."""
        self.close()
        try:
            project = open_project(path, self.author)
        except UserError as trouble:
            self._show_trouble(trouble)
            return
        bridge = self.bridge = Bridge(project, Catalogue(), date.today(), self)
        bridge.standing_changed.connect(lambda: self.window.show_standing(bridge.standing()))
        actions = self.window.actions_by_id
        self.window.use({id: partial(make, self.theme, bridge, actions) for id, make in PAGES.items()})
        self.window.show_standing(bridge.standing())
        self.window.go_to("step1")
        if project.recovered:
            count = len(project.recovered)
            said = ngettext("{n} change was recovered: {last}", "{n} changes were recovered, the last: {last}", count)
            self.window.toast.say(said.format(n=count, last=project.recovered[-1]))
        QTimer.singleShot(0, bridge, bridge.assess)

    def _show_trouble(self, trouble: UserError) -> None:
        actions = self.window.actions_by_id
        self.window.use({"trouble": lambda: TroublePage(self.theme, trouble, actions)})
        self.window.go_to("trouble")

    def open_other(self) -> None:
        """Choose a project file and open it."""
        chooser = QFileDialog(self.window, _("Open a project"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilter(_("Projects ({pattern})").format(pattern=_PROJECTS))
        chooser.fileSelected.connect(lambda name: self.open(Path(name)))
        chooser.open()

    def open_sample(self) -> None:
        """Open the sample plant."""
        self.open(self._sample())

    def close(self) -> None:
        """Close the open project, if there is one; trouble while publishing keeps the work on this computer."""
        self.tasks.finish()
        bridge, self.bridge = self.bridge, None
        if bridge is not None:
            self.window.use({})
            try:
                bridge.close()
            except UserError as trouble:
                self.window.tell(trouble)
            bridge.deleteLater()

    # what is declared in actions

    def undo(self) -> None:
        """Take the last change back."""
        if self.bridge is not None:
            self.window.toast.say(_("Taken back: {label}").format(label=self.bridge.project.undo()))

    def redo(self) -> None:
        """Do again what was taken back."""
        if self.bridge is not None:
            self.window.toast.say(_("Done again: {label}").format(label=self.bridge.project.redo()))

    def publish(self) -> None:
        """Write the project file now."""
        if self.bridge is not None:
            self.bridge.project.save()
