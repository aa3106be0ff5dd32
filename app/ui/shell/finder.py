"""What the command palette offers for what was typed: commands, pages, records, and what was used last."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtGui import QAction

from app.i18n import N_, _
from app.tables.values import RiskMark
from app.ui.action import Action, plain
from app.ui.actions import ACTIONS
from app.ui.shell.rail import Place
from app.ui.shell.search import Item, Query, Shelf
from app.ui.widgets.shortcuts import spelt

_FEW = 6
_MANY = 60
_KEPT = 8
COMMAND, PLACE = "command", "place"
_PAGES = N_("Steps and pages")
_NOT_OFFERED = ("palette",)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a heading, or something to choose.

    `code` is how it is called and `text` what it is; `keys` its shortcut, `risk` the level that it carries. `kind`
    and `id` name it for what was used last; `step` is where a record is shown.
    """

    heading: str = ""
    icon: str = ""
    code: str = ""
    text: str = ""
    keys: str = ""
    risk: RiskMark | None = None
    kind: str = ""
    id: str = ""
    step: int = 0


class Found(Protocol):
    """A record as the palette shows it."""

    @property
    def item(self) -> Item: ...
    @property
    def icon(self) -> str: ...
    @property
    def risk(self) -> RiskMark | None: ...
    @property
    def table(self) -> str: ...
    @property
    def step(self) -> int: ...


class Searchable(Protocol):
    """The records of the open project."""

    def build(self, *, whole: bool = True) -> bool: ...
    def find(self, query: Query, limit: int) -> Mapping[str, Sequence[Found]]: ...
    def record(self, table: str, id: str) -> Found | None: ...


class Finder:
    """Looks through everything that can be chosen now."""

    def __init__(self, actions: Mapping[str, QAction], places: Sequence[Place], known: Callable[[str], bool]) -> None:
        self._actions = actions
        self._declared = {one.id: one for one in ACTIONS}
        self._places = {place.id: place for place in places}
        self._known = known
        self.records: Searchable | None = None
        self._used: list[tuple[str, str]] = []

    def used(self, line: Line) -> None:
        """A line was chosen: it comes first the next time."""
        key = line.kind, line.id
        self._used = [key, *(one for one in self._used if one != key)][:_KEPT]

    def follow(self, records: Searchable | None) -> None:
        """Look through the records of another project: what was used of the one before counts no more."""
        self.records = records
        self._used = [key for key in self._used if key[0] in (COMMAND, PLACE)]

    def lines(self, typed: str) -> list[Line]:
        """Headings and lines for what was typed; for nothing, what was used last and where one can go."""
        query = Query.of(typed)
        limit = _MANY if query.mark else _FEW
        lines: list[Line] = []
        if not query.mark and not query.words:
            lines += _under(_("Used last"), list(self._last()))
            return lines + _under(_(_PAGES), self._pages(query)) + _under(_("Commands"), self._commands(query, limit))
        if query.mark in ("", ">"):
            lines += _under(_("Commands"), self._commands(query, limit))
            lines += _under(_(_PAGES), self._pages(query))
        if self.records is not None and query.mark != ">":
            for heading, found in self.records.find(query, limit).items():
                lines += _under(heading, [_record_line(one) for one in found])
        return lines

    def _last(self) -> Iterator[Line]:
        for kind, id in self._used:
            if kind == COMMAND:
                if self._offered(self._declared[id]):
                    yield self._command_line(self._declared[id])
            elif kind == PLACE:
                yield self._place_line(self._places[id])
            elif self.records is not None and (found := self.records.record(kind, id)) is not None:
                yield _record_line(found)

    def _offered(self, action: Action) -> bool:
        can = self._actions[action.id].isEnabled()
        place = action.handler == "go_to" and action.argument in self._places
        return can and action.id not in _NOT_OFFERED and not place

    def _commands(self, query: Query, limit: int) -> list[Line]:
        shelf = Shelf("")
        shelf.put(Item(one.id, plain(_(one.text)), _(one.tip)) for one in ACTIONS if self._offered(one))
        return [self._command_line(self._declared[item.id]) for item in shelf.find(query, limit)]

    def _command_line(self, action: Action) -> Line:
        icon = action.icon or "ph.caret-right"
        return Line("", icon, plain(_(action.text)), _(action.tip), self._keys(action.id), None, COMMAND, action.id)

    def _keys(self, id: str) -> str:
        return spelt(self._actions[id].shortcut())

    def _pages(self, query: Query) -> list[Line]:
        shelf = Shelf("")
        shelf.put(Item(one.id, _(one.title), _(one.group)) for one in self._places.values() if self._known(one.id))
        return [self._place_line(self._places[item.id]) for item in shelf.find(query, len(self._places))]

    def _place_line(self, place: Place) -> Line:
        keys = next((self._keys(one.id) for one in ACTIONS if one.argument == place.id), "")
        words = _("Step {number}").format(number=place.number) if place.number else _(place.group)
        return Line("", place.icon or "ph.arrow-right", _(place.title), words, keys, None, PLACE, place.id)


def _record_line(found: Found) -> Line:
    item = found.item
    return Line("", found.icon, item.code, item.text, "", found.risk, found.table, item.id, found.step)


def _under(heading: str, lines: list[Line]) -> list[Line]:
    return [Line(heading), *lines] if lines else []
