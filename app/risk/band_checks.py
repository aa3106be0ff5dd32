"""Self-test of bands and ranges: gaps, overlaps, and numbers that say something else than their cell."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from app.i18n import _
from app.risk.criteria import Band, ScaleLevel
from app.risk.method import Method
from app.risk.problem import Check, Problem


def band_problems(method: Method) -> Iterator[Problem]:
    """Defects of the bands that filled the grid.

    Bands of whole numbers count in steps of one where all cell numbers are whole: 1 to 5 and 6 to 8 meet. Any others
    have to touch, and the number where they touch belongs to the higher: 2.49 and 2.5 leave a gap.
    """
    bands = sorted(method.bands, key=lambda band: method.rank(band.letter))
    if not bands:
        return
    for level in method.levels:
        if all(band.letter != level.letter for band in bands):
            yield Problem(Check.BAND_MISSING, "bands", _("Risk level {label} has no band.").format(label=level.label))
    step = Decimal(1) if _counts_in_ones(method) else Decimal(0)
    for lower, upper in pairwise(bands):
        ends = {"lower": lower.letter, "upper": upper.letter, "end": lower.high, "start": upper.low}
        place = f"bands {lower.letter}, {upper.letter}"
        if upper.low > lower.high + step:
            gap = _("Band {lower} ends at {end} and band {upper} starts at {start}: numbers between have no level.")
            yield Problem(Check.BAND_GAP, place, gap.format(**ends))
        elif upper.low < lower.high + step:
            overlap = _("Band {lower} ends at {end} and band {upper} starts at {start}: they overlap.")
            yield Problem(Check.BAND_OVERLAP, place, overlap.format(**ends))
    yield from _contradictions(method, bands, step)


def range_problems(method: Method) -> Iterator[Problem]:
    """Frequency and money ranges of neighbouring levels that do not touch."""
    yield from _scale_ranges("likelihood", method.likelihood)
    yield from _scale_ranges("impact", method.impact)


def _contradictions(method: Method, bands: Sequence[Band], step: Decimal) -> Iterator[Problem]:
    """Cells whose number lies in the band of another level; a number in a gap or overlap is the bands' defect."""
    for row, letters in enumerate(method.grid.letters, start=1):
        for column, letter in enumerate(letters, start=1):
            number = method.number_at(row, column)
            if number is None or not letter:
                continue
            place, values = f"grid[{row}][{column}]", {"likelihood": row, "impact": column, "number": number}
            if not bands[0].low <= number <= bands[-1].high:
                sentence = _(
                    "Likelihood {likelihood}, impact {impact} has number {number}, which lies outside all bands."
                )
                yield Problem(Check.BAND_CONTRADICTED, place, sentence.format(**values))
                continue
            holding = [band.letter for band in bands if _holds(band, number, step, band is bands[-1])]
            if len(holding) == 1 and holding[0] != letter:
                sentence = _("Likelihood {likelihood}, impact {impact} is {letter}, but its number {number} is {band}.")
                text = sentence.format(**values, letter=letter, band=holding[0])
                yield Problem(Check.BAND_CONTRADICTED, place, text)


def _holds(band: Band, number: Decimal, step: Decimal, last: bool) -> bool:
    return band.low <= number < band.high or (number == band.high and (last or bool(step) or band.low == band.high))


def _counts_in_ones(method: Method) -> bool:
    bounds = [bound for band in method.bands for bound in (band.low, band.high)]
    numbers = [number for row in method.grid.numbers for number in row if number is not None]
    return all(number == number.to_integral_value() for number in [*bounds, *numbers])


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
