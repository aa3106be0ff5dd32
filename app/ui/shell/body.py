"""Page and inspector side by side, or the inspector over the page where the window is narrow."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QWidget

from app.ui.shell.drawer import Drawer
from app.ui.shell.inspector import Inspector, Panel
from app.ui.shell.page import Page
from app.ui.shell.room import Arrangement
from app.ui.shell.work_bar import WorkBar
from app.ui.theme import Theme
from app.ui.widgets.boxes import VBox

_LEAST_PAGE = 560
_LEAST_HEIGHT = 240
_LEAST_DRAWER = 120


class Body(QFrame):
    """Holds the pages that were visited and the inspector that they share.

    There are two frames for it, one beside the page and one over it; the panel in use moves between them.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.work = WorkBar(theme)
        self._stack = QStackedWidget()
        self.drawer = Drawer(theme)
        self._column = QSplitter(Qt.Orientation.Vertical)
        self._column.setHandleWidth(1)
        self._column.setChildrenCollapsible(False)
        self._column.addWidget(self._stack)
        self._column.addWidget(self.drawer)
        self._column.setStretchFactor(0, 1)
        self._beside = Inspector(theme)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._column)
        self._split.addWidget(self._beside)
        self._split.setStretchFactor(0, 1)
        column = VBox(theme, self)
        column.addWidget(self.work)
        column.addWidget(self._split, 1)
        self._over = Inspector(theme)
        self._over.setParent(self)
        self._over.hide()
        for inspector in (self._beside, self._over):
            inspector.left.connect(self.go_back)
        self._arrangement: Arrangement | None = None
        self._wanted = True
        self._lent: QWidget | None = None
        self._stack.installEventFilter(self)
        self._guest: Panel | None = None

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """What it consists of, in the order in which it is read."""
        page = () if self.page is None else (self.page.head, self.page)
        return (*page, self._beside, self._over, self.drawer)

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        page = self._stack.currentWidget()
        return page if isinstance(page, Page) else None

    def page_room(self) -> QRect:
        """Where the page lies, without inspector and drawer."""
        return QRect(self._stack.mapTo(self, QPoint(0, 0)), self._stack.size())

    def show_page(self, page: Page) -> None:
        """Show a page; one that was shown before keeps its state. A panel of no page stays with the page before."""
        if page is not self.page:
            self.dismiss_guest()
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.show_panel()

    def go_back(self) -> None:
        """Give the keyboard back to what had it on the page."""
        last = self.page.focusWidget() if self.page is not None else None
        if last is not None and last.isVisible() and last.isEnabled():
            last.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_page()

    def focus_page(self) -> None:
        """Give the keyboard to the content of the page that is shown."""
        page = self.page
        target = next((one for one in page.focus_targets() if one.isVisibleTo(page)), None) if page else None
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self, page: Page) -> None:
        """Let a page go."""
        self._stack.removeWidget(page)
        page.retire()

    def show_panel(self) -> None:
        """Show the panel that the page has for its selection, or no inspector where it has none."""
        panel = self._panel()
        over = self._arrangement is not None and self._arrangement.overlay
        if self._lent is not None and panel is not self._lent:
            self._lent, self._wanted = None, self._wanted and not over
        shown, hidden = (self._over, self._beside) if over else (self._beside, self._over)
        if panel is not None:
            shown.present(panel)
        hidden.hide()
        shown.setVisible(panel is not None and self._wanted)
        self._over.raise_()
        self._widen(panel)

    def _panel(self) -> QWidget | None:
        own = self.page.panel() if self.page is not None else None
        return own if self._guest is None or (self.page is not None and self.page.alone) else self._guest

    def show_guest(self, panel: Panel) -> None:
        """Show a panel that belongs to no page, until it is closed or another one comes."""
        self.dismiss_guest()
        self._guest = panel
        panel.closed.connect(self.dismiss_guest)
        self.want_inspector()

    def dismiss_guest(self) -> None:
        """Take that panel away, and show again what the page has."""
        guest, self._guest = self._guest, None
        if guest is not None:
            self.show_panel()
            guest.setParent(None)
            guest.deleteLater()

    def show_drawer(self, shown: bool) -> None:
        """Open the drawer of findings, or close it."""
        was = not self.drawer.isHidden()
        self.drawer.setVisible(shown)
        if shown and not was:
            high = self.theme.size("drawer")
            self._column.setSizes([max(1, self._column.height() - high), high])
            self.drawer.refresh()

    def want_inspector(self) -> None:
        """Show the inspector even where it lies over the page: something in it waits for the person.

        There it goes again with what is shown in it now.
        """
        if not self._wanted:
            self._wanted, self._lent = True, self._panel()
        self.show_panel()

    def toggle_inspector(self) -> None:
        """Show the inspector, or hide it."""
        self._lent = None
        self._wanted = not self._wanted
        self.show_panel()

    def arrange(self, arrangement: Arrangement) -> None:
        """Take the widths for the window as it is now."""
        before, self._arrangement = self._arrangement, arrangement
        self._stack.setMinimumSize(self.theme.px(_LEAST_PAGE), self.theme.px(_LEAST_HEIGHT))
        self.drawer.setMinimumHeight(self.theme.px(_LEAST_DRAWER))
        if before is None or before.overlay != arrangement.overlay:
            self._wanted = not arrangement.overlay
            self.show_panel()
        if before != arrangement:
            self.show_panel()
        self._widen(self._panel())  # another scale is another width in pixels, though the arrangement is the same

    def _widen(self, panel: QWidget | None) -> None:
        """Give the inspector the width that the window has for it, more where the panel asks for more."""
        if self._arrangement is None:
            return
        asked = panel.wanted_width() if isinstance(panel, Panel) else 0
        wide = self.theme.px(max(self._arrangement.inspector, asked))
        if wide != self._beside.minimumWidth():
            self._beside.setMinimumWidth(wide)
            self._split.setSizes([max(1, self.width() - wide), wide])
        self._place()

    def _place(self) -> None:
        """Over the content of the page alone: its header and the drawer keep what can be done at their right ends."""
        wide, room = self._beside.minimumWidth(), self.page_room()
        head = self.page.kept_free() if self.page is not None else 0
        self._over.setGeometry(self.width() - wide, room.top() + head, wide, room.height() - head)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place()
        return super().eventFilter(watched, event)
