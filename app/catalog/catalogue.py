"""The catalogue of the standard as one object that the rest of the program asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from app.catalog.flaws import CatalogueError, Flaw
from app.catalog.lists import LISTS, Lists
from app.catalog.reading import Shelf
from app.catalog.vocabulary import texts_of
from app.i18n import _
from app.paths import resource

if TYPE_CHECKING:
    from app.catalog.attack import Mitigation

Part = TypeVar("Part")


class Catalogue(Lists):
    """Read-only facts of the 62443 series and its neighbours.

    A list that is handed out is sound: where a file is damaged, asking for it raises CatalogueError with the flaws
    of the whole catalogue. Ids are accepted in any spelling and given in one: "SR 1.1 RE 1".
    """

    def __init__(self, folder: Path | None = None) -> None:
        """`folder` holds the files; without one, those that ship with the program."""
        super().__init__(folder or resource("catalog"))

    def mitigations_against(self, technique_id: str) -> tuple[Mitigation, ...]:
        """The mitigations that help against a technique; KeyError for an unknown technique."""
        id = self.techniques[technique_id].id
        return tuple(mitigation for mitigation in self.mitigations if id in mitigation.technique_ids)

    def digest(self) -> str:
        """SHA-256 in hexadecimal over what all files of the catalogue say; a baseline keeps it.

        Layout, comments and line ends do not count, the order of rows does. CatalogueError for an unreadable file.
        """
        return self._digest

    def texts(self) -> Iterator[str]:
        """Every text of the catalogue that people read, once: the msgids for the translation template."""
        rows = (row for name in LISTS for row in getattr(self, name))
        return iter(dict.fromkeys(text for row in rows for text in texts_of(row)))

    def flaws(self) -> tuple[Flaw, ...]:
        """Everything that is wrong in any file, list by list; none for a sound catalogue."""
        lists = Lists(self.shelf.folder)
        for name in LISTS:
            getattr(lists, name)
        strays = (file for file in lists.shelf.files() if file not in lists.shelf.opened)
        return (*lists.shelf.flaws, *(Flaw(file, "", "", _("belongs to no list of the catalogue")) for file in strays))

    @cached_property
    def _digest(self) -> str:
        return self._load(Shelf.digest)

    def _load(self, read: Callable[[Shelf], Part]) -> Part:
        """What `read` makes of the files; CatalogueError with every flaw of every file if it met one."""
        known = len(self.shelf.flaws)
        part = super()._load(read)
        if len(self.shelf.flaws) > known:
            raise CatalogueError(self.flaws())
        return part
