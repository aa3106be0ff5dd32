"""Writing a workbook or a document in the background, from readings of its own."""

from datetime import date
from pathlib import Path

from app.catalog.catalogue import Catalogue
from app.progress import Progress
from app.queries.facts import load_facts
from app.store.project import Project
from app.workflow.assessment import Assessment


def write_export(project: Project, as_of: date, path: Path, progress: Progress) -> Path:
    """Write what the project holds now to `path`, over what is there; the answer is the path.

    The assessment is evaluated anew: that of the window belongs to its thread. UserError when the file cannot be
    written or does not read back as it should.
    """
    if path.suffix.lower() == ".json":
        from app.exchange.document.writing import write_document

        write_document(project, path)
    else:
        from app.exchange.workbook import export_workbook

        progress.step(0, 0)
        export_workbook(project, Assessment(load_facts(project, as_of), Catalogue()), path, progress, replace=True)
    return path
