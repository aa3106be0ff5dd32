"""The inspector of step 2: the rating card of one function or group, with its matrix and what each level means."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.model.vocabulary import Stage
from app.risk.method import Method
from app.tables.initial import INITIAL, InitialRow
from app.ui.pages.rating_rows import LevelsTable, ScoreRow
from app.ui.pages.risk_signs import RiskSign, grid_of
from app.ui.pages.selection import SelectionPanel
from app.ui.shell.asks import empty
from app.ui.table.entry import Choices
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.labels import label
from app.ui.widgets.risk_matrix import RiskMatrix
from app.ui.widgets.score_picker import Anchor
from app.workflow.finding import Finding
from app.workflow.places import scores

_NAMED = ("code", "name")
_WRITTEN = ("likelihood_reason", "rationale")


def _panel_table() -> Any:
    by_key = {column.key: column for column in INITIAL.columns}
    return replace(INITIAL, columns=tuple(by_key[key] for key in (*_NAMED, *_WRITTEN)))


class RatingPanel(SelectionPanel):
    """Rates the worst case of one function or group; of several, only what is written is edited.

    `scored` carries the key of an impact category, None for the likelihood, and the level, None when it was cleared.
    """

    scored = Signal(object, object)
    least_width = 440

    def __init__(self, theme: Theme, choices: Choices) -> None:
        super().__init__(theme, _panel_table(), choices)
        self._method: Method | None = None
        self._rows: dict[str | None, ScoreRow] = {}
        self._looked: str | None = None
        self._markers: dict[Stage, tuple[int, int]] = {}
        self._why_locked = ""
        self._card = frame("section")
        self._scores = VBox(theme, self._card, margins=(16, 10, 16, 12), spacing=8)
        self._result = frame("section")
        self._levels = LevelsTable(theme)
        for place, part in enumerate((self._card, self._result, self._levels), 1):
            self.body.insertWidget(place, part)
        self._make_result()

    def _make_result(self) -> None:
        row = HBox(self.theme, self._result, margins=(16, 10, 16, 10), spacing=12)
        self._place = VBox(self.theme)
        row.addLayout(self._place)
        self._matrix: RiskMatrix | None = None
        words = VBox(self.theme, spacing=4)
        self._risk, self._tolerable = RiskSign(self.theme), RiskSign(self.theme)
        self._verdict = label("", "strong", wrap=True)
        self._reasons = label("", "caption", "secondary", wrap=True)
        for part in (
            label(_("Initial risk"), "caption", "secondary"),
            self._risk,
            label(_("Tolerable"), "caption", "secondary"),
            self._tolerable,
            self._verdict,
            self._reasons,
        ):
            words.addWidget(part)
        words.addStretch(1)
        row.addLayout(words, 1)

    def lock(self, why: str) -> None:
        """Let nothing be scored any more."""
        self._why_locked = why
        self.form.lock(why)
        for row in self._rows.values():
            row.picker.setEnabled(False)
            row.picker.setToolTip(why)

    @property
    def pickers(self) -> list[QWidget]:
        """The scores in the order in which Tab goes through them: likelihood, then each category."""
        return [row.picker for row in self._rows.values()]

    def follow(self, method: Method | None) -> None:
        """Take the risk criteria in force: scales, categories and matrix."""
        if method is self._method:
            return
        self._method = method
        self._rows.clear()
        empty(self._scores)
        if method is None:
            return
        likelihood = [Anchor(level.label, level.description) for level in method.likelihood]
        self._add_row(None, _("Likelihood"), likelihood)
        for category in method.categories:
            if category.on:
                texts = zip(method.impact, category.descriptions, strict=False)
                anchors = [Anchor(level.label, text or level.description) for level, text in texts]
                self._add_row(category.key, category.label, anchors)
        self._looked = next((key for key in self._rows if key is not None), None)
        if self._matrix is None:
            self._matrix = RiskMatrix(self.theme, grid_of(method))
            self._matrix.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._place.addWidget(self._matrix, alignment=Qt.AlignmentFlag.AlignTop)
            self._place.addStretch(1)
        else:
            self._matrix.show_grid(grid_of(method))
        written = [one for one in self.form.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        for before, after in pairwise([*self.pickers, *written]):
            QWidget.setTabOrder(before, after)  # the form is made first and read last
        if self._why_locked:
            self.lock(self._why_locked)

    def _add_row(self, key: str | None, name: str, anchors: Sequence[Anchor]) -> None:
        row = self._rows[key] = ScoreRow(self.theme, name, anchors)
        row.scored.connect(lambda level: self.scored.emit(key, level))
        row.looked.connect(lambda: self._look(key))
        row.picker.typed.connect(lambda: self._lead_on(key))
        self._scores.addWidget(row)

    def _lead_on(self, key: str | None) -> None:
        """A digit leads to the next score, so that a worst case is a row of digits; the last one stays."""
        keys = list(self._rows)
        if key in keys[:-1]:
            self._rows[keys[keys.index(key) + 1]].picker.setFocus(Qt.FocusReason.TabFocusReason)

    def _look(self, key: str | None) -> None:
        """Say what the levels of the scale under the keyboard mean."""
        self._looked = key
        row = self._rows.get(key)
        if row is not None:
            title = _("What the levels of “{name}” mean").format(name=row.name)
            self._levels.show_levels(title, row.anchors, row.picker.value)

    def show_rows(self, rows: Sequence[Any], findings: Sequence[Finding]) -> None:
        super().show_rows(rows, findings)
        single = len(rows) == 1 and self._method is not None
        for part in (self._card, self._result, self._levels):
            part.setVisible(single)
        if single and self._method is not None:
            self._show_scores(rows[0], self._method)
            self._show_result(rows[0], self._method)
            self._look(self._looked)

    def _show_scores(self, row: InitialRow, method: Method) -> None:
        given = scores(row.given.impacts) if row.given is not None else {}
        likelihood = row.given.likelihood if row.given is not None else None
        certain = _("taken as certain") if likelihood is None else ""
        self._rows[None].show_score(likelihood or len(method.likelihood), certain)
        for key, one in self._rows.items():
            if key is not None:
                sets = key in row.rated.set_by
                one.show_score(given.get(key), _("sets the impact") if sets else "", sets)

    def _show_result(self, row: InitialRow, method: Method) -> None:
        risk, impact, likelihood = row.rated.risk, row.rated.impact, row.rated.likelihood
        if self._matrix is not None:
            shown = risk is not None and impact is not None and likelihood is not None
            markers = {Stage.UNMITIGATED: (likelihood or 1, impact or 1)} if shown else {}
            if markers != self._markers:
                self._markers = markers
                self._matrix.show_markers(markers)
        self._risk.show_level(method, risk.letter if risk is not None else None)
        self._tolerable.show_level(method, method.tolerable)
        words = {True: _("Above tolerable"), False: _("Within tolerable"), None: _("Not rated, which is not low")}
        self._verdict.setText(words[row.rated.above])
        self._reasons.setText(row.rated.reasons)
        self._reasons.setVisible(bool(row.rated.reasons))
