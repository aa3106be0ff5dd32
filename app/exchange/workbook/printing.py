"""How a sheet is printed: paper, headings on each page, and what stands above and below."""

from dataclasses import dataclass
from typing import Any

from app.errors import UserError
from app.i18n import _
from app.tables.cover import CoverRow

_A3, _A4 = 8, 9
_MOST_CHARACTERS = 180
"""Excel takes 255 characters in a header; the rest is for the marks that set its font and divide it."""


@dataclass(frozen=True, slots=True)
class PageMarks:
    """What every printed page carries: document number and revision, project, classification, content hash."""

    document: str
    project: str
    classification: str
    content_hash: str


def page_marks(cover: CoverRow) -> PageMarks:
    """The marks of a project's pages. UserError when they do not fit into the head of a page."""
    project = cover.project
    document = ", ".join(part for part in (project.document_number, cover.status) if part)
    texts = (document, project.name, project.classification)
    if sum(len(_plain(text)) for text in texts) > _MOST_CHARACTERS:
        raise UserError(
            _("“{text}” is too long for the head of a printed page.").format(text=max(texts, key=len)),
            _("Shorten document number, project name or classification."),
        )
    return PageMarks(*texts, cover.content_hash)


def set_up_printing(sheet: Any, marks: PageMarks, *, a3: bool, heading_rows: str = "") -> None:
    """Landscape, as wide as one page, marked on each page, with `heading_rows` ("6:7") on top of each."""
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    setup = sheet.page_setup
    setup.orientation, setup.paperSize = "landscape", _A3 if a3 else _A4
    setup.fitToWidth, setup.fitToHeight = 1, 0
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom, margins.header, margins.footer = 0.65, 0.6, 0.3, 0.3
    if heading_rows:
        sheet.print_title_rows = heading_rows
    _write(sheet.oddHeader, *map(_plain, (marks.document, marks.project, marks.classification)))
    hash_text = _("Content hash {hash}").format(hash=marks.content_hash)
    _write(sheet.oddFooter, _plain(hash_text), "", _("Page {page} of {pages}").format(page="&P", pages="&N"))


def _plain(text: str) -> str:
    """Text in which & stands for itself."""
    return text.replace("&", "&&")


def _write(item: Any, left: str, centre: str, right: str) -> None:
    for part, text in ((item.left, left), (item.center, centre), (item.right, right)):
        if text:
            part.text, part.font, part.size = text, "Arial,Regular", 8
