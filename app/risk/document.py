"""Frozen dataclasses as plain documents and back, with every error collected and located.

A class is its own schema: field names are keys, annotations say what is allowed, defaults fill what is left out.
Supported are text, whole numbers, flags, decimals (canonical text), vocabulary terms, nested dataclasses, tuples
of these, and `| None`.
"""

import dataclasses
import types
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from app.i18n import _
from app.risk.decimals import decimal_text, parse_decimal

T = TypeVar("T")

_LONGEST_TEXT = 4_000
_WRONG: Any = object()


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong at a place of a document; `place` reads "levels[2].label", counted from 1; "" is the whole."""

    place: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.place}: {self.sentence}" if self.place else self.sentence


def encode(value: object) -> Any:
    """A dataclass as a plain document of dicts, lists, text, whole numbers, flags and None."""
    if dataclasses.is_dataclass(value):
        return {field.name: encode(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    if isinstance(value, Decimal):
        return decimal_text(value)
    return str(value) if isinstance(value, StrEnum) else value


def decode(kind: type[T], document: object) -> tuple[T | None, tuple[Flaw, ...]]:
    """Read a document into `kind`; with any flaw the value is None. Meaning beyond types is not checked."""
    flaws: list[Flaw] = []
    value = _decode(kind, document, "", flaws)
    return (None if flaws else value), tuple(flaws)


def _decode(hint: Any, raw: object, place: str, flaws: list[Flaw]) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        if raw is None:
            return None
        hint = next(part for part in get_args(hint) if part is not type(None))
    if get_origin(hint) is tuple:
        return _decode_list(get_args(hint)[0], raw, place, flaws)
    if dataclasses.is_dataclass(hint):
        return _decode_record(hint, raw, place, flaws)
    try:
        return _decode_leaf(hint, raw)
    except ValueError as wrong:
        flaws.append(Flaw(place, str(wrong)))
        return _WRONG


def _decode_list(item: Any, raw: object, place: str, flaws: list[Flaw]) -> Any:
    if not isinstance(raw, list):
        flaws.append(Flaw(place, _("a list is expected.")))
        return _WRONG
    return tuple(_decode(item, entry, f"{place}[{index}]", flaws) for index, entry in enumerate(raw, start=1))


def _decode_record(kind: Any, raw: object, place: str, flaws: list[Flaw]) -> Any:
    if not isinstance(raw, Mapping):
        flaws.append(Flaw(place, _("an object with named entries is expected.")))
        return _WRONG
    hints = _hints(kind)
    start = len(flaws)
    values = {}
    flaws.extend(Flaw(_join(place, str(key)), _("this entry is not known.")) for key in raw if key not in hints)
    for field in dataclasses.fields(kind):
        if field.name in raw:
            values[field.name] = _decode(hints[field.name], raw[field.name], _join(place, field.name), flaws)
        elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            flaws.append(Flaw(_join(place, field.name), _("this entry is missing.")))
    return kind(**values) if len(flaws) == start else _WRONG


@cache
def _hints(kind: type[Any]) -> dict[str, Any]:
    return get_type_hints(kind)


def _decode_leaf(hint: Any, raw: object) -> object:
    """ValueError with a sentence for the person when `raw` is not a `hint`."""
    if hint is bool:
        return _checked(raw, isinstance(raw, bool), _("true or false is expected."))
    if hint is int:
        return _checked(raw, isinstance(raw, int) and not isinstance(raw, bool), _("a whole number is expected."))
    if not isinstance(raw, str):
        raise ValueError(_("text is expected."))
    if hint is Decimal:
        try:
            return parse_decimal(raw)
        except ValueError as wrong:
            raise ValueError(_('a decimal number as text is expected, such as "2.5".')) from wrong
    if issubclass(hint, StrEnum):
        allowed = {str(term): term for term in hint}
        if raw not in allowed:
            raise ValueError(_("one of {allowed} is expected.").format(allowed=", ".join(allowed)))
        return allowed[raw]
    if len(raw) > _LONGEST_TEXT:
        raise ValueError(_("the text is longer than {count} characters.").format(count=_LONGEST_TEXT))
    if any(unicodedata.category(sign) in {"Cc", "Cs"} and sign not in "\n\t" for sign in raw):
        raise ValueError(_("the text holds control characters."))
    return unicodedata.normalize("NFC", raw)


def _checked(raw: object, fits: bool, sentence: str) -> object:
    if not fits:
        raise ValueError(sentence)
    return raw


def _join(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key
