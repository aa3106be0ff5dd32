"""The inspector while a register is imported: figures, what can be changed about the import, and Apply."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.exchange.inventory.plan import ImportPlan
from app.i18n import N_, _, ngettext
from app.model.entities import Observation, Vulnerability, Zone
from app.model.fields import Entity
from app.ui.pages.import_sections import UNFED, Sections
from app.ui.pages.register_import import RegisterImport
from app.ui.pages.staging import Staging
from app.ui.shell.asks import empty
from app.ui.shell.inspector import Panel
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.buttons import Button, Rank
from app.ui.widgets.check import Check
from app.ui.widgets.labels import Glyph, label

_FIGURES = (
    ("new", N_("+ new"), "ok"),
    ("changed", N_("~ changed"), "info"),
    ("same", N_("same"), "secondary"),
    ("asks", N_("to decide"), "warn"),
    ("left_out", N_("left out"), "secondary"),
)


class ImportPanel(Panel):
    """Shows the plan of an import and lets it be changed.

    `applied` says that the person wants it taken over, `stepped` that the next staged row (or the one before, -1) is
    to be shown.
    """

    applied = Signal()
    stepped = Signal(int)
    least_width = 384

    def __init__(self, theme: Theme, course: RegisterImport) -> None:
        super().__init__(theme, _("Import assets"), course.path.name, closable=True)
        self.course = course
        self._make = Sections(theme, course)
        self._folded = {_(UNFED)}
        self._sections = VBox(theme)
        self.body.addLayout(self._sections)
        self.remember = Check(theme, self._remember_words())
        self.remember.setChecked(True)
        self._apply = Button(theme, _("Apply"), Rank.PRIMARY, keys="Ctrl Enter")
        # Not the button's own shortcut: that is lost whenever its text changes.
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._apply.click)
        self._apply.clicked.connect(self.applied)
        discard = Button(theme, _("Discard"))
        discard.clicked.connect(self.closed)
        self.foot.addWidget(self._foot(discard))
        self._apply.setEnabled(False)

    def _remember_words(self) -> str:
        client = self.course.client
        return _("Remember for {client} files").format(client=client) if client else _("Remember these columns")

    def _foot(self, discard: Button) -> QWidget:
        foot = frame("cardRow")
        column = VBox(self.theme, foot, margins=(16, 10, 16, 12), spacing=10)
        self.remember.setToolTip(_("The next file with these headings is matched in the same way."))
        column.addLayout(self._above())
        note = frame("note")
        said = HBox(self.theme, note, margins=(10, 8, 10, 8), spacing=8)
        said.addWidget(Glyph(self.theme, "ph.info", "accent.text"), alignment=Qt.AlignmentFlag.AlignTop)
        words = _("Staged rows are marked in the table. Nothing is stored until you apply; one undo takes it all back.")
        said.addWidget(label(words, "caption", wrap=True), 1)
        column.addWidget(note)
        row = HBox(self.theme, spacing=8)
        row.addWidget(self._apply)
        row.addWidget(discard)
        row.addStretch(1)
        column.addLayout(row)
        return foot

    def _above(self) -> HBox:
        """Whether the mapping is remembered, and the way from one staged row to the next."""
        row = HBox(self.theme, spacing=2)
        row.addWidget(self.remember, 1)
        for words, icon, by in (
            (_("Staged row before"), "ph.caret-up", -1),
            (_("Next staged row"), "ph.caret-down", 1),
        ):
            button = Button(self.theme, words, Rank.QUIET, icon=icon, keys="Ctrl ↑" if by < 0 else "Ctrl ↓", small=True)
            button.show_words(False).clicked.connect(lambda _on=False, by=by: self.stepped.emit(by))
            row.addWidget(button)
        return row

    def show_plan(self, plan: ImportPlan, staging: Staging) -> None:
        """Show what would be imported now; the keyboard stays where it is."""
        sheet = _("{file}, sheet {sheet}") if plan.listing.sheet else "{file}"
        self.head(_("Import assets"), sheet.format(file=plan.register.file_name, sheet=plan.listing.sheet))
        self._apply.say(_verb(plan))
        self._apply.setEnabled(bool(plan.additions or plan.replacements))
        here = self.focusWidget()
        name = here.accessibleName() if here is not None and self.isAncestorOf(here) else ""
        empty(self._sections)
        self._sections.addWidget(self._figures(plan, sum(one.asks for one in staging.staged.values())))
        for section in self._make.of(plan):
            title = section.title
            section.fold(title in self._folded)
            section.folded.connect(lambda on, title=title: (self._folded.add if on else self._folded.discard)(title))
            self._sections.addWidget(section)
        self._return_to(name)

    def _return_to(self, name: str) -> None:
        """Give the keyboard to what stands now for the widget that had it."""
        found = next((one for one in self.findChildren(QWidget) if name and one.accessibleName() == name), None)
        if found is not None:
            found.setFocus()

    def _figures(self, plan: ImportPlan, asks: int) -> QWidget:
        section = frame("section")
        whole = VBox(self.theme, section, margins=(16, 10, 16, 10), spacing=8)
        row = HBox(self.theme, spacing=8)
        whole.addLayout(row)
        counts = {**plan.counts, "asks": asks}
        for key, words, role in _FIGURES:
            column = VBox(self.theme)
            column.addWidget(label(str(counts[key]), "figure"))
            column.addWidget(label(_(words), "caption", role))
            row.addLayout(column, 1)
        if besides := besides_assets(plan):
            words = _("Besides the assets: {list}.").format(list=", ".join(besides))
            whole.addWidget(label(words, "caption", "secondary", wrap=True))
        return section

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)


def _verb(plan: ImportPlan) -> str:
    """What the button does, by what the figures above it count."""
    changes, kept = plan.counts["new"] + plan.counts["changed"], _count(plan, Observation)
    if changes:
        return ngettext("Apply {n} change", "Apply {n} changes", changes).format(n=changes)
    if not plan.additions and not plan.replacements:
        return _("Nothing to apply")
    if kept == len(plan.additions) + len(plan.replacements):
        return ngettext("Keep {n} observation", "Keep {n} observations", kept).format(n=kept)
    return _("Apply")


def besides_assets(plan: ImportPlan) -> list[str]:
    """What an import writes besides assets, in words."""
    kinds = (
        (Zone, N_("{n} new zone"), N_("{n} new zones")),
        (Vulnerability, N_("{n} vulnerability"), N_("{n} vulnerabilities")),
        (Observation, N_("{n} observation"), N_("{n} observations")),
    )
    counted = ((_count(plan, kind), one, many) for kind, one, many in kinds)
    return [ngettext(one, many, n).format(n=n) for n, one, many in counted if n]


def _count(plan: ImportPlan, kind: type[Entity]) -> int:
    return sum(isinstance(row, kind) for row in (*plan.additions, *(one.after for one in plan.replacements)))
