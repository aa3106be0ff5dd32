"""What the project has to do when the window asks: open, undo, save, import, export."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from app.catalog.catalogue import Catalogue
from app.commands.founding import new_project
from app.errors import UserError
from app.i18n import _
from app.paths import sample_file
from app.progress import Progress
from app.store.project import Project
from app.store.troubles import Holder
from app.ui.bridge import Bridge
from app.ui.choosers import choose_export, choose_file
from app.ui.exporting import write_export
from app.ui.findings import FindingBoard
from app.ui.keeping import PROJECTS, Keeping
from app.ui.lobby import WELCOME, Reception
from app.ui.opening import Openings, read_only_banner, recovered_banner
from app.ui.pages.context import Context
from app.ui.pages.makers import PAGES, PageMaker
from app.ui.pages.zcr1_system import SystemPage
from app.ui.places import FIRST, SETTINGS
from app.ui.records import Records
from app.ui.saved_words import locked_words
from app.ui.shell.page import Page
from app.ui.shell.window import MainWindow
from app.ui.tasks import Tasks
from app.ui.theme import Theme
from app.ui.way_back import WayBack

if TYPE_CHECKING:
    from app.ui.pages.welcome import WelcomePage
    from app.ui.pages.welcome_new import Founding


class Desk(QObject):
    """Composes window, project and pages. The handlers of the declared project actions are methods here.

    `opened` says that the first page of a project stands.
    """

    opened = Signal()

    def __init__(self, theme: Theme, window: MainWindow, author: str = "") -> None:
        super().__init__(window)
        self.theme, self.window, self.author = theme, window, author
        self.bridge: Bridge | None = None
        self._way_back: WayBack | None = None
        self.reception = Reception(theme, window, self)
        self.reception.wanted.connect(lambda name: self.open(Path(name)))
        self.reception.founded.connect(self.found)
        self.reception.signed.connect(self.sign_as)
        self.reception.back.connect(lambda: self.window.go_to(FIRST))
        self.openings, self.keeping, self.tasks = Openings(self), Keeping(self), Tasks(self)
        self.tasks.started.connect(window.work.follow)
        self.tasks.finished.connect(window.work.end)
        self.tasks.refused.connect(window.tell)
        window.asked.connect(self._do)
        window.dropped.connect(lambda name: self.import_register(Path(name)))
        window.closing.connect(self.close)

    def _do(self, handler: str) -> None:
        owner = self.keeping if hasattr(self.keeping, handler) else self
        try:
            getattr(owner, handler)()
        except UserError as trouble:
            self.window.tell(trouble)

    # projects

    def open(self, path: Path, take_over: Holder | None = None) -> None:
        """Open a project instead of the one that is open; one that cannot be opened is told with other ways to go.

        `take_over` is who seems to have it open, where the person knows better.
        """
        if self.bridge is not None and self.bridge.project.path == path.resolve():
            self.window.go_to(FIRST)
            return
        welcomed = self._welcomes
        unsaved = self._close()
        self._say_opening(path)
        try:
            project = self.openings.open(path, take_over)
        except UserError as trouble:
            self.openings.tell(path, trouble, welcomed=welcomed)
            return
        self._settle(project, unsaved)

    def replace(self, project: Project) -> None:
        """Close the project that is open, if one is, and show another one that was just opened."""
        self._settle(project, self._close())

    def try_to_write(self) -> None:
        """Open a project that is open to read only for writing; where that is still not possible, say why."""
        self._do("open_to_write")

    def moved(self) -> None:
        """The open project lives in another file now."""
        if self.bridge is not None:
            self.reception.remember(self.bridge)
            self.window.show_standing(self.bridge.standing())

    def found(self, plan: "Founding") -> None:
        """Make the project that a person asked for and open it, with its asset register if one was named."""
        if plan.author and plan.author != self.author:
            self.sign_as(plan.author)
        try:
            project = new_project(plan.path, self.author, plan.name, plan.template, plan.client)
        except UserError as trouble:
            self.window.tell(trouble)
            return
        self._settle(project, self._close())
        if plan.register is not None:
            self.import_register(plan.register)

    def sign_as(self, author: str) -> None:
        """Have changes carry another name from now on, those of the open project, too."""
        self.author = author
        self.reception.sign_as(author)
        if self.bridge is not None:
            self.bridge.project.author = author

    def _settle(self, project: Project, unsaved: UserError | None) -> None:
        """Show a project that was just opened; `unsaved` is what went wrong with the one before."""
        bridge = self.show(project)
        if unsaved is not None:
            self.window.tell(unsaved)
        if project.recovered and self.window.page is not None:
            page = self.window.page
            page.show_notice(recovered_banner(page, project.recovered))
        bridge.assess_soon()
        QTimer.singleShot(0, bridge, partial(self.reception.remember, bridge))
        self.opened.emit()

    def _say_opening(self, path: Path) -> None:
        """Where something was shown before, say at once what comes now: reading a large project takes a while."""
        if self.window.isVisible():
            self.window.use({"opening": lambda: Page(self.theme, _("Opening {file}").format(file=path.name))})
            self.window.go_to("opening")
            self.window.repaint()

    def show(self, project: Project) -> Bridge:
        """Show the pages of an open project; the rules are not evaluated yet."""
        bridge = self.bridge = Bridge(project, Catalogue(), date.today(), self)
        self._way_back = WayBack(self.window, bridge)
        bridge.standing_changed.connect(lambda: self.window.show_standing(bridge.standing()))
        bridge.standing_changed.connect(self.keeping.follow)
        window = self.window
        ways = window.go_to_record, window.go_to_rows, window.guide.go_to_finding, window.guide.show_finding
        context = Context(self.theme, bridge, window.actions_by_id, self.tasks, *ways, self.sign_as)
        pages = {id: partial(self._page, make, context) for id, make in PAGES.items()}
        self.window.use({**pages, WELCOME: self.reception.page})
        self.window.follow(Records.following(bridge), FindingBoard(bridge))
        self.window.show_standing(bridge.standing())
        self.window.go_to(FIRST)
        return bridge

    def _page(self, make: PageMaker, context: Context) -> Page:
        page = make(context)
        page.wanted.connect(lambda name: self.open(Path(name)))
        if words := locked_words(context.bridge.project.read_only):
            page.show_notice(read_only_banner(page, words, self))
        return page

    def show_welcome(self) -> "WelcomePage":
        """Show recent projects and ways to start; a project that is open stays so."""
        if self.bridge is None and not self._welcomes:
            self.window.use({WELCOME: self.reception.page, SETTINGS.id: self.reception.settings})
            self.window.setWindowTitle("Zonewright")
        return self.reception.receive(self.bridge)

    @property
    def _welcomes(self) -> bool:
        return self.window.page is not None and self.window.page.alone

    def start_new(self) -> None:
        """Ask for a new assessment."""
        self.show_welcome().start_new()

    def close_project(self) -> None:
        """Close the project and show the welcome page; there, too, what kept it from being saved."""
        trouble = self._close()
        page = self.show_welcome()
        if trouble is not None:
            page.tell(trouble)

    def open_other(self) -> None:
        """Choose a project file and open it."""
        choose_file(self.window, _("Open a project"), _("Projects ({pattern})").format(pattern=PROJECTS), self.open)

    def open_sample(self) -> None:
        """Open the sample plant, after building it where this user has none yet."""
        path = sample_file()
        if path.exists():
            self.open(path)
        else:
            self.window.use({})
            self.tasks.run(partial(_build_sample, self.author), self.open, _("Building the sample plant"))

    def close(self) -> None:
        """Close the open project, if there is one; trouble while publishing keeps the work on this computer."""
        self._close()

    def _close(self) -> UserError | None:
        """Close the open project; the answer is what kept it from being saved to its file."""
        if self.bridge is not None:
            self.reception.remember(self.bridge)
        bridge = self.leave()
        if bridge is not None:
            try:
                bridge.project.close()
            except UserError as trouble:
                return trouble
        return None

    def leave(self) -> Bridge | None:
        """Let go of the project without closing it; the answer is what stood between it and the window."""
        self.tasks.finish()
        bridge, self.bridge, self._way_back = self.bridge, None, None
        if bridge is not None:
            self.window.use({})
            bridge.let_go()
            bridge.deleteLater()
        return bridge

    # registers in, workbooks and documents out

    def import_assets(self) -> None:
        """Choose an asset register and preview what it would change."""
        names = _("Asset registers ({patterns})").format(patterns="*.csv *.xlsx *.txt")
        choose_file(self.window, _("Import an asset register"), names, self.import_register)

    def import_register(self, path: Path) -> None:
        """Preview what a register would change; without a project, ask for the new one that it is to fill."""
        if self.bridge is None:
            self.show_welcome().start_new(register=path)
        elif self.bridge.project.read_only is not None:
            self.window.tell(self.bridge.project.read_only)
        else:
            page = self.window.go_to("step1")
            if isinstance(page, SystemPage):
                page.import_register(path)
                self.window.want_inspector()

    def export(self) -> None:
        """Choose where to write the workbook or the JSON document."""
        if self.bridge is None:
            return
        choose_export(self.window, self.bridge.project.path.stem, self.export_to)

    def export_to(self, path: Path) -> None:
        """Write the workbook, or the JSON document where the name ends so, in the background."""
        if self.bridge is not None:
            work = partial(write_export, self.bridge.project, self.bridge.assessment.facts.as_of, path)
            self.tasks.run(work, self._written, _("Exporting {file}").format(file=path.name))

    def _written(self, path: Path) -> None:
        folder = QUrl.fromLocalFile(str(path.parent))
        said = _("{file} is written and was read back").format(file=path.name)
        self.window.toast.say(said, partial(_open_folder, folder), _("Show folder"))

    # what is declared in actions

    def undo(self) -> None:
        """Take the last change back."""
        if self.bridge is not None:
            self._tell_way(_("Taken back: {label}").format(label=self.bridge.project.undo()))

    def redo(self) -> None:
        """Do again what was taken back."""
        if self.bridge is not None:
            self._tell_way(_("Done again: {label}").format(label=self.bridge.project.redo()))

    def _tell_way(self, said: str) -> None:
        """Say what undo or redo did, and show it."""
        if self._way_back is not None:
            self._way_back.walk()
        self.window.toast.say(said)

    def publish(self) -> None:
        """Write the project file now."""
        if self.bridge is not None:
            self.bridge.project.save()


def _open_folder(folder: QUrl) -> None:
    QDesktopServices.openUrl(folder)


def _build_sample(author: str, _progress: Progress) -> Path:
    from app.exchange.sample import ensure_sample

    return ensure_sample(author)
