"""Typed and pasted text as values of a field, and the words that a field can be chosen from."""

import unicodedata
from collections.abc import Callable, Sequence
from difflib import get_close_matches

from app.errors import UserError
from app.i18n import _
from app.model.checks import canonical_decimal, problem_with
from app.model.entities import ENTITY
from app.model.fields import Field
from app.model.kinds import Kind
from app.model.levels import LevelVector
from app.ui.table.dates import read_date
from app.workflow.facts import Facts
from app.workflow.finding import code_of

Choice = tuple[str, object]
Choices = Callable[[Field], Sequence[Choice]]
CHOSEN_KINDS = (Kind.CHOICE, Kind.FLAG, Kind.LEVEL, Kind.REF)
_LEVELS = range(5)
_MOST_EXAMPLES = 4


def choices_of(facts: Facts, field: Field) -> list[Choice]:
    """The words and values that a field can be chosen from, the empty one first where it may be empty."""
    empty: list[Choice] = [("–", None)] if field.optional else []
    if field.choices is not None:
        return empty + [(term.label, term) for term in field.choices]
    if field.kind is Kind.FLAG:
        return [(_("Yes"), True), (_("No"), False)]
    if field.kind is Kind.LEVEL:
        return empty + [(str(level), level) for level in _LEVELS]
    if field.kind is Kind.REF:
        rows = facts.all(ENTITY[field.target]).values()
        return empty + sorted(((code_of(row), row.id) for row in rows), key=lambda choice: choice[0])
    return []


def read_text(field: Field, text: str, choices: Choices) -> object:
    """Text as a value of the field; blank is None where the field may be empty. UserError says what is expected."""
    clean = unicodedata.normalize("NFC", text.strip())
    if field.kind in CHOSEN_KINDS:
        return _read_choice(field, clean, choices)
    if not clean and field.optional:
        return None
    try:
        value = _READ.get(field.kind, str)(clean)
    except ValueError as wrong:
        raise _refused(field, str(wrong), _EXAMPLES.get(field.kind, "")) from wrong
    problem = problem_with(field, value)
    if problem is not None:
        raise _refused(field, problem, _EXAMPLES.get(field.kind, ""))
    return value


def matching(text: str, choices: Sequence[Choice]) -> list[Choice]:
    """The choices that a typed text may mean: the one that it is, else those that begin with it or hold it."""
    sought = text.strip().casefold()
    for fits in (str.__eq__, str.startswith, str.__contains__):
        found = [choice for choice in choices if fits(choice[0].casefold(), sought)]
        if found:
            return found
    return []


def _read_choice(field: Field, text: str, choices: Choices) -> object:
    if not text and field.optional:
        return None
    if not text and field.kind is not Kind.FLAG:
        raise _refused(field, _("A value is needed here."), "")
    offered = choices(field)
    known = {str(value).casefold(): value for _words, value in offered if value is not None}
    known |= {words.casefold(): value for words, value in offered}
    if field.kind is Kind.FLAG:
        known |= {"": False, "x": True, "1": True, "0": False, "true": True, "false": False}
    if sum(words.casefold() == text.casefold() for words, _value in offered) > 1:
        raise _refused(field, _("“{text}” names several rows.").format(text=text), "")
    if text.casefold() in known:
        return known[text.casefold()]
    words = [words for words, value in offered if value is not None]
    near = get_close_matches(text, words, _MOST_EXAMPLES) or words[:_MOST_EXAMPLES]
    raise _refused(field, _("“{text}” is not known.").format(text=text), ", ".join(near))


def _refused(field: Field, problem: str, example: str) -> UserError:
    message = _("{field}: {problem}").format(field=field.label, problem=problem)
    return UserError(message, _("For example {example}.").format(example=example) if example else "")


def _whole_number(text: str) -> int:
    try:
        return int(text.replace("\u202f", "").replace("\xa0", ""))
    except ValueError:
        raise ValueError(_("“{text}” is no whole number.").format(text=text)) from None


def _decimal(text: str) -> str:
    try:
        return canonical_decimal(text.replace(",", ".")) if text else ""
    except ValueError:
        raise ValueError(_("“{text}” is no number.").format(text=text)) from None


def _vector(text: str) -> str:
    joined = len(text) == 7 and set(text) <= set("01234-")
    return str(LevelVector.parse(" ".join(text) if joined else text))


_READ: dict[Kind, Callable[[str], object]] = {
    Kind.INTEGER: _whole_number,
    Kind.SCORE: _whole_number,
    Kind.DECIMAL: _decimal,
    Kind.DATE: read_date,
    Kind.VECTOR: _vector,
}
_EXAMPLES = {
    Kind.INTEGER: "12",
    Kind.SCORE: "3",
    Kind.DECIMAL: "1250.5",
    Kind.DATE: "2027-01-31",
    Kind.VECTOR: "3 3 2 - 1 2 2",
}
