"""Typed and pasted text as values of a field, and the words that a field can be chosen from."""

import unicodedata
from collections.abc import Callable, Sequence
from datetime import date

from app.errors import UserError
from app.i18n import _
from app.model.checks import canonical_decimal, problem_with
from app.model.entities import ENTITY
from app.model.fields import Field
from app.model.kinds import Kind
from app.workflow.facts import Facts
from app.workflow.finding import code_of

Choice = tuple[str, object]
Choices = Callable[[Field], Sequence[Choice]]
CHOSEN_KINDS = (Kind.CHOICE, Kind.FLAG, Kind.LEVEL, Kind.REF)
_LEVELS = range(5)


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
    value = _read_choice(field, clean, choices) if field.kind in CHOSEN_KINDS else _read_plain(field, clean)
    problem = problem_with(field, value)
    if problem is not None:
        raise UserError(_("{field}: {problem}").format(field=field.label, problem=problem), _("The old value stays."))
    return value


def _read_choice(field: Field, text: str, choices: Choices) -> object:
    if not text and field.optional:
        return None
    known = {words.casefold(): value for words, value in choices(field)}
    known |= {str(value).casefold(): value for _words, value in choices(field) if value is not None}
    if field.kind is Kind.FLAG:
        known |= {"": False, "x": True, "1": True, "0": False}
    return known.get(text.casefold(), text)


def _read_plain(field: Field, text: str) -> object:
    if not text and field.optional:
        return None
    try:
        if field.kind in (Kind.INTEGER, Kind.SCORE):
            return int(text)
        if field.kind is Kind.DATE:
            return date.fromisoformat(text)
        if field.kind is Kind.DECIMAL and text:
            return canonical_decimal(text.replace(",", "."))
    except ValueError:
        return text
    return text
