"""What can come of opening a project: it opens, it opens to read only, or the window says what stands in the way."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.errors import UserError
from app.i18n import _, ngettext
from app.progress import Progress
from app.store.backups import Backup, backups_of_file
from app.store.project import Project, open_project, open_read_only
from app.store.troubles import Damaged, Holder, NoLocalDisk, NoLock, OpenElsewhere
from app.ui.choosers import choose_new_file
from app.ui.keeping import PROJECTS
from app.ui.pages.trouble import TroublePage
from app.ui.shell.page import Page
from app.ui.widgets.banner import Banner
from app.ui.widgets.buttons import Rank

if TYPE_CHECKING:
    from app.store.repair.repair import Repair
    from app.ui.desk import Desk

_TROUBLE, _BACKUPS = "trouble", "backups"


class Openings(QObject):
    """Opens projects for the desk, and offers what helps where one cannot be opened."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk

    def open(self, path: Path, take_over: Holder | None = None) -> Project:
        """Open a project to write, or to read only where no lock can be made or no edit stored.

        UserError where it cannot be opened, also where somebody else has it.
        """
        try:
            return open_project(path, self._desk.author, take_over=take_over)
        except (NoLock, NoLocalDisk) as why:
            return open_read_only(path, why)

    def to_write(self) -> None:
        """Open the project that is open to read only for writing. UserError where that is still not possible."""
        bridge = self._desk.bridge
        if bridge is not None:
            self._desk.replace(open_project(bridge.project.path, self._desk.author))

    # where it cannot be opened

    def tell(self, path: Path, trouble: UserError, *, welcomed: bool) -> None:
        """Say why a project could not be opened, with what helps: on the welcome page where that says enough."""
        offers = isinstance(trouble, (OpenElsewhere, Damaged))
        if welcomed and not offers:
            page = self._desk.show_welcome()
            page.note_missing(str(path))
            page.tell(trouble)
            return
        backups = _backups_of(path) if isinstance(trouble, Damaged) else []
        self._desk.window.use(
            {
                _TROUBLE: partial(self._page, path, trouble, len(backups)),
                _BACKUPS: partial(self._backups_page, backups),
            }
        )
        self._desk.window.go_to(_TROUBLE)

    def _page(self, path: Path, trouble: UserError, backups: int) -> TroublePage:
        page = TroublePage(self._desk.theme, trouble, self._desk.window.actions_by_id, backups)
        page.looked_into.connect(partial(self._look_into, path, trouble))
        page.restored.connect(lambda: self._desk.window.go_to(_BACKUPS))
        page.repaired.connect(partial(self._choose_repaired, path))
        if isinstance(trouble, OpenElsewhere):
            page.taken_over.connect(partial(self._desk.open, path, trouble.holder))
        return page

    def _look_into(self, path: Path, why: UserError) -> None:
        try:
            self._desk.replace(open_read_only(path, why))
        except UserError as trouble:
            self._desk.window.tell(trouble)

    def _backups_page(self, backups: list[Backup]) -> Page:
        from app.ui.pages.backups import BackupsPage

        page = BackupsPage(self._desk.theme, lambda: backups, self._desk.tasks)
        page.alone = True
        page.wanted.connect(lambda name: self._desk.open(Path(name)))
        page.add_way_back(lambda: self._desk.window.go_to(_TROUBLE))
        return page

    # repair of a copy

    def _choose_repaired(self, path: Path) -> None:
        proposal = path.with_name(_("{name} repaired").format(name=path.stem) + path.suffix)
        names = _("Projects ({pattern})").format(pattern=PROJECTS)
        choose_new_file(self._desk.window, _("Repair a copy"), names, proposal, partial(self.repair, path))

    def repair(self, path: Path, out: Path) -> None:
        """Write what can be saved of `path` as `out`, and open that."""
        work = partial(_repair, path, out, self._desk.author)
        self._desk.tasks.run(work, partial(self._repaired, out), _("Repairing {file}").format(file=path.name))

    def _repaired(self, out: Path, done: "Repair") -> None:
        self._desk.open(out)
        page = self._desk.window.page
        if page is None:
            return
        said = _("Repaired: {rows} rows saved, {left} times something left out, {changed} values changed.")
        words = said.format(rows=done.rows, left=len(done.left_out), changed=len(done.changed))
        lines = [str(damage) for damage in (*done.left_out, *done.changed)]
        page.show_notice(_listing(page, "ph.wrench", words, lines, _("Show the list")))


def read_only_banner(page: Page, words: str, desk: "Desk") -> Banner:
    """Says on a page why nothing can be changed, with what helps."""
    banner = Banner(page.theme, "ph.lock-simple", words)
    banner.add(_("Save a copy to work on"), desk.keeping.save_copy)
    banner.add(_("Try to open for writing"), desk.try_to_write, Rank.QUIET)
    return banner


def recovered_banner(page: Page, labels: list[str]) -> Banner:
    """Lists the changes that a crash had left on this computer and that are in the project again."""
    count = len(labels)
    said = ngettext("{n} change was recovered after a crash.", "{n} changes were recovered after a crash.", count)
    show = ngettext("Show the change", "Show the {n} changes", count).format(n=count)
    return _listing(page, "ph.clock-counter-clockwise", said.format(n=count), labels, show)


def _listing(page: Page, icon: str, words: str, lines: list[str], verb: str) -> Banner:
    banner = Banner(page.theme, icon, words, warns=True)
    if lines:
        banner.unfold(lines, verb)
    banner.add_close()
    return banner


def _backups_of(path: Path) -> list[Backup]:
    try:
        return backups_of_file(path)
    except UserError:
        return []


def _repair(path: Path, out: Path, author: str, _progress: Progress) -> "Repair":
    from app.store.repair.repair import repair

    return repair(path, out, author)
