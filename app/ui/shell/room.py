"""How the shell divides its width: pure arithmetic over logical pixels."""

from dataclasses import dataclass

from app.ui.theme import Tokens

_INSPECTOR_COMPACT = 300


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Widths at scale 1: the rail and whether it is rings only, the inspector and whether it lies over the page."""

    rail: float
    mini: bool
    inspector: float
    overlay: bool
    words: bool


def arrange(tokens: Tokens, width: float, scale: float) -> Arrangement:
    """The arrangement for a window of `width` pixels at `scale`.

    From 1600 logical pixels on everything has its full width; from 1280 on the rail shrinks and header buttons
    lose their words; below that the inspector lies over the page.
    """
    logical = width / scale
    full = logical >= tokens.full_width
    return Arrangement(
        rail=tokens.sizes["rail" if full else "railMini"],
        mini=not full,
        inspector=tokens.sizes["inspector"] if full else _INSPECTOR_COMPACT,
        overlay=logical < tokens.compact_width,
        words=full,
    )
