"""Security levels per foundational requirement: the vector is the record, a single number only comes with its word."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from app.i18n import _

FR_CODES = ("IAC", "UC", "SI", "DC", "RDF", "TRE", "RA")
"""The seven foundational requirements of IEC 62443 in their order, FR 1 to FR 7."""

TOP_LEVEL = 4
"""The highest security level."""

NONE_SIGN = "-"

_POSITION = {fr: index for index, fr in enumerate(FR_CODES)}
_BETWEEN = re.compile(r"[\s,;]+")


@dataclass(frozen=True, slots=True)
class LevelVector:
    """Seven security levels 0 to 4 in the order of FR_CODES; None where there is no level.

    The canonical text is "3 3 2 - 1 2 2"; a vector without any level is "".
    """

    levels: tuple[int | None, ...] = (None,) * len(FR_CODES)

    def __post_init__(self) -> None:
        if len(self.levels) != len(FR_CODES):
            raise ValueError(f"a vector has {len(FR_CODES)} levels, not {len(self.levels)}")
        for level in self.levels:
            if level is not None and not 0 <= level <= TOP_LEVEL:
                raise ValueError(f"a security level is 0 to {TOP_LEVEL}, not {level}")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read canonical text, or the same with commas, semicolons or braces: "{3, 3, 2, -, 1, 2, 2}".

        ValueError, in words for the person, when there are not seven entries or one is neither 0 to 4 nor "-".
        """
        parts = [part for part in _BETWEEN.split(text.strip().removeprefix("{").removesuffix("}")) if part]
        if not parts:
            return cls()
        wrong = next((part for part in parts if part != NONE_SIGN and part not in {"0", "1", "2", "3", "4"}), None)
        if wrong is not None:
            raise ValueError(_("“{part}” is neither a level 0 to 4 nor “-”.").format(part=wrong))
        if len(parts) != len(FR_CODES):
            message = _("There are {count} entries; a vector has seven, in the order {order}.")
            raise ValueError(message.format(count=len(parts), order=" ".join(FR_CODES)))
        return cls(tuple(None if part == NONE_SIGN else int(part) for part in parts))

    @classmethod
    def of(cls, levels: Mapping[str, int | None]) -> Self:
        """A vector from levels by FR code; codes that are left out have no level. KeyError for an unknown code."""
        for fr in levels:
            _POSITION[fr]
        return cls(tuple(levels.get(fr) for fr in FR_CODES))

    @classmethod
    def uniform(cls, level: int | None) -> Self:
        """The same level for all seven."""
        return cls((level,) * len(FR_CODES))

    def __str__(self) -> str:
        if self.is_empty:
            return ""
        return " ".join(NONE_SIGN if level is None else str(level) for level in self.levels)

    def __getitem__(self, fr: str) -> int | None:
        return self.levels[_POSITION[fr]]

    def items(self) -> Iterator[tuple[str, int | None]]:
        """FR code and level, in order."""
        return zip(FR_CODES, self.levels, strict=True)

    @property
    def is_empty(self) -> bool:
        """No foundational requirement has a level."""
        return self.highest is None

    @property
    def highest(self) -> int | None:
        """The highest level there is; None for an empty vector."""
        return max((level for level in self.levels if level is not None), default=None)

    @property
    def lowest(self) -> int | None:
        """The lowest level there is; None for an empty vector."""
        return min((level for level in self.levels if level is not None), default=None)

    @property
    def highest_words(self) -> str:
        """The highest level with its word, "highest 3", or "none"."""
        return _("none") if self.highest is None else _("highest {level}").format(level=self.highest)

    @property
    def lowest_words(self) -> str:
        """The lowest level with its word, "lowest 1", or "none"."""
        return _("none") if self.lowest is None else _("lowest {level}").format(level=self.lowest)

    def with_level(self, fr: str, level: int | None) -> "LevelVector":
        """The vector with one entry replaced."""
        position = _POSITION[fr]
        return LevelVector((*self.levels[:position], level, *self.levels[position + 1 :]))

    def merge(self, other: "LevelVector") -> "LevelVector":
        """The higher level per FR; where one has none, the other's."""
        return LevelVector(tuple(map(_higher, self.levels, other.levels)))

    def below(self, other: "LevelVector") -> tuple[str, ...]:
        """The FR codes in which both have a level and this one is lower."""
        pairs = zip(FR_CODES, self.levels, other.levels, strict=True)
        return tuple(fr for fr, mine, its in pairs if mine is not None and its is not None and mine < its)


