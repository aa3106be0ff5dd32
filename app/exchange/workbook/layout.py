"""How much room text takes on a sheet: rows of wrapped text, widths of columns, the size of the paper."""

import math
import re
from collections.abc import Iterable
from functools import lru_cache

LINE = 12.0
"""Points that one line of body text takes."""

ROW_HEIGHT = 15.0
"""Points of a row that has one line, which needs no height of its own."""

_PADDING = 3.0
_CHARACTERS_PER_WIDTH = 1.25
"""Characters of body text that fit into one unit of column width, on average."""

_INDENT = 1.3
"""What a cell leaves free of its width, at the left where text begins."""

_CAPITAL = 0.4
"""How much wider than the average a capital letter is, and what else codes are made of."""

_WIDE = re.compile("[A-Z0-9=]")

_WIDEST_ON_A4 = 205
"""Widths up to here stay legible when they are fitted to the width of A4 landscape."""


_A4_ROOM, _A3_ROOM = (784.0, 478.0), (1133.0, 715.0)
"""Points across and down that are left inside the margins."""

_POINTS_PER_WIDTH = 5.9
"""Points of one unit of width in a grid of narrow columns, with what each column adds."""


@lru_cache(maxsize=20_000)
def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in a column of `width`, wrapped at words."""
    if len(text) <= one_line(width) and "\n" not in text:
        return 1
    room = max((width - _INDENT) * _CHARACTERS_PER_WIDTH, 1)
    return sum(_wrapped(paragraph, room) for paragraph in text.split("\n"))


def one_line(width: float) -> int:
    """How many characters, whichever they are, surely fit on one line of a column of `width`."""
    return int((width - _INDENT) * _CHARACTERS_PER_WIDTH / (1 + _CAPITAL))


def word_width(text: str) -> float:
    """The width that the longest word of a heading needs."""
    return max((len(word) for word in text.split()), default=0) * 0.95 + 2.0


def height_of(cells: Iterable[tuple[str, float]], line: float = LINE) -> float:
    """The height in points of a row of (text, width of its column)."""
    return height_of_lines(max((lines_of(text, width) for text, width in cells), default=1), line)


def height_of_lines(lines: int, line: float = LINE) -> float:
    """The height in points of a row whose longest cell takes so many lines."""
    return lines * line + _PADDING


def page_height(width: float) -> float:
    """How many points of rows one printed page takes of a sheet that is fitted to the width of A4 or A3 landscape."""
    across, down = _A3_ROOM if needs_a3(width) else _A4_ROOM
    return down * max(width * _POINTS_PER_WIDTH / across, 1)


def needs_a3(width: float) -> bool:
    """Whether a sheet of that width is printed on A3 instead of A4."""
    return width > _WIDEST_ON_A4


def _wrapped(paragraph: str, room: float) -> int:
    lines, used = 1, 0.0
    for word in paragraph.split(" "):
        length = len(word) + _CAPITAL * len(_WIDE.findall(word))
        if used and used + 1 + length > room:
            lines, used = lines + 1, 0.0
        if length > room:
            lines += math.ceil(length / room) - 1
            length %= room
        used += length + (1 if used else 0)
    return lines
