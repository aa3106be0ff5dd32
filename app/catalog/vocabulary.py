"""Closed vocabularies of the catalogue, and the mark of the texts that are translated when shown."""

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Final, TypeAlias, get_args, get_type_hints

from app.i18n import N_
from app.model.levels import TOP_LEVEL
from app.model.terms import Term

LEVELS: Final = tuple(range(1, TOP_LEVEL + 1))

Text: TypeAlias = Annotated[str, "msgid"]
"""A text that people read. The value is its msgid: show it through gettext."""


class Confidence(Term):
    """How well a row is confirmed. A row below high says in its `doubt` what to check."""

    HIGH = "high", N_("High")
    MEDIUM = "medium", N_("Medium")
    LOW = "low", N_("Low")


class Relation(Term):
    """Who says that two requirements correspond, the strongest first: the order in which they are shown."""

    PUBLISHED = "published", N_("Published by the framework")
    CURATED = "curated", N_("Our judgement")
    DERIVED = "derived", N_("Carried over by an edition map")


class ComponentType(Term):
    """The four types of component in 62443-4-2. CR apply to all, SAR, EDR, HDR and NDR to one each."""

    SOFTWARE = "software", N_("Software application")
    EMBEDDED = "embedded", N_("Embedded device")
    HOST = "host", N_("Host device")
    NETWORK = "network", N_("Network device")


def texts_of(row: object) -> Iterator[str]:
    """The texts of a row that go through gettext when shown: its fields of type Text or tuple of Text."""
    row_type: type = type(row)
    for field in _text_fields(row_type):
        value = getattr(row, field)
        yield from (text for text in ((value,) if isinstance(value, str) else value) if text)


@cache
def _text_fields(row_type: type) -> tuple[str, ...]:
    hints = get_type_hints(row_type, include_extras=True)
    return tuple(name for name, hint in hints.items() if hint == Text or Text in get_args(hint))
