"""What a step checks: its sub-clauses with their state, and beside them the findings of the chosen one."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QStackedWidget, QWidget

from app.i18n import _, ngettext
from app.ui.findings import FindingBoard
from app.ui.pages.context import Context
from app.ui.pages.tab import Tab
from app.ui.paint.basics import box, middle, write
from app.ui.shell.page import Hints
from app.ui.shell.step_strip import sign_of, state_words
from app.ui.shell.worked_list import WorkedList
from app.ui.standing import ProjectStanding
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.labels import label
from app.ui.widgets.painted import PaintedButton
from app.workflow.finding import Finding
from app.workflow.standing import ClauseStanding

_WIDTH, _ROW = 300, 52


class ClauseButton(PaintedButton):
    """A sub-clause: sign, number and title, how far it has come."""

    def __init__(self, theme: Theme, standing: ClauseStanding) -> None:
        super().__init__(theme, f"{standing.clause.number} {standing.clause.label}")
        self.clause, self.standing = standing.clause, standing
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_standing(standing)

    def show_standing(self, standing: ClauseStanding) -> None:
        """Show how far the sub-clause is now."""
        self.standing = standing
        self.setAccessibleName(f"{self.text()}, {self._said()}")
        self.update()

    def _said(self) -> str:
        count = self.standing.findings
        if count:
            return ngettext("{n} finding open", "{n} findings open", count).format(n=count)
        said = state_words(self.standing)
        return said[:1].upper() + said[1:]

    def measure(self) -> QSize:
        return QSize(self.theme.px(_WIDTH), self.theme.px(_ROW))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        theme, px, on = self.theme, self.theme.px, self.isChecked()
        if on or self.underMouse():
            box(painter, rect, theme.c("bg.selected" if on else "bg.hover"))
        if on:
            painter.fillRect(QRectF(rect.left(), rect.top(), px(3), rect.height()), theme.c("accent"))
        glyph, role = sign_of(self.standing)
        side = theme.size("icon.tool")
        theme.glyphs.paint(painter, middle(QRectF(px(16), rect.top(), side, rect.height()), side, side), glyph, role)
        words = rect.adjusted(px(16) + side + px(12), px(7), -px(10), -rect.height() / 2)
        write(painter, words, self.text(), theme.font("body", 600), theme.c("text.primary"))
        below = words.translated(0, rect.height() / 2 - px(7))
        write(painter, below, self._said(), theme.font("caption"), theme.c("text.secondary"))


class RulesTab(Tab):
    """The checks of a step."""

    def __init__(self, context: Context, number: int) -> None:
        super().__init__()
        self.theme, self._context, self._number = context.theme, context, number
        self.board = FindingBoard(context.bridge)
        self.clauses: list[ClauseButton] = []
        self._group = QButtonGroup(self)
        row = HBox(context.theme, self)
        row.addWidget(self._side())
        row.addWidget(self._found(), 1)
        self.board.changed.connect(self._refresh)

    def _side(self) -> QWidget:
        side = frame("side")
        column = VBox(self.theme, side, margins=(0, 8, 0, 8))
        self._list = VBox(self.theme)
        column.addLayout(self._list)
        column.addStretch(1)
        return side

    def _found(self) -> QWidget:
        held = QWidget()
        column = VBox(self.theme, held)
        head = VBox(self.theme, margins=(16, 12, 16, 12), spacing=2)
        self._title = label(type="name")
        self._result = label(role="secondary", wrap=True)
        head.addWidget(self._title)
        head.addWidget(self._result)
        column.addLayout(head)
        self.work = WorkedList(self.theme)
        self.work.board = self.board
        self.work.done.connect(self.done)
        self.work.refused.connect(self.refused)
        self.work.gone_to.connect(self._go)
        self._nothing = label(role="secondary", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._nothing.setContentsMargins(self.theme.px(16), 0, self.theme.px(16), 0)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.work)
        self._stack.addWidget(self._nothing)
        column.addWidget(self._stack, 1)
        column.addWidget(self.work.reason)
        return held

    def show_standing(self, standing: ProjectStanding) -> None:
        step = standing.step(self._number)
        clauses = step.clauses if step is not None else ()
        if len(clauses) != len(self.clauses):
            for one in clauses:
                self._add(one)
        for button, one in zip(self.clauses, clauses, strict=False):
            button.show_standing(one)
        if self.clauses and self._group.checkedButton() is None:
            worst = next((button for button, one in zip(self.clauses, clauses, strict=False) if one.findings), None)
            (worst or self.clauses[0]).setChecked(True)
        self._refresh()

    def _add(self, standing: ClauseStanding) -> None:
        button = ClauseButton(self.theme, standing)
        button.toggled.connect(self._refresh)
        self._group.addButton(button)
        self.clauses.append(button)
        self._list.addWidget(button)

    def choose(self, number: str) -> None:
        """Show the findings of a sub-clause."""
        next(button for button in self.clauses if button.clause.number == number).setChecked(True)

    def _refresh(self) -> None:
        """Read the findings of the chosen sub-clause anew; not while nobody looks."""
        chosen = self._group.checkedButton()
        if not isinstance(chosen, ClauseButton) or not self.isVisible():
            return
        self._title.setText(chosen.text())
        self._result.setText(_(chosen.clause.result))
        found = self.board.findings(self._number, chosen.clause.number)
        self.work.list.show_findings(found)
        self._nothing.setText(_("Nothing is open here."))
        self._stack.setCurrentIndex(0 if found else 1)
        self.stirred.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def _go(self, finding: Finding) -> None:
        self._context.go_to_finding(finding)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go through the sub-clauses."""
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        here = next((place for place, button in enumerate(self.clauses) if button.hasFocus()), None)
        if by is None or here is None:
            super().keyPressEvent(event)
            return
        button = self.clauses[(here + by) % len(self.clauses)]
        button.setChecked(True)
        button.setFocus()

    @property
    def keys(self) -> Hints:
        return (("↑ ↓", _("sub-clause")), ("Enter", _("go there")), ("F8", _("next finding")))

    def sentence(self) -> str:
        count = len(self.work.list.findings.rows)
        return ngettext("{n} finding", "{n} findings", count).format(n=count)

    def focus_targets(self) -> Sequence[QWidget]:
        chosen = self._group.checkedButton()
        first = (chosen,) if chosen is not None else ()
        return (*first, self.work.list)
