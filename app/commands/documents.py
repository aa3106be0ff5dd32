"""Supporting documents and the files kept with them (ZCR 1.1, 6.3)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.commands.naming import counted, name_of, with_codes
from app.commands.setters import write
from app.i18n import _, ngettext
from app.model.entities import Attachment, Document
from app.store.project import Project
from app.store.work import Work


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file as it was read from a disk."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Parcel:
    """Files that go to a document, which may be new."""

    document: Document
    files: Sequence[GivenFile]


def add_documents(project: Project, *documents: Document) -> tuple[Document, ...]:
    """Add supporting documents; those without a code get one. UserError when a value may not stand."""
    documents = with_codes(project, documents)
    label = ngettext("Add document {name}", "Add {count} documents", len(documents))
    with project.change(counted(label, documents)) as work:
        work.add(*documents)
    return documents


def attach_file(project: Project, attachment: Attachment, content: bytes) -> Attachment:
    """Keep a file with a document, in place of the one of that name if there is one.

    `attachment` names the document and the file; its size and SHA-256 are those of `content`, which the project
    keeps. UserError when a value may not stand.
    """
    document = name_of(project, Document, attachment.document_id)
    label = _("Attach {file} to {document}").format(file=attachment.file_name, document=document)
    with project.change(label) as work:
        return _keep(work, attachment, content)


def attach_files(project: Project, *parcels: Parcel) -> tuple[Document, ...]:
    """Keep files with documents, each in place of the one of its name; documents that are new are added with them.

    The answer is the documents. UserError when a value may not stand, or a file is too large to keep.
    """
    known = {row.id for row in project.rows(Document, [parcel.document.id for parcel in parcels])}
    new = iter(with_codes(project, [one.document for one in parcels if one.document.id not in known]))
    documents = tuple(one.document if one.document.id in known else next(new) for one in parcels)
    with project.change(_attached(parcels, documents)) as work:
        work.add(*(document for document in documents if document.id not in known))
        for document, parcel in zip(documents, parcels, strict=True):
            for file in parcel.files:
                row = Attachment(document_id=document.id, file_name=file.name, media_type=file.media_type)
                _keep(work, row, file.content)
    return documents


def _attached(parcels: Sequence[Parcel], documents: Sequence[Document]) -> str:
    files = [file.name for parcel in parcels for file in parcel.files]
    count = ngettext("Attach {file} to {document}", "Attach {count} files to {document}", len(files))
    codes = [document.code for document in documents]
    named = codes[0] if len(codes) == 1 else _("{count} documents").format(count=len(codes))
    return count.format(file=files[0] if files else "", count=len(files), document=named)


def _keep(work: Work, attachment: Attachment, content: bytes) -> Attachment:
    kept = replace(attachment, size=len(content), sha256=work.keep_content(content))
    for there in work.where(Attachment, "document_id", kept.document_id):
        if there.file_name == kept.file_name:
            kept = replace(kept, id=there.id)
            write(work, [(there, kept)])
            return kept
    work.add(kept)
    return kept
