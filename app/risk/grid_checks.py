"""Self-test of the grid: holes, levels that no cell reaches, cells that fall, numbers that are missing."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TypeVar

from app.i18n import _
from app.risk.criteria import LikelihoodMode
from app.risk.method import Method
from app.risk.problem import Check, Problem

N = TypeVar("N", int, Decimal)


def grid_problems(method: Method) -> Iterator[Problem]:
    """Defects of the cells, from likelihood 1, impact 1 on."""
    yield from _holes(method)
    reached = {letter for row in method.grid.letters for letter in row}
    for position, level in enumerate(method.levels, start=1):
        if level.letter not in reached:
            sentence = _("No cell of the grid reaches risk level {label}.").format(label=level.label)
            yield Problem(Check.UNREACHED, f"levels[{position}]", sentence)
    falls = _("Likelihood {likelihood}, impact {impact} is lower than a neighbour of less likelihood or less impact.")
    for likelihood, impact in _cells(method):
        place = f"grid[{likelihood}][{impact}]"
        if _falls(_rank_at(method), likelihood, impact) or _falls(method.number_at, likelihood, impact):
            yield Problem(Check.FALLS, place, falls.format(likelihood=likelihood, impact=impact))
    yield from _missing_numbers(method)


def table_problems(method: Method) -> Iterator[Problem]:
    """Cells of the threat and vulnerability table, where it is in use, that fall as either rises."""
    table = method.likelihood_table
    if table is None or method.likelihood_mode is not LikelihoodMode.LOOKUP:
        return
    rows = table.likelihoods

    def level_at(threat: int, vulnerability: int) -> int:
        return rows[threat - 1][vulnerability - 1]

    sentence = _("The likelihood of threat {threat}, vulnerability {vulnerability} falls although one of them rises.")
    for threat in range(1, len(table.threat) + 1):
        for vulnerability in range(1, len(table.vulnerability) + 1):
            if _falls(level_at, threat, vulnerability):
                place = f"likelihood_table[{threat}][{vulnerability}]"
                yield Problem(Check.TABLE_FALLS, place, sentence.format(threat=threat, vulnerability=vulnerability))


def _holes(method: Method) -> Iterator[Problem]:
    for likelihood, impact in _cells(method):
        if not method.letter_at(likelihood, impact):
            sentence = _("Likelihood {likelihood}, impact {impact} has no risk level.")
            place = f"grid[{likelihood}][{impact}]"
            yield Problem(Check.HOLE, place, sentence.format(likelihood=likelihood, impact=impact))


def _missing_numbers(method: Method) -> Iterator[Problem]:
    without = [cell for cell in _cells(method) if method.number_at(*cell) is None]
    if method.numbers_by_letter and without:
        likelihood, impact = without[0]
        sentence = _("Some cells have a number and {count} have none, the first at {likelihood}, {impact}.")
        place = f"grid[{likelihood}][{impact}]"
        text = sentence.format(count=len(without), likelihood=likelihood, impact=impact)
        yield Problem(Check.NUMBER_MISSING, place, text)


def _rank_at(method: Method) -> Callable[[int, int], int | None]:
    def rank_at(likelihood: int, impact: int) -> int | None:
        letter = method.letter_at(likelihood, impact)
        return method.rank(letter) if letter else None

    return rank_at


def _falls(value_at: Callable[[int, int], N | None], row: int, column: int) -> bool:
    """Whether a cell is below the one before it in its row or its column; cells without a value do not count."""
    here = value_at(row, column)
    before = [value_at(row - 1, column) if row > 1 else None, value_at(row, column - 1) if column > 1 else None]
    return here is not None and any(value is not None and here < value for value in before)


def _cells(method: Method) -> Iterator[tuple[int, int]]:
    for likelihood in range(1, len(method.likelihood) + 1):
        for impact in range(1, len(method.impact) + 1):
            yield likelihood, impact
