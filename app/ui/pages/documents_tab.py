"""Supporting documents and the files kept with them: attached by choosing or dropping them, looked at, opened."""

import tempfile
from collections.abc import Sequence
from functools import cached_property, partial
from pathlib import Path

from PySide6.QtCore import QPointF, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent

from app.commands.cells import delete_rows
from app.commands.documents import GivenFile, Parcel, add_documents, attach_files
from app.errors import UserError
from app.i18n import N_, _
from app.model.entities import Attachment, Document
from app.queries.contents import content_of
from app.tables.system import DOCUMENTS, DocumentRow
from app.ui.bridge import Notice
from app.ui.choosers import choose_files
from app.ui.pages.context import Context
from app.ui.pages.document_panel import DocumentPanel
from app.ui.pages.entries_tab import EntriesTab
from app.ui.pages.file_reading import read_files
from app.ui.pages.records import Keep, Records
from app.ui.pages.selection import SelectionPanel
from app.ui.saved_words import locked_words
from app.ui.table.pane import Filter
from app.ui.widgets.empty_state import EmptyState, Start


class DocumentsTab(EntriesTab[DocumentRow]):
    """Files that are let fall on a row go to its document; elsewhere each becomes a document of its own."""

    def __init__(self, context: Context, keep: Keep) -> None:
        self._opened: tempfile.TemporaryDirectory[str] | None = None
        self._aim = ""
        records = Records(
            DOCUMENTS,
            N_("{n} document"),
            N_("{n} documents"),
            (Filter(N_("No file"), lambda row: not row.files),),
            blank=lambda row, _number: Document(kind=row.document.kind if row is not None else ""),
            add=add_documents,
            empty=lambda _tab: self._make_empty(context),
        )
        super().__init__(context, records, keep, "title")
        self.setAcceptDrops(self.bridge.project.read_only is None)
        self.bridge.changed.connect(self._follow)

    def _make_empty(self, context: Context) -> EmptyState:
        starts = (
            Start(
                "ph.paperclip",
                _("Attach drawings and lists"),
                _("Or drop them here. Each becomes a document; the file is kept inside the project."),
                _("Attach"),
                context.actions["attach"],
            ),
            Start(
                "ph.file-text",
                _("Type the first document"),
                _("Title, number, revision, and where it lies when it is not kept here."),
                _("Add"),
                context.actions["add"],
            ),
        )
        text = _("Supporting documents are what the assessment rests on: network drawings, lists, photos, procedures.")
        return EmptyState(context.theme, _("Collect the documents"), text, starts)

    # the panel

    @cached_property
    def selection(self) -> SelectionPanel:
        panel = DocumentPanel(
            self.theme,
            self.bridge,
            self.records.table,
            self.pane.choices,
            self.context.actions["attach"],
            lambda file: content_of(self.bridge.project, file),
        )
        self._keep(panel)
        panel.form.entered.connect(self._enter)
        panel.opened.connect(self.open_file)
        panel.removed.connect(self.remove_file)
        if words := locked_words(self.bridge.project.read_only):
            panel.lock(words)
        return panel

    def _follow(self, notice: Notice) -> None:
        touched = {row.table for row in notice.effects.rows}
        if Attachment.table in touched and self.isVisible():
            self.fill_panel()

    # files in

    def attach_files(self) -> None:
        """Choose files to keep with the chosen document, or as new documents where none is chosen."""
        rows = self.pane.rows
        document = rows[0].document if len(rows) == 1 else None
        choose_files(self, _("Attach files"), partial(self.attach, document))

    def attach(self, document: Document | None, paths: Sequence[Path]) -> None:
        """Keep files with a document, or each with a new one; they are read in the background."""
        self.context.tasks.run(
            partial(read_files, list(paths)),
            partial(self._keep_files, document),
            _("Reading files"),
            self.refused.emit,
        )

    def _keep_files(self, document: Document | None, files: Sequence[GivenFile]) -> None:
        if document is not None:
            parcels = [Parcel(document, files)]
        else:
            parcels = [Parcel(Document(title=Path(file.name).stem), [file]) for file in files]
        try:
            documents = attach_files(self.bridge.project, *parcels)
        except UserError as trouble:
            self.refused.emit(trouble)
            return
        if documents:
            self.pane.reveal(documents[0].id)
        change = self.bridge.project.next_undo
        if change is not None:
            self.done.emit(change.label)

    def remove_file(self, file: Attachment) -> None:
        """Keep a file no more."""
        self.pane.do(lambda: self._removed(file))

    def _removed(self, file: Attachment) -> str:
        delete_rows(self.bridge.project, Attachment, [file.id])
        change = self.bridge.project.next_undo
        return change.label if change is not None else ""

    def open_file(self, file: Attachment) -> None:
        """Open a copy of a file with the program that the system has for it."""
        content = content_of(self.bridge.project, file)
        if content is None:
            lost = _("What was kept of {file} is missing or was changed.").format(file=file.file_name)
            self.refused.emit(UserError(lost, _("Attach the file again.")))
            return
        if self._opened is None:
            self._opened = tempfile.TemporaryDirectory(prefix="zonewright-", ignore_cleanup_errors=True)
        folder = Path(self._opened.name, file.id)
        folder.mkdir(exist_ok=True)
        path = folder / (Path(file.file_name).name or "file")
        path.write_bytes(content)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            trouble = _("No program opens {file} on this computer.").format(file=file.file_name)
            self.refused.emit(UserError(trouble, _("Install one, or look at the file on another computer.")))

    # files let fall on the tab

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files_in(event):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        document = self._document_at(event.position())
        self._say_aim(_("Attach to {document}").format(document=document.code) if document else _("New document"))
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._say_aim("")

    def dropEvent(self, event: QDropEvent) -> None:
        self._say_aim("")
        event.acceptProposedAction()
        self.attach(self._document_at(event.position()), _files_in(event))

    def _say_aim(self, words: str) -> None:
        if words != self._aim:
            self._aim = words
            self.stirred.emit()

    def _document_at(self, position: QPointF) -> Document | None:
        """The document of the row at a place of the tab."""
        view = self.pane.view
        if not view.isVisible():
            return None
        key = self.pane.model.key_at(view.indexAt(view.viewport().mapFrom(self, position.toPoint())))
        return None if key is None else self.pane.model.arrangement.row(key).document

    # what the page asks

    def sentence(self) -> str:
        return self._aim or super().sentence()

    def can(self, handler: str) -> bool:
        return handler == "attach_files" or super().can(handler)

    def reveal(self, table: str, id: str) -> bool:
        file = self.bridge.assessment.facts.get(Attachment, id) if table == Attachment.table else None
        if file is not None:
            return self.pane.reveal(file.document_id)
        return super().reveal(table, id)


def _files_in(event: QDropEvent) -> list[Path]:
    paths = (Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
    return [path for path in paths if path.is_file()]
