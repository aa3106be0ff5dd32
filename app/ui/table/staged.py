"""Rows as they would be after something that waits for Apply."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from app.i18n import N_

R = TypeVar("R")


class Sign(StrEnum):
    """What would happen to a staged row: the sign that stands before it."""

    NEW = "+"
    CHANGED = "~"
    ASKS = "?"
    OUT = "–"


SIGN_WORDS = {
    Sign.NEW: N_("New"),
    Sign.CHANGED: N_("Changed"),
    Sign.ASKS: N_("Decide"),
    Sign.OUT: N_("Left out"),
}


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two values of one cell, as people read them: `here` and in the `file`; `takes_file` is None while undecided."""

    here: str
    file: str
    takes_file: bool | None = None


@dataclass(frozen=True, slots=True)
class Staged(Generic[R]):
    """A row as it would be after something that waits for Apply; `before` is it now, None for one that would be new.

    `taken` is False for a row that a person left out. `conflicts` holds by column key what a person decides or has
    decided; `meanings` what a row may stand for that cannot be told by itself, words and answer.
    """

    row: R
    before: R | None = None
    taken: bool = True
    conflicts: Mapping[str, Conflict] = field(default_factory=dict)
    meanings: Sequence[tuple[str, object]] = ()

    @property
    def asks(self) -> bool:
        """Whether a person has to decide something."""
        return bool(self.meanings) or any(one.takes_file is None for one in self.conflicts.values())

    @property
    def sign(self) -> Sign:
        """What would happen."""
        if not self.taken:
            return Sign.OUT
        if self.asks:
            return Sign.ASKS
        return Sign.CHANGED if self.before is not None else Sign.NEW
