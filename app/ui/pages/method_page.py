"""The risk criteria in force, as they are printed, and how to put others in force."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.commands.criteria import change_method, moves_under
from app.errors import UserError
from app.i18n import _, ngettext
from app.model.entities import InitialRating, MethodVersion, Rating
from app.progress import Progress
from app.risk.method import Method
from app.risk.rerating import Move
from app.risk.self_test import self_test
from app.ui.pages.context import Context
from app.ui.pages.method_change import ChangeCard, Proposal
from app.ui.pages.method_tables import (
    TableCard,
    factor_table,
    impact_table,
    level_table,
    likelihood_table,
    lookup_table,
    reaction_table,
    rules_table,
    target_table,
)
from app.ui.pages.overview_risk import ToleranceKey
from app.ui.pages.risk_signs import grid_of
from app.ui.saved_words import locked_words
from app.ui.shell.asks import empty
from app.ui.shell.page import Page
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.labels import FindingSign, Glyph, ShortLabel, label
from app.ui.widgets.risk_matrix import RiskMatrix
from app.workflow.criteria import CRITERIA
from app.workflow.places import scores

_AT_ONCE = 2_000
"""So many ratings are looked at while a person waits; more of them in the background."""


class MethodPage(Page):
    """Everything that turns ratings into risk and SL-T. Refreshed when it is shown after the criteria changed."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, _("Risk criteria"))
        self.context, self.bridge = context, context.bridge
        self._shown: tuple[str | None, Method | None] | None = None
        self._name = ShortLabel("", role="secondary")
        self._head.insertWidget(1, self._name)
        self.change = ChangeCard(self.theme)
        self.change.proposed.connect(self._weigh)
        self.change.applied.connect(self._apply)
        self._area = self._lay_out()
        self.column.addWidget(self._area, 1)
        if words := locked_words(self.bridge.project.read_only):
            self.change.lock(words)
        self.bridge.changed.connect(self._refresh)

    def _lay_out(self) -> QScrollArea:
        content = frame("scrolled")
        outer = VBox(self.theme, content, margins=(20, 14, 16, 20), spacing=14)
        sides = HBox(self.theme, spacing=14)
        left, right = VBox(self.theme, spacing=14), VBox(self.theme, spacing=14)
        self._left, self._right = VBox(self.theme, spacing=14), VBox(self.theme, spacing=14)
        self._tested = frame("panel")
        self._test_rows = VBox(self.theme, self._tested, margins=(14, 10, 14, 12), spacing=6)
        left.addWidget(self._tested)
        left.addWidget(self.change)
        left.addLayout(self._left)
        right.addWidget(self._matrix_card())
        right.addLayout(self._right)
        for side, share in ((left, 5), (right, 2)):
            side.addStretch(1)
            sides.addLayout(side, share)
        outer.addLayout(sides)
        self._tables = VBox(self.theme, spacing=14)
        outer.addLayout(self._tables)
        outer.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        area.setAccessibleName(_("Risk criteria"))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        area.viewport().setAutoFillBackground(False)
        return area

    def _matrix_card(self) -> QFrame:
        card = frame("panel")
        column = VBox(self.theme, card, margins=(1, 1, 1, 1))
        head = frame("sheetHead")
        row = HBox(self.theme, head, margins=(14, 10, 14, 10), spacing=16)
        self._matrix_title = label(_("Matrix"), "name")
        row.addWidget(self._matrix_title, 1)
        row.addWidget(ToleranceKey(self.theme))
        column.addWidget(head)
        self.matrix = RiskMatrix(self.theme, grid_of(None))
        self.matrix.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = HBox(self.theme, margins=(4, 10, 12, 8))
        inside.addStretch(1)
        inside.addWidget(self.matrix)
        inside.addStretch(1)
        column.addLayout(inside)
        return card

    # what is shown

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def _refresh(self) -> None:
        """Show the criteria in force, if they are others than those shown."""
        criteria = self.bridge.assessment.of(CRITERIA)
        if not self.isVisible() or self._shown == (criteria.version_id, criteria.method):
            return
        self._shown = criteria.version_id, criteria.method
        version = self.bridge.assessment.facts.get(MethodVersion, criteria.version_id)
        method = criteria.method
        name = method.name if method is not None else criteria.trouble
        number = _("{name}, version {number}").format(name=name, number=version.number) if version is not None else name
        self._name.setText(number)
        self._show_test(method, criteria.trouble)
        self.change.show_method(method, self._scored_categories)
        self._show_tables(method)
        self.stirred.emit()

    def _scored_categories(self) -> frozenset[str]:
        facts = self.bridge.assessment.facts
        texts = {row.impacts for row in facts.all(Rating).values()}
        texts |= {row.impacts for row in facts.all(InitialRating).values()}
        return frozenset(key for text in texts for key in scores(text))

    def _show_test(self, method: Method | None, trouble: str) -> None:
        """What the criteria are for, and what is wrong with them (ME-01)."""
        empty(self._test_rows)
        if method is not None and method.description:
            self._test_rows.addWidget(label(method.description, role="secondary", wrap=True))
        problems = [problem.sentence for problem in self_test(method)] if method is not None else [trouble]
        for sentence in problems:
            self._test_rows.addWidget(self._remark(FindingSign(self.theme, "error"), sentence))
        if not problems:
            words = _("The self-test finds nothing wrong with them.")
            self._test_rows.addWidget(self._remark(Glyph(self.theme, "ph.check", "ok"), words))

    def _remark(self, sign: QWidget, words: str) -> QWidget:
        holder = QWidget()
        row = HBox(self.theme, holder, spacing=8)
        row.addWidget(sign, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(words, wrap=True), 1)
        return holder

    def _show_tables(self, method: Method | None) -> None:
        for layout in (self._left, self._right, self._tables):
            empty(layout)
        if method is None:
            return
        theme = self.theme
        shown: tuple[tuple[VBox, tuple[TableCard | None, ...]], ...] = (
            (self._left, (level_table(theme, method), likelihood_table(theme, method), rules_table(theme, method))),
            (self._right, (target_table(theme, method), reaction_table(theme, method))),
            (
                self._tables,
                (impact_table(theme, method), factor_table(theme, method), lookup_table(theme, method)),
            ),
        )
        for layout, cards in shown:
            for card in cards:
                if card is not None:
                    layout.addWidget(card)

    # putting others in force

    def _ratings(self) -> int:
        facts = self.bridge.assessment.facts
        return len(facts.all(Rating)) + len(facts.all(InitialRating))

    def _weigh(self, proposal: Proposal | None) -> None:
        """Show its matrix, and say which ratings it would move."""
        project = self.bridge.project
        self.matrix.show_grid(grid_of(proposal.method if proposal else self.bridge.assessment.method))
        self._matrix_title.setText(_("Matrix, proposed") if proposal else _("Matrix"))
        if proposal is None:
            return
        if self._ratings() <= _AT_ONCE:
            try:
                self._told(proposal, moves_under(project, proposal.method, proposal.moves))
            except UserError as trouble:
                self.change.tell(f"{trouble.message} {trouble.hint}")
            return

        def work(_progress: Progress) -> Sequence[Move]:
            return moves_under(project, proposal.method, proposal.moves)

        self.change.tell(_("Looking which ratings move."))
        self.context.tasks.run(work, lambda moves: self._told(proposal, moves), _("Looking which ratings move"))

    def _told(self, proposal: Proposal, moves: Sequence[Move]) -> None:
        if proposal is self.change.proposal:
            self.change.tell_moves(moves, self._ratings())

    def _apply(self, proposal: Proposal) -> None:
        try:
            moves = change_method(self.bridge.project, proposal.method, proposal.moves, proposal.letters)
        except UserError as trouble:
            self.tell(trouble)
            return
        said = ngettext("{n} rating moved", "{n} ratings moved", len(moves)).format(n=len(moves))
        self.done.emit(_("{name} is in force; {said}").format(name=proposal.method.name, said=said))

    # what the shell asks

    def sentence(self) -> str:
        method = self.bridge.assessment.method
        if method is None:
            return ""
        words = _("{rows} likelihood and {columns} impact levels, {levels} risk levels")
        return words.format(rows=len(method.likelihood), columns=len(method.impact), levels=len(method.levels))

    def focus_targets(self) -> Sequence[QWidget]:
        return (self.change.preset,) if self.change.preset.isEnabled() else (self._area,)
