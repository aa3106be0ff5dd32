"""Exact numbers: plain decimal text in its one form, and rounding half up as a spreadsheet does it."""

import re
from decimal import Decimal
from fractions import Fraction
from math import floor

from app.model.checks import canonical_decimal

_PLAIN = re.compile(r"-?[0-9]{1,16}(\.[0-9]{1,12})?")


def parse_decimal(text: str) -> Decimal:
    """A number from plain decimal text such as "2.50" or "-3" (16 digits before, 12 after the point).

    ValueError for anything else, exponents and decimal commas included.
    """
    if not _PLAIN.fullmatch(text):
        raise ValueError(f"{text!r} is not a plain decimal number")
    return Decimal(text)


def decimal_text(number: Decimal) -> str:
    """Canonical text: no exponent, no trailing zeros, no negative zero; "2.5", "10", "0"."""
    return canonical_decimal(str(number))


def half_up(value: Fraction) -> int:
    """The nearest whole number, a half going up: 2.5 gives 3, as in a spreadsheet; for values from 0.

    Python's own round() goes to the even number and would give 2.
    """
    return floor(value + Fraction(1, 2))
