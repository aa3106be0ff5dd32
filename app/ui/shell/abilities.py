"""Which declared actions can be done now, and what their tooltips say of it."""

from collections.abc import Container, Mapping

from PySide6.QtGui import QAction

from app.i18n import _
from app.ui.action import Action, Owner
from app.ui.actions import ACTIONS
from app.ui.shell.page import Page
from app.ui.standing import ProjectStanding

_ALWAYS = (Owner.WINDOW, Owner.GUIDE, Owner.DESK)
_HISTORY = ("undo", "redo")
_LEADING = ("go_to", "explain_target")
_FIRST_STEP = "step1"


class Abilities:
    """Switches the window's actions on and off: by the places there are, the page that is shown, and the project."""

    def __init__(self, actions: Mapping[str, QAction]) -> None:
        self._actions = actions
        self._places: Container[str] = ()
        self._page: Page | None = None
        self._locked = ""
        self._history = dict.fromkeys(_HISTORY, "")

    def use(self, places: Container[str]) -> None:
        """Other places, of another project or of none."""
        self._places, self._page, self._locked = places, None, ""
        self._history = dict.fromkeys(_HISTORY, "")
        self._settle()

    def show_page(self, page: Page) -> None:
        """Another page, or one that can do something else now."""
        self._page = page
        for declared in ACTIONS:
            if declared.owner is Owner.PAGE:
                self._settle_one(declared)

    def show_standing(self, standing: ProjectStanding) -> None:
        """What can be taken back or done again, and whether anything can be changed."""
        self._history = {"undo": standing.undo, "redo": standing.redo}
        if self._locked != standing.locked:
            self._locked = standing.locked
            self._settle()
        for declared in ACTIONS:
            if declared.id in _HISTORY:
                self._settle_one(declared)

    def _settle(self) -> None:
        for declared in ACTIONS:
            self._settle_one(declared)

    def _settle_one(self, declared: Action) -> None:
        action, locked = self._actions[declared.id], declared.writes and bool(self._locked)
        can = not locked and self._can(declared)
        action.setEnabled(can)
        asked = self._page if declared.owner is Owner.PAGE and not can else None
        why = self._locked if locked else asked.hindrance(declared.handler) if asked is not None else ""
        action.setToolTip(why or self._tip(declared))

    def _can(self, declared: Action) -> bool:
        if declared.owner is Owner.PAGE:
            return self._page is not None and self._page.can(declared.handler)
        if declared.id in _HISTORY:
            return bool(self._history[declared.id])
        leads_on = declared.handler not in _LEADING or declared.argument in self._places
        return (declared.owner in _ALWAYS and leads_on) or (
            declared.owner is Owner.PROJECT and _FIRST_STEP in self._places
        )

    def _tip(self, declared: Action) -> str:
        label = self._history.get(declared.id, "")
        words = _("Undo: {label}") if declared.id == "undo" else _("Redo: {label}")
        return words.format(label=label) if label else _(declared.tip)
