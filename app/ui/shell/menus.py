"""Declared actions made into Qt's, and the menus that they fill."""

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QFocusEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolButton, QWidget

from app.i18n import _
from app.ui.action import Action, Menu
from app.ui.actions import ACTIONS
from app.ui.theme import Theme
from app.ui.widgets.shortcuts import is_letter


class LetterKeys(QObject):
    """Takes the shortcuts that are a single letter off the actions, and gives them back."""

    def __init__(self, theme: Theme, window: QWidget, actions: Mapping[str, QAction]) -> None:
        super().__init__(window)
        self._theme, self._actions, self._on = theme, actions, True
        theme.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        if self._theme.letters == self._on:
            return
        self._on = self._theme.letters
        for declared in ACTIONS:
            if any(is_letter(keys) for keys in declared.keys):
                kept = [QKeySequence(keys) for keys in declared.keys if self._on or not is_letter(keys)]
                self._actions[declared.id].setShortcuts(kept)


def make_actions(theme: Theme, window: QWidget, do: Callable[[Action], None]) -> dict[str, QAction]:
    """One QAction per declaration, by id; `do` is called with the declaration when it is triggered."""
    groups: dict[str, QActionGroup] = {}
    made = {}
    for declared in ACTIONS:
        action = QAction(_(declared.text), window)
        action.setToolTip(_(declared.tip))
        action.setStatusTip("")
        action.setShortcuts([QKeySequence(keys) for keys in declared.keys])
        if declared.icon:
            action.setIcon(theme.icon(declared.icon, "text.secondary"))
        if declared.exclusive:
            action.setCheckable(True)
            groups.setdefault(declared.exclusive, QActionGroup(window)).addAction(action)
        action.triggered.connect(lambda _on=False, declared=declared: do(declared))
        window.addAction(action)
        made[declared.id] = action
    LetterKeys(theme, window, made)
    return made


def fill(menu: QMenu, declared: Iterator[Action], actions: Mapping[str, QAction]) -> QMenu:
    """Put declared actions into a menu, with a line above those that ask for one."""
    for one in declared:
        if one.parts and not menu.isEmpty():
            menu.addSeparator()
        menu.addAction(actions[one.id])
    return menu


def _of(menu: Menu) -> Iterator[Action]:
    return (action for action in ACTIONS if action.menu is menu)


def whole_menu(parent: QWidget, actions: Mapping[str, QAction]) -> QMenu:
    """Every menu as a submenu of one, for the menu button."""
    whole = QMenu(parent)
    for menu in Menu:
        whole.addMenu(fill(QMenu(_(menu.value), whole), _of(menu), actions))
    return whole


def look_menu(parent: QWidget, actions: Mapping[str, QAction]) -> QMenu:
    """Themes and sizes alone, for the button of the top bar."""
    chosen = (action for action in ACTIONS if action.exclusive or action.id in ("larger", "smaller"))
    return fill(QMenu(parent), chosen, actions)


class MenuBar(QMenuBar):
    """The menu bar that shows itself while Alt has put the keyboard into it, and is gone otherwise."""

    def __init__(self, parent: QWidget, actions: Mapping[str, QAction]) -> None:
        super().__init__(parent)
        self.setNativeMenuBar(False)
        for menu in Menu:
            self.addMenu(fill(QMenu(_(menu.value), self), _of(menu), actions)).menu().installEventFilter(self)
        for more in self.findChildren(QToolButton):
            more.setAccessibleName(_("More menus"))
        self._fold()

    def _fold(self) -> None:
        self.setFixedHeight(0)

    def _unfold(self) -> None:
        self.setMinimumHeight(0)
        self.setMaximumHeight(self.sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._unfold()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._fold()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QMenu) and event.type() == QEvent.Type.Show:
            self._unfold()
        elif isinstance(watched, QMenu) and event.type() == QEvent.Type.Hide and not self.hasFocus():
            self._fold()
        return super().eventFilter(watched, event)
