"""The colours keep the contrast that the design promises, computed from the tokens themselves."""

from itertools import pairwise

import pytest

from app.ui.theme import load_tokens

TOKENS = load_tokens()
GROUNDS = ("bg.app", "bg.surface", "bg.sunken", "bg.raised", "bg.hover", "bg.selected", "lane.a", "lane.b", "zone.fill")
FIELD_GROUNDS = ("bg.app", "bg.surface", "bg.sunken", "bg.raised")
INKS = ("text.primary", "text.secondary", "text.muted", "accent.text", "error", "warn", "ok", "info")
LEAST_STEP = {"light": 12, "dark": 10, "projector": 11}


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _lightness(colour: str) -> float:
    linear = _luminance(colour)
    return 116 * linear ** (1 / 3) - 16 if linear > 0.008856 else 903.3 * linear


def _needed(theme: str) -> float:
    return 7.0 if theme == "projector" else 4.5


@pytest.mark.parametrize("theme", TOKENS.colours)
def test_text_can_be_read_on_every_ground_that_it_may_stand_on(theme: str) -> None:
    colours = TOKENS.colours[theme]
    pairs = [(ink, ground) for ink in INKS for ground in GROUNDS]
    pairs += [(ink, f"{ink}.soft") for ink in ("error", "warn", "ok", "info")]
    pairs += [("on.accent", "accent"), ("bg.surface", "text.primary")]
    weak = [pair for pair in pairs if _contrast(colours[pair[0]], colours[pair[1]]) < _needed(theme)]
    assert not weak


@pytest.mark.parametrize("theme", TOKENS.colours)
def test_edges_of_controls_and_the_focus_ring_stand_out(theme: str) -> None:
    colours = TOKENS.colours[theme]
    pairs = [("border.control", ground) for ground in FIELD_GROUNDS]
    pairs += [(line, ground) for line in ("focus", "conduit.untrusted") for ground in GROUNDS]
    weak = [pair for pair in pairs if _contrast(colours[pair[0]], colours[pair[1]]) < 3]
    assert not weak


@pytest.mark.parametrize("theme", TOKENS.colours)
def test_letters_and_digits_can_be_read_on_their_ramps(theme: str) -> None:
    colours = TOKENS.colours[theme]
    pairs = [(f"onrisk.{letter}", f"risk.{letter}") for letter in "VLMHC"]
    pairs += [(f"onsl.{level}", f"sl.{level}") for level in range(5)]
    weak = [pair for pair in pairs if _contrast(colours[pair[0]], colours[pair[1]]) < 4.5]
    assert not weak


@pytest.mark.parametrize("theme", TOKENS.colours)
def test_risk_levels_differ_in_grey_so_that_a_print_still_tells_them_apart(theme: str) -> None:
    colours = TOKENS.colours[theme]
    greys = [round(_lightness(colours[f"risk.{letter}"])) for letter in "VLMHC"]
    steps = [abs(one - other) for one, other in pairwise(greys)]
    assert min(steps) >= LEAST_STEP[theme]


def test_every_theme_names_the_same_roles() -> None:
    roles = {frozenset(colours) for colours in TOKENS.colours.values()}
    assert len(roles) == 1
