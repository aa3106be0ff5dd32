"""Self-test of bands and ranges: gaps, overlaps, and numbers that say something else than their cell."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain, pairwise

from app.i18n import _
from app.risk.criteria import Band, ScaleLevel
from app.risk.method import Method
from app.risk.problem import Check, Problem


def band_problems(method: Method) -> Iterator[Problem]:
    """Defects of the bands that filled the grid.

    Two bands meet where the upper starts at the end of the lower; a cell with the number there may have either
    level. Where all cell numbers are whole, bands of whole numbers meet in steps of one: 1 to 5 and 6 to 8.
    2.49 and 2.5 leave a gap.
    """
    bands = sorted(method.bands, key=lambda band: method.rank(band.letter))
    whole = all(map(_is_whole, chain.from_iterable(method.grid.numbers)))
    for lower, upper in pairwise(bands):
        ends = {"lower": lower.letter, "upper": upper.letter, "end": lower.high, "start": upper.low}
        place = f"bands {lower.letter}, {upper.letter}"
        in_ones = whole and _is_whole(lower.high) and _is_whole(upper.low)
        meets = lower.high + 1 if in_ones else lower.high
        if upper.low > meets:
            gap = _("Band {lower} ends at {end} and band {upper} starts at {start}: numbers between have no level.")
            yield Problem(Check.BAND_GAP, place, gap.format(**ends))
        elif upper.low < meets:
            overlap = _("Band {lower} ends at {end} and band {upper} starts at {start}: they overlap.")
            yield Problem(Check.BAND_OVERLAP, place, overlap.format(**ends))
    if bands:
        yield from _contradictions(method, bands)


def range_problems(method: Method) -> Iterator[Problem]:
    """Frequency and money ranges of neighbouring levels that do not touch."""
    yield from _scale_ranges("likelihood", method.likelihood)
    yield from _scale_ranges("impact", method.impact)


def _contradictions(method: Method, bands: Sequence[Band]) -> Iterator[Problem]:
    """Cells whose number lies in the band of another level only; a number in a gap is the defect of the bands."""
    for row, letters in enumerate(method.grid.letters, start=1):
        for column, letter in enumerate(letters, start=1):
            number = method.number_at(row, column)
            if number is None or not letter:
                continue
            place, cell = f"grid[{row}][{column}]", {"likelihood": row, "impact": column, "number": number}
            holding = [band.letter for band in bands if band.low <= number <= band.high]
            if not bands[0].low <= number <= bands[-1].high:
                outside = _("Likelihood {likelihood}, impact {impact} has number {number}, outside all bands.")
                yield Problem(Check.BAND_CONTRADICTED, place, outside.format(**cell))
            elif holding and letter not in holding:
                other = _("Likelihood {likelihood}, impact {impact} is {letter}, but its number {number} is {band}.")
                text = other.format(**cell, letter=letter, band=holding[-1])
                yield Problem(Check.BAND_CONTRADICTED, place, text)


def _is_whole(number: Decimal | None) -> bool:
    return number is None or number == number.to_integral_value()


def _scale_ranges(place: str, scale: Sequence[ScaleLevel]) -> Iterator[Problem]:
    for number, (lower, upper) in enumerate(pairwise(scale), start=1):
        if lower.high is None or upper.low is None or lower.high == upper.low:
            continue
        where = f"{place}[{number + 1}]"
        ends = {"lower": lower.label, "upper": upper.label, "end": lower.high, "start": upper.low}
        if upper.low > lower.high:
            gap = _("“{lower}” ends at {end} and “{upper}” starts at {start}: values between have no level.")
            yield Problem(Check.RANGE_GAP, where, gap.format(**ends))
        else:
            overlap = _("“{lower}” ends at {end} and “{upper}” starts at {start}: they overlap.")
            yield Problem(Check.RANGE_OVERLAP, where, overlap.format(**ends))