def _higher(one: int | None, other: int | None) -> int | None:
    if one is None or other is None:
        return other if one is None else one
    return max(one, other)


@dataclass(frozen=True, slots=True)
class LevelSpan:
    """A security level from `low` to `high`, 0 to 4; the two are equal unless a rule gives a range."""

    low: int
    high: int

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high <= TOP_LEVEL:
            raise ValueError(f"a span of security levels lies within 0 to {TOP_LEVEL}, not {self.low} to {self.high}")

    @property
    def is_range(self) -> bool:
        """Low and high differ, so that a person has to choose."""
        return self.low < self.high

    def merge(self, other: "LevelSpan") -> "LevelSpan":
        """The higher of the lows and the higher of the highs (DOMAIN section 6)."""
        return LevelSpan(max(self.low, other.low), max(self.high, other.high))

    def __contains__(self, level: int) -> bool:
        return self.low <= level <= self.high

    def __str__(self) -> str:
        return _("{low} to {high}").format(low=self.low, high=self.high) if self.is_range else str(self.low)


@dataclass(frozen=True, slots=True)
class LevelRange:
    """A span of security levels per foundational requirement; None where there is none."""

    spans: tuple[LevelSpan | None, ...] = (None,) * len(FR_CODES)

    def __post_init__(self) -> None:
        if len(self.spans) != len(FR_CODES):
            raise ValueError(f"a range vector has {len(FR_CODES)} entries, not {len(self.spans)}")

    def __getitem__(self, fr: str) -> LevelSpan | None:
        return self.spans[_POSITION[fr]]

    def items(self) -> Iterator[tuple[str, LevelSpan | None]]:
        """FR code and span, in order."""
        return zip(FR_CODES, self.spans, strict=True)

    @property
    def low(self) -> LevelVector:
        """The low ends."""
        return LevelVector(tuple(None if span is None else span.low for span in self.spans))

    @property
    def high(self) -> LevelVector:
        """The high ends."""
        return LevelVector(tuple(None if span is None else span.high for span in self.spans))

    @property
    def ranges(self) -> tuple[str, ...]:
        """The FR codes in which low and high differ."""
        return tuple(fr for fr, span in self.items() if span is not None and span.is_range)

    def __str__(self) -> str:
        if self.high.is_empty:
            return ""
        return " ".join(_span_text(span) for span in self.spans)


def _span_text(span: LevelSpan | None) -> str:
    if span is None:
        return NONE_SIGN
    return f"{span.low}..{span.high}" if span.is_range else str(span.low)


def merge_spans(spans: Iterable[LevelSpan]) -> LevelSpan | None:
    """The highest of the lows and the highest of the highs; None when there is no span (DOMAIN section 6)."""
    found = tuple(spans)
    if not found:
        return None
    return LevelSpan(max(span.low for span in found), max(span.high for span in found))


def parse_frs(text: str) -> tuple[str, ...]:
    """FR codes from text such as "IAC UC RA", in their order and once each; "" means all seven.

    ValueError, in words for the person, for a code that does not exist.
    """
    named = {part.upper() for part in _BETWEEN.split(text.strip()) if part}
    unknown = sorted(named - set(FR_CODES))
    if unknown:
        message = _("“{code}” is not a foundational requirement; the codes are {codes}.")
        raise ValueError(message.format(code=unknown[0], codes=", ".join(FR_CODES)))
    return tuple(fr for fr in FR_CODES if fr in named) or FR_CODES


def format_frs(frs: Iterable[str]) -> str:
    """FR codes as canonical text, in their order: "IAC UC RA". KeyError for an unknown code."""
    return " ".join(sorted(set(frs), key=_POSITION.__getitem__))
