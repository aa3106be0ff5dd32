"""The inspector: the selection, a task such as an import, or what the step asks for."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QStackedWidget, QWidget

from app.i18n import _
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.buttons import Button, Rank
from app.ui.widgets.labels import ShortLabel

_AROUND = 8


class Panel(QWidget):
    """One content of the inspector: a head with title and second line, a column that scrolls, a foot for actions.

    `least_width` is the width at scale 1 below which its content would be cramped.
    """

    closed = Signal()
    least_width = 0

    def __init__(self, theme: Theme, title: str = "", second: str = "", closable: bool = False) -> None:
        super().__init__()
        self.theme = theme
        outer = VBox(theme, self)
        head = frame("inspectorHead")
        row = self.head_row = HBox(theme, head, margins=(16, 6, 10, 6), spacing=8)
        words = VBox(theme, spacing=0)
        self._title, self._second = ShortLabel(title, "name"), ShortLabel(second, "caption", "secondary")
        words.addWidget(self._title)
        words.addWidget(self._second)
        row.addLayout(words, 1)
        if closable:
            close = Button(theme, _("Close"), Rank.QUIET, icon="ph.x", small=True).show_words(False)
            close.clicked.connect(self.closed)
            row.addWidget(close)
        outer.addWidget(head)
        self.body = self._scrolled(outer)
        self.foot = VBox(theme, spacing=8)
        outer.addLayout(self.foot)

    def _scrolled(self, outer: VBox) -> VBox:
        area = self._area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = self._content = frame("scrolled")
        whole, column = VBox(self.theme, content), VBox(self.theme)
        whole.addLayout(column)
        whole.addStretch(1)
        area.setWidget(content)
        area.viewport().setAutoFillBackground(False)
        outer.addWidget(area, 1)
        return column

    def bring(self, widget: QWidget) -> None:
        """Scroll to a part of it that may have been shown this moment."""
        # It has its place only once the layouts have heard of it.
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self.scroll_to(widget)

    def scroll_to(self, widget: QWidget) -> None:
        """Scroll to a part of it."""
        if self._area.isAncestorOf(widget):
            top = widget.mapTo(self._content, QPoint(0, 0)).y()
            for y in (top + widget.height(), top):
                self._area.ensureVisible(0, y, 0, self.theme.px(_AROUND))

    def to_top(self) -> None:
        """Scroll to its beginning."""
        self._area.verticalScrollBar().setValue(0)

    def wanted_width(self) -> int:
        """The width at scale 1 that it asks for in the window as it is."""
        return self.least_width

    def head(self, title: str, second: str = "") -> None:
        """Name what the panel is about."""
        self._title.setText(title)
        self._second.setText(second)
        self._second.setVisible(bool(second))


class Inspector(QFrame):
    """The place of the panel in use. Beside the page, or over it where the window is narrow.

    `left`: the keyboard is wanted on the page again.
    """

    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("inspector")
        self.theme = theme
        self._stack = QStackedWidget()
        VBox(theme, self, margins=(1, 1, 0, 0)).addWidget(self._stack)
        self.setAccessibleName(_("Inspector"))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """What has the keyboard is in sight; under the mouse it is already."""
        panel = self._stack.currentWidget()
        mouse = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if now is not None and isinstance(panel, Panel) and panel.isAncestorOf(now) and not mouse:
            panel.scroll_to(now)

    def present(self, panel: QWidget) -> None:
        """Show a panel; it stays alive for the page that owns it."""
        if self._stack.indexOf(panel) < 0:
            self._stack.addWidget(panel)
        self._stack.setCurrentWidget(panel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the page, where nothing in the panel has a use for it."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
