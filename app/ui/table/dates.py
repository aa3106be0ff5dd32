"""Dates as people type them. What could be two days is refused, not guessed. No Qt."""

import re
from datetime import date

from app.i18n import _

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_DOTS = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_STROKES = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")
_NAMED = re.compile(r"(\d{1,2})\.?[\s-]([^\W\d]{3,})\.?[\s-](\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_OTHER_MONTHS = {"mai": 5, "mär": 3, "mrz": 3, "okt": 10, "dez": 12, "ene": 1, "dic": 12, "ago": 8, "gen": 1}


def read_date(text: str) -> date:
    """2027-01-31, 31.1.2027, 31/01/2027, 31 Jan 2027. ValueError, in words, for anything else."""
    if found := _ISO.fullmatch(text):
        year, month, day = map(int, found.groups())
        return _day(year, month, day)
    if found := _DOTS.fullmatch(text):
        day, month, year = map(int, found.groups())
        return _day(year, month, day)
    if found := _NAMED.fullmatch(text):
        day, name, year = int(found[1]), found[2].casefold()[:3], int(found[3])
        month = _MONTHS.index(name) + 1 if name in _MONTHS else _OTHER_MONTHS.get(name, 0)
        return _day(year, month, day)
    if found := _STROKES.fullmatch(text):
        return _either(*map(int, found.groups()))
    raise ValueError(_("“{text}” is no date, as in 2027-01-31.").format(text=text))


def _either(one: int, other: int, year: int) -> date:
    """Day and month in whichever order is possible; refused where both are and mean different days."""
    if one <= 12 and other <= 12 and one != other:
        days = f"{year:04}-{other:02}-{one:02}", f"{year:04}-{one:02}-{other:02}"
        raise ValueError(_("This could be {one} or {other}: write it so.").format(one=days[0], other=days[1]))
    return _day(year, one, other) if other > 12 else _day(year, other, one)


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(_("There is no such day; write it as in 2027-01-31.")) from None
