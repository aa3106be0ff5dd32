"""Supporting documents and the files kept with them (ZCR 1.1, 6.3)."""

from dataclasses import replace

from app.commands.naming import counted, name_of, with_codes
from app.commands.setters import write
from app.i18n import _, ngettext
from app.model.entities import Attachment, Document
from app.store.project import Project


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
        kept = replace(attachment, size=len(content), sha256=work.keep_content(content))
        for there in work.where(Attachment, "document_id", kept.document_id):
            if there.file_name == kept.file_name:
                kept = replace(kept, id=there.id)
                write(work, [(there, kept)])
                break
        else:
            work.add(kept)
    return kept
