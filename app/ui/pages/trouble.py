"""What is shown when a project could not be opened: what is wrong, the remedy, and other ways to go."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.i18n import _, ngettext
from app.store.troubles import Damaged, Holder, OpenElsewhere
from app.ui.shell.page import Page
from app.ui.theme import Theme
from app.ui.widgets.empty_state import EmptyState, Start


class TroublePage(Page):
    """Takes the place of the pages while no project is open.

    `looked_into` says that the person wants to read the file only, `taken_over` that it is to be opened though someone
    else seems to have it, `restored` that its backups are asked for (there are `backups` of them), `repaired` that
    what can be saved is to be written as a new file.
    """

    alone = True
    looked_into = Signal()
    taken_over = Signal()
    restored = Signal()
    repaired = Signal()

    def __init__(self, theme: Theme, trouble: UserError, actions: Mapping[str, QAction], backups: int = 0) -> None:
        super().__init__(theme, _("No project is open"))
        title, text = trouble.message, trouble.hint
        if isinstance(trouble, OpenElsewhere):
            title = _("{file} is open elsewhere").format(file=trouble.path.name)
            text = f"{_held(trouble.holder)}\n{trouble.path}"
        card = EmptyState(theme, title, text, self._starts(trouble, actions, backups))
        self.first = card.first
        self.column.addWidget(card, 1)

    def _starts(self, trouble: UserError, actions: Mapping[str, QAction], backups: int) -> Sequence[Start]:
        match trouble:
            case OpenElsewhere():
                return (*self._ways_past(trouble), _another(actions), _start_page(actions))
            case Damaged():
                return (*self._remedies(backups), _another(actions), _start_page(actions))
        return _another(actions), _sample(actions), _start_page(actions)

    def _ways_past(self, trouble: OpenElsewhere) -> Sequence[Start]:
        look = Start(
            "ph.lock-simple",
            _("Open to read only"),
            _("Every page as it was saved last; nothing can be changed."),
            _("Open to read only"),
            self._does(self.looked_into.emit),
        )
        if not trouble.can_take_over:
            return (look,)
        question = _(
            "{user} may still be at work on {host}. What is edited there afterwards is not saved to this file."
        )
        over = Start(
            "ph.lock-open",
            _("Take over"),
            _("Where that computer crashed or was switched off."),
            _("Take over"),
            self._does(self.taken_over.emit),
            question.format(user=trouble.holder.user, host=trouble.holder.host),
        )
        return look, over

    def _remedies(self, backups: int) -> Sequence[Start]:
        kept = ngettext("{n} is kept on this computer.", "{n} are kept on this computer.", backups).format(n=backups)
        restore = Start(
            "ph.archive",
            _("Go back to a backup"),
            _("{kept} Look into one, and restore it as a new file.").format(kept=kept),
            _("Show backups"),
            self._does(self.restored.emit),
        )
        repair = Start(
            "ph.wrench",
            _("Repair a copy"),
            _("What can be saved is written into a new file, with a list of what was left out; this one stays."),
            _("Repair a copy"),
            self._does(self.repaired.emit),
        )
        return (restore, repair) if backups else (repair,)

    def _does(self, do: Callable[[], object]) -> QAction:
        action = QAction(self)
        action.triggered.connect(lambda: do())
        return action

    def focus_targets(self) -> Sequence[QWidget]:
        return (self.first,) if self.first is not None else ()


def _held(holder: Holder) -> str:
    try:
        since = f"{datetime.fromisoformat(holder.since).astimezone():%Y-%m-%d %H:%M}"
    except ValueError:
        since = holder.since
    said = _("{user} on {host} has had it open since {since}.")
    return said.format(user=holder.user, host=holder.host, since=since)


def _another(actions: Mapping[str, QAction]) -> Start:
    words = _("A project file from this computer, a stick or a share.")
    return Start("ph.folder-open", _("Open another project"), words, _("Open"), actions["open"])


def _sample(actions: Mapping[str, QAction]) -> Start:
    words = _("A small water works, assessed halfway.")
    return Start("ph.flask", _("Explore the sample plant"), words, _("Explore"), actions["sample"])


def _start_page(actions: Mapping[str, QAction]) -> Start:
    words = _("Recent projects, work that waits to be recovered, and a new assessment.")
    return Start("ph.house", _("Go to the start page"), words, _("Start page"), actions["welcome"])
