"""A cell's text as the value of a field: one parser per kind, and three for fields with a form of their own."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.exchange.inventory.meanings import meanings, yes_or_no
from app.exchange.inventory.network import canonical_addresses, canonical_mac, canonical_services
from app.exchange.inventory.words import one_line
from app.i18n import _
from app.model.checks import canonical_decimal, problem_with
from app.model.fields import ALL_FRS, Field
from app.model.kinds import Kind
from app.model.levels import LevelVector

_ISO_DATE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_POINTED_DATE = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_STROKED_DATE = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")
_SHEET_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)")


@dataclass(frozen=True, slots=True)
class Forms:
    """What has to be asked about a register: whether 03/04/2026 is the third of April (`day_first`)."""

    day_first: bool = True


def value_of(field: Field, text: str, forms: Forms) -> object:
    """The value that a cell gives a field. ValueError, in words for the report, when it is not understood."""
    if _SHEET_ERROR.fullmatch(text):
        raise ValueError(_("The cell holds an error of the spreadsheet."))
    parse = _BY_NAME.get(field.name) or _BY_KIND.get(field.kind, _line)
    value = parse(field, text, forms)
    problem = problem_with(field, value)
    if problem is not None:
        raise ValueError(problem)
    return value


def day(text: str, day_first: bool) -> date:
    """The day of "2026-03-19", "19.03.2026" or, in the stated order, "19/03/2026". ValueError, in words."""
    if match := _ISO_DATE.fullmatch(text):
        year, month, number = match.groups()
    elif match := _POINTED_DATE.fullmatch(text):
        number, month, year = match.groups()
    elif match := _STROKED_DATE.fullmatch(text):
        number, month, year = match.groups() if day_first else match.group(2, 1, 3)
    else:
        raise ValueError(_("A date is expected, as in 2027-01-31."))
    try:
        return date(int(year), int(month), int(number))
    except ValueError:
        order = _("day/month/year") if day_first else _("month/day/year")
        raise ValueError(
            _("There is no such day; dates with strokes are read as {order}.").format(order=order)
        ) from None


def has_stated_order(text: str) -> bool:
    """Whether the day that a text means depends on the stated order."""
    match = _STROKED_DATE.fullmatch(text)
    return match is not None and match.group(1) != match.group(2)


def _line(_field: Field, text: str, _forms: Forms) -> str:
    return one_line(text)


def _prose(_field: Field, text: str, _forms: Forms) -> str:
    return text


def _integer(_field: Field, text: str, _forms: Forms) -> int:
    if not text.isdecimal() or len(text) > 9:
        raise ValueError(_("A whole number is expected."))
    return int(text)


def _decimal(_field: Field, text: str, _forms: Forms) -> str:
    try:
        return canonical_decimal(text)
    except ValueError:
        raise ValueError(_("Write the number as in 1250.5.")) from None


def _flag(_field: Field, text: str, _forms: Forms) -> bool:
    answer = yes_or_no(text)
    if answer is None:
        raise ValueError(_("Yes or no is expected."))
    return answer


def _day(_field: Field, text: str, forms: Forms) -> date:
    return day(text, forms.day_first)


def _choice(field: Field, text: str, _forms: Forms) -> object:
    assert field.choices is not None
    term = meanings(field.name, field.choices).find(text)
    if term is None:
        raise ValueError(_("None of: {terms}.").format(terms=", ".join(choice.label for choice in field.choices)))
    return term


def _vector(_field: Field, text: str, _forms: Forms) -> str:
    return str(LevelVector.parse(text))


def _frs(_field: Field, text: str, _forms: Forms) -> str:
    named = re.split(r"[\s,;]+", text.upper())
    if any(code not in ALL_FRS.split() for code in named):
        raise ValueError(_("Write foundational requirements as in IAC UC RA."))
    return " ".join(code for code in ALL_FRS.split() if code in named)


_BY_KIND: dict[Kind, Callable[[Field, str, Forms], object]] = {
    Kind.PROSE: _prose,
    Kind.INTEGER: _integer,
    Kind.SCORE: _integer,
    Kind.LEVEL: _integer,
    Kind.DECIMAL: _decimal,
    Kind.FLAG: _flag,
    Kind.DATE: _day,
    Kind.CHOICE: _choice,
    Kind.VECTOR: _vector,
    Kind.FRS: _frs,
}

_BY_NAME: dict[str, Callable[[Field, str, Forms], object]] = {
    "addresses": lambda _field, text, _forms: canonical_addresses(text),
    "mac": lambda _field, text, _forms: canonical_mac(text),
    "services": lambda _field, text, _forms: canonical_services(text),
}
