"""What a method must be before it can be used at all: sizes, shapes, and names that exist.

Defects of judgement, such as a level that no cell reaches, are left to `app.risk.self_test`.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Protocol

from app.i18n import _
from app.model.levels import TOP_LEVEL
from app.risk.document import Flaw

if TYPE_CHECKING:
    from app.risk.method import Method

COLOUR_ROLES = ("risk.V", "risk.L", "risk.M", "risk.H", "risk.C")
"""The colour roles of risk levels that every theme has, lowest first."""

SCALE_SIZES = range(2, 7)
LEVEL_COUNTS = range(2, 6)


def structure_flaws(method: "Method") -> tuple[Flaw, ...]:
    """Everything that makes a method unusable, each with its place; empty for a usable one."""
    checks = (_name, _scales, _levels, _grid, _categories, _category_rules, _likelihood, _sl_rule, _reactions)
    return tuple(chain.from_iterable(check(method) for check in checks))


def _name(method: "Method") -> Iterator[Flaw]:
    if not method.name.strip():
        yield Flaw("name", _("a name is missing."))


def _scales(method: "Method") -> Iterator[Flaw]:
    yield from _size("likelihood", method.likelihood, SCALE_SIZES)
    yield from _size("impact", method.impact, SCALE_SIZES)
    for place, scale in (("likelihood", method.likelihood), ("impact", method.impact)):
        yield from _named(place, [level.label for level in scale])
        for number, level in enumerate(scale, start=1):
            if level.low is not None and level.high is not None and level.low > level.high:
                yield Flaw(f"{place}[{number}]", _("the range ends before it begins."))


def _levels(method: "Method") -> Iterator[Flaw]:
    yield from _size("levels", method.levels, LEVEL_COUNTS)
    yield from _unique("levels", [level.letter for level in method.levels])
    yield from _named("levels", [level.label for level in method.levels])
    for number, level in enumerate(method.levels, start=1):
        place = f"levels[{number}]"
        if len(level.letter) != 1 or not level.letter.isalpha():
            yield Flaw(f"{place}.letter", _("a single letter is expected."))
        if level.colour not in COLOUR_ROLES:
            yield Flaw(f"{place}.colour", _("one of {allowed} is expected.").format(allowed=", ".join(COLOUR_ROLES)))
        if not level.authority.strip():
            yield Flaw(f"{place}.authority", _("a role of the asset owner is missing."))
        if level.accepted_days < 1:
            yield Flaw(f"{place}.accepted_days", _("at least one day is expected."))
    yield from _known("tolerable", method.tolerable, method)
    if method.tolerable_number is not None and method.tolerable_number <= 0:
        yield Flaw("tolerable_number", _("a number above 0 is expected."))


def _grid(method: "Method") -> Iterator[Flaw]:
    rows, columns = len(method.likelihood), len(method.impact)
    yield from _shape("grid.letters", method.grid.letters, rows, columns)
    if method.grid.numbers:
        yield from _shape("grid.numbers", method.grid.numbers, rows, columns)
    for row, letters in enumerate(method.grid.letters, start=1):
        for column, letter in enumerate(letters, start=1):
            if letter:
                yield from _known(f"grid.letters[{row}][{column}]", letter, method)
    yield from _unique("bands", [band.letter for band in method.bands])
    for number, band in enumerate(method.bands, start=1):
        yield from _known(f"bands[{number}].letter", band.letter, method)
        if band.low > band.high:
            yield Flaw(f"bands[{number}]", _("the band ends before it begins."))


def _categories(method: "Method") -> Iterator[Flaw]:
    yield from _size("categories", method.categories, range(1, 21))
    yield from _unique("categories", [category.key for category in method.categories])
    yield from _named("categories", [category.label for category in method.categories])
    for number, category in enumerate(method.categories, start=1):
        yield from _key(f"categories[{number}].key", category.key)
        place = f"categories[{number}].descriptions"
        yield from _size(place, category.descriptions, range(len(method.impact), len(method.impact) + 1))


def _category_rules(method: "Method") -> Iterator[Flaw]:
    authorities = {level.authority for level in method.levels}
    for number, rule in enumerate(method.category_rules, start=1):
        place = f"category_rules[{number}]"
        if not any(category.key == rule.category for category in method.categories):
            yield Flaw(f"{place}.category", _("the impact category does not exist."))
        yield from _within(f"{place}.impact", rule.impact, 1, len(method.impact))
        if rule.authority not in authorities:
            yield Flaw(f"{place}.authority", _("the role is not one of those that accept a risk level."))


def _likelihood(method: "Method") -> Iterator[Flaw]:
    yield from _unique("factors", [factor.key for factor in method.factors])
    yield from _named("factors", [factor.label for factor in method.factors])
    for number, factor in enumerate(method.factors, start=1):
        yield from _key(f"factors[{number}].key", factor.key)
        yield from _size(f"factors[{number}].descriptions", factor.descriptions, SCALE_SIZES)
        if factor.weight <= 0:
            yield Flaw(f"factors[{number}].weight", _("a weight above 0 is expected."))
    if method.likelihood_mode == "factors" and not method.factors:
        yield Flaw("factors", _("the likelihood is computed from factors, but there is none."))
    table = method.likelihood_table
    if method.likelihood_mode == "lookup" and table is None:
        yield Flaw("likelihood_table", _("the likelihood is looked up, but there is no table."))
    if table is None:
        return
    yield from _size("likelihood_table.threat", table.threat, SCALE_SIZES)
    yield from _size("likelihood_table.vulnerability", table.vulnerability, SCALE_SIZES)
    place = "likelihood_table.likelihoods"
    yield from _shape(place, table.likelihoods, len(table.threat), len(table.vulnerability))
    for row, numbers in enumerate(table.likelihoods, start=1):
        for column, likelihood in enumerate(numbers, start=1):
            yield from _within(f"{place}[{row}][{column}]", likelihood, 1, len(method.likelihood))


class _Spanned(Protocol):
    @property
    def low(self) -> int: ...
    @property
    def high(self) -> int: ...


def _sl_rule(method: "Method") -> Iterator[Flaw]:
    rule = method.sl_rule
    yield from _rows("sl_rule.risk_table", [row.letter for row in rule.risk_table], [x.letter for x in method.levels])
    impacts = list(range(1, len(method.impact) + 1))
    yield from _rows("sl_rule.consequence_table", [row.impact for row in rule.consequence_table], impacts)
    tables: tuple[tuple[str, Sequence[_Spanned]], ...] = (
        ("sl_rule.risk_table", rule.risk_table),
        ("sl_rule.consequence_table", rule.consequence_table),
    )
    for place, rows in tables:
        for number, row in enumerate(rows, start=1):
            if not 0 <= row.low <= row.high <= TOP_LEVEL:
                yield Flaw(f"{place}[{number}]", _("a low and a high level within 0 to 4 are expected."))
    yield from _size("sl_rule.crrf_thresholds", rule.crrf_thresholds, range(1, TOP_LEVEL + 1))
    if any(later <= earlier for earlier, later in pairwise(rule.crrf_thresholds)):
        yield Flaw("sl_rule.crrf_thresholds", _("the thresholds have to rise."))


def _reactions(method: "Method") -> Iterator[Flaw]:
    yield from _unique("reaction_times", [reaction.trigger for reaction in method.reaction_times])
    for number, reaction in enumerate(method.reaction_times, start=1):
        if reaction.days < 1:
            yield Flaw(f"reaction_times[{number}].days", _("at least one day is expected."))


def _size(place: str, entries: Sequence[object], allowed: range) -> Iterator[Flaw]:
    if len(entries) not in allowed:
        few, many = allowed.start, allowed.stop - 1
        wanted = str(few) if few == many else _("{few} to {many}").format(few=few, many=many)
        yield Flaw(
            place, _("{wanted} entries are expected, there are {count}.").format(wanted=wanted, count=len(entries))
        )


def _shape(place: str, rows: Sequence[Sequence[object]], height: int, width: int) -> Iterator[Flaw]:
    if len(rows) != height or any(len(row) != width for row in rows):
        sentence = _("{height} rows of {width} entries are expected.").format(height=height, width=width)
        yield Flaw(place, sentence)


def _unique(place: str, names: Iterable[str]) -> Iterator[Flaw]:
    seen: set[str] = set()
    for number, name in enumerate(names, start=1):
        if name in seen:
            yield Flaw(f"{place}[{number}]", _("“{name}” is used twice.").format(name=name))
        seen.add(name)


def _named(place: str, labels: Sequence[str]) -> Iterator[Flaw]:
    for number, label in enumerate(labels, start=1):
        if not label.strip():
            yield Flaw(f"{place}[{number}].label", _("a name is missing."))


def _key(place: str, key: str) -> Iterator[Flaw]:
    if not (key.isascii() and key.isalnum() and len(key) <= 12):
        yield Flaw(place, _("a key of up to 12 letters and digits is expected."))


def _known(place: str, letter: str, method: "Method") -> Iterator[Flaw]:
    if not any(level.letter == letter for level in method.levels):
        yield Flaw(place, _("“{letter}” is not the letter of a risk level.").format(letter=letter))


def _within(place: str, number: int, low: int, high: int) -> Iterator[Flaw]:
    if not low <= number <= high:
        yield Flaw(place, _("a number from {low} to {high} is expected.").format(low=low, high=high))


def _rows(place: str, found: Sequence[object], wanted: Sequence[object]) -> Iterator[Flaw]:
    if list(found) != list(wanted):
        listed = ", ".join(map(str, wanted))
        yield Flaw(place, _("one row each for {wanted} is expected, in this order.").format(wanted=listed))
