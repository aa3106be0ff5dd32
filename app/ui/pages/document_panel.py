"""The inspector of a document: what it is, and the files kept with it."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QLocale, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.model.entities import Attachment
from app.tables.system import DocumentRow
from app.ui.bridge import Bridge
from app.ui.pages.file_preview import FilePreview, can_preview
from app.ui.pages.selection import SelectionPanel
from app.ui.shell.asks import empty, finding_row
from app.ui.table.entry import Choices
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.buttons import Button, Rank
from app.ui.widgets.labels import Glyph, ShortLabel, label
from app.workflow.finding import Finding

_SOON = 120


class DocumentPanel(SelectionPanel):
    """`opened` and `removed` carry an attachment; `read` gives what is kept of one."""

    opened, removed = Signal(object), Signal(object)

    def __init__(
        self,
        theme: Theme,
        bridge: Bridge,
        table: Any,
        choices: Choices,
        attach: QAction,
        read: Callable[[Attachment], bytes | None],
    ) -> None:
        super().__init__(theme, table, choices)
        self._bridge, self._read = bridge, read
        self._files: tuple[Attachment, ...] = ()
        self._previewed: Attachment | None = None
        self._locked = ""
        self._list = VBox(theme, margins=(0, 4, 0, 4))
        self._whole = frame("cardRow")
        column = VBox(theme, self._whole, margins=(0, 8, 0, 4), spacing=4)
        head = HBox(theme, margins=(16, 0, 12, 0), spacing=8)
        head.addWidget(label(_("Files"), "strong"), 1)
        head.addWidget(Button(theme, _("Attach"), icon="ph.paperclip", small=True).follow(attach))
        column.addLayout(head)
        column.addLayout(self._list)
        self.preview = FilePreview(theme)
        column.addWidget(self.preview)
        self.body.addWidget(self._whole)
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._show_preview)

    def lock(self, why: str) -> None:
        """Let nothing be entered or removed any more."""
        self._locked = why
        self.form.lock(why)

    def show_rows(self, rows: Sequence[Any], findings: Sequence[Finding]) -> None:
        super().show_rows(rows, findings)
        self._whole.setVisible(len(rows) == 1)
        if len(rows) == 1:
            self._show_files(rows[0])

    def _show_files(self, row: DocumentRow) -> None:
        found = self._bridge.assessment.facts.where(Attachment, "document_id", row.document.id)
        self._files = tuple(sorted(found, key=lambda file: (file.file_name.casefold(), file.id)))
        empty(self._list)
        for file in self._files:
            self._list.addWidget(self._file_row(file))
            for finding in self._bridge.findings_at(file.id):
                self._list.addWidget(finding_row(self.theme, finding, first=True))
        if not self._files:
            none = label(_("No file is kept yet. Drop files here, or attach them."), "caption", "secondary", wrap=True)
            none.setContentsMargins(self.theme.px(16), 0, self.theme.px(16), self.theme.px(4))
            self._list.addWidget(none)
        if self._previewed not in self._files:
            self._previewed = next((file for file in self._files if can_preview(file.file_name)), None)
            self.preview.hide()
            if self._previewed is not None:
                self._soon.start()

    def _file_row(self, file: Attachment) -> QWidget:
        strip = QWidget()
        row = HBox(self.theme, strip, margins=(16, 2, 8, 2), spacing=6)
        row.addWidget(Glyph(self.theme, "ph.file-text"))
        words = VBox(self.theme, spacing=0)
        words.addWidget(ShortLabel(file.file_name))
        size = QLocale(QLocale.Language.English).formattedDataSize(file.size)
        said = _("{size}, SHA-256 {hash}").format(size=size, hash=file.sha256)
        words.addWidget(ShortLabel(said, "caption", "muted"))
        row.addLayout(words, 1)
        if can_preview(file.file_name):
            row.addWidget(self._button(_("Preview {file}"), "ph.eye", file, lambda: self.show_preview(file)))
        row.addWidget(self._button(_("Open {file}"), "ph.arrow-square-out", file, lambda: self.opened.emit(file)))
        remove = self._button(_("Remove {file}"), "ph.trash", file, lambda: self.removed.emit(file))
        if self._locked:
            remove.setEnabled(False)
            remove.setToolTip(self._locked)
        row.addWidget(remove)
        return strip

    def _button(self, words: str, icon: str, file: Attachment, do: Callable[[], object]) -> Button:
        button = Button(self.theme, words.format(file=file.file_name), Rank.QUIET, icon=icon, small=True)
        button.clicked.connect(lambda: do())
        return button.show_words(False)

    def show_preview(self, file: Attachment) -> None:
        """Show what is in a file."""
        self._previewed = file
        self._show_preview()

    def _show_preview(self) -> None:
        if self._previewed is not None:
            self.preview.show_file(self._previewed.file_name, self._read(self._previewed))
