"""A line in which several rows are named by their codes: "Z-DIS, Z-SIS"."""

from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches

from PySide6.QtWidgets import QLineEdit

from app.errors import UserError
from app.i18n import _
from app.ui.table.fields import FormField
from app.ui.theme import Theme
from app.ui.widgets.labels import label

Known = Callable[[], Mapping[str, str]]
"""The ids of the rows that can be named, by code."""


class CodesLine(FormField):
    """`entered` carries the ids of the named rows. What is not known is kept in the line, with the reason below."""

    def __init__(self, theme: Theme, title: str, hint: str, known: Known) -> None:
        super().__init__(theme, title, hint)
        self._known, self._shown = known, ""
        self.line = QLineEdit()
        self.line.setAccessibleName(title)
        self.line.setPlaceholderText(hint)
        self.line.editingFinished.connect(self._leave)
        self._side.addWidget(self.line)
        self._wrong = label(type="caption", role="error", wrap=True)
        self._wrong.hide()
        self._side.addWidget(self._wrong)

    def show_values(self, values: Sequence[object]) -> None:
        """Show codes; text that is being typed stays."""
        if self.line.hasFocus() and self.line.text() != self._shown:
            return
        self._shown = ", ".join(map(str, values))
        self.line.setText(self._shown)
        self.line.setCursorPosition(0)
        self._complain("")

    def lock(self, why: str) -> None:
        self.line.setReadOnly(True)
        self.line.setToolTip(why)

    def _leave(self) -> None:
        if self.line.text() == self._shown:
            self._complain("")
            return
        try:
            ids = read_codes(self.line.text(), self._known())
        except UserError as trouble:
            self._complain(str(trouble))
            return
        self._shown = self.line.text()
        self._complain("")
        self.entered.emit(ids)

    def _complain(self, wrong: str) -> None:
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))
        if bool(self.line.property("invalid")) != bool(wrong):
            self.line.setProperty("invalid", bool(wrong))
            self.line.style().unpolish(self.line)
            self.line.style().polish(self.line)


def read_codes(text: str, known: Mapping[str, str]) -> list[str]:
    """The ids of rows that are named by codes with commas or semicolons between; UserError names an unknown one."""
    folded = {code.casefold(): id for code, id in known.items()}
    ids = []
    for word in filter(None, (part.strip() for part in text.replace(";", ",").split(","))):
        if word.casefold() not in folded:
            near = get_close_matches(word, list(known), 3)
            hint = _("Did you mean {codes}?").format(codes=", ".join(near)) if near else ""
            raise UserError(_("“{code}” is not known.").format(code=word), hint)
        ids.append(folded[word.casefold()])
    return list(dict.fromkeys(ids))
