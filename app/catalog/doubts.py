"""What is doubtful about a row: kept once, named by the rows, shown with them."""

from dataclasses import dataclass

from app.catalog.listing import Listing
from app.catalog.reading import Shelf
from app.catalog.record import Record
from app.catalog.vocabulary import Confidence, Text
from app.i18n import _


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is doubtful about the rows that name this entry, and what a person can check."""

    id: str
    text: Text


def read_doubts(shelf: Shelf) -> Listing[Doubt]:
    """The doubts that rows of other lists name."""
    return shelf.listing("doubts.csv", lambda record: Doubt(record.key(r"[a-z0-9-]+"), record.text("text")))


def trust(record: Record, doubts: Listing[Doubt]) -> tuple[Confidence, str]:
    """The confidence in a row and the text of its doubt; a row below high confidence must state one."""
    confidence = record.term("confidence", Confidence)
    doubt = doubts.get(record.reference("doubt", doubts, optional=True))
    if confidence is not Confidence.HIGH and doubts and doubt is None:
        record.note("doubt", _("a row below high confidence must say what is doubtful"))
    return confidence, doubt.text if doubt else ""
