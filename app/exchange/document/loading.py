"""A document as a new project file."""

from pathlib import Path

from app.exchange.document.reading import read_document
from app.store.project import Project, create_project


def load_document(source: Path, target: Path, author: str) -> Project:
    """Make a project file of a document and open it.

    UserError when the document has problems (all are listed with their places) or the target is there already;
    nothing is created then.
    """
    document = read_document(source)
    return create_project(target, author, document.project, *document.rows, contents=document.contents)
