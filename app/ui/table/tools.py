"""The two buttons of a table's toolbar: by what rows are grouped, and which columns are shown."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from app.i18n import _
from app.ui.table.columned import ColumnedView
from app.ui.table.columns import in_order
from app.ui.table.grouping import can_group
from app.ui.table.view import TableView
from app.ui.theme import Theme
from app.ui.widgets.buttons import Button, Rank


class MenuButton(Button):
    """A quiet button that opens a menu, made anew each time."""

    def __init__(self, theme: Theme, text: str, icon: str, fill: Callable[[QMenu], None]) -> None:
        super().__init__(theme, text, Rank.QUIET, icon=icon, small=True)
        self._fill = fill
        self.clicked.connect(self.open)

    def open(self) -> QMenu:
        """Show the menu below the button."""
        menu = QMenu(self)
        menu.setAccessibleName(self.text())
        menu.aboutToHide.connect(menu.deleteLater)
        self._fill(menu)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        return menu


class GroupButton(MenuButton):
    """Says by what rows are grouped and lets it be chosen."""

    def __init__(self, theme: Theme, view: TableView) -> None:
        super().__init__(theme, "", "ph.rows", self._fill_menu)
        self._view = view
        view.table.modelReset.connect(self.tell)
        self.tell()

    def tell(self) -> None:
        """Name the grouping column."""
        grouping = self._view.table.arrangement.grouping
        title = _(self._view.table.table.column(grouping.key).title) if grouping is not None else _("none")
        words = _("Group: {column}").format(column=title if grouping is None else title.lower())
        if words != self.text():
            self.say(words)
            self.setToolTip(words)

    def _fill_menu(self, menu: QMenu) -> None:
        view, chosen = self._view, QActionGroup(menu)
        grouping = view.table.arrangement.grouping
        now = grouping.key if grouping is not None else ""
        for column in can_group(view.table.table):
            self._add(menu, chosen, _(column.title), column.key, now)
        menu.addSeparator()
        self._add(menu, chosen, _("No groups"), "", now)
        menu.addSeparator()
        for words, folded in ((_("Fold all"), True), (_("Unfold all"), False)):
            action = menu.addAction(words)
            action.setEnabled(grouping is not None)
            action.triggered.connect(lambda _on=False, folded=folded: view.fold_all(folded))

    def _add(self, menu: QMenu, chosen: QActionGroup, words: str, key: str, now: str) -> None:
        action = _checkable(menu, words, key == now)
        chosen.addAction(action)
        action.triggered.connect(lambda _on=False: self._view.group_by(key))


class ColumnsButton(MenuButton):
    """Lets columns be shown, hidden, moved and set back."""

    def __init__(self, theme: Theme, view: ColumnedView) -> None:
        super().__init__(theme, _("Columns"), "ph.columns", self._fill_menu)
        self._view = view

    def _fill_menu(self, menu: QMenu) -> None:
        view, columns = self._view, self._view.table.columns
        shown = view.shown_places()
        for place in in_order(columns, view.look):
            action = _checkable(menu, _(columns[place].title), place in shown)
            action.setEnabled(place not in shown or len(shown) > 1)
            key = columns[place].key
            action.triggered.connect(lambda on, key=key: view.show_column(key, on))
        menu.addSeparator()
        here = view.currentIndex().column()
        for words, by in ((_("Move left  Alt ←"), -1), (_("Move right  Alt →"), 1)):
            action = menu.addAction(words)
            action.setEnabled(here in shown)
            action.triggered.connect(lambda _on=False, by=by: view.move_column(here, by))
        fit = menu.addAction(_("Fit the width"))
        fit.setEnabled(here in shown)
        fit.triggered.connect(lambda: view.fit_column(here))
        menu.addAction(_("As declared")).triggered.connect(view.reset_columns)


def _checkable(menu: QWidget, words: str, on: bool) -> QAction:
    action = QAction(words, menu)
    action.setCheckable(True)
    action.setChecked(on)
    menu.addAction(action)
    return action
