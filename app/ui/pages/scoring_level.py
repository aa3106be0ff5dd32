"""The SL-T that a scenario suggests for its zone or conduit: accepted, or another one assigned with a reason."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QWidget

from app.commands.levels import assign_levels, follow_derived
from app.errors import UserError
from app.i18n import _
from app.model.levels import FR_CODES, LevelSpan, LevelVector
from app.risk.sl_method import CalledFor
from app.risk.target import Target
from app.store.project import Project
from app.ui.paint import domain
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.buttons import Button, Rank
from app.ui.widgets.labels import label
from app.ui.widgets.painted import Painted
from app.ui.widgets.shortcuts import spelt
from app.workflow.places import Place


class LevelSign(Painted):
    """A security level that stands alone, with its word."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._level: int | None = None

    def show_span(self, span: LevelSpan | None) -> None:
        """Show a level, of a range its high end."""
        self._level = None if span is None else span.high
        self.setAccessibleName(_("SL-T {level}").format(level="–" if span is None else span))
        self.update()

    def measure(self) -> QSize:
        return QSize(int(domain.badge_width(self.theme, "SL-T")), self.theme.size("chip"))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        domain.level_badge(painter, self.theme, rect, self._level, "SL-T")


class LevelSection(QWidget):
    """What the scenario suggests and why; `tried` does what a person asks for and tells what is in the way."""

    def __init__(self, theme: Theme, project: Project, tried: Callable[[Callable[[], object]], None]) -> None:
        super().__init__()
        self.theme, self._project, self._try = theme, project, tried
        self._place: Place | None = None
        self._target: Target | None = None
        card = frame("note")
        VBox(theme, self).addWidget(card)
        column = VBox(theme, card, margins=(10, 8, 10, 8), spacing=6)
        head = HBox(theme, spacing=6)
        self._sign, self._for = LevelSign(theme), label(type="strong", wrap=True)
        head.addWidget(label(_("Suggested"), "strong"))
        head.addWidget(self._sign)
        column.addLayout(head)
        head.addWidget(self._for, 1)
        self._why = label(type="caption", role="secondary", wrap=True)
        column.addWidget(self._why)
        self._fill_buttons(column)
        self._fill_form(column)

    def _fill_buttons(self, column: VBox) -> None:
        row = HBox(self.theme, spacing=6)
        self.accept = Button(self.theme, _("Accept this SL-T"), Rank.SECONDARY, small=True)
        self.accept.setToolTip(spelt("Ctrl+Return"))
        self.other = Button(self.theme, _("Set another"), Rank.SECONDARY, small=True)
        self.back = Button(self.theme, _("Follow the derived"), Rank.SECONDARY, small=True)
        self.accept.clicked.connect(lambda: self._try(self._accept))
        self.other.clicked.connect(self._open)
        self.back.clicked.connect(lambda: self._try(self._follow))
        row.addWidget(self.accept)
        row.addWidget(self.other)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.back)

    def _fill_form(self, column: VBox) -> None:
        self.form = QWidget()
        fields = VBox(self.theme, self.form, spacing=4)
        fields.addWidget(label(" ".join(FR_CODES), "caption", "secondary"))
        self.vector, self.reason = QLineEdit(), QLineEdit()
        self.vector.setAccessibleName(_("SL-T as seven digits, {codes}").format(codes=" ".join(FR_CODES)))
        self.reason.setAccessibleName(_("Why this SL-T"))
        self.reason.setPlaceholderText(_("Why, where it is lower"))
        self.wrong = label(type="caption", role="error", wrap=True)
        self.wrong.hide()
        row = HBox(self.theme, spacing=6)
        self.assign = Button(self.theme, _("Assign"), Rank.PRIMARY, small=True)
        leave = Button(self.theme, _("Cancel"), Rank.QUIET, small=True)
        self.assign.clicked.connect(self._assign)
        leave.clicked.connect(self.form.hide)
        for field in (self.vector, self.reason):
            field.returnPressed.connect(self._assign)
            fields.addWidget(field)
        fields.addWidget(self.wrong)
        row.addWidget(self.assign)
        row.addWidget(leave)
        row.addStretch(1)
        fields.addLayout(row)
        self.form.hide()
        column.addWidget(self.form)

    def show_level(self, place: Place | None, called: CalledFor | None, target: Target | None) -> None:
        """Show what a scenario calls for, and what its zone or conduit has."""
        if place != self._place:
            self.form.hide()
        self._place, self._target = place, target
        span = called.span if called is not None else None
        self._sign.show_span(span)
        self._for.setText(_("for {place}").format(place=place.code) if place is not None else "")
        words = called.words if called is not None else _("the unmitigated risk is not scored")
        self._why.setText("\n".join((_sentence(words), *_standing(target))))
        derived = self._derived()
        assigned = {entry.fr: entry.assigned.level for entry in target.entries if entry.assigned} if target else {}
        self.accept.setVisible(bool(derived) and any(assigned.get(fr) != level for fr, level in derived.items()))
        self.back.setVisible(bool(assigned))
        self.other.setVisible(place is not None)

    @property
    def can_accept(self) -> bool:
        """Whether something is suggested that is not assigned yet."""
        return not self.accept.isHidden() and self.accept.isEnabled()

    def lock(self, why: str) -> None:
        """Let nothing be assigned any more."""
        for button in (self.accept, self.other, self.back):
            button.setEnabled(False)
            button.setToolTip(why)

    def _derived(self) -> dict[str, int]:
        entries = self._target.entries if self._target is not None else ()
        return {entry.fr: entry.derived.high for entry in entries if entry.derived is not None}

    def _accept(self) -> None:
        if self._place is not None:
            words = self._why.text().splitlines()
            assign_levels(self._project, self._place.id, self._derived(), words[0] if words else "")

    def _follow(self) -> None:
        if self._place is not None:
            follow_derived(self._project, self._place.id)

    def _open(self) -> None:
        levels = self._target.vector if self._target is not None else LevelVector()
        self.vector.setText(str(levels))
        self.reason.clear()
        self._complain("")
        self.form.show()
        self.vector.setFocus(Qt.FocusReason.OtherFocusReason)
        self.vector.selectAll()

    def _assign(self) -> None:
        text = self.vector.text().strip()
        spread = " ".join(text) if len(text) == len(FR_CODES) and text.isalnum() else text
        try:
            vector = LevelVector.parse(spread)
        except ValueError as wrong:
            self._complain(str(wrong))
            return
        levels = {fr: level for fr, level in zip(FR_CODES, vector.levels, strict=True) if level is not None}
        lower = [fr for fr, level in levels.items() if level < self._derived().get(fr, 0)]
        if lower and not self.reason.text().strip():
            self._complain(_("Below the derived level in {frs}: say why in a sentence.").format(frs=", ".join(lower)))
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._try(lambda: self._store(levels))

    def _store(self, levels: dict[str, int]) -> None:
        if self._place is None or not levels:
            raise UserError(_("No level is given."), _("Write seven digits, as in 3 3 2 1 1 2 3."))
        assign_levels(self._project, self._place.id, levels, self.reason.text().strip())
        self.form.hide()

    def _complain(self, wrong: str) -> None:
        self.wrong.setText(wrong)
        self.wrong.setVisible(bool(wrong))


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _standing(target: Target | None) -> tuple[str, ...]:
    """What the zone has now, in one line."""
    if target is None or target.vector.is_empty:
        return ()
    assigned = any(entry.assigned for entry in target.entries)
    words = _("SL-T now {vector}, assigned") if assigned else _("SL-T now {vector}, as derived")
    return (words.format(vector=target.vector),)
