"""Writing a workbook or a document in the background, from readings of its own."""

from datetime import date
from pathlib import Path

from app.catalog.catalogue import Catalogue
from app.errors import UserError
from app.i18n import _
from app.progress import Progress
from app.queries.facts import load_facts
from app.store.project import Project
from app.workflow.assessment import Assessment


def write_export(project: Project, as_of: date, path: Path, progress: Progress) -> Path:
    """Write what the project holds now to `path`, over what is there; the answer is the path.

    The assessment is evaluated anew: that of the window belongs to its thread. UserError when the file cannot be
    written or does not read back as it should.
    """
    try:
        _write(project, as_of, path, progress)
    except OSError as trouble:
        raise UserError(
            _("{path} cannot be written: {reason}.").format(path=path, reason=trouble.strerror),
            _("Choose another folder or name, or close the file where it is open."),
        ) from trouble
    return path


def _write(project: Project, as_of: date, path: Path, progress: Progress) -> None:
    if path.suffix.lower() == ".json":
        from app.exchange.document.writing import write_document

        write_document(project, path)
    else:
        from app.exchange.workbook import export_workbook

        progress.step(0, 0)
        export_workbook(project, Assessment(load_facts(project, as_of), Catalogue()), path, replace=True)
