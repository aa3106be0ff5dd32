"""Groups of rows as they are shown, and the place of a row among them. No Qt."""

from dataclasses import dataclass, field
from typing import Any

Order = tuple[Any, ...]
"""What rows and groups are sorted by."""


@dataclass(eq=False, slots=True)
class Group:
    """The rows that have one value in the grouping column, in order. `serial` stays while other groups come and go.

    `texts` holds what the rows can be searched for, where that was needed.
    """

    serial: int
    title: str
    order: Order
    keys: list[str] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a row belongs: its group (None when there is none yet) by title and order, and its own order."""

    group: Group | None
    title: str
    group_order: Order
    order: Order
