"""What can be found, and how well it fits what was typed. Free of Qt.

Thirty thousand things are searched with each key, so a shelf keeps one lower-case text per thing and looks for plain
substrings: best fits first, and no further than there is room to show.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

MARKS = ">#@"
"""What narrows the search when it comes first: commands, scenarios, assets and zones."""

_ALL_WORDS = 3
_RANKS = range(_ALL_WORDS + 1)


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed: the mark that narrows it, and the words, in lower case."""

    mark: str = ""
    words: tuple[str, ...] = ()

    @staticmethod
    def of(text: str) -> "Query":
        """Read what was typed ("@ reser")."""
        text = text.strip()
        mark = text[:1] if text[:1] in MARKS else ""
        return Query(mark, tuple(text[len(mark) :].lower().split()))

    @property
    def text(self) -> str:
        """The words in a row."""
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that can be found: how people call it and what it is, and what stands for it."""

    id: str
    code: str
    text: str


@dataclass(slots=True)
class Shelf:
    """Things of one sort under a heading; `mark` narrows the search to them. They are found in their order."""

    heading: str
    mark: str = ""
    _items: dict[str, Item] = field(default_factory=dict)
    _texts: dict[str, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self._items)

    def put(self, items: Iterable[Item]) -> None:
        """Take things in, in place of those of the same id."""
        for item in items:
            self._items[item.id] = item
            self._texts[item.id] = _searched(item)

    def drop(self, id: str) -> None:
        """Forget a thing, if it is there."""
        self._items.pop(id, None)
        self._texts.pop(id, None)

    def get(self, id: str) -> Item | None:
        """The thing of an id; None where there is none."""
        return self._items.get(id)

    def find(self, query: Query, limit: int) -> list[Item]:
        """At most `limit` things that have every word, the best fits first; without words the first ones."""
        if not query.words:
            return list(islice(self._items.values(), limit))
        found: dict[str, None] = {}
        for rank in _RANKS:
            for id in self._fitting(query, rank):
                found[id] = None
                if len(found) == limit:
                    return [self._items[id] for id in found]
        return [self._items[id] for id in found]

    def _fitting(self, query: Query, rank: int) -> Iterator[str]:
        """The ids that fit as well as `rank` says: the code itself, its beginning, the beginning of a word, anywhere.

        The better ranks are kept by the caller, so each may give what a better one gave before.
        """
        text = query.text
        match rank:
            case 0:
                return (id for id, searched in self._texts.items() if searched.startswith(f"{text}\n"))
            case 1:
                return (id for id, searched in self._texts.items() if searched.startswith(text))
            case 2:
                space, line = f" {text}", f"\n{text}"
                return (id for id, searched in self._texts.items() if space in searched or line in searched)
        first, *others = query.words
        return (
            id for id, searched in self._texts.items() if first in searched and all(word in searched for word in others)
        )


def _searched(item: Item) -> str:
    """The text that is searched: code, text, and the code without what people leave out ("plc04")."""
    squeezed = "".join(filter(str.isalnum, item.code))
    return f"{item.code}\n{item.text}\n{squeezed}".lower()


def spans(text: str, words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Where the words stand in a text, as start and end, in order and without overlaps."""
    lower = text.lower()
    found = sorted((start, start + len(word)) for word in words if (start := lower.find(word)) >= 0)
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return tuple(joined)
