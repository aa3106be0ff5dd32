"""Settings: the look, the name that signs changes, what is said of the project. Everything applies at once."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, cast

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from app.commands.projects import describe_project, name_revision
from app.errors import UserError
from app.i18n import N_, _
from app.model.entities import Project as ProjectRow
from app.model.fields import field_of
from app.store.backups import backup_folder
from app.ui.pages.context import Context
from app.ui.pages.settings_own import OwnSettings
from app.ui.pages.settings_rows import SettingGroup, SettingLine, SettingRow
from app.ui.saved_words import locked_words
from app.ui.widgets.boxes import HBox
from app.ui.widgets.buttons import Button

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


class SettingsPage(OwnSettings):
    """What is set for all projects, and what is said of the one that is open."""

    def __init__(self, context: Context) -> None:
        self.context, self.bridge = context, context.bridge
        self.fields: dict[str, SettingLine] = {}
        super().__init__(context.theme, context.actions, lambda: self.bridge.project.author)
        self.signed.connect(context.sign_as)
        self.bridge.changed.connect(self.refresh)

    def more(self) -> tuple[SettingGroup, ...]:
        return self._project(), self._elsewhere()

    # groups

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

    def refresh(self) -> None:
        super().refresh()
        row = self.bridge.assessment.facts.only(ProjectRow)
        if row is not None:
            for name, line in self.fields.items():
                line.show_values([getattr(row, name)])

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
            self.refresh()

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
