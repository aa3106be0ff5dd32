"""What an action is: something that a person can do."""

from dataclasses import dataclass
from enum import StrEnum

from app.i18n import N_


class Owner(StrEnum):
    """Who does an action: the window, what leads through it, the desk that opens projects, the project, the page."""

    WINDOW = "window"
    GUIDE = "guide"
    DESK = "desk"
    PROJECT = "project"
    PAGE = "page"


class Menu(StrEnum):
    """The menus of the menu bar, in their order."""

    FILE = N_("&File")
    EDIT = N_("&Edit")
    ASSESS = N_("&Assess")
    VIEW = N_("&View")
    STEPS = N_("&Go to")
    HELP = N_("&Help")


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do.

    `id` is stable; `text` names it in the menu, `tip` says what comes of it; `handler` is the method of the owner
    that does it, called with `argument` when there is one. `exclusive` names a set of which one is on; `also` is a
    second shortcut; `writes` says that it changes the project.
    """

    id: str
    text: str
    tip: str
    shortcut: str
    owner: Owner
    handler: str
    menu: Menu
    icon: str = ""
    argument: str = ""
    exclusive: str = ""
    parts: bool = False  # a line stands above it in the menu
    also: str = ""
    writes: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """Its shortcuts, the one that is shown first."""
        return (self.shortcut, self.also) if self.also else (self.shortcut,)


def plain(text: str) -> str:
    """The words of an action without the mark of its letter and without dots."""
    return text.replace("&", "").rstrip("…")
