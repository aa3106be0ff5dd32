"""The inspector while a register is imported: counts, columns, policy, what could not be read, and Apply."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QWidget

from app.exchange.inventory.mapping import ColumnMapping
from app.exchange.inventory.names import importable_fields
from app.exchange.inventory.plan import SKIPPED, ImportPlan, Outcome, Policy, Repeats, RowPlan, Winner
from app.i18n import N_, _, ngettext
from app.model.fields import Field, field_label
from app.ui.pages.register_import import RegisterImport
from app.ui.shell.asks import empty
from app.ui.shell.inspector import Panel
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.buttons import Button, Rank
from app.ui.widgets.check import Check
from app.ui.widgets.choice import ChoiceBox
from app.ui.widgets.labels import Glyph, ShortLabel, label
from app.ui.widgets.segments import Segments

_MOST_LINES = 30
_LABEL = 92
_FIGURES = (
    ("new", N_("+ new"), "ok"),
    ("changed", N_("~ changed"), "info"),
    ("same", N_("same"), "secondary"),
    ("left_out", N_("left out"), "warn"),
)
_POLICIES = (
    (N_("Fill blanks"), Policy.FILL_BLANKS),
    (N_("File wins"), Policy.FILE_WINS),
    (N_("Ask each"), Policy.ASK_EACH),
)
_REPEATS = ((N_("Keep last"), Repeats.KEEP_LAST), (N_("Keep both"), Repeats.KEEP_BOTH), (N_("Skip"), Repeats.SKIP))
_CODE_PAGES = ("cp1252", "iso8859-15", "cp850", "cp1250", "cp1251")
_WINNERS = ((N_("undecided"), Winner.OPEN), (N_("as here"), Winner.HERE), (N_("as in the file"), Winner.FILE))


class ImportPanel(Panel):
    """Shows the plan of an import and lets it be changed. `applied` says that the person wants it taken over."""

    applied = Signal()
    least_width = 384

    def __init__(self, theme: Theme, course: RegisterImport) -> None:
        super().__init__(theme, _("Import assets"), course.path.name, closable=True)
        self.course = course
        self._sections = VBox(theme)
        self.body.addLayout(self._sections)
        self.remember = Check(theme, _("Remember these columns for this client"))
        self.remember.setChecked(True)
        self._apply = Button(theme, _("Apply"), Rank.PRIMARY, keys="Ctrl Enter")
        # Not the button's own shortcut: that is lost whenever its text changes.
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._apply.click)
        self._apply.clicked.connect(self.applied)
        discard = Button(theme, _("Discard"))
        discard.clicked.connect(self.closed)
        self.foot.addWidget(self._foot(discard))
        self._apply.setEnabled(False)

    def _foot(self, discard: Button) -> QWidget:
        foot = frame("cardRow")
        column = VBox(self.theme, foot, margins=(16, 10, 16, 12), spacing=10)
        column.addWidget(self.remember)
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

    def show_plan(self, plan: ImportPlan) -> None:
        """Show what would be imported now."""
        sheet = _("{file}, sheet {sheet}") if plan.listing.sheet else "{file}"
        self.head(_("Import assets"), sheet.format(file=plan.register.file_name, sheet=plan.listing.sheet))
        changes = plan.counts["new"] + plan.counts["changed"] or plan.counts["noted"]
        self._apply.say(ngettext("Apply {n} change", "Apply {n} changes", changes).format(n=changes))
        self._apply.setEnabled(bool(plan.additions or plan.replacements))
        empty(self._sections)
        self._sections.addWidget(self._counts(plan))
        for make in (self._sheets, self._code_pages, self._questions, self._differences, self._policy, self._repeats):
            section = make(plan)
            if section is not None:
                self._sections.addWidget(section)
        self._sections.addWidget(self._columns(plan))
        self._sections.addWidget(self._problems(plan))

    # sections

    def _section(self, title: str, second: str = "") -> tuple[QFrame, VBox]:
        section = frame("section")
        column = VBox(self.theme, section, margins=(16, 12, 16, 12), spacing=6)
        head = HBox(self.theme, spacing=8)
        head.addWidget(label(title, "strong"), 1)
        head.addWidget(label(second, "caption", "muted"))
        column.addLayout(head)
        return section, column

    def _counts(self, plan: ImportPlan) -> QWidget:
        section = frame("section")
        row = HBox(self.theme, section, margins=(16, 10, 16, 10), spacing=8)
        for key, words, role in _FIGURES:
            column = VBox(self.theme)
            column.addWidget(label(str(plan.counts[key]), "figure"))
            column.addWidget(label(_(words), "caption", role))
            row.addLayout(column, 1)
        return section

    def _sheets(self, plan: ImportPlan) -> QWidget | None:
        if len(plan.register.sheets) < 2:
            return None
        section, column = self._section(_("Sheet"))
        box = ChoiceBox(self.theme, _("Sheet"))
        box.offer([(sheet.name, sheet.name) for sheet in plan.register.sheets])
        box.choose(plan.listing.sheet)
        box.activated.connect(lambda: self.course.read(sheet=str(box.value)))
        column.addWidget(box)
        return section

    def _code_pages(self, plan: ImportPlan) -> QWidget | None:
        """Offered only where the file does not say itself how its letters are written."""
        if not plan.register.encoding or plan.register.encoding.startswith("utf"):
            return None
        section, column = self._section(_("Code page"), _("if letters look wrong"))
        box = ChoiceBox(self.theme, _("Code page"))
        box.offer([(page, page) for page in _CODE_PAGES])
        box.choose(plan.register.encoding)
        box.activated.connect(lambda: self.course.read(code_page=str(box.value)))
        column.addWidget(box)
        return section

    def _columns(self, plan: ImportPlan) -> QWidget:
        mapped = len(plan.mapping.columns())
        total = len(plan.listing.headings)
        section, column = self._section(_("Columns"), _("{n} of {total} matched").format(n=mapped, total=total))
        fields = sorted(importable_fields(), key=lambda field: field.name not in plan.mapping.sources)
        for field in fields:
            column.addLayout(self._column(plan, field))
        return section

    def _column(self, plan: ImportPlan, field: Field) -> HBox:
        row = HBox(self.theme, spacing=8)
        name = label(field.label, "caption", "secondary", wrap=True)
        name.setFixedWidth(self.theme.px(_LABEL))
        row.addWidget(name)
        box = ChoiceBox(self.theme, field.label)
        none: list[tuple[str, object]] = [("–", None)]
        box.offer(none + [(heading, place) for place, heading in enumerate(plan.listing.headings)])
        sources = plan.mapping.sources.get(field.name, ())
        box.choose(sources[0].column if sources else None)
        box.activated.connect(lambda: self.course.match(_matched(plan.mapping, field.name, box.value)))
        row.addWidget(box, 3)
        first = plan.mapping.text(field.name, plan.listing.rows[0]) if plan.listing.rows else ""
        row.addWidget(ShortLabel(first, "caption", "muted"), 2)
        return row

    def _policy(self, plan: ImportPlan) -> QWidget | None:
        if not plan.counts["changed"] and self.course.choices.policy is Policy.FILE_WINS:
            return None
        title = _("When an asset already exists")
        section, column = self._section(title)
        segments = Segments(self.theme, title, [(_(words), one) for words, one in _POLICIES])
        segments.choose(plan.choices.policy)
        segments.picked.connect(self.course.choose_policy)
        column.addWidget(segments)
        return section

    def _repeats(self, plan: ImportPlan) -> QWidget | None:
        if not plan.repeated_tags:
            return None
        section, column = self._section(_("Same tag twice"))
        column.addWidget(label(", ".join(plan.repeated_tags), "caption", "muted", wrap=True))
        segments = Segments(self.theme, _("Same tag twice"), [(_(words), one) for words, one in _REPEATS])
        segments.choose(plan.choices.repeats)
        segments.picked.connect(self.course.choose_repeats)
        column.addWidget(segments)
        return section

    def _questions(self, plan: ImportPlan) -> QWidget | None:
        asking = [row for row in plan.rows if row.outcome is Outcome.ASK]
        if not asking:
            return None
        section, column = self._section(_("Which asset is meant?"), str(len(asking)))
        for row in asking[:_MOST_LINES]:
            column.addLayout(self._question(row))
        return section

    def _question(self, row: RowPlan) -> HBox:
        line = HBox(self.theme, spacing=8)
        named = " ".join(part for part in (row.asset.tag, row.asset.name) if part)
        line.addWidget(ShortLabel(_("Row {n}: {named}").format(n=row.row, named=named), "caption"), 1)
        box = ChoiceBox(self.theme, _("Row {n}").format(n=row.row))
        known = [(f"{asset.tag} {asset.name}".strip(), asset.id) for asset in row.candidates]
        box.offer([*known, (_("a new asset"), "new"), (_("leave it out"), SKIPPED)])
        box.setPlaceholderText(_("choose"))
        box.activated.connect(lambda: self.course.answer(row.row, str(box.value)))
        line.addWidget(box, 1)
        return line

    def _differences(self, plan: ImportPlan) -> QWidget | None:
        if plan.choices.policy is not Policy.ASK_EACH:
            return None
        section, column = self._section(_("Differences"))
        open_ones = [(row, one) for row in plan.rows for one in row.differences]
        for row, one in open_ones[:_MOST_LINES]:
            said = _("{tag}, {field}: “{here}” here, “{file}” in the file")
            words = said.format(tag=row.asset.tag, field=field_label(one.field), here=one.here, file=one.file)
            column.addWidget(label(words, "caption", wrap=True))
            segments = Segments(self.theme, words, [(_(choice), winner) for choice, winner in _WINNERS])
            segments.choose(one.chosen)
            segments.picked.connect(lambda winner, row=row.row, field=one.field: self.course.settle(row, field, winner))
            column.addWidget(segments)
        return section

    def _problems(self, plan: ImportPlan) -> QWidget:
        lines = [_("Row {n} left out: {reason}").format(n=one.row, reason=one.reason) for one in plan.left_out]
        unread = _("Row {n}, {column}: “{text}” {reason}")
        lines += [
            unread.format(n=one.row, column=one.column, text=one.text, reason=one.reason) for one in plan.not_understood
        ]
        zones = [f"{zone.zone.code} {zone.zone.name}".strip() for zone in plan.zones if zone.new]
        if zones:
            lines.append(_("New zones: {zones}").format(zones=", ".join(dict.fromkeys(zones))))
        if plan.unmapped:
            lines.append(_("Kept as observations: {columns}").format(columns=", ".join(plan.unmapped)))
        section, column = self._section(_("What the file leaves open"), str(len(lines) + len(plan.notes)))
        self._add_lines(column, [*lines, *plan.notes])
        return section

    @staticmethod
    def _add_lines(column: VBox, lines: Sequence[str]) -> None:
        for line in lines[:_MOST_LINES]:
            column.addWidget(label(line, "caption", "secondary", wrap=True))
        if len(lines) > _MOST_LINES:
            column.addWidget(label(_("and {n} more").format(n=len(lines) - _MOST_LINES), "caption", "muted"))


def _matched(mapping: ColumnMapping, field: str, column: object) -> ColumnMapping:
    return mapping.feeding(field, column) if isinstance(column, int) else mapping.feeding(field)
