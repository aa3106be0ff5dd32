"""The inspector of the change log: one change with every row that it wrote, before and after."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QWidget

from app.i18n import _
from app.model.entities import ENTITY
from app.queries.audit import AuditLine
from app.queries.telling import Action
from app.ui.pages.audit_trail import MOST_RECORDS
from app.ui.shell.asks import empty
from app.ui.shell.inspector import Panel
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.buttons import Button, Rank
from app.ui.widgets.labels import ShortLabel, Tag, label
from app.workflow.homes import home_of

_LABEL = 92
_LONGEST_WORD = 24
_TONES = {Action.ADDED: "ok", Action.CHANGED: "info", Action.REMOVED: "error"}


class AuditPanel(Panel):
    """Tells a change. `wanted` carries a line whose record the person wants to see."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, undo: QAction) -> None:
        super().__init__(theme)
        self._records = VBox(theme)
        self.body.addLayout(self._records)
        foot = frame("cardRow")
        row = HBox(theme, foot, margins=(16, 10, 16, 12), spacing=8)
        self._undo = Button(theme, _("Undo this change"), icon="ph.arrow-u-up-left", keys="Ctrl Z").follow(undo)
        row.addWidget(self._undo)
        row.addStretch(1)
        self._foot = foot
        self.foot.addWidget(foot)

    def show_change(self, lines: Sequence[AuditLine], undoable: bool) -> None:
        """Show a change by its lines; `undoable` says that it is the next one to be taken back."""
        first = lines[0]
        self.head(first.label, _("No. {number}, by {author}").format(number=first.change, author=first.author))
        empty(self._records)
        self._records.addWidget(self._about(first))
        records = [list(told) for _key, told in groupby(lines, key=lambda line: (line.entity, line.row_id))]
        for told in records[:MOST_RECORDS]:
            self._records.addWidget(self._record(told))
        if len(records) > MOST_RECORDS:
            more = label(_("and more rows"), "caption", "muted", wrap=True)
            more.setContentsMargins(self.theme.px(16), self.theme.px(8), 0, self.theme.px(8))
            self._records.addWidget(more)
        self._foot.setVisible(undoable)

    def _about(self, line: AuditLine) -> QWidget:
        section = frame("section")
        row = HBox(self.theme, section, margins=(16, 10, 16, 10), spacing=8)
        row.addWidget(label(f"{line.at.astimezone():%Y-%m-%d %H:%M:%S}", "caption", "secondary"), 1)
        if line.undone:
            row.addWidget(Tag(self.theme, _("Taken back"), "warn"))
        row.addWidget(Tag(self.theme, line.cause.label))
        return section

    def _record(self, lines: Sequence[AuditLine]) -> QWidget:
        first = lines[0]
        section = frame("section")
        column = VBox(self.theme, section, margins=(16, 10, 12, 10), spacing=4)
        head = HBox(self.theme, spacing=8)
        words = VBox(self.theme)
        words.addWidget(label(first.record, "strong", wrap=True))
        words.addWidget(label(first.table, "caption", "muted"))
        head.addLayout(words, 1)
        head.addWidget(Tag(self.theme, first.action.label, _TONES[first.action]))
        if can_go_to(first):
            go = Button(self.theme, _("Go to {record}").format(record=first.record), Rank.QUIET, "ph.arrow-right")
            go.show_words(False).clicked.connect(lambda: self.wanted.emit(first))
            head.addWidget(go, alignment=Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        for line in lines:
            if line.field:
                column.addLayout(self._field(line))
        return section

    def _field(self, line: AuditLine) -> HBox:
        row = HBox(self.theme, spacing=8)
        name = label(line.field, "caption", "secondary", wrap=True)
        name.setFixedWidth(self.theme.px(_LABEL))
        row.addWidget(name, alignment=Qt.AlignmentFlag.AlignTop)
        values = VBox(self.theme, spacing=1)
        if line.action is not Action.ADDED:
            before = _value(line.before, "caption", "muted")
            before.setProperty("struck", bool(line.before))
            values.addWidget(before)
        if line.action is not Action.REMOVED:
            values.addWidget(_value(line.after))
        row.addLayout(values, 1)
        return row


def _value(text: str, type: str = "body", role: str = "primary") -> QLabel:
    """A value in as many lines as it needs; one that cannot be broken, such as a digest, is shortened."""
    if any(len(word) > _LONGEST_WORD for word in text.split()):
        return ShortLabel(text, type, role)
    return label(text or _("empty"), type, role if text else "muted", wrap=True)


def can_go_to(line: AuditLine) -> bool:
    """Whether a line is about a record that a step shows."""
    return bool(line.row_id) and home_of(ENTITY[line.entity]) is not None
