"""Comparing the words of registers: case, accents and punctuation do not count."""

import re
import unicodedata

_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")
_BETWEEN = re.compile(r"(?:[^\w.]|_|(?<!\d)\.|\.(?!\d))+")


def normalised(text: str) -> str:
    """The text in lower case without accents, its words divided by one space: "Criticità (H/M/L)" -> "criticita h m l".

    A point or comma between digits stays as a point, so that "Livello 3,5" keeps its number.
    """
    if text.isascii():
        plain = text.lower()
    else:
        decomposed = unicodedata.normalize("NFKD", text.casefold())
        plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    return _BETWEEN.sub(" ", _DECIMAL_COMMA.sub(".", plain)).strip()


def one_line(text: str) -> str:
    """The text with every run of blanks and line breaks as one space."""
    return " ".join(text.split())
