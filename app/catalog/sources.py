"""Where the catalogue comes from: its editions, and the notices that must go with it."""

from dataclasses import dataclass

from app.catalog.listing import Identified, Listing
from app.catalog.reading import Shelf
from app.catalog.record import Record
from app.catalog.vocabulary import Text


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice that ships with the program and is printed with what came from its owner."""

    id: str
    title: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole notice, paragraphs divided by an empty line."""
        return "\n\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Edition:
    """The edition that lists were made from. Projects pin `id`, such as "62443-3-3:2013".

    `part` is the part of the series, empty for what is no part of it; `notice` the id of its notice.
    """

    id: str
    part: str
    title: Text
    amendments: Text
    notice: str


def read_notices(shelf: Shelf) -> Listing[Notice]:
    """The notices, in the order in which they are printed."""
    return shelf.listing(
        "notices.toml", lambda entry: Notice(entry.key(r"[a-z-]+"), entry.text("title"), entry.texts("paragraphs"))
    )


def read_editions(shelf: Shelf, parts: Listing[Identified], notices: Listing[Identified]) -> Listing[Edition]:
    """The editions; each names its part of the series and its notice."""

    def build(entry: Record) -> Edition:
        return Edition(
            id=entry.key(r"62443-\d-\d:\d{4}|ATT&CK for ICS \d+\.\d+"),
            part=entry.reference("part", parts, optional=True),
            title=entry.text("title"),
            amendments=entry.text("amendments", optional=True),
            notice=entry.reference("notice", notices),
        )

    return shelf.listing("editions.toml", build)
