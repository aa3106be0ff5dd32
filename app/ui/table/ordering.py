"""Orders that compare the other way round."""

from functools import total_ordering
from typing import Any


@total_ordering
class Reversed:
    """An order that compares the other way round, so that one bisection serves both directions."""

    __slots__ = ("order",)

    def __init__(self, order: tuple[Any, ...]) -> None:
        self.order = order

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Reversed) and self.order == other.order

    def __hash__(self) -> int:
        return hash(self.order)

    def __lt__(self, other: "Reversed") -> bool:
        return other.order < self.order
