"""Settings: the look, the name that signs changes, what is said of the project. Everything applies at once."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, cast

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.commands.projects import describe_project, name_revision
from app.errors import UserError
from app.i18n import N_, _
from app.model.entities import Project as ProjectRow
from app.model.fields import field_of
from app.store.backups import backup_folder
from app.ui.action import plain
from app.ui.actions import ACTIONS
from app.ui.pages.context import Context
from app.ui.pages.settings_rows import SettingGroup, SettingLine, SettingRow
from app.ui.saved_words import locked_words
from app.ui.shell.page import Page
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.buttons import Button
from app.ui.widgets.filter_box import FilterBox
from app.ui.widgets.labels import label
from app.ui.widgets.segments import Segments

_WIDTH = 900
_FACTS: tuple[tuple[str, str, str], ...] = (
    ("name", N_("Name of the assessment"), N_("Stands in the top bar and on every document.")),
    ("site", N_("Site"), ""),
    ("asset_owner", N_("Asset owner"), N_("Who answers for the risk and accepts what remains of it.")),
    ("client", N_("Client"), N_("Who the assessment is made for, where that is somebody else.")),
    ("document_number", N_("Document number"), ""),
    ("classification", N_("Classification"), N_("How confidential exported documents are.")),
    ("standard_edition", N_("Edition of the standard"), N_("Named on the cover of what is exported.")),
    ("review_date", N_("Next review"), N_("A day such as 2027-03-31; a warning says when it is past.")),
)


class SettingsPage(Page):
    """A plain list with a field to search it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, _("Settings"))
        self.context, self.bridge = context, context.bridge
        self.box = FilterBox(self.theme, _("Search the settings"), "/")
        self.box.textChanged.connect(self._sift)
        self.box.left.connect(self._leave_box)
        self._head.addWidget(self.box)
        self.fields: dict[str, SettingLine] = {}
        self._looks: list[tuple[Segments, str]] = []
        self.groups = (self._look(), self._person(), self._project(), self._elsewhere())
        self._nothing = label(_("No setting has these words."), role="muted", wrap=True)
        self._nothing.hide()
        self._area = self._lay_out()
        self.column.addWidget(self._area, 1)
        self.theme.changed.connect(self._mark_look)
        self.bridge.changed.connect(self._refresh)
        self._mark_look()
        self._refresh()

    def _lay_out(self) -> QScrollArea:
        content = frame("scrolled")
        outer = HBox(self.theme, content, margins=(20, 16, 16, 20))
        self._sheet = QWidget()
        column = VBox(self.theme, self._sheet, spacing=14)
        for group in self.groups:
            column.addWidget(group)
        column.addWidget(self._nothing)
        column.addStretch(1)
        outer.addWidget(self._sheet, _WIDTH)
        outer.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(content)
        area.viewport().setAutoFillBackground(False)
        self.theme.changed.connect(self._measure)
        self._measure()
        return area

    def _measure(self) -> None:
        self._sheet.setMaximumWidth(self.theme.px(_WIDTH))

    # groups

    def _look(self) -> SettingGroup:
        self._letters = Segments(self.theme, _("Single-letter commands"), [(_("On"), True), (_("Off"), False)])
        self._letters.picked.connect(self._use_letters)
        theme, size = self._one_of("theme", _("Theme")), self._one_of("size", _("Size"))
        rows = (
            SettingRow(self.theme, _("Theme"), _("The projector theme has high contrast and large type."), theme),
            SettingRow(self.theme, _("Size"), _("How much fits on the screen; it is capped so that all fits."), size),
            SettingRow(
                self.theme,
                _("Single-letter commands"),
                _("Letters and digits do something in the worksheets; off, they write into cells as elsewhere."),
                self._letters,
            ),
        )
        return SettingGroup(self.theme, _("Look"), rows)

    def _one_of(self, exclusive: str, name: str) -> Segments:
        """The declared actions of which one is on, side by side."""
        declared = [one for one in ACTIONS if one.exclusive == exclusive]
        segments = Segments(self.theme, name, [(plain(_(one.text)), one.id) for one in declared])
        segments.picked.connect(lambda id: self.context.actions[str(id)].trigger())
        self._looks.append((segments, exclusive))
        return segments

    def _use_letters(self, on: object) -> None:
        if on is not self.theme.letters:
            self.context.actions["letters"].trigger()

    def _mark_look(self) -> None:
        self._letters.choose(self.theme.letters)
        for segments, exclusive in self._looks:
            for one in ACTIONS:
                if one.exclusive == exclusive and self.context.actions[one.id].isChecked():
                    segments.choose(one.id)

    def _person(self) -> SettingGroup:
        title = _("Your name")
        self.author = SettingLine(self.theme, title, field_of(ProjectRow, "name"))
        self.author.entered.connect(self._sign)
        hint = _("Changes that are made from now on carry it, in the change log and in what is exported.")
        return SettingGroup(self.theme, _("You"), (SettingRow(self.theme, title, hint, self.author),))

    def _project(self) -> SettingGroup:
        rows = []
        for name, title, hint in _FACTS:
            rows.append(self._fact(name, _(title), _(hint) if hint else "", partial(self._describe, name)))
        hint = _("The label of this draft. A frozen revision keeps the label that it was frozen under.")
        rows.insert(5, self._fact("revision", _("Revision"), hint, self._name_revision))
        return SettingGroup(self.theme, _("This assessment"), rows)

    def _fact(self, name: str, title: str, hint: str, store: Callable[[object], None]) -> SettingRow:
        line = self.fields[name] = SettingLine(self.theme, title, field_of(ProjectRow, name))
        line.entered.connect(store)
        if words := locked_words(self.bridge.project.read_only):
            line.lock(words)
        return SettingRow(self.theme, title, hint, line)

    def _elsewhere(self) -> SettingGroup:
        folder = Button(self.theme, _("Show folder"), icon="ph.folder-open")
        folder.clicked.connect(self.show_folder)
        criteria = _("Scales, matrix, tolerable risk and the way to SL-T.")
        kept = _("States of this assessment that were kept.")
        row = self.bridge.assessment.facts.only(ProjectRow)
        where = str(backup_folder(row.id)) if row is not None else ""
        rows = (
            SettingRow(self.theme, _("Risk criteria"), criteria, self._at_end(self._to("method", _("Open criteria")))),
            SettingRow(self.theme, _("Backups"), kept, self._at_end(self._to("backups", _("Open backups")))),
            SettingRow(self.theme, _("Folder of the backups"), where, self._at_end(folder)),
        )
        return SettingGroup(self.theme, _("Elsewhere"), rows)

    def _to(self, action: str, words: str) -> Button:
        button = Button(self.theme, words, icon="ph.arrow-right")
        button.clicked.connect(self.context.actions[action].trigger)
        return button

    def _at_end(self, button: Button) -> QWidget:
        holder = QWidget()
        row = HBox(self.theme, holder)
        row.addStretch(1)
        row.addWidget(button)
        return holder

    # what is shown and stored

    def _refresh(self) -> None:
        self.author.show_values([self.bridge.project.author])
        row = self.bridge.assessment.facts.only(ProjectRow)
        if row is not None:
            for name, line in self.fields.items():
                line.show_values([getattr(row, name)])

    def _sign(self, author: object) -> None:
        if isinstance(author, str) and author:
            self.context.sign_as(author)
        self._refresh()

    def _describe(self, name: str, value: object) -> None:
        row = self.bridge.assessment.facts.only(ProjectRow)
        if row is not None:
            self._store(lambda: describe_project(self.bridge.project, replace(row, **cast(Any, {name: value}))))

    def _name_revision(self, value: object) -> None:
        self._store(lambda: name_revision(self.bridge.project, str(value or "")))

    def _store(self, change: Callable[[], object]) -> None:
        try:
            change()
        except UserError as trouble:
            self.tell(trouble)
            self._refresh()

    def show_folder(self) -> None:
        """Show where backups are kept, made where there was none yet."""
        row = self.bridge.assessment.facts.only(ProjectRow)
        if row is not None:
            folder = backup_folder(row.id)
            folder.mkdir(parents=True, exist_ok=True)
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    # where a finding leads

    def reveal(self, table: str, id: str) -> bool:
        return table == ProjectRow.table

    def point_to(self, field: str) -> None:
        line = self.fields.get(field)
        if line is not None:
            stops = (one for one in line.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus)
            next(stops, line).setFocus()

    # searching

    def _sift(self, text: str) -> None:
        words = text.casefold().split()
        shown = sum(group.sift(words) for group in self.groups)
        self._nothing.setVisible(not shown)

    def go_to_filter(self) -> None:
        """Take the keyboard to the search field."""
        self.box.setFocus()
        self.box.selectAll()

    def _leave_box(self) -> None:
        self.focusNextChild()

    # what the shell asks

    def focus_targets(self) -> Sequence[QWidget]:
        return (self.box,)
