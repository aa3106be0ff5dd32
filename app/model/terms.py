"""A vocabulary term: a stored value with the words that people read."""

from enum import StrEnum
from typing import Self

from app.i18n import _


class Term(StrEnum):
    """One word of a closed vocabulary. The value is stored and never changes; the label is shown.

    Members are written `CONTROLLER = "controller", N_("Controller")`.
    """

    msgid: str

    def __new__(cls, value: str, msgid: str = "") -> Self:
        term = str.__new__(cls, value)
        term._value_ = value
        term.msgid = msgid
        return term

    @property
    def label(self) -> str:
        """The term in the language in use."""
        return _(self.msgid)
