"""What a value of each kind looks like: to machines, in a worksheet cell, to people, and in sorted order.

The one place where kinds of value are told apart for showing. Nothing is shown for a value that is empty: no text,
text of blanks only, no codes.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, TypeAlias

from app.i18n import _
from app.model.kinds import Kind
from app.model.levels import LevelSpan
from app.model.terms import Term
from app.risk.method import Method

Json: TypeAlias = "str | int | bool | list[str] | None"
Cell: TypeAlias = "str | int | float | date | datetime | None"

_EXACT_DIGITS = 15
_PARTS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class RiskMark:
    """The value of a RISK column: the letter of a risk level, its rank (0 the lowest) and its colour role."""

    letter: str
    rank: int
    colour: str
    label: str


@dataclass(frozen=True, slots=True)
class Replaced:
    """A text that came in place of another one; either may be empty."""

    before: str
    after: str

    def __str__(self) -> str:
        return " → ".join(filter(None, (self.before, self.after)))


@dataclass(frozen=True, slots=True)
class PlacedRisk(RiskMark):
    """A risk level that is shown where it stands: among all `levels`, and against the tolerance line.

    `levels` are letters with their colour roles, the lowest first; `line` is the rank of the highest tolerable one.
    """

    levels: tuple[tuple[str, str], ...]
    line: int

    @property
    def spoken(self) -> str:
        """Where it stands, in words."""
        words = _("{risk}, above tolerable {line}") if self.rank > self.line else _("{risk}, within tolerable {line}")
        return words.format(risk=self.letter, line=self.levels[self.line][0])


def placed_risk(method: Method, mark: RiskMark, tolerable: str) -> PlacedRisk:
    """A level of a method with all the others, and with the highest that is tolerable there."""
    levels = tuple((level.letter, level.colour) for level in method.levels)
    return PlacedRisk(mark.letter, mark.rank, mark.colour, mark.label, levels, method.rank(tolerable))


def risk_mark(method: Method, letter: str | None) -> RiskMark | None:
    """The mark of a risk level; None where there is no letter, or none of the method's."""
    if not letter or letter not in method.letters:
        return None
    level = method.level(letter)
    return RiskMark(letter, method.rank(letter), level.colour, level.label)


def is_empty(value: object) -> bool:
    """Whether there is nothing to show: None, blank text, no codes. False and 0 are something."""
    if isinstance(value, str):
        return not value or value.isspace()
    return value is None or value == ()


def json_value(kind: Kind, value: object) -> Json:
    """The value as JSON has it: the same in every language.

    A choice gives its stored value, a risk its letter, a security level its number (a range "2..3"), a date ISO 8601,
    a moment the same in UTC to the second, codes a list; numbers that must stay exact (DECIMAL) stay text. None for
    an empty value.
    """
    if is_empty(value):
        return [] if kind is Kind.CODES else None
    convert: Callable[[Any], Json] = _TO_JSON.get(kind, _same)
    return convert(value)


def cell_value(kind: Kind, value: object) -> Cell:
    """The value as a worksheet cell holds it: whole numbers and decimals as numbers, dates as dates, words as shown.

    A decimal of more than 15 digits stays text, since a worksheet would round it. Moments are in UTC, to the second.
    """
    return cell_values(kind)(value)


def cell_values(kind: Kind) -> Callable[[object], Cell]:
    """`cell_value` for very many values of one kind."""
    convert: Callable[[Any], Cell] = _TO_CELL.get(kind, _same)
    return lambda value: None if value is None or is_empty(value) else convert(value)


def display_text(kind: Kind, value: object) -> str:
    """The value as people read it in a line of text; "" for an empty one."""
    convert = _TO_TEXT.get(kind, str)
    return "" if is_empty(value) else convert(value)


def sort_key(kind: Kind, value: object) -> tuple[Any, ...]:
    """What orders values of one kind: numbers by size, codes as people count (P-4 before P-12), empty ones last."""
    convert = _TO_KEY.get(kind, _natural)
    return (1,) if is_empty(value) else (0, convert(value))


def _same(value: Any) -> Any:
    return value


def _natural(value: Any) -> Any:
    """Text as alternating words and numbers, each comparable with its like."""
    return [
        (0, int(part), "") if part.isdecimal() else (1, 0, part) for part in _PARTS.split(str(value).casefold()) if part
    ]


def _stored(value: Term) -> str:
    return str(value.value)


def _word(value: Term) -> str | int | float:
    """The label of a term; a label that is a number (a Purdue level) as a number, for a worksheet counts with it."""
    label = value.label
    return _number(label) if label.replace(".", "", 1).isdecimal() else label


def _number(text: str) -> str | int | float:
    """Canonical decimal text as the number that it is, where a worksheet can hold it exactly."""
    if sum(sign.isdecimal() for sign in text) > _EXACT_DIGITS:
        return text
    return int(text) if text.lstrip("-").isdecimal() else float(text)


def _level(value: int | LevelSpan) -> int | str:
    """A security level; a range that is not settled as text, "2..3"."""
    if isinstance(value, LevelSpan):
        return f"{value.low}..{value.high}" if value.is_range else value.low
    return value


def _ends(value: int | LevelSpan) -> tuple[int, int]:
    return (value.high, value.low) if isinstance(value, LevelSpan) else (value, value)


def _yes_no(value: bool) -> str:
    return _("Yes") if value else _("No")


def _in_utc(value: datetime) -> datetime:
    return value.astimezone(UTC).replace(microsecond=0)


def _position(value: Term) -> int:
    return list(type(value)).index(value)


_TO_JSON: dict[Kind, Callable[[Any], Json]] = {
    Kind.CHOICE: _stored,
    Kind.SEVERITY: _stored,
    Kind.LEVEL: _level,
    Kind.DATE: date.isoformat,
    Kind.MOMENT: lambda value: _in_utc(value).isoformat(),
    Kind.RISK: lambda mark: str(mark.letter),
    Kind.CODES: list,
}

_TO_CELL: dict[Kind, Callable[[Any], Cell]] = {
    Kind.CHOICE: _word,
    Kind.SEVERITY: _word,
    Kind.FLAG: _yes_no,
    Kind.DECIMAL: _number,
    Kind.LEVEL: _level,
    Kind.MOMENT: lambda value: _in_utc(value).replace(tzinfo=None),
    Kind.RISK: lambda mark: str(mark.letter),
    Kind.CODES: ", ".join,
}

_TO_TEXT: dict[Kind, Callable[[Any], str]] = {
    Kind.CHOICE: lambda value: str(value.label),
    Kind.SEVERITY: lambda value: str(value.label),
    Kind.FLAG: _yes_no,
    Kind.LEVEL: lambda value: str(_level(value)),
    Kind.DATE: date.isoformat,
    Kind.MOMENT: lambda value: _("{moment} UTC").format(moment=f"{_in_utc(value):%Y-%m-%d %H:%M}"),
    Kind.RISK: lambda mark: str(mark.letter),
    Kind.SCORES: lambda value: ", ".join(score.replace("=", " ") for score in value.split()),
    Kind.CODES: ", ".join,
}

_TO_KEY: dict[Kind, Callable[[Any], Any]] = {
    Kind.INTEGER: _same,
    Kind.SCORE: _same,
    Kind.LEVEL: _ends,
    Kind.FLAG: _same,
    Kind.DATE: _same,
    Kind.MOMENT: _same,
    Kind.DECIMAL: Decimal,
    Kind.CHOICE: _position,
    Kind.SEVERITY: _position,
    Kind.RISK: lambda mark: mark.rank,
    Kind.CODES: lambda codes: [_natural(code) for code in codes],
}
