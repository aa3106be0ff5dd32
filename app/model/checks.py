"""Whether a value may stand in a field: type, limits, clean text. The same for screen, import and document."""

import json
import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from decimal import Context
from decimal import Decimal as Number

from app.i18n import N_, _
from app.model.fields import ALL_FRS, Entity, Field, fields_of
from app.model.kinds import Kind
from app.model.levels import LevelVector
from app.model.terms import Term

_EXACT = Context(prec=60)
_SCORES = re.compile(r"[A-Za-z0-9_-]+=[1-6]( [A-Za-z0-9_-]+=[1-6])*")
_DECIMAL = re.compile(r"[+-]?[0-9]{1,30}(\.[0-9]{1,30})?")  # no exponents: 1e999999 would become a million digits
_HASH = re.compile(r"[0-9a-f]{64}")
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def problem_with(field: Field, value: object) -> str | None:
    """What is wrong with `value` in `field`, as a sentence that says what is expected; None when it may stand."""
    if value is None:
        return None if field.optional else _("A value is needed here.")
    return _CHECKS[field.kind](field, value)


def first_problem(row: Entity) -> tuple[Field, str] | None:
    """The first field of a row whose value may not stand, with the reason; None when all may."""
    for field in fields_of(type(row)):
        problem = problem_with(field, getattr(row, field.name))
        if problem is not None:
            return field, problem
    references = [getattr(row, name) for name in row.one_of]
    if references and sum(reference is not None for reference in references) != 1:
        field = next(field for field in fields_of(type(row)) if field.name == row.one_of[0])
        return field, _("Exactly one of {names} must be given.").format(names=", ".join(row.one_of))
    return None


def canonical_decimal(text: str) -> str:
    """Decimal text in its one form: "01,50" is refused, "1.50" becomes "1.5"; ValueError for anything else."""
    if not _DECIMAL.fullmatch(text):
        raise ValueError(text)
    plain = format(Number(text).normalize(_EXACT), "f")
    return "0" if plain == "-0" else plain


def _text(field: Field, value: object) -> str | None:
    if not isinstance(value, str):
        return _("Text is expected.")
    if len(value) > field.length:
        return _("The text has {count} characters; at most {most} are kept.").format(
            count=len(value), most=field.length
        )
    if not value.isascii() and not unicodedata.is_normalized("NFC", value):
        return _("The text is not in composed Unicode form (NFC).")
    if value.isprintable():
        return None
    allowed = "\n\t" if field.kind is Kind.PROSE else ""
    for at, character in enumerate(value):
        if not character.isprintable() and character not in allowed and _is_control(character):
            return _("Character {at} is a control character (U+{code:04X}).").format(at=at + 1, code=ord(character))
    return None


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cs") or character in "\u2028\u2029"


def _integer(field: Field, value: object) -> str | None:
    if not isinstance(value, int) or isinstance(value, bool):
        return _("A whole number is expected.")
    low, high = field.low, field.high
    if (low is not None and value < low) or (high is not None and value > high):
        return _("{value} is outside {low} to {high}.").format(
            value=value, low="…" if low is None else low, high="…" if high is None else high
        )
    return None


def _choice(field: Field, value: object) -> str | None:
    assert field.choices is not None
    if isinstance(value, Term) and isinstance(value, field.choices):
        return None
    return _("{value} is none of: {terms}.").format(value=value, terms=", ".join(field.choices))


def _decimal(field: Field, value: object) -> str | None:
    if value == "":
        return None
    try:
        return None if canonical_decimal(str(value)) == value else _("Write the number as in 1250.5.")
    except ValueError:
        return _("Write the number as in 1250.5.")


def _vector(field: Field, value: object) -> str | None:
    try:
        return None if str(LevelVector.parse(str(value))) == value else _("Write levels as in 3 3 2 - 1 2 2.")
    except ValueError:
        return _("Write seven levels, 0 to 4 or -, as in 3 3 2 - 1 2 2.")


def _frs(field: Field, value: object) -> str | None:
    codes = str(value).split(" ") if value else []
    if codes == [code for code in ALL_FRS.split() if code in codes] and len(str(value)) <= field.length:
        return None
    return _("Write foundational requirements in their order, as in IAC UC RA.")


def _pattern(expected: re.Pattern[str], hint: str) -> Callable[[Field, object], str | None]:
    def check(field: Field, value: object) -> str | None:
        if isinstance(value, str) and (value == "" or expected.fullmatch(value)) and len(value) <= field.length:
            return None
        return _(hint)

    return check


def _json(field: Field, value: object) -> str | None:
    try:
        json.loads(str(value))
    except ValueError:
        return _("JSON is expected.")
    return None


def _instance(expected: type, hint: str) -> Callable[[Field, object], str | None]:
    return lambda field, value: None if type(value) is expected else _(hint)


def _identifier(field: Field, value: object) -> str | None:
    return None if isinstance(value, str) and _ID.fullmatch(value) else _("A UUID is expected.")


_CHECKS: dict[Kind, Callable[[Field, object], str | None]] = {
    Kind.ID: _identifier,
    Kind.REF: _identifier,
    Kind.CODE: _text,
    Kind.LINE: _text,
    Kind.PROSE: _text,
    Kind.INTEGER: _integer,
    Kind.SCORE: _integer,
    Kind.LEVEL: _integer,
    Kind.FLAG: _instance(bool, N_("Yes or no is expected.")),
    Kind.DATE: _instance(date, N_("A date is expected, as in 2027-01-31.")),
    Kind.MOMENT: _instance(datetime, N_("A date and time is expected.")),
    Kind.CHOICE: _choice,
    Kind.DECIMAL: _decimal,
    Kind.VECTOR: _vector,
    Kind.FRS: _frs,
    Kind.SCORES: _pattern(_SCORES, N_("Write scores as in HS=4 EN=2.")),
    Kind.HASH: _pattern(_HASH, N_("A SHA-256 in hexadecimal is expected.")),
    Kind.JSON: _json,
}
