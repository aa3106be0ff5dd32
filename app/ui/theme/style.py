"""One style sheet for standard widgets: a template whose slots are colour roles, sizes and points."""

from collections.abc import Iterator, Mapping
from functools import cache
from string import Template
from typing import TYPE_CHECKING

from app.paths import resource

if TYPE_CHECKING:
    from app.ui.theme.theme import Theme


class _Slots(Mapping[str, str]):
    """Resolves a slot: `px_12`, `pt_body`, `size_topbar`, `radius_chip`; anything else is a colour role."""

    def __init__(self, theme: "Theme") -> None:
        self._theme = theme

    def __getitem__(self, slot: str) -> str:
        stem, _, rest = slot.partition("_")
        match stem:
            case "px":
                return str(self._theme.px(float(rest)))
            case "pt":
                return f"{self._theme.points(rest):.2f}"
            case "size":
                return str(self._theme.size(rest.replace("_", ".")))
            case "radius":
                return str(self._theme.radius(rest))
        return self._theme.c(slot.replace("_", ".")).name()

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


@cache
def _template() -> Template:
    return Template(resource("themes", "window.qss").read_text(encoding="utf-8"))


def style_sheet(theme: "Theme") -> str:
    """The style sheet of the theme and scale in use."""
    return _template().substitute(_Slots(theme))
