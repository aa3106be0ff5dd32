"""Edits of a method that leave its scales as they are. Each gives a new, usable method or a UserError."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from app.errors import UserError
from app.i18n import _
from app.risk.criteria import Band, Grid, ImpactCategory
from app.risk.method import Method, checked

T = TypeVar("T")


def with_grid_from_bands(method: Method, bands: Sequence[Band]) -> Method:
    """Fill the grid: each cell gets likelihood x impact as its number, and the letter of the band that holds it.

    From then on the cells are stored and edited one by one. A number in no band leaves a hole; where bands overlap
    the higher one counts. The tolerable number becomes the highest number of the tolerable level.
    """
    numbers = tuple(
        tuple(Decimal(likelihood * impact) for impact in range(1, len(method.impact) + 1))
        for likelihood in range(1, len(method.likelihood) + 1)
    )
    letters = tuple(tuple(_band_letter(bands, number) for number in row) for row in numbers)
    filled = replace(method, grid=Grid(letters, numbers), bands=tuple(bands))
    tolerable = filled.numbers_by_letter.get(method.tolerable)
    return checked(replace(filled, tolerable_number=tolerable[-1] if tolerable else None))


def with_cell(method: Method, likelihood: int, impact: int, letter: str) -> Method:
    """Change the risk level of one cell, levels counted from 1; "" makes a hole."""
    _expect_cell(method, likelihood, impact)
    return checked(
        replace(method, grid=replace(method.grid, letters=_put(method.grid.letters, likelihood, impact, letter)))
    )


def with_number(method: Method, likelihood: int, impact: int, number: Decimal | None) -> Method:
    """Change the number of one cell, levels counted from 1."""
    _expect_cell(method, likelihood, impact)
    none: tuple[Decimal | None, ...] = (None,) * len(method.impact)
    numbers = method.grid.numbers or (none,) * len(method.likelihood)
    return checked(replace(method, grid=replace(method.grid, numbers=_put(numbers, likelihood, impact, number))))


def without_numbers(method: Method) -> Method:
    """Take away the numbers of all cells, and with them the bands and the tolerable number."""
    return replace(method, grid=replace(method.grid, numbers=()), bands=(), tolerable_number=None)


def without_bands(method: Method) -> Method:
    """Forget how the grid was filled, once cells were judged one by one."""
    return replace(method, bands=())


def with_category(method: Method, category: ImpactCategory) -> Method:
    """Add an impact category at the end."""
    return checked(replace(method, categories=(*method.categories, category)))


def with_category_label(method: Method, key: str, label: str) -> Method:
    """Rename an impact category; its key, and with it the scores, stay."""
    return _with_category_changed(method, replace(_category(method, key), label=label))


def with_category_on(method: Method, key: str, on: bool) -> Method:
    """Switch an impact category on or off; its scores stay, and count while it is on."""
    return _with_category_changed(method, replace(_category(method, key), on=on))


def with_category_at(method: Method, key: str, position: int) -> Method:
    """Move an impact category to a position, counted from 1."""
    category = _category(method, key)
    others = [other for other in method.categories if other.key != key]
    others.insert(position - 1, category)
    return replace(method, categories=tuple(others))


def with_tolerable(method: Method, letter: str, number: Decimal | None = None) -> Method:
    """Change the tolerable level; its number becomes the highest of its cells unless one is given."""
    if number is None:
        numbers = method.numbers_by_letter.get(letter)
        number = numbers[-1] if numbers else None
    return checked(replace(method, tolerable=letter, tolerable_number=number))


def _band_letter(bands: Sequence[Band], number: Decimal) -> str:
    return next((band.letter for band in reversed(bands) if band.low <= number <= band.high), "")


def _put(rows: tuple[tuple[T, ...], ...], likelihood: int, impact: int, value: T) -> tuple[tuple[T, ...], ...]:
    row = rows[likelihood - 1]
    changed = (*row[: impact - 1], value, *row[impact:])
    return (*rows[: likelihood - 1], changed, *rows[likelihood:])


def _expect_cell(method: Method, likelihood: int, impact: int) -> None:
    if not (1 <= likelihood <= len(method.likelihood) and 1 <= impact <= len(method.impact)):
        message = _("The grid has no cell likelihood {likelihood}, impact {impact}.")
        hint = _("It has {rows} likelihood and {columns} impact levels.")
        raise UserError(
            message.format(likelihood=likelihood, impact=impact),
            hint.format(rows=len(method.likelihood), columns=len(method.impact)),
        )


def _category(method: Method, key: str) -> ImpactCategory:
    if not method.has_category(key):
        known = ", ".join(category.key for category in method.categories)
        message = _("The method has no impact category {key}.").format(key=key)
        raise UserError(message, _("It has {known}.").format(known=known))
    return method.category(key)


def _with_category_changed(method: Method, changed: ImpactCategory) -> Method:
    categories = tuple(changed if category.key == changed.key else category for category in method.categories)
    return checked(replace(method, categories=categories))
