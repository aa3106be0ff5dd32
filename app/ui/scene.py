"""One picture of the gallery."""

from collections.abc import Callable
from dataclasses import dataclass

from app.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture: `id` names its files, `show` brings the window there, `leave` takes away what would stay."""

    id: str
    show: Callable[[Desk], None]
    leave: Callable[[Desk], None] = lambda _desk: None
