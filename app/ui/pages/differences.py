"""What differs between two states of a project, in words: changes by label, rows by table."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.i18n import _, ngettext
from app.model.fields import field_label
from app.store.comparing import Comparison, TableDifference
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.labels import label

_MOST_LABELS = 12


def differences(theme: Theme, found: Comparison, here: str, there: str) -> QWidget:
    """A column of sections. `here` and `there` head the changes that only the one side or the other has."""
    whole = QWidget()
    column = VBox(theme, whole)
    if not (found.here or found.there or found.tables):
        column.addWidget(told(theme, _("They hold the same"), ()))
    for title, labels in ((here, found.here), (there, found.there)):
        if labels:
            column.addWidget(told(theme, f"{title}: {_changes(len(labels))}", _last(labels)))
    if found.tables:
        rows = [(field_label(one.table), _difference(one)) for one in found.tables]
        column.addWidget(listed(theme, _("Rows that differ"), rows))
    return whole


def told(theme: Theme, title: str, lines: Sequence[str]) -> QWidget:
    """A section with a heading and lines of text."""
    section, column = _section(theme, title)
    for line in lines:
        column.addWidget(label(line, "caption", "secondary", wrap=True))
    return section


def listed(theme: Theme, title: str, rows: Sequence[tuple[str, str]]) -> QWidget:
    """A section with a heading and lines of a name and what is said of it."""
    section, column = _section(theme, title)
    for name, said in rows:
        row = HBox(theme, spacing=8)
        row.addWidget(label(name, "caption", wrap=True), 1)
        row.addWidget(label(said, "caption", "secondary"))
        column.addLayout(row)
    return section


def _section(theme: Theme, title: str) -> tuple[QWidget, VBox]:
    section = frame("section")
    column = VBox(theme, section, margins=(16, 10, 16, 10), spacing=4)
    column.addWidget(label(title, "strong", wrap=True))
    return section, column


def _changes(count: int) -> str:
    return ngettext("{n} change", "{n} changes", count).format(n=count)


def _last(labels: Sequence[str]) -> list[str]:
    """The latest changes, the latest first."""
    shown = list(reversed(labels[-_MOST_LABELS:]))
    rest = len(labels) - len(shown)
    return [*shown, ngettext("and {n} before", "and {n} before", rest).format(n=rest)] if rest else shown


def _difference(one: TableDifference) -> str:
    parts = (
        (one.only_here, _("{n} only here")),
        (one.only_there, _("{n} only there")),
        (one.differing, _("{n} differ")),
    )
    return ", ".join(words.format(n=count) for count, words in parts if count)
