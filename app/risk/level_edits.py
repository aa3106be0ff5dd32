"""Edits of the risk levels of a method: change, add, and remove with a place for what carried the removed one."""

from collections.abc import Mapping
from dataclasses import replace

from app.errors import UserError
from app.i18n import _
from app.risk.criteria import Band, LetterSpan, RiskLevel
from app.risk.method import Method, checked


def with_risk_level(method: Method, letter: str, level: RiskLevel) -> Method:
    """Put `level` in the place of the risk level `letter`; a new letter replaces the old one wherever it stands."""
    rank = _rank(method, letter)
    levels = (*method.levels[:rank], level, *method.levels[rank + 1 :])
    return _relettered(method, levels, method.sl_rule.risk_table, {letter: level.letter})


def with_added_risk_level(method: Method, position: int, level: RiskLevel) -> Method:
    """Add a risk level at a position, counted from 1 for the lowest.

    No cell has it yet, which the self-test says. In the risk level table it starts with the SL of the level below.
    """
    levels = (*method.levels[: position - 1], level, *method.levels[position - 1 :])
    table = method.sl_rule.risk_table
    start = table[max(position - 2, 0)]
    rows = (*table[: position - 1], LetterSpan(level.letter, start.low, start.high), *table[position - 1 :])
    return _relettered(method, levels, rows, {})


def without_risk_level(method: Method, letter: str, goes_to: str) -> Method:
    """Remove a risk level; its cells, its band, and the tolerance if it was the tolerable level, go to `goes_to`.

    A zone's own tolerable level has to follow in the same change.
    """
    rank = _rank(method, letter)
    _rank(method, goes_to)
    if goes_to == letter:
        message = _("Risk level {letter} cannot take over its own cells.").format(letter=letter)
        raise UserError(message, _("Choose one of the levels that stay."))
    levels = (*method.levels[:rank], *method.levels[rank + 1 :])
    rows = tuple(row for row in method.sl_rule.risk_table if row.letter != letter)
    return _relettered(method, levels, rows, {letter: goes_to})


def _relettered(
    method: Method, levels: tuple[RiskLevel, ...], rows: tuple[LetterSpan, ...], renamed: Mapping[str, str]
) -> Method:
    letters = tuple(tuple(renamed.get(letter, letter) for letter in row) for row in method.grid.letters)
    table = tuple(replace(row, letter=renamed.get(row.letter, row.letter)) for row in rows)
    return checked(
        replace(
            method,
            levels=levels,
            grid=replace(method.grid, letters=letters),
            bands=_joined(tuple(replace(band, letter=renamed.get(band.letter, band.letter)) for band in method.bands)),
            tolerable=renamed.get(method.tolerable, method.tolerable),
            sl_rule=replace(method.sl_rule, risk_table=table),
        )
    )


def _joined(bands: tuple[Band, ...]) -> tuple[Band, ...]:
    """Bands that came to carry the same letter become one, from the lowest low to the highest high."""
    joined: dict[str, Band] = {}
    for band in bands:
        there = joined.get(band.letter, band)
        joined[band.letter] = Band(band.letter, min(there.low, band.low), max(there.high, band.high))
    return tuple(joined.values())


def _rank(method: Method, letter: str) -> int:
    if letter not in method.letters:
        message = _("The method has no risk level {letter}.").format(letter=letter)
        raise UserError(message, _("It has {known}.").format(known=", ".join(method.letters)))
    return method.rank(letter)
