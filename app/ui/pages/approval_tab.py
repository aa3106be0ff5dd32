"""The tab of step 7 that is shown first: what changed since the last freeze, and below it who signs."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget

from app.commands.cells import Deed, edit_cells
from app.commands.participants import add_participants
from app.i18n import N_, _, ngettext
from app.model.entities import Participant, SignOff
from app.model.kinds import Kind
from app.model.terms import Term
from app.model.vocabulary import SignOffDecision, SignOffWait
from app.store.project import Project
from app.tables.column import Column, Table
from app.tables.people import SIGNATORIES, SignatoryRow
from app.ui.bridge import Bridge
from app.ui.pages.approval_changes import ChangesView
from app.ui.pages.approval_panel import ApprovalPanel
from app.ui.pages.approval_state import agreed, standing_sign_offs
from app.ui.pages.context import Context
from app.ui.pages.records import Records, RecordsTab
from app.ui.shell.page import Hints
from app.ui.standing import ProjectStanding
from app.ui.table.pane import Filter
from app.ui.widgets.boxes import HBox
from app.ui.widgets.buttons import Button, Rank
from app.ui.widgets.empty_state import EmptyState, Start
from app.ui.widgets.labels import label
from app.workflow.zcr7_approval import latest_baseline

_CHANGES, _PEOPLE = 560, 240
_WIDTHS = {"role": 14, "name": 17, "covers": 22, "signed_on": 11}
"""Narrower than on a worksheet: the remark has its room beside the inspector of a small laptop."""


def signatories(bridge: Bridge) -> Table[SignatoryRow]:
    """The sign-off list with words where nothing is signed yet: waiting for the freeze, or to sign."""

    def decided(row: SignatoryRow) -> Term:
        if row.signed is not None:
            return row.signed.decision
        return SignOffWait.FREEZE if latest_baseline(bridge.assessment) is None else SignOffWait.PERSON

    decision: Column[SignatoryRow] = Column(
        "decision", N_("Decision"), Kind.CHOICE, decided, choices=SignOffDecision, width=18
    )
    columns = tuple(
        decision
        if column.key == "decision"
        else replace(column, priority=int(column.key == "organisation"), width=_WIDTHS.get(column.key, column.width))
        for column in SIGNATORIES.columns
    )
    return replace(SIGNATORIES, columns=columns)


def _store(project: Project, values: Mapping[str, Mapping[str, object]], added: Sequence[Participant] = ()) -> None:
    """Write what is said of people, with those that a paste adds."""
    edit_cells(project, Participant, values, Deed.PASTE if added else Deed.SET, added)


class BaselineTab(RecordsTab[SignatoryRow]):
    """Changes above, people below; `panel` stays the same whatever is selected."""

    def __init__(self, context: Context, panel: ApprovalPanel) -> None:
        self._context, self._panel = context, panel
        bridge = context.bridge
        records: Records[SignatoryRow] = Records(
            signatories(bridge),
            N_("{n} person"),
            N_("{n} persons"),
            (Filter(N_("Not signed"), lambda row: row.signed is None),),
            blank=lambda _row, number: Participant(name=_free_name(bridge, number), signs=True),
            add=add_participants,
            empty=lambda tab: self._nobody(),
            store=_store,
        )
        self.changes = ChangesView(context)
        super().__init__(context.theme, bridge, records, lambda made: made)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.changes)
        splitter.addWidget(self.pane)
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([_CHANGES, _PEOPLE])
        layout = self.layout()
        assert layout is not None
        layout.addWidget(splitter)
        self._head()
        self.changes.counted.connect(self.stirred)
        self.changes.refused.connect(self.refused)
        panel.signing.settled.connect(self.pane.view.setFocus)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(key), self.pane.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self.sign)

    def _head(self) -> None:
        """The title of the list, in its tool bar, with how many agreed."""
        bar = self.pane.filter_box.parentWidget()
        row = bar.layout() if bar is not None else None
        if isinstance(row, HBox):
            self._counted = label("", "caption", "secondary")
            row.insertWidget(0, label(_("Sign-off"), "title"))
            row.insertWidget(1, self._counted)
            row.insertSpacing(2, self.theme.px(8))
            person = Button(self.theme, _("Person"), Rank.QUIET, icon="ph.plus", keys="Ins", small=True)
            row.addWidget(person.follow(self._context.actions["add"]))
            person.show_words(True)
        self._count()

    def _nobody(self) -> EmptyState:
        start = Start(
            "ph.plus",
            _("Add the first person"),
            _("Role, name and what the signature covers."),
            _("Add"),
            self._context.actions["add"],
        )
        words = _("Those who sign are listed here before the freeze, and sign the frozen revision after it.")
        return EmptyState(self.theme, _("Who signs"), words, (start,))

    def _count(self) -> None:
        found = standing_sign_offs(self.bridge, latest_baseline(self.bridge.assessment))
        people = [row for row in self.bridge.assessment.facts.all(Participant).values() if row.signs]
        names = {person.name for person in people}
        count = agreed([row for row in found if row.name in names])
        words = ngettext("{n} of {total} agreed", "{n} of {total} agreed", len(people))
        self._counted.setText(words.format(n=count, total=len(people)))

    # what the page asks

    def fill_panel(self) -> None:
        rows = self.pane.rows
        self._panel.select(rows[0].person.id if len(rows) == 1 else None)

    def panel(self) -> QWidget | None:
        return self._panel

    def sentence(self) -> str:
        return f"{self.changes.sentence()}, {super().sentence()}"

    @property
    def keys(self) -> Hints:
        return (("Enter", _("sign")), ("Ins", _("new person")), ("Ctrl Shift F", _("freeze")))

    def reveal(self, table: str, id: str) -> bool:
        if table == SignOff.table:
            row = self.bridge.assessment.facts.get(SignOff, id)
            people = self.bridge.assessment.facts.where(Participant, "name", row.name) if row is not None else ()
            return any(self.pane.reveal(person.id) for person in people)
        return super().reveal(table, id)

    def show_standing(self, standing: ProjectStanding) -> None:
        super().show_standing(standing)
        self._count()
        self._panel.catch_up()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._panel.catch_up()

    def focus_targets(self) -> Sequence[QWidget]:
        first = (self._empty.first,) if self._empty is not None and self._empty.first is not None else ()
        return (self.changes.view, self.pane.view, *first, self.pane.filter_box)

    def can(self, handler: str) -> bool:
        return handler != "delete_rows" and super().can(handler)

    def sign(self) -> None:
        """Go to the form in which the selected person signs."""
        form = self._panel.signing.form
        if form is not None and form.do.isEnabled():
            form.decision.setFocus()


def _free_name(bridge: Bridge, number: int) -> str:
    taken = {person.name for person in bridge.assessment.facts.all(Participant).values()}
    words = _("New person")
    names = [words, *(f"{words} {count}" for count in range(2, len(taken) + number + 3))]
    free = [name for name in names if name not in taken]
    return free[number]
