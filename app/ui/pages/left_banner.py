"""Work that was left on this computer, told on the welcome page: what it is, and what can become of it."""

from dataclasses import dataclass

from PySide6.QtCore import Signal

from app.i18n import _, ngettext
from app.store.leftwork import LeftWork
from app.ui.theme import Theme
from app.ui.widgets.banner import Banner
from app.ui.widgets.buttons import Rank


@dataclass(frozen=True, slots=True)
class Waiting:
    """Left work; `reachable` says that its project file is there, so that opening that goes on from the work."""

    left: LeftWork
    reachable: bool

    @property
    def name(self) -> str:
        """The project as people know it."""
        left = self.left
        return left.project or (left.path.stem if left.path is not None else _("A project"))


class LeftBanner(Banner):
    """`opened` says that the person goes on with the work, `rescued` that it is to be a new file, `discarded` that it
    is not needed any more.
    """

    opened = Signal()
    rescued = Signal()
    discarded = Signal()

    def __init__(self, theme: Theme, waiting: Waiting) -> None:
        left = waiting.left
        super().__init__(theme, "ph.clock-counter-clockwise", _words(waiting), warns=True)
        if left.labels:
            count = len(left.labels)
            self.unfold(left.labels, ngettext("Show the change", "Show the {n} changes", count).format(n=count))
        if waiting.reachable and not left.set_aside:
            self.add(_("Open recovered"), self.opened.emit, Rank.PRIMARY)
            return
        if left.labels:
            self.add(_("Save as a new file"), self.rescued.emit, Rank.PRIMARY)
        question = _("These changes are nowhere else. Once discarded they cannot be brought back.")
        self.add_asking(_("Discard"), question, self.discarded.emit)


def _words(waiting: Waiting) -> str:
    left, count = waiting.left, len(waiting.left.labels)
    if not left.labels or left.at is None:
        return _("{name}: work was left in {folder} that cannot be read.").format(name=waiting.name, folder=left.folder)
    if left.set_aside:
        said = ngettext(
            "{name}: {n} change of {time} is on this computer alone, since its file was changed by someone else.",
            "{name}: {n} changes, the last of {time}, are on this computer alone, since its file was changed by "
            "someone else.",
            count,
        )
    elif waiting.reachable:
        said = ngettext(
            "{name} was not closed: {n} change of {time} is on this computer and not in its file yet.",
            "{name} was not closed: {n} changes, the last of {time}, are on this computer and not in its file yet.",
            count,
        )
    else:
        said = ngettext(
            "{name}: {n} change of {time} is on this computer and not in its file, which is not there: {path}",
            "{name}: {n} changes, the last of {time}, are on this computer and not in the file, which is not there: "
            "{path}",
            count,
        )
    return said.format(name=waiting.name, n=count, time=f"{left.at.astimezone():%Y-%m-%d %H:%M}", path=left.path)
