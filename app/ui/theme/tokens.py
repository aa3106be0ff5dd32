"""The design tokens: colours by role, points of type, sizes. Read from resources/themes/tokens.json, free of Qt."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.paths import resource


@dataclass(frozen=True, slots=True)
class Tokens:
    """What tokens.json says.

    `colours` maps theme to role to "#RRGGBB"; `points` a type role to points at scale 1; `sizes` and `radii` a
    name to pixels at scale 1 (nested names are joined by a dot: "row.normal"); `scales` a density to its factor.
    """

    family: str
    mono: str
    colours: Mapping[str, Mapping[str, str]]
    points: Mapping[str, float]
    sizes: Mapping[str, float]
    radii: Mapping[str, float]
    scales: Mapping[str, float]
    full_width: int
    compact_width: int


def load_tokens() -> Tokens:
    """Read the shipped tokens. A file that is not as expected raises KeyError: it is part of the program."""
    raw = json.loads(resource("themes", "tokens.json").read_text(encoding="utf-8"))
    return Tokens(
        family=raw["type"]["family"],
        mono=raw["type"]["mono"],
        colours=raw["themes"],
        points=raw["type"]["size"],
        sizes=_flat(raw["size"]),
        radii=raw["radius"],
        scales=raw["scale"],
        full_width=raw["breakpoint"]["full"],
        compact_width=raw["breakpoint"]["compact"],
    )


def _flat(tree: Mapping[str, Any], stem: str = "") -> dict[str, float]:
    """Nested names joined by dots: {"row": {"normal": 32}} becomes {"row.normal": 32}."""
    flat: dict[str, float] = {}
    for name, value in tree.items():
        if isinstance(value, Mapping):
            flat |= _flat(value, f"{stem}{name}.")
        else:
            flat[stem + name] = value
    return flat
