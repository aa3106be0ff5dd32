"""Writing a project as an Excel workbook."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.exchange.workbook.book import Book, read_book
from app.exchange.workbook.cells import CellWriter
from app.exchange.workbook.choices import Choices
from app.exchange.workbook.grid_sheet import GridSheet
from app.exchange.workbook.kept_rows import KeptRows
from app.exchange.workbook.list_sheet import write_list_sheet
from app.exchange.workbook.package import Package, new_package
from app.exchange.workbook.readback import refuse_differences
from app.exchange.workbook.sheets import COVER, SHEETS, VALUE_LISTS, Sheet
from app.exchange.workbook.tally import Tally
from app.i18n import _
from app.progress import Progress
from app.store.reader import ProjectReader
from app.workflow.assessment import Assessment
from app.workflow.derivation import collector_paused


def export_workbook(
    project: ProjectReader,
    assessment: Assessment,
    path: Path,
    progress: Progress | None = None,
    *,
    replace: bool = False,
) -> None:
    """Write everything that worksheets show to the .xlsx file `path`.

    `assessment` must be that of the project as it stands, and nobody may change either meanwhile. The file is written
    beside its place, read again and compared; only then it takes its place. UserError when there is a file already
    and `replace` is not set, the folder cannot be written to, a text does not fit into a cell, the project changes
    meanwhile, or what was written is not what was meant; then nothing has changed. Cancelled when asked to stop.
    """
    if path.exists() and not replace:
        raise UserError(
            _("{path} is there already.").format(path=path), _("Choose another name, or replace it with --replace.")
        )
    before = project.digests()
    assessment.learn(content_hash=before.content)
    book = read_book(project, assessment)
    tally = Tally(progress or Progress(), len(SHEETS) + 1)
    with _beside(path) as part, collector_paused(), new_package() as package:
        meant = _write(package, book, assessment, tally)
        with part.open("wb") as file:
            package.save(file)
        if project.digests().seq != before.seq:
            raise UserError(_("The project was changed while it was exported."), _("Export it again."))
        tally.begin(_("Reading it again"))
        refuse_differences(part, meant)


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A file that takes the place of `path` when all went well, and is gone otherwise."""
    part = path.with_name(f"{path.name}.part")
    try:
        yield part
        os.replace(part, path)
    except OSError as trouble:
        raise UserError(
            _("{path} cannot be written: {reason}.").format(path=path, reason=trouble.strerror or trouble),
            _("Close it in other programs, or choose another folder."),
        ) from trouble
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _write(package: Package, book: Book, assessment: Assessment, tally: Tally) -> dict[str, KeptRows]:
    """Write every sheet; the answer is what a reader must find, by sheet."""
    choices = Choices(book)
    meant: dict[str, KeptRows] = {}
    _describe(package.book, book)
    for declared in (*SHEETS, VALUE_LISTS):
        title = _(declared.title)
        writer = package.add_sheet(title)
        meant[title] = writer.meant
        tally.begin(title)
        if declared is VALUE_LISTS:
            choices.write(writer, book)
        elif declared.is_list:
            write_list_sheet(writer, book, declared, choices, tally)
        else:
            _write_grid(writer, book, assessment, declared, tally)
    return meant


def _write_grid(writer: CellWriter, book: Book, assessment: Assessment, declared: Sheet, tally: Tally) -> None:
    sheet = GridSheet(writer, book, declared)
    sheet.write(tally)
    if declared is COVER:
        sheets = [(_(other.title), _(other.note)) for other in (*SHEETS, VALUE_LISTS)]
        sheet.write_texts(_("Sheets"), sheets)
        notices = [(notice.title, notice.text) for notice in assessment.catalogue.notices]
        sheet.write_texts(_("Notices"), notices)


def _describe(workbook: Any, book: Book) -> None:
    workbook.properties.title = book.marks.project
    workbook.properties.subject = book.marks.document
    workbook.properties.creator = "Zonewright"
    workbook.properties.identifier = book.marks.content_hash
