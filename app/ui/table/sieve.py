"""The words of a filter: anywhere in a row, or in one column as in `zone:Z-DIS`. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.i18n import _
from app.tables.column import Column


@dataclass(frozen=True, slots=True)
class Words:
    """Lower-case words that a row must hold: `anywhere`, and by the key of a column in that column."""

    anywhere: tuple[str, ...] = ()
    within: tuple[tuple[Column[Any], str], ...] = ()


def words_of(text: str, columns: Sequence[Column[Any]]) -> Words:
    """Read what a person typed. A word before a colon counts as a column where one begins so: `firm:4.2`.

    The key of a column names it for certain: headings may be alike.
    """
    anywhere: list[str] = []
    within: list[tuple[Column[Any], str]] = []
    for word in text.casefold().split():
        name, colon, rest = word.partition(":")
        column = _named(name, columns) if colon and rest else None
        if column is None:
            anywhere.append(word)
        else:
            within.append((column, rest))
    return Words(tuple(anywhere), tuple(within))


def _named(name: str, columns: Sequence[Column[Any]]) -> Column[Any] | None:
    for column in columns:
        if name == column.key:
            return column
    for column in columns:
        if len(name) > 1 and _(column.title).casefold().replace(" ", "").startswith(name):
            return column
    return None
