"""The sections of the import panel: each shows one part of a plan and lets it be changed."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from app.exchange.inventory.mapping import ColumnMapping
from app.exchange.inventory.names import importable_fields
from app.exchange.inventory.plan import SKIPPED, ImportPlan, Outcome, Policy, Repeats, RowPlan, Winner
from app.i18n import N_, _
from app.model.fields import Field, field_label
from app.ui.pages.register_import import RegisterImport
from app.ui.pages.staging import NEW
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox
from app.ui.widgets.choice import ChoiceBox
from app.ui.widgets.folding import Folding
from app.ui.widgets.labels import ShortLabel, label
from app.ui.widgets.segments import Segments

MOST_LINES = 30
_LABEL = 92
_POLICIES = (
    (N_("Fill blanks"), Policy.FILL_BLANKS),
    (N_("File wins"), Policy.FILE_WINS),
    (N_("Ask each"), Policy.ASK_EACH),
)
_REPEATS = ((N_("Keep last"), Repeats.KEEP_LAST), (N_("Keep both"), Repeats.KEEP_BOTH), (N_("Skip"), Repeats.SKIP))
_CODE_PAGES = ("cp1252", "iso8859-15", "cp850", "cp1250", "cp1251")
UNFED = N_("Not in the file")
"""The title of the section that stays folded until it is asked for."""

_WINNERS = ((N_("undecided"), Winner.OPEN), (N_("as here"), Winner.HERE), (N_("as in the file"), Winner.FILE))


class Sections:
    """Makes the sections for a plan; `course` is told what a person chooses."""

    def __init__(self, theme: Theme, course: RegisterImport) -> None:
        self.theme, self.course = theme, course

    def of(self, plan: ImportPlan) -> list[Folding]:
        """Every section that the plan needs, in order."""
        makers: tuple[Callable[[ImportPlan], Folding | None], ...] = (
            self._sheets,
            self._code_pages,
            self._questions,
            self._differences,
            self._columns,
            self._repeats,
            self._policy,
            self._day_order,
            self._unfed,
            self._problems,
            self._only_here,
        )
        return [section for make in makers if (section := make(plan)) is not None]

    def _sheets(self, plan: ImportPlan) -> Folding | None:
        if len(plan.register.sheets) < 2:
            return None
        section = Folding(self.theme, _("Sheet"))
        box = ChoiceBox(self.theme, _("Sheet"))
        box.offer([(sheet.name, sheet.name) for sheet in plan.register.sheets])
        box.choose(plan.listing.sheet)
        box.activated.connect(lambda: self.course.read(sheet=str(box.value)))
        section.column.addWidget(box)
        return section

    def _code_pages(self, plan: ImportPlan) -> Folding | None:
        """Offered only where the file does not say itself how its letters are written."""
        if not plan.register.encoding or plan.register.encoding.startswith("utf"):
            return None
        section = Folding(self.theme, _("Code page"), _("if letters look wrong"))
        box = ChoiceBox(self.theme, _("Code page"))
        box.offer([(page, page) for page in _CODE_PAGES])
        box.choose(plan.register.encoding)
        box.activated.connect(lambda: self.course.read(code_page=str(box.value)))
        section.column.addWidget(box)
        return section

    def _columns(self, plan: ImportPlan) -> Folding:
        mapped, total = len(plan.mapping.columns()), len(plan.listing.headings)
        said = _("{n} of {total} matched").format(n=mapped, total=total)
        section = Folding(self.theme, _("Columns"), said, "ok" if mapped == total else "text.muted")
        section.column.addLayout(self._row(_("Zonewright"), label(_("In your file"), "group"), _("First row"), "group"))
        for field in importable_fields():
            if field.name in plan.mapping.sources:
                first = plan.mapping.text(field.name, plan.listing.rows[0]) if plan.listing.rows else ""
                section.column.addLayout(self._row(field.label, self._source(plan, field), first))
        return section

    def _unfed(self, plan: ImportPlan) -> Folding | None:
        """The fields that no column of the file feeds."""
        fields = [field for field in importable_fields() if field.name not in plan.mapping.sources]
        if not fields:
            return None
        section = Folding(self.theme, _(UNFED), str(len(fields)))
        for field in fields:
            section.column.addLayout(self._row(field.label, self._source(plan, field), ""))
        return section

    def _row(self, name: str, middle: QWidget, last: str, type: str = "caption") -> HBox:
        row = HBox(self.theme, spacing=8)
        first = label(name, type, "secondary" if type == "caption" else "muted", wrap=True)
        first.setFixedWidth(self.theme.px(_LABEL))
        row.addWidget(first)
        row.addWidget(middle, 3)
        row.addWidget(ShortLabel(last, type, "muted"), 2)
        return row

    def _source(self, plan: ImportPlan, field: Field) -> ChoiceBox:
        box = ChoiceBox(self.theme, field.label)
        none: list[tuple[str, object]] = [("–", None)]
        box.offer(none + [(heading, place) for place, heading in enumerate(plan.listing.headings)])
        sources = plan.mapping.sources.get(field.name, ())
        box.choose(sources[0].column if sources else None)
        box.activated.connect(lambda: self.course.match(_matched(plan.mapping, field.name, box.value)))
        return box

    def _day_order(self, plan: ImportPlan) -> Folding | None:
        """Offered only where dates of the file can be read both ways."""
        if not plan.asks_day_order:
            return None
        title = _("Dates such as 03/04/2026")
        section = Folding(self.theme, title)
        segments = Segments(self.theme, title, [(_("Day first"), True), (_("Month first"), False)])
        segments.choose(plan.choices.day_first)
        segments.picked.connect(lambda day_first: self.course.choose_day_order(day_first=day_first))
        section.column.addWidget(segments)
        return section

    def _policy(self, plan: ImportPlan) -> Folding | None:
        if not plan.counts["changed"] and self.course.choices.policy is Policy.FILE_WINS:
            return None
        title = _("When an asset already exists")
        section = Folding(self.theme, title)
        segments = Segments(self.theme, title, [(_(words), one) for words, one in _POLICIES])
        segments.choose(plan.choices.policy)
        segments.picked.connect(self.course.choose_policy)
        section.column.addWidget(segments)
        return section

    def _repeats(self, plan: ImportPlan) -> Folding | None:
        if not plan.repeated_tags:
            return None
        tags = list(plan.repeated_tags)
        section = Folding(self.theme, _("Same tag twice"), ", ".join(tags) if len(tags) < 4 else str(len(tags)))
        if len(tags) >= 4:
            section.column.addWidget(label(", ".join(tags[:MOST_LINES]), "caption", "muted", wrap=True))
        segments = Segments(self.theme, _("Same tag twice"), [(_(words), one) for words, one in _REPEATS])
        segments.choose(plan.choices.repeats)
        segments.picked.connect(self.course.choose_repeats)
        section.column.addWidget(segments)
        return section

    def _questions(self, plan: ImportPlan) -> Folding | None:
        asking = [row for row in plan.rows if row.outcome is Outcome.ASK]
        if not asking:
            return None
        section = Folding(self.theme, _("Which asset is meant?"), str(len(asking)), "warn")
        for row in asking[:MOST_LINES]:
            section.column.addLayout(self._question(row))
        _add_rest(section.column, len(asking))
        return section

    def _question(self, row: RowPlan) -> HBox:
        line = HBox(self.theme, spacing=8)
        named = " ".join(part for part in (row.asset.tag, row.asset.name) if part)
        line.addWidget(ShortLabel(_("Row {n}: {named}").format(n=row.row, named=named), "caption"), 1)
        box = ChoiceBox(self.theme, _("Row {n}").format(n=row.row))
        known = [(f"{asset.tag} {asset.name}".strip(), asset.id) for asset in row.candidates]
        box.offer([*known, (_("a new asset"), NEW), (_("leave it out"), SKIPPED)])
        box.setPlaceholderText(_("choose"))
        box.activated.connect(lambda: self.course.answer(row.row, str(box.value)))
        line.addWidget(box, 1)
        return line

    def _differences(self, plan: ImportPlan) -> Folding | None:
        if plan.choices.policy is not Policy.ASK_EACH:
            return None
        found = [(row, one) for row in plan.rows for one in row.differences]
        waiting = sum(one.chosen is Winner.OPEN for _row, one in found)
        said = _("{n} undecided").format(n=waiting) if waiting else _("all decided")
        section = Folding(self.theme, _("Differences"), said, "warn" if waiting else "ok")
        for row, one in found[:MOST_LINES]:
            told = _("{tag}, {field}: “{here}” here, “{file}” in the file")
            words = told.format(tag=row.asset.tag, field=field_label(one.field), here=one.here, file=one.file)
            section.column.addWidget(label(words, "caption", wrap=True))
            segments = Segments(self.theme, words, [(_(choice), winner) for choice, winner in _WINNERS])
            segments.choose(one.chosen)
            segments.picked.connect(lambda winner, row=row.row, field=one.field: self.course.settle(row, field, winner))
            section.column.addWidget(segments)
        _add_rest(section.column, len(found))
        return section

    def _problems(self, plan: ImportPlan) -> Folding | None:
        lines = [_("Row {n} left out: {reason}").format(n=one.row, reason=one.reason) for one in plan.left_out]
        unread = _("Row {n}, {column}: “{text}” {reason}")
        lines += [
            unread.format(n=one.row, column=one.column, text=one.text, reason=one.reason) for one in plan.not_understood
        ]
        zones = [f"{zone.zone.code} {zone.zone.name}".strip() for zone in plan.zones if zone.new]
        if zones:
            lines.append(_("New zones: {zones}").format(zones=", ".join(dict.fromkeys(zones))))
        lines += plan.notes
        if not lines:
            return None
        section = Folding(self.theme, _("What the file leaves open"), str(len(lines)))
        _add_lines(section.column, lines)
        return section

    def _only_here(self, plan: ImportPlan) -> Folding | None:
        if not plan.only_here:
            return None
        section = Folding(self.theme, _("In the project only"), str(len(plan.only_here)))
        section.column.addWidget(label(_("These stay as they are."), "caption", "muted", wrap=True))
        _add_lines(section.column, [f"{asset.tag} {asset.name}".strip() for asset in plan.only_here])
        return section


def _matched(mapping: ColumnMapping, field: str, column: object) -> ColumnMapping:
    return mapping.feeding(field, column) if isinstance(column, int) else mapping.feeding(field)


def _add_lines(column: VBox, lines: Sequence[str]) -> None:
    for line in lines[:MOST_LINES]:
        column.addWidget(label(line, "caption", "secondary", wrap=True))
    _add_rest(column, len(lines))


def _add_rest(column: VBox, count: int) -> None:
    if count > MOST_LINES:
        column.addWidget(label(_("and {n} more").format(n=count - MOST_LINES), "caption", "muted"))
