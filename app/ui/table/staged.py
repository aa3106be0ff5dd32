"""Rows as they would be after something that waits for Apply."""

from dataclasses import dataclass
from typing import Generic, TypeVar

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Staged(Generic[R]):
    """A row as it would be after something that waits for Apply; `before` is it now, None for one that would be new."""

    row: R
    before: R | None = None

    @property
    def sign(self) -> str:
        """What would happen: + new, ~ changed."""
        return "~" if self.before is not None else "+"
